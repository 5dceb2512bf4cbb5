"""« Qu’est-ce qui est vide le mardi soir ? » : the question, its answer, and the page to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import posters
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import WEEKDAYS, plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.planning_rows import EmptinessRow
from polesdesk.domain.posters import EmptyHours, parted, season_of
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, TimeInput
from polesdesk.ui.planning.question_dialog import QuestionDialog
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyLine:
    """One room as a row of the answer."""

    id: str
    row: EmptinessRow
    chip: Chip

    @property
    def free(self) -> str:
        """Return « 31 sur 36 »."""
        return tr("{free} sur {days}").format(free=self.row.free_days, days=self.row.days)

    @property
    def seen(self) -> str:
        """Return « 2 sur 5 », and that nobody has looked where nobody has."""
        if not self.row.seen_n:
            return tr("jamais visitée")
        return tr("{empty} sur {n}").format(empty=self.row.seen_empty, n=self.row.seen_n)


COLUMNS = (
    Column(key="state", title=marked("Réponse"), text=lambda one: one.chip.word, sort="state",
           chip=lambda one: one.chip, sample="Attribuée, vue vide"),
    Column(key="room", title=marked("Salle"), text=lambda one: one.row.room, sort="room",
           sample="Salle polyvalente", stretch=2),
    Column(key="hub", title=marked("Pôle"), text=lambda one: one.row.hub, sort="hub",
           sample="Victorine Autier", stretch=1),
    Column(key="free", title=marked("Libre"), text=lambda one: one.free, sort="free",
           sample="36 sur 36"),
    Column(key="seen", title=marked("Vue vide"), text=lambda one: one.seen, sort="seen",
           sample="jamais visitée"),
    Column(key="holders", title=marked("Attribuée à"),
           text=lambda one: ", ".join(one.row.holders), sample="Théâtre de l’Œuf", stretch=3),
)  # fmt: skip
KEYS: Mapping[str, Callable[[Any], Any]] = {
    "state": lambda one: (one.chip.word, sort_key(one.row.hub), sort_key(one.row.room)),
    "room": lambda one: sort_key(one.row.room),
    "hub": lambda one: (sort_key(one.row.hub), sort_key(one.row.room)),
    "free": lambda one: one.row.free_days / max(one.row.days, 1),
    "seen": lambda one: one.row.seen_empty / max(one.row.seen_n, 1),
}


class EmptinessDialog(QuestionDialog):
    """Asks what is empty at hours of a weekday; ``show`` previews the page to print."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        hubs: Sequence[Choice],
        parent: QWidget,
        *,
        show: Callable[[ListPaper, QWidget], object],
    ) -> None:
        super().__init__(
            desk,
            settings,
            parent,
            name="emptiness",
            title=tr("Qu’est-ce qui est vide\u202f?"),
            form=_make_form(desk, hubs),
            columns=COLUMNS,
            keys=KEYS,
        )
        self._show_paper = show
        self._asked: EmptyHours | None = None
        self.print_button = self.button("emptiness_print", self.tr("&Imprimer…"), self.print_page)
        self.print_button.setEnabled(False)
        self.foot.addWidget(self.print_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.button("emptiness_close", self.tr("&Fermer"), self.reject))
        self.form.submit()

    def ask(self, values: Mapping[str, Any]) -> None:
        """Look at every room."""
        self.desk.read(
            posters.empty_hours,
            int(values["weekday"]),
            (values["start"], values["end"]),
            (values["first"], values["last"]),
            values["hub_id"],
            then=self._show,
            failed=self.form.refuse,
            owner=self,
        )

    def print_page(self) -> None:
        """Draw the answer on paper and preview it."""
        if self._asked is not None:
            self.desk.run(
                posters.empty_paper,
                self._asked,
                title=self.tr("Mise en page"),
                then=lambda paper: self._show_paper(paper, self),
                owner=self,
            )

    def _show(self, asked: EmptyHours) -> None:
        self._asked = asked
        free, empty, used = parted(asked.rows)
        both = {row.room_id for row in free}
        always = [row for row in free if not row.allotted_days]
        partly = [row for row in free if row.allotted_days]
        lines = [
            *_lines(always, Chip(word=tr("Libre"), tone=Tone.GREEN)),
            *_lines(partly, Chip(word=tr("Libre certains jours"), tone=Tone.GREEN)),
            *_lines(
                [row for row in empty if row.room_id not in both],
                Chip(word=tr("Attribuée, vue vide"), tone=Tone.AMBER),
            ),
            *_lines(used, Chip(word=tr("Utilisée"), tone=Tone.GREY)),
        ]
        told = self.tr(
            "Libre, au moins certains jours\u202f: {free}. Attribué, mais vu vide\u202f: {empty}."
        )
        self.answer(
            lines,
            told.format(
                free=plural(len(free), self.tr("salle"), self.tr("salles")),
                empty=plural(len(empty), self.tr("salle"), self.tr("salles")),
            ),
        )
        self.print_button.setEnabled(True)


def _lines(rows: Sequence[EmptinessRow], chip: Chip) -> list[EmptyLine]:
    return [EmptyLine(id=row.room_id, row=row, chip=chip) for row in rows]


def _make_form(desk: Desk, hubs: Sequence[Choice]) -> Form:
    days = [Choice(value=str(n), label=name) for n, name in enumerate(WEEKDAYS, start=1)]
    form = Form(
        "emptiness",
        (
            Section(
                fields=(
                    Field("weekday", tr("Jour"), ChoiceInput(days), required=True),
                    Field("start", tr("De"), TimeInput(), required=True),
                    Field("end", tr("À"), TimeInput(), required=True),
                    Field("first", tr("Du"), DateInput(desk.today), required=True),
                    Field("last", tr("Au"), DateInput(desk.today), required=True),
                    Field("hub_id", tr("Pôle"), ChoiceInput(hubs, empty_label=tr("tous"))),
                )
            ),
        ),
    )
    first, last = season_of(desk.today())
    form.set_values(
        {
            "weekday": str(desk.today().isoweekday()),
            "start": time(18),
            "end": time(22),
            "first": first,
            "last": last,
        }
    )
    return form
