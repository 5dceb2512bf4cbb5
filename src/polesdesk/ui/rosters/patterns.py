"""Standard weeks: their list, what was made from them, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import roster_patterns
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.rostering_rows import Batch, PatternForm
from polesdesk.domain.rosters import DutyPattern
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.list_dialog import ListDialog
from polesdesk.ui.rosters.generation import generation_dialog
from polesdesk.ui.rosters.pattern_dialog import PatternDialog
from polesdesk.ui.words import marked, tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes, Work

CYCLES = {1: marked("toutes les semaines"), 2: marked("sur 2 semaines"),
          4: marked("sur 4 semaines")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PatternLine:
    """A standard week as a row, with what was made from it."""

    pattern: DutyPattern
    hub: str
    batches: tuple[Batch, ...]

    @property
    def id(self) -> str:
        """The key of the standard week."""
        return self.pattern.id


def _made(line: PatternLine) -> str:
    if not line.batches:
        return tr("rien encore")
    last = max(one.last for one in line.batches)
    return tr("jusqu’au {day}").format(day=format_date(last))


COLUMNS = (
    Column(key="hub", title=marked("Pôle"), text=lambda line: line.hub,
           sample="Château de Montières", stretch=2),
    Column(key="name", title=marked("Semaine type"), text=lambda line: line.pattern.name,
           sample="Accueil du public", stretch=2),
    Column(key="cycle", title=marked("Cycle"),
           text=lambda line: tr(CYCLES.get(line.pattern.cycle_weeks, "")),
           sample="toutes les semaines"),
    Column(key="count", title=marked("Permanences"),
           text=lambda line: str(len(line.pattern.shifts)), sample="Permanences"),
    Column(key="made", title=marked("Générée"), text=_made, sample="jusqu’au 00/00/0000"),
)  # fmt: skip


def _read(work: Work) -> tuple[PatternLine, ...]:
    from polesdesk.actions import hubs

    names = {one.value: one.label for one in hubs.choices(work)}
    return tuple(
        PatternLine(one, names.get(one.hub_id, ""), roster_patterns.batches(work, one.id))
        for one in roster_patterns.patterns(work)
    )


class PatternsDialog(ListDialog):
    """Lists the standard weeks; makes, changes and deletes them, and what is made from them."""

    def __init__(self, desk: Desk, settings: QSettings, hub_id: str, parent: QWidget) -> None:
        title = tr("Semaines types")
        super().__init__(desk, settings, parent, name="patterns", title=title, columns=COLUMNS)
        self._hub_id = hub_id
        self.told.setText(
            tr(
                "Une semaine type dit qui tient quoi chaque semaine, ou sur un cycle. "
                "«\u202fGénérer\u202f» en fait les permanences d’une période."
            )
        )
        new = self.button("pattern_new", tr("&Nouvelle semaine type…"), self.new)
        self.generate_button = self.button(
            "pattern_generate", tr("&Générer…"), self.generate, primary=True
        )
        self._edit = self.button("pattern_edit", tr("&Modifier…"), self.edit)
        self._back = self.button(
            "pattern_take_back", tr("&Reprendre la génération"), self.take_back
        )
        self._bin = self.button("pattern_bin", tr("&Supprimer"), self.bin)
        for button in (self.generate_button, new, self._edit, self._back, self._bin):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button("patterns_close", tr("&Fermer"), self.reject))
        self.end(width=960, height=480)
        self.view.opened.connect(lambda _row: self.edit())
        self.view.current_changed.connect(lambda _row: self._show_buttons())
        desk.changed.connect(self._follow)
        self._show_buttons()
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self.desk.read(_read, then=self._show, owner=self)

    def _show(self, lines: tuple[PatternLine, ...]) -> None:
        self.list.show_rows(lines)
        self._show_buttons()

    def _follow(self, changes: Changes) -> None:
        if changes.touches("duty_pattern", "duty_shift", "assignment"):
            self.refresh()

    def _current(self) -> PatternLine | None:
        found: PatternLine | None = self.list.row_of(self.view.current_id())
        return found

    def _show_buttons(self) -> None:
        line = self._current()
        for button in (self.generate_button, self._edit, self._bin):
            button.setEnabled(line is not None)
        self._back.setEnabled(line is not None and self._newest(line) is not None)

    def _newest(self, line: PatternLine) -> Batch | None:
        """Return the newest generation that can still be taken back."""
        return next((one for one in line.batches if not one.is_noted), None)

    def new(self) -> None:
        """Open a new standard week."""
        self.desk.read(roster_patterns.form, "", self._hub_id, then=self._open, owner=self)

    def edit(self) -> None:
        """Open the standard week of the current row."""
        if (line := self._current()) is not None:
            self.desk.read(roster_patterns.form, line.id, then=self._open, owner=self)

    def _open(self, known: PatternForm) -> None:
        PatternDialog(self.desk, self.settings, known, self).open()

    def bin(self) -> None:
        """Delete the standard week; its permanences stay."""
        if (line := self._current()) is not None:
            self.desk.do(roster_patterns.bin, (line.id,), owner=self)

    def generate(self) -> None:
        """Open the dialog that makes the permanences of a period."""
        if (line := self._current()) is not None:
            after = max((one.last for one in line.batches), default=date.min)
            generation_dialog(self.desk, line.pattern, after, self).open()

    def take_back(self) -> None:
        """Take back the newest generation, once it was asked."""
        line = self._current()
        batch = self._newest(line) if line is not None else None
        if batch is None:
            return
        told = tr("{count}, du {first} au {last}, avec les inscriptions.").format(
            count=plural(batch.count, tr("permanence"), tr("permanences")),
            first=format_date(batch.first),
            last=format_date(batch.last),
        )
        ask_to_confirm(
            self,
            text=tr("Reprendre cette génération\u202f?"),
            detail=told,
            verb=tr("&Reprendre"),
            act=lambda: self.desk.do(roster_patterns.take_back, batch.id, owner=self),
        )
