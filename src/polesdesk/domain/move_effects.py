"""What each move of an agreement writes on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from polesdesk.domain.conventions import Convention, State, Suspension
from polesdesk.domain.move_steps import Step
from polesdesk.domain.speech import said

Apply = Callable[[Convention, Step], Convention]


def moved(state: State) -> Apply:
    """Return what notes a state and nothing else."""
    return lambda convention, step: replace(convention, state=state)


def moved_with_reason(state: State) -> Apply:
    """Return what notes a state and why."""
    return lambda convention, step: replace(convention, state=state, reason=step.reason.strip())


def association_signed(convention: Convention, step: Step) -> Convention:
    """Note the day on which the association signed."""
    return replace(convention, state=State.SIGNED_BY_ASSOCIATION, signed_by_association_on=step.on)


def with_act_days(convention: Convention, step: Step) -> Convention:
    """Fill the two days of the act that were not known when the original was printed."""
    sent = convention.decision_transmitted_on or step.act_transmitted_on
    published = convention.decision_published_on or step.act_published_on
    return replace(convention, decision_transmitted_on=sent, decision_published_on=published)


def city_signed(convention: Convention, step: Step) -> Convention:
    """Note the day on which the city signed."""
    reason = step.reason.strip() or convention.reason
    return replace(convention, state=State.SIGNED_BY_CITY, signed_by_city_on=step.on, reason=reason)


def transmitted(convention: Convention, step: Step) -> Convention:
    """Note that the agreement was sent to the prefecture."""
    return replace(
        convention,
        state=State.TRANSMITTED,
        sent_to_prefecture_on=step.on,
        prefecture_receipt=step.receipt or convention.prefecture_receipt,
    )


def notified(convention: Convention, step: Step) -> Convention:
    """Note that the association was notified."""
    return replace(convention, state=State.NOTIFIED, notified_on=step.on)


def suspended(convention: Convention, step: Step) -> Convention:
    """Suspend from a day on; a former suspension stays known."""
    return replace(
        convention,
        state=State.SUSPENDED,
        past_suspensions=(*convention.past_suspensions, *_former(convention)),
        suspended_from=step.on,
        suspended_to=step.until,
        reason=step.reason.strip(),
    )


def _former(convention: Convention) -> tuple[Suspension, ...]:
    first, last = convention.suspended_from, convention.suspended_to
    if first is None or last is None or last < first:
        return ()
    return (Suspension(first=first, last=last),)


def resumed(convention: Convention, step: Step) -> Convention:
    """Lift the suspension; one that ran out before keeps its last day."""
    eve = step.on - timedelta(days=1)
    last = convention.suspended_to
    return replace(
        convention,
        state=State.NOTIFIED,
        suspended_to=eve if last is None else min(last, eve),
    )


def notice_given(convention: Convention, step: Step) -> Convention:
    """Give notice: the title ends on a day, on a ground, for a reason."""
    reason = step.reason.strip()
    if step.despite.strip() not in {"", step.reason.strip()}:
        reason += said(" ({despite})").format(despite=step.despite.strip())
    return replace(
        convention,
        state=State.TERMINATION_PENDING,
        notice_given_on=step.on,
        terminated_on=step.until,
        termination_ground=step.ground,
        reason=reason,
    )


def notice_taken_back(state: State) -> Apply:
    """Return what takes the notice back, to the state before it."""

    def taken_back(convention: Convention, step: Step) -> Convention:
        return replace(
            convention,
            state=state,
            notice_given_on=None,
            terminated_on=None,
            termination_ground=None,
            reason=step.reason.strip(),
        )

    return taken_back


def closed(convention: Convention, step: Step) -> Convention:
    """Note the day on which the premises were given back."""
    reason = step.reason.strip() or convention.reason
    return replace(convention, state=State.CLOSED, closed_on=step.on, reason=reason)
