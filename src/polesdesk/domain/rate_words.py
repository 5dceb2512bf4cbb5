"""Rates in words: the rate or « n insuffisant », its interval, what was left out and why."""

from __future__ import annotations

from polesdesk.domain.french import format_percent, plural
from polesdesk.domain.observing import Outcome
from polesdesk.domain.occupancy_labels import OUTCOMES
from polesdesk.domain.rates import Rate, Tally
from polesdesk.domain.speech import said

DASH = "–"


def rate_in_words(found: Rate, least: int) -> str:
    """Return « 80 % », or « n insuffisant » under the least number of observations."""
    if found.value is None or found.is_insufficient(least):
        return said("n insuffisant")
    return format_percent(found.value)


def interval_in_words(found: Rate) -> str:
    """Return « 49 % à 94 % », a dash without any observation."""
    if found.interval is None:
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
    return f"{counted}, {rate_in_words(found, least)} ({interval_in_words(found)})"
