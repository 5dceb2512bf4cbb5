"""What ends an agreement: its notice, its formal notice, its letter, its exit."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.actions import conventions, letter_gathering, letters
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.conventions import State, TerminationGround, UseKind
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.letter_matters import Renewing
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION, LETTER
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)


@pytest.fixture
def ready(office_file):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    made = make_ready(runner)
    base = made.agreement(start_date=date(2026, 1, 1), end_date=date(2027, 12, 31))
    whole = replace(base, state=State.NOTIFIED, issued_version=1)
    runner.do(lambda work: work.save(CONVENTION, whole))
    yield made
    runner.close()


def warned(ready: ReadyOffice, on: date, **fields: object) -> None:
    """A formal notice about the agreement."""
    letter = Letter(
        id=f"notice-{on}", number=f"COU-{on}", kind=LetterKind.FORMAL_NOTICE,
        subject_kind="follow_up", subject_id="f", association_id="association",
        convention_id="agreement", issued_on=on, sha256="0" * 64, **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    ready.runner.do(lambda work: work.save(LETTER, letter))


def end(ready: ReadyOffice, ground: TerminationGround, until: date, **told: object) -> None:
    """Give notice today."""

    def act(work: Work) -> None:
        conventions.move(
            work, "agreement", State.TERMINATION_PENDING, on=TODAY, until=until, ground=ground,
            reason="Loyer impayé.", **told,
        )  # fmt: skip

    ready.runner.do(act)


def matter(ready: ReadyOffice) -> Renewing:
    """What the letter of termination says."""

    def read(work: Work) -> Renewing:
        gathered = letter_gathering.gather(work, LetterKind.TERMINATION, "convention", "agreement")
        found = gathered.data.matter
        assert isinstance(found, Renewing)
        return found

    return ready.runner.read(read)


def test_a_breach_wants_a_formal_notice_that_stands(ready: ReadyOffice) -> None:
    until = date(2026, 12, 15)
    with pytest.raises(RuleBroken) as none:
        end(ready, TerminationGround.BREACH, until)
    assert none.value.code == "no_formal_notice"
    warned(ready, date(2026, 10, 1), cancelled_on=date(2026, 10, 2))
    with pytest.raises(RuleBroken):
        end(ready, TerminationGround.BREACH, until)
    warned(ready, date(2026, 10, 5), sent_on=date(2026, 10, 7))
    end(ready, TerminationGround.BREACH, until)
    told = matter(ready)
    assert told.formal_notice_on == date(2026, 10, 7)
    assert (told.motive, told.notice_months) == ("Loyer impayé.", None)


def test_the_letter_tells_of_the_notice_only_where_it_was_given(ready: ReadyOffice) -> None:
    end(ready, TerminationGround.GENERAL_INTEREST, date(2027, 1, 21))
    told = matter(ready)
    assert (told.notice_months, told.formal_notice_on) == (2, None)
    pdf = ready.runner.read(letters.draft, LetterKind.TERMINATION, "convention", "agreement")
    assert pdf.startswith(b"%PDF")


def test_an_abridged_notice_is_not_told_as_given(ready: ReadyOffice) -> None:
    end(ready, TerminationGround.GENERAL_INTEREST, date(2026, 12, 1), despite="Péril.")
    assert matter(ready).notice_months is None


def test_rooms_of_ones_own_are_given_back_with_a_report_or_a_reason(ready: ReadyOffice) -> None:
    def alone(work: Work) -> None:
        one = work.get(CONVENTION, "agreement")
        assert one is not None
        work.save(CONVENTION, replace(one, issued_version=None))
        one = work.get(CONVENTION, "agreement")
        assert one is not None
        work.save(CONVENTION, replace(one, use_kind=UseKind.EXCLUSIVE, end_date=date(2026, 10, 31)))

    ready.runner.do(alone)
    with pytest.raises(RuleBroken) as refused:
        ready.runner.do(conventions.move, "agreement", State.CLOSED, on=TODAY)
    assert refused.value.code == "no_exit_report"
    ready.runner.do(conventions.move, "agreement", State.CLOSED, on=TODAY, reason="Local démoli.")
    assert ready.read().closed_on == TODAY
