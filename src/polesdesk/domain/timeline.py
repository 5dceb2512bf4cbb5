"""The steps of an agreement as its card draws them: past, present, still to come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from polesdesk.domain.cards import TimelineStep
from polesdesk.domain.conventions import (
    DROPPED,
    SIGNED,
    Convention,
    State,
    is_untitled,
    last_day,
    situation,
)
from polesdesk.domain.conventions import Situation as Where
from polesdesk.domain.labels import STATES

_ORDER = (
    State.DRAFT, State.INSTRUCTION, State.TO_SIGN, State.SIGNED_BY_ASSOCIATION,
    State.SIGNED_BY_CITY, State.TRANSMITTED, State.NOTIFIED,
)  # fmt: skip


def timeline(
    convention: Convention, issued_at: datetime | None, day: date
) -> tuple[TimelineStep, ...]:
    """Return the steps from draft to effect and end, the current one marked."""
    reached = _reached(convention.state)
    issued_on = issued_at.date() if issued_at is not None else None
    steps = [
        _step("draft", "Projet", None, reached >= 0),
        _step("original", "Original", issued_on, reached >= 2),
        _step("association", "Association", convention.signed_by_association_on, reached >= 3),
        _step("city", "Ville", convention.signed_by_city_on, reached >= 4),
        _step("notified", "Notifiée", convention.notified_on, reached >= 6),
        _effect(convention, day),
        _end(convention, day),
    ]
    if convention.state in DROPPED:
        dropped = _step("dropped", STATES[convention.state], None, done=True)
        steps = [_step("draft", "Projet", None, done=True), dropped]
    return _mark_current(steps)


def _reached(state: State) -> int:
    return _ORDER.index(state) if state in _ORDER else len(_ORDER) - 1


def _step(key: str, label: str, on: date | None, done: bool) -> TimelineStep:  # noqa: FBT001
    return TimelineStep(key=key, label=label, on=on, done=done, current=False)


def _effect(convention: Convention, day: date) -> TimelineStep:
    begun = situation(convention, day) is not Where.NOT_STARTED
    return _step("effect", "En vigueur", convention.start_date, begun)


def _end(convention: Convention, day: date) -> TimelineStep:
    over = convention.state in SIGNED and situation(convention, day) is Where.EXPIRED
    last = last_day(convention)
    if is_untitled(convention, day) and last is not None:
        return _step("end", "Sans titre", last + timedelta(days=1), over)
    if convention.terminated_on is not None:
        return _step("end", "Résiliation", convention.terminated_on, over)
    return _step("end", "Fin", last, over)


def _mark_current(steps: list[TimelineStep]) -> tuple[TimelineStep, ...]:
    from dataclasses import replace

    first_open = next((at for at, step in enumerate(steps) if not step.done), None)
    return tuple(replace(step, current=at == first_open) for at, step in enumerate(steps))
