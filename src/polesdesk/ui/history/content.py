"""One thing that was done, as the card beside the history shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from polesdesk.domain.french import day_with_weekday, format_time, plural
from polesdesk.domain.history import CommandDetail, FieldChange, RecordChange
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link
from polesdesk.ui.history.columns import undone
from polesdesk.ui.words import capital, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryActs:
    """What can be done from the card: undo the newest, go back to the state of a record."""

    undo: Callable[[str], object]
    go_back: Callable[[RecordChange], object]


def content_of(detail: CommandDetail, acts: HistoryActs) -> Content:
    """Return the card of a command: who and when, then each record with its fields."""
    command = detail.command
    here = command.at.astimezone()
    when = tr("{day} à {time}").format(
        day=day_with_weekday(here.date()), time=format_time(here.time())
    )
    return Content(
        title=capital(command.label),
        reference=f"{capital(when)} · {command.actor}",
        chip=undone() if command.undone else None,
        blocks=tuple(_blocks(detail, acts)),
        buttons=_undo(detail, acts),
    )


def _undo(detail: CommandDetail, acts: HistoryActs) -> tuple[Button, ...]:
    if not detail.can_undo:
        return ()
    command_id = detail.command.id
    return (
        Button(
            name="history_undo",
            text=tr("&Annuler cette action"),
            act=lambda: acts.undo(command_id),
            icon="undo-2",
        ),
    )


def _blocks(detail: CommandDetail, acts: HistoryActs) -> Iterator[Block]:
    for record in detail.records:
        yield Block(lines=(_record_line(record),), buttons=_back(record, acts))
        yield Block(
            facts=tuple(Fact(label=one.label, text=in_words(one)) for one in record.changes),
            empty=tr("Rien de ce que la fiche montre n’a changé."),
        )
    if detail.others:
        yield Block(empty=_others(detail))


def _record_line(record: RecordChange) -> Line:
    link = Link(kind=record.open_kind, id=record.open_id) if record.open_id else None
    return Line(title=record.title, link=link)


def _back(record: RecordChange, acts: HistoryActs) -> tuple[Button, ...]:
    if not record.can_return:
        return ()
    return (
        Button(
            name="history_go_back",
            text=tr("Revenir à cet état…"),
            act=lambda: acts.go_back(record),
            icon="history",
        ),
    )


def _others(detail: CommandDetail) -> str:
    others = plural(detail.others, tr("autre fiche"), tr("autres fiches"))
    sentence = tr("… et plus de {others}") if detail.more else tr("… et {others}")
    return sentence.format(others=others)


def in_words(change: FieldChange) -> str:
    """Return « 31/08/2026 → 31/08/2027 », or what a new field holds."""
    return f"{change.before} → {change.after}" if change.before else change.after
