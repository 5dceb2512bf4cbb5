"""The second page: what each column of the file becomes, and what is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from polesdesk._assets.forms.ui_import_columns_page import Ui_ImportColumnsPage
from polesdesk.domain.french import plural
from polesdesk.domain.import_columns import Columns, shown_text
from polesdesk.domain.import_hints import Hint, hints
from polesdesk.domain.import_sheets import Sheet, is_blank
from polesdesk.domain.lists import Choice
from polesdesk.ui.announcing import announce
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.imports.session import ImportSession
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone

_OFFERED_ROWS = 60


class ImportColumnsPage(QWidget):
    """Shows how the columns were understood and lets them be corrected."""

    changed = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ui = Ui_ImportColumnsPage()
        self._ui.setupUi(self)
        self._shown: tuple[Sheet, int] | None = None
        self._hints: list[QWidget] = []
        ui = self._ui
        ui.import_columns.setAccessibleName(self.tr("Colonnes du fichier"))
        ui.import_header_row.setAccessibleName(self.tr("Ligne des titres"))
        ui.import_header_row.picked.connect(lambda value: session.choose_header(int(value)))
        ui.import_columns.field_chosen.connect(session.choose_field)
        session.columns_changed.connect(self._show)

    def enter(self) -> None:
        """Show the columns of the sheet that was chosen."""
        self._show()

    def first_input(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._ui.import_columns

    def can_go_on(self) -> bool:
        """Tell whether anything of the sheet would be imported."""
        columns = self._session.columns
        return columns is not None and not any(one.blocks for one in hints(columns.fields))

    def _show(self) -> None:
        session = self._session
        columns = session.columns
        if columns is None:
            return
        shown = (session.sheet, columns.header_row)
        anew = self._shown is None or self._shown[0] is not shown[0] or self._shown[1] != shown[1]
        if anew:
            self._shown = shown
            self._show_header_rows(session.sheet, columns.header_row)
        self._ui.import_columns.show_columns(session.sheet, columns, anew=anew)
        self._show_understood(columns)
        self.changed.emit()

    def _show_header_rows(self, sheet: Sheet, header_row: int) -> None:
        last = max(header_row + 1, min(_OFFERED_ROWS, len(sheet.rows)))
        rows = [
            row
            for row in range(min(last, len(sheet.rows)))
            if row == header_row or not all(is_blank(cell) for cell in sheet.rows[row])
        ]
        choices = [Choice(value=str(row), label=_row_label(sheet, row)) for row in rows]
        self._ui.import_header_row.set_choices(choices, str(header_row))

    def _show_understood(self, columns: Columns) -> None:
        ui, session = self._ui, self._session
        known = sum(column.field is not None for column in columns.columns)
        told = self.tr("{known} sur {total}")
        ui.import_understood_title.setText(
            told.format(
                known=plural(known, self.tr("colonne importée"), self.tr("colonnes importées")),
                total=len(columns.columns),
            )
        )
        moved = self.tr(
            "La colonne «\u202f{name}\u202f» n’est plus importée\u202f: une autre tient son rôle."
        )
        ui.import_moved.setText(moved.format(name=session.moved_from))
        ui.import_moved.setVisible(bool(session.moved_from))
        if session.moved_from:
            announce(self, ui.import_moved.text())
        left_out = [column.header for column in columns.columns if not column.field]
        told = self.tr("Ne sont pas importées\u202f: {names}.")
        names = ", ".join(name for name in left_out if name)
        ui.import_left_out.setText(told.format(names=names))
        ui.import_left_out.setVisible(bool(names))
        self._show_hints(hints(columns.fields))

    def _show_hints(self, found: tuple[Hint, ...]) -> None:
        for widget in self._hints:
            widget.hide()
            widget.deleteLater()
        if not self._session.header_recognised and not any(one.blocks for one in found):
            text = self.tr(
                "Aucune ligne de titres n’a été reconnue\u202f: choisissez-la au-dessus du tableau."
            )
            found = (Hint(text=text), *found)
        self._hints = [self._hint(one) for one in found]
        for widget in self._hints:
            self._ui.hints_layout.addWidget(widget)

    def _hint(self, hint: Hint) -> QWidget:
        if hint.blocks:
            line = MessageLine(Tone.RED, self)
            line.show_text(hint.text)
            return line
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(hint.text, holder, role="muted", wraps=True))
        return holder


def _row_label(sheet: Sheet, row: int) -> str:
    cells = (shown_text(cell) for cell in sheet.rows[row])
    return f"{row + 1}\u00a0\u2013 {', '.join(text for text in cells if text)}"
