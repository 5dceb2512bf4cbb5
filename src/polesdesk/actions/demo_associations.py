"""The associations of the demonstration file, their officers and their papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from polesdesk.actions.demo_days import Calendar, months_before, workday
from polesdesk.actions.demo_sample import sample
from polesdesk.domain.associations import (
    Association,
    AssociationKind,
    Officer,
    Paper,
    PaperKind,
    PaperState,
    in_office,
    officer_name,
)
from polesdesk.domain.identity import new_id

_COVERS = "responsabilité civile et risques locatifs"
_GIVEN_ONCE = (
    PaperKind.STATUTES,
    PaperKind.REGISTRATION_RECEIPT,
    PaperKind.OFFICERS_LIST,
    PaperKind.CER,
)
_DAYS_AND_NAMES = ("who", "by", "from", "to")
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A hosted association of the demonstration with all that belongs to it."""

    association: Association
    officers: tuple[Officer, ...]
    papers: tuple[Paper, ...]
    activities: str

    @property
    def responsible(self) -> Officer:
        """Who answers for the activities: the last officer told, often not the chair."""
        today = [officer for officer in self.officers if officer.to_date is None]
        return (today or list(self.officers))[-1]

    def representatives(self, day: date) -> tuple[Officer, ...]:
        """Return who represents the association on a day, several when they chair together."""
        return tuple(one for one in self.officers if one.signs and in_office(one, day))

    def key_holders(self, count: int) -> str:
        """Return the names of so many holders of keys, as far as names are known."""
        names = [officer_name(one) for one in self.officers if one.to_date is None]
        return ", ".join(names[:count])


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A chair who leaves on the eve of a day, and the one who comes."""

    on: date
    leaves_id: str
    comes: Officer


def members(calendar: Calendar) -> dict[str, Member]:
    """Return the associations of the demonstration by their key in the sample."""
    told = sample("associations")["association"]
    return {one.pop("key"): _member(one, rank, calendar) for rank, one in enumerate(told)}


def _member(told: dict[str, Any], rank: int, calendar: Calendar) -> Member:
    row_id = new_id()
    came = workday(calendar.day("season-1") + timedelta(days=7 * (rank % 9) + rank % 4))
    board = told.pop("officers")
    keys = sorted(new_id() for _ in board)  # lists of officers keep the order of the sample
    officers = tuple(
        _officer(one, key, row_id, calendar) for one, key in zip(board, keys, strict=True)
    )
    papers = tuple(_papers(told, row_id, came, calendar))
    declared: date = told.pop("declared_on")
    activities: str = told.pop("activities")
    association = Association(
        id=row_id,
        seat_address=told.pop("seat"),
        city="Amiens",
        prefecture_declared="préfecture de la Somme",
        declared_on=declared,
        jo_published_on=_next_saturday(declared + timedelta(days=9)),
        statutory_object=told.pop("object"),
        rules_accepted_on=came if rank % 6 else None,
        kind=AssociationKind(told.pop("kind", "LAW_1901")),
        **told,
    )
    return Member(association=association, officers=officers, papers=papers, activities=activities)


def _next_saturday(day: date) -> date:
    """The official journal lists new associations on Saturdays."""
    return day + timedelta(days=(_SATURDAY - day.weekday()) % 7)


def handovers(who: dict[str, Member], calendar: Calendar) -> tuple[Handover, ...]:
    """Return the changes of chair that come after the originals."""
    made = []
    for told in sample("associations")["handover"]:
        member = who[told.pop("association")]
        comes = _officer({**told, "signs": True}, new_id(), member.association.id, calendar)
        (former,) = member.representatives(calendar.today)
        made.append(Handover(on=calendar.day(told["from"]), leaves_id=former.id, comes=comes))
    return tuple(made)


def _officer(told: dict[str, Any], row_id: str, association_id: str, calendar: Calendar) -> Officer:
    civility, first_name, last_name = told["who"].split(" ", 2)
    since = calendar.day(told["from"])
    body = told.get("by", "")
    return Officer(
        id=row_id,
        association_id=association_id,
        civility=civility,
        first_name=first_name,
        last_name=last_name,
        from_date=since,
        to_date=calendar.day_in(told, "to"),
        empowered_by=body,
        empowered_on=since if body else None,
        **{name: value for name, value in told.items() if name not in _DAYS_AND_NAMES},
    )


def _papers(
    told: dict[str, Any], association_id: str, came: date, calendar: Calendar
) -> Iterator[Paper]:
    """Take the papers out of what is told of an association."""
    insurance = told.pop("insurance", None)
    if insurance is not None:
        yield _insurance(insurance, association_id, calendar)
    absent = {PaperKind(name) for name in told.pop("without", ())}
    rejected = told.pop("rejected", None)
    if rejected is not None:
        absent.add(PaperKind(rejected["kind"]))
        yield Paper(
            id=new_id(),
            association_id=association_id,
            kind=PaperKind(rejected["kind"]),
            decided=PaperState.REJECTED,
            reason=rejected["reason"],
            received_on=workday(calendar.day("today-20")),
        )
    for place, kind in enumerate(_GIVEN_ONCE):
        if kind not in absent:
            on = came + timedelta(days=7 if place == len(_GIVEN_ONCE) - 1 else 0)
            yield Paper(
                id=new_id(), association_id=association_id, kind=kind, received_on=on, valid_from=on
            )
    for also in told.pop("also", ()):
        yield _yearly(also, association_id, calendar)


def _insurance(told: dict[str, Any], association_id: str, calendar: Calendar) -> Paper:
    last = calendar.day(told["to"])
    first = months_before(last, 12) + timedelta(days=1)
    return Paper(
        id=new_id(),
        association_id=association_id,
        kind=PaperKind.INSURANCE_CERTIFICATE,
        received_on=min(workday(first + timedelta(days=12)), calendar.today),
        valid_from=first,
        valid_to=last,
        insurer=told["by"],
        policy_no=told["policy"],
        coverage=told.get("covers", _COVERS),
    )


def _yearly(told: dict[str, Any], association_id: str, calendar: Calendar) -> Paper:
    """A paper that is not yet due this year is the one of the year before."""
    since, until = calendar.day(told["from"]), calendar.day_in(told, "to")
    if since > calendar.today:
        since = months_before(since, 12)
        until = None if until is None else months_before(until, 12)
    return Paper(
        id=new_id(),
        association_id=association_id,
        kind=PaperKind(told["kind"]),
        received_on=workday(since),
        valid_from=since,
        valid_to=until,
    )
