"""What the forms and cards of the journée citoyenne are opened with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from polesdesk.actions import hubs, volunteers
from polesdesk.actions import journee as editions
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.folding import sort_key
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay, DayTask
from polesdesk.domain.journee_forms import WorksiteKnown
from polesdesk.domain.journee_indicators import Records
from polesdesk.domain.journee_places import Places, places
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteer_rows import VolunteerRow
from polesdesk.domain.volunteer_rules import Standing
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.domain.worksites import Proposal, Worksite
from polesdesk.store import journee
from polesdesk.store.kinds import (
    ASSOCIATION,
    DAY_TASK,
    SIGN_UP,
    VOLUNTEER,
    WORKSITE,
    WORKSITE_PROPOSAL,
    Kind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksiteCard:
    """A worksite with all of its edition: who is on it, what is asked for it."""

    worksite: Worksite
    place: Places
    edition: CitizenDay
    sign_ups: tuple[SignUp, ...]
    tasks: tuple[DayTask, ...]
    proposals: tuple[Proposal, ...]
    records: Records
    association: str
    hub: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCard:
    """A proposal with what became of it."""

    proposal: Proposal
    worksite: Worksite | None
    merged: Proposal | None
    others: tuple[Choice, ...]
    """Proposals of the same edition that may take this one in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUpCard:
    """A sign-up with its person, and the worksites where the person may go."""

    sign_up: SignUp
    person: Volunteer
    edition: CitizenDay
    worksites: tuple[Worksite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCard:
    """A dated action with its worksite, and those of the edition that it may be about."""

    task: DayTask
    worksites: tuple[Choice, ...]
    worksite: Worksite | None


def new_edition(work: Work) -> CitizenDay:
    """Return a new edition, its place, hours and contact as those of the last one."""
    last = next(iter(editions.editions(work)), CitizenDay(id=""))
    return CitizenDay(
        id=new_id(),
        start=last.start,
        end=last.end,
        meeting_point=last.meeting_point,
        meeting_time=last.meeting_time,
        rain_plan=last.rain_plan,
        emergency_contact=last.emergency_contact,
        insurer=last.insurer,
        meal_place=last.meal_place,
        meal_time=last.meal_time,
    )


def worksite(work: Work, worksite_id: str = "", edition_id: str = "") -> WorksiteKnown:
    """Return what the form of a worksite is opened with; a new one has the hours of the day."""
    if worksite_id:
        one: Worksite = common.require(work, WORKSITE, worksite_id)
    else:
        day = editions.get(work, edition_id)
        one = Worksite(id=new_id(), edition_id=edition_id, start=day.start, end=day.end)
    known = journee.worksites(work.connection, one.edition_id)
    named = journee.people(work.connection, (*one.lead_ids, *one.referent_ids))
    owner = work.get(ASSOCIATION, one.association_id) if one.association_id else None
    return WorksiteKnown(
        worksite=one,
        association=Choice(value=owner.id, label=owner.name) if owner else None,
        leads=_choices(named, one.lead_ids),
        referents=_choices(named, one.referent_ids),
        hubs=tuple(hubs.choices(work)),
        quarters=_words(each.quarter for each in known),
        categories=_words(each.category for each in known),
        skills=_words(word for each in known for word in each.skills),
        protection=_words(word for each in known for word in each.protection),
    )


def _choices(named: Mapping[str, Volunteer], ids: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=one, label=full_name(named[one])) for one in ids if one in named)


def residents(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> Sequence[VolunteerRow]:
    """Return grown-up people of the directory who are no agents, as a search narrows them."""
    return volunteers.page(work, _standing(query, Standing.VOLUNTEER), offset, limit)


def agents(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> Sequence[VolunteerRow]:
    """Return the agents of the directory, as a search narrows them."""
    return volunteers.page(work, _standing(query, Standing.AGENT), offset, limit)


def _standing(query: ListQuery, standing: Standing) -> ListQuery:
    return replace(query, filters={**query.filters, "standing": str(standing)})


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word}, key=sort_key))


def worksite_card(work: Work, worksite_id: str) -> WorksiteCard:
    """Return a worksite with who is on it and what is asked for it."""
    one: Worksite = common.require(work, WORKSITE, worksite_id)
    edition = editions.get(work, one.edition_id)
    found = journee.records_of(work.connection, edition)
    (place,) = places((one,), found.sign_ups)
    return WorksiteCard(
        worksite=one,
        place=place,
        edition=edition,
        sign_ups=tuple(each for each in found.sign_ups if each.worksite_id == one.id),
        tasks=tuple(each for each in found.tasks if each.worksite_id == one.id),
        proposals=tuple(each for each in found.proposals if each.worksite_id == one.id),
        records=found,
        association=_name(work, ASSOCIATION, one.association_id),
        hub=next((each.label for each in hubs.choices(work) if each.value == one.hub_id), ""),
    )


def _name(work: Work, kind: Kind, row_id: str | None) -> str:
    found = work.get(kind, row_id) if row_id else None
    return str(found.name) if found is not None else ""


def proposal_card(work: Work, row_id: str) -> ProposalCard:
    """Return a proposal with what became of it."""
    one: Proposal = common.require(work, WORKSITE_PROPOSAL, row_id)
    others = journee.proposals(work.connection, one.edition_id)
    by_id = {each.id: each for each in others}
    return ProposalCard(
        proposal=one,
        worksite=work.get(WORKSITE, one.worksite_id) if one.worksite_id else None,
        merged=by_id.get(one.merged_into or ""),
        others=tuple(
            Choice(value=each.id, label=each.title) for each in others if each.id != one.id
        ),
    )


def sign_up_card(work: Work, row_id: str) -> SignUpCard:
    """Return a sign-up with its person and the worksites of the edition."""
    one: SignUp = common.require(work, SIGN_UP, row_id)
    return SignUpCard(
        sign_up=one,
        person=common.require(work, VOLUNTEER, one.volunteer_id),
        edition=editions.get(work, one.edition_id),
        worksites=journee.worksites(work.connection, one.edition_id),
    )


def task_card(work: Work, row_id: str) -> TaskCard:
    """Return a dated action with its worksite."""
    one: DayTask = common.require(work, DAY_TASK, row_id)
    return TaskCard(
        task=one,
        worksites=worksite_choices(work, one.edition_id),
        worksite=work.get(WORKSITE, one.worksite_id) if one.worksite_id else None,
    )


def worksite_choices(work: Work, edition_id: str) -> tuple[Choice, ...]:
    """Return the worksites of an edition to choose from."""
    return tuple(
        Choice(value=one.id, label=f"{one.number}. {one.title}")
        for one in journee.worksites(work.connection, edition_id)
    )
