"""« Saisir les pièces… »: all associations and their papers in one grid, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import paper_typing
from polesdesk.domain.associations import PaperKind, PaperState
from polesdesk.domain.drafts import Draft
from polesdesk.domain.folding import fold, tokens
from polesdesk.domain.french import plural
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.lists import Choice
from polesdesk.domain.paper_typing import LACKING, PaperGrid, PaperGridRow
from polesdesk.ui.associations.paper_draft import PaperDraft
from polesdesk.ui.associations.paper_model import PaperModel
from polesdesk.ui.associations.paper_table import PaperTable
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.dialogs import ask_to_save
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import ElidedLabel, plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, offered, tr

STATES = (
    Choice(value="lacking", label=marked("pièces manquantes")),
    Choice(value="ending", label=marked("manquantes ou bientôt expirées")),
)


class PaperDialog(QDialog):
    """The grid with its filters; nothing is saved before « Enregistrer ».

    Whoever finds an association with the search line comes back to it after each paper, so that
    a pile of certificates in no order is typed without the mouse.
    """

    def __init__(
        self, desk: Desk, settings: QSettings, grid: PaperGrid, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._from_search = False
        self._may_close = False
        self.setObjectName("paper_typing_dialog")
        self.setWindowTitle(self.tr("Saisir les pièces"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.model = PaperModel(grid, desk.today(), self)
        self.table = PaperTable(self.model, self)
        self.search = QLineEdit(self)
        self.hub = ChoiceInput(grid.hubs, empty_label=self.tr("tous"))
        self.state = ChoiceInput(offered(STATES), empty_label=self.tr("toutes"))
        self._count = plain_label(role="muted")
        self._told = plain_label(role="strong")
        self._error = MessageLine(Tone.RED)
        self._here = ElidedLabel(role="strong")
        self.save_button = QPushButton(icon("check", "on_accent"), "", self)
        offer_manual("associations", settings, self)
        self._lay_out()
        self._connect()
        self._narrow()
        self._tell()
        self.table.go(0, self._first_column())
        self.table.setFocus()
        self._keeper = PaperDraft(desk, self.model, self)

    def resume(self, draft: Draft) -> None:
        """Put what was typed and not saved back into the grid."""
        self._keeper.restore(draft)
        self._tell()

    # Saving and leaving

    def save(self, *, then_close: bool = False) -> None:
        """Save all that was typed in one command; what cannot be read is mended first."""
        self.table.take_typed()
        bad = self.model.first_bad()
        if bad is not None:
            self._show_cell(bad[0], bad[1])
            return
        typed = self.model.typed()
        if not typed:
            self._told.setText(self.tr("Rien à enregistrer"))
            return

        def saved(count: int) -> None:
            self._read_again(count, then_close=then_close)

        self._desk.do(paper_typing.save_all, typed, then=saved, failed=self._refuse, owner=self)

    def reject(self) -> None:
        """Ask before closing when something was typed."""
        self.table.take_typed()
        if not self.model.is_written():
            self._close_now()
            return
        ask_to_save(
            self,
            what=self.windowTitle(),
            save=lambda: self.save(then_close=True),
            discard=self._close_now,
            stay=self.table.setFocus,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before closing when something was typed."""
        if self._may_close or not self.model.is_written():
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

    def _close_now(self) -> None:
        self._may_close = True
        self._keeper.drop()
        self.done(QDialog.DialogCode.Accepted)

    def _read_again(self, count: int, *, then_close: bool) -> None:
        self._keeper.drop()
        if then_close:
            self._close_now()
            return
        told = plural(count, tr("pièce enregistrée"), tr("pièces enregistrées"))

        def take(grid: PaperGrid) -> None:
            here = self.table.currentIndex()
            self.model.settle(grid)
            self.table.go(here.row(), here.column())
            self._tell()
            self._told.setText(told)

        self._desk.read(paper_typing.grid, then=take, owner=self)

    def _refuse(self, error: Expected) -> None:
        self._error.show_text(error.message)

    # Finding

    def _narrow(self) -> None:
        """Show the associations that the filters hold, and go to the likeliest."""
        self.table.take_typed()
        column = max(1, self.table.currentIndex().column())
        shown = [row for row in self.model.grid.rows if self._holds(row)]
        self.model.show_rows({row.id for row in shown})
        typed = fold(self.search.text())
        begins = (n for n, row in enumerate(shown) if fold(row.name).startswith(typed))
        self.table.go(next(begins, 0), column)
        self._count.setText(plural(len(shown), tr("association"), tr("associations")))

    def _holds(self, row: PaperGridRow) -> bool:
        hub, state = self.hub.value(), self.state.value()
        if hub and hub not in row.hub_ids:
            return False
        if state and not self._waits_for(row, ending=state == "ending"):
            return False
        words = tokens(f"{row.name} {row.acronym}")
        return all(
            any(word.startswith(typed) for word in words) for typed in tokens(self.search.text())
        )

    def _waits_for(self, row: PaperGridRow, *, ending: bool) -> bool:
        """Tell whether the office, which asks those in its premises only, waits for a paper."""
        waited = LACKING | {PaperState.EXPIRING} if ending else LACKING
        states = {self.model.state(row, kind) for kind in row.asked}
        return row.hosted and bool(states & waited)

    def _enter_grid(self) -> None:
        if self.model.rowCount():
            self._from_search = bool(self.search.text().strip())
            self.table.setFocus()

    def _look_for(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _go_on(self) -> None:
        """After a cell: back to the search that led there, else down."""
        if self._from_search:
            self._look_for()
        else:
            self.table.go_down()
        self._tell()

    def _show_cell(self, row: PaperGridRow, kind: PaperKind) -> None:
        if not self.model.index_of(row.id, kind).isValid():
            self.search.clear()
            self.hub.set_value("")
            self.state.set_value("")
            self._narrow()
        self.table.setCurrentIndex(self.model.index_of(row.id, kind))
        self.table.setFocus()
        self._tell()

    def _first_column(self) -> int:
        """Return the certificates: they come every year, and all at once."""
        kinds = self.model.grid.kinds
        wanted = PaperKind.INSURANCE_CERTIFICATE
        return kinds.index(wanted) + 1 if wanted in kinds else 1

    # Telling

    def _tell(self) -> None:
        here = self.table.currentIndex()
        self._here.set_texts(self.model.sentence(here) if here.isValid() else "")
        bad = self.model.first_bad()
        told = ""
        if bad is not None:
            row, kind, problem = bad
            told = self.tr("{name}, {paper}\u202f: {problem}").format(
                name=row.name, paper=tr(PAPERS[kind]), problem=problem
            )
        self._error.show_text(told)
        count = len(self.model.typed())
        words = self.tr("&Enregistrer")
        if count:
            papers = plural(count, tr("pièce"), tr("pièces"))
            words = self.tr("&Enregistrer {papers}").format(papers=papers)
            self._told.setText("")
        self.save_button.setText(words)

    def _moved(self, _here: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    # Building

    def _lay_out(self) -> None:
        resize_within_screen(self, 1320, 680)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.windowTitle(), role="title"))
        column.addLayout(self._head())
        column.addWidget(self._error)
        self.table.setObjectName("paper_typing_table")
        self.table.setAccessibleName(self.tr("Pièces des associations"))
        column.addWidget(self.table, 1)
        column.addWidget(self._here)
        column.addWidget(plain_label(self._keys(), role="muted", wraps=True))
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.search.setPlaceholderText(self.tr("Chercher une association (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        fields: tuple[tuple[str, str, QLineEdit | ChoiceInput], ...] = (
            ("search", self.tr("Association"), self.search),
            ("hub", self.tr("Pôle"), self.hub),
            ("state", self.tr("Dossier"), self.state),
        )
        for name, label, widget in fields:
            widget.setObjectName(f"paper_typing_{name}")
            widget.setAccessibleName(label)
            words = plain_label(label, role="field_label")
            words.setBuddy(widget)
            row.addWidget(words)
            row.addWidget(widget, 2 if widget is self.search else 1)
        row.addWidget(self._count)
        return row

    def _keys(self) -> str:
        return self.tr(
            "Assurance\u202f: tapez sa fin\u202f; autres pièces\u202f: le jour de réception · "
            "RC, RL, DB ou un code de pôle après la date\u202f: ce que l’attestation couvre · "
            "Entrée\u202f: ligne suivante · R\u202f: rejetée · X\u202f: sans objet · "
            "Suppr\u202f: oublier · Ctrl+F\u202f: chercher · Ctrl+S\u202f: enregistrer"
        )

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        close = QPushButton(self.tr("&Fermer"), self)
        close.setObjectName("paper_typing_close")
        close.clicked.connect(lambda _on: self.reject())
        self.save_button.setObjectName("paper_typing_save")
        self.save_button.setProperty("role", "primary")
        for button in (self.save_button, close):
            button.setAutoDefault(False)
        row.addWidget(self.save_button)
        row.addWidget(self._told)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _connect(self) -> None:
        self.save_button.clicked.connect(lambda _on: self.save())
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.returnPressed.connect(self._enter_grid)
        self.hub.changed.connect(self._narrow)
        self.state.changed.connect(self._narrow)
        self.table.entered.connect(self._go_on)
        self.model.dataChanged.connect(lambda *_: self._tell())
        self.model.modelReset.connect(self._tell)
        self.table.selectionModel().currentChanged.connect(self._moved)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        QShortcut(QKeySequence("Ctrl+F"), self, self._look_for)
