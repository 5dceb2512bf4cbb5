"""The renewal campaign of a period: every agreement that ends, its step and what blocks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from polesdesk.actions.runner import Work
from polesdesk.domain import campaign as rules
from polesdesk.domain.campaign import CampaignFacts, CampaignRow, Judged, Successor
from polesdesk.domain.conventions import Convention, Renewal
from polesdesk.domain.evaluations import Evaluation, unjudged
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.rate_rows import RateQuery
from polesdesk.domain.rates import Dimension, Tally
from polesdesk.domain.rows import ConventionRow
from polesdesk.domain.settings import Settings
from polesdesk.store import alerts, authority, conventions, evaluations, rates
from polesdesk.store import campaign as stored

OBSERVED_MONTHS = 12
"""Months before the day of the campaign in which observations speak for a renewal."""
_ASKING = (LetterKind.PAPERS_REQUEST, LetterKind.PAPERS_REMINDER, LetterKind.END_OF_AGREEMENT)
_KINDS = (*_ASKING, LetterKind.OBSERVATIONS, LetterKind.RENEWAL_REFUSED)


def rows(
    work: Work, first: date, last: date, *, with_closed: bool = False
) -> tuple[CampaignRow, ...]:
    """Return the lines of the agreements that end in a period, both days included."""
    ids = stored.ending(work.connection, first, last, with_closed=with_closed)
    settings = authority.settings(work.connection)
    return rules.rows(_facts(work, ids, settings), settings, work.today)


def rows_of(work: Work, ids: Sequence[str]) -> tuple[CampaignRow, ...]:
    """Return the lines of some agreements, by part and end."""
    settings = authority.settings(work.connection)
    return rules.rows(_facts(work, list(ids), settings), settings, work.today)


def _facts(work: Work, ids: list[str], settings: Settings) -> list[CampaignFacts]:
    connection = work.connection
    found = conventions.rows(connection, ids, work.today)
    letters = stored.letters(connection, ids, _KINDS)
    following = stored.successors(connection, ids)
    judged = evaluations.latest_of(connection, ids)
    parties = list(dict.fromkeys(row.association_id for row in found))
    missing = alerts.lacked_kinds(connection, parties, work.today)
    seen = observed(work)
    return [
        CampaignFacts(
            convention_id=row.id,
            number=row.number,
            association_id=row.association_id,
            association=row.association,
            hub=row.hubs,
            rooms=row.rooms,
            end_date=row.end_date or work.today,
            missing=tuple(missing.get(row.association_id, ())),
            seen=seen[row.id].n if row.id in seen else 0,
            needed=settings.min_observations if row.rooms else 0,
            judged=_judged(judged.get(row.id), settings, work.today),
            not_renewed=row.renewal is Renewal.NOT_RENEWED,
            is_closed=row.state in stored.CLOSED,
            successor=_successor(following.get(row.id)),
            **_written(row, letters),
        )
        for row in found
    ]


def observed(work: Work) -> dict[str, Tally]:
    """Return what was seen of each agreement in the months before the day."""
    first = work.today - relativedelta(months=OBSERVED_MONTHS)
    return rates.by_entity(
        work.connection, RateQuery(by=Dimension.CONVENTION, first=first, last=work.today)
    )


def _written(
    row: ConventionRow, letters: Mapping[tuple[str, LetterKind], Letter]
) -> dict[str, date | None]:
    def issued(*kinds: LetterKind) -> date | None:
        days = [letters[row.id, kind].issued_on for kind in kinds if (row.id, kind) in letters]
        return min((day for day in days if day is not None), default=None)

    refusal = letters.get((row.id, LetterKind.RENEWAL_REFUSED))
    return {
        "warned_on": issued(LetterKind.END_OF_AGREEMENT),
        "papers_asked_on": issued(*_ASKING),
        "refusal_issued_on": issued(LetterKind.RENEWAL_REFUSED),
        "refusal_sent_on": refusal.sent_on if refusal else None,
    }


def _judged(one: Evaluation | None, settings: Settings, today: date) -> Judged | None:
    if one is None:
        return None
    asked = one.remarks_asked_on
    until = asked + timedelta(days=settings.answer_days) if asked is not None else None
    return Judged(
        state=one.state,
        outcome=one.outcome,
        is_marked=not unjudged(one.scores),
        is_heard=bool(one.remarks.strip()) or (until is not None and today > until),
        remarks_due=until,
    )


def _successor(one: Convention | None) -> Successor | None:
    if one is None:
        return None
    return Successor(
        id=one.id,
        number=one.number,
        issued=one.issued_version is not None,
        sent_on=one.sent_to_association_on,
        signed_by_association_on=one.signed_by_association_on,
        signed_by_city_on=one.signed_by_city_on,
        transmitted_on=one.sent_to_prefecture_on,
        notified_on=one.notified_on,
        copy_handed_on=one.copy_handed_on,
        has_act=bool(one.decision_number.strip()) and one.decision_date is not None,
    )
