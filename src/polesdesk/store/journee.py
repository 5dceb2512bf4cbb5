"""Reading the journée citoyenne: its editions, and all that one edition holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from polesdesk.domain.journee import CitizenDay, DayTask, EditionState
from polesdesk.domain.journee_indicators import Records
from polesdesk.domain.rosters import CAME
from polesdesk.domain.sign_ups import Incident, SignUp, SurveyAnswer
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Proposal, Worksite, WorksiteState
from polesdesk.store import records
from polesdesk.store.kinds import (
    CITIZEN_DAY,
    DAY_TASK,
    INCIDENT,
    SIGN_UP,
    SURVEY_ANSWER,
    VOLUNTEER,
    WORKSITE,
    WORKSITE_PROPOSAL,
    Kind,
)
from polesdesk.store.tables import ALIVE


def editions(connection: Connection) -> tuple[CitizenDay, ...]:
    """Return all editions, the last one first."""
    table = CITIZEN_DAY.table.c
    every = table.id.is_not(None)
    return tuple(
        records.alive_where(connection, CITIZEN_DAY, every, table.day.desc(), table.id.desc())
    )


def proposals(connection: Connection, edition_id: str) -> tuple[Proposal, ...]:
    """Return the proposals of an edition, in the order in which they came."""
    return _of(connection, WORKSITE_PROPOSAL, edition_id, "received_on", "id")


def worksites(connection: Connection, edition_id: str) -> tuple[Worksite, ...]:
    """Return the worksites of an edition by their number."""
    return _of(connection, WORKSITE, edition_id, "number", "title_key", "id")


def tasks(connection: Connection, edition_id: str) -> tuple[DayTask, ...]:
    """Return the dated actions of an edition, those due first on top."""
    return _of(connection, DAY_TASK, edition_id, "due_on", "id")


def sign_ups(connection: Connection, edition_id: str) -> tuple[SignUp, ...]:
    """Return the sign-ups of an edition in the order in which they came."""
    return _of(connection, SIGN_UP, edition_id, "signed_up_on", "id")


def answers(connection: Connection, edition_id: str) -> tuple[SurveyAnswer, ...]:
    """Return the papers of satisfaction in the order in which they were typed."""
    return _of(connection, SURVEY_ANSWER, edition_id, "typed_on", "id")


def incidents(connection: Connection, edition_id: str) -> tuple[Incident, ...]:
    """Return what went wrong on the day, by the hour."""
    return _of(connection, INCIDENT, edition_id, "at", "id")


def _of(connection: Connection, kind: Kind, edition_id: str, *order: str) -> tuple[Any, ...]:
    columns = kind.table.c
    condition = columns.edition_id == edition_id
    found = select(columns.id).where(condition, columns.life.concat("") == ALIVE)
    ids = list(connection.execute(found.order_by(*(columns[name] for name in order))).scalars())
    return tuple(records.get_many(connection, kind, ids))


def people(connection: Connection, ids: Sequence[str]) -> dict[str, Volunteer]:
    """Return people by their id, also those who lie in the bin: the past keeps its figures."""
    wanted = list(dict.fromkeys(ids))
    return {one.id: one for one in records.get_many(connection, VOLUNTEER, wanted)}


def records_of(connection: Connection, edition: CitizenDay) -> Records:
    """Return all that an edition left behind, in eight queries whatever its size."""
    signed = sign_ups(connection, edition.id)
    sites = worksites(connection, edition.id)
    named = [one.volunteer_id for one in signed]
    named += [person for one in sites for person in (*one.lead_ids, *one.referent_ids)]
    return Records(
        edition=edition,
        proposals=proposals(connection, edition.id),
        worksites=sites,
        sign_ups=signed,
        people=people(connection, named),
        tasks=tasks(connection, edition.id),
        answers=answers(connection, edition.id),
        incidents=incidents(connection, edition.id),
    )


def sign_up_of(connection: Connection, edition_id: str, volunteer_id: str) -> SignUp | None:
    """Return the sign-up of a person to an edition, if there is one."""
    columns = SIGN_UP.table.c
    condition = (columns.volunteer_id == volunteer_id) & (columns.edition_id == edition_id)
    found = records.alive_where(connection, SIGN_UP, condition, columns.id)
    return found[0] if found else None


def came_before(connection: Connection, volunteer_id: str, edition_id: str) -> bool:
    """Tell whether a person had signed up to another edition."""
    columns = SIGN_UP.table.c
    statement = select(columns.id).where(
        columns.volunteer_id == volunteer_id, columns.edition_id != edition_id,
        columns.life.concat("") == ALIVE,
    )  # fmt: skip
    return connection.execute(statement.limit(1)).first() is not None


def attendance(
    connection: Connection, association_id: str, first: date, last: date
) -> tuple[int, int]:
    """Return how many editions were held in a period, and at how many an association took part.

    It took part where it led a worksite that was not cancelled, or where one of its people came.
    """
    days = CITIZEN_DAY.table.c
    statement = select(days.id).where(
        days.life == ALIVE, days.state.in_([EditionState.DONE, EditionState.EVALUATED]),
        days.day.between(first, last),
    )  # fmt: skip
    held = set(connection.execute(statement).scalars())
    if not held:
        return 0, 0
    sites, signed, person = WORKSITE.table.c, SIGN_UP.table.c, VOLUNTEER.table.c
    led = select(sites.edition_id).where(
        sites.edition_id.in_(held), sites.association_id == association_id,
        sites.state != WorksiteState.CANCELLED, sites.life.concat("") == ALIVE,
    )  # fmt: skip
    came = select(signed.edition_id).where(
        signed.edition_id.in_(held), signed.life.concat("") == ALIVE,
        signed.status.in_(CAME), signed.volunteer_id == person.id,
        person.association_id == association_id,
    )  # fmt: skip
    found = {*connection.execute(led).scalars(), *connection.execute(came).scalars()}
    return len(held), len(found)


def next_worksite_number(connection: Connection, edition_id: str) -> int:
    """Return the number after the highest of an edition, also of those in the bin."""
    columns = WORKSITE.table.c
    highest = select(func.max(columns.number)).where(columns.edition_id == edition_id)
    return (connection.execute(highest).scalar_one_or_none() or 0) + 1
