"""The page of every tab: a list that filters and sorts, and the card of its current record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from polesdesk._assets.forms.ui_list_page import Ui_ListPage
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.icons import set_icon
from polesdesk.ui.list_filters import FilterBox
from polesdesk.ui.list_tools import ToolRows
from polesdesk.ui.lists.card_beside import CardBeside
from polesdesk.ui.lists.narrowing import Narrowing
from polesdesk.ui.lists.saved_searches import SavedSearches
from polesdesk.ui.manual import has_page
from polesdesk.ui.source import Source, View
from polesdesk.ui.table_model import TableModel
from polesdesk.ui.words import tr

LEAST_HEIGHT = 76
"""Pixels of a list in the lowest window: its heading and a row."""

Leave = Callable[[Callable[[], object], Callable[[], object]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTexts:
    """The words of a list: ``subject`` is English and plural, for names; the rest is French.

    ``feminine`` says how « sélectionnée » agrees; ``new`` is empty where nothing is made here.
    """

    subject: str
    one: str
    many: str
    filter: str
    empty: str
    new: str = ""
    feminine: bool = False
    empty_link: str = ""
    keeps_searches: bool = False
    """Whether searches of this list can be saved under a name."""


class ListPage(QWidget):
    """A list with its filter, its foot line and a card beside it."""

    opened = Signal(str)
    """Enter or a double click on a record."""
    current_changed = Signal(str)
    """Another record is current and the former one was left; empty when there is none."""
    selection_changed = Signal(int)
    """How many records are selected."""
    new_asked = Signal()
    link_followed = Signal()
    """The link of the empty page, to the manual."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        texts: ListTexts,
        *,
        columns: Sequence[Column],
        source: Source,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui = Ui_ListPage()
        self._ui.setupUi(self)
        self.table = self._ui.table
        self.model = TableModel(desk, source, columns, self)
        self._settings = settings
        self._texts = texts
        self._filters: dict[str, FilterBox] = {}
        self._leave: Leave | None = None
        self._shown = ""
        self._extra = ""
        ui = self._ui
        self._beside = CardBeside(ui.splitter, settings, texts.subject)
        ui.stack.setMinimumHeight(LEAST_HEIGHT)
        ToolRows(ui.list_side, ui.list_layout, ui.tools_layout, ui.filters_layout)
        self._narrowing = Narrowing(
            desk, settings, texts.subject, source=source, bar=ui.chips, parent=self
        )
        self._name_widgets()
        self._write_texts()
        self.table.show_list(self.model, settings, texts.subject)
        self._connect()
        if texts.keeps_searches:
            self._offer_searches(desk)

    # Building a page

    def add_filter(
        self, name: str, label: str, choices: Sequence[Choice], *, all_label: str, column: str = ""
    ) -> FilterBox:
        """Add a filter by a value, as « Pôle : tous »; ``name`` is known to the list's action.

        ``column`` is the key of the column whose heading it marks, where it is not ``name``.
        """
        box = FilterBox(name, label, choices, all_label, self)
        box.setObjectName(f"{self._texts.subject}_filter_{name}")
        box.chosen.connect(self._ask)
        self._filters[name] = box
        self.model.narrowed_by[name] = column or name
        self._ui.filters_layout.addWidget(box)
        return box

    def set_card(self, card: QWidget, *, leave: Leave | None = None) -> None:
        """Put a card beside the list; ``leave`` asks before another record is shown."""
        self._leave = leave
        self._beside.put(card)

    def show_card(self, shown: bool) -> None:  # noqa: FBT001  the signal of a checked command
        """Show the card beside the list, or leave all the room to the list until a form opens."""
        self._beside.show_card(shown)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer the commands of the menu at a right click too."""
        for action in self.table.actions():
            self.table.removeAction(action)
        self.table.addActions(actions)

    # Using it

    def query(self) -> ListQuery:
        """Return what the list shows: words typed, filters set, order."""
        return self.model.query

    def reload(self) -> None:
        """Read the list again and stay at the same record."""
        self.table.reload()

    def select(self, record: str) -> None:
        """Make a record current; the filters are cleared if they hide it."""
        self.model.find(record, lambda row: self._select_found(record, row))

    def current_id(self) -> str:
        """Return the id of the record whose card is shown, or an empty text."""
        return self._shown

    def selected_ids(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Find the ids of all selected records, also of those not read yet."""
        self.table.selected_ids(then)

    def set_extra(self, text: str) -> None:
        """Show one more thing in the foot line, as « aide en nature 990,00 € »."""
        self._extra = text
        self._tell_counts()

    def set_filter(self, name: str, value: str) -> None:
        """Set a filter as the manager would."""
        self._filters[name].set_value(value)
        self._ask()

    def clear_filters(self) -> None:
        """Show the whole list."""
        self._put(ListQuery())
        self._ask()

    def filter_column(self, key: str) -> None:
        """Open the dialog that filters a column, by its key."""
        self._narrowing.ask(key, self.model.query)

    def narrowed(self) -> tuple[str, ...]:
        """Return the filters of the boxes in words, as « Pôle : Voltaire »."""
        return tuple(words for box in self._filters.values() if (words := box.in_words()))

    def subject(self) -> str:
        """Return the English plural of what is listed."""
        return self._texts.subject

    def noun(self) -> tuple[str, str]:
        """Return what one record is called in French, and several."""
        return tr(self._texts.one), tr(self._texts.many)

    def is_feminine(self) -> bool:
        """Tell how « sélectionnée » agrees with what is listed."""
        return self._texts.feminine

    def show_search(self, query: ListQuery) -> None:
        """Show the list with the words, filters and order of a search."""
        self._put(query)
        self.table.show_order(query.sort, descending=query.descending)
        self.table.show_query(replace(query, with_bin=self.model.query.with_bin))
        self.focus_list()

    def show_again(self, query: ListQuery, record: str) -> None:
        """Show the list with the words and filters it once had, at a record."""
        self._put(query)
        self.model.anchor = record
        order = self.model.query
        self.table.show_query(replace(query, sort=order.sort, descending=order.descending))

    def focus_list(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Put the cursor in the filter, its words selected."""
        self._ui.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ui.filter.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the filter with Esc and go down from it into the list."""
        in_filter = self._ui.filter.hasFocus()
        if in_filter and event.key() == Qt.Key.Key_Escape:
            self._ui.filter.clear()
            self.focus_list()
        elif in_filter and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focus_list()
        else:
            super().keyPressEvent(event)

    # Inside

    def _name_widgets(self) -> None:
        subject = self._texts.subject
        ui = self._ui
        names = {
            self: "page",
            ui.splitter: "splitter",
            ui.list_side: "list",
            ui.searches_button: "searches",
            ui.filter: "filter",
            ui.new_button: "new",
            ui.stack: "stack",
            ui.table_frame: "table_frame",
            ui.table: "table",
            ui.empty_page: "empty",
            ui.empty_text: "empty_text",
            ui.empty_button: "empty_new",
            ui.empty_link: "empty_link",
            ui.nothing_page: "nothing",
            ui.nothing_text: "nothing_text",
            ui.nothing_button: "clear_filter",
            ui.foot: "foot",
        }
        for widget, name in names.items():
            widget.setObjectName(f"{subject}_{name}")

    def _write_texts(self) -> None:
        texts, ui = self._texts, self._ui
        wanted, many = tr(texts.filter), tr(texts.many)
        ui.filter.setPlaceholderText(wanted)
        ui.filter.setToolTip(self.tr("{filter} (Ctrl+F)").format(filter=wanted))
        ui.filter.setAccessibleName(wanted)
        ui.table.setAccessibleName(many[:1].upper() + many[1:])
        ui.empty_text.setText(tr(texts.empty))
        ui.empty_link.setText(tr(texts.empty_link))
        ui.empty_link.setVisible(bool(texts.empty_link) and has_page("index"))
        for button in (ui.new_button, ui.empty_button):
            button.setText(tr(texts.new))
            set_icon(button, "plus", "on_accent")
            button.setVisible(bool(texts.new))

    def _connect(self) -> None:
        ui = self._ui
        ui.filter.textChanged.connect(lambda _text: self._ask())
        ui.new_button.clicked.connect(lambda _on: self.new_asked.emit())
        ui.empty_button.clicked.connect(lambda _on: self.new_asked.emit())
        ui.empty_link.clicked.connect(lambda _on: self.link_followed.emit())
        ui.nothing_button.clicked.connect(lambda _on: self.clear_filters())
        ui.chips.edit_asked.connect(self.filter_column)
        ui.chips.cleared.connect(self.clear_filters)
        self._narrowing.changed.connect(self._ask)
        self._narrowing.returned.connect(self.show_search)
        self.table.filter_asked.connect(self.filter_column)
        self.table.opened.connect(self.opened)
        self.table.typed.connect(self._type_in_filter)
        self.table.current_changed.connect(self._move_to)
        self.table.selection_changed.connect(self._tell_selection)
        self.model.arrived.connect(self._show_arrived)
        for key in ("Ctrl+F", "F3"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.focus_filter)

    def _offer_searches(self, desk: Desk) -> None:
        ui = self._ui
        made = SavedSearches(
            desk,
            self._settings,
            self._texts.subject,
            button=ui.searches_button,
            columns=self.model.columns,
            query=self.query,
            parent=self,
        )
        made.chosen.connect(self.show_search)
        made.column_asked.connect(self.filter_column)
        made.cleared.connect(self.clear_filters)

    def _put(self, query: ListQuery) -> None:
        """Show the words and filters of a query above the list, without reading it."""
        self._ui.filter.blockSignals(True)
        self._ui.filter.setText(query.text)
        self._ui.filter.blockSignals(False)
        for name, box in self._filters.items():
            box.set_value(query.filters.get(name, ""))
        self._narrowing.hold(query.columns)
        self._narrowing.forget_left()

    def _ask(self) -> None:
        self._narrowing.forget_left()
        filters = {name: value for name, box in self._filters.items() if (value := box.value())}
        old = self.model.query
        self.table.show_query(
            ListQuery(
                text=self._ui.filter.text(),
                filters=filters,
                columns=self._narrowing.filters,
                sort=old.sort,
                descending=old.descending,
                with_bin=old.with_bin,
            )
        )

    def _is_narrowed(self, query: ListQuery) -> bool:
        return bool(query.text.strip() or query.filters or query.columns)

    def _show_arrived(self, view: View) -> None:
        page = self._ui.table_frame
        if not view.total:
            narrowed = self._is_narrowed(view.query)
            page = self._ui.nothing_page if narrowed else self._ui.empty_page
            self._ui.nothing_text.setText(self._nothing_sentence(view.query))
        self._ui.stack.setCurrentWidget(page)
        is_empty = page is self._ui.empty_page
        words = page.minimumSizeHint().height() if is_empty else 0
        self._ui.stack.setMinimumHeight(max(LEAST_HEIGHT, words))
        self._ui.new_button.setVisible(bool(self._texts.new) and not is_empty)
        self._beside.follow_list(is_empty=is_empty)
        self._tell_counts()

    def _nothing_sentence(self, query: ListQuery) -> str:
        if query.text.strip():
            return self.tr("Aucun résultat pour «\u202f{text}\u202f».").format(
                text=query.text.strip()
            )
        return self.tr("Aucun résultat avec ces filtres.")

    def _tell_selection(self) -> None:
        self._tell_counts()
        self.selection_changed.emit(self.table.selected_count())

    def _tell_counts(self) -> None:
        texts = self._texts
        parts = [plural(self.model.rowCount(), tr(texts.one), tr(texts.many))]
        selected = self.table.selected_count()
        if selected:
            words = (tr("sélectionné"), tr("sélectionnés"))
            if texts.feminine:
                words = (tr("sélectionnée"), tr("sélectionnées"))
            parts.append(plural(selected, *words))
        if self._extra:
            parts.append(self._extra)
        self._ui.foot.setText(" · ".join(parts) if self.model.is_loaded() else "")

    def _move_to(self, record: str) -> None:
        if record == self._shown:
            return
        if self._leave is None:
            self._show_record(record)
        else:
            self._leave(lambda: self._show_record(record), self._stay)

    def _show_record(self, record: str) -> None:
        self._shown = record
        self.current_changed.emit(record)

    def _stay(self) -> None:
        """Go back to the record that the manager did not want to leave."""
        self.table.select_record(self._shown)

    def _select_found(self, record: str, row: int | None) -> None:
        if row is not None:
            self.table.select_record(record)
        elif self._is_narrowed(self.model.query):
            left = self.model.query
            self.model.anchor = record
            self.clear_filters()
            self._narrowing.leave(left)

    def _type_in_filter(self, text: str) -> None:
        self._ui.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ui.filter.setText(text)
