"""The renewal campaign: of each agreement that ends, the step it has reached and what blocks it.

Steps and their delays follow domain dossier B2; the months are those of the office. Everything
is derived from what is recorded elsewhere (letters, papers, visits, evaluation, originals).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from polesdesk.domain.associations import PaperKind
from polesdesk.domain.evaluations import NEGATIVE, RENEWING, EvaluationState, Outcome
from polesdesk.domain.french import format_date, join_and
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.settings import Settings
from polesdesk.domain.speech import said


class Group(StrEnum):
    """The four parts of a campaign, opened on demand."""

    PREPARE = "prepare"
    DECIDE = "decide"
    SIGN = "sign"
    NOTIFY = "notify"


class CampaignStep(StrEnum):
    """The next thing to do for an agreement, in the order in which they are done."""

    TO_WARN = "to_warn"
    PAPERS_ASKED = "papers_asked"
    PAPERS_COMPLETE = "papers_complete"
    VISITS_ENOUGH = "visits_enough"
    EVALUATED = "evaluated"
    OPINION = "opinion"
    DECISION = "decision"
    PRINTED = "printed"
    SENT = "sent"
    SIGNED_BY_ASSOCIATION = "signed_by_association"
    SIGNED_BY_CITY = "signed_by_city"
    TRANSMITTED = "transmitted"
    NOTIFIED = "notified"
    COPY_HANDED = "copy_handed"
    DONE = "done"


_S = CampaignStep
GROUP_OF: dict[CampaignStep, Group] = {
    _S.TO_WARN: Group.PREPARE,
    _S.PAPERS_ASKED: Group.PREPARE,
    _S.PAPERS_COMPLETE: Group.PREPARE,
    _S.VISITS_ENOUGH: Group.PREPARE,
    _S.EVALUATED: Group.DECIDE,
    _S.OPINION: Group.DECIDE,
    _S.DECISION: Group.DECIDE,
    _S.PRINTED: Group.SIGN,
    _S.SENT: Group.SIGN,
    _S.SIGNED_BY_ASSOCIATION: Group.SIGN,
    _S.SIGNED_BY_CITY: Group.SIGN,
    _S.TRANSMITTED: Group.NOTIFY,
    _S.NOTIFIED: Group.NOTIFY,
    _S.COPY_HANDED: Group.NOTIFY,
    _S.DONE: Group.NOTIFY,
}
"""The part of the campaign to which each step belongs."""

_SUMMER = (7, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How far the evaluation of an agreement has come.

    ``remarks_due`` is the day until which the remarks that were asked for are awaited.
    """

    state: EvaluationState
    outcome: Outcome | None = None
    is_marked: bool = False
    is_heard: bool = False
    remarks_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The next agreement, and the days of its signature on paper."""

    id: str
    number: str
    issued: bool = False
    sent_on: date | None = None
    signed_by_association_on: date | None = None
    signed_by_city_on: date | None = None
    transmitted_on: date | None = None
    notified_on: date | None = None
    copy_handed_on: date | None = None
    has_act: bool = False

    @property
    def is_under_way(self) -> bool:
        """Tell whether it left the office: what came before it is no longer asked for."""
        days = (self.sent_on, self.signed_by_association_on, self.signed_by_city_on,
                self.transmitted_on, self.notified_on, self.copy_handed_on)  # fmt: skip
        return self.issued or any(days)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFacts:
    """What is recorded of one agreement that ends; ``seen`` counts observations that count.

    ``needed`` is the least number of observations for a rate, 0 where nothing can be seen.
    """

    convention_id: str
    number: str
    association_id: str
    association: str
    hub: str
    rooms: str
    end_date: date
    warned_on: date | None = None
    papers_asked_on: date | None = None
    missing: tuple[PaperKind, ...] = ()
    seen: int = 0
    needed: int = 0
    judged: Judged | None = None
    not_renewed: bool = False
    is_closed: bool = False
    refusal_issued_on: date | None = None
    refusal_sent_on: date | None = None
    successor: Successor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRow:
    """One line of the campaign: the step to take next, until when, and what blocks it."""

    convention_id: str
    number: str
    association_id: str
    association: str
    hub: str
    rooms: str
    end_date: date
    group: Group
    step: CampaignStep
    blockers: tuple[str, ...]
    days_left: int
    due: date | None
    late: bool
    outcome: Outcome | None
    successor_id: str
    successor: str
    missing: int = 0
    """How many papers the association lacks."""
    lacks_act: bool = False
    """Whether the next agreement has no act yet that authorises its signature."""
    to_hear: bool = False
    """Whether the remarks of the association are still to be asked for."""

    @property
    def lacks_papers(self) -> bool:
        """Tell whether the association lacks a paper."""
        return self.missing > 0

    @property
    def id(self) -> str:
        """Return the id of the agreement: the line stands for it."""
        return self.convention_id


def row(facts: CampaignFacts, settings: Settings, today: date) -> CampaignRow:
    """Return the line of one agreement on a day."""
    step = next_step(facts)
    due = due_on(step, facts.end_date, settings)
    return CampaignRow(
        convention_id=facts.convention_id,
        number=facts.number,
        association_id=facts.association_id,
        association=facts.association,
        hub=facts.hub,
        rooms=facts.rooms,
        end_date=facts.end_date,
        group=GROUP_OF[step],
        step=step,
        blockers=blockers(facts, step),
        days_left=(facts.end_date - today).days,
        due=due,
        late=due is not None and due < today,
        outcome=facts.judged.outcome if facts.judged else None,
        successor_id=facts.successor.id if facts.successor else "",
        successor=facts.successor.number if facts.successor else "",
        missing=len(facts.missing),
        lacks_act=facts.successor is not None and not facts.successor.has_act,
        to_hear=_is_to_hear(facts.judged),
    )


def rows(
    found: Iterable[CampaignFacts], settings: Settings, today: date
) -> tuple[CampaignRow, ...]:
    """Return the lines of a campaign: by group, then by end."""
    order = list(Group)
    made = [row(one, settings, today) for one in found]
    return tuple(sorted(made, key=lambda one: (order.index(one.group), one.end_date, one.number)))


def next_step(facts: CampaignFacts) -> CampaignStep:
    """Return the next thing to do; what a later step proves is not asked for again."""
    if facts.successor is not None and (facts.successor.is_under_way or _is_decided(facts)):
        return _signing(facts.successor)
    if facts.is_closed:
        return _S.DONE
    if _is_refused(facts):
        return _refusing(facts)
    if _is_decided(facts):
        return _S.PRINTED
    if facts.judged is not None and facts.judged.state is EvaluationState.PROPOSED:
        return _S.DECISION
    return _preparing(facts)


def _is_decided(facts: CampaignFacts) -> bool:
    judged = facts.judged
    return (
        judged is not None
        and judged.state is EvaluationState.DECIDED
        and judged.outcome in RENEWING
    )


def _is_refused(facts: CampaignFacts) -> bool:
    judged = facts.judged
    decided = judged is not None and judged.state is EvaluationState.DECIDED
    return facts.not_renewed or (decided and not _is_decided(facts))


def _preparing(facts: CampaignFacts) -> CampaignStep:
    if facts.warned_on is None:
        return _S.TO_WARN
    if facts.missing:
        return _S.PAPERS_ASKED if facts.papers_asked_on is None else _S.PAPERS_COMPLETE
    if facts.seen < facts.needed and facts.judged is None:
        return _S.VISITS_ENOUGH
    if facts.judged is None or not facts.judged.is_marked:
        return _S.EVALUATED
    return _S.OPINION


def _refusing(facts: CampaignFacts) -> CampaignStep:
    if facts.refusal_issued_on is None:
        return _S.PRINTED
    return _S.NOTIFIED if facts.refusal_sent_on is None else _S.DONE


def _signing(next_one: Successor) -> CampaignStep:
    """Return the step of the signature; a later day proves the steps before it."""
    reached = (
        (_S.COPY_HANDED, next_one.copy_handed_on is not None),
        (_S.NOTIFIED, next_one.notified_on is not None),
        (_S.TRANSMITTED, next_one.transmitted_on is not None),
        (_S.SIGNED_BY_CITY, next_one.signed_by_city_on is not None),
        (_S.SIGNED_BY_ASSOCIATION, next_one.signed_by_association_on is not None),
        (_S.SENT, next_one.sent_on is not None),
        (_S.PRINTED, next_one.issued),
    )
    steps = list(CampaignStep)
    last = next((step for step, done in reached if done), None)
    return _S.PRINTED if last is None else steps[steps.index(last) + 1]


def due_on(step: CampaignStep, end: date, settings: Settings) -> date | None:
    """Return the day until which a step is to be taken, by the office's calendar."""
    months = {
        _S.TO_WARN: settings.warn_months,
        _S.PAPERS_ASKED: settings.warn_months,
        _S.PAPERS_COMPLETE: settings.papers_months,
        _S.VISITS_ENOUGH: settings.papers_months,
        _S.EVALUATED: settings.opinion_months,
        _S.OPINION: settings.opinion_months,
        _S.DECISION: settings.decision_months,
        _S.PRINTED: settings.signing_months,
        _S.SENT: settings.signing_months,
        _S.SIGNED_BY_ASSOCIATION: settings.signing_months,
    }
    if step is _S.DONE:
        return None
    if step not in months:
        return end
    return _counted_from(end, settings) - relativedelta(months=months[step])


def _counted_from(end: date, settings: Settings) -> date:
    """Return the day before which months count: an office may count summer from the spring.

    An agreement of the school year ends on 31 August, when nobody decides or signs.
    """
    if not settings.summer_base or end.month not in _SUMMER:
        return end
    month, day = (int(part) for part in settings.summer_base.split("-"))
    return min(end, date(end.year, month, day))


def blockers(facts: CampaignFacts, step: CampaignStep) -> tuple[str, ...]:
    """Return what must be settled before the part that an agreement is in can be left."""
    if step is _S.DONE:
        return ()
    group = GROUP_OF[step]
    if group is Group.PREPARE:
        return tuple(_lacking(facts))
    if group is Group.DECIDE:
        return (*_lacking(facts), *_unheard(facts))
    return tuple(_unsigned(facts, step))


def _lacking(facts: CampaignFacts) -> Iterable[str]:
    if facts.missing:
        labels = join_and([said(PAPERS[kind]).lower() for kind in facts.missing])
        yield said("pièces manquantes\u202f: {labels}").format(labels=labels)
    if facts.seen < facts.needed:
        yield said("constats insuffisants\u202f: {seen}\u00a0sur\u00a0{needed}").format(
            seen=facts.seen, needed=facts.needed
        )


def _unheard(facts: CampaignFacts) -> Iterable[str]:
    judged = facts.judged
    if judged is None or judged.outcome not in NEGATIVE or judged.is_heard:
        return
    if _is_to_hear(judged):
        yield said("observations de l’association à demander")
    elif judged.remarks_due is not None:
        yield said("observations de l’association attendues jusqu’au {day}").format(
            day=format_date(judged.remarks_due)
        )


def _is_to_hear(judged: Judged | None) -> bool:
    if judged is None or judged.outcome not in NEGATIVE:
        return False
    return not judged.is_heard and judged.remarks_due is None


def _unsigned(facts: CampaignFacts, step: CampaignStep) -> Iterable[str]:
    if _is_refused(facts):
        return
    if facts.successor is None:
        yield said("prochaine convention à préparer")
        return
    signed = facts.successor.signed_by_city_on is not None
    if not facts.successor.has_act and not signed:
        yield said("acte d’autorisation à renseigner")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCount:
    """How many agreements are in one part of the campaign, and how many of them are late."""

    group: Group
    count: int
    late: int


def counts(found: Sequence[CampaignRow]) -> tuple[GroupCount, ...]:
    """Return the four parts of a campaign with their numbers, also those without a line."""
    return tuple(
        GroupCount(
            group=group,
            count=sum(1 for one in found if one.group is group),
            late=sum(1 for one in found if one.group is group and one.late),
        )
        for group in Group
    )
