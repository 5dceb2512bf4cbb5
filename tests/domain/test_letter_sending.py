"""Sending and notifying letters; the two clear months against a count of days made otherwise."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.follow_ups import Channel, Letter
from polesdesk.domain.letter_sending import (
    Receipt,
    Sending,
    appeal,
    appeal_of,
    competence,
    notification_words,
    notified_on,
    sent,
    with_receipt,
)
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Signatory

TODAY = date(2026, 11, 21)
LETTER = Letter(id="one", number="COU-2026-001", issued_on=date(2026, 11, 2), appeal=True)
REGISTERED = Sending(on=date(2026, 11, 3), channel=Channel.REGISTERED)


def _easter(year: int) -> date:
    """Easter by Gauss's rule, as Oudin wrote it."""
    century, golden = year // 100, year % 19
    k = (century - 17) // 25
    i = (century - century // 4 - (century - k) // 3 + 19 * golden + 15) % 30
    i -= (i // 28) * (1 - (i // 28) * (29 // (i + 1)) * ((21 - golden) // 11))
    j = (year + year // 4 + i + 2 - century + century // 4) % 7
    number = i - j
    month = 3 + (number + 40) // 44
    return date(year, month, number + 28 - 31 * (month // 4))


def _closed(day: date) -> bool:
    """Saturdays, Sundays and the eleven public holidays of Code du travail L. 3133-1."""
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    moving = {_easter(day.year) + timedelta(days=n) for n in (1, 39, 50)}
    return day.weekday() > 4 or (day.month, day.day) in fixed or day in moving


def _by_counting(notified: date) -> date:
    """Walk day by day: the first day counts not, two months run, the last day counts not."""
    day = notified
    while True:
        day += timedelta(days=1)
        months = (day.year - notified.year) * 12 + day.month - notified.month
        tomorrow = day + timedelta(days=1)
        is_same = months == 2 and day.day == notified.day
        is_short = months == 2 and tomorrow.month != day.month and day.day < notified.day
        if is_same or is_short:
            break
    end = day + timedelta(days=1)
    while _closed(end):
        end += timedelta(days=1)
    return end


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2080, 12, 31)))
def test_two_clear_months_as_counted_day_by_day(notified: date) -> None:
    assert appeal(notified).day == _by_counting(notified)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2080, 12, 31)))
def test_the_end_is_a_working_day_and_never_before_the_next_deadline(notified: date) -> None:
    deadline = appeal(notified)
    assert not _closed(deadline.day)
    assert appeal(notified + timedelta(days=1)).day >= deadline.day
    assert ("reporté" in deadline.rule) == _closed(
        next(d for d in _days(notified) if d > _anniversary(notified))
    )


def _days(start: date) -> list[date]:
    return [start + timedelta(days=n) for n in range(80)]


def _anniversary(notified: date) -> date:
    month = notified.month + 2
    year, month = notified.year + (month > 12), (month - 1) % 12 + 1
    day = notified.day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


@pytest.mark.parametrize(
    ("notified", "end"),
    [
        (date(2026, 3, 3), date(2026, 5, 4)),
        (date(2025, 12, 31), date(2026, 3, 2)),  # 28 February, 1 March is a Sunday
        (date(2026, 5, 13), date(2026, 7, 15)),  # 14 July
        (date(2026, 10, 23), date(2026, 12, 24)),
        (date(2026, 10, 24), date(2026, 12, 28)),  # Christmas, then a weekend
    ],
)
def test_deadlines_of_known_days(notified: date, end: date) -> None:
    assert appeal(notified).day == end


def test_holidays_of_alsace_count_there() -> None:
    assert appeal(date(2028, 10, 25)).day == date(2028, 12, 26)
    assert appeal(date(2028, 10, 25), "6AE").day == date(2028, 12, 27)


def test_a_letter_handed_over_is_notified_that_day() -> None:
    handed = sent(LETTER, Sending(on=date(2026, 11, 4), channel=Channel.HANDED), "", TODAY)
    assert notified_on(handed) == date(2026, 11, 4)
    deadline = appeal_of(handed)
    assert deadline is not None
    assert deadline.day == date(2027, 1, 5)
    assert "R. 421-1" in deadline.rule


def test_a_letter_never_fetched_is_notified_when_first_presented() -> None:
    gone = sent(LETTER, REGISTERED, " 1a 123  456 789 ", TODAY)
    assert gone.post_number == "1A 123 456 789"
    assert notified_on(gone) is None
    assert appeal_of(gone) is None
    back = with_receipt(gone, Receipt(presented_on=date(2026, 11, 5), unclaimed=True), TODAY)
    assert notified_on(back) == date(2026, 11, 5)
    assert "non réclamé" in notification_words(back)
    fetched = with_receipt(
        gone, Receipt(presented_on=date(2026, 11, 5), received_on=date(2026, 11, 12)), TODAY
    )
    assert notified_on(fetched) == date(2026, 11, 12)


def test_without_remedies_or_proof_no_deadline_runs() -> None:
    plain = sent(LETTER, Sending(on=date(2026, 11, 4), channel=Channel.PLAIN), "", TODAY)
    assert appeal_of(plain) is None
    known = with_receipt(plain, Receipt(received_on=date(2026, 11, 6)), TODAY)
    assert appeal_of(known) is not None
    assert appeal_of(replace(known, appeal=False)) is None
    assert appeal_of(replace(known, cancelled_on=TODAY)) is None


@pytest.mark.parametrize(
    ("sending", "number", "code"),
    [
        (replace(REGISTERED, on=None), "", "sent_on_required"),
        (replace(REGISTERED, channel=None), "", "channel_required"),
        (replace(REGISTERED, on=date(2026, 11, 1)), "", "sent_before_issued"),
        (replace(REGISTERED, on=date(2026, 11, 22)), "", "sent_in_future"),
        (replace(REGISTERED, channel=Channel.PLAIN), "1A 2", "number_without_registration"),
    ],
)
def test_sendings_that_cannot_be(sending: Sending, number: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        sent(LETTER, sending, number, TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("receipt", "code"),
    [
        (Receipt(received_on=date(2026, 11, 2)), "received_before_sent"),
        (Receipt(received_on=date(2026, 11, 30)), "in_future"),
        (
            Receipt(presented_on=date(2026, 11, 9), received_on=date(2026, 11, 8)),
            "received_before_presented",
        ),
        (Receipt(unclaimed=True), "presented_on_required"),
        (
            Receipt(presented_on=date(2026, 11, 5), received_on=date(2026, 11, 6), unclaimed=True),
            "unclaimed_and_received",
        ),
    ],
)
def test_receipts_that_cannot_be(receipt: Receipt, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        with_receipt(sent(LETTER, REGISTERED, "", TODAY), receipt, TODAY)
    assert refused.value.code == code


def test_only_what_was_sent_comes_back_and_only_registered_letters_are_unclaimed() -> None:
    with pytest.raises(RuleBroken) as refused:
        with_receipt(LETTER, Receipt(received_on=TODAY), TODAY)
    assert refused.value.code == "not_sent"
    plain = sent(LETTER, replace(REGISTERED, channel=Channel.PLAIN), "", TODAY)
    with pytest.raises(RuleBroken) as refused:
        with_receipt(plain, Receipt(presented_on=TODAY, unclaimed=True), TODAY)
    assert refused.value.code == "unclaimed_not_registered"


def test_the_competence_names_the_person_the_quality_and_the_act() -> None:
    who = Signatory(
        id="s", civility="Mme", first_name="Alix", last_name="Exemple", quality="adjointe",
        act_kind="arrêté", act_number="12", act_date=date(2026, 3, 1),
    )  # fmt: skip
    assert competence(who).replace("\u00a0", " ") == (
        "Mme Alix Exemple, adjointe, arrêté n° 12 du 1er mars 2026"
    )
    assert competence(Signatory(id="s", last_name="Exemple")) == "Exemple"
