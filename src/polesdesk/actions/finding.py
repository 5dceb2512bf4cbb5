"""Search of everything: hubs, rooms, associations, people, agreements and papers, by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from polesdesk.actions.runner import Work
from polesdesk.domain.associations import officer_name
from polesdesk.domain.french import format_date
from polesdesk.domain.labels import PAPERS, STATES
from polesdesk.domain.lists import Found
from polesdesk.store import records, search
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, HUB, KINDS, OFFICER, PAPER, ROOM

PER_KIND = 6
"""Records of one kind that are shown; one more word finds the others."""

ORDER = (
    CONVENTION.name, ASSOCIATION.name, OFFICER.name, HUB.name, ROOM.name, PAPER.name,
)  # fmt: skip
"""The kinds that are searched, in the order that they are shown."""


def find(work: Work, typed: str, per_kind: int = PER_KIND) -> tuple[Found, ...]:
    """Return what holds every word typed, by kind; names with a slip when little is found."""
    found: list[Found] = []
    for kind in ORDER:
        ids = search.ids_with(work.connection, kind, typed, per_kind)
        found += _shown(work, kind, ids)
    if len(found) < per_kind:
        known = {(one.kind, one.id) for one in found}
        for kind, row_id in search.ids_like(work.connection, ORDER, typed, per_kind):
            if (kind, row_id) not in known:
                found += _shown(work, kind, (row_id,))
    return tuple(found)


def _shown(work: Work, kind: str, ids: Sequence[str]) -> list[Found]:
    values = records.get_many(work.connection, KINDS[kind], ids, alive=True)
    show = _SHOW[kind]
    return sorted((show(work, value) for value in values), key=lambda one: one.title.casefold())


def _hub(work: Work, value: Any) -> Found:
    return _found(HUB.name, value, value.name, f"{value.code} · {value.city}")


def _room(work: Work, value: Any) -> Found:
    hub = records.get(work.connection, HUB, value.hub_id)
    return _found(ROOM.name, value, value.name, hub.name if hub is not None else "")


def _association(work: Work, value: Any) -> Found:
    detail = " · ".join(part for part in (value.acronym, value.city) if part)
    return _found(ASSOCIATION.name, value, value.name, detail)


def _officer(work: Work, value: Any) -> Found:
    detail = f"{value.quality} · {_association_name(work, value.association_id)}"
    return _found(OFFICER.name, value, officer_name(value), detail)


def _convention(work: Work, value: Any) -> Found:
    end = f"fin le {format_date(value.end_date)}" if value.end_date else STATES[value.state]
    detail = f"{_association_name(work, value.association_id)} · {end}"
    return _found(CONVENTION.name, value, value.number, detail)


def _paper(work: Work, value: Any) -> Found:
    number = " ".join(part for part in (value.insurer, value.policy_no) if part)
    detail = " · ".join(
        part for part in (number, _association_name(work, value.association_id)) if part
    )
    return _found(PAPER.name, value, PAPERS[value.kind], detail)


def _association_name(work: Work, row_id: str) -> str:
    found = records.get(work.connection, ASSOCIATION, row_id)
    return found.name if found is not None else ""


def _found(kind: str, value: Any, title: str, detail: str) -> Found:
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
    )


_SHOW: dict[str, Callable[[Work, Any], Found]] = {
    "hub": _hub,
    "room": _room,
    "association": _association,
    "officer": _officer,
    "convention": _convention,
    "paper": _paper,
}
