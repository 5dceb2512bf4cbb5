"""The buttons above the text of a template, and the room that its parts take on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton

from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import set_icon, set_icon_after
from polesdesk.ui.settings.template_insert import (
    block_menu,
    condition_menu,
    field_menu,
    insert_block,
    insert_condition,
    insert_field,
)

if TYPE_CHECKING:
    from polesdesk._assets.forms.ui_template_editor import Ui_TemplateEditor
    from polesdesk.ui.settings.template_editor import TemplateEditor

SIZE = QSize(1340, 760)
FRAME = QSize(16, 44)
"""Room that the frame of a window takes on a screen."""
WIDE_ENOUGH = 1000
"""Pixels across from which the preview has its place beside the text."""
SHARES = (16, 53, 31)
"""How articles, text and preview share the width."""


class TemplateTools(QObject):
    """Fills the row of buttons: menus that insert, comparison, text of origin, preview."""

    def __init__(self, ui: Ui_TemplateEditor, editor: TemplateEditor, name: str) -> None:
        super().__init__(editor)
        self._ui = ui
        self._row = FlowRow(ui.template_tools, 8)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.ends_right = True
        text = ui.template_source
        fields = self._button("template_insert_field", self.tr("Insérer un &champ"))
        self._open(
            fields,
            field_menu(fields, lambda label: insert_field(text, label), editor.look_up_field, name),
        )
        conditions = self._button("template_insert_condition", self.tr("Insérer une c&ondition"))
        self._open(
            conditions, condition_menu(conditions, lambda one: insert_condition(text, one), name)
        )
        blocks = self._button("template_insert_block", self.tr("Insérer un &tableau ou un bloc"))
        self._open(blocks, block_menu(blocks, lambda label: insert_block(text, label), name))
        compare = self._button("template_editor_compare", self.tr("Com&parer avec…"))
        compare.clicked.connect(lambda _on: editor.compare())
        origin = self._button("template_editor_factory", self.tr("Revenir au texte d’ori&gine"))
        set_icon(origin, "undo-2")
        origin.setToolTip(
            self.tr("Le texte écrit revient par Ctrl+Z tant que l’éditeur est ouvert")
        )
        origin.clicked.connect(lambda _on: editor.take_factory_text())
        self._toggle = self._button("template_preview_toggle", "")
        set_icon(self._toggle, "eye")
        self._toggle.clicked.connect(lambda _on: self._turn_preview())
        self.name_toggle()

    def name_toggle(self) -> None:
        """Let the last button say what it does now."""
        shown = not self._ui.template_preview.isHidden()
        self._toggle.setText(
            self.tr("&Masquer l’aperçu") if shown else self.tr("&Montrer l’aperçu")
        )

    def _turn_preview(self) -> None:
        preview = self._ui.template_preview
        preview.setVisible(preview.isHidden())
        self.name_toggle()
        preview.refresh()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self._ui.template_tools)
        button.setObjectName(name)
        button.setAutoDefault(False)
        self._row.addWidget(button)
        return button

    def _open(self, button: QPushButton, menu: QMenu) -> None:
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        set_icon_after(button, "chevron-down")
        button.setMenu(menu)


def fit_to_screen(editor: TemplateEditor, ui: Ui_TemplateEditor) -> None:
    """Give the editor the room of the screen; a small one begins without the preview."""
    room = QGuiApplication.primaryScreen().availableGeometry().size() - FRAME
    size = SIZE.boundedTo(room)
    editor.resize(size)
    ui.template_preview.setVisible(size.width() >= WIDE_ENOUGH)
    ui.editor_splitter.setSizes([size.width() * share // 100 for share in SHARES])
