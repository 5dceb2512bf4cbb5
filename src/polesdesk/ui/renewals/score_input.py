"""One line of the grid: a mark from 0 to 3 or « sans objet », and a comment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from polesdesk.domain.evaluations import HIGHEST
from polesdesk.domain.lists import Choice
from polesdesk.ui.inputs import ChoiceInput, TextInput
from polesdesk.ui.words import marked, offered

NOT_APPLICABLE = "na"
MARKS = (
    Choice(value="0", label=marked("0 · insuffisant")),
    Choice(value="1", label=marked("1 · fragile")),
    Choice(value="2", label=marked("2 · satisfaisant")),
    Choice(value="3", label=marked("3 · très bon")),
    Choice(value=NOT_APPLICABLE, label=marked("sans objet")),
)
"""What a mark means in words: the number alone would be read in as many ways as readers."""
assert len(MARKS) == HIGHEST + 2
_MARK_WIDTH = 150


class ScoreInput(QWidget):
    """Holds a pair: the mark as text (empty, « 0 » to « 3 », « na ») and the comment."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = ChoiceInput(offered(MARKS), self, empty_label=self.tr("non noté"))
        self.mark.setFixedWidth(_MARK_WIDTH)
        self.comment = TextInput(longest=300)
        self.comment.setPlaceholderText(self.tr("Commentaire"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.mark)
        row.addWidget(self.comment, 1)
        self.setFocusProxy(self.mark)
        self.mark.changed.connect(self.changed)
        self.comment.changed.connect(self.changed)

    def setObjectName(self, name: str) -> None:
        """Name the line and its two inputs."""
        super().setObjectName(name)
        self.mark.setObjectName(f"{name}_mark")
        self.comment.setObjectName(f"{name}_comment")

    def setAccessibleName(self, name: str) -> None:
        """Say of both inputs which criterion they judge."""
        super().setAccessibleName(name)
        self.mark.setAccessibleName(self.tr("{criterion}\u202f: note").format(criterion=name))
        self.comment.setAccessibleName(
            self.tr("{criterion}\u202f: commentaire").format(criterion=name)
        )

    def value(self) -> tuple[str, str]:
        """Return the mark and the comment."""
        return self.mark.value(), self.comment.value()

    def set_value(self, value: tuple[str, str] | None) -> None:
        """Show a mark and a comment."""
        mark, comment = value or ("", "")
        self.mark.set_value(mark)
        self.comment.set_value(comment)

    def is_empty(self) -> bool:
        """Tell whether there is no mark: a comment alone judges nothing."""
        return self.mark.is_empty()

    def problem(self) -> str:
        """Return what is wrong with the mark typed."""
        return self.mark.problem()

    def doubt(self) -> str:
        """A mark is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the line without letting it change."""
        self.mark.set_locked(locked=locked)
        self.comment.set_locked(locked=locked)

    def typed(self) -> list[Any]:
        """Return what stands in both inputs."""
        return [self.mark.typed(), self.comment.typed()]

    def set_typed(self, kept: Sequence[Any]) -> None:
        """Put back what stood in both inputs."""
        mark, comment = kept
        self.mark.set_typed(mark)
        self.comment.set_typed(comment)
