"""The journée citoyenne of the demonstration: one edition evaluated, one taking sign-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from polesdesk.actions.demo_days import Calendar
from polesdesk.actions.demo_sample import sample
from polesdesk.actions.runner import Work
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay, DayTask, DayTaskKind, EditionState, ServiceAnswer
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.sign_ups import Incident, IncidentKind, SignUp, SurveyAnswer, Wish
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import (
    Material,
    Proposal,
    ProposalState,
    ProposerKind,
    Result,
    Tool,
    Worksite,
    WorksiteState,
)
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
)

_START, _END, _REST = time(9), time(12, 30), 3
_YEAR = timedelta(days=365)
_PRESENT, _ABSENT = AssignmentStatus.PRESENT, AssignmentStatus.ABSENT
_ATTENDANCE = (_PRESENT, _PRESENT, AssignmentStatus.WALK_IN, _PRESENT, _ABSENT, _PRESENT)


@dataclass(slots=True)
class _Told:
    """What was made so far: editions by key, worksites by edition and title."""

    editions: dict[str, CitizenDay] = field(default_factory=dict)
    worksites: dict[str, list[Worksite]] = field(default_factory=dict)

    def worksite(self, edition: str, title: str) -> str | None:
        """Return the id of a worksite, None for no title."""
        return next((one.id for one in self.worksites.get(edition, ()) if one.title == title), None)


def fill(work: Work) -> None:
    """Write both editions with the people of the directory, in one command."""
    work.name("demo.journee", "journées citoyennes de démonstration")
    told, story, calendar = _Told(), sample("journee"), Calendar(work.today)
    people: list[Volunteer] = records.alive_where(
        work.connection, VOLUNTEER, VOLUNTEER.table.c.left_on.is_(None), VOLUNTEER.table.c.name_key
    )
    guests = [one for one in people if not one.is_agent]
    agents = [one for one in people if one.is_agent]
    for one in story["editions"]:
        told.editions[one["key"]] = work.save(CITIZEN_DAY, _edition(one, calendar))
    for one in story["worksites"]:
        _worksite(work, told, one, guests, agents)
    for one in story["proposals"]:
        work.save(WORKSITE_PROPOSAL, _proposal(told, one))
    for one in story["tasks"]:
        work.save(DAY_TASK, _task(told, one, calendar))
    _attendance(work, told, guests)
    _waiting(work, told, guests)
    for one in story["answers"]:
        work.save(SURVEY_ANSWER, _answer(told, one))
    work.save(INCIDENT, _incident(told))


def _edition(one: Mapping[str, Any], calendar: Calendar) -> CitizenDay:
    day = calendar.day(one["day"])
    late = one["state"] == "SIGN_UP" and day <= calendar.today  # in July and August
    told = calendar.day_in(dict(one), "told")
    return CitizenDay(
        id=new_id(),
        state=EditionState(one["state"]),
        day=day + _YEAR if late else day,
        start=time(9),
        end=time(13),
        theme=one["theme"],
        meeting_point=one["meeting_point"],
        meeting_time=time(8, 45),
        rain_plan=one.get("rain_plan", ""),
        deliberation_number=one["deliberation_number"],
        deliberation_date=calendar.day(one["deliberation"]),
        insurer_informed_on=told,
        prefecture_informed_on=told,
        estimated_headcount=one["estimated_headcount"],
        sign_up_from=calendar.day(one["sign_up_from"]),
        sign_up_to=calendar.day(one["sign_up_to"]),
        emergency_contact="Vie associative (EXEMPLE), 03 53 01 00 99",
        meal_place="grande salle du pôle Marivaux",
        meal_time=time(13),
        meal_cost_cents=one.get("meal_cost_cents"),
        other_cost_cents=one.get("other_cost_cents"),
        report_context=one.get("report_context", ""),
        report_strengths=one.get("report_strengths", ""),
        report_difficulties=one.get("report_difficulties", ""),
        report_next=one.get("report_next", ""),
    )


def _worksite(
    work: Work, told: _Told, one: Mapping[str, Any], guests: Sequence[Volunteer],
    agents: Sequence[Volunteer],
) -> None:  # fmt: skip
    edition = one["edition"]
    listed = told.worksites.setdefault(edition, [])
    is_led = edition == "past" or one.get("led", False)
    place = len(listed)
    leads = guests[place : place + 1] if is_led else ()
    referents = agents[: 1 if is_led else 0]
    sheet = Worksite(
        id=new_id(),
        edition_id=told.editions[edition].id,
        number=place + 1,
        title=one["title"],
        category=one["category"],
        state=WorksiteState(one["state"]),
        place=one["place"],
        quarter=one["quarter"],
        referent_ids=tuple(each.id for each in referents),
        lead_ids=tuple(each.id for each in leads),
        start=_START,
        end=_END,
        minimum=one["minimum"],
        maximum=one["maximum"],
        adults_only=one.get("adults_only", False),
        skills=tuple(one.get("skills", ())),
        tools=tuple(
            Tool(name=name, quantity=count or None, is_brought=brought)
            for name, count, brought in one.get("tools", ())
        ),
        materials=tuple(
            Material(name=name, quantity=Decimal(count), unit=unit, cents=cents or None)
            for name, count, unit, cents in one.get("materials", ())
        ),
        risks=one.get("risks", ""),
        protection=tuple(one.get("protection", ())),
        first_aid="Trousse au point de rassemblement",
        results=tuple(
            Result(name=name, quantity=Decimal(count), unit=unit)
            for name, count, unit in one.get("results", ())
        ),
    )
    listed.append(work.save(WORKSITE, sheet))


def _proposal(told: _Told, one: Mapping[str, Any]) -> Proposal:
    edition = told.editions[one["edition"]]
    opened = (edition.sign_up_from or date.min) - timedelta(days=40)
    state = ProposalState(one["state"])
    decided = state in {ProposalState.ACCEPTED, ProposalState.REFUSED}
    return Proposal(
        id=new_id(),
        edition_id=edition.id,
        title=one["title"],
        proposer_kind=ProposerKind(one["kind"]),
        proposer=one["proposer"],
        need=one["title"],
        received_on=opened,
        feasibility=one.get("feasibility", ""),
        state=state,
        reason=one.get("reason", ""),
        decided_on=opened + timedelta(days=20) if decided else None,
        worksite_id=_worksite_of(told, one) if state is ProposalState.ACCEPTED else None,
    )


def _worksite_of(told: _Told, one: Mapping[str, Any]) -> str | None:
    sites = told.worksites.get(one["edition"], [])
    return sites[0].id if sites else None


def _task(told: _Told, one: Mapping[str, Any], calendar: Calendar) -> DayTask:
    fields = dict(one)
    answer = one.get("answer")
    return DayTask(
        id=new_id(),
        edition_id=told.editions[one["edition"]].id,
        worksite_id=told.worksite(one["edition"], one.get("worksite", "")),
        kind=DayTaskKind(one["kind"]),
        title=one["title"],
        owner=one["owner"],
        due_on=calendar.day_in(fields, "due"),
        asked_on=calendar.day_in(fields, "asked"),
        answer=ServiceAnswer(answer) if answer else None,
        answered_on=calendar.day_in(fields, "asked") if answer else None,
        answer_text=one.get("answer_text", ""),
        done_on=calendar.day_in(fields, "done"),
        agent_minutes=one.get("agent_minutes"),
    )


def _attendance(work: Work, told: _Told, guests: Sequence[Volunteer]) -> None:
    """Give everyone a worksite of the past edition; some missed it, some just came."""
    edition, sites = told.editions["past"], told.worksites["past"]
    for place, person in enumerate(guests):
        status = _ATTENDANCE[place % len(_ATTENDANCE)]
        came = status is not _ABSENT
        work.save(
            SIGN_UP,
            SignUp(
                id=new_id(),
                edition_id=edition.id,
                volunteer_id=person.id,
                worksite_id=sites[place % len(sites)].id,
                status=status,
                signed_up_on=edition.sign_up_from,
                is_first=place % 4 == 0,
                has_meal=came and place % _REST != 0,
                time_in=_START if came else None,
                time_out=_END if came else None,
            ),
        )


def _waiting(work: Work, told: _Told, guests: Sequence[Volunteer]) -> None:
    """Sign some up to the next edition: placed, waiting, or still to be placed."""
    edition = told.editions["next"]
    bench, planters, fresco, _ = told.worksites["next"]
    adults = [one for one in guests if not one.is_minor]
    for place, person in enumerate(adults[:14]):
        site = (bench, planters, fresco, None)[place % 4]
        choices = (fresco.id, planters.id) if site is None else (site.id, planters.id)
        work.save(
            SIGN_UP,
            SignUp(
                id=new_id(),
                edition_id=edition.id,
                volunteer_id=person.id,
                worksite_id=site.id if site else None,
                choice_ids=tuple(dict.fromkeys(choices)),
                signed_up_on=edition.sign_up_from,
                has_meal=place % 2 == 0,
            ),
        )


def _answer(told: _Told, one: Mapping[str, Any]) -> SurveyAnswer:
    edition = told.editions["past"]
    day = edition.day or date.min
    fields = {key: value for key, value in one.items() if key not in {"returns", "leads"}}
    return SurveyAnswer(
        id=new_id(),
        edition_id=edition.id,
        typed_on=day + timedelta(days=5),
        returns=Wish(one["returns"]) if "returns" in one else None,
        leads=Wish(one["leads"]) if "leads" in one else None,
        **fields,
    )


def _incident(told: _Told) -> Incident:
    edition = told.editions["past"]
    day = edition.day or date.min
    return Incident(
        id=new_id(),
        edition_id=edition.id,
        worksite_id=told.worksites["past"][0].id,
        kind=IncidentKind.ACCIDENT,
        at=time(10, 40),
        description="Chute d’un escabeau, sans autre dégât (EXEMPLE).",
        first_aid="Secouriste sur place",
        declared_on=day + timedelta(days=2),
        declared_to="Assureur de la Ville (EXEMPLE)",
        reference="EX-2026-1",
        closed_on=day + timedelta(days=30),
    )
