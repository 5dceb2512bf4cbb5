"""The page of who signs for the authority: quality, delegation, from when to when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

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

FIELDS = (
    "civility", "first_name", "last_name", "quality", "act_kind", "act_number", "act_date",
    "from_date", "to_date", "is_default",
)  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("SignatoriesPage", text)


class SignatoriesPage(LinesPage):
    """Lists signatories, the default one first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Heading(
                name="signatories",
                title=_tr("Signataires"),
                hint=_tr("Un original n’est émis que si la délégation du signataire court encore."),
                icon="stamp",
            ),
            add=_tr("&Ajouter un signataire…"),
        )

    def show_authority(self, authority: Authority) -> None:
        """Show the signatories: the default one, those in office, then the others."""
        today = self._desk.today()
        known = sorted(
            authority.signatories,
            key=lambda one: (not one.is_default, not delegation_covers(one, today), one.last_name),
        )
        empty = _tr("Aucun signataire\u202f: sans lui, aucun original ne peut être émis.")
        self.show_blocks(Block(lines=tuple(self._line(one, today) for one in known), empty=empty))

    def add_record(self) -> None:
        """Open the dialog of a new signatory."""
        self._edit(Signatory(id=new_id(), civility=""))

    def _line(self, one: Signatory, today: date) -> Line:
        menu = [Button(name="signatory_edit", text=_tr("Modifier…"), act=partial(self._edit, one))]
        if not one.is_default:
            choose = partial(self._choose, one)
            menu.append(
                Button(name="signatory_default", text=_tr("Choisir par défaut"), act=choose)
            )
        remove = partial(self._bin, one)
        menu.append(
            Button(name="signatory_delete", text=_tr("Supprimer"), act=remove, icon="trash-2")
        )
        actions = Button(name="signatory_actions", text=_tr("Actions"), menu=menu)
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
        word = _tr("Par défaut") if one.is_default else _tr("En fonction")
        return Chip(word=word, tone=Tone.GREEN if one.is_default else Tone.GREY, icon="check")
    if one.from_date is not None and one.from_date > today:
        return Chip(word=_tr("À venir"), tone=Tone.BLUE, icon="calendar-clock")
    tone = Tone.RED if one.is_default else Tone.GREY
    return Chip(word=_tr("Délégation finie"), tone=tone, icon="archive")


def _act(one: Signatory) -> str:
    parts = [one.act_kind]
    if one.act_number:
        parts.append(_tr("n°\u00a0{number}").format(number=one.act_number))
    if one.act_date is not None:
        parts.append(_tr("du {day}").format(day=format_date(one.act_date)))
    told = " ".join(part for part in parts if part)
    return told[:1].upper() + told[1:]


def _term(one: Signatory) -> str:
    first = format_date(one.from_date) if one.from_date else ""
    last = format_date(one.to_date) if one.to_date else ""
    if first and last:
        return _tr("du {first} au {last}").format(first=first, last=last)
    if last:
        return _tr("jusqu’au {last}").format(last=last)
    return _tr("depuis le {first}").format(first=first) if first else ""


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

    title = _tr("Signataire") if one.version else _tr("Nouveau signataire")
    return FormDialog(form, name="signatory", title=title, save=save, parent=parent)


def _form(today: Callable[[], date]) -> Form:
    quality = _tr("Comme elle s’imprime\u202f: «\u202fmaire\u202f», «\u202fadjointe au maire "
                  "déléguée à la vie associative\u202f».")  # fmt: skip
    act = _tr("«\u202farrêté de délégation\u202f», «\u202fprocès-verbal d’élection\u202f»…")
    until = _tr("Vide tant que la délégation court.")
    return Form(
        "signatory",
        (
            Section(
                fields=(
                    Field(
                        "civility", _tr("Civilité"), TextInput(longest=20), hint=_tr("M. ou Mme")
                    ),
                    Field("first_name", _tr("Prénom"), TextInput(longest=120)),
                    Field("last_name", _tr("Nom"), TextInput(longest=120), required=True),
                    Field("quality", _tr("Qualité"), TextInput(), required=True, hint=quality),
                )
            ),
            Section(
                title=_tr("Acte qui l’habilite"),
                fields=(
                    Field("act_kind", _tr("Nature"), TextInput(longest=120), hint=act),
                    Field("act_number", _tr("Numéro"), TextInput(longest=60)),
                    Field("act_date", _tr("Date"), DateInput(today)),
                    Field("from_date", _tr("Du"), DateInput(today)),
                    Field("to_date", _tr("Au"), DateInput(today), hint=until),
                    Field("is_default", _tr("Usage"), CheckInput(_tr("signe sauf autre choix"))),
                ),
            ),
        ),
    )
