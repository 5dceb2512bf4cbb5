"""Slots whose unexcused absences have reached the threshold of the office or of their hub."""

from __future__ import annotations

from dateutil.relativedelta import relativedelta

from polesdesk.actions import rates
from polesdesk.actions.runner import Work
from polesdesk.domain.escalation import NonUseRule, repeated
from polesdesk.domain.follow_up_rows import NonUseRow
from polesdesk.domain.hubs import Hub
from polesdesk.domain.settings import Settings
from polesdesk.store import authority, follow_ups, hubs

MOST = 200
"""Slots looked at, the emptiest first: more than a manager writes about in a week."""


def rows(work: Work, slot_id: str | None = None) -> tuple[NonUseRow, ...]:
    """Return the slots that nobody looks after although they were so often empty.

    A slot with an open step is looked after; once its steps are done, only later absences
    count. ``slot_id`` asks about one slot alone.
    """
    settings = authority.settings(work.connection)
    rules = {one.id: rule_of(one, settings) for one in hubs.all_hubs(work.connection)}
    if not rules:
        return ()
    first = work.today - relativedelta(months=settings.absence_months)
    least = min(rule.threshold for rule in rules.values())
    found = follow_ups.often_empty(
        work.connection, (first, work.today), max(least, 1), limit=MOST, slot_id=slot_id
    )
    dealt = follow_ups.dealt_with(work.connection, [one.slot_id for one in found])
    named = rates.slot_names(work, [one.slot_id for one in found], (first, work.today))
    made = []
    for one in found:
        until = dealt.get(one.slot_id)
        is_open = one.slot_id in dealt and until is None
        rule = rules.get(one.hub_id)
        if is_open or rule is None or one.slot_id not in named:
            continue
        days = repeated([(day, outcome) for day, outcome, _ in one.seen], rule, until)
        if days:
            made.append(
                NonUseRow(
                    slot=named[one.slot_id],
                    hub_id=one.hub_id,
                    association_id=one.association_id,
                    days=days,
                    finding_ids=tuple(key for day, _, key in one.seen if day in days),
                    rule=rule,
                )
            )
    return tuple(sorted(made, key=lambda row: (-len(row.days), row.slot.hub, row.slot.label)))


def rule_of(hub: Hub, settings: Settings) -> NonUseRule:
    """Return the rule of a hub: its own, else that of the office."""
    own, in_a_row = hub.absence_threshold, hub.absence_consecutive
    return NonUseRule(
        threshold=settings.absence_threshold if own is None else own,
        is_consecutive=settings.absence_consecutive if in_a_row is None else in_a_row,
    )
