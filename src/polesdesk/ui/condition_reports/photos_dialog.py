"""The photos of one element in a row: seen small, opened large, added by choosing or dropping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from polesdesk.actions import report_lines
from polesdesk.domain.condition_reports import ConditionReport, ReportLine
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import icon
from polesdesk.ui.photo_dialog import PhotoDialog, pictures_in

THUMB = 56


class LinePhotos(QWidget):
    """Shows the photos of the element under the cursor, and adds others."""

    changed = Signal(object)
    """The ``ConditionReport`` with its photos as they are now."""

    def __init__(self, desk: Desk, chooser: FileChooser, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chooser = chooser
        self._report_id = ""
        self._place = 0
        self._thumbs: list[QPushButton] = []
        self.setObjectName("report_photos")
        self.setAcceptDrops(True)
        self.add = QPushButton(icon("image"), self.tr("Ajouter une &photo…"), self)
        self.add.setObjectName("report_photos_add")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda _on: self.ask())
        self._row = FlowRow(self, 8)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.add)

    def show_line(self, report_id: str, place: int, line: ReportLine) -> None:
        """Show the photos of the element at a place."""
        self._report_id, self._place = report_id, place
        show = partial(self._show_pictures, place)
        self._desk.read(report_lines.contents, line.photos, then=show, owner=self)

    def ask(self) -> None:
        """Ask for a photo on the disk."""
        self._chooser.ask_open(
            self,
            title=self.tr("Choisir une photo"),
            kinds=self.tr("Photos (*.jpg *.jpeg *.png *.webp)"),
            then=lambda path: self.add_paths([path]),
        )

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Keep files as photos of the element."""
        if not paths or not self._report_id:
            return
        self._desk.run(
            report_lines.add_photo_files,
            self._report_id,
            self._place,
            tuple(paths),
            title=self.tr("Photos"),
            then=self._take,
            owner=self,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pictures."""
        if pictures_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep the pictures dropped."""
        event.acceptProposedAction()
        self.add_paths(pictures_in(event))

    def _take(self, report: ConditionReport) -> None:
        self.changed.emit(report)

    def _show_pictures(self, place: int, pictures: Mapping[str, bytes]) -> None:
        if place != self._place:
            return
        for thumb in self._thumbs:
            thumb.hide()
            thumb.deleteLater()
        self._thumbs = []
        for number, (digest, content) in enumerate(pictures.items(), 1):
            picture = QPixmap()
            picture.loadFromData(content)
            thumb = QPushButton(self)
            thumb.setObjectName(f"report_photo_{number}")
            thumb.setProperty("role", "icon")
            thumb.setAutoDefault(False)
            thumb.setIcon(QIcon(picture))
            thumb.setIconSize(QSize(THUMB, THUMB))
            thumb.setFixedSize(THUMB + 12, THUMB + 12)
            thumb.setStyleSheet(f"icon-size: {THUMB}px")
            thumb.setAccessibleName(self.tr("Photo {number}, agrandir").format(number=number))
            thumb.clicked.connect(partial(self._enlarge, digest, picture))
            thumb.show()
            self._thumbs.append(thumb)
            self._row.addWidget(thumb)
        self.updateGeometry()

    def _enlarge(self, digest: str, picture: QPixmap) -> None:
        dialog = PhotoDialog(picture, self, may_remove=True)
        dialog.remove_asked.connect(partial(self._remove, digest))
        dialog.open()

    def _remove(self, digest: str) -> None:
        self._desk.do(
            report_lines.remove_photo,
            self._report_id,
            self._place,
            digest,
            then=self._take,
            owner=self,
        )
