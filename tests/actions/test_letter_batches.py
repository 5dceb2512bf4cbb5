"""Batches of letters: drawn while the file is free, kept in one command, numbers without holes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from polesdesk.actions import history, letter_batches, letters, premises_requests
from polesdesk.actions.letter_batches import Job
from polesdesk.actions.runner import Runner
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.lists import Choice
from polesdesk.domain.progress import Cancelled, Silent
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
SUBJECT = "premises_request"


@pytest.fixture
def office(office_file: Path):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def request(office: ReadyOffice, reason: str = "Aucun local libre.") -> str:
    draft = office.runner.read(premises_requests.draft)
    asked = replace(
        draft, association_id="association", weekdays=(2,), room_id="hall", decision_reason=reason
    )
    return str(office.runner.do(premises_requests.save, asked).value.id)


def job(*ids: str) -> Job:
    return Job(
        kind=LetterKind.REQUEST_REFUSED,
        subject_kind=SUBJECT,
        subjects=tuple(Choice(value=one, label=f"n{place}") for place, one in enumerate(ids)),
        command="émission de refus",
    )


def standing(office: ReadyOffice, row_id: str) -> list[str]:
    found = office.runner.read(letters.about, SUBJECT, row_id)
    return [one.number for one in found if one.cancelled_on is None]


class Stops:
    """A progress that is cancelled at a step, and may do something before."""

    def __init__(self, at: int, act=lambda: None) -> None:
        self.at, self.act = at, act

    def step(self, done: int, _total: int, _text: str) -> None:
        if done == self.at:
            self.act()


def test_refusals_leave_no_hole_among_the_numbers_and_one_undo_cancels_all(office) -> None:
    first, bad, unprintable, last = (
        request(office), request(office, ""), request(office, "Motif \U00013080"), request(office)
    )  # fmt: skip
    batch = letter_batches.issue_many(office.runner, Silent(), job(first, bad, unprintable, last))
    assert [one.letter.number for one in batch.written] == ["COU-2026-001", "COU-2026-002"]
    assert [one.error.code for one in batch.refused] == ["missing_fields", "letters_not_printable"]
    assert [one.name for one in batch.refused] == ["n1", "n2"]
    assert office.runner.read(history.next_undo) == "émission de refus"
    office.runner.do(history.undo)
    assert standing(office, first) == standing(office, last) == []


def test_letters_that_stand_are_kept(office) -> None:
    first, second = request(office), request(office)
    letter_batches.issue_many(office.runner, Silent(), job(first))
    batch = letter_batches.issue_many(office.runner, Silent(), job(first, second))
    assert (batch.issued, batch.kept) == (1, 1)
    paper = letter_batches.bundle(office.runner, Silent(), batch.letters)
    assert paper.pdf.startswith(b"%PDF")


def test_cancelling_issues_none_and_takes_no_number(office) -> None:
    first, second = request(office), request(office)

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        letter_batches.issue_many(office.runner, Stops(1, stop), job(first, second))
    assert standing(office, first) == []
    batch = letter_batches.issue_many(office.runner, Silent(), job(first))
    assert batch.written[0].letter.number == "COU-2026-001"


def test_the_file_is_free_while_letters_are_drawn_and_a_taken_number_is_not_given_twice(
    office,
) -> None:
    first, second, other = request(office), request(office), request(office)
    taken: list[str] = []

    def meanwhile() -> None:
        if not taken:
            ask = (LetterKind.REQUEST_REFUSED, SUBJECT, other)
            taken.append(office.runner.do(letters.issue, *ask).value.number)

    batch = letter_batches.issue_many(office.runner, Stops(1, meanwhile), job(first, second))
    assert taken == ["COU-2026-001"]
    assert [one.letter.number for one in batch.written] == ["COU-2026-002", "COU-2026-003"]
