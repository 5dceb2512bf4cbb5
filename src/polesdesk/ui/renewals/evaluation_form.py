"""The form of an evaluation: the grid with its evidence, the outcome, its reasons, the remarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from polesdesk.actions import evaluations
from polesdesk.domain.evaluation_cards import EvaluationCard
from polesdesk.domain.evaluations import Evaluation, EvaluationState, Outcome, Score
from polesdesk.domain.field_words import field_label
from polesdesk.domain.renewal_labels import OUTCOMES
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, Input, LongTextInput
from polesdesk.ui.renewals.score_input import NOT_APPLICABLE, ScoreInput
from polesdesk.ui.words import choices_of, tr

SCORE = "score_"


class EvaluationForm(Form):
    """Judges one agreement; saved by the action, which adds the evidence of the day."""

    def __init__(self, desk: Desk, known: EvaluationCard) -> None:
        self._desk = desk
        self._one = known.evaluation
        super().__init__("evaluation", self._sections(known))
        number = known.convention.number
        self.what = self.tr("Évaluation de {number}").format(number=number)
        self.set_values(self._shown())
        self.fields["outcome"].changed.connect(self._follow_outcome)
        self._follow_outcome()
        if self._one.state is not EvaluationState.DRAFT:
            self.set_locked(
                [name for name in self.fields if name not in {"remarks", "remarks_on"}],
                self.tr("L’avis est rendu\u202f: reprenez-le pour le changer."),
            )
        self.submitted.connect(self._save)
        self.keep_drafts(
            desk, "evaluation", known.convention.id, title=self.what, version=self._one.version
        )

    def _sections(self, known: EvaluationCard) -> tuple[Section, ...]:
        scores = tuple(
            Field(f"{SCORE}{one.key}", _label(one), ScoreInput(), hint=one.evidence, wide=True)
            for one in known.evaluation.scores
        )
        return (
            Section(title=tr("Grille"), fields=scores),
            Section(
                title=tr("Avis"),
                fields=(
                    _field(
                        "outcome",
                        ChoiceInput(choices_of(OUTCOMES)),
                        hint=tr("La note aide à comparer\u202f; elle ne décide jamais seule."),
                    ),
                    _field("motive", LongTextInput(lines=4), wide=True),
                    _field("changes", LongTextInput(lines=3), wide=True),
                    _field("next_end", DateInput(self._desk.today)),
                ),
            ),
            Section(
                title=tr("Observations de l’association"),
                fields=(
                    _field("remarks_asked_on", DateInput(self._desk.today)),
                    _field("remarks_on", DateInput(self._desk.today)),
                    _field("remarks", LongTextInput(lines=3), wide=True),
                ),
            ),
        )

    def _shown(self) -> dict[str, Any]:
        one = self._one
        values: dict[str, Any] = {
            name: getattr(one, name)
            for name in (
                "motive", "changes", "next_end", "remarks_asked_on", "remarks_on", "remarks",
            )
        }  # fmt: skip
        values["outcome"] = str(one.outcome) if one.outcome else ""
        for score in one.scores:
            values[f"{SCORE}{score.key}"] = (_mark(score), score.comment)
        return values

    def _typed(self, values: Mapping[str, Any]) -> Evaluation:
        told = {name: value for name, value in values.items() if not name.startswith(SCORE)}
        told["outcome"] = Outcome(told["outcome"]) if told["outcome"] else None
        scores = tuple(_judged(one, *values[f"{SCORE}{one.key}"]) for one in self._one.scores)
        return replace(self._one, scores=scores, **told)

    def _save(self, values: Mapping[str, Any]) -> None:
        self._desk.do(
            evaluations.save,
            self._typed(values),
            then=self._settle,
            failed=self.refuse,
            owner=self,
        )

    def _settle(self, saved: Evaluation) -> None:
        self._one = saved
        self.settle()

    def _follow_outcome(self) -> None:
        """Ask for changes and for a shorter term only where the outcome has them."""
        chosen = self.fields["outcome"].input.value()
        changing = {str(Outcome.RENEW_WITH_CHANGES), str(Outcome.RELOCATE)}
        self.fields["changes"].setVisible(chosen in changing or bool(self._one.changes))
        self.fields["next_end"].setVisible(chosen == str(Outcome.SHORT_RENEWAL))


def _label(one: Score) -> str:
    if one.weight == 1:
        return one.label
    return tr("{label} (poids {weight})").format(label=one.label, weight=one.weight)


def _mark(one: Score) -> str:
    if one.not_applicable:
        return NOT_APPLICABLE
    return "" if one.mark is None else str(one.mark)


def _judged(one: Score, mark: str, comment: str) -> Score:
    return replace(
        one,
        mark=int(mark) if mark and mark != NOT_APPLICABLE else None,
        not_applicable=mark == NOT_APPLICABLE,
        comment=comment,
    )


def _field(name: str, widget: Input, *, hint: str = "", wide: bool = False) -> Field:
    return Field(name, tr(field_label("evaluation", name)), widget, hint=hint, wide=wide)
