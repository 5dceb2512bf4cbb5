"""A page of the settings: its heading, then a form that is saved by itself, or a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from polesdesk.domain.settings import Authority, Settings
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Form, FormFoot, Section
from polesdesk.ui.measures import GAP
from polesdesk.ui.scroll_page import BAR
from polesdesk.ui.texts import plain_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above a page: ``name`` and ``icon`` are English, the rest is read."""

    name: str
    title: str
    hint: str
    icon: str


class SettingsPage(QWidget):
    """The base of the pages."""

    close_asked = Signal()
    """Escape on a page where nothing was changed."""

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self.heading = heading
        self.setObjectName(f"settings_{heading.name}_page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(plain_label(heading.title, role="title"))
        self._column.addWidget(plain_label(heading.hint, role="muted", wraps=True))

    def show_authority(self, authority: Authority) -> None:
        """Show what the file holds."""

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Leave the page: ask first when something would be lost."""
        then()

    def take_focus(self) -> None:
        """Put the keyboard where work begins."""
        self.setFocus()

    def add_foot(self, foot: QWidget) -> None:
        """Put buttons at the foot of the page."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, BAR, 0)
        row.addWidget(foot)
        self._column.addLayout(row)


class FormPage(SettingsPage):
    """A page with some fields of the settings.

    ``shown`` tells what the form shows of the settings, ``typed`` what the settings become;
    ``save`` is the action that keeps them, given the settings and what was typed.
    """

    def __init__(
        self,
        desk: Desk,
        heading: Heading,
        *,
        sections: Sequence[Section],
        shown: Callable[[Settings], Mapping[str, Any]],
        save: Callable[..., Settings],
        typed: Callable[[Settings, Mapping[str, Any]], tuple[Any, ...]],
    ) -> None:
        super().__init__(heading)
        self._desk = desk
        self._shown = shown
        self._save_action = save
        self._typed = typed
        self._settings = Settings()
        self._was_changed = False
        self.form = Form("settings", sections)
        self.form.setObjectName(f"settings_{heading.name}_form")
        self.form.what = heading.title
        self.form.submitted.connect(self._save)
        self.form.cancelled.connect(self._cancelled)
        self.form.dirty_changed.connect(self._note_change)
        self._column.addWidget(self.form, 1)
        self.add_foot(FormFoot(self.form, f"settings_{heading.name}", self))

    def show_authority(self, authority: Authority) -> None:
        """Show the settings, unless changes wait here: they are saved over the newest."""
        self._settings = authority.settings
        if not self.form.is_dirty():
            self._show()

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Ask before changes are left."""

        def left() -> None:
            self._show()
            then()

        self.form.ask_leave(left, stay)

    def take_focus(self) -> None:
        """Put the cursor in the first field."""
        self.form.focus_first()

    def _show(self) -> None:
        self.form.set_values(self._shown(self._settings))
        self._was_changed = False

    def _save(self, values: Mapping[str, Any]) -> None:
        def saved(settings: Settings) -> None:
            self._settings = settings
            self._was_changed = False
            self.form.settle()

        self._desk.do(
            self._save_action,
            *self._typed(self._settings, values),
            then=saved,
            failed=self.form.refuse,
            owner=self,
        )

    def _cancelled(self) -> None:
        """Show the settings again after changes were given up, else close."""
        if self._was_changed:
            self._show()
        else:
            self.close_asked.emit()

    def _note_change(self, dirty: bool) -> None:  # noqa: FBT001  Qt's signal
        self._was_changed = self._was_changed or dirty
