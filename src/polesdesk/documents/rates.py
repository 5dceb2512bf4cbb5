"""The report of occupancy on paper: no figure without its period, definition and n."""

from __future__ import annotations

from datetime import date

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Table

from polesdesk.documents.charts import HeatValue, TrendPoint, heat_map, trend
from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import TEXT_WIDTH, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.french import (
    WEEKDAYS,
    date_in_words,
    format_date,
    format_number,
    format_percent,
    plural,
)
from polesdesk.domain.measures import Measure
from polesdesk.domain.observing import Outcome
from polesdesk.domain.occupancy_labels import DIMENSIONS, MOTIVES, OUTCOMES
from polesdesk.domain.rate_rows import HeatCell, HeatMap, RateReport, RateRow, RateTable
from polesdesk.domain.rate_words import (
    allotment_in_words,
    coverage_in_words,
    days_in_words,
    interval_in_words,
    rate_in_words,
    share_in_words,
)
from polesdesk.domain.rates import share

_INTERVAL = "Intervalle à 95\u00a0%"
_WORTH = 0.005
_ROOM = 110
"""Points that a heading needs under it, or it goes to the next page."""
_DEFINITIONS = tuple(
    " ".join(block.split("\n"))
    for block in """
Occupation effective\u202f: séances trouvées occupées comme prévu, sur les séances vues qui
comptent.
Une séance compte une fois, même vue plusieurs fois\u202f; elle est occupée si un seul passage l’a
trouvée occupée.

Intervalle à 95\u00a0%\u202f: intervalle de Wilson\u202f; le taux réel s’y trouve 95 fois sur 100
si les visites ont été faites sans choisir les séances. Les visites ciblées ou après une plainte
faussent le taux.

n insuffisant\u202f: moins de {least} observations\u202f; aucun taux n’est donné.

Écartées\u202f: jours fériés, fermetures, réquisitions, vacances quand le créneau les exclut,
absences
excusées, passages hors du créneau ou dans ses premières et dernières minutes, portes fermées\u202f;
elles ne comptent jamais contre une association.

Attribution\u202f: heures attribuées, aux associations ou à la ville elle-même, sur les heures
ouvertes des locaux, séance par séance, sans les jours fériés ni les fermetures.

Couverture\u202f: séances vues, sur les séances prévues jusqu’à ce jour. Créneaux vus\u202f:
créneaux vus au moins une fois, sur ceux qui ont des séances dans la période.

Remplissage\u202f: moyenne des personnes comptées sur la jauge, dans les séances occupées.
""".strip().split("\n\n")
)


def draw(report: RateReport, *, day: date) -> bytes:
    """Return the report as a PDF; ``day`` is that of the printing."""
    title = title_of(report)
    furniture = Furniture(foot=title, reference=date_in_words(day), authority=report.authority)
    paper = Paper(
        furniture,
        title=clean(title),
        author=clean(report.authority),
        subject=_period(report),
        day=day,
    )
    return paper.made(_story(report, title))[0]


def title_of(report: RateReport) -> str:
    """Return « Bilan d’occupation : Voltaire »."""
    return f"Bilan d’occupation\u202f: {report.place}"


def _period(report: RateReport) -> str:
    query = report.query
    words = f"Du {format_date(query.first)} au {format_date(query.last)}"
    if query.motive is None:
        return words
    return f"{words}, visites\u202f: {MOTIVES[query.motive].lower()}"


def _story(report: RateReport, title: str) -> list[Flowable]:
    look = styles()
    return [
        paragraph(title, look.title),
        paragraph(_period(report), look.subtitle),
        *_glance(report),
        *_left_out(report),
        *_week(report.heat),
        *_months(report.months),
        *_places(report.places),
        *_freed(report),
        *_definitions(report.summary.least),
    ]


def _glance(report: RateReport) -> list[Flowable]:
    summary, tally = report.summary, report.summary.tally
    found, empty = tally.effective, tally.absence
    least = summary.least
    measure = summary.measure or Measure()
    rows = [
        ("Occupation effective", rate_in_words(found, least), interval_in_words(found, least),
         f"{found.k} sur {found.n}"),
        ("Absence sans excuse", rate_in_words(empty, least), interval_in_words(empty, least),
         f"{empty.k} sur {empty.n}"),
        ("Remplissage", share_in_words(tally.fill), "",
         plural(tally.counted, "séance comptée", "séances comptées")),
        ("Couverture", coverage_in_words(measure), "", _seen(measure)),
        ("Créneaux vus", share_in_words(share(summary.slots_seen, measure.slots)), "",
         f"{summary.slots_seen} sur {plural(measure.slots, 'créneau', 'créneaux')}"),
        ("Attribution", allotment_in_words(measure), "", _hours(measure)),
        ("Dernière observation", days_in_words(summary.freshness), "", ""),
    ]  # fmt: skip
    columns = ("Mesure", "Taux", _INTERVAL, "Effectifs")
    return [paragraph("En bref", styles().heading), table(columns, (3, 2, 2.4, 3.4), rows)]


def _seen(measure: Measure) -> str:
    """Return how many occurrences were seen, of those that were to be held until today."""
    planned = plural(measure.planned, "séance prévue", "séances prévues")
    return f"{format_number(measure.seen)} sur {planned}"


def _hours(measure: Measure) -> str:
    if not measure.opened:
        return "aucune heure d’ouverture connue"
    allotted, opened = round(measure.allotted / 60), round(measure.opened / 60)
    return f"{format_number(allotted)}\u00a0h sur {format_number(opened)}\u00a0h"


def _left_out(report: RateReport) -> list[Flowable]:
    tally = report.summary.tally
    if not tally.excluded:
        return []
    reasons = sorted(tally.excluded.items(), key=lambda one: (-one[1], one[0]))
    rows = [(OUTCOMES[Outcome(reason)].capitalize(), str(count)) for reason, count in reasons]
    head = paragraph(
        f"Observations écartées\u202f: {tally.left_out}, en plus des {tally.n} qui comptent",
        styles().heading,
    )
    body = table(("Pourquoi", "Nombre"), (4, 1), rows, right=frozenset({1}))
    return [KeepTogether([head, body])]


def _week(heat: HeatMap) -> list[Flowable]:
    look = styles()
    hours = range(heat.first_hour, heat.last_hour + 1)
    half = TEXT_WIDTH / 2 - 5
    planned = {place: _planned(cell) for place, cell in heat.cells.items()}
    observed = {place: _observed(cell, heat.least) for place, cell in heat.cells.items()}
    pictures = Table(
        [
            [
                paragraph("Prévu\u202f: part des heures ouvertes attribuée", look.cell_head),
                paragraph("Observé\u202f: occupation effective", look.cell_head),
            ],
            [heat_map(planned, hours, half), heat_map(observed, hours, half)],
        ],
        colWidths=[TEXT_WIDTH / 2] * 2,
    )
    rows = [
        (f"{hour}\u00a0h", *(_counted(heat.cell(day, hour)) for day in range(1, 8)))
        for hour in hours
    ]
    days = ("Heure", *(name.capitalize() for name in WEEKDAYS))
    return [
        KeepTogether([paragraph("Heures de la semaine", look.heading), pictures]),
        paragraph(
            "Par heure\u202f: part attribuée, puis séances occupées sur séances vues.", look.note
        ),
        table(days, (1, *[1.5] * 7), rows),
    ]


def _planned(cell: HeatCell) -> HeatValue:
    part = cell.planned
    return HeatValue(share=part, words=_some(part))


def _some(part: float | None) -> str:
    """Return a share that is worth a figure."""
    return format_percent(part) if part is not None and part >= _WORTH else ""


def _observed(cell: HeatCell, least: int) -> HeatValue:
    found = cell.tally.effective
    if found.value is None:
        return HeatValue(share=None, words="")
    if found.is_insufficient(least):
        return HeatValue(share=None, words=f"n = {found.n}")
    return HeatValue(share=found.value, words=format_percent(found.value))


def _counted(cell: HeatCell) -> str:
    part = _some(cell.planned)
    seen = f"{cell.tally.occupied}/{cell.tally.n}" if cell.tally.n else ""
    return " · ".join(words for words in (part, seen) if words)


def _months(months: RateTable) -> list[Flowable]:
    if not months.rows:
        return []
    points = [_point(row, months.least) for row in months.rows]
    head = paragraph("Évolution par mois", styles().heading)
    return [
        KeepTogether([head, trend(points, TEXT_WIDTH)]),
        _rate_table("Mois", months),
    ]


def _point(row: RateRow, least: int) -> TrendPoint:
    found = row.tally.effective
    label = f"{row.key[5:]}/{row.key[2:4]}"
    if found.interval is None or found.is_insufficient(least):
        return TrendPoint(label=label, n=found.n)
    return TrendPoint(
        label=label,
        n=found.n,
        value=found.value,
        low=found.interval.low,
        high=found.interval.high,
    )


def _places(places: RateTable) -> list[Flowable]:
    if not places.rows:
        return []
    name = DIMENSIONS[places.query.by]
    head = paragraph(f"Par {name.lower()}", styles().heading)
    return [CondPageBreak(_ROOM), head, _rate_table(name, places)]


def _rate_table(name: str, found: RateTable) -> Flowable:
    columns = (
        name, "Occupées", "Taux", _INTERVAL, "Vides", "Écartées", "Couverture", "Attribution",
    )  # fmt: skip
    cells = [
        (
            row.label,
            f"{row.tally.occupied} sur {row.tally.n}",
            rate_in_words(row.tally.effective, found.least),
            interval_in_words(row.tally.effective, found.least),
            str(row.tally.empty),
            str(row.tally.left_out),
            coverage_in_words(found.measure(row.key)),
            allotment_in_words(found.measure(row.key)),
        )
        for row in found.rows
    ]
    widths = (2.25, 1.95, 2.2, 2.0, 1.15, 1.62, 2.0, 1.9)
    return table(columns, widths, cells, right=frozenset(range(1, len(columns))))


def _freed(report: RateReport) -> list[Flowable]:
    look = styles()
    head = paragraph("Heures qui pourraient être données à d’autres", look.heading)
    if not report.freed:
        nothing = "Aucun créneau n’a été vu assez souvent vide pour le proposer."
        return [CondPageBreak(_ROOM), head, paragraph(nothing, look.body)]
    rows = [
        (
            f"{one.slot.label} ({one.slot.hub})",
            one.slot.holder,
            f"{one.tally.occupied} sur {one.tally.n}",
            interval_in_words(one.tally.effective, report.summary.least),
        )
        for one in report.freed
    ]
    note = (
        "Occupés moins d’une fois sur deux avec 95 % de confiance. C’est un point de départ pour "
        "en parler avec l’association, pas une décision."
    )
    columns = ("Créneau", "Association", "Occupé", _INTERVAL)
    return [
        CondPageBreak(_ROOM),
        head,
        paragraph(note, look.note),
        table(columns, (3.9, 3.1, 1.2, 2.4), rows),
    ]


def _definitions(least: int) -> list[Flowable]:
    look = styles()
    lines: list[Flowable] = [paragraph("Définitions", look.heading)]
    lines += [paragraph(words.format(least=least), look.small) for words in _DEFINITIONS]
    return [KeepTogether(lines)]
