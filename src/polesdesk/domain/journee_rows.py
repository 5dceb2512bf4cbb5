"""The rows of the lists of the journée citoyenne, made from the records of an edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from polesdesk.domain.journee import CitizenDay, DayTask, DayTaskKind, EditionState, ServiceAnswer
from polesdesk.domain.journee_indicators import Records, count
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.journee_places import Places, places
from polesdesk.domain.rosters import AssignmentRole, AssignmentStatus
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.domain.worksites import (
    Proposal,
    ProposalState,
    ProposerKind,
    Worksite,
    WorksiteState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRow:
    """One edition in a line."""

    id: str
    day: date | None
    theme: str
    state: EditionState
    worksites: int
    signed_up: int
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """One proposal in a line."""

    id: str
    title: str
    proposer: str
    proposer_kind: ProposerKind
    place: str
    quarter: str
    received_on: date | None
    state: ProposalState
    reason: str
    answered_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksiteRow:
    """One worksite in a line; ``lacking`` counts who misses to its minimum.

    ``open_requests`` counts what services have not answered, ``cents`` is None where a cost of
    its material is unknown.
    """

    id: str
    number: int | None
    title: str
    category: str
    place: str
    quarter: str
    state: WorksiteState
    taken: int
    maximum: int | None
    lacking: int
    waiting: int
    leads: str
    referents: str
    open_requests: int
    cents: int | None

    @property
    def is_full(self) -> bool:
        """Tell whether no place is left."""
        return self.maximum is not None and self.taken >= self.maximum


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUpRow:
    """One person of an edition in a line; ``choices`` are the wishes in their order."""

    id: str
    volunteer_id: str
    name: str
    phone: str
    worksite: str
    choices: str
    status: AssignmentStatus
    role: AssignmentRole
    is_minor: bool
    lacks_authorisation: bool
    has_meal: bool
    is_first: bool
    party: str
    time_in: time | None
    time_out: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTaskRow:
    """One dated action in a line; ``is_late`` on the day that the list is read."""

    id: str
    kind: DayTaskKind
    title: str
    owner: str
    worksite: str
    due_on: date | None
    answer: ServiceAnswer | None
    done_on: date | None
    is_late: bool


def edition_row(edition: CitizenDay, records: Records) -> EditionRow:
    """Return the line of an edition, with the figures of its card."""
    found = count(records)
    return EditionRow(
        id=edition.id,
        day=edition.day,
        theme=edition.theme,
        state=edition.state,
        worksites=found.worksites,
        signed_up=found.signed_up,
        present=found.present,
    )


def proposal_rows(records: Records) -> tuple[ProposalRow, ...]:
    """Return the lines of the proposals, as they came."""
    return tuple(_proposal(one) for one in records.proposals)


def _proposal(one: Proposal) -> ProposalRow:
    return ProposalRow(
        id=one.id,
        title=one.title,
        proposer=one.proposer,
        proposer_kind=one.proposer_kind,
        place=one.place,
        quarter=one.quarter,
        received_on=one.received_on,
        state=one.state,
        reason=one.reason,
        answered_on=one.answered_on,
    )


def worksite_rows(records: Records) -> tuple[WorksiteRow, ...]:
    """Return the lines of the worksites by their number."""
    filled = places(records.worksites, records.sign_ups)
    return tuple(_worksite(one, records) for one in filled)


def _worksite(place: Places, records: Records) -> WorksiteRow:
    one = place.worksite
    costs = [each.cents for each in one.materials]
    known = [each for each in costs if each is not None]
    return WorksiteRow(
        id=one.id,
        number=one.number,
        title=one.title,
        category=one.category,
        place=one.place,
        quarter=one.quarter,
        state=one.state,
        taken=place.taken,
        maximum=one.maximum,
        lacking=place.lacking,
        waiting=place.waiting,
        leads=_names(records.people, one.lead_ids),
        referents=_names(records.people, one.referent_ids),
        open_requests=sum(
            task.worksite_id == one.id and awaits_answer(task) for task in records.tasks
        ),
        cents=sum(known) if len(known) == len(costs) else None,
    )


def awaits_answer(task: DayTask) -> bool:
    """Tell whether a service was asked and has not answered."""
    asked = task.kind is DayTaskKind.SERVICE_REQUEST
    return asked and task.answer is None and task.done_on is None


def _names(people: Mapping[str, Volunteer], ids: tuple[str, ...]) -> str:
    return ", ".join(full_name(people[row_id]) for row_id in ids if row_id in people)


def sign_up_rows(records: Records) -> tuple[SignUpRow, ...]:
    """Return the lines of the sign-ups, as they came."""
    named: Mapping[str, Worksite] = {one.id: one for one in records.worksites}

    def title(row_id: str | None) -> str:
        return numbered(named.get(row_id or ""))

    return tuple(_sign_up(records, number, title) for number in range(len(records.sign_ups)))


def _sign_up(records: Records, number: int, title: Callable[[str | None], str]) -> SignUpRow:
    one = records.sign_ups[number]
    person = records.people.get(one.volunteer_id, Volunteer(id=one.volunteer_id))
    return SignUpRow(
        id=one.id,
        volunteer_id=person.id,
        name=" ".join(part for part in (person.last_name, person.first_name) if part),
        phone=person.phone,
        worksite=title(one.worksite_id),
        choices=", ".join(name for row_id in one.choice_ids if (name := title(row_id))),
        status=one.status,
        role=one.role,
        is_minor=person.is_minor,
        lacks_authorisation=person.is_minor and person.parental_authorisation_on is None,
        has_meal=one.has_meal,
        is_first=one.is_first,
        party=one.party,
        time_in=one.time_in,
        time_out=one.time_out,
    )


def task_rows(records: Records, today: date) -> tuple[DayTaskRow, ...]:
    """Return the lines of the dated actions, those due first on top."""
    named: Mapping[str, Worksite] = {one.id: one for one in records.worksites}
    return tuple(
        DayTaskRow(
            id=one.id,
            kind=one.kind,
            title=one.title,
            owner=one.owner,
            worksite=numbered(named.get(one.worksite_id or "")),
            due_on=one.due_on,
            answer=one.answer,
            done_on=one.done_on,
            is_late=one.done_on is None and one.due_on is not None and one.due_on < today,
        )
        for one in records.tasks
    )
