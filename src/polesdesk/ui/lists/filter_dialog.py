"""« Filtrer cette colonne… »: by its values, by what is empty, between two days or two sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import format_number
from polesdesk.domain.list_columns import ListColumn, Narrow
from polesdesk.domain.lists import Choice, ColumnFilter, Match, ValueCount
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import DateInput, IntInput, MoneyInput
from polesdesk.ui.inputs.radios import RadiosInput
from polesdesk.ui.lists.values_input import ListedValue, ValuesInput
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.words import tr

LISTED = frozenset({Narrow.VALUES, Narrow.STATUS})
MESSAGE = 40
"""Pixels kept free for the sentence under a field that is wrong."""
MANY = 2000
"""Values from which on not all are listed."""

Chosen = Callable[[ColumnFilter], object]


class FilterForm(Form):
    """What a column is filtered by; nothing typed here is worth a question when it is left."""

    def is_dirty(self) -> bool:
        """Let the dialog close without a word."""
        return False


def filter_dialog(
    column: ListColumn,
    now: ColumnFilter | None,
    values: Sequence[ValueCount],
    *,
    today: Callable[[], date],
    chosen: Chosen,
    parent: QWidget,
) -> FormDialog:
    """Return the dialog for a column, filled with the filter that is set now."""
    form = FilterForm("column_filter", (Section(fields=_fields(column, now, values, today)),))
    form.set_values(_shown(now))
    _follow_match(form)

    def take(typed: Mapping[str, Any]) -> None:
        try:
            made = made_filter(column, typed)
        except RuleBroken as broken:
            form.refuse(broken)
            return
        form.settle()
        chosen(made)

    title = tr("Filtrer la colonne «\u202f{title}\u202f»").format(title=column.title)
    dialog = FormDialog(
        form, name="column_filter", title=title, save=take, parent=parent, verb=tr("&Filtrer")
    )
    resize_within_screen(dialog, dialog.width(), dialog.height() + MESSAGE)
    return dialog


def _fields(
    column: ListColumn,
    now: ColumnFilter | None,
    values: Sequence[ValueCount],
    today: Callable[[], date],
) -> list[Field]:
    assert column.narrow is not None
    fields = []
    if column.narrow is not Narrow.STATUS:
        fields.append(Field("match", tr("Garder les lignes"), RadiosInput(_matches(column.narrow))))
    if column.narrow in LISTED:
        kept = now.values if now is not None else ()
        many = tr("Plus de {n} valeurs\u202f: réduisez d’abord la liste pour voir les autres.")
        limited = many.format(n=format_number(MANY)) if len(values) >= MANY else ""
        box = ValuesInput(listed_values(column, values, kept), limited=limited)
        fields.append(Field("values", tr("Valeurs"), box))
    elif column.narrow is Narrow.DATES:
        fields.append(Field("first", tr("Du"), DateInput(today)))
        fields.append(Field("last", tr("Au"), DateInput(today)))
    elif column.narrow is not Narrow.PRESENCE:
        number = MoneyInput if column.narrow is Narrow.MONEY else IntInput
        fields.append(Field("least", tr("De"), number()))
        fields.append(Field("most", tr("À"), number()))
    return fields


def _matches(narrow: Narrow) -> list[Choice]:
    between = {
        Narrow.VALUES: Choice(value=Match.VALUES, label=tr("avec une des valeurs cochées")),
        Narrow.DATES: Choice(value=Match.BETWEEN, label=tr("entre deux dates")),
        Narrow.MONEY: Choice(value=Match.BETWEEN, label=tr("entre deux montants")),
        Narrow.NUMBERS: Choice(value=Match.BETWEEN, label=tr("entre deux nombres")),
    }
    first = [between[narrow]] if narrow in between else []
    return [
        *first,
        Choice(value=Match.FILLED, label=tr("où la cellule est remplie")),
        Choice(value=Match.EMPTY, label=tr("où la cellule est vide")),
    ]


def listed_values(
    column: ListColumn, values: Sequence[ValueCount], kept: Sequence[str]
) -> list[ListedValue]:
    """Return the values to tick in French order; one that was chosen stays with no row."""
    rows = {one.value: one.rows for one in values}
    rows |= {value: 0 for value in kept if value not in rows}
    found = [
        ListedValue(value=value, label=column.word(value), rows=n) for value, n in rows.items()
    ]
    if column.narrow is Narrow.STATUS:
        return found
    return sorted(found, key=lambda one: sort_key(one.label))


def _shown(now: ColumnFilter | None) -> dict[str, Any]:
    if now is None:
        return {}
    return {
        "match": now.match,
        "values": now.values,
        "first": now.first,
        "last": now.last,
        "least": now.least,
        "most": now.most,
    }


def _follow_match(form: Form) -> None:
    """Show what the chosen way asks for."""
    if "match" not in form.fields:
        return
    ways = form.fields["match"]

    def follow() -> None:
        asks = ways.input.value() in (Match.VALUES, Match.BETWEEN)
        for name, field in form.fields.items():
            if name != "match":
                field.setVisible(asks)

    ways.changed.connect(follow)
    follow()


def made_filter(column: ListColumn, typed: Mapping[str, Any]) -> ColumnFilter:
    """Return the filter that was typed; raise ``RuleBroken`` when it asks for nothing."""
    assert column.narrow is not None
    match = Match(typed.get("match", Match.VALUES))
    if match in (Match.EMPTY, Match.FILLED):
        return ColumnFilter(column=column.key, match=match)
    if column.narrow in LISTED:
        if not typed["values"]:
            raise RuleBroken("no_value", tr("Cochez au moins une valeur."), field="values")
        return ColumnFilter(column=column.key, match=Match.VALUES, values=typed["values"])
    low, high = ("first", "last") if column.narrow is Narrow.DATES else ("least", "most")
    if typed[low] is None and typed[high] is None:
        raise RuleBroken("no_bound", tr("Donnez au moins une des deux limites."), field=low)
    if typed[low] is not None and typed[high] is not None and typed[high] < typed[low]:
        raise RuleBroken(
            "bounds_order", tr("Cette limite est avant l’autre\u202f: inversez-les."), field=high
        )
    return ColumnFilter(
        column=column.key, match=Match.BETWEEN, **{low: typed[low], high: typed[high]}
    )
