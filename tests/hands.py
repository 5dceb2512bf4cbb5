"""What a hand does on the keyboard, in tests.

`qtbot.keyClicks` aborts on accented letters, so the text goes in key events.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type letters, whatever they are."""
    for letter in text:
        press(widget, Qt.Key.Key_unknown, letter)


def press(
    widget: QWidget,
    key: Qt.Key,
    text: str = "",
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press one key and let it go."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def let_go() -> None:
    """Let go of Ctrl and Maj, and put away what is still open: it would be in the next one's way.

    A window that asks before it closes is still there, with its question.
    """
    if QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        nowhere = QWidget()
        QTest.keyClick(nowhere, Qt.Key.Key_Shift)
    for widget in QApplication.topLevelWidgets():
        widget.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drop(widget: QWidget, path: Path) -> bool:
    """Drag a file over a widget and let it go there; tell whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    told = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(5, 5), *told, plain)
    over.ignore()
    QCoreApplication.sendEvent(widget, over)
    if over.isAccepted():
        QCoreApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *told, plain))
        settle()
    return over.isAccepted()


def settle() -> None:
    """Let everything that waits happen, also what happens because of it."""
    for _ in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        _hand_the_keyboard_back()


def _hand_the_keyboard_back() -> None:
    """Without a desktop, nobody activates the window below a dialog that was closed."""
    if QApplication.activeWindow() is None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow)]
        for window in [w for w in windows if w.isVisible()][-1:]:
            window.activateWindow()


def show(qtbot, widget: QWidget) -> None:
    """Show a window and give it the keyboard."""
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    settle()
