"""What is done to many agreements of the campaign in one command; refusals stop no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from polesdesk.actions import campaign, conventions, evaluations
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.campaign import CampaignRow
from polesdesk.domain.campaign_next import ActKind, NextGroup, next_act, next_groups
from polesdesk.domain.conventions import Convention
from polesdesk.domain.evaluations import Evaluation
from polesdesk.domain.french import plural
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import campaign as stored
from polesdesk.store import evaluations as judged
from polesdesk.store import records
from polesdesk.store.kinds import CONVENTION

Act = Callable[[Convention], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDone:
    """An agreement for which something was refused, and why."""

    number: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyDone:
    """For how many agreements something was done, and those refused."""

    count: int
    refused: tuple[NotDone, ...]


def each(work: Work, ids: Sequence[str], act: Act, progress: Progress) -> ManyDone:
    """Do something to each agreement, in the order of their ids; stopping undoes them all."""
    found = records.get_many(work.connection, CONVENTION, ids, alive=True)
    refused: list[NotDone] = []
    for at, one in enumerate(found):
        progress.step(at, len(found), one.number)
        try:
            act(one)
        except RuleBroken as error:
            refused.append(NotDone(number=one.number, message=error.message))
    progress.step(len(found), len(found), said("Terminé"))
    return ManyDone(count=len(found) - len(refused), refused=tuple(refused))


def next_of(work: Work, ids: Sequence[str]) -> tuple[NextGroup, ...]:
    """Return what a selection waits for, what most of it waits for first."""
    return next_groups(campaign.rows_of(work, ids))


def successor_ids(work: Work, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the agreements that follow some, in their order; those without one have none."""
    following = stored.successors(work.connection, ids)
    return tuple(following[row_id].id for row_id in ids if row_id in following)


def prepare(runner: Runner, progress: Progress, ids: Sequence[str]) -> ManyDone:
    """Make the next agreement of each one whose renewal is decided and that has none."""
    return runner.do(_prepare, progress, tuple(ids)).value


def _prepare(work: Work, progress: Progress, ids: Sequence[str]) -> ManyDone:
    count = plural(len(ids), "prochaine convention", "prochaines conventions")
    work.name("campaign.prepare", f"préparation de {count}")
    rows = {row.id: row for row in campaign.rows_of(work, ids)}

    def renew(one: Convention) -> None:
        if one.id in rows:
            _check_decided(rows[one.id])
        conventions.renew(work, one.id)

    return each(work, ids, renew, progress)


def _check_decided(row: CampaignRow) -> None:
    if row.successor_id:
        told = said("La prochaine convention existe déjà\u202f: {number}.")
        raise RuleBroken("has_successor", told.format(number=row.successor))
    act = next_act(row)
    if act is None or act.kind is not ActKind.PREPARE:
        raise RuleBroken("not_decided", said("Le renouvellement n’est pas encore décidé."))


def propose(runner: Runner, progress: Progress, ids: Sequence[str], who: str, on: date) -> ManyDone:
    """Give the opinions that are chosen and explained, all by one person on one day."""
    return runner.do(_judge, progress, tuple(ids), evaluations.propose, (who, on)).value


def decide(runner: Runner, progress: Progress, ids: Sequence[str], who: str, on: date) -> ManyDone:
    """Decide on the opinions that were given, all by one person on one day."""
    return runner.do(_judge, progress, tuple(ids), evaluations.decide, (who, on)).value


def _judge(
    work: Work,
    progress: Progress,
    ids: Sequence[str],
    verdict: Callable[..., Any],
    told: tuple[str, date],
) -> ManyDone:
    count = plural(len(ids), "renouvellement")
    is_opinion = verdict is evaluations.propose
    label = f"avis sur {count}" if is_opinion else f"décision sur {count}"
    work.name("campaign.judge", label)
    found: dict[str, Evaluation] = judged.latest_of(work.connection, ids)

    def give(one: Convention) -> None:
        if one.id not in found:
            raise RuleBroken("not_evaluated", said("La convention n’est pas encore évaluée."))
        verdict(work, found[one.id].id, *told)

    return each(work, ids, give, progress)
