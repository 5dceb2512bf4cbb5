"""A day, typed as one likes or picked in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from polesdesk.domain.french import format_date
from polesdesk.domain.parsing import parse_date
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs.line import LineInput
from polesdesk.ui.tokens import tokens


class DateInput(LineInput):
    """A day; « 1/9/26 », « 010926 », « demain », « +7 » are read, Ctrl+; puts today."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText(self.tr("jj/mm/aaaa"))
        self.calendar_action = QAction(icon("calendar", "muted"), self.tr("Calendrier"), self)
        self.calendar_action.triggered.connect(self.open_calendar)
        self.addAction(self.calendar_action, QLineEdit.ActionPosition.TrailingPosition)

    def read(self, text: str) -> date:
        """Return the day typed; raise ``ParseProblem``."""
        return parse_date(text, self._today())

    def write(self, value: date) -> str:
        """Return « 01/09/2026 »."""
        return format_date(value)

    def set_locked(self, *, locked: bool) -> None:
        """Show the day without letting it change."""
        super().set_locked(locked=locked)
        self.calendar_action.setVisible(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put today with Ctrl+;, open the calendar with Alt+Down."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_Semicolon and not self.isReadOnly():
            self.set_value(self._today())
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a calendar under the line, on the day typed or today."""
        popup = CalendarPopup(self.value() or self._today(), self)
        popup.picked.connect(self.set_value)
        popup.show_under(self)


class CalendarPopup(QFrame):
    """A month to click in; it closes by itself."""

    picked = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.calendar = QCalendarWidget(self)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.setAccessibleName(self.tr("Calendrier"))
        self._dress()
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.calendar)

    def _dress(self) -> None:
        """Give the arrows and the days of rest the colours of the window."""
        rest = QTextCharFormat()
        rest.setForeground(QColor(tokens().muted))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, rest)
        arrows = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
        for name, picture in arrows.items():
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(picture))

    def show_under(self, line: QWidget) -> None:
        """Open below a line, inside its screen."""
        self.adjustSize()
        corner = line.mapToGlobal(QPoint(0, line.height() + 2))
        room = line.screen().availableGeometry()
        corner.setX(min(corner.x(), room.right() - self.width()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(line.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(corner)
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
