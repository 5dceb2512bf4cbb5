"""The questions of visits: what the office asks in each room, in a new version at each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import visit_questions
from polesdesk.domain.occupancy_labels import QUESTION_KINDS
from polesdesk.domain.visits import Question, QuestionKind, QuestionSet
from polesdesk.ui.card.content import Act
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.icons import set_icon
from polesdesk.ui.inputs import CheckInput, ChoiceInput, LongTextInput, TextInput
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import choices_of, tr


def open_questions(desk: Desk, parent: QWidget) -> None:
    """Open the editor of the questions."""

    def show(found: QuestionSet) -> None:
        QuestionsDialog(desk, found, parent).open()

    desk.read(visit_questions.in_use, then=show, owner=parent)


class QuestionsDialog(QDialog):
    """The questions in their order; saving makes a new version, old visits keep theirs."""

    saved = Signal()

    def __init__(self, desk: Desk, found: QuestionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found = found
        self.questions = list(found.questions)
        self.setObjectName("questions_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(self.tr("Questions des visites"))
        self._model = QStandardItemModel(self)
        self.view = QListView(self)
        self._error = MessageLine(Tone.RED)
        self._lay_out()
        self._show(0)

    def current(self) -> int:
        """Return the number of the current question, -1 without one."""
        return self.view.currentIndex().row()

    def new(self) -> None:
        """Write a new question after the current one."""
        blank = Question(key="", label="", group=self._group_here())
        question_dialog(blank, self._insert, self).open()

    def edit(self) -> None:
        """Change the current question."""
        if self.current() >= 0:
            question_dialog(self.questions[self.current()], self._put, self).open()

    def remove(self) -> None:
        """Ask the current question no more."""
        if self.current() >= 0:
            del self.questions[self.current()]
            self._show(self.current())

    def shift(self, step: int) -> None:
        """Move the current question up (-1) or down (1)."""
        here, there = self.current(), self.current() + step
        if here < 0 or not 0 <= there < len(self.questions):
            return
        some = self.questions
        some[here], some[there] = some[there], some[here]
        self._show(there)

    def save(self) -> None:
        """Keep the questions as a new version."""
        self._desk.do(
            visit_questions.save,
            tuple(self.questions),
            then=lambda _set: self.accept(),
            failed=self._refuse,
            owner=self,
        )

    # Inside

    def _group_here(self) -> str:
        here = self.current()
        return self.questions[here].group if 0 <= here < len(self.questions) else ""

    def _insert(self, question: Question) -> None:
        place = self.current() + 1 if self.current() >= 0 else len(self.questions)
        self.questions.insert(place, question)
        self._show(place)

    def _put(self, question: Question) -> None:
        here = self.current()
        self.questions[here] = question
        self._show(here)

    def _refuse(self, error: Expected) -> None:
        self._error.show_text(error.message)

    def _show(self, current: int) -> None:
        self._model.clear()
        for one in self.questions:
            kind = tr(QUESTION_KINDS[one.kind])
            if one.kind is QuestionKind.CHOICE:
                kind = ", ".join(tr(choice) for choice in one.choices)
            required = [self.tr("obligatoire")] if one.required else []
            detail = " · ".join([part for part in (tr(one.group), kind) if part] + required)
            item = QStandardItem(f"{tr(one.label)}\n{detail}")
            item.setEditable(False)
            self._model.appendRow(item)
        if self.questions:
            row = max(0, min(current, len(self.questions) - 1))
            self.view.setCurrentIndex(self._model.index(row, 0))

    def _lay_out(self) -> None:
        resize_within_screen(self, 760, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(self.tr("Questions des visites"), role="title"))
        hint = self.tr(
            "Elles sont posées pour chaque local. Enregistrer fait une nouvelle version\u202f: les "
            "visites déjà commencées gardent leurs questions."
        )
        column.addWidget(plain_label(hint, role="muted", wraps=True))
        column.addWidget(self._error)
        self.view.setObjectName("questions_list")
        self.view.setAccessibleName(self.tr("Questions"))
        self.view.setProperty("role", "plain")
        self.view.setWordWrap(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setModel(self._model)
        self.view.doubleClicked.connect(lambda _index: self.edit())
        middle = QHBoxLayout()
        middle.addWidget(self.view, 1)
        middle.addLayout(self._side())
        column.addLayout(middle, 1)
        column.addLayout(self._foot())

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        for name, words, picture, act in (
            ("new", self.tr("&Ajouter…"), "plus", self.new),
            ("edit", self.tr("&Modifier…"), "pencil", self.edit),
            ("up", self.tr("M&onter"), "chevron-up", lambda: self.shift(-1)),
            ("down", self.tr("&Descendre"), "chevron-down", lambda: self.shift(1)),
            ("remove", self.tr("&Retirer"), "trash-2", self.remove),
        ):
            side.addWidget(self._button(f"questions_{name}", words, picture, act))
        side.addStretch(1)
        return side

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        save = self._button("questions_save", self.tr("&Enregistrer"), "", self.save)
        save.setProperty("role", "primary")
        foot.addWidget(save)
        foot.addWidget(self._button("questions_cancel", self.tr("A&nnuler"), "", self.reject))
        foot.addStretch(1)
        issue = self._found.issue
        words = self.tr("Version {issue}").format(issue=issue)
        standard = self.tr("Questions d’origine")
        foot.addWidget(plain_label(words if issue else standard, role="muted"))
        return foot

    def _button(self, name: str, words: str, picture: str, act: Act) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if picture:
            set_icon(button, picture)
        button.clicked.connect(lambda _on: act())
        return button


def question_dialog(question: Question, then: Any, parent: QWidget) -> FormDialog:
    """Return the dialog of one question; ``then`` gets it as it was typed."""
    hint = tr("Une réponse par ligne, deux au moins.")
    form = Form(
        "question",
        (
            Section(
                fields=(
                    Field("label", tr("Question"), TextInput(longest=200), required=True),
                    Field("group", tr("Rubrique"), TextInput(longest=60)),
                    Field(
                        "kind",
                        tr("Réponse"),
                        ChoiceInput(choices_of(QUESTION_KINDS)),
                        required=True,
                    ),
                    Field("choices", tr("Réponses"), LongTextInput(lines=4), hint=hint),
                    Field(
                        "required", tr("Exigence"), CheckInput(tr("une réponse est obligatoire"))
                    ),
                )
            ),
        ),
    )
    form.set_values(
        {
            "label": question.label,
            "group": question.group,
            "kind": question.kind,
            "choices": "\n".join(question.choices),
            "required": question.required,
        }
    )
    kind, choices = form.fields["kind"], form.fields["choices"]

    def follow() -> None:
        choices.setVisible(kind.input.value() == QuestionKind.CHOICE)

    kind.changed.connect(follow)
    follow()

    def save(values: Mapping[str, Any]) -> None:
        lines = [line.strip() for line in values["choices"].splitlines() if line.strip()]
        form.settle()
        then(
            replace(
                question,
                label=values["label"],
                group=values["group"],
                kind=QuestionKind(values["kind"]),
                choices=tuple(lines),
                required=bool(values["required"]),
            )
        )

    title = tr("Question") if question.label else tr("Nouvelle question")
    return FormDialog(form, name="question", title=title, save=save, parent=parent)
