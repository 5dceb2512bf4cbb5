"""What may become of a proposal and of a worksite, each in one table of moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.worksites import Proposal, ProposalState, Worksite, WorksiteState

_P = ProposalState
PROPOSAL_MOVES: Mapping[ProposalState, tuple[ProposalState, ...]] = {
    _P.RECEIVED: (_P.UNDER_STUDY, _P.ACCEPTED, _P.MERGED, _P.REFUSED, _P.POSTPONED),
    _P.UNDER_STUDY: (_P.ACCEPTED, _P.MERGED, _P.REFUSED, _P.POSTPONED, _P.RECEIVED),
    _P.POSTPONED: (_P.UNDER_STUDY, _P.ACCEPTED, _P.REFUSED),
    _P.REFUSED: (_P.UNDER_STUDY,),
    _P.ACCEPTED: (),
    _P.MERGED: (_P.UNDER_STUDY,),
}
"""Where a proposal may go; an accepted one lives on as its worksite."""

_W = WorksiteState
WORKSITE_MOVES: Mapping[WorksiteState, tuple[WorksiteState, ...]] = {
    _W.PROPOSED: (_W.CONFIRMED, _W.CANCELLED),
    _W.CONFIRMED: (_W.DONE, _W.PARTLY_DONE, _W.CANCELLED, _W.PROPOSED),
    _W.DONE: (_W.PARTLY_DONE, _W.CONFIRMED),
    _W.PARTLY_DONE: (_W.DONE, _W.CONFIRMED),
    _W.CANCELLED: (_W.PROPOSED,),
}
"""Where a worksite may go."""

_WITH_REASON = frozenset({_P.REFUSED, _P.POSTPONED})


def decide(
    proposal: Proposal, target: ProposalState, *, on: date, reason: str = "", into: str = ""
) -> Proposal:
    """Return a proposal after a decision; a refusal or a postponement says why.

    ``into`` is the proposal that takes in a merged one.
    """
    if target not in PROPOSAL_MOVES[proposal.state]:
        raise RuleBroken(
            "proposal_move_not_allowed",
            said("Cette décision ne suit pas l’état actuel de la proposition."),
            field="state",
        )
    if target in _WITH_REASON and not reason.strip():
        raise RuleBroken(
            "reason_required",
            said("Écrivez pourquoi\u202f: la personne qui a proposé recevra cette réponse."),
            field="reason",
        )
    if target is ProposalState.MERGED and into in {"", proposal.id}:
        raise RuleBroken(
            "merge_target_required",
            said("Choisissez la proposition avec laquelle celle-ci est réunie."),
            field="merged_into",
        )
    open_again = target in {ProposalState.UNDER_STUDY, ProposalState.RECEIVED}
    return replace(
        proposal,
        state=target,
        reason=reason.strip(),
        decided_on=None if open_again else on,
        merged_into=into if target is ProposalState.MERGED else None,
    )


def settle(
    worksite: Worksite, target: WorksiteState, *, reason: str = "", edition_day: date | None = None,
    today: date | None = None,
) -> Worksite:  # fmt: skip
    """Return a worksite after a move; raise ``RuleBroken`` when it lacks what the move needs."""
    if target not in WORKSITE_MOVES[worksite.state]:
        raise RuleBroken(
            "worksite_move_not_allowed",
            said("Cette étape ne suit pas l’état actuel du chantier."),
            field="state",
        )
    if target is WorksiteState.CONFIRMED and worksite.state is WorksiteState.PROPOSED:
        _check_sheet(worksite)
    if target in {WorksiteState.DONE, WorksiteState.PARTLY_DONE}:
        _check_day(edition_day, today)
    if target is WorksiteState.CANCELLED and not reason.strip():
        raise RuleBroken(
            "reason_required",
            said("Écrivez pourquoi le chantier est annulé."),
            field="reason",
        )
    return replace(worksite, state=target, reason=reason.strip() or worksite.reason)


def _check_sheet(worksite: Worksite) -> None:
    """A sheet that people work by says where, when and how many."""
    missing = tuple(
        Missing(field=field, label=label)
        for field, label, is_known in (
            ("title", said("intitulé"), bool(worksite.title.strip())),
            ("place", said("lieu"), bool(worksite.place.strip())),
            ("start", said("heure de début"), worksite.start is not None),
            ("end", said("heure de fin"), worksite.end is not None),
            ("maximum", said("nombre de places"), worksite.maximum is not None),
        )
        if not is_known
    )
    if missing:
        raise RuleBroken(
            "worksite_incomplete",
            said("La fiche du chantier est incomplète\u202f: {labels}.").format(
                labels=", ".join(one.label for one in missing)
            ),
            field=missing[0].field,
            missing=missing,
        )


def _check_day(edition_day: date | None, today: date | None) -> None:
    if edition_day is None or today is None or edition_day > today:
        raise RuleBroken(
            "day_not_come",
            said("La journée n’a pas encore eu lieu\u202f: son résultat se notera après."),
            field="state",
        )


def check_worksite(worksite: Worksite) -> None:
    """Raise ``RuleBroken`` when the numbers or the hours of a sheet contradict one another."""
    low, high = worksite.minimum, worksite.maximum
    if low is not None and high is not None and low > high:
        raise RuleBroken(
            "minimum_above_maximum",
            said("Le nombre de personnes nécessaires dépasse le nombre de places."),
            field="minimum",
        )
    if worksite.start is not None and worksite.end is not None and worksite.end <= worksite.start:
        raise RuleBroken(
            "end_before_start",
            said("L’heure de fin doit suivre l’heure de début."),
            field="end",
        )
