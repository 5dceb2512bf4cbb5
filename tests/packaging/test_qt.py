"""The toolkit that is pinned behaves as the program needs."""

import sys

from pytestqt.qtbot import QtBot


def test_event_loop_turns_lose_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 lost one per call and ended by aborting."""
    from PySide6.QtWidgets import QApplication

    assert qtbot is not None
    before = sys.getrefcount(None)
    for _ in range(1000):
        QApplication.processEvents()
    assert abs(sys.getrefcount(None) - before) < 500
