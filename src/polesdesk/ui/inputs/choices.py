"""Values chosen from a list that filters while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QLineEdit, QWidget

from polesdesk.domain.folding import fold
from polesdesk.domain.lists import Choice
from polesdesk.ui.inputs.arrow import paint_arrow
from polesdesk.ui.manner import set_manner
from polesdesk.ui.texts import tooltip

MARGIN = 2
"""Pixels that a line of Qt leaves beside its text."""


LEAST = 60
"""Pixels to which a narrow form may squeeze a box; its words then end in its tooltip."""


class ChoiceInput(QComboBox):
    """One value among some, found by typing a part of it; its value is that of the choice."""

    changed = Signal()

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        parent: QWidget | None = None,
        *,
        empty_label: str = "",
    ) -> None:
        super().__init__(parent)
        self._empty_label = empty_label
        self._choices: tuple[Choice, ...] = ()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line = _ShownLine(self)
        self.setLineEdit(self._line)
        completer = QCompleter(self.model(), self)
        self.setCompleter(completer)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.editingFinished.connect(self._settle)
        self.currentTextChanged.connect(lambda _text: self.changed.emit())
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices and keep the value if it is among them."""
        kept = self.value()
        self._choices = tuple(choices)
        self.blockSignals(True)
        self.clear()
        self.addItem(self._empty_label, "")
        for choice in self._choices:
            self.addItem(choice.label, choice.value)
        self.blockSignals(False)
        self.set_value(kept)

    def value(self) -> str:
        """Return the value of the choice whose label stands in the line, or an empty text."""
        found = self._found()
        return found.value if found else ""

    def set_value(self, value: str | None) -> None:
        """Choose by value; an unknown one shows the empty choice."""
        place = self.findData(str(value)) if value else 0
        self.setCurrentIndex(max(place, 0))
        self.setEditText(self.itemText(max(place, 0)))
        self._line.setCursorPosition(0)

    def is_empty(self) -> bool:
        """Tell whether nothing is chosen or typed."""
        return self.currentText().strip() in ("", self._empty_label)

    def problem(self) -> str:
        """Return what to do when the words typed are not in the list."""
        if self.is_empty() or self._found():
            return ""
        return self.tr("Choisissez une ligne de la liste.")

    def doubt(self) -> str:
        """A choice is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the choice without letting it change."""
        self.setEnabled(not locked)
        set_manner(self, "locked", locked)

    def typed(self) -> str:
        """Return the words that stand in the line."""
        return self.currentText()

    def set_typed(self, kept: str) -> None:
        """Show the words again, and choose what they name."""
        found = next((c for c in self._choices if fold(c.label) == fold(kept)), None)
        self.set_value(found.value if found else None)
        self.setEditText(kept)
        self._line.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its arrow."""
        super().paintEvent(event)
        paint_arrow(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never change by the wheel, which scrolls the page: the open list has its own."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the words, so that typing replaces them."""
        super().focusInEvent(event)
        self._line.selectAll()

    def _found(self) -> Choice | None:
        typed = fold(self.currentText())
        return next((c for c in self._choices if fold(c.label) == typed), None)

    def _settle(self) -> None:
        """Take the only choice that contains what was typed."""
        typed = fold(self.currentText())
        if not typed or self._found():
            return
        near = [c for c in self._choices if typed in fold(c.label)]
        if len(near) == 1:
            self.set_value(near[0].value)


class _ShownLine(QLineEdit):
    """The line of a choice: what does not fit ends in « … » and is told in a tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.textChanged.connect(lambda _text: self._tell())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole text when it is cut."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for, while nobody types."""
        if self.hasFocus() or not self._is_cut():
            super().paintEvent(event)
            return
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width() - 2 * MARGIN
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        place = room.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def _is_cut(self) -> bool:
        wanted = self.fontMetrics().horizontalAdvance(self.text())
        return wanted > self.contentsRect().width() - 2 * MARGIN

    def _tell(self) -> None:
        self.setToolTip(tooltip(self.text()) if self._is_cut() else "")


class CheckInput(QCheckBox):
    """Yes or no, with its words beside the box."""

    changed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Tell whether the box is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:  # noqa: FBT001  the one value it has
        """Tick the box or not."""
        self.setChecked(bool(value))

    def is_empty(self) -> bool:
        """A box always answers."""
        return False

    def problem(self) -> str:
        """A box is never wrong."""
        return ""

    def doubt(self) -> str:
        """A box is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the box without letting it change."""
        self.setEnabled(not locked)
        set_manner(self, "locked", locked)

    def typed(self) -> bool:
        """Tell whether the box is ticked."""
        return self.isChecked()

    def set_typed(self, kept: bool) -> None:  # noqa: FBT001  the one value it has
        """Tick the box again or not."""
        self.setChecked(kept)


class ChecksInput(QWidget):
    """Several values among some, each with its box; its value is a tuple in their order."""

    changed = Signal()

    def __init__(
        self, choices: Sequence[Choice] = (), parent: QWidget | None = None, *, columns: int = 1
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._boxes: dict[str, QCheckBox] = {}
        self._spare: list[QCheckBox] = []
        self._awaited: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setVerticalSpacing(4)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices and keep those that were ticked."""
        kept = (*self.value(), *self._awaited)
        offered = {choice.value for choice in choices}
        self._awaited = tuple(key for key in self._awaited if key not in offered)
        spare = [*self._boxes.values(), *self._spare]  # kept, so that Tab finds them in their place
        self._boxes = {}
        for place, choice in enumerate(choices):
            box = spare.pop(0) if spare else self._new_box(place)
            box.blockSignals(True)
            box.setText(choice.label)
            box.setToolTip(tooltip(choice.label))
            box.setChecked(choice.value in kept)
            box.setHidden(False)
            box.blockSignals(False)
            self._boxes[choice.value] = box
        for box in spare:
            box.hide()
        self._spare = spare
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))
        self._name_boxes()

    def _new_box(self, place: int) -> QCheckBox:
        box = QCheckBox(self)
        box.setMinimumWidth(LEAST)
        box.toggled.connect(lambda _on: self.changed.emit())
        self._grid.addWidget(box, place // self._columns, place % self._columns)
        return box

    def setObjectName(self, name: str) -> None:
        """Name the input, and each box after it."""
        super().setObjectName(name)
        self._name_boxes()

    def value(self) -> tuple[str, ...]:
        """Return the values ticked."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: Sequence[str] | None) -> None:
        """Tick these values and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in (value or ()))

    def is_empty(self) -> bool:
        """Tell whether nothing is ticked."""
        return not self.value()

    def problem(self) -> str:
        """Boxes are never wrong."""
        return ""

    def doubt(self) -> str:
        """Boxes are never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the boxes without letting them change."""
        self.setEnabled(not locked)
        set_manner(self, "locked", locked)

    def typed(self) -> list[str]:
        """Return the values ticked, and those that wait for their box."""
        return list(dict.fromkeys((*self.value(), *self._awaited)))

    def set_typed(self, kept: Sequence[str]) -> None:
        """Tick values again; those that are not offered yet are ticked once they are."""
        self._awaited = tuple(key for key in kept if key not in self._boxes)
        self.set_value(kept)

    def _name_boxes(self) -> None:
        for place, box in enumerate(self._boxes.values()):
            box.setObjectName(f"{self.objectName()}_{place + 1}" if self.objectName() else "")
