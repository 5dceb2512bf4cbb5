"""The register of the decisions of a period, for the report to the council (CGCT L. 2122-23)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from polesdesk.actions.exports import ListExport
from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import Convention
from polesdesk.domain.decision_register import DECISIONS, DecisionRow
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import format_date
from polesdesk.domain.letter_sending import notified_on
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rows import ConventionRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import conventions, decisions, letters, records
from polesdesk.store.kinds import CONVENTION


def export(work: Work, first: date, last: date) -> ListExport:
    """Return the register of a period as a list to write; both days are included.

    Raises ``RuleBroken`` when no decision was taken in the period.
    """
    if last < first:
        raise RuleBroken(
            "period", said("La fin précède le début\u202f: vérifiez les deux dates."), field="last"
        )
    found = rows(work, first, last)
    if not found:
        raise RuleBroken(
            "no_decision", said("Aucune décision n’a été prise dans cette période."), field="first"
        )
    span = said("Du {first} au {last}").format(first=format_date(first), last=format_date(last))
    return ListExport(
        subject="decisions",
        query=ListQuery(),
        keys=tuple(one.key for one in DECISIONS),
        narrowed=(span,),
        rows=found,
    )


def rows(work: Work, first: date, last: date) -> tuple[DecisionRow, ...]:
    """Return the decisions of a period in the order of their days."""
    connection = work.connection
    made = [
        *_concluded(work, decisions.concluded(connection, first, last)),
        *_terminated(work, decisions.terminated(connection, first, last)),
        *_refused(work, decisions.refused(connection, first, last)),
    ]
    return tuple(sorted(made, key=lambda one: (one.day, one.act, one.convention)))


def _concluded(work: Work, ids: list[str]) -> Iterable[DecisionRow]:
    for one, shown in _pairs(work, ids):
        objects = (
            said("Avenant à une convention d’occupation, {span}")
            if one.amends_id
            else said("Renouvellement d’une convention d’occupation, {span}")
            if one.previous_id
            else said("Convention d’occupation, {span}")
        )
        yield _row(
            one,
            shown,
            day=one.decision_date or work.today,
            act=one.decision_number,
            what=objects.format(span=_span(one)),
            fee=one.occupancy_fee_cents or 0,
            transmitted=one.decision_transmitted_on,
            notified=one.notified_on,
        )


def _terminated(work: Work, ids: list[str]) -> Iterable[DecisionRow]:
    for one, shown in _pairs(work, ids):
        told = said("Résiliation d’une convention d’occupation, à effet du {day}")
        day = format_date(one.terminated_on) if one.terminated_on else "…"
        yield _row(
            one,
            shown,
            day=one.notice_given_on or work.today,
            act="",
            what=told.format(day=day),
            fee=None,
            notified=_told_on(work, LetterKind.TERMINATION, one.id),
        )


def _refused(work: Work, found: dict[str, tuple[date, str]]) -> Iterable[DecisionRow]:
    for one, shown in _pairs(work, list(found)):
        day, _who = found[one.id]
        told = said("Non-renouvellement d’une convention d’occupation, {span}")
        notified = _told_on(work, LetterKind.RENEWAL_REFUSED, one.id)
        what = told.format(span=_span(one))
        yield _row(one, shown, day=day, act="", what=what, fee=None, notified=notified)


def _told_on(work: Work, kind: LetterKind, convention_id: str) -> date | None:
    """Return the day on which the letter of a decision counts as notified, if it is proved."""
    letter = letters.standing(work.connection, kind, "convention", convention_id)
    return notified_on(letter) if letter is not None else None


def _pairs(work: Work, ids: list[str]) -> Iterable[tuple[Convention, ConventionRow]]:
    shown = {row.id: row for row in conventions.rows(work.connection, ids, work.today)}
    for one in records.get_many(work.connection, CONVENTION, ids, alive=True):
        yield one, shown[one.id]


def _span(one: Convention) -> str:
    start = format_date(one.start_date) if one.start_date else "…"
    end = format_date(one.end_date) if one.end_date else "…"
    return said("du {start} au {end}").format(start=start, end=end)


def _row(
    one: Convention, shown: ConventionRow, *, day: date, act: str, what: str, fee: int | None,
    transmitted: date | None = None, notified: date | None = None,
) -> DecisionRow:  # fmt: skip
    return DecisionRow(
        id=one.id,
        day=day,
        act=act,
        object=what,
        association=shown.association,
        place=", ".join(part for part in (shown.hubs, shown.rooms) if part),
        convention=one.number,
        fee_cents=fee,
        transmitted_on=transmitted,
        notified_on=notified,
    )
