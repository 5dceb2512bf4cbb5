"""Editions of the journée citoyenne: prepare, move on, propose and settle worksites, follow up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain import journee_moves, worksite_moves
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay, DayTask, EditionState
from polesdesk.domain.journee_indicators import Indicators, Records, count
from polesdesk.domain.journee_labels import EDITION_STATES, PROPOSAL_STATES, WORKSITE_STATES
from polesdesk.domain.journee_moves import EditionStep
from polesdesk.domain.journee_places import Places, places
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.worksites import Proposal, ProposalState, Worksite, WorksiteState
from polesdesk.store import journee
from polesdesk.store.kinds import (
    CITIZEN_DAY,
    DAY_TASK,
    WORKSITE,
    WORKSITE_PROPOSAL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionCard:
    """All that the page of an edition shows: its records, its figures, how its sites are filled."""

    records: Records
    indicators: Indicators
    places: tuple[Places, ...]


def editions(work: Work) -> tuple[CitizenDay, ...]:
    """Return all editions, the last one first."""
    return journee.editions(work.connection)


def get(work: Work, edition_id: str) -> CitizenDay:
    """Return an edition."""
    found: CitizenDay = common.require(work, CITIZEN_DAY, edition_id)
    return found


def of_year(work: Work, year: int) -> CitizenDay:
    """Return the edition of a year, the last one where there are several; raise if none is."""
    found = [one for one in editions(work) if one.day is not None and one.day.year == year]
    if not found:
        raise RuleBroken(
            "edition_not_found",
            said("Aucune journée citoyenne n’est enregistrée pour {year}.").format(year=year),
            field="edition",
        )
    return found[0]


def card(work: Work, edition_id: str) -> EditionCard:
    """Return an edition with everything it holds."""
    records = journee.records_of(work.connection, get(work, edition_id))
    return EditionCard(
        records=records,
        indicators=count(records),
        places=places(records.worksites, records.sign_ups),
    )


def save(work: Work, edition: CitizenDay) -> CitizenDay:
    """Save an edition; raise ``RuleBroken`` where its days or hours contradict one another."""
    _check(edition)
    kept: CitizenDay = common.save(work, CITIZEN_DAY, edition)
    return kept


def _check(edition: CitizenDay) -> None:
    if edition.day is None and not edition.theme.strip():
        raise RuleBroken(
            "day_or_theme",
            said("Indiquez le jour, ou au moins le thème si la date n’est pas fixée."),
            field="day",
        )
    if edition.start is not None and edition.end is not None and edition.end <= edition.start:
        raise RuleBroken(
            "end_before_start", said("L’heure de fin doit suivre l’heure de début."), field="end"
        )
    opened, closed = edition.sign_up_from, edition.sign_up_to
    if opened is not None and closed is not None and closed < opened:
        raise RuleBroken(
            "sign_up_dates",
            said("Les inscriptions ne peuvent pas finir avant d’avoir commencé."),
            field="sign_up_to",
        )
    if edition.day is not None and closed is not None and closed > edition.day:
        raise RuleBroken(
            "sign_up_after_day",
            said("Les inscriptions doivent finir au plus tard le jour même."),
            field="sign_up_to",
        )


def move(work: Work, edition_id: str, target: EditionState, reason: str = "") -> CitizenDay:
    """Move an edition on; raise ``RuleBroken`` with what it lacks."""
    step = EditionStep(
        today=work.today,
        reason=reason,
        worksites=journee.worksites(work.connection, edition_id),
    )
    moved = journee_moves.move(get(work, edition_id), target, step)
    work.name("citizen_day.move", f"journée citoyenne\u202f: {EDITION_STATES[target].lower()}")
    kept: CitizenDay = work.save(CITIZEN_DAY, moved)
    return kept


def save_proposal(work: Work, proposal: Proposal) -> Proposal:
    """Save a proposal as it came in."""
    _needs_title(proposal.title)
    kept: Proposal = common.save(work, WORKSITE_PROPOSAL, proposal)
    return kept


def _needs_title(title: str) -> None:
    if not title.strip():
        raise RuleBroken("title_required", said("Donnez un intitulé."), field="title")


def decide(
    work: Work,
    ids: Sequence[str],
    target: ProposalState,
    *,
    reason: str = "",
    into: str = "",
) -> tuple[Proposal, ...]:
    """Decide on proposals in one action; an accepted one becomes a worksite of its own.

    Proposals that are merged leave their worksite to the one that takes them in.
    """
    found = [_proposal(work, row_id) for row_id in ids]
    if into:
        _check_takes_in(_proposal(work, into))
    work.name(
        "worksite_proposal.decide",
        f"{plural(len(found), 'proposition', 'propositions')} de chantier\u202f: "
        f"{PROPOSAL_STATES[target].lower()}",
    )
    return tuple(_decided(work, one, target, reason, into) for one in found)


def _proposal(work: Work, row_id: str) -> Proposal:
    found: Proposal = common.require(work, WORKSITE_PROPOSAL, row_id)
    return found


def _check_takes_in(proposal: Proposal) -> None:
    if proposal.state in {ProposalState.MERGED, ProposalState.REFUSED}:
        raise RuleBroken(
            "merge_target_closed",
            said("La proposition choisie n’est plus ouverte\u202f: choisissez-en une autre."),
            field="merged_into",
        )


def _decided(
    work: Work, proposal: Proposal, target: ProposalState, reason: str, into: str
) -> Proposal:
    decided = worksite_moves.decide(proposal, target, on=work.today, reason=reason, into=into)
    if target is ProposalState.ACCEPTED:
        decided = replace(decided, worksite_id=_worksite_from(work, proposal).id)
    kept: Proposal = work.save(WORKSITE_PROPOSAL, decided)
    return kept


def _worksite_from(work: Work, proposal: Proposal) -> Worksite:
    """Return a worksite made from a proposal, with the hours of the day."""
    edition = get(work, proposal.edition_id)
    made: Worksite = work.save(
        WORKSITE,
        Worksite(
            id=new_id(),
            edition_id=proposal.edition_id,
            number=journee.next_worksite_number(work.connection, proposal.edition_id),
            title=proposal.title,
            place=proposal.place,
            quarter=proposal.quarter,
            description=proposal.need,
            start=edition.start,
            end=edition.end,
            association_id=proposal.association_id,
        ),
    )
    return made


def note_answered(work: Work, ids: Sequence[str], on: date) -> int:
    """Note that those who proposed were answered; return for how many."""
    work.name("worksite_proposal.answer", "réponse aux propositions de chantier")
    found = [_proposal(work, row_id) for row_id in ids]
    for one in found:
        work.save(WORKSITE_PROPOSAL, replace(one, answered_on=on))
    return len(found)


def save_worksite(work: Work, worksite: Worksite) -> Worksite:
    """Save the sheet of a worksite; a new one gets the next number of its edition."""
    _needs_title(worksite.title)
    worksite_moves.check_worksite(worksite)
    if worksite.number is None:
        number = journee.next_worksite_number(work.connection, worksite.edition_id)
        worksite = replace(worksite, number=number)
    kept: Worksite = common.save(work, WORKSITE, worksite)
    return kept


def settle(
    work: Work, ids: Sequence[str], target: WorksiteState, reason: str = ""
) -> tuple[Worksite, ...]:
    """Confirm, note as done or cancel worksites in one action."""
    found = [_worksite(work, row_id) for row_id in ids]
    work.name(
        "worksite.settle",
        f"{plural(len(found), 'chantier', 'chantiers')}\u202f: {WORKSITE_STATES[target].lower()}",
    )
    settled = []
    for one in found:
        day = get(work, one.edition_id).day
        moved = worksite_moves.settle(one, target, reason=reason, edition_day=day, today=work.today)
        settled.append(work.save(WORKSITE, moved))
    return tuple(settled)


def _worksite(work: Work, row_id: str) -> Worksite:
    found: Worksite = common.require(work, WORKSITE, row_id)
    return found


def save_task(work: Work, task: DayTask) -> DayTask:
    """Save a dated action; an answer bears its day."""
    _needs_title(task.title)
    if task.answer is not None and task.answered_on is None:
        task = replace(task, answered_on=work.today)
    kept: DayTask = common.save(work, DAY_TASK, task)
    return kept


def note_done(work: Work, ids: Sequence[str], on: date | None) -> int:
    """Note dated actions as done on a day, or as open again; return how many."""
    work.name("day_task.done", "suivi des actions de préparation")
    found = [common.require(work, DAY_TASK, row_id) for row_id in ids]
    for one in found:
        work.save(DAY_TASK, replace(one, done_on=on))
    return len(found)
