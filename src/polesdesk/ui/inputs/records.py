"""A record of another list, found by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from polesdesk.domain.folding import fold
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.ui.desk import Desk
from polesdesk.ui.manner import set_manner

OFFERED = 20
"""Records offered at once."""


class RecordInput(QLineEdit):
    """A record chosen from a list too long to show; its value is the id of the record.

    ``search`` is the ``page`` action of the list, ``label`` says how a row reads; ``unknown``
    is what to do about words that are no record, where there is more to it than choosing.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        search: Callable[..., Sequence[Any]],
        label: Callable[[Any], str],
        parent: QWidget | None = None,
        *,
        unknown: str = "",
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unknown = unknown or self.tr(
            "Tapez une partie du nom, puis choisissez dans la liste."
        )
        self._search = search
        self._label = label
        self._chosen = Choice(value="", label="")
        self._offers: dict[str, str] = {}
        self._question = 0
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.textEdited.connect(self._ask)
        self.textChanged.connect(lambda _text: self.changed.emit())
        self.editingFinished.connect(self._settle)

    def value(self) -> str:
        """Return the id of the record chosen, or an empty text."""
        return self._chosen.value if self._is_chosen() else ""

    def set_value(self, value: Choice | None) -> None:
        """Show a record by its id and name."""
        self._chosen = value or Choice(value="", label="")
        self.setText(self._chosen.label)
        self.setCursorPosition(0)

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.text().strip()

    def problem(self) -> str:
        """Return what to do when the words typed are no record."""
        if self.is_empty() or self._is_chosen():
            return ""
        return self._unknown

    def doubt(self) -> str:
        """A record is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the record without letting it change."""
        self.setReadOnly(locked)
        set_manner(self, "locked", locked)

    def typed(self) -> list[str]:
        """Return the id of the record chosen, if one is, and the words typed."""
        return [self.value(), self.text()]

    def set_typed(self, kept: Sequence[str]) -> None:
        """Show the record or the words again."""
        record, words = kept
        self._chosen = Choice(value=record, label=words if record else "")
        self.setText(words)
        self.setCursorPosition(0)

    def _is_chosen(self) -> bool:
        return bool(self._chosen.value) and self.text() == self._chosen.label

    def _ask(self, text: str) -> None:
        self._question += 1
        if text.strip():
            self._desk.read(
                self._search,
                ListQuery(text=text),
                0,
                OFFERED,
                then=partial(self._offer, self._question),
                owner=self,
            )

    def _offer(self, question: int, rows: Sequence[Any]) -> None:
        if question != self._question:
            return
        self._offers = {self._label(row): row.id for row in rows}
        self._names.setStringList(list(self._offers))
        if self.hasFocus() and self._offers:
            self.completer().complete()

    def _take(self, label: str) -> None:
        if label in self._offers:
            self.set_value(Choice(value=self._offers[label], label=label))
            self.changed.emit()  # the completer has put the same words there already

    def _settle(self) -> None:
        """Take the record whose whole name was typed, or the only one offered."""
        if self._is_chosen() or self.is_empty():
            return
        typed = fold(self.text())
        near = [label for label in self._offers if typed in fold(label)]
        same = [label for label in near if fold(label) == typed]
        if len(same or near) == 1:
            self._take((same or near)[0])
