"""Lines of what is due on site: each has its look, and a button that leads where it is done."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from hands import show
from polesdesk.domain import alerts
from polesdesk.domain.rows import AlertRow
from polesdesk.ui.dashboard.due_list import DueList
from polesdesk.ui.dashboard.due_model import manner, verb

VERBS = {
    alerts.NON_USE: "Traiter…",
    alerts.FOLLOW_UP_DUE: "Ouvrir",
    alerts.VISIT_DRAFT: "Terminer…",
    alerts.ROOMS_UNSEEN: "Préparer…",
}


def line(kind: str) -> AlertRow:
    return AlertRow(
        kind=kind, due=date(2026, 11, 1), subject_kind="somewhere", subject_id="one",
        label="Voltaire\u202f: à voir", detail="", late=False,
    )  # fmt: skip


@pytest.mark.parametrize("kind", list(VERBS))
def test_the_button_leads_there(kind: str, theme, qtbot) -> None:
    alert = line(kind)
    assert verb(alert) == VERBS[kind]
    due = DueList()
    qtbot.addWidget(due)
    due.set_title("À venir")
    due.show_alerts((alert,), "Rien")
    due.resize(600, 200)
    show(qtbot, due)
    opened: list[AlertRow] = []
    due.opened.connect(opened.append)
    place: QPoint = due.view.button_rect(0).center()
    qtbot.mouseClick(due.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [alert]


def test_every_kind_has_its_look(theme) -> None:
    assert {manner(line(kind)).icon for kind in alerts.KINDS}
