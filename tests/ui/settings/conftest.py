"""The dialogs of settings and of clause templates, above a window on a real file."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog, QPushButton

from hands import settle
from office_window import type_over
from polesdesk.actions import settings as actions
from polesdesk.actions.runner import Runner
from polesdesk.domain.settings import Authority
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Form
from polesdesk.ui.settings.dialog import SettingsDialog
from polesdesk.ui.settings.templates_dialog import TemplatesDialog
from ready_office import ReadyOffice, make_ready


@dataclass
class Hand:
    """What a manager does in a dialog and in those that it opens."""

    dialog: QDialog
    runner: Runner

    def click(self, name: str) -> None:
        """Click the one button of a name that is seen."""
        seen = [b for b in self._windows(QPushButton, name) if b.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons « {name} »"
        assert seen[0].isEnabled(), name
        seen[0].click()
        settle()

    def command(self, button: str, name: str, near: str = "") -> None:
        """Choose a command in the menu of a button; ``near`` is in its accessible name."""
        seen = [b for b in self._windows(QPushButton, button) if b.isVisible()]
        wanted = [b for b in seen if near in b.accessibleName()]
        assert len(wanted) == 1, [b.accessibleName() for b in seen]
        actions_of = {a.objectName(): a for a in wanted[0].menu().actions()}
        actions_of[name].trigger()
        settle()

    def child(self, name: str) -> QDialog:
        """A dialog above this one that is seen."""
        seen = [d for d in self.dialog.findChildren(QDialog, name) if d.isVisible()]
        assert len(seen) == 1, f"{len(seen)} dialogs « {name} »"
        return seen[0]

    def answer(self, name: str) -> None:
        """Answer the question about what is not saved."""
        for box in self.dialog.findChildren(QDialog, "unsaved_dialog"):
            next(b for b in box.buttons() if b.objectName() == name).click()
        settle()

    def fill(self, form: Form, /, **texts: str) -> None:
        """Type texts into fields in place of what they hold."""
        for name, text in texts.items():
            type_over(form.fields[name].widget, text)

    def errors(self, form: Form) -> dict[str, str]:
        """The sentences that stand under fields."""
        return {name: one.error() for name, one in form.fields.items() if one.error()}

    def authority(self) -> Authority:
        """What the file holds."""
        return self.runner.read(actions.whole)

    def _windows(self, kind: type, name: str) -> list:
        return self.dialog.findChildren(kind, name)


@pytest.fixture
def ready(runner: Runner) -> ReadyOffice:
    """The file filled with all that an original needs, and no SIRET that would be refused."""
    made = make_ready(runner)
    runner.do(actions.save, replace(runner.read(actions.get), authority_siret=""))
    return made


@pytest.fixture
def opened(ready, desk, settings, window):
    """Open a dialog above a window."""

    def open_dialog(kind: type) -> Hand:
        dialog = kind(desk, settings, window())
        dialog.open()
        settle()
        return Hand(dialog, ready.runner)

    return open_dialog


@pytest.fixture
def office(opened) -> Hand:
    """The settings of the ready office."""
    return opened(SettingsDialog)


@pytest.fixture
def clauses(opened) -> Hand:
    """The clause templates of the ready office."""
    return opened(TemplatesDialog)


@pytest.fixture
def logo(tmp_path: Path, qapp) -> Path:
    """A picture of 40 by 20 pixels."""
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#1F5FA8"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    path = tmp_path / "logo.png"
    path.write_bytes(content.data())
    return path


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch):
    """Answer the dialogs of files with a path."""

    def answer(path: Path) -> None:
        monkeypatch.setattr(FileChooser, "ask_open", lambda *_, then, **__: then(path))
        monkeypatch.setattr(FileChooser, "ask_save", lambda *_, then, **__: then(path))

    return answer
