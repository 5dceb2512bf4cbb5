"""Gather what the letters of a renewal are made from: the agreement, its file, its evaluation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from polesdesk.actions import lacked_papers, move_knowledge
from polesdesk.actions import records as common
from polesdesk.actions.letter_parties import (
    Gathered,
    is_private,
    letter_data,
    party_of,
    reference,
)
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention, Renewal, State, TerminationGround
from polesdesk.domain.evaluations import NEGATIVE, RENEWING, Evaluation, Outcome
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.letter_matters import Renewing
from polesdesk.domain.move_guards import WITH_NOTICE, months_later
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Settings
from polesdesk.domain.speech import said
from polesdesk.store import authority, campaign, evaluations, letters, records
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, HUB, ROOM

DAYS_TO_SEND = 15
"""Days that an association has at least to send papers, however late they are asked for."""


def renewing(work: Work, kind: LetterKind, subject_id: str) -> Gathered:
    """Return what a letter of renewal says today of an agreement.

    Raises ``RuleBroken`` when the letter does not fit: nothing missing to ask for, no decision
    to tell, an outcome of the other sense.
    """
    convention: Convention = common.require(work, CONVENTION, subject_id)
    association: Association = common.require(work, ASSOCIATION, convention.association_id)
    hub: Hub | None = records.get(work.connection, HUB, convention.hub_id)
    office = authority.settings(work.connection)
    matter = _with_former(work, _matter(work, convention, hub, office), convention)
    if kind is LetterKind.TERMINATION:
        matter = _terminating(work, matter, convention)
    _check(kind, matter)
    data = letter_data(work, kind, matter, party_of(work, association))
    private = is_private(work, convention.room_ids)
    references = reference("Convention", convention.number)
    return Gathered(
        data=replace(data, hub=hub, references=references, is_private=private),
        subject_kind=CONVENTION.name,
        subject_id=subject_id,
        association_id=association.id,
        convention_id=convention.id,
        due=_awaited(kind, matter),
    )


def _matter(work: Work, convention: Convention, hub: Hub | None, office: Settings) -> Renewing:
    rooms: list[Room] = records.get_many(work.connection, ROOM, convention.room_ids)
    judged = evaluations.latest(work.connection, convention.id)
    following = campaign.successor(work.connection, convention.id)
    next_start = following.start_date if following else _day_after(convention.end_date)
    party: Association = common.require(work, ASSOCIATION, convention.association_id)
    return Renewing(
        convention=convention.number,
        hub=hub.name if hub else "",
        place=", ".join(room.name for room in rooms),
        start=convention.start_date,
        end=convention.end_date,
        papers_due=_papers_due(convention, office, work.today),
        lacking=tuple(
            one.label for one in lacked_papers.lacked_for(work, party, convention, next_start)
        ),
        outcome=judged.outcome if judged else _refused_by_hand(convention),
        motive=judged.motive if judged else convention.reason,
        changes=judged.changes if judged else "",
        remarks_due=work.today + timedelta(days=office.answer_days),
        remarks_on=judged.remarks_on if judged else None,
        next_number=following.number if following else "",
        next_start=next_start,
        next_end=_next_end(judged, following),
        ground=convention.termination_ground,
        terminated_on=convention.terminated_on,
        notice_months=convention.notice_months,
    )


def _terminating(work: Work, matter: Renewing, convention: Convention) -> Renewing:
    """Say why it is terminated, not what an opinion said; the notice only where it was given."""
    notice = convention.notice_months
    given, ends = convention.notice_given_on, convention.terminated_on
    respected = convention.termination_ground in WITH_NOTICE and notice is not None
    if respected and notice and given is not None and ends is not None:
        respected = ends >= months_later(given, notice)
    known = move_knowledge.known(work, convention, State.TERMINATION_PENDING)
    is_breach = convention.termination_ground is TerminationGround.BREACH
    return replace(
        matter,
        motive=convention.reason,
        notice_months=notice if respected else None,
        formal_notice_on=known.formal_notice_on if is_breach else None,
    )


def _papers_due(convention: Convention, office: Settings, today: date) -> date:
    """Return the day of the office's calendar, but never less than a fortnight away."""
    soonest = today + timedelta(days=DAYS_TO_SEND)
    if convention.end_date is None:
        return soonest
    return max(soonest, convention.end_date - relativedelta(months=office.papers_months))


def _refused_by_hand(convention: Convention) -> Outcome | None:
    return Outcome.DO_NOT_RENEW if convention.renewal is Renewal.NOT_RENEWED else None


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _next_end(judged: Evaluation | None, following: Convention | None) -> date | None:
    if judged is not None and judged.next_end is not None:
        return judged.next_end
    return following.end_date if following else None


def _with_former(work: Work, matter: Renewing, convention: Convention) -> Renewing:
    """Add the letter by which papers were asked for before."""
    sent = letters.of_convention(work.connection, convention.association_id, convention.id)
    asked: Letter | None = next(
        (one for one in sent if one.kind in _ASKING and one.cancelled_on is None), None
    )
    if asked is None:
        return matter
    return replace(matter, asked_number=asked.number, asked_day=asked.sent_on or asked.issued_on)


_ASKING = frozenset({LetterKind.END_OF_AGREEMENT, LetterKind.PAPERS_REQUEST})


def _check(kind: LetterKind, matter: Renewing) -> None:
    if kind in {LetterKind.PAPERS_REQUEST, LetterKind.PAPERS_REMINDER} and not matter.lacking:
        raise RuleBroken(
            "nothing_missing",
            said("Aucune pièce ne manque au dossier de cette association."),
        )
    if kind is LetterKind.OBSERVATIONS and matter.outcome not in NEGATIVE:
        raise RuleBroken(
            "opinion_required",
            said("Cette lettre suit un avis défavorable\u202f: rendez-le d’abord."),
        )
    if kind is LetterKind.RENEWAL_GRANTED and matter.outcome not in RENEWING:
        raise RuleBroken(
            "not_granted", said("Aucune décision de renouvellement n’est enregistrée.")
        )
    if kind is LetterKind.RENEWAL_REFUSED and matter.outcome is not Outcome.DO_NOT_RENEW:
        raise RuleBroken("not_refused", said("Aucune décision de refus n’est enregistrée."))
    if kind is LetterKind.TERMINATION and matter.ground is None:
        raise RuleBroken("not_terminated", said("Engagez d’abord la résiliation."))


def _awaited(kind: LetterKind, matter: Renewing) -> date | None:
    if kind is LetterKind.OBSERVATIONS:
        return matter.remarks_due
    asks = kind in _ASKING or kind is LetterKind.PAPERS_REMINDER
    return matter.papers_due if asks else None
