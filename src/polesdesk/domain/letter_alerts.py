"""What is due of letters: those that were issued and not sent, those that nobody answered."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.domain.alerts import ANSWER_LATE, LETTER_UNSENT
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.french import format_date
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said


def unsent(letter: Letter, addressee: str, days: int, today: date) -> AlertRow:
    """Say that a letter was issued some days ago and that no sending was noted."""
    issued = letter.issued_on or today
    due = issued + timedelta(days=days)
    return AlertRow(
        kind=LETTER_UNSENT,
        due=due,
        subject_kind=_subject(letter)[0],
        subject_id=_subject(letter)[1],
        label=said("{addressee}\u202f: courrier à envoyer").format(addressee=addressee),
        detail=said("{letter} {number}, émis le {day}").format(
            letter=said(LETTERS[letter.kind]), number=letter.number, day=format_date(issued)
        ),
        late=due < today,
    )


def unanswered(letter: Letter, addressee: str, today: date) -> AlertRow:
    """Say that the answer to a letter was due before today."""
    due = letter.answer_due_on or today
    return AlertRow(
        kind=ANSWER_LATE,
        due=due,
        subject_kind=_subject(letter)[0],
        subject_id=_subject(letter)[1],
        label=said("{addressee}\u202f: réponse attendue").format(addressee=addressee),
        detail=said("{letter} {number}, réponse avant le {day}").format(
            letter=said(LETTERS[letter.kind]), number=letter.number, day=format_date(due)
        ),
        late=due < today,
    )


def _subject(letter: Letter) -> tuple[str, str]:
    """Return the record on whose card the letter stands."""
    if letter.subject_kind == "premises_request":
        return letter.subject_kind, letter.subject_id
    if letter.convention_id:
        return "convention", letter.convention_id
    return "association", letter.association_id or ""
