"""The filters on the columns of one list: set in a dialog, shown as chips, kept meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.domain.column_filters import filter_in_words, with_filter, without_filter
from polesdesk.domain.list_columns import ListColumn, column
from polesdesk.domain.lists import ColumnFilter, ListQuery, ValueCount
from polesdesk.ui.desk import Desk
from polesdesk.ui.lists.chips_bar import ChipsBar, FilterChip
from polesdesk.ui.lists.filter_dialog import LISTED, filter_dialog
from polesdesk.ui.manual_key import offer_manual
from polesdesk.ui.source import Source


class Narrowing(QObject):
    """Holds the filters of columns, and the search that was left to show a record."""

    changed = Signal()
    """The filters are others: the list is to be read again."""
    returned = Signal(object)
    """The ``ListQuery`` that was left is wanted again."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        subject: str,
        *,
        source: Source,
        bar: ChipsBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.filters: tuple[ColumnFilter, ...] = ()
        self._desk = desk
        self._subject = subject
        self._source = source
        self._bar = bar
        self._page = parent
        self._left: ListQuery | None = None
        bar.set_subject(subject)
        bar.removed.connect(lambda key: self.set_filters(without_filter(self.filters, key)))
        bar.return_asked.connect(self._go_back)

    def hold(self, filters: tuple[ColumnFilter, ...]) -> None:
        """Show other filters without reading the list."""
        self.filters = filters
        self._show()

    def set_filters(self, filters: tuple[ColumnFilter, ...]) -> None:
        """Take other filters, as a manager chose them."""
        self._left = None
        self.hold(filters)
        self.changed.emit()

    def leave(self, query: ListQuery) -> None:
        """Note a search that hides a record which must be shown; one click brings it back."""
        self._left = query
        self._show()

    def forget_left(self) -> None:
        """Offer the former search no more: the manager has begun another one."""
        if self._left is not None:
            self._left = None
            self._show()

    def ask(self, key: str, query: ListQuery) -> None:
        """Open the dialog that filters a column of the list as it is narrowed."""
        one = column(self._subject, key)
        if one is None or one.narrow is None:
            return
        if one.narrow in LISTED and self._source.values is not None:
            self._desk.read(
                self._source.values,
                query,
                key,
                then=lambda values: self._open(one, values),
                owner=self,
            )
        else:
            self._open(one, ())

    def _open(self, one: ListColumn, values: Sequence[ValueCount]) -> None:
        now = next((known for known in self.filters if known.column == one.key), None)
        dialog = filter_dialog(
            one,
            now,
            values,
            today=self._desk.today,
            chosen=lambda made: self.set_filters(with_filter(self.filters, made)),
            parent=self._page,
        )
        offer_manual("lists", self._settings, dialog)
        dialog.open()

    def _go_back(self) -> None:
        left, self._left = self._left, None
        if left is not None:
            self.returned.emit(left)

    def _show(self) -> None:
        chips = [
            FilterChip(key=one.column, words=filter_in_words(self._subject, one))
            for one in self.filters
        ]
        self._bar.show_chips(chips, may_return=self._left is not None)
