"""The questions asked in each room of a visit: the standard set, and what an answer may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from polesdesk.domain.folding import fold
from polesdesk.domain.observing import EVIDENCE_OF_USE
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import marked, said
from polesdesk.domain.visits import Answer, Finding, FindingKind, Question, QuestionKind

YES, NO = marked("oui"), marked("non")
NOT_CHECKED, NOT_APPLICABLE = marked("non vérifié"), marked("sans objet")
YES_NO_ANSWERS = (YES, NO, NOT_CHECKED, NOT_APPLICABLE)
"""Never an empty box: what was not looked at is not a « non »."""
ACTIONS = (marked("aucune"), marked("rappel"), marked("demande de travaux"), marked("convocation"))
"""What a finding may ask for (domain dossier C2)."""
ACTION_KEY = "action"


def _yes_no(key: str, label: str, group: str) -> Question:
    return Question(key=key, label=label, group=group)


_USE, _STATE = marked("Usage"), marked("État du local")
_SAFETY, _SEQUEL = marked("Sécurité"), marked("Suites")
STANDARD: tuple[Question, ...] = (
    _yes_no("conforms", marked("L’activité est conforme à l’objet de la convention"), _USE),
    _yes_no(
        EVIDENCE_OF_USE[0],
        marked("Des traces d’usage sont visibles (matériel, courrier, affichage)"),
        _USE,
    ),
    _yes_no("shared_use", marked("Un partage du local a été vu"), _USE),
    _yes_no("cer_shown", marked("Le contrat d’engagement républicain est affiché"), _USE),
    Question(
        key="cleanliness",
        label=marked("Propreté"),
        group=_STATE,
        kind=QuestionKind.CHOICE,
        choices=(marked("bonne"), marked("moyenne"), marked("mauvaise")),
    ),
    _yes_no("furniture_ok", marked("Le mobilier est complet et en bon état"), _STATE),
    _yes_no("damage", marked("Des dégradations sont visibles"), _STATE),
    _yes_no("water_heating_ok", marked("L’eau et le chauffage fonctionnent"), _STATE),
    _yes_no("exits_free", marked("Les issues sont dégagées"), _SAFETY),
    _yes_no("extinguishers", marked("Les extincteurs sont en place"), _SAFETY),
    _yes_no("capacity_kept", marked("La jauge est respectée"), _SAFETY),
    _yes_no("forbidden_appliances", marked("Des appareils interdits sont branchés"), _SAFETY),
    _yes_no("register_seen", marked("Le registre de sécurité a été vu"), _SAFETY),
    _yes_no(
        "keys_ok", marked("Les clés et badges sont aux mains des détenteurs déclarés"), _SAFETY
    ),
    Question(
        key="incident",
        label=marked("Incident"),
        group=_SEQUEL,
        kind=QuestionKind.CHOICE,
        choices=(marked("aucun"), marked("mineur"), marked("sérieux"), marked("grave")),
    ),
    Question(
        key=ACTION_KEY,
        label=marked("Action demandée"),
        group=_SEQUEL,
        kind=QuestionKind.CHOICE,
        choices=ACTIONS,
    ),
    Question(
        key="action_owner",
        label=marked("Responsable de l’action"),
        group=_SEQUEL,
        kind=QuestionKind.TEXT,
    ),
    Question(
        key="action_due",
        label=marked("Échéance de l’action"),
        group=_SEQUEL,
        kind=QuestionKind.TEXT,
    ),
)
"""The fields of the visit sheet (domain dossier C2) that are asked room by room."""


def choices_of(question: Question) -> tuple[str, ...]:
    """Return the answers that a question offers, none for a number or a text."""
    if question.kind is QuestionKind.YES_NO:
        return YES_NO_ANSWERS
    return question.choices if question.kind is QuestionKind.CHOICE else ()


def answer_to(answers: Iterable[Answer], key: str) -> str:
    """Return the answer to a question by its key, empty when none was given."""
    return next((one.value for one in answers if one.question == key), "")


def with_answer(answers: Sequence[Answer], key: str, value: str) -> tuple[Answer, ...]:
    """Return the answers with another answer to one question; an empty one takes it away."""
    kept = tuple(one for one in answers if one.question != key)
    return (*kept, Answer(question=key, value=value.strip())) if value.strip() else kept


def lacking(questions: Sequence[Question], finding: Finding) -> tuple[Question, ...]:
    """Return the required questions that a room which was entered leaves open."""
    entered = finding.kind in (
        FindingKind.AS_PLANNED,
        FindingKind.EMPTY,
        FindingKind.OTHER_OCCUPANT,
        FindingKind.UNPLANNED,
    )
    if not entered:
        return ()
    return tuple(
        one for one in questions if one.required and not answer_to(finding.answers, one.key)
    )


def check_set(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return a set of questions as it is kept; raise ``RuleBroken`` where it cannot be asked."""
    labels: set[str] = set()
    for one in questions:
        label = one.label.strip()
        if not label:
            raise RuleBroken(
                "question_label", said("Donnez un texte à chaque question."), field="label"
            )
        if fold(label) in labels:
            raise RuleBroken(
                "question_twice",
                said("La question « {label} » figure deux fois.").format(label=label),
                field="label",
            )
        labels.add(fold(label))
        if one.kind is QuestionKind.CHOICE and len(one.choices) < 2:
            raise RuleBroken(
                "question_choices",
                said("Donnez au moins deux réponses à la question « {label} ».").format(
                    label=label
                ),
                field="choices",
            )
    return tuple(questions)


def new_key(label: str, taken: Iterable[str]) -> str:
    """Return a key for a new question: plain letters of its text, its own in the set."""
    stem = re.sub(r"[^a-z0-9]+", "_", fold(label)).strip("_")[:40] or "question"
    known, key, number = set(taken), stem, 2
    while key in known:
        key, number = f"{stem}_{number}", number + 1
    return key
