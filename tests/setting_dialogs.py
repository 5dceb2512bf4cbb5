"""The dialogs of settings, clause templates and messages, and the card of a hub, in each state."""

from collections.abc import Iterator

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from hands import settle
from polesdesk.actions import dashboard, hubs, requests
from polesdesk.domain import alerts
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.dashboard.request_dialog import RequestDialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.settings.dialog import SettingsDialog
from polesdesk.ui.settings.templates_dialog import TemplatesDialog


def setting_dialogs(main: MainWindow, desk: Desk, settings: QSettings) -> Iterator[list[QWidget]]:
    """Open them one after the other."""
    yield from _settings(SettingsDialog(desk, settings, main))
    yield from _templates(TemplatesDialog(desk, settings, main))
    yield from _message(main, desk)
    yield from _hub(main, desk)


def _settings(dialog: SettingsDialog) -> Iterator[list[QWidget]]:
    dialog.open()
    for page in dialog.pages:
        dialog.show_page(page.heading.name)
        settle()
        yield [dialog]
    for name in ("signatories", "rents", "hourly_rates"):
        dialog.show_page(name)
        dialog.findChild(QPushButton, f"settings_{name}_add").click()
        yield from _children(dialog)
    dialog._tell_saved("modification des réglages")
    settle()
    yield [dialog]
    dialog.close()
    settle()


def _templates(dialog: TemplatesDialog) -> Iterator[list[QWidget]]:
    dialog.open()
    settle()
    yield [dialog]
    dialog.show_fields()
    yield from _children(dialog)
    dialog.validate()
    yield from _children(dialog)
    dialog.edit()
    settle()
    editor = dialog.findChild(QDialog, "template_editor_dialog")
    yield [editor]
    editor.compare()
    yield from _children(editor)
    editor.look_up_field()
    yield from _children(editor)
    editor._ui.template_source.setPlainText("{{nom inconnu}}")
    editor.save()
    editor._ui.template_find_bar.open()
    settle()
    yield [editor]
    editor._close_now()
    dialog.close()
    settle()


def _message(main: MainWindow, desk: Desk) -> Iterator[list[QWidget]]:
    found = desk._runner.read(dashboard.alert_rows)
    asked = next(one for one in found if one.kind == alerts.PAPER_MISSING)
    dialog = RequestDialog(desk._runner.read(requests.prepare, asked), main)
    dialog.open()
    settle()
    yield [dialog]
    dialog.close()
    settle()


def _hub(main: MainWindow, desk: Desk) -> Iterator[list[QWidget]]:
    """A hub with its rooms, annexes and notes, and the dialogs of each."""
    row = desk._runner.read(hubs.page, ListQuery())[0]
    main.go("hub", row.id)
    settle()
    yield [main]
    room = desk._runner.read(hubs.card, row.id).rooms[0]
    main.go("room", room.id)
    yield from _children(main)


def _children(owner: QWidget) -> Iterator[list[QWidget]]:
    settle()
    seen = [one for one in owner.findChildren(QDialog) if one.isVisible()]
    assert seen
    yield list(seen)
    for one in seen:
        one.done(0)
    settle()
