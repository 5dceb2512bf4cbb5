"""What the list of occurrences shows: the same rows as the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from polesdesk.domain.folding import sort_key
from polesdesk.domain.planning_rows import OccurrenceLine
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.planning.blocks import Block
from polesdesk.ui.planning.words import chip_of, holder_of, reason_of, remark_of, short_day
from polesdesk.ui.words import marked

COLUMNS = (
    Column(
        key="day",
        title=marked("Jour"),
        text=lambda one: short_day(one.row.day),
        sort="day",
        sample="mer. 00/00/0000",
        copied=lambda one: one.row.day,
    ),
    Column(
        key="hours",
        title=marked("Heures"),
        text=lambda one: one.hours,
        sort="hours",
        sample="18 h 30 – 20 h 30",
    ),
    Column(
        key="association",
        title=marked("Association ou usage"),
        text=holder_of,
        sort="association",
        sample="Théâtre de l’Œuf et compagnie",
        stretch=3,
    ),
    Column(
        key="room",
        title=marked("Salle"),
        text=lambda one: one.row.room,
        sort="room",
        sample="Salle polyvalente",
        stretch=1,
    ),
    Column(
        key="hub",
        title=marked("Pôle"),
        text=lambda one: one.row.hub,
        sort="hub",
        sample="Château de Montières",
        stretch=1,
    ),
    Column(
        key="convention",
        title=marked("Convention"),
        text=lambda one: one.row.convention,
        sort="convention",
        sample="MONT-2026-003",
    ),
    Column(
        key="state",
        title=marked("État"),
        text=lambda one: chip_of(one).word,
        sort="state",
        chip=chip_of,
        sample="Réquisition de la Ville",
    ),
    Column(
        key="remark",
        title=marked("Remarque"),
        text=remark_of,
        align=Align.LEFT,
        sample="option jusqu’au 00/00/0000",
        stretch=2,
    ),
)


def line_of(one: Block) -> OccurrenceLine:
    """Return a row of the list in its words, for files and papers."""
    return OccurrenceLine(
        day=one.row.day,
        hours=one.hours,
        association=holder_of(one),
        room=one.row.room,
        hub=one.row.hub,
        convention=one.row.convention,
        state=chip_of(one).word,
        remark=remark_of(one),
    )


KEYS: Mapping[str, Callable[[Any], Any]] = {
    "day": lambda one: (one.row.day, one.row.start),
    "hours": lambda one: (one.row.start, one.row.end, one.row.day),
    "association": lambda one: (sort_key(holder_of(one)), one.row.day, one.row.start),
    "room": lambda one: (sort_key(one.row.room), one.row.day, one.row.start),
    "hub": lambda one: (sort_key(one.row.hub), sort_key(one.row.room), one.row.day),
    "convention": lambda one: (one.row.convention, one.row.day),
    "state": lambda one: (sort_key(chip_of(one).word), sort_key(reason_of(one)), one.row.day),
}
