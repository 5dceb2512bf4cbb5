"""Agreements (conventions d'occupation): what they hold and the effect that they have.

Effect, signature, transmission, renewal, papers, notice and exit are separate tracks
(domain dossier B2): only dates, signatures, suspension and termination decide the effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround


class State(StrEnum):
    """The stored track of an agreement, from draft to archive."""

    DRAFT = "DRAFT"
    INSTRUCTION = "INSTRUCTION"
    TO_SIGN = "TO_SIGN"
    SIGNED_BY_ASSOCIATION = "SIGNED_BY_ASSOCIATION"
    SIGNED_BY_CITY = "SIGNED_BY_CITY"
    TRANSMITTED = "TRANSMITTED"
    NOTIFIED = "NOTIFIED"
    SUSPENDED = "SUSPENDED"
    TERMINATION_PENDING = "TERMINATION_PENDING"
    TERMINATED = "TERMINATED"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"
    WITHDRAWN = "WITHDRAWN"
    REFUSED = "REFUSED"


class Renewal(StrEnum):
    """The renewal track; it never changes the effect."""

    NONE = "NONE"
    REQUESTED = "REQUESTED"
    EVALUATED = "EVALUATED"
    RENEWED = "RENEWED"
    NOT_RENEWED = "NOT_RENEWED"


class Situation(StrEnum):
    """Where an agreement stands on a day; derived, never stored."""

    NOT_STARTED = "NOT_STARTED"
    IN_FORCE = "IN_FORCE"
    EXPIRED = "EXPIRED"


class UseKind(StrEnum):
    """How premises are used; UNIT and HIRE have short templates."""

    EXCLUSIVE = "EXCLUSIVE"
    SHARED = "SHARED"
    SLOT = "SLOT"
    HALF_DAY = "HALF_DAY"
    UNIT = "UNIT"
    HIRE = "HIRE"


class WeekParity(StrEnum):
    """ISO weeks in which a slot returns."""

    ANY = "any"
    ODD = "odd"
    EVEN = "even"


class HolidayRule(StrEnum):
    """Whether a slot is held in school holidays."""

    WITH = "with"
    WITHOUT = "without"
    ONLY = "only"


class TerminationGround(StrEnum):
    """Why a title ends early (domain dossier A1, after CGPPP R2122-7)."""

    BREACH = "BREACH"
    GENERAL_INTEREST = "GENERAL_INTEREST"
    BY_ASSOCIATION = "BY_ASSOCIATION"
    MUTUAL = "MUTUAL"
    DISSOLUTION = "DISSOLUTION"


class FeePeriod(StrEnum):
    """What one payment of the occupancy fee covers."""

    YEAR = "YEAR"
    QUARTER = "QUARTER"
    MONTH = "MONTH"
    ONCE = "ONCE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot in a room: rule only, occurrences are derived.

    ``weekday`` is 1 (Monday) to 7; ``interval_weeks`` 1 to 4, counted from ``anchor``
    (else from the start of the agreement); ``dates_in`` and ``dates_out`` are exceptions.
    ``month_weeks`` keeps the n-th weekdays of the month (1 to 5, -1 the last), whatever the
    interval; ``from_date`` and ``to_date`` bound the slot inside its agreement.
    ``half_day`` is "" or "morning"/"afternoon" when the hub's half-days set the hours.
    """

    id: str
    room_id: str
    weekday: int
    start: time
    end: time
    interval_weeks: int = 1
    week_parity: WeekParity = WeekParity.ANY
    school_holidays: HolidayRule = HolidayRule.WITHOUT
    half_day: str = ""
    anchor: date | None = None
    dates_in: tuple[date, ...] = ()
    dates_out: tuple[date, ...] = ()
    month_weeks: tuple[int, ...] = ()
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspension:
    """A suspension that is over, with its first and last day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """An agreement with all its merge fields (domain dossier A4); money in cents."""

    id: str
    version: int = 0
    number: str = ""
    hub_id: str = ""
    association_id: str = ""
    previous_id: str | None = None
    amends_id: str | None = None
    origin_id: str | None = None  # that of an association merged or split, not carried over
    # terms: what is agreed, and how far it has come
    state: State = State.DRAFT
    issued_version: int | None = None
    use_kind: UseKind | None = None
    room_ids: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    start_date: date | None = None
    end_date: date | None = None
    first_end_date: date | None = None  # as first agreed, once an amendment has moved it
    notice_months: int | None = None
    renewal_deadline: date | None = None
    free_use_ground: FreeUseGround | None = None
    occupancy_fee_cents: int | None = None
    fee_period: FeePeriod = FeePeriod.YEAR
    indexation: str = ""
    charges_mode: ChargesMode | None = None
    charges_cents: int = 0
    deposit_cents: int = 0
    in_kind_value_cents: int | None = None
    in_kind_working: str = ""
    in_kind_year: int | None = None
    signed_by_association_on: date | None = None
    signed_by_city_on: date | None = None
    sent_to_prefecture_on: date | None = None
    prefecture_receipt: str = ""
    notified_on: date | None = None
    sent_to_association_on: date | None = None
    copy_handed_on: date | None = None
    suspended_from: date | None = None
    suspended_to: date | None = None
    past_suspensions: tuple[Suspension, ...] = ()
    termination_ground: TerminationGround | None = None
    notice_given_on: date | None = None
    terminated_on: date | None = None
    closed_on: date | None = None
    # act: who may sign, and by which decision
    signatory_id: str | None = None
    representative_ids: tuple[str, ...] = ()
    decision_kind: DecisionKind | None = None
    decision_number: str = ""
    decision_date: date | None = None
    decision_transmitted_on: date | None = None
    decision_published_on: date | None = None
    delegation_number: str = ""
    delegation_date: date | None = None
    # text: what the articles say
    purpose: str = ""
    authorised_activities: str = ""
    activity_responsible: str = ""
    public_reception: bool = False
    expected_headcount: int | None = None
    economic_activity: bool = False
    furniture: str = ""
    locker_letterbox: str = ""
    key_count: int | None = None
    key_holders: str = ""
    safety_referent: str = ""
    special_terms: str = ""
    cited_annexes: tuple[str, ...] = ()
    slots_by_letter: bool = False
    amendment_object: str = ""
    # renewal: never changes the effect
    renewal: Renewal = Renewal.NONE
    renewal_requested_on: date | None = None
    reason: str = ""
    notes: str = ""


SIGNED = frozenset(
    {
        State.SIGNED_BY_CITY,
        State.TRANSMITTED,
        State.NOTIFIED,
        State.SUSPENDED,
        State.TERMINATION_PENDING,
        State.TERMINATED,
        State.CLOSED,
        State.ARCHIVED,
    }
)
"""States in which both parties have signed."""

UNSIGNED = frozenset({State.DRAFT, State.INSTRUCTION, State.TO_SIGN, State.SIGNED_BY_ASSOCIATION})
"""States of an agreement that is still being made."""

DROPPED = frozenset({State.WITHDRAWN, State.REFUSED})
"""States of a request that came to nothing."""

ENDED = frozenset({State.CLOSED, State.ARCHIVED})
"""States in which the premises were given back."""


def last_day(convention: Convention) -> date | None:
    """Return the last day of the title: its end, or the eve of its termination."""
    if convention.terminated_on is None:
        return convention.end_date
    eve = date.fromordinal(convention.terminated_on.toordinal() - 1)
    return eve if convention.end_date is None else min(eve, convention.end_date)


def is_suspended(convention: Convention, day: date) -> bool:
    """Tell whether a suspension covers the day; without an end it lasts."""
    if any(one.first <= day <= one.last for one in convention.past_suspensions):
        return True
    if convention.suspended_from is None or day < convention.suspended_from:
        return False
    return convention.suspended_to is None or day <= convention.suspended_to


def in_effect(convention: Convention, day: date) -> bool:
    """Tell whether the agreement is in effect on a day (domain dossier B2, track a).

    A function of start, end, signatures, suspension and termination, and of nothing else.
    """
    return situation(convention, day) is Situation.IN_FORCE and not is_suspended(convention, day)


def situation(convention: Convention, day: date) -> Situation:
    """Return where the agreement stands on a day; one never signed has not started."""
    if convention.state not in SIGNED or convention.start_date is None:
        return Situation.NOT_STARTED
    if day < convention.start_date:
        return Situation.NOT_STARTED
    last = last_day(convention)
    if last is not None and day > last:
        return Situation.EXPIRED
    return Situation.IN_FORCE


def is_untitled(convention: Convention, day: date) -> bool:
    """Tell whether the association stays without a title (CGPPP L2122-1).

    Its agreement has expired and the premises were not given back; a renewed one is
    followed by its successor, which decides; an amendment ends with its agreement.
    """
    if convention.state in ENDED or convention.renewal is Renewal.RENEWED:
        return False
    if convention.amends_id is not None:
        return False  # the agreement that it amends tells
    return situation(convention, day) is Situation.EXPIRED


def weekly_minutes(slot: Slot) -> float:
    """Return the minutes a week that a slot takes on average."""
    minutes = _minutes(slot.end) - _minutes(slot.start)
    if minutes <= 0:
        minutes += 24 * 60
    weeks = slot.interval_weeks
    if slot.week_parity is not WeekParity.ANY:
        weeks = max(weeks, 2)
    return minutes / weeks


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
