"""The few questions that PolesDesk asks in a dialog of its own, with French buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGridLayout,
    QLabel,
    QMessageBox,
    QWidget,
)
from shiboken6 import isValid

from polesdesk.ui.manner import set_manner
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.errors import Trouble

Answer = Callable[[], object]
DETAIL = 58
"""Letters across that a message takes at least."""


def ask_to_save(parent: QWidget, *, what: str, save: Answer, discard: Answer, stay: Answer) -> None:
    """Ask what becomes of changes: save, do not save, or stay; nothing is lost silently."""
    box = _question(parent, "unsaved_dialog")
    box.setText(
        tr("Enregistrer les modifications de «\u202f{what}\u202f»\u202f?").format(what=what)
    )
    box.setInformativeText(tr("Sans enregistrement, ce que vous avez saisi sera perdu."))
    keep = box.addButton(tr("&Enregistrer"), QMessageBox.ButtonRole.AcceptRole)
    keep.setObjectName("unsaved_save")
    drop = box.addButton(tr("&Ne pas enregistrer"), QMessageBox.ButtonRole.DestructiveRole)
    drop.setObjectName("unsaved_discard")
    back = box.addButton(tr("&Annuler"), QMessageBox.ButtonRole.RejectRole)
    back.setObjectName("unsaved_stay")
    set_manner(keep, "role", "primary")
    box.setDefaultButton(keep)
    box.setEscapeButton(back)
    answers = {keep: save, drop: discard}
    box.finished.connect(lambda _code: answers.get(box.clickedButton(), stay)())  # type: ignore[call-overload]
    set_margins(box)
    box.open()


def ask_to_confirm(
    parent: QWidget,
    *,
    text: str,
    detail: str,
    verb: str,
    act: Answer,
    stay: Answer = lambda: None,
) -> None:
    """Ask before what cannot be taken back; ``verb`` is the button that does it."""
    box = _question(parent, "confirm_dialog")
    box.setText(text)
    box.setInformativeText(detail)
    go = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    go.setObjectName("confirm_go")
    back = box.addButton(tr("&Annuler"), QMessageBox.ButtonRole.RejectRole)
    back.setObjectName("confirm_cancel")
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.finished.connect(lambda _code: act() if box.clickedButton() is go else stay())
    set_margins(box)
    box.open()


def offer(
    parent: QWidget | None,
    name: str,
    *,
    text: str,
    detail: str,
    ways: Sequence[tuple[str, Answer]],
    back: str,
    leave: Answer = lambda: None,
    proposes: bool = True,
) -> QMessageBox:
    """Say what is, and offer ways to go on; the first one is proposed unless told otherwise.

    ``back`` is the button that takes none of them, then ``leave`` is called.
    """
    box = _question(parent, f"{name}_dialog")
    box.setText(text)
    box.setInformativeText(detail)
    answers: dict[QAbstractButton, Answer] = {}
    for number, (verb, act) in enumerate(ways, start=1):
        button = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        button.setObjectName(f"{name}_{number}")
        answers[button] = act
        if number == 1 and proposes:
            set_manner(button, "role", "primary")
            box.setDefaultButton(button)
    no = box.addButton(back, QMessageBox.ButtonRole.RejectRole)
    no.setObjectName(f"{name}_back")
    box.setEscapeButton(no)
    if not proposes:
        box.setDefaultButton(no)
    box.finished.connect(lambda _code: answers.get(box.clickedButton(), leave)())
    set_margins(box)
    box.open()
    return box


def tell_trouble(trouble: Trouble, parent: QWidget | None) -> None:
    """Say what went wrong and what to do, and wait until it is read."""
    box = QMessageBox(parent)
    box.setObjectName("trouble_dialog")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("PolesDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(trouble.message)
    box.setInformativeText(trouble.advice)
    box.addButton(tr("Fermer"), QMessageBox.ButtonRole.AcceptRole)
    set_margins(box)
    box.exec()


def set_margins(box: QMessageBox) -> None:
    """Give a message the margins of a card; Qt leaves room at the left for an icon it lacks.

    It is called last: each text that a message is given builds its layout anew.
    """
    grid = box.layout()
    if not isinstance(grid, QGridLayout):
        return
    if box.icon() is QMessageBox.Icon.NoIcon:
        grid.setHorizontalSpacing(0)
        items = (grid.itemAt(number) for number in range(grid.count()))
        for spacer in [item.spacerItem() for item in items if item is not None]:
            if spacer is not None:
                spacer.changeSize(0, 0)
    grid.setColumnStretch(grid.columnCount() - 1, 1)
    detail = box.findChild(QLabel, "qt_msgbox_informativelabel")
    if detail is not None:
        detail.setMinimumWidth(detail.fontMetrics().averageCharWidth() * DETAIL)
    grid.setContentsMargins(CARD_MARGINS)
    grid.setVerticalSpacing(GAP)


def _question(parent: QWidget | None, name: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("PolesDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box


def close_dialogs_above(window: QWidget) -> bool:
    """Close what is open above a window; False when one asks first and keeps it open."""
    for dialog in reversed(window.findChildren(QDialog)):
        if not isValid(dialog) or not dialog.isVisible() or not dialog.isModal():
            continue
        dialog.close()
        if isValid(dialog) and dialog.isVisible():
            dialog.raise_()
            return False
    return True
