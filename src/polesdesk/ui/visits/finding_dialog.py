"""The dialog of one finding: what was seen, how many people, and the office's questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import associations, visit_lists, visits
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import FINDINGS
from polesdesk.domain.visit_questions import answer_to, choices_of, with_answer
from polesdesk.domain.visit_rows import FindingCard
from polesdesk.domain.visiting import MOST_PEOPLE, PEOPLE, is_expected, kinds_for
from polesdesk.domain.visits import Answer, Finding, FindingKind, Question, QuestionKind
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    ChoiceInput,
    Input,
    IntInput,
    LongTextInput,
    RecordInput,
    TextInput,
    TimeInput,
)
from polesdesk.ui.visits.photos_row import PhotosRow
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

LONG = 22
"""Letters of a question beyond which it stands above its answer."""
_PLAIN = ("time", "headcount", "minors", "activity", "note")


def read_finding(work: Work, finding_id: str) -> tuple[FindingCard, Choice | None]:
    """Read a finding with the name of the other occupant that it notes."""
    return visit_lists.finding_card(work, finding_id), visit_lists.other_occupant(work, finding_id)


def finding_dialog(
    desk: Desk, chooser: FileChooser, card: FindingCard, other: Choice | None, parent: QWidget
) -> FormDialog:
    """Return the dialog of a finding of a draft; ``other`` is the other occupant noted."""
    one, questions = card.finding, card.questions.questions
    form = Form("finding", (_seen(desk, one), *_asked(questions)))
    form.set_values(
        {
            **{name: getattr(one, name) for name in _PLAIN},
            "kind": one.kind,
            "other": other,
            **{f"q_{q.key}": _shown(q, one.answers) for q in questions},
        }
    )
    _follow_kind(form)

    def save(values: Mapping[str, Any]) -> None:
        typed: dict[str, Any] = {name: values[name] for name in _PLAIN}
        kind = FindingKind(values["kind"])
        typed["kind"] = kind
        is_other = kind is FindingKind.OTHER_OCCUPANT or kind is FindingKind.UNPLANNED
        typed["other_association_id"] = (values["other"] or None) if is_other else None
        typed["answers"] = _answers(questions, one.answers, values)
        desk.do(
            visits.answer,
            one.id,
            typed,
            then=lambda _finding: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    dialog = FormDialog(
        form,
        name="finding",
        title=tr("Constat\u202f: {room}").format(room=card.row.room),
        save=save,
        parent=parent,
    )
    photos = PhotosRow(desk, chooser, dialog)
    photos.show_finding(one, is_open=True)
    layout = dialog.layout()
    if layout is not None:
        layout.insertWidget(layout.count() - 1, photos)  # type: ignore[attr-defined]
    return dialog


def _seen(desk: Desk, one: Finding) -> Section:
    kinds = (*kinds_for(expected=is_expected(one)), FindingKind.NOT_CHECKED)
    offered = [Choice(value=kind, label=tr(FINDINGS[kind])) for kind in kinds]
    people = IntInput(least=0, most=MOST_PEOPLE)
    minors = IntInput(least=0, most=MOST_PEOPLE)
    party = RecordInput(desk, associations.page, lambda row: str(row.name))
    hint = tr("Laissez vide s’il n’est pas connu.")
    return Section(
        fields=(
            Field("kind", tr("Constat"), ChoiceInput(offered), required=True),
            Field("other", tr("Autre occupant"), party, hint=hint),
            Field("time", tr("Heure"), TimeInput()),
            Field("headcount", tr("Personnes"), people),
            Field("minors", tr("Dont mineurs"), minors),
            Field("activity", tr("Activité observée"), TextInput(longest=200)),
            Field("note", tr("Note"), LongTextInput(lines=2)),
        )
    )


def _follow_kind(form: Form) -> None:
    kind = form.fields["kind"]

    def follow() -> None:
        chosen = kind.input.value()
        is_known = chosen in set(FindingKind)
        has_people = is_known and FindingKind(chosen) in PEOPLE
        for name in ("headcount", "minors", "activity"):
            form.fields[name].setVisible(has_people)
        is_other = chosen in (FindingKind.OTHER_OCCUPANT, FindingKind.UNPLANNED)
        form.fields["other"].setVisible(is_other)

    kind.changed.connect(follow)
    follow()


def _asked(questions: Sequence[Question]) -> list[Section]:
    return [
        Section(
            title=tr(group),
            fields=tuple(
                Field(f"q_{one.key}", tr(one.label), input_of(one), wide=len(one.label) > LONG)
                for one in some
            ),
        )
        for group, some in groupby(questions, key=lambda one: one.group)
    ]


def input_of(question: Question) -> Input:
    """Return the input that answers a question."""
    offered = choices_of(question)
    if offered:
        return ChoiceInput([Choice(value=each, label=tr(each)) for each in offered])
    if question.kind is QuestionKind.NUMBER:
        return IntInput(least=0)
    return TextInput(longest=300)


def _shown(question: Question, answers: Sequence[Answer]) -> Any:
    value = answer_to(answers, question.key)
    if question.kind is QuestionKind.NUMBER:
        return int(value) if value.isdigit() else None
    return value


def _answers(
    questions: Sequence[Question], before: Sequence[Answer], values: Mapping[str, Any]
) -> tuple[Answer, ...]:
    answers = tuple(before)
    for one in questions:
        value = values[f"q_{one.key}"]
        answers = with_answer(answers, one.key, "" if value is None else str(value))
    return answers
