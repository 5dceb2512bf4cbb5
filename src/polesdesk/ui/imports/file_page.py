"""The first page: choose the file and its sheet, see what it holds."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from polesdesk._assets.forms.ui_import_file_page import Ui_ImportFilePage
from polesdesk.domain.french import plural
from polesdesk.domain.import_sheets import Sheet, Workbook
from polesdesk.domain.lists import Choice
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.icons import IconLabel, set_icon
from polesdesk.ui.imports.drop_zone import SUFFIXES, dropped_file
from polesdesk.ui.imports.recent import recent_imports
from polesdesk.ui.imports.session import ImportSession
from polesdesk.ui.texts import mute_mnemonic, tooltip
from polesdesk.ui.words import marked, offered, tr

_ENCODINGS = (
    Choice(value="utf-8", label="UTF-8"),
    Choice(value="utf-8-sig", label=marked("UTF-8 avec marque")),
    Choice(value="cp1252", label="Windows (1252)"),
    Choice(value="iso8859_15", label="Latin 9 (ISO 8859-15)"),
    Choice(value="mac_roman", label="Mac (Roman)"),
    Choice(value="cp850", label="DOS (850)"),
    Choice(value="utf-16", label="UTF-16"),
)


class ImportFilePage(QWidget):
    """Takes a file by its button, by a drop or among those imported before."""

    changed = Signal()
    """Whether one can go on may be another."""

    def __init__(
        self, session: ImportSession, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._chooser = FileChooser(settings, "imports")
        self._recent: list[QPushButton] = []
        self._ui = Ui_ImportFilePage()
        self._ui.setupUi(self)
        self._ui.icon_layout.addWidget(IconLabel("file-spreadsheet", 28, "accent"))
        set_icon(self._ui.import_change_file, "folder-open")
        self._name_for_ears()
        self._connect()
        self.setAcceptDrops(True)

    def enter(self) -> None:
        """Show the file held, or the ways to choose one."""
        self._show_recent()
        self._show()

    def first_input(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._ui.import_drop.button if self._is_empty() else self._ui.import_preview

    def can_go_on(self) -> bool:
        """Tell whether a sheet with something in it is chosen."""
        return not self._is_empty() and bool(self._session.sheet.rows)

    def ask_file(self) -> None:
        """Ask for a spreadsheet."""
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        self._chooser.ask_open(
            self,
            title=self.tr("Choisir un tableau"),
            kinds=self.tr("Tableaux ({patterns})").format(patterns=patterns),
            then=self._session.choose,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._ui.import_drop.mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._ui.import_drop.mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file dropped."""
        path = dropped_file(event.mimeData())
        self._ui.import_drop.mark(over=False)
        if path is not None:
            event.acceptProposedAction()
            self._session.choose(path)

    def _name_for_ears(self) -> None:
        ui = self._ui
        ui.import_preview.setAccessibleName(self.tr("Aperçu du tableau"))
        ui.import_sheet.setAccessibleName(self.tr("Feuille"))
        ui.import_encoding.setAccessibleName(self.tr("Encodage"))
        ui.import_delimiter.setAccessibleName(self.tr("Séparateur"))

    def _connect(self) -> None:
        ui, session = self._ui, self._session
        ui.import_drop.choose_asked.connect(self.ask_file)
        ui.import_change_file.clicked.connect(lambda _on: self.ask_file())
        ui.import_sheet.picked.connect(lambda value: session.choose_sheet(int(value)))
        ui.import_encoding.picked.connect(lambda value: session.read_again(encoding=value))
        ui.import_delimiter.picked.connect(lambda value: session.read_again(delimiter=value))
        session.columns_changed.connect(self._show)
        session.failed.connect(lambda _error: self._show_options())

    def _is_empty(self) -> bool:
        return self._session.workbook is None or self._session.columns is None

    def _show(self) -> None:
        ui = self._ui
        ui.import_file_stack.setCurrentWidget(
            ui.import_empty if self._is_empty() else ui.import_chosen
        )
        if not self._is_empty():
            self._show_options()
            header = self._session.columns.header_row if self._session.columns else 0
            ui.import_preview.show_sheet(self._session.sheet, header)
        self.changed.emit()

    def _show_options(self) -> None:
        """Show the file and how it was read; after a failure, what was chosen before it."""
        ui, session = self._ui, self._session
        workbook, path = session.workbook, session.path
        if workbook is None or path is None or self._is_empty():
            return
        ui.import_file_name.setText(path.name)
        ui.import_file_name.setToolTip(tooltip(str(path)))
        ui.import_file_detail.setText(_counted(session.sheet))
        _show_sheets(ui, workbook, session.sheet_index)
        is_text = bool(workbook.encoding)
        for widget in (
            ui.import_encoding_label, ui.import_encoding,
            ui.import_delimiter_label, ui.import_delimiter,
        ):  # fmt: skip
            widget.setVisible(is_text)
        if is_text:
            ui.import_encoding.set_choices(offered(_ENCODINGS), _known_encoding(session.encoding))
            ui.import_delimiter.set_choices(self._delimiters(), session.delimiter)

    def _delimiters(self) -> tuple[Choice, ...]:
        return (
            Choice(value=";", label=self.tr("point-virgule\u202f;")),
            Choice(value=",", label=self.tr("virgule\u00a0,")),
            Choice(value="\t", label=self.tr("tabulation")),
            Choice(value="|", label=self.tr("barre\u00a0|")),
        )

    def _show_recent(self) -> None:
        known = [path for path in recent_imports(self._settings) if path.exists()]
        for button in self._recent:
            button.hide()
            button.deleteLater()
        self._recent = []
        for number, path in enumerate(known, start=1):
            button = QPushButton(mute_mnemonic(path.name), self)
            button.setObjectName(f"import_recent_{number}")
            button.setProperty("role", "link")
            button.setToolTip(tooltip(str(path)))
            button.clicked.connect(lambda _on, path=path: self._session.choose(path))
            self._ui.recent_layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._recent.append(button)
        self._ui.import_recent.setVisible(bool(known))


def _counted(sheet: Sheet) -> str:
    width = max((len(row) for row in sheet.rows), default=0)
    return f"{_rows_of(sheet)}, {plural(width, tr('colonne'), tr('colonnes'))}"


def _rows_of(sheet: Sheet) -> str:
    return plural(len(sheet.rows), tr("ligne"), tr("lignes"))


def _show_sheets(ui: Ui_ImportFilePage, workbook: Workbook, index: int) -> None:
    several = len(workbook.sheets) > 1
    ui.import_sheet_label.setVisible(several)
    ui.import_sheet.setVisible(several)
    choices = [
        Choice(value=str(number), label=f"{sheet.name} ({_rows_of(sheet)})")
        for number, sheet in enumerate(workbook.sheets)
    ]
    ui.import_sheet.set_choices(choices, str(index))


def _known_encoding(name: str) -> str:
    """Return the name under which an encoding stands in the list."""
    import codecs

    known = {codecs.lookup(choice.value).name: choice.value for choice in _ENCODINGS}
    return known.get(codecs.lookup(name).name, "")
