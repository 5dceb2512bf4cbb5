"""The two buttons of a form and their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from polesdesk.ui.form.form import Form


class FormFoot(QWidget):
    """« Enregistrer » (Ctrl+S, Ctrl+Entrée) and « Annuler » (Échap) of a form.

    The keys work anywhere inside ``scope``, the card or dialog that holds the form.
    """

    def __init__(
        self, form: Form, subject: str, scope: QWidget, *, verb: str = "", back: str = ""
    ) -> None:
        super().__init__(scope)
        self._scope = scope
        self.save_button = QPushButton(verb or self.tr("En&registrer"), self)
        self.save_button.setObjectName(f"{subject}_save")
        self.save_button.setProperty("role", "primary")
        words = self.save_button.text().replace("&", "")
        self.save_button.setToolTip(self.tr("{verb} (Ctrl+S)").format(verb=words))
        self.save_button.clicked.connect(form.submit)
        self.cancel_button = QPushButton(back or self.tr("Annu&ler"), self)
        self.cancel_button.setObjectName(f"{subject}_cancel")
        self.cancel_button.setToolTip(self.tr("Abandonner les modifications (Échap)"))
        self.cancel_button.clicked.connect(form.ask_cancel)
        form.saving_changed.connect(self._follow_saving)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        self._keys: list[QAction] = []
        self._add_key(("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"), form.submit)
        self._add_key(("Esc",), form.ask_cancel)

    def _add_key(self, keys: tuple[str, ...], act: object) -> None:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setEnabled(False)
        action.triggered.connect(act)
        self._keys.append(action)
        self._scope.addAction(action)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keys work."""
        super().showEvent(event)
        for key in self._keys:
            key.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keys to others while the form is not there."""
        super().hideEvent(event)
        for key in self._keys:
            key.setEnabled(False)

    def _follow_saving(self, saving: bool) -> None:  # noqa: FBT001  Qt's signal
        self.save_button.setEnabled(not saving)
