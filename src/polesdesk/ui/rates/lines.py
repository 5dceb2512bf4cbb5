"""What the tables of rates show: rows with the id of their key, and columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import day_with_weekday, format_date, format_number, format_time
from polesdesk.domain.measures import Measure
from polesdesk.domain.occupancy_labels import FINDINGS, MOTIVES, OUTCOMES
from polesdesk.domain.rate_rows import EvidenceRow, FreedRow, RateRow
from polesdesk.domain.rate_words import (
    allotment_in_words,
    coverage_in_words,
    days_in_words,
    interval_in_words,
    left_out_in_words,
    rate_in_words,
    share_in_words,
)
from polesdesk.domain.rates import Tally
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.words import marked, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLine:
    """A row of rates with the least n of the office, and what was planned once it is known."""

    row: RateRow
    least: int
    measure: Measure | None = None
    with_detail: bool = True

    @property
    def words(self) -> str:
        """The label with what belongs to it."""
        return f"{self.row.label} · {self.row.detail}" if self._has_detail else self.row.label

    @property
    def _has_detail(self) -> bool:
        return bool(self.with_detail and self.row.detail)

    @property
    def id(self) -> str:
        """The key of the row."""
        return self.row.key

    @property
    def tally(self) -> Tally:
        """What was seen."""
        return self.row.tally


@dataclass(frozen=True, slots=True, kw_only=True)
class FreedLine:
    """A slot that could be freed."""

    row: FreedRow
    least: int

    @property
    def id(self) -> str:
        """The id of the slot."""
        return self.row.slot.id

    @property
    def tally(self) -> Tally:
        """What was seen."""
        return self.row.tally


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """One observation behind a figure."""

    row: EvidenceRow

    @property
    def id(self) -> str:
        """The id of the finding."""
        return self.row.finding_id


def _figure(
    key: str, title: str, text: Callable[[Any], str], sample: str, *, sort: bool = True
) -> Column:
    return Column(
        key=key,
        title=title,
        text=text,
        sort=key if sort else None,
        align=Align.RIGHT,
        sample=sample,
    )


def _counts() -> tuple[Column, ...]:
    return (
        _figure("n", "n", lambda one: str(one.tally.n), "0 000"),
        _figure("k", marked("Occupées"), lambda one: str(one.tally.occupied), "0 000"),
        _figure(
            "rate",
            marked("Occupation"),
            lambda one: rate_in_words(one.tally.effective, one.least),
            "n insuffisant",
        ),
        _figure(
            "interval",
            marked("Intervalle à 95 %"),
            lambda one: interval_in_words(one.tally.effective, one.least),
            "00 % à 100 %",
            sort=False,
        ),
    )


def _covered() -> Column:
    return Column(
        key="coverage",
        title=marked("Couverture"),
        text=lambda one: coverage_in_words(one.measure),
        sort="coverage",
        align=Align.RIGHT,
        sample="100 %",
        tooltip=_coverage_told,
    )


def _coverage_told(one: RateLine) -> str:
    if one.measure is None or not one.measure.planned:
        return ""
    return tr("{seen} séances vues sur {planned} prévues jusqu’à ce jour").format(
        seen=format_number(one.measure.seen), planned=format_number(one.measure.planned)
    )


def _allotted() -> Column:
    return Column(
        key="allotment",
        title=marked("Attribution"),
        text=lambda one: allotment_in_words(one.measure),
        sort="allotment",
        align=Align.RIGHT,
        sample="100 %",
        tooltip=_allotment_told,
    )


def _allotment_told(one: RateLine) -> str:
    if one.measure is None or not one.measure.opened:
        return tr("Part des heures ouvertes\u202f: pour un pôle, un local ou un moment")
    return tr("{allotted} h attribuées sur {opened} h ouvertes").format(
        allotted=format_number(round(one.measure.allotted / 60)),
        opened=format_number(round(one.measure.opened / 60)),
    )


def _left_out() -> tuple[Column, ...]:
    return (
        Column(
            key="left_out",
            title=marked("Écartées"),
            text=lambda one: str(one.tally.left_out),
            sort="left_out",
            align=Align.RIGHT,
            sample="0 000",
            tooltip=lambda one: left_out_in_words(one.tally),
        ),
        Column(
            key="why",
            title=marked("Pourquoi"),
            text=lambda one: left_out_in_words(one.tally),
            sample="hors du créneau 3",
            stretch=2,
            tooltip=lambda one: left_out_in_words(one.tally),
            starts_hidden=True,
        ),
    )


def _others() -> tuple[Column, ...]:
    return (
        *_left_out(),
        Column(
            key="empty",
            title=marked("Vides"),
            text=lambda one: str(one.tally.empty),
            sort="empty",
            align=Align.RIGHT,
            sample="0 000",
            starts_hidden=True,
        ),
        Column(
            key="fill",
            title=marked("Remplissage"),
            text=lambda one: share_in_words(one.tally.fill),
            sort="fill",
            align=Align.RIGHT,
            sample="100 %",
            starts_hidden=True,
        ),
    )


def _label(title: str, sample: str) -> Column:
    """The name: the columns on the right are left out before it gives way."""
    return Column(
        key="label",
        title=title,
        text=lambda one: one.words,
        sort="label",
        sample=sample,
        stretch=4,
        is_firm=True,
        tooltip=lambda one: one.words,
    )


TABLE_COLUMNS = (
    _label(marked("Quoi"), "VOL-2026-001 · Théâtre"),
    *_counts(),
    _covered(),
    _allotted(),
    *_others(),
    _figure(
        "freshness", marked("Vu depuis"), lambda one: days_in_words(one.row.freshness), "000 jours"
    ),
)
HOUR_COLUMNS = (
    _label(marked("Jour et heure"), "mercredi 00 h 00"),
    _allotted(),
    *_counts(),
    _covered(),
    *_others(),
)
MONTH_COLUMNS = (
    _label(marked("Mois"), "septembre 2026"),
    *_counts(),
    _covered(),
    _allotted(),
    *_others(),
)
FREED_COLUMNS = (
    Column(
        key="label",
        title=marked("Créneau"),
        text=lambda one: one.row.slot.label,
        sample="mercredi 18 h 30 – 20 h 30, Salle",
        stretch=3,
        is_firm=True,
        tooltip=lambda one: one.row.slot.label,
    ),
    Column(
        key="hub",
        title=marked("Pôle"),
        text=lambda one: one.row.slot.hub,
        sort="hub",
        sample="Château de M",
        stretch=1,
        tooltip=lambda one: one.row.slot.hub,
    ),
    Column(
        key="holder",
        title=marked("Association"),
        text=lambda one: one.row.slot.holder,
        sort="holder",
        sample="Comité de quartier",
        stretch=2,
        tooltip=lambda one: one.row.slot.holder,
    ),
    *_counts(),
)


def _outcome(one: EvidenceLine) -> str:
    if one.row.outcome is None:
        return tr("même séance")
    return tr(OUTCOMES[one.row.outcome])


def _where(one: EvidenceLine) -> str:
    return " · ".join(part for part in (one.row.room, one.row.association) if part)


def _moment(one: EvidenceLine) -> str:
    day = format_date(one.row.day)
    return day if one.row.at is None else f"{day}, {format_time(one.row.at)}"


EVIDENCE_COLUMNS = (
    Column(
        key="day",
        title=marked("Vu le"),
        text=_moment,
        sort="day",
        sample="00/00/0000, 00 h 00",
        tooltip=lambda one: day_with_weekday(one.row.day),
    ),
    Column(
        key="outcome",
        title=marked("Compté comme"),
        text=_outcome,
        sample="occupé comme prévu",
        tooltip=lambda one: tr(FINDINGS[one.row.finding]),
    ),
    Column(
        key="who",
        title=marked("Local"),
        text=_where,
        sample="Salle 1 · C",
        stretch=1,
        tooltip=_where,
    ),
    Column(
        key="motive",
        title=marked("Motif"),
        text=lambda one: tr(MOTIVES[one.row.motive]),
        sample="Tournée équitable",
        starts_hidden=True,
    ),
    Column(
        key="visit",
        title=marked("Visite"),
        text=lambda one: one.row.visit,
        sample="V-VOL-2026-000",
        starts_hidden=True,
    ),
)


def _rate_key(one: RateLine | FreedLine) -> tuple[bool, float]:
    value = one.tally.effective.value
    return value is not None, value or 0.0


def _known(value: float | None) -> float:
    """Return an order in which what is unknown stands before nothing."""
    return -1.0 if value is None else value


RATE_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "label": lambda one: sort_key(one.row.label),
    "n": lambda one: one.tally.n,
    "k": lambda one: one.tally.occupied,
    "rate": _rate_key,
    "empty": lambda one: one.tally.empty,
    "fill": lambda one: (one.tally.fill is not None, one.tally.fill or 0.0),
    "left_out": lambda one: one.tally.left_out,
    "freshness": lambda one: (one.row.freshness is not None, one.row.freshness or 0),
    "coverage": lambda one: _known(one.measure and one.measure.coverage),
    "allotment": lambda one: _known(one.measure and one.measure.allotment),
}
TIME_KEYS = {name: key for name, key in RATE_KEYS.items() if name != "label"} | {
    "label": lambda one: tuple(int(part) for part in one.row.key.split("-"))
}
"""Hours and months stand in the order of time, not of the alphabet."""
FREED_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "hub": lambda one: sort_key(one.row.slot.hub),
    "holder": lambda one: sort_key(one.row.slot.holder),
    "n": RATE_KEYS["n"],
    "k": RATE_KEYS["k"],
    "rate": _rate_key,
}
EVIDENCE_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "day": lambda one: (one.row.day, str(one.row.at or "")),
}
