"""The photos of a finding in a row: seen small, opened large, added by choosing or dropping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from polesdesk.actions import visit_photos
from polesdesk.domain.visits import Finding
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import icon
from polesdesk.ui.photo_dialog import PhotoDialog, pictures_in

THUMB = 96


class PhotosRow(QWidget):
    """Shows the photos of one finding; of a draft, more can be added and each be taken off."""

    changed = Signal(object)
    """The ``Finding`` with its photos as they are now."""

    def __init__(self, desk: Desk, chooser: FileChooser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chooser = chooser
        self._finding: Finding | None = None
        self._is_open = False
        self._thumbs: list[QPushButton] = []
        self.setObjectName("photos_row")
        self.add = QPushButton(icon("image"), self.tr("Ajouter une photo…"), self)
        self.add.setObjectName("photos_add")
        self.add.clicked.connect(self._ask)
        self._row = FlowRow(self, 8)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.add)

    def show_finding(self, finding: Finding, *, is_open: bool) -> None:
        """Show the photos of a finding; ``is_open`` tells that its visit is a draft."""
        self._finding = finding
        self._is_open = is_open
        self.setAcceptDrops(is_open)
        self.add.setVisible(is_open)
        self._desk.read(visit_photos.contents, finding.photos, then=self._show_pictures, owner=self)

    def count(self) -> int:
        """Return how many photos are shown."""
        return len(self._thumbs)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Keep files as photos of the finding."""
        if self._finding is None or not paths:
            return
        self._desk.run(
            visit_photos.add_files,
            self._finding.id,
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

    # Inside

    def _ask(self) -> None:
        kinds = self.tr("Photos (*.jpg *.jpeg *.png *.webp)")
        self._chooser.ask_open(
            self,
            title=self.tr("Choisir une photo"),
            kinds=kinds,
            then=lambda path: self.add_paths([path]),
        )

    def _take(self, finding: Finding) -> None:
        self.show_finding(finding, is_open=self._is_open)
        self.changed.emit(finding)

    def _show_pictures(self, pictures: Mapping[str, bytes]) -> None:
        for thumb in self._thumbs:
            thumb.hide()
            thumb.deleteLater()
        self._thumbs = []
        while self._row.takeAt(0) is not None:
            pass
        for number, (digest, content) in enumerate(pictures.items(), 1):
            picture = QPixmap()
            picture.loadFromData(content)
            thumb = QPushButton(self)
            thumb.setObjectName(f"photo_{number}")
            thumb.setProperty("role", "icon")
            thumb.setIcon(QIcon(picture))
            thumb.setIconSize(QSize(THUMB, THUMB))
            thumb.setFixedSize(THUMB + 12, THUMB + 12)
            thumb.setStyleSheet(f"icon-size: {THUMB}px")
            thumb.setAccessibleName(self.tr("Photo {number}, agrandir").format(number=number))
            thumb.clicked.connect(partial(self._enlarge, digest, picture))
            thumb.show()
            self._thumbs.append(thumb)
            self._row.addWidget(thumb)
        self._row.addWidget(self.add)
        self.updateGeometry()

    def _enlarge(self, digest: str, picture: QPixmap) -> None:
        dialog = PhotoDialog(picture, self, may_remove=self._is_open)
        dialog.remove_asked.connect(partial(self._remove, digest))
        dialog.open()

    def _remove(self, digest: str) -> None:
        if self._finding is not None:
            self._desk.do(
                visit_photos.remove, self._finding.id, digest, then=self._take, owner=self
            )
