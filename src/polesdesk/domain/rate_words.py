"""Rates in words: the rate or « n insuffisant », its interval, what was left out and why."""

from __future__ import annotations

from polesdesk.domain.french import format_percent, plural
from polesdesk.domain.measures import Measure
from polesdesk.domain.observing import Outcome
from polesdesk.domain.occupancy_labels import OUTCOMES
from polesdesk.domain.rates import Rate, Tally
from polesdesk.domain.speech import said

DASH = "–"
_LEAST = 0.005


def rate_in_words(found: Rate, least: int) -> str:
    """Return « 80 % », or « n insuffisant » under the least number of observations."""
    if found.value is None or found.is_insufficient(least):
        return said("n insuffisant")
    return format_percent(found.value)


def interval_in_words(found: Rate, least: int) -> str:
    """Return « 49 % à 94 % », a dash under the least number of observations."""
    if found.interval is None or found.is_insufficient(least):
        return DASH
    low, high = format_percent(found.interval.low), format_percent(found.interval.high)
    return said("{low} à {high}").format(low=low, high=high)


def share_in_words(value: float | None) -> str:
    """Return a share as a percentage, a dash when there is none."""
    return DASH if value is None else format_percent(value)


def days_in_words(days: int | None) -> str:
    """Return how long ago something was seen."""
    if days is None:
        return said("jamais vu")
    return said("aujourd’hui") if days == 0 else plural(days, said("jour"), said("jours"))


def left_out_in_words(tally: Tally) -> str:
    """Return what was left out, by reason, the most frequent first."""
    reasons = sorted(tally.excluded.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{said(OUTCOMES[Outcome(reason)])} {count}" for reason, count in reasons)


def tally_in_words(tally: Tally, least: int) -> str:
    """Return a tally as one sentence: « 12 sur 15, soit 80 % (55 % à 93 %) »."""
    found = tally.effective
    if not found.n:
        return said("aucune observation")
    counted = said("{k} sur {n}").format(k=found.k, n=found.n)
    if found.is_insufficient(least):
        return f"{counted}, {rate_in_words(found, least)}"
    return f"{counted}, {rate_in_words(found, least)} ({interval_in_words(found, least)})"


def coverage_in_words(measure: Measure | None) -> str:
    """Return the share of planned occurrences that were seen; a dash where none was planned."""
    return DASH if measure is None else _some(measure.coverage)


def allotment_in_words(measure: Measure | None) -> str:
    """Return the share of opening hours that is allotted; a dash where it has no sense."""
    return DASH if measure is None else _some(measure.allotment)


def _some(value: float | None) -> str:
    """Return a share; one too small to be rounded to 1 % is not said to be nothing."""
    if value is not None and 0 < value < _LEAST:
        return "<\u00a01\u00a0%"
    return share_in_words(value)
