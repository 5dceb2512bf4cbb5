"""The page of the settings with the questions of visits, and the button that changes them."""

from __future__ import annotations

from polesdesk.actions import visit_questions
from polesdesk.domain.occupancy_labels import QUESTION_KINDS
from polesdesk.domain.settings import Authority
from polesdesk.domain.visits import Question, QuestionKind, QuestionSet
from polesdesk.ui.card import Block, Line
from polesdesk.ui.desk import Desk
from polesdesk.ui.settings.lines_page import LinesPage
from polesdesk.ui.settings.page import Heading
from polesdesk.ui.settings.questions_dialog import open_questions
from polesdesk.ui.words import tr


class QuestionsPage(LinesPage):
    """Lists the questions of the version in use."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _heading(), add=tr("Modifier les questions…"))

    def add_record(self) -> None:
        """Open the editor of the questions."""
        open_questions(self._desk, self)

    def show_authority(self, authority: Authority) -> None:
        """Read the questions again."""
        self._desk.read(visit_questions.in_use, then=self._show, owner=self)

    def _show(self, found: QuestionSet) -> None:
        groups: dict[str, list[Question]] = {}
        for one in found.questions:
            groups.setdefault(one.group, []).append(one)
        self.show_blocks(
            *(
                Block(title=tr(group), lines=tuple(_line(one) for one in some))
                for group, some in groups.items()
            )
        )


def _line(one: Question) -> Line:
    kind = tr(QUESTION_KINDS[one.kind])
    if one.kind is QuestionKind.CHOICE:
        kind = ", ".join(tr(choice) for choice in one.choices)
    required = [tr("obligatoire")] if one.required else []
    return Line(title=tr(one.label), detail=" · ".join([kind, *required]))


def _heading() -> Heading:
    return Heading(
        name="questions",
        title=tr("Questions des visites"),
        hint=tr("Ce qui est demandé pour chaque local visité, en plus du constat."),
        icon="clipboard-list",
    )
