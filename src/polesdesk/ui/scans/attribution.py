"""Say by hand of which agreement a page is, where its code could not say so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from polesdesk.domain.lists import Choice
from polesdesk.domain.scan_pages import KnownOriginal
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.measures import GAP
from polesdesk.ui.texts import plain_label


class AttributionBox(QWidget):
    """Two boxes, agreement and page, and the button that attributes, or takes it back."""

    attributed = Signal(str, int)
    """The id of an original and a page of it, from 1."""
    released = Signal()
    """The page that was attributed by hand is nobody's again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_attribution")
        self._known: dict[str, KnownOriginal] = {}
        self.original = ChoiceInput((), self, empty_label=self.tr("Choisissez la convention"))
        self.original.setObjectName("scan_original")
        self.original.setAccessibleName(self.tr("Convention de cette page"))
        self.page = ChoiceInput((), self, empty_label=self.tr("Page"))
        self.page.setObjectName("scan_page")
        self.page.setAccessibleName(self.tr("Page de l’original"))
        self.page.setMinimumContentsLength(6)
        self.button = self._button("scan_attribute", self.tr("A&ttribuer"))
        self.release = self._button("scan_release", self.tr("Ne plus a&ttribuer"))
        self.original.changed.connect(self._offer_pages)
        self.page.changed.connect(self._follow)
        self.button.clicked.connect(lambda _on: self._attribute())
        self.release.clicked.connect(lambda _on: self.released.emit())
        told = self.tr("Vous la reconnaissez\u202f? Dites d’où elle vient\u202f:")
        self.hint = plain_label(told, role="muted", wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP - 4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.hint, 0, 0, 1, 2)
        grid.addWidget(self.original, 1, 0, 1, 2)
        grid.addWidget(self.page, 2, 0)
        grid.addWidget(self.button, 2, 1)
        grid.addWidget(self.release, 3, 0, 1, 2)

    def offer(self, known: Sequence[KnownOriginal], wanted: str = "") -> None:
        """Offer the originals that count; ``wanted`` is chosen if it is among them."""
        self._known = {one.issued_id: one for one in known if not one.is_cancelled}
        kept = self.original.value()
        self.original.set_choices(
            [Choice(value=row_id, label=_label(one)) for row_id, one in self._known.items()]
        )
        self.original.set_value(kept or wanted)
        self._offer_pages()

    def show_state(self, *, can_attribute: bool, is_attributed: bool) -> None:
        """Show what can be done with the page that is looked at."""
        for widget in (self.hint, self.original, self.page, self.button):
            widget.setVisible(can_attribute and not is_attributed)
        self.release.setVisible(is_attributed)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _offer_pages(self) -> None:
        one = self._known.get(self.original.value())
        pages = range(1, one.pages + 1) if one is not None else ()
        label = self.tr("Page {number}")
        self.page.set_choices(
            [Choice(value=str(page), label=label.format(number=page)) for page in pages]
        )
        self._follow()

    def _follow(self) -> None:
        self.button.setEnabled(bool(self.original.value() and self.page.value()))

    def _attribute(self) -> None:
        original, page = self.original.value(), self.page.value()
        self.page.set_value(None)
        self.attributed.emit(original, int(page))


def _label(one: KnownOriginal) -> str:
    return f"{one.number} v{one.issue} – {one.association}"
