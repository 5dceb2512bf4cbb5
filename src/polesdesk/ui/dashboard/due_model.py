"""The lines of what is due, and the one thing that can be done about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from polesdesk.domain import alerts as kinds
from polesdesk.domain.rows import AlertRow
from polesdesk.ui.tokens import Tone

ALERT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How an alert of a kind looks while it is not late, and the verb of its button."""

    icon: str
    tone: Tone
    verb: str


OPEN = "open"
ASK = "ask"
CHASE = "chase"
COPY = "copy"
HANDLE = "handle"
FINISH = "finish"
VISIT = "visit"
GOES = frozenset({OPEN, HANDLE, FINISH, VISIT})
"""Verbs that lead to where the thing is done; the others prepare a text."""
SECOND_COPY = "second_copy"
"""The kind of the line that reminds of the second copy; it is about the file, not a record."""
_MANNERS = {
    kinds.UNTITLED: Manner(icon="circle-alert", tone=Tone.RED, verb=OPEN),
    kinds.INSURANCE_EXPIRED: Manner(icon="shield-alert", tone=Tone.RED, verb=ASK),
    kinds.INSURANCE_MISSING: Manner(icon="shield-alert", tone=Tone.RED, verb=ASK),
    kinds.NOT_RETURNED: Manner(icon="pen-line", tone=Tone.BLUE, verb=CHASE),
    kinds.TO_REPRINT: Manner(icon="printer", tone=Tone.AMBER, verb=OPEN),
    kinds.ENDS_SOON: Manner(icon="calendar-clock", tone=Tone.AMBER, verb=OPEN),
    kinds.INSURANCE_EXPIRING: Manner(icon="shield", tone=Tone.AMBER, verb=ASK),
    kinds.INSURANCE_PARTIAL: Manner(icon="shield", tone=Tone.AMBER, verb=OPEN),
    kinds.RECEIPT_MISSING: Manner(icon="file-warning", tone=Tone.AMBER, verb=OPEN),
    kinds.NON_USE: Manner(icon="eye", tone=Tone.RED, verb=HANDLE),
    kinds.FOLLOW_UP_DUE: Manner(icon="clock", tone=Tone.BLUE, verb=OPEN),
    kinds.LETTER_UNSENT: Manner(icon="mail", tone=Tone.AMBER, verb=OPEN),
    kinds.ANSWER_LATE: Manner(icon="hourglass", tone=Tone.AMBER, verb=OPEN),
    kinds.VISIT_DRAFT: Manner(icon="clipboard-list", tone=Tone.GREY, verb=FINISH),
    kinds.ROOMS_UNSEEN: Manner(icon="door-open", tone=Tone.AMBER, verb=VISIT),
    SECOND_COPY: Manner(icon="usb", tone=Tone.AMBER, verb=COPY),
    kinds.KEYS_LATE: Manner(icon="key-round", tone=Tone.AMBER, verb=HANDLE),
    kinds.SLOTS_CLASH: Manner(icon="triangle-alert", tone=Tone.AMBER, verb=OPEN),
    kinds.REOPENING: Manner(icon="lock", tone=Tone.BLUE, verb=OPEN),
    kinds.REFUSAL_UNWRITTEN: Manner(icon="mail", tone=Tone.AMBER, verb=OPEN),
    kinds.OPTION_LAPSES: Manner(icon="hourglass", tone=Tone.AMBER, verb=OPEN),
    kinds.REQUEST_UNACKNOWLEDGED: Manner(icon="mail", tone=Tone.AMBER, verb=OPEN),
    kinds.AUTHORISATION_MISSING: Manner(icon="file-warning", tone=Tone.AMBER, verb=OPEN),
    kinds.SHIFT_UNCOVERED: Manner(icon="user-plus", tone=Tone.AMBER, verb=HANDLE),
    kinds.WORKSITE_UNLED: Manner(icon="user-plus", tone=Tone.AMBER, verb=HANDLE),
    kinds.INSURER_UNTOLD: Manner(icon="shield-alert", tone=Tone.AMBER, verb=HANDLE),
    kinds.DAY_TASK_DUE: Manner(icon="clipboard-list", tone=Tone.AMBER, verb=HANDLE),
    kinds.EMERGENCY_OVER: Manner(icon="user", tone=Tone.GREY, verb=OPEN),
    kinds.HOURS_EXCEEDED: Manner(icon="hourglass", tone=Tone.GREY, verb=OPEN),
    kinds.PAPER_MISSING: Manner(icon="file-warning", tone=Tone.AMBER, verb=ASK),
}


def manner(alert: AlertRow) -> Manner:
    """Return how an alert looks and what its button does."""
    return _MANNERS[alert.kind]


def tone(alert: AlertRow) -> Tone:
    """Return the colour of an alert: red once it is late."""
    return Tone.RED if alert.late else manner(alert).tone


def verb(alert: AlertRow) -> str:
    """Return the word on the button of an alert."""
    words = {
        OPEN: QCoreApplication.translate("DueList", "Ouvrir"),
        ASK: QCoreApplication.translate("DueList", "Demander…"),
        CHASE: QCoreApplication.translate("DueList", "Relancer…"),
        COPY: QCoreApplication.translate("DueList", "Copier sur une clé…"),
        HANDLE: QCoreApplication.translate("DueList", "Traiter…"),
        FINISH: QCoreApplication.translate("DueList", "Terminer…"),
        VISIT: QCoreApplication.translate("DueList", "Préparer…"),
    }
    return words[manner(alert).verb]


class DueModel(QAbstractListModel):
    """What is due, as lines."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._alerts: tuple[AlertRow, ...] = ()

    def show_alerts(self, alerts: Sequence[AlertRow]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._alerts = tuple(alerts)
        self.endResetModel()

    def alert_at(self, number: int) -> AlertRow | None:
        """Return the alert of a line."""
        return self._alerts[number] if 0 <= number < len(self._alerts) else None

    def row_of(self, alert: AlertRow) -> int | None:
        """Return the line about the same matter, or None."""
        wanted = (alert.kind, alert.subject_id)
        for number, one in enumerate(self._alerts):
            if (one.kind, one.subject_id) == wanted:
                return number
        return None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._alerts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line; a screen reader hears all of them."""
        alert = self.alert_at(index.row()) if index.isValid() else None
        if alert is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return alert.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{alert.label}, {alert.detail}, {verb(alert)}"
        return alert if role == ALERT_ROLE else None
