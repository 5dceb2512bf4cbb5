"""What opens from letters on their way: each list, sending, receipts, an answer, labels, texts."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QWidget

from hands import settle
from polesdesk.actions import associations, campaign_list, letter_sending, renewal_letters
from polesdesk.actions.address_labels import Addressed
from polesdesk.domain.follow_ups import Channel, LetterKind
from polesdesk.domain.letter_sending import Sending
from polesdesk.domain.letters import Addressee
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.ui.desk import Desk
from polesdesk.ui.letters.dialog import ALL, AWAITING, TO_SEND, LettersDialog
from polesdesk.ui.letters.dialogs import answer_dialog, receipts_dialog, sending_dialog
from polesdesk.ui.letters.labels_dialog import labels_dialog
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.settings.templates_dialog import TemplatesDialog


def letter_dialogs(main: MainWindow, desk: Desk, settings: QSettings) -> Iterator[list[QWidget]]:
    """Open them one after the other."""
    ending = [one.id for one in desk._runner.read(campaign_list.rows, ListQuery())]
    renewal_letters.issue_many(desk._runner, Silent(), LetterKind.END_OF_AGREEMENT, ending[:4])
    yield from _lists(main, desk, settings)
    rows = desk._runner.read(letter_sending.latest)
    assert rows
    here = [one.id for one in desk._runner.read(letter_sending.to_send)]
    sending = Sending(on=desk.today(), channel=Channel.REGISTERED)
    desk._runner.do(letter_sending.record, here, sending, {})
    waiting = desk._runner.read(letter_sending.awaiting)
    assert waiting
    yield from _one(sending_dialog(desk, rows[:4], main))
    yield from _one(receipts_dialog(desk, waiting[:4], main))
    yield from _one(answer_dialog(desk, rows[0].letter, main))
    yield from _one(
        labels_dialog(desk, settings, main, _addressed(desk), show=lambda _paper: None,
                      go=lambda _row: None)
    )  # fmt: skip
    yield from _texts(TemplatesDialog(desk, settings, main, of_letters=True))


def _addressed(desk: Desk) -> Addressed:
    """One address, and two associations of the file that have none."""
    parties = desk._runner.read(associations.page, ListQuery())[:2]
    return Addressed(
        addressees=(Addressee(name="Les Lanternes", lines=("1 rue", "80000 Amiens")),),
        lacking=tuple(Choice(value=one.id, label=one.name) for one in parties),
    )


def _lists(main: MainWindow, desk: Desk, settings: QSettings) -> Iterator[list[QWidget]]:
    dialog = LettersDialog(desk, settings, main, go=lambda *_record: None, give=lambda _name: None)
    for scope in (AWAITING, ALL, TO_SEND):
        dialog.open_at(scope)
        settle()
        yield [dialog]
    dialog.receive()
    settle()
    yield [dialog]
    dialog.close()
    settle()


def _one(dialog: QDialog) -> Iterator[list[QWidget]]:
    dialog.open()
    settle()
    yield [dialog]
    dialog.done(0)
    settle()


def _texts(dialog: TemplatesDialog) -> Iterator[list[QWidget]]:
    dialog.open()
    settle()
    yield [dialog]
    dialog.show_fields()
    settle()
    fields = dialog.findChild(QDialog, "template_fields_dialog")
    assert fields is not None
    yield [fields]
    fields.close()
    dialog.edit()
    settle()
    editor: Any = dialog.findChild(QDialog, "template_editor_dialog")
    yield [editor]
    editor._close_now()
    dialog.close()
    settle()
