"""Search of everything, by kind: places, parties, agreements, papers, requests and visits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from polesdesk.actions.runner import Work
from polesdesk.domain.associations import officer_name
from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_date, format_phone, format_time
from polesdesk.domain.journee_labels import EDITION_STATES, PROPOSAL_STATES, WORKSITE_STATES
from polesdesk.domain.labels import PAPERS, STATES
from polesdesk.domain.lists import Found
from polesdesk.domain.occupancy_labels import FINDINGS, FOLLOW_UPS, REQUEST_KINDS, VISIT_STATES
from polesdesk.domain.parsing import ParseProblem, parse_date
from polesdesk.domain.premises_labels import DEVICE_KINDS, REPORT_KINDS
from polesdesk.domain.speech import said
from polesdesk.store import finding, findings, records
from polesdesk.store.finding import Hit
from polesdesk.store.kinds import (
    ACCESS_DEVICE,
    ASSOCIATION,
    CITIZEN_DAY,
    CONDITION_REPORT,
    CONVENTION,
    FINDING,
    FOLLOW_UP,
    HUB,
    KINDS,
    OFFICER,
    PAPER,
    PREMISES_REQUEST,
    ROOM,
    ROUND,
    VISIT,
    VOLUNTEER,
    WORKSITE,
    WORKSITE_PROPOSAL,
    Kind,
)

PER_KIND = 6
"""Records of one kind that are shown; one more word finds the others."""

ORDER = (
    CONVENTION.name, ASSOCIATION.name, OFFICER.name, HUB.name, ROOM.name, PAPER.name,
    PREMISES_REQUEST.name, VOLUNTEER.name, ACCESS_DEVICE.name, WORKSITE.name,
    WORKSITE_PROPOSAL.name, CITIZEN_DAY.name,
)  # fmt: skip
"""The kinds that are searched, in the order that they are shown."""

DATED = (VISIT.name, ROUND.name, FOLLOW_UP.name, CONDITION_REPORT.name)
"""The kinds of which the latest are shown first; a slip in their numbers is not forgiven."""

_SHOWN = (*ORDER, *DATED, FINDING.name)
_ABOUT = 12
"""Rooms and agreements among whose findings the newest are looked for."""
_SPARE = 2
"""Times as many rows are looked up as shown: some lie in the bin."""
Names = Mapping[str, str]


def find(work: Work, typed: str, per_kind: int = PER_KIND) -> tuple[Found, ...]:
    """Return what holds every word typed, by kind; names with a slip when little is found.

    Hubs come first where one is called as typed. A number that was found has no slip. Findings
    come last: those of the rooms and agreements found, and of a day that is typed.
    """
    hits = finding.matching(work.connection, ORDER, typed, per_kind)
    dated = finding.latest(work.connection, DATED, typed, per_kind * _SPARE)
    hits = [*hits, *dated, *_findings(work, typed, hits, per_kind)]
    found = _hubs_first(_shown(work, hits, per_kind), typed)
    is_number = any(letter.isdecimal() for letter in typed)
    if len(found) < per_kind and not (found and is_number):
        known = {(one.kind, one.id) for one in found}
        close = finding.close(work.connection, ORDER, typed, per_kind * _SPARE)
        others = [hit for hit in close if (hit.entity, hit.row) not in known]
        found += _shown(work, others, per_kind - len(found), is_close=True)[: per_kind - len(found)]
    return tuple(found)


def _findings(work: Work, typed: str, hits: Sequence[Hit], most: int) -> list[Hit]:
    """Return the newest findings of the rooms and agreements found, or of the day typed."""
    day, words = _day_in(typed, work.today)
    if day is not None:
        about = (ROOM.name, CONVENTION.name)
        hits = finding.matching(work.connection, about, words, most) if words else ()
    rooms = [hit.row for hit in hits if hit.entity == ROOM.name][:_ABOUT]
    agreements = [hit.row for hit in hits if hit.entity == CONVENTION.name][:_ABOUT]
    if not (rooms or agreements or (day is not None and not words)):
        return []
    ids = findings.newest(work.connection, most, day=day, room_ids=rooms, convention_ids=agreements)
    return [Hit(FINDING.name, row_id, "") for row_id in ids]


def _day_in(typed: str, today: date) -> tuple[date | None, str]:
    """Return the day among the words typed, as 21/09/2026, and the other words."""
    words = typed.split()
    for word in words:
        if any(mark in word for mark in "/-."):
            try:
                day = parse_date(word, today, relative=False)
            except ParseProblem:
                continue
            return day, " ".join(one for one in words if one is not word)
    return None, typed


def _hubs_first(found: Sequence[Found], typed: str) -> list[Found]:
    """Put hubs before their agreements, which hold the name too, where it is theirs."""
    begins = fold(typed)
    hubs = [one for one in found if one.kind == HUB.name]
    if not any(fold(one.title).startswith(begins) for one in hubs):
        return list(found)
    return [*hubs, *(one for one in found if one.kind != HUB.name)]


def named(work: Work, wanted: Sequence[tuple[str, str]]) -> tuple[Found, ...]:
    """Return the records of these kinds and ids that are still there, in this order."""
    hits = [Hit(kind, row_id, "") for kind, row_id in wanted]
    found = {(one.kind, one.id): one for one in _shown(work, hits, len(hits))}
    return tuple(found[pair] for pair in wanted if pair in found)


def _shown(
    work: Work, hits: Sequence[Hit], per_kind: int, *, is_close: bool = False
) -> list[Found]:
    """Return the live records of some hits, by kind; of each kind as many as are shown."""
    rows: dict[str, list[Any]] = {}
    for kind in _SHOWN:
        ids = [hit.row for hit in hits if hit.entity == kind][: per_kind * _SPARE]
        if ids:
            live = records.cells(work.connection, KINDS[kind], ids, _CELLS[kind])
            rows[kind] = live[:per_kind]
    names = _names(work, rows)
    return [
        _found(kind, row, *_SHOW[kind](row, names), is_close=is_close)
        for kind, some in rows.items()
        for row in some
    ]


def _names(work: Work, rows: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """Return what the records are called that others belong to, by their ids."""
    found: dict[str, str] = {}
    for field, (kind, name) in _OWNERS.items():
        wanted = {getattr(row, field) for one in rows if field in _CELLS[one] for row in rows[one]}
        known = [row_id for row_id in wanted if row_id]
        if known:
            held = records.cells(work.connection, kind, known, (name,))
            found.update({row.id: getattr(row, name) for row in held})
    return found


_OWNERS: Mapping[str, tuple[Kind, str]] = {
    "association_id": (ASSOCIATION, "name"),
    "hub_id": (HUB, "name"),
    "room_id": (ROOM, "name"),
    "convention_id": (CONVENTION, "number"),
}
"""Fields that name another record, and what that one is called."""


_CELLS: Mapping[str, tuple[str, ...]] = {
    "hub": ("name", "code", "city"),
    "room": ("name", "hub_id"),
    "association": ("name", "acronym", "city"),
    "officer": ("civility", "first_name", "last_name", "quality", "association_id"),
    "convention": ("number", "association_id", "end_date", "state"),
    "paper": ("kind", "insurer", "policy_no", "association_id"),
    "premises_request": ("number", "applicant", "kind"),
    "visit": ("number", "hub_id", "day", "state"),
    "round": ("number", "hub_id", "day"),
    "follow_up": ("title", "association_id", "kind", "due_on"),
    "access_device": ("label", "kind", "hub_id", "opens"),
    "condition_report": ("number", "association_id", "kind", "day"),
    "finding": ("room_id", "day", "time", "kind", "convention_id"),
    "citizen_day": ("theme", "day", "state"),
    "worksite": ("title", "place", "state"),
    "worksite_proposal": ("title", "proposer", "state"),
    "volunteer": ("first_name", "last_name", "is_agent", "quarter", "phone", "skills"),
}
"""What is read of a record of each kind."""


def _hub(value: Any, _names: Names) -> tuple[str, str]:
    return value.name, f"{value.code} · {value.city}".removesuffix(" · ")


def _room(value: Any, names: Names) -> tuple[str, str]:
    return value.name, names.get(value.hub_id, "")


def _association(value: Any, _names: Names) -> tuple[str, str]:
    return value.name, " · ".join(part for part in (value.acronym, value.city) if part)


def _officer(value: Any, names: Names) -> tuple[str, str]:
    return officer_name(value), f"{value.quality} · {names.get(value.association_id, '')}"


def _convention(value: Any, names: Names) -> tuple[str, str]:
    end = (
        said("fin le {day}").format(day=format_date(value.end_date))
        if value.end_date
        else STATES[value.state]
    )
    return value.number, f"{names.get(value.association_id, '')} · {end}"


def _paper(value: Any, names: Names) -> tuple[str, str]:
    number = " ".join(part for part in (value.insurer, value.policy_no) if part)
    owner = names.get(value.association_id, "")
    return PAPERS[value.kind], " · ".join(part for part in (number, owner) if part)


def _request(value: Any, _names: Names) -> tuple[str, str]:
    return value.number, f"{value.applicant} · {said(REQUEST_KINDS[value.kind])}"


def _dated(day: date | None, *parts: str) -> str:
    return " · ".join(part for part in (format_date(day) if day else "", *parts) if part)


def _visit(value: Any, names: Names) -> tuple[str, str]:
    state = said(VISIT_STATES[value.state])
    return value.number, _dated(value.day, names.get(value.hub_id, ""), state)


def _round(value: Any, names: Names) -> tuple[str, str]:
    return value.number, _dated(value.day, names.get(value.hub_id, ""))


def _follow_up(value: Any, names: Names) -> tuple[str, str]:
    owner = names.get(value.association_id, "")
    return value.title, _dated(value.due_on, said(FOLLOW_UPS[value.kind]), owner)


def _device(value: Any, names: Names) -> tuple[str, str]:
    told = (said(DEVICE_KINDS[value.kind]), names.get(value.hub_id, ""), value.opens)
    return value.label, _dated(None, *told)


def _report(value: Any, names: Names) -> tuple[str, str]:
    owner = names.get(value.association_id, "")
    return value.number, _dated(value.day, said(REPORT_KINDS[value.kind]), owner)


def _finding(value: Any, names: Names) -> tuple[str, str]:
    hour = format_time(value.time) if value.time else ""
    told = (hour, said(FINDINGS[value.kind]), names.get(value.convention_id, ""))
    return names.get(value.room_id, ""), _dated(value.day, *told)


def _volunteer(value: Any, _names: Names) -> tuple[str, str]:
    quality = said("agent de la Ville") if value.is_agent else value.quarter
    known = (quality, format_phone(value.phone), ", ".join(value.skills))
    name = " ".join(part for part in (value.first_name, value.last_name) if part)
    return name, " · ".join(part for part in known if part)


def _edition(value: Any, _names: Names) -> tuple[str, str]:
    return value.theme, _dated(value.day, said(EDITION_STATES[value.state]))


def _worksite(value: Any, _names: Names) -> tuple[str, str]:
    return value.title, _dated(None, value.place, said(WORKSITE_STATES[value.state]))


def _proposal(value: Any, _names: Names) -> tuple[str, str]:
    return value.title, _dated(None, value.proposer, said(PROPOSAL_STATES[value.state]))


_SHOW: Mapping[str, Callable[[Any, Names], tuple[str, str]]] = {
    "hub": _hub,
    "room": _room,
    "association": _association,
    "officer": _officer,
    "convention": _convention,
    "paper": _paper,
    "premises_request": _request,
    "visit": _visit,
    "round": _round,
    "follow_up": _follow_up,
    "access_device": _device,
    "condition_report": _report,
    "finding": _finding,
    "volunteer": _volunteer,
    "citizen_day": _edition,
    "worksite": _worksite,
    "worksite_proposal": _proposal,
}
"""The name of a record and what tells it from others, by kind."""


def _found(kind: str, value: Any, title: str, detail: str, *, is_close: bool) -> Found:
    """A room opens in its hub; officers and papers in their association."""
    owner = {"room": ("hub", "hub_id"), "officer": ("association", "association_id")}
    owner["paper"] = owner["officer"]
    open_kind, field = owner.get(kind, (kind, "id"))
    return Found(
        kind=kind,
        id=value.id,
        title=title,
        detail=detail,
        open_kind=open_kind,
        open_id=getattr(value, field),
        is_close=is_close,
    )
