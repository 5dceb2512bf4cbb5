"""The page « Préparation »: communication, meetings, requests to services, each with its day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import journee, journee_bin, journee_forms
from polesdesk.actions.journee_forms import TaskCard
from polesdesk.domain.french import format_date, format_minutes
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay, DayTask
from polesdesk.domain.journee_labels import SERVICE_ANSWERS, TASK_KINDS
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Block, Button, Card, Content, Fact, Link
from polesdesk.ui.chips import Chip
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.journee import dialogs
from polesdesk.ui.journee.columns import TASKS
from polesdesk.ui.journee.page import EditionPage
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import choices_of, tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work


class TasksPage(EditionPage):
    """Lists what is to do before the day, and by whom."""

    subject = "day_tasks"
    kinds = ("day_task",)
    found: TaskCard | None

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Préparation"),
            desk,
            settings,
            texts=TASKS,
            card=Card("day_task", self.tr("Choisissez une action dans la liste.")),
            parent=parent,
        )
        kinds = choices_of(TASK_KINDS)
        self.page.add_filter("kind", self.tr("Nature"), kinds, all_label=self.tr("toutes"))
        self.offer(self._make_commands())

    # What the window asks

    def read_one(self, work: Work, record: str) -> TaskCard:
        """Read a dated action."""
        return journee_forms.task_card(work, record)

    def record_title(self) -> str:
        """Return the title of the action shown."""
        return self.found.task.title if self.found is not None else ""

    def new(self) -> None:
        """Open the dialog of a new action."""

        def start(edition: CitizenDay) -> None:
            def go(worksites: tuple[Choice, ...]) -> None:
                self._open(DayTask(id=new_id(), edition_id=edition.id), worksites)

            self._desk.read(journee_forms.worksite_choices, edition.id, then=go, owner=self)

        self.with_edition(start)

    def edit(self, field: str = "") -> None:
        """Change the action shown."""
        if self.found is not None:
            self._open(self.found.task, self.found.worksites, field)

    def delete(self) -> None:
        """Move the selected actions to the bin; the foot of the window offers to undo it."""
        self.page.selected_ids(lambda ids: self.do(journee_bin.bin_tasks, ids))

    # Acts

    def _open(self, one: DayTask, worksites: Sequence[Choice], field: str = "") -> None:
        dialog = dialogs.task_dialog(self._desk, one, worksites, self.go_to, self)
        dialog.open()
        if field in dialog.form.fields:
            dialog.form.focus_field(field)

    def _note_done(self) -> None:
        self.page.selected_ids(lambda ids: self.do(journee.note_done, ids, self._desk.today()))

    # Building

    def content(self, card: TaskCard, history: Sequence[HistoryRow]) -> Content:
        """Return what the card shows, and what can be done."""
        one = card.task
        done = one.done_on is not None
        mark = partial(self.do, journee.note_done, (one.id,), None if done else self._desk.today())
        return Content(
            title=one.title,
            reference=tr(TASK_KINDS[one.kind]),
            chip=self._chip(one),
            blocks=(
                Block(facts=tuple(_facts(card))),
                history_block(history, tr("Historique")),
            ),
            primary=Button(
                name="day_task_done",
                text=tr("Rouvrir") if done else tr("Fait aujourd’hui"),
                act=mark,
                icon="" if done else "check",
            ),
            buttons=(
                Button(name="day_task_edit", text=tr("Modifier"), act=self.edit, icon="pencil"),
            ),
            more=(
                history_button("day_task", self.show_history),
                Button(name="day_task_bin", text=tr("Supprimer"), act=self.delete, icon="trash-2"),
            ),
        )

    def _chip(self, one: DayTask) -> Chip:
        if one.done_on is not None:
            return Chip(word=tr("Fait"), tone=Tone.GREEN, icon="circle-check")
        if one.due_on is not None and one.due_on < self._desk.today():
            return Chip(word=tr("En retard"), tone=Tone.RED, icon="clock")
        return Chip(word=tr("À faire"), tone=Tone.BLUE)

    def _make_commands(self) -> tuple[QAction, ...]:
        return (
            command(self, "day_task_new_command", self.tr("&Nouvelle action…"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            command(self, "day_task_edit_command", self.tr("&Modifier…"), self.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "day_tasks_done_command", self.tr("Noter comme &faites aujourd’hui"),
                    self._note_done, picture="check"),
            *self.list_commands(),
            separator(self),
            command(self, "day_task_bin_command", self.tr("&Supprimer"), self.delete,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip


def _facts(card: TaskCard) -> list[Fact]:
    one = card.task
    answer = tr(SERVICE_ANSWERS[one.answer]) if one.answer else ""
    minutes = format_minutes(one.agent_minutes) if one.agent_minutes else ""
    told = (
        (tr("Responsable ou service"), one.owner),
        (tr("Pour le"), format_date(one.due_on) if one.due_on else ""),
        (tr("Demandé le"), format_date(one.asked_on) if one.asked_on else ""),
        (tr("Réponse"), "\u202f: ".join(part for part in (answer, one.answer_text) if part)),
        (tr("Répondu le"), format_date(one.answered_on) if one.answered_on else ""),
        (tr("Fait le"), format_date(one.done_on) if one.done_on else ""),
        (tr("Temps des agents"), minutes),
        (tr("Notes"), one.notes),
    )
    facts = [Fact(label=label, text=text) for label, text in told if text]
    if card.worksite is not None:
        link = Link(kind="worksite", id=card.worksite.id)
        facts.insert(0, Fact(label=tr("Chantier"), text=numbered(card.worksite), link=link))
    return facts
