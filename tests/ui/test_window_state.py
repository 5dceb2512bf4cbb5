"""The window comes back where it was, and never where nobody sees it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from polesdesk.ui import window_state


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def screen() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_size_and_place_come_back(window, settings, qtbot):
    window.setGeometry(40, 60, 500, 400)
    window.show()
    window_state.keep(window, settings)
    again = QMainWindow()
    qtbot.addWidget(again)
    window_state.recall(again, settings)
    assert again.geometry() == window.geometry()


def test_a_first_window_is_in_the_middle_of_the_screen(window, settings):
    window_state.recall(window, settings)
    assert screen().contains(window.geometry())


def test_a_small_screen_holds_the_first_window_with_its_title_and_its_foot(
    window, settings, monkeypatch
):
    small = QRect(0, 0, 1366, 728)  # the bar of tasks takes the rest

    class Screen:
        def availableGeometry(self) -> QRect:
            return small

    monkeypatch.setattr(window_state.QGuiApplication, "primaryScreen", staticmethod(Screen))
    window_state.place_in_middle(window)
    title = QRect(window.pos(), window.size()).adjusted(0, 0, 16, 40)
    assert small.contains(title)


@pytest.mark.parametrize("kept", [b"", b"nonsense", None, "text", 7])
def test_broken_settings_are_passed_over(window, settings, kept):
    settings.setValue("window/geometry", kept)
    window_state.recall(window, settings)
    assert window_state.is_seen(window.frameGeometry())


@pytest.mark.parametrize(
    ("frame", "seen"),
    [
        (QRect(10, 10, 500, 400), True),
        (QRect(-5000, 10, 500, 400), False),
        (QRect(10, 5000, 500, 400), False),
        (QRect(10, -390, 500, 400), False),
        (QRect(-380, 10, 500, 400), True),
        (QRect(-420, 10, 500, 400), False),
    ],
)
def test_a_title_bar_must_be_within_reach(qapp, frame, seen):
    assert window_state.is_seen(frame) is seen
