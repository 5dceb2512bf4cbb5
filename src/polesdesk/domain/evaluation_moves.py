"""The steps of an evaluation: drawn up, proposed, decided; what each asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from polesdesk.domain.conventions import Convention, Renewal
from polesdesk.domain.evaluations import (
    HIGHEST,
    NEGATIVE,
    RENEWING,
    Evaluation,
    EvaluationState,
    Outcome,
    unjudged,
)
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Who takes a step of an evaluation, and on which day."""

    who: str
    on: date
    today: date


def check(one: Evaluation) -> None:
    """Refuse marks out of the scale and a short renewal without a scale; drafts may be incomplete.

    Raises ``RuleBroken`` at the field.
    """
    for score in one.scores:
        if score.mark is not None and not 0 <= score.mark <= HIGHEST:
            raise RuleBroken(
                "mark",
                said("Une note va de 0 à {most}.").format(most=HIGHEST),
                field=f"score_{score.key}",
            )
        if score.weight < 0:
            raise RuleBroken("weight", said("Un poids est au moins 0."), field=f"score_{score.key}")


def propose(one: Evaluation, verdict: Verdict) -> Evaluation:
    """Return the evaluation with its opinion given; raise ``RuleBroken`` when it is incomplete."""
    _state(one, EvaluationState.DRAFT, said("Cet avis a déjà été rendu."))
    _person(verdict, "proposed_by", said("Indiquez qui rend l’avis."))
    _complete(one)
    return replace(
        one, state=EvaluationState.PROPOSED, proposed_by=verdict.who.strip(), proposed_on=verdict.on
    )


def _complete(one: Evaluation) -> None:
    check(one)
    left = unjudged(one.scores)
    if left:
        raise RuleBroken(
            "criteria_unjudged",
            said(
                "Il reste {count} à juger\u202f: donnez une note de 0 à {most}, ou «\u202fsans "
                "objet\u202f»."
            ).format(count=plural(len(left), said("critère"), said("critères")), most=HIGHEST),
            field=f"score_{left[0].key}",
        )
    if one.outcome is None:
        raise RuleBroken("outcome_required", said("Choisissez le sens de l’avis."), field="outcome")
    if not one.motive.strip():
        raise RuleBroken(
            "motive_required",
            said("Motivez l’avis\u202f: les motifs figureront dans le dossier et dans la lettre."),
            field="motive",
        )
    if one.outcome is Outcome.RENEW_WITH_CHANGES and not one.changes.strip():
        raise RuleBroken(
            "changes_required",
            said("Écrivez ce que la prochaine convention change."),
            field="changes",
        )
    if one.outcome is Outcome.SHORT_RENEWAL and one.next_end is None:
        raise RuleBroken(
            "next_end_required",
            said("Indiquez jusqu’à quel jour court le renouvellement de courte durée."),
            field="next_end",
        )


def withdraw(one: Evaluation) -> Evaluation:
    """Return the evaluation as a draft again: its opinion was given, nothing was decided."""
    _state(one, EvaluationState.PROPOSED, said("Seul un avis non encore décidé se reprend."))
    return replace(one, state=EvaluationState.DRAFT, proposed_by="", proposed_on=None)


def decide(one: Evaluation, verdict: Verdict, answer_days: int) -> Evaluation:
    """Return the evaluation decided and frozen.

    A negative outcome needs the remarks of the association, or that it was asked for them at
    least ``answer_days`` days before (CRPA L. 121-1 and L. 122-1).
    """
    _state(one, EvaluationState.PROPOSED, said("Rendez d’abord l’avis."))
    _person(verdict, "decided_by", said("Indiquez qui décide."))
    _complete(one)
    if one.outcome is Outcome.TO_COMPLETE:
        raise RuleBroken(
            "nothing_to_decide",
            said("L’avis demande un complément\u202f: reprenez-le quand le dossier est complet."),
            field="outcome",
        )
    if one.proposed_on is not None and verdict.on < one.proposed_on:
        raise RuleBroken(
            "decided_before_opinion",
            said("La décision ne peut pas précéder l’avis\u202f; vérifiez la date."),
            field="decided_on",
        )
    _heard(one, verdict.on, answer_days)
    return replace(
        one, state=EvaluationState.DECIDED, decided_by=verdict.who.strip(), decided_on=verdict.on
    )


def awaited_until(one: Evaluation, on: date, answer_days: int) -> date | None:
    """Return the last day on which remarks that were asked for are awaited; none once past."""
    if one.outcome not in NEGATIVE or one.remarks.strip() or one.remarks_asked_on is None:
        return None
    until = one.remarks_asked_on + timedelta(days=answer_days)
    return until if on <= until else None


def _heard(one: Evaluation, on: date, answer_days: int) -> None:
    if one.outcome not in NEGATIVE or one.remarks.strip():
        return
    if one.remarks_asked_on is None:
        raise RuleBroken(
            "remarks_required",
            said(
                "Avant une décision défavorable, l’association doit pouvoir présenter ses "
                "observations\u202f: demandez-les par lettre et notez le jour de la demande."
            ),
            field="remarks_asked_on",
        )
    until = awaited_until(one, on, answer_days)
    if until is not None:
        raise RuleBroken(
            "remarks_awaited",
            said(
                "L’association peut présenter ses observations jusqu’au {day}\u202f: attendez ce "
                "jour, ou notez sa réponse."
            ).format(day=format_date(until)),
            field="remarks",
        )


def refuse_decided(before: Evaluation, after: Evaluation) -> None:
    """Refuse to change what was decided, but for remarks that come later."""
    later = replace(
        after, version=before.version, remarks=before.remarks, remarks_on=before.remarks_on
    )
    if before.state is EvaluationState.DECIDED and later != before:
        raise RuleBroken(
            "decided",
            said("Cette décision est prise\u202f: faites une nouvelle évaluation pour y revenir."),
            field="outcome",
        )


def renewal_after(one: Evaluation, convention: Convention) -> Renewal:
    """Return the renewal track of the agreement once the evaluation is decided."""
    if convention.renewal is Renewal.RENEWED:
        return Renewal.RENEWED
    return Renewal.EVALUATED if one.outcome in RENEWING else Renewal.NOT_RENEWED


def _state(one: Evaluation, wanted: EvaluationState, message: str) -> None:
    if one.state is not wanted:
        raise RuleBroken("evaluation_state", message, field="outcome")


def _person(verdict: Verdict, field: str, message: str) -> None:
    if not verdict.who.strip():
        raise RuleBroken("person_required", message, field=field)
    if verdict.on > verdict.today:
        raise RuleBroken(
            "date_in_future",
            said("Cette date est dans l’avenir\u202f: notez le jour où l’acte a eu lieu."),
            field=field.replace("_by", "_on"),
        )
