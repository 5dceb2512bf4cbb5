"""What is photographed of whole lists: filters of columns, saved searches, print, mass edit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton, QRadioButton

from pictures_hand import Scene
from pictures_stage import NotThere, Stage
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.lists.values_input import VALUE_ROLE, ValuesInput

FILTERS = (
    ColumnFilter(
        column="end_date", match=Match.BETWEEN, first=date(2026, 1, 1), last=date(2026, 12, 31)
    ),
    ColumnFilter(column="situation", match=Match.VALUES, values=("in_force", "untitled")),
    ColumnFilter(column="in_kind_value_cents", match=Match.BETWEEN, least=10_000),
    ColumnFilter(column="rooms", match=Match.FILLED),
)


def list_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene with the name of its pictures."""
    yield "list-chips", _chips
    yield "list-searches", _searches
    for column in ("end_date", "situation", "in_kind_value_cents", "rooms"):
        yield f"list-filter-{column}", partial(_filter, column)
    yield "list-print", _print
    yield "list-mass-edit", _mass_edit


def _page(stage: Stage, subject: str = "conventions") -> ListPage:
    stage.show_tab(subject)
    tab = stage.window.current_tab()
    page = tab.list_page() if tab is not None else None
    if page is None:
        raise NotThere(subject)
    return page


def _chips(stage: Stage) -> None:
    page = _page(stage)
    page.show_search(ListQuery(columns=FILTERS))
    stage.photograph("list-chips")
    page.select(_outside(stage, page))
    stage.photograph("list-return")
    page.clear_filters()
    stage.settle()


def _outside(stage: Stage, page: ListPage) -> str:
    """Return an agreement that the filters hide."""
    from polesdesk.actions import conventions

    shown = {row.id for row in stage.read(conventions.page, page.query())}
    rows = stage.read(conventions.page, ListQuery())
    return next(row.id for row in rows if row.id not in shown)


def _searches(stage: Stage) -> None:
    page = _page(stage)
    for name, filters in (("Fins de l’année 2026", FILTERS[:1]), ("Sans titre", FILTERS[1:2])):
        page.show_search(ListQuery(columns=filters, sort="end_date"))
        stage.settle()
        stage.trigger("conventions_search_save")
        stage.front().form.fields["name"].input.set_value(name)  # type: ignore[attr-defined]
        stage.photograph("list-search-save")
        stage.press("saved_search_save")
    button = stage.find(QPushButton, "conventions_searches")
    menu = button.menu()
    assert isinstance(menu, QMenu)
    stage.photograph_menu("list-searches-menu", menu, button)
    stage.trigger("conventions_search_manage")
    with stage.dialog("searches_dialog") as dialog:
        stage.photograph("list-searches-dialog", dialog)
        stage.press("searches_rename")
        stage.photograph("list-searches-rename", dialog)
    page.clear_filters()
    stage.settle()


def _filter(column: str, stage: Stage) -> None:
    _page(stage).filter_column(column)
    with stage.dialog("column_filter_dialog") as dialog:
        for box in dialog.findChildren(ValuesInput):
            box.set_value([item.data(VALUE_ROLE) for item in box._items()[1:3]])  # noqa: SLF001
        stage.photograph(f"list-filter-{column}", dialog)
        for box in dialog.findChildren(ValuesInput):
            box.set_value(())
        stage.press("column_filter_save")
        stage.photograph(f"list-filter-{column}-refused", dialog)
        empty = [b for b in dialog.findChildren(QRadioButton) if b.objectName().endswith("empty")]
        if empty:
            empty[0].click()
            stage.photograph(f"list-filter-{column}-empty", dialog)


def _print(stage: Stage) -> None:
    page = _page(stage)
    page.show_search(ListQuery(columns=FILTERS[1:2], sort="end_date"))
    stage.trigger("conventions_print_list")
    stage.wait(400)
    with stage.dialog("preview_dialog") as dialog:
        stage.photograph("list-print", dialog)
    page.clear_filters()
    stage.settle()


def _mass_edit(stage: Stage) -> None:
    """The field and its value, then the summary."""
    _page(stage)
    stage.find(QAbstractItemView, "conventions_table").selectAll()
    stage.trigger("conventions_edit_selection")
    with stage.dialog("mass_edit_dialog") as dialog:
        stage.photograph("list-mass-edit", dialog)
        fields = dialog.form.fields  # type: ignore[attr-defined]
        fields["field"].input.set_value("notice_months")
        fields["notice_months"].input.set_value(6)
        stage.photograph("list-mass-edit-value", dialog)
        stage.press("mass_edit_next")
        stage.photograph("list-mass-edit-summary", dialog)
