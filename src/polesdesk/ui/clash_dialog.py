"""The dialog of clashes: every day on which somebody holds the room, before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.french import format_date, plural, time_range, weekday_name
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.ui.columns import Column
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import marked, tr

WIDTH, HEIGHT = 980, 460


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashLine:
    """One clash as a row of the list."""

    id: str
    clash: ClashRow

    @property
    def day(self) -> str:
        """Return « mar. 24/11/2026 », or the span of days of two who would hold it alone."""
        on, until = self.clash.day, self.clash.until
        if until is not None and until != on:
            return f"{format_date(on)} – {format_date(until)}"
        return f"{weekday_name(on.isoweekday())[:3]}. {format_date(on)}"

    @property
    def hours(self) -> str:
        """Return the hours that were asked for, « à toute heure » when all of them were."""
        return _hours(self.clash.start, self.clash.end)

    @property
    def other_hours(self) -> str:
        """Return the hours of who holds the room, « à toute heure » when it is theirs alone."""
        return _hours(self.clash.other_start, self.clash.other_end)

    @property
    def who(self) -> str:
        """Return who holds the room, until when an option lasts, where there are too many."""
        one = self.clash
        name = one.other or tr("un autre créneau de la même demande")
        if one.option_until is not None:
            return tr("{name} (option jusqu’au {day})").format(
                name=name, day=format_date(one.option_until)
            )
        if one.people is None:
            return name
        return tr("{name}\u202f: {people} personnes pour {capacity} places").format(
            name=name, people=one.people, capacity=one.capacity
        )


def _hours(start: time | None, end: time | None) -> str:
    if start is None or end is None:
        return tr("à toute heure")
    return time_range(start, end)


COLUMNS = (
    Column(key="day", title=marked("Jour"), text=lambda one: one.day,
           sample="00/00/0000 – 00/00/0000", copied=lambda one: one.clash.day),
    Column(key="hours", title=marked("Demandé"), text=lambda one: one.hours,
           sample="18 h 30 – 20 h 30"),
    Column(key="room", title=marked("Salle"), text=lambda one: one.clash.room,
           sample="Grande salle", stretch=1),
    Column(key="other", title=marked("Tenue par"), text=lambda one: one.who,
           sample="Théâtre de l’Œuf", stretch=3),
    Column(key="other_hours", title=marked("De… à…"), text=lambda one: one.other_hours,
           sample="18 h 30 – 20 h 30"),
    Column(key="convention", title=marked("Convention"),
           text=lambda one: one.clash.other_convention, sample="MONT-2026-003"),
)  # fmt: skip


class ClashDialog(QDialog):
    """Lists clashes by date; the manager keeps the valid occurrences, moves, or gives up.

    ``keep`` is None for one occurrence alone, which nothing remains of. Where there are options
    only, ``anyway`` saves in spite of them. Giving up goes back to the form, with all that was
    typed.
    """

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        clashes: Sequence[ClashRow],
        parent: QWidget,
        *,
        keep: Callable[[], object] | None,
        move: Callable[[], object],
        anyway: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("clash_dialog")
        hard = [one for one in clashes if not one.is_soft]
        title = self.tr("Salle déjà prise") if hard else self.tr("Salle sous option")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._keep, self._move = keep, move
        self._anyway = None if hard else anyway
        optional = {one.day for one in clashes if one.is_soft}
        sentence = _sentence(len({one.day for one in hard}), len(optional))
        self._count = plain_label(sentence, role="title", wraps=True)
        view = TableView(self)
        view.setObjectName("clash_list")
        view.setAccessibleName(self.tr("Conflits, par date"))
        self.list = ListedTable(view, desk, settings, COLUMNS)
        self._lay_out(view)
        self.list.show_rows(
            [ClashLine(id=str(number), clash=one) for number, one in enumerate(clashes)]
        )
        view.setFocus()
        resize_within_screen(self, WIDTH, HEIGHT)

    def reject(self) -> None:
        """Take Échap for « Déplacer »: what was typed stays."""
        self._end(self._move)

    def _lay_out(self, view: TableView) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(self._count)
        told = (
            self.tr("Une option n’empêche rien. Si vous enregistrez, prévenez qui la tient.")
            if self._anyway is not None
            else self.tr(
                "Rien n’est encore enregistré. Une séance déjà prévue n’est jamais écrasée."
            )
        )
        column.addWidget(plain_label(told, role="muted", wraps=True))
        column.addWidget(view, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        if self._anyway is not None:
            words = self.tr("&Enregistrer quand même")
            row.addWidget(self._button("clash_anyway", words, self._anyway, primary=True))
        elif self._keep is not None:
            words = self.tr("&Garder les séances valides")
            row.addWidget(self._button("clash_keep", words, self._keep, primary=True))
        words = self.tr("&Déplacer ma demande…")
        row.addWidget(self._button("clash_move", words, self._move))
        row.addWidget(self._button("clash_give_up", self.tr("&Renoncer"), self._move))
        row.addStretch(1)
        column.addLayout(row)

    def _button(
        self, name: str, words: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _on: self._end(act))
        return button

    def _end(self, act: Callable[[], object]) -> None:
        self.done(QDialog.DialogCode.Accepted)
        act()


def _sentence(days: int, optional: int) -> str:
    """Return how many days are taken, and how many are under option."""
    told = []
    if days == 1:
        told.append(tr("La salle est déjà prise un jour."))
    elif days:
        told.append(tr("La salle est déjà prise\u202f: {days}.").format(days=_days(days)))
    if optional:
        told.append(tr("Sous option\u202f: {days}.").format(days=_days(optional)))
    return " ".join(told)


def _days(count: int) -> str:
    return plural(count, tr("jour"), tr("jours"))
