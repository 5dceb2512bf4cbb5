"""People of the directory in the file: the list, who may be the same, what they gave."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.volunteer_availability import format_availability
from polesdesk.domain.volunteer_rows import VolunteerRow
from polesdesk.domain.volunteer_rules import Standing, lacks_authorisation, standing
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store import column_filters, records, volunteer_hours
from polesdesk.store.column_filters import Filterable, named
from polesdesk.store.kinds import ASSOCIATION, HUB, VOLUNTEER
from polesdesk.store.roster_tables import volunteer
from polesdesk.store.tables import ALIVE, association
from polesdesk.store.windows import Window

_V = volunteer.c
WINDOW = Window(
    "volunteer", volunteer, {"last_name": _V.name_key, "quarter": _V.quarter_key}, "last_name"
)
_EMPTY = len("[]")


def standing_is(value: str, today: date) -> ColumnElement[bool]:
    """Return the condition of a quality on a day; « unauthorised » are minors without a paper."""
    left = and_(_V.left_on.is_not(None), _V.left_on <= today)
    if value == Standing.LEFT:
        return left
    if value == Standing.AGENT:
        return and_(~left, _V.is_agent)
    minor = and_(~left, ~_V.is_agent, _V.is_minor)
    if value == Standing.MINOR:
        return minor
    if value == "unauthorised":
        return and_(minor, _V.parental_authorisation_on.is_(None))
    if value == "to_forget":
        return emergency_over(today)
    if value == "current":
        return ~left
    return and_(~left, ~_V.is_agent, ~_V.is_minor)


def emergency_over(today: date) -> ColumnElement[bool]:
    """Return the condition of people whose emergency contact is to be forgotten."""
    kept = or_(_V.emergency_name != "", _V.emergency_phone != "")
    return and_(kept, _V.emergency_until.is_not(None), _V.emergency_until < today)


def _some(column: ColumnElement[object]) -> Filterable:
    """Return a column of several values, of which only the presence is asked for."""
    return Filterable(cell=column, filled=func.length(column) > _EMPTY)


def _filterable(today: date) -> dict[str, Filterable]:
    return {
        "last_name": Filterable(cell=_V.last_name),
        "first_name": Filterable(cell=_V.first_name),
        "standing": Filterable(
            cell=_V.is_minor,
            one_of=lambda values: or_(*(standing_is(value, today) for value in values)),
            values=tuple(str(one) for one in Standing),
        ),
        "phone": Filterable(cell=_V.phone),
        "email": Filterable(cell=_V.email),
        "quarter": Filterable(cell=_V.quarter),
        "association": named(_V.association_id, association),
        "skills": _some(_V.skills),
        "wishes": _some(_V.wishes),
        "availability": _some(_V.availability),
        "hubs": _some(_V.hub_ids),
        "keys": _some(_V.key_hub_ids),
        "joined_on": Filterable(cell=_V.joined_on),
        "left_on": Filterable(cell=_V.left_on),
    }


def holds(column: ColumnElement[object], value: str) -> ColumnElement[bool]:
    """Return the condition that a column of several values holds one of them."""
    return func.instr(column, json.dumps(value, ensure_ascii=False)) > 0


def _filters(query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted := query.filters.get("standing"):
        conditions.append(standing_is(wanted, today))
    if hub_id := query.filters.get("hub"):
        conditions.append(holds(_V.hub_ids, hub_id))
    if skill := query.filters.get("skill"):
        conditions.append(holds(_V.skills, skill))
    return conditions + column_filters.conditions(query.columns, _filterable(today))


def count(connection: Connection, query: ListQuery, today: date) -> int:
    """Return how many people the query holds."""
    return WINDOW.count(connection, query, _filters(query, today))


def page(
    connection: Connection, query: ListQuery, today: date, offset: int, limit: int | None
) -> tuple[VolunteerRow, ...]:
    """Return one page of people."""
    found = WINDOW.ids(connection, query, _filters(query, today), offset, limit)
    return rows(connection, found, today)


def ids(connection: Connection, query: ListQuery, today: date) -> list[str]:
    """Return the ids of all people that the query holds, in its order."""
    return WINDOW.ids(connection, query, _filters(query, today), 0, None)


def values(
    connection: Connection, query: ListQuery, today: date, name: str
) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(query, columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, _filters(other, today))
    return column_filters.value_counts(connection, volunteer, _filterable(today)[name], where)


def position(connection: Connection, query: ListQuery, today: date, row_id: str) -> int | None:
    """Return where a person stands in the list."""
    return WINDOW.position(connection, query, _filters(query, today), row_id)


def rows(connection: Connection, ids: Sequence[str], today: date) -> tuple[VolunteerRow, ...]:
    """Return the rows of people in the order of their ids."""
    found: list[Volunteer] = records.get_many(connection, VOLUNTEER, ids)
    hub_ids = dict.fromkeys(key for one in found for key in (*one.hub_ids, *one.key_hub_ids))
    hubs = {hub.id: hub.name for hub in records.get_many(connection, HUB, list(hub_ids))}
    party_ids = list(dict.fromkeys(one.association_id for one in found if one.association_id))
    parties = {one.id: one.name for one in records.get_many(connection, ASSOCIATION, party_ids)}
    year = (date(today.year, 1, 1), date(today.year, 12, 31))
    minutes = volunteer_hours.minutes_of(connection, [one.id for one in found], year)
    return tuple(_row(one, hubs, parties, minutes.get(one.id, 0), today) for one in found)


def _row(
    one: Volunteer, hubs: dict[str, str], parties: dict[str, str], minutes: int, today: date
) -> VolunteerRow:
    return VolunteerRow(
        id=one.id,
        last_name=one.last_name,
        first_name=one.first_name,
        standing=standing(one, today),
        phone=one.phone,
        email=one.email,
        quarter=one.quarter,
        association_id=one.association_id,
        association=parties.get(one.association_id or "", ""),
        hubs=", ".join(hubs[key] for key in one.hub_ids if key in hubs),
        keys=", ".join(hubs[key] for key in one.key_hub_ids if key in hubs),
        skills=", ".join(one.skills),
        wishes=", ".join(one.wishes),
        availability=format_availability(one.availability),
        minutes=minutes,
        agreed_minutes=one.agreed_minutes,
        lacks_authorisation=lacks_authorisation(one, today),
        joined_on=one.joined_on,
        left_on=one.left_on,
    )


def ids_where(
    connection: Connection, condition: ColumnElement[bool], limit: int | None = None
) -> list[str]:
    """Return the ids of the live people who meet a condition, by name."""
    statement = (
        select(_V.id).where(_V.life == ALIVE, condition).order_by(_V.name_key, _V.id).limit(limit)
    )
    return list(connection.execute(statement).scalars())


def how_many(connection: Connection, condition: ColumnElement[bool]) -> int:
    """Return how many live people meet a condition."""
    statement = select(func.count()).select_from(volunteer)
    return int(connection.execute(statement.where(_V.life == ALIVE, condition)).scalar_one())


def all_names(connection: Connection) -> list[tuple[str, str, str, str, str]]:
    """Return id, first name, last name, phone and mail of every live person."""
    statement = select(_V.id, _V.first_name, _V.last_name, _V.phone, _V.email).where(
        _V.life == ALIVE, _V.merged_into.is_(None)
    )
    return [tuple(row) for row in connection.execute(statement).all()]


def words_used(connection: Connection, field: str) -> tuple[str, ...]:
    """Return the skills, wishes or quarters that live people have, the most used first."""
    column = _V[field]
    statement = select(column, func.count()).where(_V.life == ALIVE).group_by(column)
    counts: dict[str, int] = {}
    for found, number in connection.execute(statement).all():
        for word in (found,) if isinstance(found, str) else found:
            if word:
                counts[word] = counts.get(word, 0) + int(number)
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))
