"""The dialog of the help in kind: a year, its list, the working of one row, its papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from polesdesk.actions import in_kind_files, in_kind_gathering, in_kind_letters, letter_batches
from polesdesk.domain.french import format_euros, plural
from polesdesk.domain.in_kind import AgreementYear, Lack, RoomYear
from polesdesk.domain.in_kind_list import InKindList, letter_key
from polesdesk.ui.card import Card
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.icons import set_icon
from polesdesk.ui.in_kind.bar import InKindBar
from polesdesk.ui.in_kind.columns import COLUMNS, KEYS, HelpLine
from polesdesk.ui.in_kind.content import Acts, content_of
from polesdesk.ui.in_kind.reading import Look, look
from polesdesk.ui.letter_acts import SETTINGS, LetterActs
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.message_bar import ErrorBar
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.status_line import SuccessNote
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label

if TYPE_CHECKING:
    from polesdesk.actions.exports import ListFile, ListPaper
    from polesdesk.actions.letter_batches import LetterBatch
    from polesdesk.actions.runner import Changes, Runner
    from polesdesk.domain.progress import Progress

WIDTH, HEIGHT = 1280, 680
_WATCHED = (
    "convention", "allotment", "association", "hub", "room", "rent", "settings", "letter",
    "closure", "slot_exception", "school_holiday",
)  # fmt: skip


class InKindDialog(QDialog):
    """Stays open while it is worked in; a link to a record closes it."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        go: Callable[[str, str], object],
        give: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("in_kind_dialog")
        self.setWindowTitle(self.tr("Valeur des aides en nature"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        offer_manual("in-kind", settings, self)
        self._desk = desk
        self._settings = settings
        self._go_to = go
        self._give_to = give
        self._look: Look | None = None
        self._wanted = ""
        self._is_new = True
        self._question = 0
        self._chooser = FileChooser(settings, "exports")
        self._letters = LetterActs(desk, settings, LookedAt(self), self, give=self._give)
        self._error = ErrorBar(self)
        self._success = SuccessNote(self)
        self.bar = InKindBar(desk.today(), self)
        self.summary = plain_label(role="card_title", wraps=True)
        self.summary.setObjectName("in_kind_summary")
        self.doubts = plain_label(role="muted", wraps=True)
        self.doubts.setObjectName("in_kind_doubts")
        self.view = TableView(self)
        self.view.setObjectName("in_kind_list")
        self.view.setAccessibleName(self.windowTitle())
        self.list = ListedTable(self.view, desk, settings, COLUMNS, KEYS)
        hint = self.tr("Choisissez une association\u202f: le calcul s’affiche ici.")
        self.card = Card("in_kind", hint)
        self._make_foot()
        self._lay_out()
        self._connect()

    def open_at(self, association: str) -> None:
        """Show the dialog, at an association when one is named."""
        self._wanted = association
        self.open()
        self.refresh()

    def refresh(self) -> None:
        """Read the year again."""
        self._question += 1
        self._desk.read(
            look,
            self.bar.year(),
            then=partial(self._show, self._question),
            failed=self._error.show_error,
            owner=self,
        )

    # Showing

    def _show(self, question: int, found: Look) -> None:
        if question != self._question:
            return
        self._look = found
        self.bar.show_hubs(found.found.hubs)
        self._show_sums(found.found)
        self._fill()
        for button in (self.excel, self.pdf, self.all_letters):
            button.setEnabled(bool(found.found.rows))

    def _show_sums(self, found: InKindList) -> None:
        if not found.rows:
            words = self.tr("Aucune convention n’a d’effet en {year}.").format(year=found.year)
        else:
            words = self.tr(
                "{associations}, {conventions} · locaux {value} · redevances {fee} · aide {aid}"
            ).format(
                associations=plural(
                    len(found.rows), self.tr("association"), self.tr("associations")
                ),
                conventions=plural(
                    len(found.agreements), self.tr("convention"), self.tr("conventions")
                ),
                value=format_euros(found.value_cents),
                fee=format_euros(found.fee_cents),
                aid=format_euros(found.aid_cents),
            )
        self.summary.setText(words)
        doubts = self._doubts(found)
        self.doubts.setText(doubts)
        self.doubts.setVisible(bool(doubts))

    def _doubts(self, found: InKindList) -> str:
        """Return what is to be known of the sums, in the language of the window."""
        doubts = []
        if found.lacking:
            one = self.tr("convention non calculable n’est pas comptée dans les totaux.")
            many = self.tr("conventions non calculables ne sont pas comptées dans les totaux.")
            doubts.append(plural(len(found.lacking), one, many))
        if found.is_forecast and found.rows:
            doubts.append(
                self.tr(
                    "L’année n’étant pas achevée, ces montants sont prévisionnels\u202f: ils "
                    "supposent que les conventions en vigueur continuent comme convenu."
                )
            )
        return " ".join(doubts)

    def _fill(self) -> None:
        """Show the rows that the filters keep."""
        if self._look is None:
            return
        letters = self._look.letters
        old = self._look.outdated
        lines = [
            HelpLine(row=row, letter=letters.get(row.id), is_outdated=row.id in old)
            for row in self._look.found.rows
        ]
        self.list.show_rows([line for line in lines if self.bar.keeps(line)])
        if self._is_new:
            self._is_new = False
            self.view.setFocus()
        shown = self.list.rows()
        wanted = self._wanted or self.view.current_id() or (shown[0].id if shown else "")
        self._wanted = ""
        if wanted and wanted != self.view.current_id():
            self.view.select_record(wanted)
        self._show_line(self.view.current_id())

    def _show_line(self, key: str) -> None:
        line = self.list.row_of(key) if key else None
        if line is None or self._look is None:
            self.card.show_nothing()
            return
        acts = Acts(
            mend=self._mend,
            draft=self._draft,
            issue=self._issue,
            go=self._go,
            letters=self._letters,
        )
        self.card.show_content(content_of(line, self._look.found.year, acts))

    # Ways out

    def _go(self, kind: str, record: str) -> None:
        self.accept()
        self._go_to(kind, record)

    def _give(self, name: str) -> None:
        self.accept()
        self._give_to(name)

    def _mend(self, one: AgreementYear, room: RoomYear) -> None:
        """Go to where what is lacking is filled in."""
        if room.lack is Lack.RENT:
            self._give(f"{SETTINGS}:rents")
        elif room.lack is Lack.SURFACE:
            self._go("room", room.room_id)
        elif room.lack is Lack.OPENING:
            self._go("hub", room.hub_id)
        else:
            self._go("convention", one.convention_id)

    # Files

    def export(self, ending: str) -> None:
        """Ask for a file and write the whole list of the year, whatever is filtered."""
        kinds = {
            "xlsx": self.tr("Classeur Excel ou LibreOffice (*.xlsx)"),
            "csv": self.tr("Texte séparé par des points-virgules (*.csv)"),
        }
        self._chooser.ask_save(
            self,
            title=self.tr("Exporter les aides en nature"),
            proposed=in_kind_files.proposed_name(self.bar.year(), ending),
            kinds=";;".join(kinds.values()),
            then=self._write,
        )

    def _write(self, target: Path) -> None:
        self._desk.run(
            in_kind_files.write,
            self.bar.year(),
            target,
            title=self.tr("Export de {name}").format(name=target.name),
            then=self._tell_written,
            failed=self._error.show_error,
            owner=self,
        )

    def _tell_written(self, written: ListFile) -> None:
        words = self.tr("Liste exportée\u202f: {name}").format(name=written.path.name)
        self._success.show_text(words, "", None)

    def print_list(self) -> None:
        """Lay out the list for the annex of the budget and show it."""
        self._desk.run(
            in_kind_files.draw,
            self.bar.year(),
            title=self.tr("Mise en page de la liste"),
            then=self._preview,
            failed=self._error.show_error,
            owner=self,
        )

    def _preview(self, paper: ListPaper) -> None:
        self._letters.preview(paper)

    # Letters

    def _draft(self, association: str) -> None:
        self._letters.draft(
            in_kind_gathering.KIND, in_kind_gathering.HELP, letter_key(self.bar.year(), association)
        )

    def _issue(self, association: str) -> None:
        self._letters.issue(
            in_kind_letters.issue,
            self.bar.year(),
            association,
            edit=lambda _field: self._go("association", association),
        )

    def issue_all(self) -> None:
        """Issue the letters of every association shown, after a question."""
        ready = [
            line.id
            for line in self.list.rows()
            if isinstance(line, HelpLine) and not line.row.lacking and line.row.aid_cents
        ]
        if not ready:
            self._error.show_text(self.tr("Aucune association de la liste n’a d’aide calculée."))
            return
        count = plural(len(ready), self.tr("courrier"), self.tr("courriers"))
        ask_to_confirm(
            self,
            text=self.tr("Préparer {count}\u202f?").format(count=count),
            detail=self.tr(
                "Un courrier par association de la liste, en un seul document à imprimer. Les "
                "courriers déjà émis sont repris tels quels, les autres reçoivent un numéro."
            ),
            verb=self.tr("&Préparer"),
            act=partial(self._run_letters, tuple(ready)),
        )

    def _run_letters(self, ids: tuple[str, ...]) -> None:
        self._desk.run(
            _written,
            self.bar.year(),
            ids,
            title=self.tr("Courriers d’aide en nature"),
            then=self._tell_letters,
            failed=self._error.show_error,
            owner=self,
        )

    def _tell_letters(self, found: tuple[LetterBatch, ListPaper | None]) -> None:
        batch, paper = found
        if batch.refused:
            names = ", ".join(one.name for one in batch.refused)
            words = self.tr("Courriers non écrits\u202f: {names}.").format(names=names)
            reasons = "\n".join(f"{one.name} – {one.error.message}" for one in batch.refused)
            self._error.show_text(words, reasons)
        issued = plural(batch.issued, self.tr("courrier émis"), self.tr("courriers émis"))
        kept = plural(batch.kept, self.tr("repris"), self.tr("repris"))
        self._success.show_text(f"{issued}, {kept}", "", None)
        if paper is not None:
            self._letters.preview(paper)

    # Building

    def _make_foot(self) -> None:
        self.excel = self._button("in_kind_excel", self.tr("&Excel…"), "file-spreadsheet")
        self.excel.clicked.connect(lambda _on: self.export("xlsx"))
        self.pdf = self._button("in_kind_pdf", self.tr("&PDF…"), "file-text")
        self.pdf.clicked.connect(lambda _on: self.print_list())
        self.all_letters = self._button("in_kind_letters", self.tr("&Courriers…"), "mail")
        self.all_letters.clicked.connect(lambda _on: self.issue_all())
        self.close_button = self._button("in_kind_close", self.tr("&Fermer"))
        self.close_button.clicked.connect(lambda _on: self.reject())

    def _button(self, name: str, words: str, picture: str = "") -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        if picture:
            set_icon(made, picture)
        return made

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setObjectName("in_kind_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.card)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([820, 420])
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for button in (self.excel, self.pdf, self.all_letters):
            foot.addWidget(button)
        foot.addWidget(self._success, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        for widget in (self._error, self.bar, self.summary, self.doubts):
            column.addWidget(widget)
        column.addWidget(split, 1)
        column.addLayout(foot)
        resize_within_screen(self, WIDTH, HEIGHT)

    def _connect(self) -> None:
        self.bar.year_changed.connect(self.refresh)
        self.bar.filtered.connect(self._fill)
        self.view.current_changed.connect(self._show_line)
        self.view.opened.connect(lambda key: self._go("association", key))
        self.card.followed.connect(self._go)
        self._desk.changed.connect(self._follow_changes)
        self._desk.troubled.connect(self._error.show_error)

    def _follow_changes(self, changes: Changes) -> None:
        if changes.touches(*_WATCHED):
            self.refresh()


def _written(
    runner: Runner, progress: Progress, year: int, ids: tuple[str, ...]
) -> tuple[LetterBatch, ListPaper | None]:
    batch = in_kind_letters.issue_all(runner, progress, year, ids)
    return batch, letter_batches.bundle(runner, progress, batch.letters) if batch.written else None
