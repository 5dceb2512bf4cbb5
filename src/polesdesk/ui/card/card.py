"""The card of a record at the right of its list: to read, and in the same places to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMargins, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from polesdesk.ui.card.content import Button, Content
from polesdesk.ui.card.parts import open_menu, push_button
from polesdesk.ui.card.reading import ReadingView
from polesdesk.ui.chips import ChipLabel
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.form import Form, FormFoot
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.scroll_page import BAR
from polesdesk.ui.texts import ElidedLabel, plain_label, tooltip

LEAST_HEIGHT = 48
"""Pixels of what a card tells in the lowest window; the rest scrolls."""


class Card(QFrame):
    """Shows a ``Content``; ``edit`` puts a form in its place until it is saved or given up.

    ``subject`` is the English name of the record, as « convention »; it names the widgets.
    """

    followed = Signal(str, str)
    """A link to another record: its kind and id."""
    dirty_changed = Signal(bool)
    """Whether the form holds changes that are not saved."""
    editing_changed = Signal(bool)

    def __init__(self, subject: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{subject}_card")
        self.setProperty("role", "card")
        self._subject = subject
        self._form: Form | None = None
        self._form_foot: FormFoot | None = None
        self._content: Content | None = None
        self._reference = ElidedLabel(role="muted")
        self._title = plain_label(role="title", wraps=True)
        self._chip = ChipLabel()
        self.selected = plain_label(role="amber_text", wraps=True)
        self.selected.hide()
        self._hint = plain_label(hint, role="muted", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._reading = ReadingView()
        self._reading.followed.connect(self.followed)
        self._body = QStackedWidget()
        self._body.setMinimumHeight(LEAST_HEIGHT)
        self._body.addWidget(self._reading)
        self._foot = QWidget()
        self._foot_row = FlowRow(self._foot, GAP)
        self._foot_row.setContentsMargins(0, 0, BAR, 0)
        self._lay_out()
        self.show_nothing()

    # To read

    def show_content(self, content: Content) -> None:
        """Show a record to read, unless a form is open: it stays until it is left."""
        self._content = content
        if self._form is None:
            self._draw(content)

    def show_nothing(self) -> None:
        """Show that no record is chosen."""
        self._content = None
        if self._form is None:
            self._show_head("", "")
            self._chip.show_chip(None)
            self._body.hide()
            self._foot.hide()
            self._hint.show()

    def tell_selected(self, words: str) -> None:
        """Say above the record how many are selected; an empty text says nothing."""
        self.selected.setText(words)
        self.selected.setVisible(bool(words))

    # To change

    def edit(self, form: Form, *, title: str = "", reference: str = "") -> None:
        """Put a form in the place of what is read; ``title`` names a record that is new.

        Another form that is open is left first, with a question if something would be lost.
        """
        self.leave(lambda: self._open(form, title, reference), form.deleteLater)

    def _open(self, form: Form, title: str, reference: str) -> None:
        self._form = form
        form.what = form.what or title or self._title.text()
        form.dirty_changed.connect(self.dirty_changed)
        form.saved.connect(self.end_editing)
        form.cancelled.connect(self.end_editing)
        self._body.addWidget(form)
        self._form_foot = FormFoot(form, self._subject, self)  # after the form, for Tab too
        self._column.addWidget(self._form_foot)
        self._body.setCurrentWidget(form)
        if title or self._content is None:
            self._show_head(reference, title)
            self._chip.show_chip(None)
        self._hint.hide()
        self._body.show()
        self._foot.hide()
        self.show()
        form.focus_first()
        self.editing_changed.emit(True)

    def end_editing(self) -> None:
        """Take the form away and show the record again."""
        if self._form is None:
            return
        focused = self._focused()
        self._end_form()
        if self._content is not None:
            self._draw(self._content)
            self._focus_again(focused)
        else:
            self.show_nothing()
        self.dirty_changed.emit(False)
        self.editing_changed.emit(False)

    def form(self) -> Form | None:
        """Return the form that is open, if one is."""
        return self._form

    def is_dirty(self) -> bool:
        """Tell whether the form holds changes that are not saved."""
        return self._form is not None and self._form.is_dirty()

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Leave the record: end the form, after a question if something would be lost."""
        if self._form is None:
            then()
            return

        def left() -> None:
            self.end_editing()
            then()

        self._form.ask_leave(left, stay)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the record again in the new size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._draw_again)

    # Inside

    def _draw_again(self) -> None:
        if self._content is not None and self._form is None:
            self._draw(self._content)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, BAR, 0)
        head.addWidget(self._reference, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignRight)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS - QMargins(0, 0, BAR, 0))
        column.setSpacing(GAP)
        column.addWidget(self.selected)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self._body, 1)
        column.addWidget(self._foot)

    def _draw(self, content: Content) -> None:
        focused = self._focused()
        same = (self._reference.text(), self._title.text()) == (content.reference, content.title)
        self.setUpdatesEnabled(False)
        self._show_head(content.reference, content.title)
        self._chip.show_chip(content.chip)
        self._hint.hide()
        self._reading.show_content(content, keep_place=same)
        self._body.setCurrentWidget(self._reading)
        self._body.show()
        self._fill_foot(content)
        self.setUpdatesEnabled(True)
        self._focus_again(focused)

    def _focused(self) -> str:
        """Return the name of the widget of the card that has the keyboard."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None and self.isAncestorOf(widget) else ""

    def _focus_again(self, name: str) -> None:
        """Leave the keyboard where it was, or on the first command if that is gone."""
        if not name:
            return
        foot = [b for b in self._foot.findChildren(QPushButton) if b.objectName()]
        buttons = foot + self.findChildren(QPushButton, name)
        same = [button for button in buttons if button.objectName() == name]
        for button in same[-1:] or buttons[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, reference: str, title: str) -> None:
        self._reference.setText(reference)
        self._reference.setVisible(bool(reference))
        self._title.setText(title)
        self._title.setToolTip(tooltip(title))  # a long name in large text has no room in all
        self._title.setVisible(bool(title))

    def _fill_foot(self, content: Content) -> None:
        while (item := self._foot_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setObjectName("")
                widget.hide()
                widget.deleteLater()
        if content.primary is not None:
            self._foot_row.addWidget(push_button(content.primary, role="primary"))
        for spec in content.buttons:
            self._foot_row.addWidget(push_button(spec))
        self._foot_row.ends_right = bool(content.more)
        if content.more:
            self._foot_row.addWidget(self._more_button(content.more))
        self._foot.setVisible(self._foot_row.count() > 0)

    def _more_button(self, specs: Sequence[Button]) -> QPushButton:
        button = QPushButton(self.tr("Pl&us"))
        button.setObjectName(f"{self._subject}_more")
        open_menu(button, specs)
        return button

    def _end_form(self) -> None:
        if self._form is not None and self._form_foot is not None:
            self._form_foot.hide()
            self._form_foot.deleteLater()
            self._body.removeWidget(self._form)
            self._form.deleteLater()
        self._form = self._form_foot = None
