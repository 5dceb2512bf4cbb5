"""The dialogs of letters on their way: sent how and when, what came back, what was answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from polesdesk.actions import letter_sending
from polesdesk.actions.letter_sending import LetterRow
from polesdesk.domain.follow_ups import Channel, Letter
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.letter_sending import Receipt, Sending, normal_post_number
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import CHANNELS
from polesdesk.domain.parsing import parse_date
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, TextInput
from polesdesk.ui.letters.entries import EntriesInput, Entry
from polesdesk.ui.words import tr

UNCLAIMED = "NR"
"""What is typed in the place of a day for a letter that nobody fetched."""
LONGEST = 120


def sending_dialog(desk: Desk, rows: Sequence[LetterRow], parent: QWidget) -> FormDialog:
    """Return the dialog that notes how letters were sent, with the numbers of registered ones."""
    numbers = EntriesInput(rows, (_number_entry(),))
    fields = (
        Field("channel", tr("Voie d’envoi"), ChoiceInput(_channels()), required=True),
        Field("on", tr("Envoyé ou remis le"), DateInput(desk.today), required=True),
        Field(
            "numbers",
            tr("Numéros de recommandé"),
            numbers,
            wide=True,
            hint=tr("Tapez ou scannez chaque numéro, puis Entrée pour le courrier suivant."),
        ),
        Field("note", tr("Précision"), TextInput(longest=LONGEST)),
    )
    form = Form("sending", (Section(fields=fields),))
    first = rows[0].letter
    form.set_values(
        {
            "channel": str(letter_sending.channel_of(rows[0])),
            "on": first.sent_on or desk.today(),
            "note": first.sent_by,
        }
    )

    def save(values: Mapping[str, Any]) -> None:
        channel = Channel(values["channel"]) if values["channel"] else None
        registered = channel is Channel.REGISTERED
        typed = values["numbers"] if registered else {}
        desk.do(
            letter_sending.record,
            [one.id for one in rows],
            Sending(on=values["on"], channel=channel, note=values["note"]),
            {letter: cells.get("number", "") for letter, cells in typed.items()},
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = _titled(
        rows,
        tr("Envoi du courrier {number}"),
        plural(len(rows), tr("courrier à envoyer"), tr("courriers à envoyer")),
    )
    _show_numbers(form)
    dialog = FormDialog(form, name="sending", title=title, save=save, parent=parent)

    def follow() -> None:
        if _show_numbers(form):
            QTimer.singleShot(0, dialog, dialog.make_room)

    form.fields["channel"].changed.connect(follow)
    return dialog


def _show_numbers(form: Form) -> bool:
    """Show the numbers of registered letters only while that is the way chosen."""
    shown = form.fields["channel"].input.value() == str(Channel.REGISTERED)
    form.fields["numbers"].setVisible(shown)
    return bool(shown)


def receipts_dialog(desk: Desk, rows: Sequence[LetterRow], parent: QWidget) -> FormDialog:
    """Return the dialog that notes what came back of letters: presented, received, unclaimed."""
    day = partial(_day, desk.today)
    entries = (
        Entry(
            key="presented_on",
            title=tr("Présenté le"),
            sample="00/00/0000",
            parse=day,
            show=_day_words,
            known=lambda letter: letter.presented_on,
        ),
        Entry(
            key="received_on",
            title=tr("Reçu le, ou NR"),
            sample="00/00/0000",
            parse=lambda text: UNCLAIMED if text.upper() == UNCLAIMED else day(text),
            show=_day_words,
            known=lambda letter: UNCLAIMED if letter.unclaimed else letter.received_on,
        ),
    )
    table = EntriesInput(rows, entries)
    hint = tr(
        "Tapez NR pour un pli avisé et non réclamé\u202f: il est notifié le jour de sa première "
        "présentation. Une ligne vide reste en attente."
    )
    field = Field("receipts", tr("Avis de réception"), table, wide=True, hint=hint)
    form = Form("receipts", (Section(fields=(field,)),))

    def save(values: Mapping[str, Any]) -> None:
        known = {row.id: row.letter for row in rows}
        found = {
            letter: _receipt(cells)
            for letter, cells in values["receipts"].items()
            if any(cells.values()) or known[letter].received_on or known[letter].unclaimed
        }
        desk.do(
            letter_sending.record_receipts,
            found,
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = _titled(
        rows,
        tr("Réception du courrier {number}"),
        plural(len(rows), tr("courrier attendu en retour"), tr("courriers attendus en retour")),
    )
    return FormDialog(form, name="receipts", title=title, save=save, parent=parent)


def answer_dialog(desk: Desk, letter: Letter, parent: QWidget) -> FormDialog:
    """Return the dialog that notes the answer to a letter, or that none came."""
    fields = (
        Field("answered_on", tr("Reçue le"), DateInput(desk.today), required=True),
        Field(
            "answer",
            tr("Réponse"),
            TextInput(longest=400),
            hint=tr("Sans réponse, écrivez-le\u202f: le courrier n’est plus attendu."),
        ),
    )
    form = Form("letter_answer", (Section(fields=fields),))
    form.set_values({"answered_on": letter.answered_on or desk.today(), "answer": letter.answer})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            letter_sending.record_answer,
            letter.id,
            values["answered_on"],
            values["answer"],
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Réponse au courrier {number}").format(number=letter.number)
    return FormDialog(form, name="letter_answer", title=title, save=save, parent=parent)


def _number_entry() -> Entry:
    return Entry(
        key="number",
        title=tr("N°\u00a0de recommandé"),
        sample="0A 000 000 0000 0 00",
        parse=normal_post_number,
        show=str,
        known=lambda letter: letter.post_number,
    )


def _channels() -> tuple[Choice, ...]:
    return tuple(Choice(value=str(one), label=tr(CHANNELS[one])) for one in Channel)


def _day(today: Callable[[], date], text: str) -> date | None:
    return parse_date(text, today()) if text else None


def _day_words(value: Any) -> str:
    return format_date(value) if isinstance(value, date) else str(value or "")


def _receipt(cells: Mapping[str, Any]) -> Receipt:
    received = cells.get("received_on")
    return Receipt(
        presented_on=cells.get("presented_on"),
        received_on=received if isinstance(received, date) else None,
        unclaimed=received == UNCLAIMED,
    )


def _titled(rows: Sequence[LetterRow], one: str, many: str) -> str:
    return one.format(number=rows[0].letter.number) if len(rows) == 1 else many
