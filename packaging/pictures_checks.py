"""What can be seen to be wrong with a window without looking at its picture: text that is cut."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

SLACK = 1
"""Logical pixels that rounding may take at a scale that is no whole number."""

PADDING = 20
"""Pixels that a line leaves beside its words: border, padding and margin, on both sides."""


def defects(window: QWidget) -> Iterator[str]:
    """Say what is cut in a window, each with the name of its widget."""
    yield from _too_large(window)
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel):
            yield from _cut_label(widget)
        elif isinstance(widget, QAbstractButton):
            yield from _cut_button(widget)
        elif isinstance(widget, QLineEdit):
            yield from _cut_placeholder(widget)
        elif isinstance(widget, QTableView):
            yield from _cut_table(widget)


def _too_large(window: QWidget) -> Iterator[str]:
    room = window.screen().availableGeometry()
    if window.width() > room.width() or window.height() > room.height():
        yield f"{window.width()} x {window.height()} ne tient pas sur l’écran"
    least = window.minimumSizeHint()
    if least.width() > room.width() or least.height() > room.height():
        yield f"ne se réduit pas au-dessous de {least.width()} x {least.height()}"


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text() or label.toolTip() or _scrolls_away(label):
        return
    if label.wordWrap():
        wanted = label.heightForWidth(label.width())
        if wanted > label.height() + SLACK:
            yield f"{_name(label)} : {wanted} px de haut dans {label.height()}"
        longest = _longest_word(label)
        if longest > label.contentsRect().width() + SLACK:
            yield f"{_name(label)} : un mot de {longest} px dans {label.width()}"
    elif label.sizeHint().width() > label.width() + SLACK:
        yield f"{_name(label)} : {label.sizeHint().width()} px de large dans {label.width()}"
    elif label.sizeHint().height() > label.height() + SLACK:
        yield f"{_name(label)} : {label.sizeHint().height()} px de haut dans {label.height()}"


def _longest_word(label: QLabel) -> int:
    if label.textFormat() is Qt.TextFormat.RichText:
        return 0
    metrics = label.fontMetrics()
    return max((metrics.horizontalAdvance(word) for word in label.text().split(" ")), default=0)


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    hint, size = button.sizeHint(), button.size()
    if button.text() and hint.width() > size.width() + SLACK and not button.toolTip():
        yield f"{_name(button)} : {hint.width()} px de large dans {size.width()}"
    if isinstance(button, QPushButton) and hint.height() > size.height() + SLACK:
        yield f"{_name(button)} : {hint.height()} px de haut dans {size.height()}"


def _cut_placeholder(line: QLineEdit) -> Iterator[str]:
    if line.text() or not line.placeholderText():
        return
    wanted = line.fontMetrics().horizontalAdvance(line.placeholderText())
    if wanted > line.contentsRect().width() - PADDING:
        yield f"{line.objectName()} : « {line.placeholderText()} », {wanted} px dans {line.width()}"


def _cut_table(table: QTableView) -> Iterator[str]:
    header = table.horizontalHeader()
    if not header.isHidden() and header.length() > table.viewport().width() + SLACK:
        yield (
            f"{table.objectName()} : {header.length()} px de colonnes "
            f"dans {table.viewport().width()}"
        )
    if not header.isHidden():
        yield from _cut_titles(table.objectName(), header)


def _cut_titles(name: str, header: QHeaderView) -> Iterator[str]:
    model = header.model()
    for section in range(header.count()):
        title = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        wanted = header.fontMetrics().horizontalAdvance(title)
        if not header.isSectionHidden(section) and wanted > header.sectionSize(section):
            yield f"{name} : le titre « {title} », {wanted} px dans {header.sectionSize(section)}"


def _scrolls_away(widget: QWidget) -> bool:
    """Say whether the widget is only partly seen because what holds it is scrolled."""
    owner = widget.parentWidget()
    while owner is not None:
        if isinstance(owner, QAbstractScrollArea):
            return widget.visibleRegion().boundingRect() != widget.rect()
        owner = owner.parentWidget()
    return False


def _name(widget: QLabel | QAbstractButton) -> str:
    shown = widget.text() if len(widget.text()) <= 60 else f"{widget.text()[:59]}…"
    return f"{widget.objectName() or type(widget).__name__} « {shown} »"
