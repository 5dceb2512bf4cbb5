"""Letters on the cards of records: look at a draft, issue, show again, note the sending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import letter_sending, letters
from polesdesk.actions import settings as office_settings
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.letter_sending import LetterRow
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.letter_sending import appeal_of, notification_words
from polesdesk.domain.letters import OF_SUBJECT
from polesdesk.domain.occupancy_labels import CHANNELS, LETTERS
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Settings
from polesdesk.ui.cancelling import cancelling_dialog
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.chips import Chip
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import FormDialog
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes

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
        self.region = ""
        """Where public holidays are added, which moves the end of a delay."""
        desk.changed.connect(self._follow)
        self._read_region()

    def _follow(self, changes: Changes) -> None:
        if changes.touches("settings"):
            self._read_region()

    def _read_region(self) -> None:
        self._desk.read(office_settings.get, then=self._take_region, owner=self._parent)

    def _take_region(self, office: Settings) -> None:
        self.region = office.public_holiday_region

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
        from polesdesk.ui.letters.dialogs import sending_dialog

        self._ask(sending_dialog, letter)

    def ask_receipt(self, letter: Letter) -> None:
        """Ask when a letter was presented and received."""
        from polesdesk.ui.letters.dialogs import receipts_dialog

        self._ask(receipts_dialog, letter)

    def _ask(self, dialog: Callable[..., FormDialog], letter: Letter) -> None:
        """Open a dialog for several letters with one of them."""

        def show(rows: Sequence[LetterRow]) -> None:
            dialog(self._desk, rows, self._parent).open()

        self._desk.read(letter_sending.chosen, [letter.id], then=show, owner=self._parent)

    def ask_answer(self, letter: Letter) -> None:
        """Ask when a letter was answered, and how."""
        from polesdesk.ui.letters.dialogs import answer_dialog

        answer_dialog(self._desk, letter, self._parent).open()

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
            *_on_its_way(letter, acts),
            Button(name="letter_cancel", text=tr("Annuler le courrier…"),
                   act=partial(acts.ask_cancel, letter), icon="ban"),
        ]  # fmt: skip
    return Line(
        title=f"{tr(LETTERS[letter.kind])} {letter.number}",
        detail=_detail(letter, acts),
        chip=letter_chip(letter),
        buttons=(Button(name="letter_actions", text=tr("Actions"), menu=tuple(menu)),),
    )


def _on_its_way(letter: Letter, acts: LetterActs) -> list[Button]:
    if letter.kind in letter_sending.NOT_SENT:
        return []
    buttons = [
        Button(name="letter_sent", text=tr("Noter l’envoi…"),
               act=partial(acts.ask_sending, letter))
    ]  # fmt: skip
    if letter.sent_on is not None:
        buttons.append(
            Button(name="letter_received", text=tr("Noter la réception…"),
                   act=partial(acts.ask_receipt, letter))
        )  # fmt: skip
    if letter.answer_due_on is not None:
        buttons.append(
            Button(name="letter_answer", text=tr("Noter la réponse…"),
                   act=partial(acts.ask_answer, letter))
        )  # fmt: skip
    return buttons


def _detail(letter: Letter, acts: LetterActs) -> str:
    """Return where a letter stands: issued, sent, notified, and until when it can be contested."""
    parts = [plural(letter.pages, tr("page"), tr("pages"))]
    if letter.issued_on is not None:
        parts.insert(0, tr("émis le {day}").format(day=format_date(letter.issued_on)))
    if letter.signed_by:
        parts.append(tr("signé par {who}").format(who=letter.signed_by))
    if letter.sent_on is not None:
        parts += _sent(letter)
    if letter.cancelled_on is not None:
        parts.append(letter.cancel_reason)
        return " · ".join(part for part in parts if part)
    parts.append(notification_words(letter))
    deadline = appeal_of(letter, acts.region)
    if deadline is not None:
        parts.append(
            tr("recours possible jusqu’au {day} ({rule})").format(
                day=format_date(deadline.day), rule=deadline.rule
            )
        )
    return " · ".join(part for part in (*parts, _answer(letter)) if part)


def _sent(letter: Letter) -> list[str]:
    day = format_date(letter.sent_on) if letter.sent_on else ""
    way = [tr(CHANNELS[letter.channel]).lower()] if letter.channel else []
    number = (
        [tr("n°\u00a0{number}").format(number=letter.post_number)] if letter.post_number else []
    )
    told = ", ".join((*way, *number, *([letter.sent_by] if letter.sent_by else ())))
    sent = tr("envoyé le {day}").format(day=day)
    parts = [f"{sent} ({told})" if told else sent]
    told_apart = letter.presented_on != letter.received_on and not letter.unclaimed
    if letter.presented_on is not None and told_apart:
        parts.append(tr("présenté le {day}").format(day=format_date(letter.presented_on)))
    return parts


def _answer(letter: Letter) -> str:
    if letter.answered_on is not None:
        told = tr("réponse notée le {day}").format(day=format_date(letter.answered_on))
        return f"{told}\u202f: {letter.answer}" if letter.answer else told
    if letter.answer_due_on is None:
        return ""
    return tr("réponse attendue le {day}").format(day=format_date(letter.answer_due_on))


def letter_chip(letter: Letter) -> Chip:
    """Return where a letter stands in a word."""
    if letter.cancelled_on is not None:
        return Chip(word=tr("Annulé"), tone=Tone.GREY, icon="ban")
    if letter.unclaimed:
        return Chip(word=tr("Non réclamé"), tone=Tone.AMBER, icon="mail")
    if letter.received_on is not None:
        return Chip(word=tr("Reçu"), tone=Tone.GREEN, icon="check")
    if letter.sent_on is not None:
        return Chip(word=tr("Envoyé"), tone=Tone.GREEN, icon="send")
    if letter.kind in letter_sending.NOT_SENT:
        return Chip(word=tr("Émis"), tone=Tone.GREY, icon="check")
    return Chip(word=tr("À envoyer"), tone=Tone.BLUE, icon="mail")


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
