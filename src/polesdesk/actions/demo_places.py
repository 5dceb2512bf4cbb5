"""The authority, the hubs and the rooms of the demonstration file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from polesdesk.actions.demo_days import Calendar, council_session
from polesdesk.actions.demo_sample import sample
from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    Hub,
    PropertyRegime,
    Room,
    RoomKind,
)
from polesdesk.domain.identity import new_id
from polesdesk.domain.opening_hours import parse_opening
from polesdesk.domain.papers import Annex, AnnexKind
from polesdesk.domain.settings import HolidayZone, ReferenceRent, Settings, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An authorising act of the demonstration: its number and its day."""

    number: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The authority: settings, who signs, and what the council delegated to the mayor."""

    settings: Settings
    signatories: tuple[Signatory, ...]
    delegation: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The hubs by code, in their order, the rooms by « CODE/name », the annexes without bytes."""

    hubs: dict[str, Hub]
    rooms: dict[str, Room]
    annexes: tuple[Annex, ...]


def office(calendar: Calendar) -> Office:
    """Return the authority of the demonstration."""
    told = sample("authority")
    settings = told["settings"]
    zone = HolidayZone(settings.pop("holiday_zone"))
    on = calendar.day(told["delegation"]["date"])
    return Office(
        settings=Settings(holiday_zone=zone, **settings),
        signatories=tuple(_signatory(one, calendar) for one in told["signatory"]),
        delegation=Act(number=_number(told["delegation"]["number"], on), on=on),
    )


def _signatory(told: dict[str, Any], calendar: Calendar) -> Signatory:
    days = {name: calendar.day_in(told, name) for name in ("act_date", "from_date", "to_date")}
    on = days["act_date"] or calendar.today
    return Signatory(
        **{**told, **days, "id": new_id(), "act_number": _number(told["act_number"], on)}
    )


def _number(pattern: str, on: date) -> str:
    return pattern.format(year=on.year)


def council_act(before: date, rank: int) -> Act:
    """Return the deliberation on a hub, by its rank, of the last session before a day."""
    on = council_session(before)
    return Act(number=f"{on.year}-{on.month:02d}{rank:02d}-EX", on=on)


def places(calendar: Calendar) -> Places:
    """Return the hubs and rooms of the demonstration."""
    hubs: dict[str, Hub] = {}
    rooms: dict[str, Room] = {}
    annexes: list[Annex] = []
    for rank, told in enumerate(sample("hubs")["hub"], 1):
        in_hub = told.pop("rooms")
        annexed = told.pop("annexes", ())
        hub = _hub(told, council_act(calendar.day("season-2 +40d"), rank))
        hubs[hub.code] = hub
        annexes += (_annex(one, place, hub) for place, one in enumerate(annexed))
        for one in in_hub:
            rooms[f"{hub.code}/{one['name']}"] = _room(one, hub)
    return Places(hubs=hubs, rooms=rooms, annexes=tuple(annexes))


def _annex(told: dict[str, Any], position: int, hub: Hub) -> Annex:
    return Annex(
        id=new_id(),
        hub_id=hub.id,
        kind=AnnexKind(told["kind"]),
        title=told["title"],
        file_name=told["file"],
        pages=1,
        position=position,
    )


def _hub(told: dict[str, Any], act: Act) -> Hub:
    told = {
        "property_regime": "PUBLIC",
        "charges_mode": "CITY",
        "free_use_ground": "L2125_1_GENERAL_INTEREST",
        **told,
    }
    half_days = ("morning_start", "morning_end", "afternoon_start", "afternoon_end")
    times: dict[str, Any] = {
        name: time.fromisoformat(told.pop(name)) for name in half_days if name in told
    }
    return Hub(
        id=new_id(),
        postal_code="80000",
        city="Amiens",
        opening=parse_opening(told.pop("opening")),
        property_regime=PropertyRegime(told.pop("property_regime")),
        charges_mode=ChargesMode(told.pop("charges_mode")),
        free_use_ground=FreeUseGround(told.pop("free_use_ground")),
        decision_kind=DecisionKind.DELIBERATION,
        decision_number=act.number,
        decision_date=act.on,
        **times,
        **told,
    )


def _room(told: dict[str, Any], hub: Hub) -> Room:
    surface = told.pop("surface_m2", None)
    regime = told.pop("property_regime", None)
    return Room(
        id=new_id(),
        hub_id=hub.id,
        kind=RoomKind(told.pop("kind", "ROOM")),
        surface_m2=None if surface is None else Decimal(surface),
        property_regime=None if regime is None else PropertyRegime(regime),
        **told,
    )


def rents(calendar: Calendar, hubs: dict[str, Hub]) -> Iterator[ReferenceRent]:
    """Give the reference rents of the demonstration, told in euros, in cents."""
    for told in sample("authority")["rent"]:
        hub = hubs.get(told["hub"])
        for shift, (rent, charges) in told["rates"].items():
            yield ReferenceRent(
                id=new_id(),
                hub_id=None if hub is None else hub.id,
                year=calendar.today.year + int(shift),
                cents_m2_year=rent * 100,
                charges_cents_m2_year=charges * 100,
                source=told["source"],
            )
