"""The dates that count in the life of an agreement, past and to come (domain dossier B2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from polesdesk.domain.amendments import amendment_in_words
from polesdesk.domain.associations import Paper
from polesdesk.domain.conventions import (
    DROPPED,
    ENDED,
    SIGNED,
    Convention,
    Renewal,
    Situation,
    last_day,
    situation,
)
from polesdesk.domain.enforceability import enforceable_on
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.move_guards import months_later
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.speech import marked, said

APPEAL_MONTHS = 2
"""Months to bring an action after the notification (CJA R421-1); the period is « franc »."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeDate:
    """A date that counts: its day and words; ``field`` is what a manager filled for it.

    ``awaited`` tells that something is to be done by that day, ``by`` who noted it and when;
    ``kind`` and ``id`` lead to the record that it comes from.
    """

    on: date
    label: str
    field: str = ""
    awaited: bool = False
    by: str = ""
    noted_at: datetime | None = None
    kind: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """An agreement of a chain of renewals: the former, the present, the next.

    ``holder`` names the association where it is another one: absorbed or split, or its successor.
    """

    id: str
    number: str
    start: date | None
    end: date | None
    amendments: int
    is_shown: bool
    holder: str = ""


_FIELDS = (
    ("decision_date", marked("Acte pris")),
    ("decision_transmitted_on", marked("Acte transmis")),
    ("decision_published_on", marked("Acte publié")),
    ("sent_to_association_on", marked("Original envoyé à l’association")),
    ("signed_by_association_on", marked("Signée par l’association")),
    ("signed_by_city_on", marked("Signée par la Ville")),
    ("sent_to_prefecture_on", marked("Envoyée en préfecture")),
    ("notified_on", marked("Notifiée à l’association")),
    ("copy_handed_on", marked("Exemplaire remis")),
    ("renewal_requested_on", marked("Renouvellement demandé")),
    ("notice_given_on", marked("Courrier de résiliation")),
    ("closed_on", marked("Locaux rendus")),
)


def life_dates(
    one: Convention,
    today: date,
    *,
    issued_at: datetime | None = None,
    insurance: Paper | None = None,
    letters: Sequence[Letter] = (),
    amendments: Iterable[Convention] = (),
) -> tuple[LifeDate, ...]:
    """Return every date that counts for an agreement, the first one first."""
    found = [
        *_noted(one),
        *_paper(issued_at),
        *_act(one),
        *_term(one, today),
        *_appeal(one),
        *_suspensions(one),
        *_insurance(one, insurance),
        *_letters(letters),
        *_amendments(amendments),
    ]
    return tuple(sorted(found, key=lambda date_: (date_.on, date_.label)))


def with_authors(dates: Sequence[LifeDate], history: Sequence[HistoryRow]) -> tuple[LifeDate, ...]:
    """Return the dates with who noted each of them and when, as the history knows."""
    known: dict[tuple[str, str], HistoryRow] = {}
    for row in reversed(history):  # the newest first: the last who wrote the day stays
        known[row.field, str(row.after)] = row
    return tuple(_with_author(one, known.get((one.field, one.on.isoformat()))) for one in dates)


def _with_author(one: LifeDate, row: HistoryRow | None) -> LifeDate:
    if row is None or not one.field:
        return one
    return replace(one, by=row.actor, noted_at=datetime.fromisoformat(row.at))


def _noted(one: Convention) -> Iterator[LifeDate]:
    for name, label in _FIELDS:
        day: date | None = getattr(one, name)
        if day is not None:
            yield LifeDate(on=day, label=said(label), field=name)


def _paper(issued_at: datetime | None) -> Iterator[LifeDate]:
    if issued_at is not None:
        yield LifeDate(on=issued_at.date(), label=said("Original émis"))


def _act(one: Convention) -> Iterator[LifeDate]:
    since = enforceable_on(one)
    if since is not None:
        yield LifeDate(on=since, label=said("Acte exécutoire"))


def _term(one: Convention, today: date) -> Iterator[LifeDate]:
    if one.start_date is not None:
        yield LifeDate(on=one.start_date, label=said("Début"), field="start_date")
    open_ = one.renewal is Renewal.NONE and one.state not in ENDED
    if one.renewal_deadline is not None and one.terminated_on is None:
        label = said("Limite pour demander le renouvellement")
        yield LifeDate(on=one.renewal_deadline, label=label, field="renewal_deadline",
                       awaited=open_)  # fmt: skip
    last = last_day(one)
    if one.terminated_on is not None:
        yield LifeDate(on=one.terminated_on, label=said("Résiliation"), field="terminated_on")
    elif last is not None:
        yield LifeDate(on=last, label=said("Fin"), field="end_date")
    if one.first_end_date is not None and one.first_end_date != one.end_date:
        yield LifeDate(on=one.first_end_date, label=said("Fin d’abord convenue"))
    untitled = situation(one, today) is Situation.EXPIRED and one.state not in ENDED
    if untitled and last is not None and one.renewal is not Renewal.RENEWED:
        yield LifeDate(
            on=last + timedelta(days=1), label=said("Occupation sans titre"), awaited=True
        )


def _appeal(one: Convention) -> Iterator[LifeDate]:
    if one.notified_on is not None and one.state not in DROPPED:
        yield LifeDate(on=appeal_ends_on(one.notified_on), label=said("Fin du délai de recours"))


def appeal_ends_on(notified_on: date) -> date:
    """Return the last day to bring an action: two months, neither end counted."""
    return months_later(notified_on, APPEAL_MONTHS) + timedelta(days=1)


def _suspensions(one: Convention) -> Iterator[LifeDate]:
    spans: list[tuple[date, date | None]] = [(p.first, p.last) for p in one.past_suspensions]
    if one.suspended_from is not None:
        spans.append((one.suspended_from, one.suspended_to))
    for first, last in spans:
        if last is not None and last < first:
            continue
        field = "suspended_from" if first == one.suspended_from else ""
        yield LifeDate(on=first, label=said("Suspension"), field=field)
        if last is not None:
            yield LifeDate(on=last + timedelta(days=1), label=said("Reprise"))


def _insurance(one: Convention, paper: Paper | None) -> Iterator[LifeDate]:
    if paper is not None and paper.valid_to is not None and one.state in SIGNED - ENDED:
        yield LifeDate(on=paper.valid_to, label=said("Fin de l’assurance"), awaited=True)


def _letters(letters: Sequence[Letter]) -> Iterator[LifeDate]:
    for one in letters:
        day = one.sent_on or one.issued_on
        if day is not None and one.cancelled_on is None:
            label = said("{letter}, courrier {number}").format(
                letter=said(LETTERS[one.kind]), number=one.number
            )
            yield LifeDate(on=day, label=label)
        if one.answer_due_on is not None and one.cancelled_on is None:
            label = said("Réponse attendue au courrier {number}").format(number=one.number)
            yield LifeDate(on=one.answer_due_on, label=label, awaited=True)


def _amendments(amendments: Iterable[Convention]) -> Iterator[LifeDate]:
    for one in amendments:
        if one.start_date is None or one.state in DROPPED:
            continue
        words = amendment_in_words(one.number)
        signed = one.state in SIGNED
        label = said("{amendment} en vigueur") if signed else said("{amendment} prévu")
        text = label.format(amendment=words[:1].upper() + words[1:])
        yield LifeDate(
            on=one.start_date, label=text, awaited=not signed, kind="convention", id=one.id
        )
