"""The agreements that came back, each to be confirmed, and the signature that is noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from polesdesk.actions.scans import Filing
from polesdesk.domain.conventions import State
from polesdesk.domain.french import join_and, plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.scan_labels import SIGNATURES
from polesdesk.domain.scan_pages import ReturnedOriginal
from polesdesk.domain.scan_steps import steps_offered, usual_step
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.measures import GAP
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr


class FilingRow:
    """The widgets of one agreement: whether to file it, what came back, what it proves."""

    def __init__(self, one: ReturnedOriginal, place: int, parent: QWidget) -> None:
        self.returned = one
        title = f"{one.original.number} – {one.original.association}"
        self.box = QCheckBox(title.replace("&", "&&"), parent)
        self.box.setObjectName(f"scan_file_{place}")
        self.box.setChecked(one.is_whole)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.setToolTip(title)
        role = "muted" if one.is_whole else "amber_text"
        self.words = plain_label(came_back(one), role=role)
        self.step = ChoiceInput(
            [Choice(value=step, label=tr(SIGNATURES[step])) for step in _steps(one)],
            parent,
            empty_label=tr(SIGNATURES[None]),
        )
        self.step.setObjectName(f"scan_step_{place}")
        self.step.setAccessibleName(
            tr("Signature à noter pour {number}").format(number=one.original.number)
        )
        self.step.set_value(usual_step(one.original))
        self.step.setMinimumContentsLength(28)
        self.step.setVisible(bool(_steps(one)))

    def filing(self, on: date, reason: str) -> Filing:
        """Return what is to be filed."""
        value = self.step.value()
        step = State(value) if value else None
        return Filing(original=self.returned, step=step, on=on, reason=reason)


class FilingsPanel(QWidget):
    """A row an agreement; what was chosen for one stays when the pages are matched anew."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_filings")
        self._rows: list[FilingRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GAP)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)

    def show_returned(self, found: Sequence[ReturnedOriginal]) -> None:
        """Show the agreements that came back."""
        chosen = {row.returned.original.issued_id: row for row in self._rows}
        self._clear()
        for place, one in enumerate(found):
            row = FilingRow(one, place, self)
            before = chosen.get(one.original.issued_id)
            if before is not None:
                row.step.set_value(before.step.value())
                if before.returned == one:
                    row.box.setChecked(before.box.isChecked())
            row.box.toggled.connect(lambda _on: self.changed.emit())
            for column, widget in enumerate((row.box, row.words, row.step)):
                self._grid.addWidget(widget, place, column)
            self._rows.append(row)
        self.changed.emit()

    def filings(self, on: date, reason: str) -> tuple[Filing, ...]:
        """Return what is ticked."""
        return tuple(row.filing(on, reason) for row in self._rows if row.box.isChecked())

    def count(self) -> int:
        """Return how many agreements are ticked."""
        return sum(row.box.isChecked() for row in self._rows)

    def _clear(self) -> None:
        for row in self._rows:
            for widget in (row.box, row.words, row.step):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._rows = []


def _steps(one: ReturnedOriginal) -> tuple[State, ...]:
    return steps_offered(one.original.state)


def came_back(one: ReturnedOriginal) -> str:
    """Return « 8 pages sur 8 », or which pages are missing."""
    if one.is_whole:
        return tr("{count} sur {total}").format(
            count=plural(len(one.leaves), tr("page"), tr("pages")), total=len(one.original.awaited)
        )
    if len(one.missing) == 1:
        return tr("il manque la page {page}").format(page=one.missing[0])
    pages = join_and([str(page) for page in one.missing])
    return tr("il manque les pages {pages}").format(pages=pages)
