"""What is checked of every window: names for tools, names for ears, keys, typography."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
NAMED = (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QTabBar,
)


def widgets_of(window: QWidget) -> Iterator[QWidget]:
    """Every widget that PolesDesk made itself in a window, without those of its dialogs."""
    for widget in window.findChildren(QWidget):
        if widget.window() is window and not _belongs_to_qt(widget):
            yield widget


def _belongs_to_qt(widget: QWidget) -> bool:
    if widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView):
        return True
    owner: QObject | None = widget.parent()
    part: QObject = widget
    while isinstance(owner, QWidget):
        if isinstance(owner, QMenuBar) and part is owner.cornerWidget():
            return False
        if isinstance(owner, QComboBox | QCalendarWidget | QMessageBox | QDialogButtonBox):
            return True
        if isinstance(owner, QLineEdit | QTabBar | QMenuBar):
            return True
        part, owner = owner, owner.parent()
    return False


def names_of(window: QWidget) -> set[str]:
    """The object names of what a tool may want to drive; a number at the end reads « _n »."""
    actions = (action for action in window.findChildren(QAction) if action.menu() is None)
    names = [one.objectName() for one in (*widgets_of(window), *actions)]
    return {re.sub(r"_[0-9]+$", "_n", name) for name in names if SNAKE.fullmatch(name)}


def without_name(window: QWidget) -> list[str]:
    """What a tool cannot reach, for want of a name in snake_case."""
    wrong = []
    for widget in widgets_of(window):
        name = widget.objectName()
        if isinstance(widget, NAMED) and not SNAKE.fullmatch(name):
            wrong.append(f"{type(widget).__name__} « {name} » in {widget.parent()}")
    return wrong


def without_voice(window: QWidget) -> list[str]:
    """What can have the keyboard but says nothing to a screen reader."""
    silent = []
    for widget in widgets_of(window):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if isinstance(widget, QAbstractScrollArea) and not isinstance(
            widget, QAbstractItemView | QPlainTextEdit | QTextEdit
        ):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            silent.append(f"{type(widget).__name__} « {widget.objectName()} »")
    return silent


def focusable(window: QWidget) -> Iterator[QWidget]:
    """What Tab can reach in a window."""
    for widget in widgets_of(window):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if reached and widget.isVisible() and widget.isEnabled():
            yield widget


def told(widget: QWidget) -> str:
    """Name a widget in a reproach."""
    return f"{type(widget).__name__} « {widget.objectName()} » in {widget.window().objectName()}"


def mnemonics_of(window: QWidget) -> list[tuple[str, str]]:
    """The letters behind Alt that are seen at once, with their texts."""
    texts = []
    for bar in window.findChildren(QMenuBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        texts += [action.text() for action in bar.actions() if action.isVisible()]
    for widget in widgets_of(window):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None and not _is_plain(widget)
        ):
            texts.append(widget.text())
    found = []
    for text in texts:
        match = re.search(r"&(.)", text.replace("&&", ""))
        if match:
            found.append((match[1].lower(), text))
    return found


def _is_plain(label: QLabel) -> bool:
    """A label that shows its text as it is has no mnemonic."""
    return label.textFormat() is Qt.TextFormat.PlainText


def french_texts(source: Path) -> Iterator[tuple[int, str]]:
    """Every text that a module gives to tr() or to one of its like, with its line."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        if name in {"tr", "marked", "said", "translate"}:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value


def form_texts(source: Path) -> Iterator[str]:
    """Every text of a form of Qt Designer that is shown."""
    for element in ET.fromstring(source.read_text("utf-8")).iter("string"):
        if element.get("notr") != "true" and element.text:
            yield element.text


SLIPS = {
    "a straight apostrophe": re.compile(r"\w'\w"),
    "a straight quotation mark": re.compile(r'"'),
    "three points for an ellipsis": re.compile(r"\.\.\."),
    "a plain space before a tall sign": re.compile(r"\S [:;!?»](?!\w)"),
    "no space before a tall sign": re.compile(r"[\wÀ-ÿ)}][;!?»](?!\w)|[\wÀ-ÿ)}]:(?=\s|$)"),
    "a plain space after «": re.compile(r"« "),
    "no space after «": re.compile(r"«[\w{]"),
    "oe for œ": re.compile(r"\b(?:oeuvre|coeur|oeil|soeur|noeud|voeu)", re.IGNORECASE),
    "N° with a plain space": re.compile(r"[nN]° (?=[\d{])"),
}


def slips_in(text: str) -> list[str]:
    """What French typography would not let pass in a text."""
    bare = text.replace("&&", "").replace("&", "")
    return [name for name, slip in SLIPS.items() if slip.search(bare)]
