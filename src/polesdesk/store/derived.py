"""What must be written again when a record changes: sort keys of others, and the search."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from polesdesk.domain.associations import officer_name
from polesdesk.domain.french import date_in_words, format_date
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.volunteers import full_name
from polesdesk.store import (
    associations,
    conventions,
    journee_search,
    premises_search,
    records,
    search,
)
from polesdesk.store.kinds import (
    ASSOCIATION,
    CONVENTION,
    FOLLOW_UP,
    HUB,
    OFFICER,
    PAPER,
    PREMISES_REQUEST,
    ROOM,
    ROUND,
    VISIT,
    VOLUNTEER,
    Kind,
)
from polesdesk.store.search import Words
from polesdesk.store.tables import (
    association,
    convention,
    convention_room,
    finding,
    officer,
    paper,
    room,
)

_OWNED = {"officer": officer, "paper": paper}


UNSEEN = frozenset({"renewal", "notes"})
"""Groups of an agreement on which nothing rests: no search word, sort key or observation."""

_PASS_ON = frozenset({"identity", "life"})
"""Groups of a hub, room or association that its agreements show: the name, and whether it is."""


def refresh(
    connection: Connection, touched: Mapping[tuple[str, str], set[str]], today: date
) -> None:
    """Bring sort keys and search rows up to date after a command; groups say what changed."""
    by_kind: dict[str, list[str]] = {}
    named: dict[str, list[str]] = {}
    for (kind, row_id), groups in touched.items():
        if kind == "convention" and groups <= UNSEEN:
            continue
        by_kind.setdefault(kind, []).append(row_id)
        if groups & _PASS_ON:
            named.setdefault(kind, []).append(row_id)
    association_ids = _associations_touched(connection, by_kind)
    owned = [key for name in _OWNED for key in by_kind.get(name, [])]
    if owned:
        associations.refresh(connection, association_ids, today)
    agreement_ids = _agreements_touched(connection, by_kind.get("convention", []), named)
    if agreement_ids:
        conventions.refresh(connection, agreement_ids)
    by_kind["visit"] = _visits_touched(connection, by_kind)
    by_kind["access_device"] = premises_search.devices_touched(connection, by_kind)
    for kind, words in _WORDS.items():
        search.write(connection, kind, words(connection, by_kind.get(kind, [])))
    search.write(connection, "association", _association_words(connection, association_ids))
    search.write(connection, "convention", _agreement_words(connection, agreement_ids))


def _associations_touched(connection: Connection, by_kind: dict[str, list[str]]) -> list[str]:
    ids = dict.fromkeys(by_kind.get("association", []))
    for name, table in _OWNED.items():
        owned = by_kind.get(name, [])
        for start in range(0, len(owned), records.CHUNK):
            statement = select(table.c.association_id).where(
                table.c.id.in_(owned[start : start + records.CHUNK])
            )
            ids.update(dict.fromkeys(connection.execute(statement).scalars()))
    return list(ids)


def _visits_touched(connection: Connection, by_kind: dict[str, list[str]]) -> list[str]:
    """Return the visits that were touched, themselves or by one of their findings."""
    ids = dict.fromkeys(by_kind.get("visit", []))
    found = by_kind.get("finding", [])
    for start in range(0, len(found), records.CHUNK):
        chunk = found[start : start + records.CHUNK]
        statement = select(finding.c.visit_id).where(finding.c.id.in_(chunk)).distinct()
        ids.update(dict.fromkeys(connection.execute(statement).scalars()))
    return list(ids)


def _agreements_touched(
    connection: Connection, own: Sequence[str], named: dict[str, list[str]]
) -> list[str]:
    association_ids = named.get("association", [])
    hub_ids, room_ids = named.get("hub", []), named.get("room", [])
    ids = dict.fromkeys(own)
    table = convention
    if hub_ids:
        by_hub = select(table.c.id).where(table.c.hub_id.in_(hub_ids))
        by_hub_room = (
            select(convention_room.c.convention_id)
            .join(room, room.c.id == convention_room.c.room_id)
            .where(room.c.hub_id.in_(hub_ids))
        )
        for statement in (by_hub, by_hub_room):
            ids.update(dict.fromkeys(connection.execute(statement).scalars()))
    for start in range(0, len(association_ids), records.CHUNK):
        chunk = association_ids[start : start + records.CHUNK]
        statement = select(table.c.id).where(table.c.association_id.in_(chunk))
        ids.update(dict.fromkeys(connection.execute(statement).scalars()))
    for start in range(0, len(room_ids), records.CHUNK):
        chunk = room_ids[start : start + records.CHUNK]
        statement = select(convention_room.c.convention_id).where(
            convention_room.c.room_id.in_(chunk)
        )
        ids.update(dict.fromkeys(connection.execute(statement).scalars()))
    return list(ids)


def _hub_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    return [
        Words(
            row=one.id,
            title=one.name,
            body=f"{one.code} {one.address} {one.postal_code} {one.city} {one.notes}",
        )
        for one in records.get_many(connection, HUB, ids)
    ]


def _room_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    return [
        Words(row=one.id, title=one.name, body=f"{one.building} {one.door} {one.notes}")
        for one in records.get_many(connection, ROOM, ids)
    ]


def _officer_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    return [
        Words(
            row=one.id,
            title=f"{one.first_name} {one.last_name}",
            body=f"{one.quality} {_phone_words(one.phone)} {one.email}",
        )
        for one in records.get_many(connection, OFFICER, ids)
    ]


def _paper_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    return [
        Words(row=one.id, title=PAPERS[one.kind], body=f"{one.insurer} {one.policy_no}")
        for one in records.get_many(connection, PAPER, ids)
    ]


def _request_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    return [
        Words(
            row=one.id,
            title=f"{one.number} {one.applicant}",
            body=" ".join(
                (one.contact, one.email, _phone_words(one.phone), one.purpose, one.notes)
            ),
        )
        for one in records.get_many(connection, PREMISES_REQUEST, ids)
    ]


def _visit_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    found = records.get_many(connection, VISIT, ids)
    names = _hub_names(connection, [one.hub_id for one in found])
    seen = _seen_names(connection, [one.id for one in found])
    return [
        Words(
            row=one.id,
            title=one.number,
            body=" ".join(
                (
                    names.get(one.hub_id, ""), _day_words(one.day), one.agent, one.external_id,
                    one.notes, *sorted(seen.get(one.id, ())),
                )
            ),
        )
        for one in found
    ]  # fmt: skip


def _seen_names(connection: Connection, visit_ids: Sequence[str]) -> dict[str, set[str]]:
    """Return by visit the names of its rooms and of those who were expected there."""
    found: dict[str, set[str]] = {}
    table = finding.c
    for start in range(0, len(visit_ids), records.CHUNK):
        statement = (
            select(table.visit_id, room.c.name, association.c.name.label("party"))
            .join(room, room.c.id == table.room_id)
            .join(convention, convention.c.id == table.convention_id, isouter=True)
            .join(association, association.c.id == convention.c.association_id, isouter=True)
            .where(table.visit_id.in_(visit_ids[start : start + records.CHUNK]))
            .distinct()
        )
        for row in connection.execute(statement):
            found.setdefault(row.visit_id, set()).update(
                name for name in (row.name, row.party) if name
            )
    return found


def _day_words(day: date | None) -> str:
    """Return a day as it may be typed: in figures, and with the name of its month."""
    return f"{format_date(day)} {date_in_words(day)}" if day is not None else ""


def _round_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    found = records.get_many(connection, ROUND, ids)
    names = _hub_names(connection, [one.hub_id for one in found])
    return [
        Words(
            row=one.id,
            title=one.number,
            body=" ".join(
                (
                    names.get(one.hub_id, ""), _day_words(one.day), one.agent,
                    *sorted({name for line in one.lines for name in (line.room, line.association)}),
                )
            ),
        )
        for one in found
    ]  # fmt: skip


def _follow_up_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    found = records.get_many(connection, FOLLOW_UP, ids)
    names = _hub_names(connection, [one.hub_id for one in found])
    parties = _names_of(connection, ASSOCIATION, "name", [one.association_id for one in found])
    numbers = _names_of(connection, CONVENTION, "number", [one.convention_id for one in found])
    return [
        Words(
            row=one.id,
            title=one.title,
            body=" ".join(
                (
                    names.get(one.hub_id, ""), parties.get(one.association_id, ""),
                    numbers.get(one.convention_id, ""), _day_words(one.opened_on), one.owner,
                    one.answer, one.outcome, one.notes,
                )
            ),
        )
        for one in found
    ]  # fmt: skip


def _volunteer_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    """A person is found by name, phone, quarter and skill, never by the emergency contact."""
    return [
        Words(
            row=one.id,
            title=full_name(one),
            body=" ".join(
                (
                    _phone_words(one.phone), one.email, one.quarter, one.service, *one.skills,
                    *one.wishes, one.notes,
                )
            ),
        )
        for one in records.get_many(connection, VOLUNTEER, ids)
    ]  # fmt: skip


def _names_of(
    connection: Connection, kind: Kind, field: str, ids: Sequence[str | None]
) -> dict[str | None, str]:
    wanted = [one for one in dict.fromkeys(ids) if one]
    return {one.id: getattr(one, field) for one in records.get_many(connection, kind, wanted)}


def _hub_names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    found = records.get_many(connection, HUB, list(dict.fromkeys(ids)))
    return {one.id: f"{one.name} {one.code}" for one in found}


_WORDS: dict[str, Callable[[Connection, Sequence[str]], list[Words]]] = {
    "hub": _hub_words,
    "room": _room_words,
    "officer": _officer_words,
    "paper": _paper_words,
    "premises_request": _request_words,
    "visit": _visit_words,
    "round": _round_words,
    "follow_up": _follow_up_words,
    "access_device": premises_search.device_words,
    "condition_report": premises_search.report_words,
    "volunteer": _volunteer_words,
    "citizen_day": journee_search.edition_words,
    "worksite": journee_search.worksite_words,
    "worksite_proposal": journee_search.proposal_words,
}


def _association_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    people: dict[str, list[str]] = {}
    insurers: dict[str, list[str]] = {}
    for start in range(0, len(ids), records.CHUNK):
        chunk = ids[start : start + records.CHUNK]
        for one in records.alive_where(connection, OFFICER, officer.c.association_id.in_(chunk)):
            words = f"{officer_name(one)} {_phone_words(one.phone)} {one.email}"
            people.setdefault(one.association_id, []).append(words)
        for one in records.alive_where(connection, PAPER, paper.c.association_id.in_(chunk)):
            words = f"{one.insurer} {one.policy_no}"
            insurers.setdefault(one.association_id, []).append(words)
    return [
        Words(
            row=one.id,
            title=f"{one.name} {one.acronym}",
            body=" ".join(
                (
                    one.former_names, one.rna, one.siret, _phone_words(one.phone), one.email,
                    one.city, one.postal_code, one.seat_address, one.notes,
                    *people.get(one.id, ()), *insurers.get(one.id, ()),
                )
            ),
        )
        for one in records.get_many(connection, ASSOCIATION, ids)
    ]  # fmt: skip


def _phone_words(phone: str) -> str:
    """A French number is found by its national digits too."""
    return f"{phone} 0{phone[3:]}" if phone.startswith("+33") else phone


def _agreement_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    words = []
    table = convention
    for start in range(0, len(ids), records.CHUNK):
        statement = (
            select(
                table.c.id,
                table.c.number,
                association.c.name,
                table.c.hub_names,
                table.c.room_names,
                table.c.authorised_activities,
                association.c.acronym,
                association.c.former_names,
            )
            .join(association, association.c.id == table.c.association_id, isouter=True)
            .where(table.c.id.in_(ids[start : start + records.CHUNK]))
        )
        for row_id, number, name, *others in connection.execute(statement).all():
            body = " ".join(str(cell) for cell in others if cell)
            words.append(Words(row=row_id, title=f"{number} {name or ''}", body=body))
    return words
