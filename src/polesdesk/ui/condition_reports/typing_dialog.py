"""Typing an état des lieux in the order of its sheet: a letter a condition, Enter to go on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import report_lines
from polesdesk.domain.condition_reports import ConditionReport, ReportLine
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import REPORT_KINDS
from polesdesk.domain.report_rows import ReportCard
from polesdesk.ui.condition_reports.dialogs import element_dialog
from polesdesk.ui.condition_reports.photos_dialog import LinePhotos
from polesdesk.ui.condition_reports.typing_model import Col, TypingModel
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.form import Form
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.icons import icon
from polesdesk.ui.measures import CARD_MARGINS, GAP, row_height
from polesdesk.ui.plain_table import dress
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

_WIDTHS = {
    Col.ROOM: "n" * 23, Col.ELEMENT: "n" * 24, Col.ENTRY: "n" * 10, Col.CONDITION: "n" * 13,
    Col.CHARGE: "0 000,00 €", Col.PHOTOS: "Photos",
}  # fmt: skip
_ROOM = 26
NEXT = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class TypingTable(QTableView):
    """The table with the keys: a letter a condition, R an observation, F an amount."""

    told = Signal(str)
    """A sentence on a key that has no sense here, empty when all is well."""
    photo_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type one key; letters need no other key before or after."""
        row = self.currentIndex().row()
        model = self.model()
        text, key = event.text(), event.key()
        with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if row < 0 or not isinstance(model, TypingModel) or with_control:
            super().keyPressEvent(event)
        elif key in NEXT:
            # Enter that ends an observation stays at its line while the condition is not typed.
            typing = self.state() == QAbstractItemView.State.EditingState
            self.go(row if typing and model.line(row).condition is None else row + 1)
        elif key == Qt.Key.Key_Backspace:
            model.rub_out(row)
        elif len(text) == 1 and text.isalpha():
            self._letter(model, row, text.upper())
        else:
            super().keyPressEvent(event)

    def go(self, row: int) -> None:
        """Go to a row, and stay on the last one."""
        last = self.model().rowCount() - 1
        self.setCurrentIndex(self.model().index(min(row, last), Col.CONDITION))

    def _letter(self, model: TypingModel, row: int, letter: str) -> None:
        self.told.emit("")
        if letter == "R":
            self.edit(model.index(row, Col.COMMENT))
        elif letter == "F" and self.isColumnHidden(Col.CHARGE):
            self.told.emit(self.tr("Un montant à facturer se note à la sortie."))
        elif letter == "F":
            self.edit(model.index(row, Col.CHARGE))
        elif letter == "P":
            self.photo_asked.emit()
        elif model.press(row, letter):
            self.go(row + 1)
        else:
            words = self.tr("La touche {key} n’est pas un état (N, B, U, M, A ou O).")
            self.told.emit(words.format(key=letter))


class TypingDialog(QDialog):
    """The lines of a draft, room by room; what is typed is kept at once."""

    finished_typing = Signal(str)
    """All lines are typed and what stands around them is wanted next: the id of the report."""

    def __init__(self, desk: Desk, settings: QSettings, card: ReportCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._id = card.report.id
        self._rooms = {one.room_id: one.room for one in card.rooms}
        self.setObjectName("report_typing_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        title = self.tr("Saisie de l’état des lieux {number}").format(number=card.row.number)
        self.setWindowTitle(title)
        entry = {
            (one.room_id, one.element): one.before.condition
            for one in card.compared
            if one.before is not None
        }
        self.model = TypingModel(card.report.lines, self._rooms, entry, self._type, self)
        self.table = TypingTable(self)
        self._message = MessageLine(Tone.AMBER)
        self._error = MessageLine(Tone.RED)
        self._progress = plain_label(role="strong")
        self._photos = LinePhotos(desk, FileChooser(settings, "report_photos"), self)
        self._photos.changed.connect(self._show_again)
        self._lay_out(card, title)
        self.table.setColumnHidden(Col.ENTRY, not entry)
        self.table.setColumnHidden(Col.CHARGE, card.entry is None)
        self.table.told.connect(self._message.show_text)
        self.table.photo_asked.connect(self._photos.ask)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._follow())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)
        self._tell_progress()
        self.table.go(self._first_open())
        self.table.setFocus()

    def go_on(self) -> None:
        """Close, and go on with who was there, meters and keys."""
        self.accept()
        self.finished_typing.emit(self._id)

    def add_element(self) -> None:
        """Ask for an element that the list of the office does not hold."""
        rooms = [Choice(value=row_id, label=name) for row_id, name in self._rooms.items()]
        element_dialog(rooms, self._room_id(), self._add, self).open()

    def add_photos(self, paths: Sequence[Path]) -> None:
        """Keep photos of the element under the cursor."""
        self._photos.add_paths(paths)

    # What is typed

    def _type(self, place: int, line: ReportLine) -> None:
        self._error.show_text("")
        self._desk.do(
            report_lines.type_line, self._id, place, line, failed=self._refuse, owner=self
        )
        self._tell_progress()

    def _add(self, form: Form, room_id: str, element: str) -> None:
        def added(report: ConditionReport) -> None:
            form.settle()
            self._show_again(report)

        self._desk.do(
            report_lines.add_element,
            self._id,
            room_id,
            element,
            then=added,
            failed=form.refuse,
            owner=self,
        )

    def _show_again(self, report: ConditionReport) -> None:
        row = self.table.currentIndex().row()
        self.model.show_lines(report.lines)
        self.table.go(max(0, row))
        self._tell_progress()

    def _refuse(self, error: Expected) -> None:
        self._error.show_text(error.message)

    def _follow(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self._photos.show_line(self._id, row, self.model.line(row))

    def _room_id(self) -> str:
        row = self.table.currentIndex().row()
        return self.model.line(row).room_id if row >= 0 else ""

    def _first_open(self) -> int:
        rows = range(self.model.rowCount())
        return next((row for row in rows if self.model.line(row).condition is None), 0)

    def _tell_progress(self) -> None:
        count = self.model.rowCount()
        done = sum(self.model.line(row).condition is not None for row in range(count))
        self._progress.setText(
            self.tr("{done} sur {count}").format(
                done=done, count=plural(count, tr("élément"), tr("éléments"))
            )
        )

    # Building

    def _lay_out(self, card: ReportCard, title: str) -> None:
        resize_within_screen(self, 1080, 680)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(title, self, role="title", wraps=True))
        what = f"{tr(REPORT_KINDS[card.row.kind])} · {card.row.association}"
        column.addWidget(plain_label(what, self, role="muted", wraps=True))
        column.addWidget(self._progress)
        column.addWidget(self._message)
        column.addWidget(self._error)
        self._dress_table()
        column.addWidget(self.table, 1)
        keys = self._keys(charges=card.entry is not None)
        column.addWidget(plain_label(keys, self, role="muted", wraps=True))
        column.addWidget(self._photos)
        column.addWidget(self._foot())

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("report_typing_table")
        table.setAccessibleName(self.tr("Éléments de l’état des lieux"))
        table.setProperty("role", "grid")
        dress(table)
        table.setModel(self.model)
        table.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        table.setAlternatingRowColors(False)
        for column, sample in _WIDTHS.items():
            table.setColumnWidth(column, self.fontMetrics().horizontalAdvance(sample) + _ROOM)
        head = table.horizontalHeader()
        head.setSectionResizeMode(Col.COMMENT, QHeaderView.ResizeMode.Stretch)

    def _keys(self, *, charges: bool) -> str:
        told = (
            self.tr("N neuf · B bon · U usagé · M mauvais · A absent · O sans objet"),
            self.tr("R observation"),
            self.tr("F montant à facturer") if charges else "",
            self.tr("P photo"),
            self.tr("Entrée\u202f: ligne suivante"),
            self.tr("Retour arrière\u202f: effacer"),
            self.tr("Ctrl+Entrée\u202f: continuer"),
        )
        return " · ".join(words for words in told if words)

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        row = FlowRow(foot, 8)
        row.setContentsMargins(0, 0, 0, 0)
        for name, words, act, picture in (
            ("report_typing_next", self.tr("&Continuer\u202f: présents et relevés"), self.go_on,
             "arrow-right"),
            ("report_typing_element", self.tr("&Ajouter un élément…"), self.add_element, "plus"),
            ("report_typing_close", self.tr("F&ermer, garder le brouillon"), self.reject, ""),
        ):  # fmt: skip
            button = QPushButton(words, foot)
            button.setObjectName(name)
            button.setAutoDefault(False)
            if picture:
                button.setIcon(icon(picture))
            button.clicked.connect(lambda _on, act=act: act())
            row.addWidget(button)
        return foot

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.table.verticalHeader().setDefaultSectionSize(row_height(self.table))
