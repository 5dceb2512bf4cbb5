"""A small list of hubs to type: code, name, address, one hub a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.hubs import Hub, hub_code_problem
from polesdesk.domain.identity import new_id
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.icons import icon, set_icon
from polesdesk.ui.inputs import TextInput
from polesdesk.ui.manner import set_manner
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone

FIRST = 3
"""Lines shown at first."""
CODE_CHARACTERS = 9
NAMES = ("code", "name", "address")


class HubRow:
    """The inputs of one hub, its button and its error."""

    def __init__(self, parent: QWidget) -> None:
        self.code = TextInput(parent, longest=6)
        self.name = TextInput(parent, longest=120)
        self.address = TextInput(parent)
        self.remove = QPushButton(parent)
        self.remove.setIcon(icon("x"))
        self.remove.setProperty("role", "icon")
        self.error = MessageLine(Tone.RED, parent)
        self.code.setFixedWidth(self.code.fontMetrics().averageCharWidth() * CODE_CHARACTERS + 24)

    def inputs(self) -> tuple[TextInput, ...]:
        """Return the inputs in the order of the eye."""
        return (self.code, self.name, self.address)

    def is_empty(self) -> bool:
        """Tell whether nothing was typed in the line."""
        return all(one.is_empty() for one in self.inputs())

    def hub(self) -> Hub:
        """Return the hub typed."""
        return Hub(
            id=new_id(),
            code=self.code.value().upper(),
            name=self.name.value(),
            address=self.address.value(),
        )


class HubRows(QWidget):
    """Holds some lines; those that are empty do not count."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HubRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._add = QPushButton(self.tr("Aj&outer un pôle"), self)
        self._add.setObjectName("first_run_hub_add")
        set_icon(self._add, "plus")
        self._add.clicked.connect(lambda _on: self._go_to(self.add_row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        titles = (self.tr("Code"), self.tr("Nom"), self.tr("Adresse"))
        for place, title in enumerate(titles):
            self._grid.addWidget(plain_label(title, role="field_label"), 0, place)
        for _ in range(FIRST):
            self.add_row()

    def rows(self) -> tuple[HubRow, ...]:
        """Return the lines, those that are empty too."""
        return tuple(self._rows)

    def add_row(self) -> HubRow:
        """Add an empty line after the others."""
        row = HubRow(self)
        for one in row.inputs():
            one.changed.connect(lambda: self._follow(row))
        row.remove.clicked.connect(lambda _on: self._remove(row))
        self._rows.append(row)
        self._lay_out()
        return row

    def hubs(self) -> tuple[Hub, ...]:
        """Return the hubs typed."""
        return tuple(row.hub() for row in self._rows if not row.is_empty())

    def first_wrong(self) -> TextInput | None:
        """Show what is wrong under its line; return where the first error is."""
        wrong: list[TextInput] = []
        seen: dict[str, str] = {}
        for row in self._rows:
            told = None if row.is_empty() else self._problem(row, seen)
            self._mark(row, *(told or ("", None)))
            if told is not None:
                wrong.append(told[1])
        return wrong[0] if wrong else None

    def take_focus(self) -> None:
        """Put the cursor in the first line."""
        self._rows[0].code.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the next input, and from the last one to a new line."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            super().keyPressEvent(event)
        elif self._rows[-1].address.hasFocus():
            self._go_to(self.add_row())
        elif isinstance(self.focusWidget(), QLineEdit):
            self._focus_after(self.focusWidget())
        else:
            super().keyPressEvent(event)

    # Inside

    def _problem(self, row: HubRow, seen: dict[str, str]) -> tuple[str, TextInput] | None:
        hub = row.hub()
        if not hub.name:
            return self.tr("Donnez un nom au pôle."), row.name
        problem = hub_code_problem(hub.code)
        if problem:
            return problem, row.code
        if hub.code in seen:
            told = self.tr("Le code {code} est déjà celui du pôle {name}.")
            return told.format(code=hub.code, name=seen[hub.code]), row.code
        seen[hub.code] = hub.name
        return None

    def _mark(self, row: HubRow, sentence: str, where: TextInput | None) -> None:
        row.error.show_text(sentence)
        for one in row.inputs():
            set_manner(one, "wrong", one is where)
            one.setAccessibleDescription(sentence if one is where else "")

    def _follow(self, row: HubRow) -> None:
        if row.error.text():
            self._mark(row, "", None)
        self.changed.emit()

    def _remove(self, row: HubRow) -> None:
        place = self._rows.index(row)
        self._rows.remove(row)
        for widget in (*row.inputs(), row.remove, row.error):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        if not self._rows:
            self.add_row()
        self._lay_out()
        self._go_to(self._rows[min(place, len(self._rows) - 1)])
        self.changed.emit()

    def _go_to(self, row: HubRow) -> None:
        row.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_after(self, widget: QWidget) -> None:
        inputs = [one for row in self._rows for one in row.inputs()]
        place = next(n for n, one in enumerate(inputs) if one is widget)
        inputs[place + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        """Put every line in its place, with the names that tools and ears know."""
        before: QWidget | None = None
        words = (self.tr("code"), self.tr("nom"), self.tr("adresse"))
        for number, row in enumerate(self._rows, start=1):
            line = 2 * number - 1
            for place, (one, name, word) in enumerate(zip(row.inputs(), NAMES, words, strict=True)):
                one.setObjectName(f"first_run_hub_{name}_{number}")
                one.setAccessibleName(
                    self.tr("Pôle {number}, {word}").format(number=number, word=word)
                )
                self._grid.addWidget(one, line, place)
                one.show()
            told = self.tr("Retirer le pôle {number}").format(number=number)
            row.remove.setObjectName(f"first_run_hub_remove_{number}")
            row.remove.setToolTip(told)
            row.remove.setAccessibleName(told)
            self._grid.addWidget(row.remove, line, len(NAMES))
            row.remove.show()
            self._grid.addWidget(row.error, line + 1, 0, 1, len(NAMES) + 1)
            for widget in (*row.inputs(), row.remove):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
        if before is not None:
            QWidget.setTabOrder(before, self._add)
