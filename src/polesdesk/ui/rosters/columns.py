"""What the lists of permanences and of gaps show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from polesdesk.domain.folding import sort_key
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.rosters.words import (
    chip_of,
    count_of,
    hours_of,
    missing_of,
    names_of,
    needs_of,
    place_of,
    remark_of,
    short_day,
)
from polesdesk.ui.words import marked


@dataclass(frozen=True, slots=True)
class Line:
    """A permanence as a row of a list."""

    row: RosterShift

    @property
    def id(self) -> str:
        """The key of the permanence."""
        return self.row.shift.id


def _people(line: Line) -> str:
    return ", ".join(names_of(line.row))


def wanting(line: Line) -> str:
    """Return what a permanence lacks, in words."""
    parts = [missing_of(line.row), remark_of(line.row)]
    return ", ".join(part for part in parts if part)


_DAY = Column(key="day", title=marked("Jour"), text=lambda one: short_day(one.row.shift),
              sort="day", sample="mer. 00/00/00000", is_firm=True,
              copied=lambda one: one.row.shift.day)  # fmt: skip
_HOURS = Column(key="hours", title=marked("Heures"), text=lambda one: hours_of(one.row.shift),
                sort="hours", sample="14 h 30 – 18 h 30")  # fmt: skip
_PLACE = Column(key="place", title=marked("Lieu"), text=lambda one: place_of(one.row),
                sort="place", sample="Château de Montières · Accueil", stretch=2)  # fmt: skip
_TASK = Column(key="task", title=marked("Mission"), text=lambda one: one.row.shift.task,
               sort="task", sample="Accueil du public", stretch=1)  # fmt: skip
COLUMNS = (
    _DAY,
    _HOURS,
    _PLACE,
    _TASK,
    Column(key="people", title=marked("Personnes"), text=_people, sample="Prénom Nom, Prénom Nom",
           stretch=3),
    Column(key="count", title=marked("Nombre"), text=lambda one: count_of(one.row),
           sample="0 sur 0", align=Align.LEFT),
    Column(key="state", title=marked("État"), text=lambda one: chip_of(one.row).word,
           sort="state", chip=lambda one: chip_of(one.row), sample="Compétence manquante"),
)  # fmt: skip
GAP_COLUMNS = (
    _DAY,
    _HOURS,
    _PLACE,
    _TASK,
    Column(key="wanting", title=marked("Il manque"), text=wanting,
           sample="2 personnes à trouver", stretch=2),
    Column(key="needs", title=marked("Il faut"), text=lambda one: needs_of(one.row.shift),
           sample="clé du pôle", stretch=1),
    Column(key="people", title=marked("Déjà là"), text=_people, sample="Prénom Nom", stretch=2),
)  # fmt: skip
KEYS: Mapping[str, Callable[[Any], Any]] = {
    "day": lambda one: (one.row.shift.day, one.row.shift.start),
    "hours": lambda one: (one.row.shift.start, one.row.shift.day),
    "place": lambda one: (sort_key(place_of(one.row)), one.row.shift.day, one.row.shift.start),
    "task": lambda one: (sort_key(one.row.shift.task), one.row.shift.day),
    "state": lambda one: (chip_of(one.row).word, one.row.shift.day),
}
