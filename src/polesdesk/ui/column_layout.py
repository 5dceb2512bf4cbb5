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
        self._fitting = False
        self._recall()
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._keep)

    def fit(self) -> None:
        """Share the width of the list among its columns; the last one is never cut."""
        self._fitting = True
        shown = [i for i in range(len(self._columns)) if not self._header.isSectionHidden(i)]
        least = {i: self._least(i) for i in shown}
        spare = self._view.viewport().width() - sum(least.values())
        elastic = [i for i in shown if self._columns[i].stretch and not self._is_own(i)]
        shares = sum(self._columns[i].stretch for i in elastic)
        for i in shown:
            extra = 0
            if i in elastic:
                extra = spare * self._columns[i].stretch // shares
            floor = self._header.width_of(self._columns[i].title) if extra < 0 else 0
            self._header.resizeSection(i, max(least[i] + extra, min(floor, least[i])))
        self._give_rest(shown, elastic)
        self._fitting = False

    def is_shown(self, column: int) -> bool:
        """Tell whether a column is shown."""
        return not self._header.isSectionHidden(column)

    def show_column(self, column: int, *, shown: bool) -> None:
        """Show or hide a column; the last one shown stays."""
        if not shown and sum(map(self.is_shown, range(len(self._columns)))) == 1:
            return
        self._header.setSectionHidden(column, not shown)
        self.fit()
        self._keep()

    def restore(self) -> None:
        """Put widths, order and choice of columns back as they came."""
        self._own_widths.clear()
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

    def _give_rest(self, shown: list[int], elastic: list[int]) -> None:
        """Give the pixels that integer shares leave over to the last elastic column."""
        rest = self._view.viewport().width() - sum(self._header.sectionSize(i) for i in shown)
        last = elastic[-1] if elastic else max(shown, key=self._header.visualIndex)
        if rest > 0:
            self._header.resizeSection(last, self._header.sectionSize(last) + rest)

    def _resized(self, number: int, _before: int, width: int) -> None:
        if not self._fitting:
            self._own_widths[self._columns[number].key] = width
            self._keep()

    def _keep(self) -> None:
        kept = {
            "order": [self._columns[self._header.logicalIndex(v)].key for v in self._visual()],
            "hidden": [c.key for i, c in enumerate(self._columns) if not self.is_shown(i)],
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
        if hidden != set(numbers):
            for key, number in numbers.items():
                self._header.setSectionHidden(number, key in hidden)

    def _visual(self) -> range:
        return range(len(self._columns))
