"""What takes the next step of agreements in the campaign, gathered for a selection of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from polesdesk.domain.campaign import CampaignRow, CampaignStep
from polesdesk.domain.evaluations import Outcome
from polesdesk.domain.follow_ups import LetterKind


class ActKind(StrEnum):
    """How the next step is taken."""

    LETTER = "letter"
    VISIT = "visit"
    EVALUATE = "evaluate"
    OPINION = "opinion"
    DECIDE = "decide"
    PREPARE = "prepare"
    PRINT = "print"
    NOTE = "note"
    SEND = "send"


ACT = "act"
"""Noting the act that authorises the signature, beside the steps that are noted."""
_S = CampaignStep
_LETTERS = {
    _S.TO_WARN: LetterKind.END_OF_AGREEMENT,
    _S.PAPERS_ASKED: LetterKind.PAPERS_REQUEST,
    _S.PAPERS_COMPLETE: LetterKind.PAPERS_REMINDER,
}
_ACTS = {
    _S.VISITS_ENOUGH: ActKind.VISIT,
    _S.EVALUATED: ActKind.EVALUATE,
    _S.OPINION: ActKind.OPINION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """What takes a step; ``detail`` is the kind of letter, or the step that is noted."""

    kind: ActKind
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextGroup:
    """The agreements of a selection that wait for the same act."""

    act: NextAct
    ids: tuple[str, ...]


def next_act(row: CampaignRow) -> NextAct | None:
    """Return what takes the next step of an agreement, None when it has come to its end."""
    step = row.step
    if step in _LETTERS:
        return NextAct(kind=ActKind.LETTER, detail=_LETTERS[step])
    if step in _ACTS:
        return NextAct(kind=_ACTS[step])
    if step is _S.DECISION:
        if row.to_hear:
            return NextAct(kind=ActKind.LETTER, detail=LetterKind.OBSERVATIONS)
        return NextAct(kind=ActKind.DECIDE)
    if step is _S.DONE:
        return None
    return _refusing(step) if _is_refused(row) else _signing(row)


def _is_refused(row: CampaignRow) -> bool:
    """Tell whether the next step is about a refusal: decided, or noted without an evaluation."""
    return row.outcome is Outcome.DO_NOT_RENEW or (row.outcome is None and not row.successor_id)


def _refusing(step: CampaignStep) -> NextAct:
    if step is _S.PRINTED:
        return NextAct(kind=ActKind.LETTER, detail=LetterKind.RENEWAL_REFUSED)
    return NextAct(kind=ActKind.SEND, detail=LetterKind.RENEWAL_REFUSED)


def _signing(row: CampaignRow) -> NextAct:
    if not row.successor_id:
        return NextAct(kind=ActKind.PREPARE)
    if row.step is not _S.PRINTED:
        return NextAct(kind=ActKind.NOTE, detail=row.step)
    if row.lacks_act:
        return NextAct(kind=ActKind.NOTE, detail=ACT)
    return NextAct(kind=ActKind.PRINT)


def next_groups(rows: Iterable[CampaignRow]) -> tuple[NextGroup, ...]:
    """Return what a selection waits for, what most of it waits for first."""
    found: dict[NextAct, list[str]] = {}
    for row in rows:
        act = next_act(row)
        if act is not None:
            found.setdefault(act, []).append(row.id)
    groups = [NextGroup(act=act, ids=tuple(ids)) for act, ids in found.items()]
    return tuple(sorted(groups, key=lambda one: -len(one.ids)))
