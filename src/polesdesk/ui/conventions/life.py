"""The dates of an agreement on its card: the line of its life, and the list under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.domain.cards import ConventionCard
from polesdesk.domain.conventions import Convention, last_day
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.life_dates import ChainLink, LifeDate, with_authors
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Block, Fact, Line, Link
from polesdesk.ui.card.life_strip import Life, LifeStrip
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

Go = Callable[[str, str], object]


def life_blocks(card: ConventionCard, history: Sequence[HistoryRow], go: Go) -> list[Block]:
    """Return the life of an agreement: drawn, then past and to come in words, then its chain."""
    dates = with_authors(card.life, history)
    if not dates:
        return []
    today = card.data.day
    strip = LifeStrip(_life(card.data.convention, today, dates))
    strip.followed.connect(go)
    past = [one for one in dates if one.on <= today]
    coming = [one for one in dates if one.on > today]
    blocks = [Block(title=tr("Dates"), widget=_boxed(strip))]
    if coming:
        blocks.append(Block(title=tr("À venir"), facts=tuple(_fact(one, today) for one in coming)))
    if past:
        blocks.append(Block(title=tr("Passé"), facts=tuple(_fact(one, today) for one in past)))
    return blocks


def chain_block(chain: Sequence[ChainLink]) -> Block | None:
    """Return the agreements of a chain of renewals, None where there is only one."""
    if len(chain) < 2:
        return None
    return Block(title=tr("Suite des conventions"), lines=tuple(_link(one) for one in chain))


def _life(one: Convention, today: date, dates: Sequence[LifeDate]) -> Life:
    return Life(
        first=one.start_date,
        last=last_day(one),
        today=today,
        suspensions=tuple(_suspensions(one)),
        dates=dates,
    )


def _suspensions(one: Convention) -> Iterator[tuple[date, date | None]]:
    for past in one.past_suspensions:
        yield past.first, past.last
    first, last = one.suspended_from, one.suspended_to
    if first is not None and (last is None or last >= first):
        yield first, last


def _boxed(strip: LifeStrip) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(strip)
    return box


def _fact(one: LifeDate, today: date) -> Fact:
    link = Link(kind=one.kind, id=one.id) if one.id else None
    late = one.awaited and one.on < today
    return Fact(
        label=format_date(one.on),
        text=one.label + _noted(one),
        link=link,
        tone=Tone.AMBER if late else None,
    )


def _noted(one: LifeDate) -> str:
    if one.noted_at is None:
        return ""
    day = format_date(one.noted_at.astimezone().date())
    return tr(", noté par {actor} le {day}").format(actor=one.by, day=day)


def _link(one: ChainLink) -> Line:
    start = format_date(one.start) if one.start else "…"
    end = format_date(one.end) if one.end else "…"
    detail = tr("du {start} au {end}").format(start=start, end=end)
    if one.amendments:
        detail += f" · {plural(one.amendments, tr('avenant'), tr('avenants'))}"
    if one.holder:
        detail = f"{one.holder} · {detail}"
    shown = Chip(word=tr("Cette convention"), tone=Tone.BLUE) if one.is_shown else None
    link = None if one.is_shown else Link(kind="convention", id=one.id)
    return Line(title=one.number, detail=detail, chip=shown, link=link)
