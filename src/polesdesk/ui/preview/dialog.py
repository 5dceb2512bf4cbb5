"""A document in a dialog: look, search, print, save, open, issue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from shiboken6 import isValid

from polesdesk._assets.forms.ui_preview_dialog import Ui_PreviewDialog
from polesdesk.actions import originals
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.originals import Printed
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.icons import icon
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.preview.page_view import STEPS
from polesdesk.ui.preview.pages import Pages
from polesdesk.ui.preview.printing import PrintJob, ask_and_print
from polesdesk.ui.preview.search import Search
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.words import tr

FIT = 0.0


class PreviewDialog(QDialog):
    """Shows one printed document, an agreement or a list.

    ``issue`` is offered on a draft that may become an original.
    """

    kept = Signal()
    """The document was printed or saved, not looked at alone."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        looked_at: LookedAt,
        printed: Printed | ListPaper,
        parent: QWidget,
        *,
        issue: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui = Ui_PreviewDialog()
        self._ui.setupUi(self)
        self._desk = desk
        self._looked_at = looked_at
        self._printed = printed
        self._issue = issue
        self._chooser = FileChooser(settings, "prints")
        self._pages: Pages | None = None
        self._search: Search | None = None
        self._printing = False
        self._is_over = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_manual("printing", settings, self)
        self.setModal(True)
        self._write_texts()
        self._connect()
        resize_within_screen(self, 960, 900)
        desk.draw(Pages, printed.pdf, then=self._take_pages, owner=desk)

    def done(self, code: int) -> None:
        """Close the document with the dialog, once the printer has all of it."""
        if self._printing:
            return
        self._is_over = True
        self._ui.preview_pages.forget()
        if self._pages is not None:
            self._close(self._pages)
            self._pages = None
        super().done(code)

    # Inside

    def _take_pages(self, pages: Pages) -> None:
        """Show the pages, or close them when the dialog was closed before they came."""
        if isValid(self) and not self._is_over:
            self._show_pages(pages)
        else:
            self._close(pages)

    def _close(self, pages: Pages) -> None:
        """Close a document on the thread that draws: pdfium serves one thread at a time."""
        self._desk.draw(pages.close, then=lambda _none: None, owner=self._desk)

    def _show_pages(self, pages: Pages) -> None:
        self._pages = pages
        ui = self._ui
        ui.preview_pages.show_pages(self._desk, pages)
        ui.preview_count.setText(self.tr("sur {count}").format(count=len(pages.sizes)))
        self._search = Search(self._desk, pages, ui.preview_pages)
        self._search.told.connect(ui.preview_hits.setText)
        ui.preview_pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_texts(self) -> None:
        ui, printed = self._ui, self._printed
        is_draft = isinstance(printed, Printed) and printed.issue is None
        self.setWindowTitle(self._title())
        told = (
            (ui.preview_previous, "chevron-left", self.tr("Page précédente")),
            (ui.preview_next, "chevron-right", self.tr("Page suivante")),
            (ui.preview_zoom_out, "zoom-out", self.tr("Réduire")),
            (ui.preview_zoom_in, "zoom-in", self.tr("Agrandir")),
            (ui.preview_search_previous, "chevron-up", self.tr("Résultat précédent")),
            (ui.preview_search_next, "chevron-down", self.tr("Résultat suivant")),
        )
        for button, picture, words in told:
            _dress(button, picture, words)
        ui.preview_page.setFixedWidth(self.fontMetrics().horizontalAdvance("00000") + 20)
        ui.preview_page.setAccessibleName(self.tr("Numéro de page"))
        ui.preview_search.setAccessibleName(self.tr("Chercher dans le document"))
        ui.preview_zoom.setAccessibleName(self.tr("Taille des pages"))
        ui.preview_zoom.addItem(self.tr("Largeur"), FIT)
        for step in STEPS:
            ui.preview_zoom.addItem(f"{step * 100:.0f}\u00a0%", step)
        ui.preview_issue.setVisible(is_draft and self._issue is not None)
        ui.preview_warning.setText(_uncovered(printed))
        ui.preview_warning.setVisible(bool(ui.preview_warning.text()))

    def _title(self) -> str:
        printed = self._printed
        if not isinstance(printed, Printed):
            return printed.title
        draft = printed.issue is None
        what = self.tr("Projet") if draft else self.tr("Original, version {n}")
        return f"{what.format(n=printed.issue)} – {printed.number}"

    def _connect(self) -> None:
        ui, view = self._ui, self._ui.preview_pages
        view.page_changed.connect(self._tell_page)
        ui.preview_previous.clicked.connect(lambda _on: view.go_to(view.page() - 1))
        ui.preview_next.clicked.connect(lambda _on: view.go_to(view.page() + 1))
        ui.preview_page.returnPressed.connect(self._go_to_typed)
        ui.preview_zoom_out.clicked.connect(lambda _on: self._zoom_by(-1))
        ui.preview_zoom_in.clicked.connect(lambda _on: self._zoom_by(1))
        ui.preview_zoom.activated.connect(self._take_zoom)
        ui.preview_search.textChanged.connect(self._look_for)
        ui.preview_search.returnPressed.connect(lambda: self._step(1))
        ui.preview_search_previous.clicked.connect(lambda _on: self._step(-1))
        ui.preview_search_next.clicked.connect(lambda _on: self._step(1))
        ui.preview_print.clicked.connect(lambda _on: self._print())
        ui.preview_save.clicked.connect(lambda _on: self._save())
        ui.preview_open.clicked.connect(lambda _on: self._open())
        ui.preview_issue.clicked.connect(lambda _on: self._go_issue())
        ui.preview_close.clicked.connect(lambda _on: self.reject())
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        for keys, act in (
            (("Ctrl+P",), self._print),
            (("Ctrl+S",), self._save),
            (("Ctrl+F", "F3"), self._focus_search),
            (("Ctrl++", "Ctrl+="), lambda: self._zoom_by(1)),
            (("Ctrl+-",), lambda: self._zoom_by(-1)),
            (("Ctrl+0",), self._fit),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self, act)

    def _tell_page(self, page: int) -> None:
        ui = self._ui
        ui.preview_page.setText(str(page + 1))
        ui.preview_previous.setEnabled(page > 0)
        ui.preview_next.setEnabled(page + 1 < ui.preview_pages.count())

    def _go_to_typed(self) -> None:
        typed = self._ui.preview_page.text().strip()
        view = self._ui.preview_pages
        if typed.isdecimal():
            view.go_to(int(typed) - 1)
        self._tell_page(view.page())

    def _take_zoom(self, _row: int) -> None:
        self._ui.preview_pages.set_zoom(float(self._ui.preview_zoom.currentData()))

    def _zoom_by(self, steps: int) -> None:
        view, box = self._ui.preview_pages, self._ui.preview_zoom
        view.zoom_by(steps)
        place = box.findData(view.zoom())
        box.setCurrentIndex(place if place >= 0 else box.currentIndex())

    def _fit(self) -> None:
        self._ui.preview_zoom.setCurrentIndex(0)
        self._take_zoom(0)

    def _focus_search(self) -> None:
        self._ui.preview_search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ui.preview_search.selectAll()

    def _look_for(self, words: str) -> None:
        if self._search is not None:
            self._search.look_for(words)

    def _step(self, by: int) -> None:
        if self._search is not None:
            self._search.step(by)

    def _print(self) -> None:
        if self._pages is not None and not self._printing:
            name = Path(self._printed.file_name).stem
            ask_and_print(self._desk, self._pages, name, self, self._follow_printing)

    def _follow_printing(self, job: PrintJob) -> None:
        self._set_printing(on=True)
        job.told.connect(self._ui.preview_status.setText)
        job.finished.connect(lambda: self._set_printing(on=False))
        job.finished.connect(self.kept)
        job.start()

    def _set_printing(self, *, on: bool) -> None:
        self._printing = on
        for button in (self._ui.preview_print, self._ui.preview_close, self._ui.preview_issue):
            button.setEnabled(not on)

    def _save(self) -> None:
        self._chooser.ask_save(
            self,
            title=self.tr("Enregistrer le PDF"),
            proposed=self._printed.file_name,
            kinds=self.tr("Documents PDF (*.pdf)"),
            then=self._write,
        )

    def _write(self, target: Path) -> None:
        title = self.tr("Enregistrement de {name}").format(name=target.name)
        save = originals.save_as
        self._desk.run(save, self._printed, target, title=title, then=self._tell_saved, owner=self)

    def _tell_saved(self, path: Path) -> None:
        told = self.tr("Enregistré\u202f: {name}").format(name=path.name)
        self._ui.preview_status.setText(told)
        self._ui.preview_status.setToolTip(str(path))
        self.kept.emit()

    def _open(self) -> None:
        target = self._looked_at.folder() / self._printed.file_name
        title = self.tr("Ouverture de {name}").format(name=target.name)
        save = originals.save_as
        self._desk.run(save, self._printed, target, title=title, then=self._show_copy, owner=self)

    def _show_copy(self, path: Path) -> None:
        if not self._looked_at.open(path):
            told = self.tr("Aucun programme n’ouvre les PDF sur ce poste.")
            self._ui.preview_status.setText(told)

    def _go_issue(self) -> None:
        issue = self._issue
        self.accept()
        if issue is not None:
            issue()


def _dress(button: QPushButton, picture: str, words: str) -> None:
    button.setIcon(icon(picture))
    button.setToolTip(words)
    button.setAccessibleName(words)


def _uncovered(printed: Printed | ListPaper) -> str:
    if not printed.uncovered:
        return ""
    return tr("Ces caractères ne peuvent pas être imprimés\u202f: {signs}").format(
        signs=printed.uncovered
    )
