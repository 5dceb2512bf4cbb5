"""The page of who signs for the authority; it may be left empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.settings import Signatory
from polesdesk.ui.first_run.page import FormPage
from polesdesk.ui.form import Field, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, TextInput
from polesdesk.ui.inputs.suggestions import suggest
from polesdesk.ui.words import tr

NEEDED = ("last_name", "quality")
"""What a signatory cannot do without, once anything is said of one."""
QUALITIES = ("maire", "première adjointe au maire", "premier adjoint au maire",
             "adjointe au maire déléguée à la vie associative",
             "adjoint au maire délégué à la vie associative")  # fmt: skip


class SignatoryPage(FormPage):
    """Asks for the name and the quality that are printed, and the act that empowers."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(
            "signatory",
            tr("Qui signe pour elle\u202f?"),
            tr(
                "La personne dont le nom s’imprime au bas des conventions. Vous pouvez passer "
                "cette page et l’ajouter plus tard dans les réglages."
            ),
            _sections(today),
            {},
        )

    def signatory(self) -> Signatory | None:
        """Return who signs, or None when the page was left empty."""
        if not self.has_typed():
            return None
        values = {name: self.value(name) for name in self.form.fields}
        return Signatory(id=new_id(), is_default=True, **values)

    def wrong_together(self) -> list[Field]:
        """Ask for the name and the quality once anything was typed."""
        if not self.has_typed():
            return []
        wrong = [self.form.fields[name] for name in NEEDED if not self.value(name)]
        for field in wrong:
            field.show_error(tr("À remplir\u202f: {label}.").format(label=field.label_text))
        return wrong


def _sections(today: Callable[[], date]) -> tuple[Section, ...]:
    civilities = tuple(Choice(value=one, label=one) for one in ("Mme", "M."))
    quality = TextInput()
    suggest(quality, QUALITIES)
    act = tr("«\u202farrêté de délégation\u202f», «\u202fprocès-verbal d’élection\u202f»…")
    return (
        Section(
            fields=(
                Field("civility", tr("Civilité"), ChoiceInput(civilities)),
                Field("first_name", tr("Prénom"), TextInput(longest=120)),
                Field("last_name", tr("Nom"), TextInput(longest=120)),
                Field("quality", tr("Qualité"), quality,
                      hint=tr("Comme elle s’imprime\u202f: «\u202fmaire\u202f».")),
            )
        ),
        Section(
            title=tr("Acte qui l’habilite"),
            fields=(
                Field("act_kind", tr("Nature"), TextInput(longest=120), hint=act),
                Field("act_number", tr("Numéro"), TextInput(longest=60)),
                Field("act_date", tr("Date"), DateInput(today)),
            ),
        ),
    )  # fmt: skip
