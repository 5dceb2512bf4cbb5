"""Letters on the cards of records: look at a draft, issue, show again, note the sending."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import letters
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.letters import OF_SUBJECT
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.cancelling import cancelling_dialog
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.chips import Chip
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import DateInput, TextInput
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

SETTINGS = "file_settings"


class LetterActs:
    """What can be done with the letters about the record of a tab."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        looked_at: LookedAt,
        parent: QWidget,
        *,
        give: Callable[[str], object],
    ) -> None:
        """Keep what letters need; ``give`` gives a command of the window."""
        self._desk = desk
        self._settings = settings
        self._looked_at = looked_at
        self._parent = parent
        self._give = give

    def draft(self, kind: LetterKind, subject_kind: str, subject_id: str) -> None:
        """Show a letter as it would be, what it lacks highlighted."""
        self._desk.read(
            letters.draft_paper,
            kind,
            subject_kind,
            subject_id,
            then=self.preview,
            owner=self._parent,
        )

    def issue(self, action: Callable[..., Any], *told: Any, edit: Callable[[str], object]) -> None:
        """Issue a letter by an action that returns it, and show it.

        ``edit`` opens the record that it is about, at a field that the letter lacks.
        """
        self._desk.do(
            action,
            *told,
            then=lambda made: self.show(made.id),
            failed=partial(self._refuse, edit),
            owner=self._parent,
        )

    def _refuse(self, edit: Callable[[str], object], error: Expected) -> None:
        """Show what a letter lacks, each with the way to where it is filled in."""
        if not isinstance(error, RuleBroken) or not error.missing:
            self._desk.troubled.emit(error)
            return
        from polesdesk.ui.refusal_dialog import RefusalDialog

        mend = partial(self._mend, edit)
        RefusalDialog(tr("Courrier refusé"), error, mend, self._parent).open()

    def _mend(self, edit: Callable[[str], object], field: str) -> None:
        kind, _, name = field.partition(".")
        if kind == OF_SUBJECT:
            edit(name)
        else:
            self._give(f"{SETTINGS}:{name}")

    def show(self, letter_id: str) -> None:
        """Show a letter as it was printed."""
        self._desk.read(letters.paper, letter_id, then=self.preview, owner=self._parent)

    def preview(self, paper: ListPaper) -> None:
        """Show a paper, ready to be printed or saved."""
        from polesdesk.ui.preview.dialog import PreviewDialog

        PreviewDialog(self._desk, self._settings, self._looked_at, paper, self._parent).open()

    def ask_sending(self, letter: Letter) -> None:
        """Ask when and how a letter was sent."""
        sending_dialog(self._desk, letter, self._parent).open()

    def ask_cancel(self, letter: Letter) -> None:
        """Ask why a letter is cancelled."""
        cancel_dialog(self._desk, letter, self._parent).open()


def letters_block(found: Sequence[Letter], acts: LetterActs) -> Block:
    """Return the letters about a record, the newest first."""
    return Block(
        title=tr("Courriers"),
        lines=tuple(_line(letter, acts) for letter in found),
        empty=tr("Aucun courrier émis."),
    )


def _line(letter: Letter, acts: LetterActs) -> Line:
    menu = [Button(name="letter_show", text=tr("Voir…"), act=partial(acts.show, letter.id))]
    if letter.cancelled_on is None:
        menu += [
            Button(name="letter_sent", text=tr("Noter l’envoi…"),
                   act=partial(acts.ask_sending, letter)),
            Button(name="letter_cancel", text=tr("Annuler le courrier…"),
                   act=partial(acts.ask_cancel, letter), icon="ban"),
        ]  # fmt: skip
    return Line(
        title=f"{tr(LETTERS[letter.kind])} {letter.number}",
        detail=_detail(letter),
        chip=_chip(letter),
        buttons=(Button(name="letter_actions", text=tr("Actions"), menu=tuple(menu)),),
    )


def _detail(letter: Letter) -> str:
    parts = [plural(letter.pages, tr("page"), tr("pages"))]
    if letter.issued_on is not None:
        parts.insert(0, tr("émis le {day}").format(day=format_date(letter.issued_on)))
    if letter.sent_on is not None:
        sent = tr("envoyé le {day}").format(day=format_date(letter.sent_on))
        parts.append(f"{sent} ({letter.sent_by})" if letter.sent_by else sent)
    if letter.cancelled_on is not None:
        parts.append(letter.cancel_reason)
    return " · ".join(part for part in parts if part)


def _chip(letter: Letter) -> Chip:
    if letter.cancelled_on is not None:
        return Chip(word=tr("Annulé"), tone=Tone.GREY, icon="ban")
    if letter.sent_on is not None:
        return Chip(word=tr("Envoyé"), tone=Tone.GREEN, icon="send")
    return Chip(word=tr("À envoyer"), tone=Tone.BLUE, icon="mail")


def sending_dialog(desk: Desk, letter: Letter, parent: QWidget) -> FormDialog:
    """Return the dialog that notes when and how a letter was sent."""
    fields = (
        Field("on", tr("Envoyé le"), DateInput(desk.today), required=True),
        Field(
            "by",
            tr("Envoi"),
            TextInput(longest=120),
            hint=tr(
                "Par exemple\u202f: recommandé avec son numéro, courriel, remis en main propre"
            ),
        ),
    )
    form = Form("sending", (Section(fields=fields),))
    form.set_values({"on": letter.sent_on or desk.today(), "by": letter.sent_by})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            letters.record_sending,
            letter.id,
            values["on"],
            values["by"],
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Envoi du courrier {number}").format(number=letter.number)
    return FormDialog(form, name="sending", title=title, save=save, parent=parent)


def cancel_dialog(desk: Desk, letter: Letter, parent: QWidget) -> FormDialog:
    """Return the dialog that cancels a letter with a reason."""
    return cancelling_dialog(
        desk,
        letters.cancel,
        letter.id,
        parent,
        name="cancel_letter",
        title=tr("Annuler le courrier {number}").format(number=letter.number),
        hint=tr("Le courrier reste dans le dossier avec son numéro, marqué annulé."),
        verb=tr("&Annuler le courrier"),
    )
