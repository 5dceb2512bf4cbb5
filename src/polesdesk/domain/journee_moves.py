"""The moves of an edition of the journée citoyenne, and the guards of each, in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from polesdesk.domain.journee import CitizenDay, EditionState
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.worksites import Worksite, WorksiteState


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionStep:
    """What a manager tells of a move, and the worksites of the edition that it is judged by."""

    today: date
    reason: str = ""
    worksites: Sequence[Worksite] = ()


Guard = Callable[[CitizenDay, EditionStep], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionMove:
    """One allowed move: from, to, what the manager calls it, and its guards."""

    source: EditionState
    target: EditionState
    label: str
    guards: tuple[Guard, ...] = ()


def _needs_day(edition: CitizenDay, step: EditionStep) -> None:
    if edition.day is None:
        raise RuleBroken(
            "day_required",
            said("Indiquez d’abord le jour de la journée citoyenne."),
            field="day",
        )


def _needs_deliberation(edition: CitizenDay, step: EditionStep) -> None:
    """The council fixes the date and the worksites (domain dossier D2)."""
    missing = edition.deliberation_date is None or not edition.deliberation_number.strip()
    if missing and not step.reason.strip():
        raise RuleBroken(
            "deliberation_required",
            said(
                "Le conseil municipal n’a pas encore délibéré sur la date et les chantiers. Notez "
                "la délibération, ou écrivez pourquoi les inscriptions ouvrent sans elle."
            ),
            field="reason",
        )


def _told(edition: CitizenDay, step: EditionStep) -> None:
    """Deliberation and expected headcount go to the insurer and the prefecture (D2)."""
    missing = tuple(
        Missing(field=field, label=label)
        for field, label, known in (
            ("insurer_informed_on", said("information de l’assureur"), edition.insurer_informed_on),
            (
                "prefecture_informed_on",
                said("information de la préfecture"),
                edition.prefecture_informed_on,
            ),
            ("estimated_headcount", said("effectif attendu"), edition.estimated_headcount),
        )
        if known is None
    )
    if missing and not step.reason.strip():
        labels = ", ".join(one.label for one in missing)
        raise RuleBroken(
            "insurer_not_told",
            said(
                "Il manque encore\u202f: {labels}. Notez-les, ou écrivez pourquoi la journée est "
                "prête sans elles."
            ).format(labels=labels),
            field="reason",
            missing=missing,
        )


def _led(edition: CitizenDay, step: EditionStep) -> None:
    alone = [
        one.title
        for one in step.worksites
        if one.state is WorksiteState.CONFIRMED and not (one.lead_ids and one.referent_ids)
    ]
    if alone and not step.reason.strip():
        raise RuleBroken(
            "worksite_without_lead",
            said(
                "Ces chantiers n’ont pas à la fois un référent et un chef de chantier\u202f: "
                "{titles}. Complétez leur fiche, ou écrivez pourquoi."
            ).format(titles=", ".join(alone)),
            field="reason",
        )


def _has_worksites(edition: CitizenDay, step: EditionStep) -> None:
    if not any(one.state is WorksiteState.CONFIRMED for one in step.worksites):
        raise RuleBroken(
            "no_worksite",
            said("Aucun chantier n’est confirmé\u202f: confirmez-en au moins un."),
            field="state",
        )


def _day_come(edition: CitizenDay, step: EditionStep) -> None:
    if edition.day is None or edition.day > step.today:
        raise RuleBroken(
            "day_not_come",
            said("Cette journée n’a pas encore eu lieu."),
            field="day",
        )


def _settled(edition: CitizenDay, step: EditionStep) -> None:
    running = [one.title for one in step.worksites if one.state is WorksiteState.CONFIRMED]
    if running:
        raise RuleBroken(
            "worksite_not_settled",
            said("Notez d’abord ce qui a été fait sur ces chantiers\u202f: {titles}.").format(
                titles=", ".join(running)
            ),
            field="state",
        )


def _needs_reason(edition: CitizenDay, step: EditionStep) -> None:
    if not step.reason.strip():
        raise RuleBroken(
            "reason_required",
            said("Écrivez pourquoi\u202f: ce motif figurera dans l’historique et dans le bilan."),
            field="reason",
        )


_E = EditionState
MOVES: tuple[EditionMove, ...] = (
    EditionMove(source=_E.PREPARING, target=_E.CALL_FOR_IDEAS, label="Lancer l’appel à idées"),
    EditionMove(source=_E.CALL_FOR_IDEAS, target=_E.SIGN_UP, label="Ouvrir les inscriptions",
                guards=(_needs_day, _has_worksites, _needs_deliberation)),
    EditionMove(source=_E.PREPARING, target=_E.SIGN_UP, label="Ouvrir les inscriptions",
                guards=(_needs_day, _has_worksites, _needs_deliberation)),
    EditionMove(source=_E.SIGN_UP, target=_E.READY, label="Noter que tout est prêt",
                guards=(_needs_day, _has_worksites, _told, _led)),
    EditionMove(source=_E.READY, target=_E.DONE, label="Noter qu’elle a eu lieu",
                guards=(_day_come,)),
    EditionMove(source=_E.DONE, target=_E.EVALUATED, label="Clore l’évaluation",
                guards=(_settled,)),
    EditionMove(source=_E.PREPARING, target=_E.CANCELLED, label="Annuler l’édition…",
                guards=(_needs_reason,)),
    EditionMove(source=_E.CALL_FOR_IDEAS, target=_E.CANCELLED, label="Annuler l’édition…",
                guards=(_needs_reason,)),
    EditionMove(source=_E.SIGN_UP, target=_E.CANCELLED, label="Annuler l’édition…",
                guards=(_needs_reason,)),
    EditionMove(source=_E.READY, target=_E.CANCELLED, label="Annuler l’édition…",
                guards=(_needs_reason,)),
    EditionMove(source=_E.CALL_FOR_IDEAS, target=_E.PREPARING, label="Revenir à la préparation"),
    EditionMove(source=_E.SIGN_UP, target=_E.CALL_FOR_IDEAS, label="Rouvrir l’appel à idées"),
    EditionMove(source=_E.READY, target=_E.SIGN_UP, label="Rouvrir les inscriptions"),
    EditionMove(source=_E.DONE, target=_E.READY, label="Elle n’a pas encore eu lieu"),
    EditionMove(source=_E.EVALUATED, target=_E.DONE, label="Rouvrir l’évaluation"),
    EditionMove(source=_E.CANCELLED, target=_E.PREPARING, label="Reprendre l’édition…",
                guards=(_needs_reason,)),
)  # fmt: skip
"""Allowed moves, the usual one of each state first."""

CLOSED = frozenset({EditionState.EVALUATED, EditionState.CANCELLED})
"""States in which nothing more is awaited."""


def moves_from(state: EditionState) -> tuple[EditionMove, ...]:
    """Return the moves from a state, the usual one first."""
    return tuple(one for one in MOVES if one.source is state)


def move(edition: CitizenDay, target: EditionState, step: EditionStep) -> CitizenDay:
    """Return the edition after a move; raise ``RuleBroken`` when it is not allowed."""
    for candidate in moves_from(edition.state):
        if candidate.target is target:
            for guard in candidate.guards:
                guard(edition, step)
            return replace(edition, state=target, reason=step.reason.strip() or edition.reason)
    raise RuleBroken(
        "move_not_allowed",
        said("Cette étape ne suit pas celle où en est la journée citoyenne."),
        field="state",
    )
