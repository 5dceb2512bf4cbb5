"""Heat maps as cells with their words and sentences, and the summary as one line."""

from __future__ import annotations

from datetime import time

from polesdesk.domain.french import format_number, format_percent, format_time, weekday_name
from polesdesk.domain.measures import Measure
from polesdesk.domain.rate_rows import HeatCell, HeatMap, Summary
from polesdesk.domain.rate_words import (
    allotment_in_words,
    coverage_in_words,
    days_in_words,
    tally_in_words,
)
from polesdesk.ui.rates.heat_map import Cell, Grid
from polesdesk.ui.words import tr

WORTH = 0.005
"""A share under it is too small for a figure."""


def planned(heat: HeatMap) -> Grid:
    """Return the share of opening hours that is allotted at each hour of the period."""
    if not heat.is_counted:
        return _grid(heat, {})
    return _grid(heat, {place: _planned(place, cell) for place, cell in heat.cells.items()})


def observed(heat: HeatMap) -> Grid:
    """Return the occupancy that was seen at each hour; too few observations stay pale."""
    least = heat.least
    return _grid(heat, {place: _observed(place, one, least) for place, one in heat.cells.items()})


def _grid(heat: HeatMap, cells: dict[tuple[int, int], Cell]) -> Grid:
    return Grid(cells=cells, first_hour=heat.first_hour, last_hour=heat.last_hour)


def hour_words(weekday: int, hour: int) -> str:
    """Return « mardi 18 h »."""
    return f"{weekday_name(weekday)} {format_time(time(hour))}"


def _planned(place: tuple[int, int], cell: HeatCell) -> Cell:
    part = cell.planned
    if part is None:
        told = tr("{when}\u202f: fermé").format(when=hour_words(*place))
        return Cell(sentence=told)
    told = tr("{when}\u202f: {share} des heures ouvertes attribuées").format(
        when=hour_words(*place), share=format_percent(part)
    )
    return Cell(share=part, words=format_percent(part) if part >= WORTH else "", sentence=told)


def _observed(place: tuple[int, int], cell: HeatCell, least: int) -> Cell:
    found = cell.tally.effective
    told = f"{hour_words(*place)}\u202f: {tally_in_words(cell.tally, least)}"
    if found.value is None:
        return Cell(sentence=told)
    if found.is_insufficient(least):
        return Cell(share=0.0, words=f"n\u00a0=\u00a0{found.n}", sentence=told, is_faint=True)
    return Cell(share=found.value, words=format_percent(found.value), sentence=told)


def summary_words(summary: Summary) -> str:
    """Return what the period says at a glance."""
    parts = [
        tr("Occupation effective\u202f: {words}").format(
            words=tally_in_words(summary.tally, summary.least)
        ),
        tr("dernière observation\u202f: {days}").format(days=days_in_words(summary.freshness)),
    ]
    if summary.measure is not None:
        parts += _measured_words(summary.measure, summary.slots_seen)
    return " · ".join(parts) + "."


def _measured_words(measure: Measure, slots_seen: int) -> list[str]:
    covered = tr("couverture\u202f: {seen} séances vues sur {planned} prévues ({share})").format(
        seen=format_number(measure.seen),
        planned=format_number(measure.planned),
        share=coverage_in_words(measure),
    )
    slots = tr("{seen} créneaux vus sur {all}").format(
        seen=format_number(slots_seen), all=format_number(measure.slots)
    )
    if not measure.opened:
        return [covered, slots, tr("attribution inconnue\u202f: aucune heure d’ouverture")]
    allotted = tr("attribution\u202f: {share} des heures ouvertes").format(
        share=allotment_in_words(measure)
    )
    return [covered, slots, allotted]
