"""``rates``: how slots are used, with the number of observations behind each rate."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from polesdesk.actions import rates
from polesdesk.cli.arguments import Parser, UsageProblem, iso_day, one_of
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import Column, write_json, write_table
from polesdesk.cli.session import Session
from polesdesk.domain.french import format_percent
from polesdesk.domain.measures import Measure
from polesdesk.domain.observing import Outcome
from polesdesk.domain.occupancy_labels import OUTCOMES
from polesdesk.domain.rate_rows import RateQuery, RateRow, RateTable
from polesdesk.domain.rate_words import allotment_in_words, coverage_in_words
from polesdesk.domain.rates import Dimension

BY = tuple(str(one) for one in Dimension)
_DIGITS = 9


def as_json(row: RateRow, table: RateTable) -> dict[str, Any]:
    """Return a row for programs, the keys of the contract first.

    ``low`` and ``high`` are there under the least n too, beside ``insufficient``.
    """
    measure = table.measure(row.key) or Measure()
    found = row.tally.effective
    interval = found.interval
    return {
        "key": row.key,
        "label": row.label,
        "n": found.n,
        "k": found.k,
        "rate": _rounded(found.value),
        "low": _rounded(interval.low if interval else None),
        "high": _rounded(interval.high if interval else None),
        "insufficient": found.is_insufficient(table.least),
        "excluded": dict(sorted(row.tally.excluded.items())),
        "empty": row.tally.empty,
        "other_occupant": row.tally.other,
        "fill": _rounded(row.tally.fill),
        "last_seen": row.tally.last_seen and row.tally.last_seen.isoformat(),
        "detail": row.detail,
        "planned": measure.planned,
        "seen": measure.seen,
        "coverage": _rounded(measure.coverage),
        "allotted_minutes": measure.allotted,
        "open_minutes": measure.opened,
        "allotment": _rounded(measure.allotment),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _excluded(row: RateRow) -> str:
    return ", ".join(
        f"{OUTCOMES[Outcome(reason)]} {count}"
        for reason, count in sorted(row.tally.excluded.items())
    )


def _percent(value: float | None) -> str:
    return "" if value is None else format_percent(value)


def _columns(table: RateTable) -> tuple[Column, ...]:
    def said(row: RateRow) -> str:
        found = row.tally.effective
        return "n insuffisant" if found.is_insufficient(table.least) else _percent(found.value)

    def bound(row: RateRow) -> str:
        found = row.tally.effective
        if found.interval is None or found.is_insufficient(table.least):
            return ""
        return f"{_percent(found.interval.low)} – {_percent(found.interval.high)}"

    def covered(row: RateRow) -> str:
        return coverage_in_words(table.measure(row.key))

    def allotted(row: RateRow) -> str:
        return allotment_in_words(table.measure(row.key))

    return (
        Column(title="Quoi", text=lambda row: row.label),
        Column(title="Précision", text=lambda row: row.detail),
        Column(title="n", text=lambda row: str(row.tally.n), right=True),
        Column(title="Occupées", text=lambda row: str(row.tally.occupied), right=True),
        Column(title="Taux", text=said, right=True),
        Column(title="Intervalle à 95 %", text=bound, right=True),
        Column(title="Couverture", text=covered, right=True),
        Column(title="Attribution", text=allotted, right=True),
        Column(title="Écartées", text=_excluded),
    )


def _arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    add("--by", metavar="QUOI", required=True, type=one_of(*BY), help="une ligne par quoi")
    add("--from", dest="first", metavar="AAAA-MM-JJ", required=True, type=iso_day, help="du")
    add("--to", dest="last", metavar="AAAA-MM-JJ", required=True, type=iso_day, help="au, compris")


def _rates(session: Session, options: Namespace) -> int:
    if options.last < options.first:
        raise UsageProblem("--to précède --from")
    query = RateQuery(by=Dimension(options.by), first=options.first, last=options.last)
    with session.open(read_only=True) as runner:
        table = runner.read(rates.measured, query)
    if session.json:
        write_json(session.out, [as_json(row, table) for row in table.rows])
    elif table.rows:
        write_table(session.out, _columns(table), table.rows)
    else:
        session.out.write("Aucune observation dans cette période.\n")
    return DONE


RATES = Command(
    usage=f"--by {{{','.join(BY)}}} --from JOUR --to JOUR --database FICHIER",
    summary="taux d’occupation effectif, avec n et intervalle",
    arguments=_arguments,
    carry_out=_rates,
)
