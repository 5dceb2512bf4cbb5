"""The page of who signs for the authority: quality, delegation, from when to when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from polesdesk.actions import settings as office
from polesdesk.domain.french import format_date
from polesdesk.domain.identity import new_id
from polesdesk.domain.settings import Authority, Signatory, delegation_covers, signatory_name
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.chips import Chip
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import CheckInput, DateInput, TextInput
from polesdesk.ui.settings.lines_page import LinesPage
from polesdesk.ui.settings.page import Heading
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

FIELDS = (
    "civility", "first_name", "last_name", "quality", "act_kind", "act_number", "act_date",
    "from_date", "to_date", "is_default",
)  # fmt: skip


class SignatoriesPage(LinesPage):
    """Lists signatories, the default one first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Heading(
                name="signatories",
                title=tr("Signataires"),
                hint=tr("Un original n’est émis que si la délégation du signataire court encore."),
                icon="stamp",
            ),
            add=tr("&Ajouter un signataire…"),
        )

    def show_authority(self, authority: Authority) -> None:
        """Show the signatories: the default one, those in office, then the others."""
        today = self._desk.today()
        known = sorted(
            authority.signatories,
            key=lambda one: (not one.is_default, not delegation_covers(one, today), one.last_name),
        )
        empty = tr("Aucun signataire\u202f: sans lui, aucun original ne peut être émis.")
        self.show_blocks(Block(lines=tuple(self._line(one, today) for one in known), empty=empty))

    def add_record(self) -> None:
        """Open the dialog of a new signatory."""
        self._edit(Signatory(id=new_id(), civility=""))

    def _line(self, one: Signatory, today: date) -> Line:
        menu = [Button(name="signatory_edit", text=tr("Modifier…"), act=partial(self._edit, one))]
        if not one.is_default:
            choose = partial(self._choose, one)
            menu.append(Button(name="signatory_default", text=tr("Choisir par défaut"), act=choose))
        remove = partial(self._bin, one)
        menu.append(
            Button(name="signatory_delete", text=tr("Supprimer"), act=remove, icon="trash-2")
        )
        actions = Button(name="signatory_actions", text=tr("Actions"), menu=menu)
        name = signatory_name(one)
        return Line(
            title=f"{name}, {one.quality}" if one.quality else name,
            detail=" · ".join(part for part in (_act(one), _term(one)) if part),
            chip=signatory_chip(one, today),
            buttons=(actions,),
        )

    def _edit(self, one: Signatory) -> None:
        signatory_dialog(self._desk, one, self).open()

    def _choose(self, one: Signatory) -> None:
        self._desk.do(office.make_default, one.id, owner=self)

    def _bin(self, one: Signatory) -> None:
        self._desk.do(office.bin_signatories, (one.id,), owner=self)


def signatory_chip(one: Signatory, today: date) -> Chip:
    """Return whether somebody may sign today, and whether agreements take them by default."""
    if delegation_covers(one, today):
        word = tr("Par défaut") if one.is_default else tr("En fonction")
        return Chip(word=word, tone=Tone.GREEN if one.is_default else Tone.GREY, icon="check")
    if one.from_date is not None and one.from_date > today:
        return Chip(word=tr("À venir"), tone=Tone.BLUE, icon="calendar-clock")
    tone = Tone.RED if one.is_default else Tone.GREY
    return Chip(word=tr("Délégation finie"), tone=tone, icon="archive")


def _act(one: Signatory) -> str:
    parts = [one.act_kind]
    if one.act_number:
        parts.append(tr("n°\u00a0{number}").format(number=one.act_number))
    if one.act_date is not None:
        parts.append(tr("du {day}").format(day=format_date(one.act_date)))
    told = " ".join(part for part in parts if part)
    return told[:1].upper() + told[1:]


def _term(one: Signatory) -> str:
    first = format_date(one.from_date) if one.from_date else ""
    last = format_date(one.to_date) if one.to_date else ""
    if first and last:
        return tr("du {first} au {last}").format(first=first, last=last)
    if last:
        return tr("jusqu’au {last}").format(last=last)
    return tr("depuis le {first}").format(first=first) if first else ""


def signatory_dialog(desk: Desk, one: Signatory, parent: SignatoriesPage) -> FormDialog:
    """Return the dialog of a signatory."""
    form = _form(desk.today)
    form.set_values({name: getattr(one, name) for name in FIELDS})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            office.save_signatory,
            replace(one, **values),
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Signataire") if one.version else tr("Nouveau signataire")
    return FormDialog(form, name="signatory", title=title, save=save, parent=parent)


def _form(today: Callable[[], date]) -> Form:
    quality = tr("Comme elle s’imprime\u202f: «\u202fmaire\u202f», «\u202fadjointe au maire "
                  "déléguée à la vie associative\u202f».")  # fmt: skip
    act = tr("«\u202farrêté de délégation\u202f», «\u202fprocès-verbal d’élection\u202f»…")
    until = tr("Vide tant que la délégation court.")
    return Form(
        "signatory",
        (
            Section(
                fields=(
                    Field("civility", tr("Civilité"), TextInput(longest=20), hint=tr("M. ou Mme")),
                    Field("first_name", tr("Prénom"), TextInput(longest=120)),
                    Field("last_name", tr("Nom"), TextInput(longest=120), required=True),
                    Field("quality", tr("Qualité"), TextInput(), required=True, hint=quality),
                )
            ),
            Section(
                title=tr("Acte qui l’habilite"),
                fields=(
                    Field("act_kind", tr("Nature"), TextInput(longest=120), hint=act),
                    Field("act_number", tr("Numéro"), TextInput(longest=60)),
                    Field("act_date", tr("Date"), DateInput(today)),
                    Field("from_date", tr("Du"), DateInput(today)),
                    Field("to_date", tr("Au"), DateInput(today), hint=until),
                    Field("is_default", tr("Usage"), CheckInput(tr("signe sauf autre choix"))),
                ),
            ),
        ),
    )
