"""The campaign as a list: a period, a part, late or blocked ones, words, an order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from polesdesk.actions import campaign, evaluations
from polesdesk.actions.runner import Work
from polesdesk.domain.campaign import CampaignRow, CampaignStep, counts
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.folding import fold, sort_key
from polesdesk.domain.lists import ListQuery, Whole
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.seasons import season_of
from polesdesk.domain.speech import said
from polesdesk.store import campaign as stored

USUAL_PERIOD = "6"
"""Months ahead that a campaign looks at unless another period is chosen (domain dossier B2)."""
BEHIND_MONTHS = 6
"""Months back in which agreements that have ended still belong to the campaign."""
SEASON = "season:"
"""Before the first year of a school season, where its campaign is chosen: « season:2026 »."""
MOST_SEASONS = 10
"""Seasons offered at most: agreements of ten years ago are archives."""

_ORDERS: Mapping[str, Callable[[CampaignRow], Any]] = {
    "number": lambda row: sort_key(row.number),
    "association": lambda row: sort_key(row.association),
    "hub": lambda row: sort_key(row.hub),
    "end_date": lambda row: row.end_date,
    "days_left": lambda row: row.days_left,
    "step": lambda row: list(CampaignStep).index(row.step),
    "due": lambda row: row.due or date.max,
}


def period(choice: str, today: date) -> tuple[date, date]:
    """Return the days of end that a choice looks at: some months ahead, or a school season."""
    if choice.startswith(SEASON):
        year = choice.removeprefix(SEASON)
        season = season_of(date(int(year), 9, 1))
        return season.first, season.last
    months = int(choice or USUAL_PERIOD)
    behind = today - relativedelta(months=BEHIND_MONTHS)
    return behind, today + relativedelta(months=months)


def all_rows(work: Work, query: ListQuery) -> tuple[CampaignRow, ...]:
    """Return the lines of the period, as narrowed by all but the part chosen."""
    first, last = period(query.filters.get("period", ""), work.today)
    is_season = query.filters.get("period", "").startswith(SEASON)
    found = campaign.rows(work, first, last, with_closed=is_season)
    hub, standing = query.filters.get("hub", ""), query.filters.get("standing", "")
    words = fold(query.text).split()
    return tuple(
        row
        for row in found
        if (not hub or row.hub == hub)
        and _stands(row, standing)
        and all(word in _said(row) for word in words)
    )


def _stands(row: CampaignRow, standing: str) -> bool:
    done = row.step is CampaignStep.DONE
    match standing:
        case "late":
            return row.late
        case "blocked":
            return bool(row.blockers)
        case "done":
            return done
        case "open":
            return not done
        case _:
            return True


def _said(row: CampaignRow) -> str:
    return fold(f"{row.number} {row.association} {row.hub} {row.rooms} {row.successor}")


def whole(work: Work, query: ListQuery) -> Whole:
    """Return the lines that the query holds, and how many each part has, derived together."""
    found = all_rows(work, query)
    return Whole(rows=_ordered(found, query), told=counts(found))


def rows(work: Work, query: ListQuery) -> tuple[CampaignRow, ...]:
    """Return the lines that the query holds, in its order."""
    return _ordered(all_rows(work, query), query)


def _ordered(found: Sequence[CampaignRow], query: ListQuery) -> tuple[CampaignRow, ...]:
    group = query.filters.get("group", "")
    shown = [row for row in found if not group or row.group == group]
    order = _ORDERS.get(query.sort)
    if order is not None:
        shown.sort(key=order, reverse=query.descending)
    return tuple(shown)


def count(work: Work, query: ListQuery) -> int:
    """Return how many agreements the query holds."""
    return len(rows(work, query))


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[CampaignRow, ...]:
    """Return one page of the campaign."""
    found = rows(work, query)
    return found[offset:] if limit is None else found[offset : offset + limit]


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where an agreement stands in the list."""
    found = rows(work, query)
    return next((at for at, row in enumerate(found) if row.id == row_id), None)


def ids(work: Work, query: ListQuery) -> list[str]:
    """Return the ids of all agreements that the query holds, in its order."""
    return [row.id for row in rows(work, query)]


def of_ids(work: Work, wanted: Sequence[str]) -> list[CampaignRow]:
    """Return the lines of some agreements, in the order asked for."""
    found = {row.id: row for row in campaign.rows_of(work, wanted)}
    return [found[row_id] for row_id in wanted if row_id in found]


def card(work: Work, row_id: str) -> CampaignCard:
    """Return an agreement of the campaign with its evaluation, its letters and what follows."""
    found = campaign.rows_of(work, [row_id])
    if not found:
        raise RuleBroken("not_found", said("Cette fiche n’existe plus : elle a été supprimée."))
    judged = evaluations.card(work, row_id)
    return CampaignCard(
        row=found[0],
        judged=judged,
        letters=judged.letters,
        successor=stored.successor(work.connection, row_id),
    )


def hubs(work: Work) -> tuple[str, ...]:
    """Return the names of the hubs that have an agreement in the widest period."""
    first, last = period("24", work.today)
    return tuple(sorted(stored.hub_names(work.connection, first, last), key=sort_key))


def seasons(work: Work) -> tuple[tuple[str, str], ...]:
    """Return the campaigns that can be chosen, « season:2026 » and « 2026-2027 », newest first.

    From the next season back to that of the first agreement that ended.
    """
    first = stored.first_end(work.connection) or work.today
    newest = season_of(work.today).first.year + 1
    oldest = max(season_of(first).first.year, newest - MOST_SEASONS + 1)
    years = range(newest, min(oldest, newest - 1) - 1, -1)
    return tuple((f"{SEASON}{year}", f"{year}-{year + 1}") for year in years)


def choices(work: Work) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return what the filters offer: names of hubs, and campaigns."""
    return hubs(work), seasons(work)
