"""The few questions that PolesDesk asks in a dialog of its own, with French buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from polesdesk.ui.manner import set_manner
from polesdesk.ui.words import tr

Answer = Callable[[], object]


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
    box.open()


def ask_to_confirm(parent: QWidget, *, text: str, detail: str, verb: str, act: Answer) -> None:
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
    box.finished.connect(lambda _code: act() if box.clickedButton() is go else None)
    box.open()


def _question(parent: QWidget, name: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("PolesDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
