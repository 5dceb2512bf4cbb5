"""The agreements of the demonstration file: what the sample tells, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from polesdesk.actions.demo_associations import Member
from polesdesk.actions.demo_days import (
    Calendar,
    end_of_season,
    hours,
    months_before,
    workday,
)
from polesdesk.actions.demo_places import Act, Office, Places, council_act
from polesdesk.actions.demo_sample import sample
from polesdesk.domain.associations import officer_name
from polesdesk.domain.conventions import (
    SIGNED,
    Convention,
    FeePeriod,
    HolidayRule,
    Renewal,
    Slot,
    State,
    TerminationGround,
    UseKind,
    WeekParity,
)
from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    Hub,
    Room,
    RoomKind,
)
from polesdesk.domain.identity import new_id
from polesdesk.domain.settings import Signatory, delegation_covers

STEPS = ("issued", "association", "city", "sent", "notified")
"""What happens to an original, in order."""

_FIRST_DECISION = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement as it is saved, and the days on which its original was issued and signed.

    ``steps`` is empty for one that was signed before the office had the program.
    """

    convention: Convention
    steps: dict[str, date]
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the agreements of the demonstration refer to."""

    calendar: Calendar
    office: Office
    places: Places
    members: dict[str, Member]


def agreements(sources: Sources, number: Callable[[str, int], str]) -> list[Agreement]:
    """Return the agreements in the order of their start; ``number`` gives the next of a hub."""
    told = sample("conventions")["convention"]
    ids = {one.get("key", f"#{rank}"): new_id() for rank, one in enumerate(told)}
    drafts = [
        _Draft(one, rank, row_id, ids, sources)
        for rank, (one, row_id) in enumerate(zip(told, ids.values(), strict=True))
    ]
    drafts.sort(key=lambda draft: draft.start)
    decided: dict[int, int] = {}
    made = []
    for draft in drafts:
        at = number(draft.hub.code, draft.start.year)
        made.append(draft.agreement(at, decided))
    return made


class _Draft:
    """One agreement of the sample on its way to a value."""

    def __init__(
        self, told: dict[str, Any], rank: int, row_id: str, ids: dict[str, str], sources: Sources
    ) -> None:
        self._told = told
        self._rank = rank
        self._id = row_id
        self._ids = ids
        self._sources = sources
        self._calendar = sources.calendar
        self.hub: Hub = sources.places.hubs[told["hub"]]
        self._member = sources.members[told["association"]]
        self._state = State(told.get("state", "NOTIFIED"))
        self.start, self._end = _term(told, self._calendar)
        self._steps = {
            name: workday(self._calendar.day(words))
            for name, words in told.get("steps", {}).items()
            if name in STEPS
        }
        self._signed = self._steps or _signatures(min(self.start, self._calendar.today), rank)
        self._rooms = [self._room(name) for name in told["rooms"]]

    def _room(self, name: str) -> Room:
        return self._sources.places.rooms[name if "/" in name else f"{self.hub.code}/{name}"]

    def agreement(self, number: str, decided: dict[int, int]) -> Agreement:
        """Return the agreement; one that has steps is saved as it was before them."""
        told = self._told
        whole = Convention(
            id=self._id,
            number=number,
            hub_id=self.hub.id,
            association_id=self._member.association.id,
            previous_id=self._ids.get(told.get("previous", "")),
            state=State.INSTRUCTION if self._steps else self._state,
            use_kind=UseKind(told["use"]),
            room_ids=tuple(room.id for room in self._rooms),
            slots=tuple(self._slot(one) for one in told.get("slots", ())),
            slots_by_letter=told.get("slots_by_letter", False),
            start_date=self.start,
            end_date=self._end,
            notice_months=self._sources.office.settings.notice_months,
            renewal_deadline=self._deadline(),
            representative_ids=tuple(
                one.id for one in self._member.representatives(self._signing_day)
            ),
            renewal=Renewal(told.get("renewal", "NONE")),
            renewal_requested_on=self._calendar.day_in(told, "renewal_requested_on"),
            reason=told.get("reason", ""),
            notes=told.get("notes", ""),
            **self._money(),
            **self._text(),
        )
        whole = self._with_act(whole, decided)
        if not self._steps:
            whole = self._with_life(whole)
        receipt = told.get("steps", {}).get("receipt", f"EX-080-{number}")
        return Agreement(convention=whole, steps=self._steps, receipt=receipt)

    @property
    def _signing_day(self) -> date:
        """When the association signs: the original must find its chair in office."""
        if self._steps:
            return self._steps["issued"]
        return self._signed["association"] if self._state in SIGNED else self._calendar.today

    def _deadline(self) -> date | None:
        if self._told["use"] == UseKind.HIRE:
            return None
        return months_before(self._end, self._sources.office.settings.renewal_deadline_months)

    def _slot(self, told: dict[str, Any]) -> Slot:
        rooms = [room for room in self._rooms if room.kind is RoomKind.ROOM]
        room = self._room(told["room"]) if "room" in told else rooms[0]
        half = told.get("half", "")
        start, end = _half_day(self.hub, half) if half else hours(told["hours"])
        return Slot(
            id=new_id(),
            room_id=room.id,
            weekday=told["day"],
            start=start,
            end=end,
            interval_weeks=told.get("weeks", 1),
            week_parity=WeekParity(told.get("parity", "any")),
            school_holidays=HolidayRule(told.get("holidays", "without")),
            half_day=half,
            anchor=self._calendar.day_in(told, "from"),
            dates_in=tuple(self._calendar.day(words) for words in told.get("in", ())),
            dates_out=tuple(self._calendar.day(words) for words in told.get("out", ())),
        )

    def _money(self) -> dict[str, Any]:
        told, hub = self._told, self.hub
        charges = ChargesMode(told["charges"]) if "charges" in told else hub.charges_mode
        ground = FreeUseGround(told["ground"]) if "ground" in told else hub.free_use_ground
        return {
            "free_use_ground": ground,
            "occupancy_fee_cents": told.get("fee"),
            "fee_period": FeePeriod(told.get("fee_period", "YEAR")),
            "indexation": told.get("indexation", ""),
            "deposit_cents": told.get("deposit", 0),
            "charges_mode": charges,
            "charges_cents": told.get("charges_cents", hub.charges_cents),
        }

    def _text(self) -> dict[str, Any]:
        told, member = self._told, self._member
        keys = told.get("keys")
        unit = told["use"] == UseKind.UNIT
        responsible = officer_name(member.responsible)
        return {
            "purpose": told.get("purpose", ""),
            "authorised_activities": "" if unit else told.get("activities", member.activities),
            "activity_responsible": "" if unit else responsible,
            "public_reception": told.get("public", False),
            "expected_headcount": told.get("headcount"),
            "economic_activity": told.get("economic", False),
            "locker_letterbox": told.get("locker_letterbox", ""),
            "key_count": keys,
            "key_holders": member.key_holders(keys) if keys else "",
            "safety_referent": "" if unit else responsible,
            "special_terms": told.get("special_terms", ""),
        }

    def _with_act(self, convention: Convention, decided: dict[int, int]) -> Convention:
        """Add the act that authorises the signatory, and who signs; a draft may lack them."""
        kind = self._told.get("act")
        signatory = self._signatory()
        convention = replace(convention, signatory_id=signatory.id)
        if kind is None:
            return convention
        before = self._signing_day
        if kind == "council":
            rank = list(self._sources.places.hubs).index(self.hub.code) + 1
            act = council_act(before - timedelta(days=6), rank)
            return _authorised(convention, DecisionKind.DELIBERATION, act)
        on = workday(before - timedelta(days=8 + self._rank % 6))
        decided[on.year] = decided.get(on.year, _FIRST_DECISION) + 1
        act = Act(number=f"{on.year}-D{decided[on.year]:03d}-EX", on=on)
        delegation = self._sources.office.delegation
        return replace(
            _authorised(convention, DecisionKind.MAYOR_DECISION, act),
            delegation_number=delegation.number,
            delegation_date=delegation.on,
        )

    def _signatory(self) -> Signatory:
        """Return who signs that day: the one told, else the deputy then in charge."""
        known = self._sources.office.signatories
        if "signatory" in self._told:
            return next(one for one in known if one.last_name == self._told["signatory"])
        on = self._signing_day
        covering = [one for one in known if delegation_covers(one, on)]
        deputies = [one for one in covering if one.quality != "maire"]
        return (deputies or covering or list(known))[0]

    def _with_life(self, convention: Convention) -> Convention:
        """Add what has happened since: signatures, suspension, notice, return of the premises."""
        if self._state in SIGNED:
            convention = replace(
                convention,
                signed_by_association_on=self._signed["association"],
                signed_by_city_on=self._signed["city"],
                sent_to_prefecture_on=self._signed["sent"],
                prefecture_receipt=f"EX-080-{convention.number}",
                notified_on=self._signed["notified"],
                closed_on=self._calendar.day_in(self._told, "closed_on"),
            )
        if "suspended" in self._told:
            days = self._told["suspended"]
            convention = replace(
                convention,
                suspended_from=self._calendar.day(days["from"]),
                suspended_to=self._calendar.day(days["to"]),
            )
        if "notice" in self._told:
            notice = self._told["notice"]
            convention = replace(
                convention,
                notice_given_on=self._calendar.day(notice["given"]),
                terminated_on=self._calendar.day(notice["ends"]),
                termination_ground=TerminationGround(notice["ground"]),
            )
        return convention


def _authorised(convention: Convention, kind: DecisionKind, act: Act) -> Convention:
    return replace(
        convention,
        decision_kind=kind,
        decision_number=act.number,
        decision_date=act.on,
        decision_transmitted_on=workday(act.on + timedelta(days=4)),
        decision_published_on=workday(act.on + timedelta(days=5)),
    )


def _term(told: dict[str, Any], calendar: Calendar) -> tuple[date, date]:
    """Return the first and last day: both told, or one and a length."""
    if "start" not in told:
        end = calendar.day(told["end"])
        return months_before(end + timedelta(days=1), told["months"]), end
    start = calendar.day(told["start"])
    if "end" in told:
        return start, calendar.day(told["end"])
    if "days" in told:
        return start, start + timedelta(days=told["days"] - 1)
    if "months" in told:
        return start, months_before(start, -told["months"]) - timedelta(days=1)
    return start, end_of_season(start, told["seasons"])


def _signatures(before: date, rank: int) -> dict[str, date]:
    """Return the days on which an agreement was signed before a day, not all the same."""
    city = workday(before - timedelta(days=14 + rank % 5))
    return {
        "association": workday(city - timedelta(days=4 + rank % 7)),
        "city": city,
        "sent": workday(city + timedelta(days=2 + rank % 3)),
        "notified": workday(city + timedelta(days=6 + rank % 5)),
    }


def _half_day(hub: Hub, half: str) -> tuple[Any, Any]:
    if half == "morning":
        return hub.morning_start, hub.morning_end
    return hub.afternoon_start, hub.afternoon_end
