"""The lines of the check: questions, rejected rows, warnings, each in the words of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polesdesk.domain.import_rows import RowProblem, RowWarning
from polesdesk.domain.import_settling import Answer, LikelyDuplicate, Prefer, Question
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question with its answer so far, "" while the manager has given none."""

    id: str
    question: Question
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """Why a row is rejected."""

    id: str
    problem: RowProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningLine:
    """A doubt about a row."""

    id: str
    warning: RowWarning


def question_lines(
    questions: Sequence[Question], answers: Mapping[str, str]
) -> tuple[QuestionLine, ...]:
    """Return questions with the answers given."""
    return tuple(
        QuestionLine(id=one.key, question=one, answer=answers.get(one.key, "")) for one in questions
    )


def problem_lines(problems: Sequence[RowProblem]) -> tuple[ProblemLine, ...]:
    """Return why rows are rejected."""
    return tuple(ProblemLine(id=str(n), problem=one) for n, one in enumerate(problems))


def warning_lines(warnings: Sequence[RowWarning]) -> tuple[WarningLine, ...]:
    """Return the doubts."""
    return tuple(WarningLine(id=str(n), warning=one) for n, one in enumerate(warnings))


def question_text(question: Question) -> str:
    """Return a question in one line."""
    if not isinstance(question, LikelyDuplicate):
        return f"{question.subject}, {question.column}"
    same = tr("«\u202f{name}\u202f», est-ce «\u202f{known}\u202f»\u202f?")
    return same.format(name=question.name, known=question.known_name)


def answer_chip(line: QuestionLine) -> Chip:
    """Return what was answered, or what happens without an answer."""
    if isinstance(line.question, LikelyDuplicate):
        if not line.answer:
            return Chip(word=tr("À décider"), tone=Tone.AMBER, icon="circle-question-mark")
        same = line.answer == Answer.SAME
        return Chip(word=tr("Même") if same else tr("À créer"), tone=Tone.GREEN)
    if line.answer == Prefer.FILE:
        return Chip(word=tr("Fichier"), tone=Tone.BLUE, icon="file-spreadsheet")
    if line.answer == Prefer.BASE:
        return Chip(word=tr("Gardée"), tone=Tone.GREEN)
    return Chip(word=tr("Gardée"), tone=Tone.GREY, icon="lock")


def question_columns() -> tuple[Column, ...]:
    """Return the columns of the questions."""
    return (
        _row_column(lambda line: str(line.question.row)),
        Column(
            key="question",
            title=tr("Question"),
            text=lambda line: question_text(line.question),
            sample="Convention VOL-2026-003",
            stretch=1,
        ),
        Column(
            key="answer",
            title=tr("Réponse"),
            text=lambda line: answer_chip(line).word,
            chip=answer_chip,
            sample=tr("À décider"),
        ),
    )


def problem_columns() -> tuple[Column, ...]:
    """Return the columns of the rejected rows."""
    return (
        _row_column(lambda line: str(line.problem.row)),
        Column(
            key="column",
            title=tr("Colonne"),
            text=lambda line: line.problem.column,
            sort="column",
            sample="N° de convention",
        ),
        Column(
            key="value",
            title=tr("Valeur"),
            text=lambda line: line.problem.value,
            sample="lundi et jeudi",
            stretch=1,
        ),
        Column(
            key="message",
            title=tr("Motif"),
            text=lambda line: line.problem.message,
            sample="La date de fin précède",
            stretch=3,
        ),
    )


def warning_columns() -> tuple[Column, ...]:
    """Return the columns of the warnings."""
    return (
        _row_column(lambda line: str(line.warning.row)),
        Column(
            key="message",
            title=tr("Avertissement"),
            text=lambda line: line.warning.message,
            sample="La date de fin précède",
            stretch=1,
        ),
    )


def _row_column(text: object) -> Column:
    return Column(
        key="row",
        title=tr("Ligne"),
        text=text,  # type: ignore[arg-type]
        sort="row",
        align=Align.RIGHT,
        sample="50000",
    )


PROBLEM_KEYS = {
    "row": lambda line: line.problem.row,
    "column": lambda line: (line.problem.column, line.problem.row),
}
WARNING_KEYS = {"row": lambda line: line.warning.row}
QUESTION_KEYS = {"row": lambda line: line.question.row}
