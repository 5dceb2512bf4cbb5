"""Search of everything: hubs, rooms, associations, people, agreements and papers, by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from polesdesk.actions.runner import Work
from polesdesk.domain.associations import officer_name
from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_date
from polesdesk.domain.labels import PAPERS, STATES
from polesdesk.domain.lists import Found
from polesdesk.domain.occupancy_labels import REQUEST_KINDS
from polesdesk.domain.speech import said
from polesdesk.store import finding, records
from polesdesk.store.finding import Hit
from polesdesk.store.kinds import (
    ASSOCIATION,
    CONVENTION,
    HUB,
    KINDS,
    OFFICER,
    PAPER,
    PREMISES_REQUEST,
    ROOM,
)

PER_KIND = 6
"""Records of one kind that are shown; one more word finds the others."""

ORDER = (
    CONVENTION.name, ASSOCIATION.name, OFFICER.name, HUB.name, ROOM.name, PAPER.name,
    PREMISES_REQUEST.name,
)  # fmt: skip
"""The kinds that are searched, in the order that they are shown."""

_SPARE = 2
"""Times as many rows are looked up as shown: some lie in the bin."""
Names = Mapping[str, str]


def find(work: Work, typed: str, per_kind: int = PER_KIND) -> tuple[Found, ...]:
    """Return what holds every word typed, by kind; names with a slip when little is found.

    Hubs come first where one is called as typed. A number that was found has no slip.
    """
    hits = finding.matching(work.connection, ORDER, typed, per_kind)
    found = _hubs_first(_shown(work, hits, per_kind), typed)
    is_number = any(letter.isdecimal() for letter in typed)
    if len(found) < per_kind and not (found and is_number):
        known = {(one.kind, one.id) for one in found}
        close = finding.close(work.connection, ORDER, typed, per_kind * _SPARE)
        others = [hit for hit in close if (hit.entity, hit.row) not in known]
        found += _shown(work, others, per_kind - len(found), is_close=True)[: per_kind - len(found)]
    return tuple(found)


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
    for kind in ORDER:
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
    """Return what the associations and hubs of records are called, by their ids."""
    found = {}
    for field, kind in (("association_id", ASSOCIATION), ("hub_id", HUB)):
        wanted = {getattr(row, field) for name in rows if field in _CELLS[name]
                  for row in rows[name]}  # fmt: skip
        if wanted:
            held = records.cells(work.connection, kind, list(wanted), ("name",))
            found.update({row.id: row.name for row in held})
    return found


_CELLS: Mapping[str, tuple[str, ...]] = {
    "hub": ("name", "code", "city"),
    "room": ("name", "hub_id"),
    "association": ("name", "acronym", "city"),
    "officer": ("civility", "first_name", "last_name", "quality", "association_id"),
    "convention": ("number", "association_id", "end_date", "state"),
    "paper": ("kind", "insurer", "policy_no", "association_id"),
    "premises_request": ("number", "applicant", "kind"),
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


_SHOW: Mapping[str, Callable[[Any, Names], tuple[str, str]]] = {
    "hub": _hub,
    "room": _room,
    "association": _association,
    "officer": _officer,
    "convention": _convention,
    "paper": _paper,
    "premises_request": _request,
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
