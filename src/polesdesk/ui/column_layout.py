"""The widths, order and choice of a list's columns, fitted to the window and remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from polesdesk.ui.chips import Chip, chip_width
from polesdesk.ui.columns import Column
from polesdesk.ui.table_header import PAD, TableHeader
from polesdesk.ui.tokens import Tone


class ColumnLayout(QObject):
    """Gives each column the width of its sample and shares the rest by ``stretch``.

    What the manager moves, hides or widens is kept by the name of the column, so that it
    survives a version of the program with other columns.
    """

    def __init__(
        self,
        view: QTableView,
        header: TableHeader,
        columns: Sequence[Column],
        settings: QSettings,
        name: str,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._header = header
        self._columns = tuple(columns)
        self._settings = settings
        self._place = f"columns/{name}"
        self._own_widths: dict[str, int] = {}
        self._hidden: set[str] = set()
        self._fitting = False
        self._recall()
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._keep)

    def fit(self) -> None:
        """Share the width of the list among its columns; the last one is never cut.

        In a narrow window the elastic columns give way first, then the rightmost columns are
        left out until there is room again; widths chosen by hand are kept, and scroll.
        """
        self._fitting = True
        chosen = [i for i in self._in_order() if self.is_shown(i)]
        kept = chosen if self._own_widths else self._without_crowd(chosen)
        for number in chosen:
            self._header.setSectionHidden(number, number not in kept)
        for number, width in self._widths(kept).items():
            self._header.resizeSection(number, width)
        self._fitting = False

    def _without_crowd(self, chosen: list[int]) -> list[int]:
        """Return the columns for which there is room: the first, and statuses, always stay."""
        kept = list(chosen)
        room = self._view.viewport().width()
        for number in reversed(chosen[1:]):
            if sum(map(self._floor, kept)) <= room:
                break
            if self._columns[number].chip is None and not self._columns[number].stretch:
                kept.remove(number)
        return kept

    def _widths(self, shown: list[int]) -> dict[int, int]:
        """Return the width of each column: its sample, and its share of what is left over."""
        widths = {number: self._least(number) for number in shown}
        spare = self._view.viewport().width() - sum(widths.values())
        elastic = [i for i in shown if self._columns[i].stretch and not self._is_own(i)]
        shares = sum(self._columns[i].stretch for i in elastic)
        for number in elastic:
            extra = spare * self._columns[number].stretch // shares
            widths[number] = max(widths[number] + extra, self._floor(number))
        rest = self._view.viewport().width() - sum(widths.values())
        last = elastic[-1] if elastic else shown[-1]
        if rest > 0 or elastic:
            widths[last] = max(widths[last] + rest, self._floor(last))
        return widths

    def _floor(self, number: int) -> int:
        """Return the least width of a column: that of its heading if it is elastic, not firm."""
        column = self._columns[number]
        if column.stretch and not column.is_firm and not self._is_own(number):
            return min(self._least(number), self._header.width_of(column.title))
        return self._least(number)

    def is_shown(self, column: int) -> bool:
        """Tell whether the manager wants to see a column."""
        return self._columns[column].key not in self._hidden

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show or hide a column; the last one shown stays."""
        if not shown and sum(map(self.is_shown, range(len(self._columns)))) == 1:
            return
        (self._hidden.discard if shown else self._hidden.add)(self._columns[column].key)
        self._header.setSectionHidden(column, not shown)
        self.fit()
        self._keep()

    def restore(self) -> None:
        """Put widths, order and choice of columns back as they came."""
        self._own_widths.clear()
        self._hidden = {column.key for column in self._columns if column.starts_hidden}
        for place, column in enumerate(self._columns):
            self._header.moveSection(self._header.visualIndex(place), place)
            self._header.setSectionHidden(place, column.starts_hidden)
        self._settings.remove(self._place)
        self.fit()

    def _least(self, number: int) -> int:
        column = self._columns[number]
        if column.key in self._own_widths:
            return self._own_widths[column.key]
        metrics = QFontMetrics(self._view.font())
        words = metrics.horizontalAdvance(column.sample)
        if column.chip is not None:
            words = chip_width(Chip(word=column.sample, tone=Tone.GREY), metrics)
        return max(words + 2 * PAD + 2, self._header.width_of(column.title))

    def _is_own(self, number: int) -> bool:
        return self._columns[number].key in self._own_widths

    def _resized(self, number: int, _before: int, width: int) -> None:
        if not self._fitting:
            self._own_widths[self._columns[number].key] = width
            self._keep()

    def _keep(self) -> None:
        kept = {
            "order": [self._columns[number].key for number in self._in_order()],
            "hidden": sorted(self._hidden),
            "widths": self._own_widths,
        }
        self._settings.setValue(self._place, json.dumps(kept))

    def _recall(self) -> None:
        try:
            kept = json.loads(str(self._settings.value(self._place, "")))
            order, hidden, widths = kept["order"], set(kept["hidden"]), dict(kept["widths"])
        except (ValueError, KeyError, TypeError):
            order, hidden, widths = [], {c.key for c in self._columns if c.starts_hidden}, {}
        numbers = {column.key: i for i, column in enumerate(self._columns)}
        self._own_widths = {k: int(w) for k, w in widths.items() if k in numbers}
        for place, key in enumerate(key for key in order if key in numbers):
            self._header.moveSection(self._header.visualIndex(numbers[key]), place)
        self._hidden = set() if hidden >= set(numbers) else hidden & set(numbers)
        for key, number in numbers.items():
            self._header.setSectionHidden(number, key in self._hidden)

    def _in_order(self) -> list[int]:
        """Return the columns as they stand from left to right."""
        return [self._header.logicalIndex(place) for place in range(len(self._columns))]
