"""Papers of satisfaction typed one after the other: a digit a question, Enter for the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.actions import journee, sign_ups
from polesdesk.actions.journee import EditionCard
from polesdesk.domain.field_words import field_label
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_labels import WISHES
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.lists import Choice
from polesdesk.domain.sign_ups import SurveyAnswer
from polesdesk.domain.worksites import Worksite
from polesdesk.ui.announcing import announce
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, Input, IntInput, LongTextInput, TextInput
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import choices_of, tr

_MARKS = ("overall", "welcome", "organisation", "worksite", "meal")


class SurveyDialog(FormDialog):
    """Keeps a paper and stays open for the next one; what was typed so far is counted above."""

    def __init__(
        self, desk: Desk, edition: CitizenDay, worksites: Sequence[Worksite], parent: QWidget
    ) -> None:
        self._desk = desk
        self._edition = edition
        form = _make_form(worksites)
        super().__init__(
            form,
            name="survey",
            title=tr("Saisir les questionnaires"),
            save=self._save,
            parent=parent,
            verb=tr("&Enregistrer et suivant"),
            back=tr("&Fermer"),
        )
        self.counted = plain_label(role="muted")
        self.counted.setObjectName("survey_counted")
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.counted)
        self._count()

    def _save(self, values: Mapping[str, Any]) -> None:
        told = dict(values)
        for name in ("worksite_id", "returns", "leads"):
            told[name] = told[name] or None
        answer = SurveyAnswer(id=new_id(), edition_id=self._edition.id, **told)
        self._desk.do(
            sign_ups.save_answer,
            answer,
            then=lambda _kept: self._go_on(str(told["worksite_id"] or "")),
            failed=self.form.refuse,
            owner=self,
        )

    def _go_on(self, worksite_id: str) -> None:
        """Empty the form for the next paper; a pile is often of one worksite."""
        self.form.set_values(dict.fromkeys(self.form.fields) | {"worksite_id": worksite_id})
        self.form.focus_field("overall")
        self._count()

    def _count(self) -> None:
        def tell(card: EditionCard) -> None:
            count = len(card.records.answers)
            text = plural(count, tr("questionnaire saisi."), tr("questionnaires saisis."))
            self.counted.setText(text)
            announce(self, text)

        self._desk.read(journee.card, self._edition.id, then=tell, owner=self)


def _make_form(worksites: Sequence[Worksite]) -> Form:
    sites = [Choice(value=one.id, label=numbered(one)) for one in worksites]
    wishes = choices_of(WISHES)
    marks = tuple(
        _field(name, IntInput(least=1, most=4), hint=tr("1 pas du tout, 4 tout à fait")
               if name == "overall" else "")
        for name in _MARKS
    )  # fmt: skip
    return Form(
        "survey",
        (
            Section(
                fields=(
                    _field("worksite_id", ChoiceInput(sites, empty_label="–")),
                    *marks,
                    _field("returns", ChoiceInput(wishes, empty_label="–")),
                    _field("leads", ChoiceInput(wishes, empty_label="–")),
                    _field("heard_by", TextInput(longest=120)),
                    _field("comment", LongTextInput(lines=3)),
                )
            ),
        ),
    )


def _field(name: str, widget: Input, *, hint: str = "") -> Field:
    return Field(name, tr(field_label("survey_answer", name)), widget, hint=hint)
