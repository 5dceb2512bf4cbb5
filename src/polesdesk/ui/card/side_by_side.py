"""Two states of the same thing beside each other, line by line, what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from polesdesk.ui.measures import GAP, label_width
from polesdesk.ui.texts import plain_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A line with what it holds on the left and on the right."""

    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Tell whether the two sides say something else."""
        return self.before != self.after


class SideBySide(QWidget):
    """Shows lines in three columns under two titles; what differs is marked in words too."""

    def __init__(
        self,
        name: str,
        titles: tuple[str, str],
        lines: Sequence[Beside],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, label_width(self))
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
            self._put(0, column, plain_label(titles[column - 1], self, role="fact_label"))
        for row, line in enumerate(lines, start=1):
            self._add(row, line, titles)

    def _add(self, row: int, line: Beside, titles: tuple[str, str]) -> None:
        label = plain_label(line.label, self, role="fact_label", wraps=True)
        label.setFixedWidth(label_width(self))
        self._put(row, 0, label)
        new_role = "changed" if line.differs else "fact"
        sides = ((line.before, titles[0], "fact"), (line.after, titles[1], new_role))
        for column, (text, title, role) in enumerate(sides, start=1):
            words = text or "—"
            if column == 2 and line.differs:
                words = f"→ {words}"
            value = plain_label(words, self, role=role, wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{line.label}, {title}\u202f: {text or '—'}")
            self._put(row, column, value)

    def _put(self, row: int, column: int, label: QLabel) -> None:
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
