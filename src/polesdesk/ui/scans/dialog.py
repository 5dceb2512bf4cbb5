"""« Classer des documents scannés » : read, look at each page, confirm, file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins, QModelIndex, QSettings, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from polesdesk.actions import scans
from polesdesk.domain.french import plural
from polesdesk.domain.scan_pages import ScannedPage, ScanStatus
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.inputs import DateInput, TextInput
from polesdesk.ui.job_bar import JobBar
from polesdesk.ui.jobs import JobHandle
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.message_bar import ErrorBar
from polesdesk.ui.scans.attribution import AttributionBox
from polesdesk.ui.scans.files import SUFFIXES, dropped_scans
from polesdesk.ui.scans.filings import FilingsPanel
from polesdesk.ui.scans.foot import ScansFoot
from polesdesk.ui.scans.model import ScanRow, ScansModel, agreement_text, source_text
from polesdesk.ui.scans.nothing_yet import NothingYet
from polesdesk.ui.scans.page_picture import PagePicture
from polesdesk.ui.scans.summary import in_words
from polesdesk.ui.scans.table import ScansTable
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.scroll_page import BAR, ScrollPage
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.scans import Matching
    from polesdesk.domain.papers import SignedCopy
    from polesdesk.domain.scan_pages import Hands

WIDTH, HEIGHT = 1240, 680
Tell = Callable[[str, str, Callable[[], object]], object]
"""Shows a sentence, the verb of a button, and does what it says."""
_BY_HAND = frozenset({ScanStatus.UNREADABLE, ScanStatus.FOREIGN})


class ScansDialog(QDialog):
    """Reads the files that it is given, one lot after the other; nothing is filed unasked.

    ``tell`` shows a success in the window behind.
    """

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        tell: Tell,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scans_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Classer des documents scannés"))
        offer_manual("scans", settings, self)
        self._desk = desk
        self._tell = tell
        self._chooser = FileChooser(settings, "scans")
        self._pages: tuple[ScannedPage, ...] = ()
        self._waiting: list[Path] = []
        self._hands: Hands = {}
        self._job: JobHandle | None = None
        self._matching: Matching | None = None
        self.model = ScansModel(self)
        self.table = ScansTable(self.model, self)
        self.error = ErrorBar(self)
        self.summary = plain_label(role="card_title", wraps=True)
        self.summary.setObjectName("scans_summary")
        self.picture = PagePicture(self)
        self.detail = plain_label(wraps=True)
        self.detail.setObjectName("scans_detail")
        self.attribution = AttributionBox(self)
        self.filings = FilingsPanel(self)
        self.signed_on = DateInput(desk.today, self)
        self.signed_on.setObjectName("scans_signed_on")
        self.signed_on.setAccessibleName(self.tr("Signatures notées au"))
        self.signed_on.set_value(desk.today())
        self.reason = TextInput(self)
        self.reason.setObjectName("scans_reason")
        self.reason.setAccessibleName(self.tr("Motif"))
        self.foot = ScansFoot(settings, self)
        self._lay_out()
        self._connect()
        self._show_empty()
        resize_within_screen(self, WIDTH, HEIGHT)

    # Reading

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, after those that are being read or were read already."""
        known = {Path(page.source) for page in self._pages} | set(self._waiting)
        self._waiting += [path for path in paths if path not in known]
        if self._job is None:
            self._read_on()

    def _read_on(self) -> None:
        if self._waiting:
            paths, self._waiting = tuple(self._waiting), []
            self.summary.setText(self.tr("Lecture des pages…"))
            self._run(scans.read_files, paths, title=self.tr("Lecture"), then=self._take)

    def _run(
        self,
        job: Callable[..., Any],
        *args: object,
        title: str,
        then: Callable[[Any], object],
    ) -> None:
        """Run a job whose progress is shown here."""
        self._desk.job_started.connect(self._show_job)
        self._desk.run(job, *args, title=title, then=then, failed=self._refuse, owner=self)

    def _show_job(self, job: JobHandle) -> None:
        self._desk.job_started.disconnect(self._show_job)
        self._job = job
        self._column.insertWidget(1, JobBar(job, self))
        self.foot.file.setEnabled(False)
        job.finished.connect(self._end_job)

    def _end_job(self) -> None:
        self._job = None
        if self._matching is None:
            self._show_empty()
        else:
            self.summary.setText(in_words(self._matching))
        self.foot.show_count(self.filings.count())

    def _take(self, read: tuple[ScannedPage, ...]) -> None:
        self._pages += read
        self._match()
        self._read_on()

    def _match(self, row: int | None = None) -> None:
        def show(found: Matching) -> None:
            self._show(found, row)

        self._desk.read(
            scans.matched,
            self._pages,
            dict(self._hands),
            then=show,
            failed=self._refuse,
            owner=self,
        )

    # Showing

    def _show_empty(self) -> None:
        self.summary.setText("")
        self._empty.show()
        self._middle.hide()
        self._confirm.hide()

    def _show(self, found: Matching, row: int | None) -> None:
        self._matching = found
        self.model.show(found)
        self.attribution.offer(
            found.known, found.returned[0].original.issued_id if found.returned else ""
        )
        self.filings.show_returned(found.returned)
        self.summary.setText(in_words(found))
        self._empty.hide()
        self._middle.show()
        self._confirm.setVisible(bool(found.returned))
        self.table.fit()
        self.table.selectRow(self.model.first_to_look_at() if row is None else row)
        self._follow()
        self.table.setFocus()

    def current(self) -> ScanRow | None:
        """Return the page that is looked at."""
        return self.model.row_at(self.table.currentIndex().row())

    def _follow_row(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._follow()

    def _follow(self) -> None:
        row = self.current()
        if row is None:
            return
        found, page = row.found, row.page
        parts = [agreement_text(row), tr("page {page}").format(page=found.page)]
        named = ", ".join(parts if found.page else parts[:1])
        if page is None or not page.picture:
            shown = self.tr("Page manquante") if page is None else self.tr("Page non affichable")
        else:
            shown = source_text(row)
        self.picture.show_page(page.picture if page is not None else b"", shown)
        by_hand = found.place in self._hands
        told = self.tr("Attribuée à la main.") if by_hand else found.reason
        self.detail.setText("\n".join(part for part in (named, told) if part))
        can_attribute = found.status in _BY_HAND and page is not None and page.number > 0
        self.attribution.show_state(can_attribute=can_attribute, is_attributed=by_hand)

    # By hand

    def _attribute(self, issued_id: str, page: int) -> None:
        row = self.current()
        if row is not None and row.found.place is not None:
            self._hands[row.found.place] = (issued_id, page)
            self._match(self.table.currentIndex().row())

    def _release(self) -> None:
        row = self.current()
        if row is not None and row.found.place is not None:
            self._hands.pop(row.found.place, None)
            self._match(self.table.currentIndex().row())

    # Filing

    def _file(self) -> None:
        on = None if self.signed_on.problem() else self.signed_on.value()
        if on is None:
            self.error.show_text(self.tr("Indiquez le jour de signature, comme 01/09/2026."))
            self.signed_on.setFocus()
            return
        filings = self.filings.filings(on, str(self.reason.value() or ""))
        if not filings or self._job is not None:
            return
        self.error.hide()
        self._run(
            scans.file_copies,
            self._pages,
            filings,
            title=self.tr("Classement"),
            then=self._tell_filed,
        )

    def _tell_filed(self, filed: tuple[SignedCopy, ...]) -> None:
        numbers = ", ".join(one.number for one in filed)
        words = plural(len(filed), tr("copie signée classée"), tr("copies signées classées"))
        told = self.tr("{words}\u202f: {numbers}").format(words=words, numbers=numbers)
        self._tell(told, self.tr("Annuler"), partial(_undo_in, self.parentWidget()))
        if self._is_all_filed(filed):
            self.close()
        else:
            self._match()

    def _is_all_filed(self, filed: Sequence[SignedCopy]) -> bool:
        found = self._matching
        if found is None or len(found.returned) > len(filed):
            return False
        return not any(
            one.status in _BY_HAND and not self._pages[one.place or 0].is_blank
            for one in found.found
        )

    def _refuse(self, error: Expected) -> None:
        self.error.show_error(error)
        if getattr(error, "field", "") == "reason":
            self._reason_row.show()
            self.reason.setFocus()

    # Building

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS - QMargins(0, 0, BAR, 0))
        column.setSpacing(GAP)
        column.addWidget(self.summary)
        column.addWidget(self.error)
        self._middle = QWidget(self)
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(GAP)
        middle.addWidget(_card(self.table), 3)
        middle.addWidget(self._look_at(), 1)
        self._empty = NothingYet(self)
        inside = QWidget()
        inside.setProperty("role", "form")
        body = QVBoxLayout(inside)
        body.setSpacing(GAP)
        body.addWidget(self._empty, 1)
        body.addWidget(self._middle, 1)
        body.addWidget(self._confirmation())
        scroll = ScrollPage(self)
        scroll.show_column(body, inside)
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, BAR, 0)
        foot.addWidget(self.foot)
        column.addLayout(foot)

    def _look_at(self) -> QWidget:
        frame = QFrame(self)
        frame.setProperty("role", "card")
        frame.setMinimumWidth(300)
        column = QVBoxLayout(frame)
        column.setSpacing(GAP - 4)
        column.addWidget(self.picture, 1)
        column.addWidget(self.detail)
        column.addWidget(self.attribution)
        return frame

    def _confirmation(self) -> QWidget:
        self._confirm = QFrame(self)
        self._confirm.setProperty("role", "card")
        column = QVBoxLayout(self._confirm)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("À classer"), role="card_title"))
        head.addStretch(1)
        head.addWidget(plain_label(self.tr("Signatures notées au"), role="muted"))
        head.addWidget(self.signed_on)
        column.addLayout(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.filings)
        area.viewport().setAutoFillBackground(False)
        self.filings.setAutoFillBackground(False)
        area.setMaximumHeight(self.fontMetrics().height() * 8)
        column.addWidget(area)
        self._reason_row = QWidget()
        row = QHBoxLayout(self._reason_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(self.tr("Motif"), role="muted"))
        row.addWidget(self.reason, 1)
        self._reason_row.hide()
        column.addWidget(self._reason_row)
        return self._confirm

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._follow_row)
        self.attribution.attributed.connect(self._attribute)
        self.attribution.released.connect(self._release)
        self.filings.changed.connect(lambda: self.foot.show_count(self.filings.count()))
        self.foot.add_asked.connect(self.ask_files)
        self.foot.file_asked.connect(self._file)
        self.foot.close_asked.connect(self.close)

    def ask_files(self) -> None:
        """Let the manager choose files to read."""
        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        self._chooser.ask_several(
            self,
            title=self.tr("Choisir des documents scannés"),
            kinds=self.tr("Documents scannés ({endings})").format(endings=endings),
            then=self.read,
        )

    # What Qt asks

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome scans."""
        if dropped_scans(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the scans that are dropped."""
        event.acceptProposedAction()
        self.read(dropped_scans(event.mimeData()))

    def done(self, code: int) -> None:
        """Stop reading, then close."""
        self._stop()
        super().done(code)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading, then close."""
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._waiting = []
        if self._job is not None:
            self._job.cancel()


def _card(inside: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(inside)
    return frame


def _undo_in(window: QWidget | None) -> None:
    """Take back what was filed last, by the command of the window behind."""
    action = window.findChild(QAction, "edit_undo") if window is not None else None
    if isinstance(action, QAction):
        action.trigger()
