"""A window that is open all day neither leaks nor aborts."""

import gc
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hands import settle


def test_the_event_loop_takes_no_reference_to_none(tab):
    """PySide6 6.12.0 on Python 3.11 loses one at each empty call, and aborts in the end.

    What is painted may keep some: one more at each call of an icon engine does no harm.
    """
    settle()
    before = sys.getrefcount(None)
    for _ in range(1000):
        QCoreApplication.processEvents()
    assert abs(sys.getrefcount(None) - before) < 100
    for _ in range(20):
        tab.page.table.viewport().update()
        tab.card.update()
        QCoreApplication.processEvents()
    assert sys.getrefcount(None) - before > -100


def test_going_through_records_leaves_no_widgets_behind(tab):
    def widgets_after(times: int) -> int:
        for number in range(times):
            tab.page.select(str(number % 16))
            settle()
        tab.page.select("5")
        settle()
        gc.collect()
        return len(tab.findChildren(QWidget))

    assert widgets_after(40) == widgets_after(2)


def test_forms_opened_and_closed_leave_no_widgets_behind(tab):
    def widgets_after(times: int) -> int:
        for _ in range(times):
            tab.edit()
            tab.card.form().cancelled.emit()
            settle()
        gc.collect()
        return len(tab.findChildren(QWidget))

    assert widgets_after(10) == widgets_after(1)
