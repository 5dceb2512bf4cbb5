"""Associations, their officers and papers in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select, update
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.associations import Association, Officer, Paper, PaperKind, officer_name
from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.folding import sort_key
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.rows import AssociationRow
from polesdesk.store import alerts, column_filters, records
from polesdesk.store.column_filters import Filterable
from polesdesk.store.kinds import ASSOCIATION, OFFICER, PAPER
from polesdesk.store.tables import ALIVE, association, convention, officer, paper
from polesdesk.store.windows import Window

WINDOW = Window(
    "association",
    association,
    {
        "name": association.c.name_key,
        "city": association.c.city_key,
        "president": association.c.president_key,
        "insurance_valid_to": association.c.insurance_valid_to,
    },
    "name",
)
_HELD = (
    select(func.count())
    .where(convention.c.association_id == association.c.id, convention.c.life == ALIVE)
    .scalar_subquery()
)
FILTERABLE = {
    "name": Filterable(cell=association.c.name),
    "acronym": Filterable(cell=association.c.acronym),
    "president": Filterable(cell=association.c.president_key),
    "phone": Filterable(cell=association.c.phone),
    "city": Filterable(cell=association.c.city),
    "insurance_valid_to": Filterable(cell=association.c.insurance_valid_to, day=date.isoformat),
    "convention_count": Filterable(cell=_HELD),
    "rna": Filterable(cell=association.c.rna),
    "siret": Filterable(cell=association.c.siret),
    "email": Filterable(cell=association.c.email),
}
"""The columns of the list that may be filtered, by their keys."""


def _filters(connection: Connection, query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    hub_id = query.filters.get("hub")
    if hub_id:
        held = select(convention.c.association_id).where(
            convention.c.hub_id == hub_id, convention.c.life == ALIVE
        )
        conditions.append(association.c.id.in_(held))
    insurance = query.filters.get("insurance")
    column = association.c.insurance_valid_to
    if insurance == "missing":
        conditions.append(column.is_(None))
    elif insurance == "expired":
        conditions.append(column < today.isoformat())
    elif insurance == "valid":
        conditions.append(column >= today.isoformat())
    elif insurance == "due":
        conditions.append(alerts.insurance_due(connection, today))
    if query.filters.get("papers") == "due":
        conditions.append(alerts.papers_due(connection, today))
    ended = association.c.dissolved_on
    if query.filters.get("life") == "ended":
        conditions.append(ended <= today)
    elif query.filters.get("life") == "living":
        conditions.append(or_(ended.is_(None), ended > today))
    conditions += column_filters.conditions(query.columns, FILTERABLE)
    if not query.with_bin:
        conditions.append(association.c.merged_into.is_(None))
    return conditions


def count(connection: Connection, query: ListQuery, today: date) -> int:
    """Return how many associations the query holds."""
    return WINDOW.count(connection, query, _filters(connection, query, today))


def page(
    connection: Connection, query: ListQuery, today: date, offset: int, limit: int | None
) -> tuple[AssociationRow, ...]:
    """Return one page of associations."""
    return rows(
        connection,
        WINDOW.ids(connection, query, _filters(connection, query, today), offset, limit),
        today,
    )


def ids(connection: Connection, query: ListQuery, today: date) -> list[str]:
    """Return the ids of all associations that the query holds, in its order."""
    return WINDOW.ids(connection, query, _filters(connection, query, today), 0, None)


def values(
    connection: Connection, query: ListQuery, today: date, name: str
) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(query, columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, _filters(connection, other, today))
    return column_filters.value_counts(connection, association, FILTERABLE[name], where)


def position(connection: Connection, query: ListQuery, today: date, row_id: str) -> int | None:
    """Return where an association stands in the list."""
    return WINDOW.position(connection, query, _filters(connection, query, today), row_id)


def rows(connection: Connection, ids: Sequence[str], today: date) -> tuple[AssociationRow, ...]:
    """Return the rows of associations in the order of their ids."""
    presidents = presidents_of(connection, ids, today)
    statement = (
        select(convention.c.association_id, func.count())
        .where(convention.c.association_id.in_(ids), convention.c.life == ALIVE)
        .group_by(convention.c.association_id)
    )
    counts = {key: int(number) for key, number in connection.execute(statement)}
    ends = insurance_ends(connection, ids)
    lacked = alerts.lacked_papers(connection, ids, today)
    return tuple(
        AssociationRow(
            id=one.id,
            name=one.name,
            acronym=one.acronym,
            rna=one.rna,
            siret=one.siret,
            president=presidents.get(one.id, ""),
            email=one.email,
            phone=one.phone,
            city=one.city,
            insurance_valid_to=ends.get(one.id),
            convention_count=counts.get(one.id, 0),
            lacked_papers=tuple(lacked.get(one.id, ())),
            dissolved_on=one.dissolved_on,
        )
        for one in records.get_many(connection, ASSOCIATION, ids)
    )


def officers_of(connection: Connection, association_id: str) -> list[Officer]:
    """Return the live officers of an association, those who sign first."""
    return records.alive_where(
        connection,
        OFFICER,
        officer.c.association_id == association_id,
        officer.c.signs.desc(),
        officer.c.from_date.desc(),
        officer.c.id,
    )


def papers_of(connection: Connection, association_id: str) -> list[Paper]:
    """Return the live papers of an association, by kind, the newest first."""
    return records.alive_where(
        connection,
        PAPER,
        paper.c.association_id == association_id,
        paper.c.kind,
        paper.c.valid_to.desc(),
        paper.c.id,
    )


def papers_by_association(
    connection: Connection, kinds: Sequence[PaperKind]
) -> dict[str, tuple[Paper, ...]]:
    """Return the live papers of some kinds, by association."""
    found: dict[str, list[Paper]] = {}
    for one in records.alive_where(connection, PAPER, paper.c.kind.in_(kinds), paper.c.id):
        found.setdefault(one.association_id, []).append(one)
    return {key: tuple(papers) for key, papers in found.items()}


def hubs_by_association(connection: Connection) -> dict[str, frozenset[str]]:
    """Return the hubs that the agreements of each association name, by id."""
    statement = (
        select(convention.c.association_id, convention.c.hub_id)
        .where(convention.c.life == ALIVE)
        .distinct()
    )
    found: dict[str, set[str]] = {}
    for association_id, hub_id in connection.execute(statement).all():
        found.setdefault(association_id, set()).add(hub_id)
    return {key: frozenset(hubs) for key, hubs in found.items()}


def hosted(connection: Connection, today: date) -> frozenset[str]:
    """Return the associations that hold premises or are about to: the office asks them papers."""
    statement = select(association.c.id).where(alerts.in_premises(today))
    return frozenset(connection.execute(statement).scalars())


def presidents_of(connection: Connection, ids: Sequence[str], today: date) -> dict[str, str]:
    """Return who signs for each association on a day: the first in office."""
    found: dict[str, str] = {}
    for start in range(0, len(ids), records.CHUNK):
        condition = officer.c.association_id.in_(ids[start : start + records.CHUNK])
        in_office = or_(officer.c.to_date.is_(None), officer.c.to_date >= today)
        for one in records.alive_where(
            connection,
            OFFICER,
            condition & in_office,
            officer.c.signs.desc(),
            officer.c.from_date.desc(),
            officer.c.id,
        ):
            found.setdefault(one.association_id, officer_name(one))
    return found


def insurance_ends(connection: Connection, ids: Sequence[str]) -> dict[str, date]:
    """Return the last day of insurance of each association that has one."""
    found: dict[str, date] = {}
    for start in range(0, len(ids), records.CHUNK):
        statement = (
            select(paper.c.association_id, func.max(paper.c.valid_to))
            .where(
                paper.c.association_id.in_(ids[start : start + records.CHUNK]),
                paper.c.kind == PaperKind.INSURANCE_CERTIFICATE,
                paper.c.decided.is_(None),
                paper.c.life == ALIVE,
            )
            .group_by(paper.c.association_id)
        )
        found.update({key: day for key, day in connection.execute(statement) if day})
    return found


def refresh(connection: Connection, ids: Sequence[str], today: date) -> None:
    """Write again what a list sorts by and that depends on officers and papers."""
    presidents = presidents_of(connection, ids, today)
    ends = {row_id: end.isoformat() for row_id, end in insurance_ends(connection, ids).items()}
    change = update(association).values(
        president_key=bindparam("president"), insurance_valid_to=bindparam("end")
    )
    rows = [
        {
            "row_id": row_id,
            "president": sort_key(presidents.get(row_id, "")),
            "end": ends.get(row_id),
        }
        for row_id in ids
    ]
    if rows:
        connection.execute(change.where(association.c.id == bindparam("row_id")), rows)


def by_identifier(connection: Connection, *, siret: str = "", rna: str = "") -> list[Association]:
    """Return the live associations that bear a SIRET or an RNA number."""
    conditions: list[Any] = []
    if siret:
        conditions.append(association.c.siret == siret)
    if rna:
        conditions.append(association.c.rna == rna)
    if not conditions:
        return []
    alive = association.c.merged_into.is_(None)
    return records.alive_where(connection, ASSOCIATION, or_(*conditions) & alive)


def all_names(connection: Connection) -> list[tuple[str, str]]:
    """Return the id and name of every live association."""
    statement = select(association.c.id, association.c.name).where(
        association.c.life == ALIVE, association.c.merged_into.is_(None)
    )
    return [(row.id, row.name) for row in connection.execute(statement).all()]
