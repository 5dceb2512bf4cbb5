"""``rates`` gives each rate with n, what was left out and why."""

from pathlib import Path

import pytest

from actions.conftest import Office, office
from actions.visiting import TUESDAY, see, signed_slot
from cli.conftest import Call
from polesdesk.domain.visits import FindingKind

__all__ = ["office"]
PERIOD = ("--from", "2026-09-01", "--to", "2026-11-30")


def test_rates_of_an_agreement(office: Office, call: Call) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.AS_PLANNED)
    see(office, agreement, TUESDAY, FindingKind.EMPTY)
    see(office, agreement, TUESDAY.replace(day=20), FindingKind.EMPTY)
    path = office.runner.path
    office.runner.close()
    answer = call("rates", "--by", "convention", *PERIOD, "--json", "--database", path)
    assert answer.code == 0
    (row,) = answer.json
    assert list(row)[:9] == [
        "key", "label", "n", "k", "rate", "low", "high", "insufficient", "excluded",
    ]  # fmt: skip
    assert (row["key"], row["label"], row["n"], row["k"], row["rate"]) == (
        agreement.id,
        "VOL-2026-001",
        1,
        1,
        1.0,
    )
    assert row["insufficient"] is True
    assert row["excluded"] == {"school_holiday": 1}
    assert row["low"] == pytest.approx(0.206549, abs=1e-6)
    assert row["high"] == 1.0
    # Ten Tuesdays out of holidays until today; a share of opening hours has no sense here.
    assert (row["planned"], row["seen"], row["coverage"], row["allotment"]) == (10, 1, 0.1, None)
    hours = call("rates", "--by", "weekday-hour", *PERIOD, "--json", "--database", path)
    assert [one["key"] for one in hours.json] == ["2-18", "2-19"]
    people = call("rates", "--by", "hub", *PERIOD, "--database", path)
    assert "n insuffisant" in people.out
    assert "10\u00a0%" in people.out
    assert "21\u00a0%" not in people.out
    assert "vacances scolaires 1" in people.out


def test_only_what_was_left_out_has_no_rate(office: Office, call: Call) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY.replace(day=20), FindingKind.EMPTY)
    path = office.runner.path
    office.runner.close()
    (row,) = call("rates", "--by", "month", *PERIOD, "--json", "--database", path).json
    assert (row["key"], row["n"], row["k"]) == ("2026-10", 0, 0)
    assert row["rate"] is row["low"] is row["high"] is None


def test_wrong_words_and_nothing_to_say(office_file: Path, call: Call) -> None:
    assert call("rates", "--by", "moon", *PERIOD, "--database", office_file).code == 2
    wrong = call(
        "rates", "--by", "hub", "--from", "2026-09-02", "--to", "2026-09-01", "--database",
        office_file,
    )  # fmt: skip
    assert wrong.code == 2
    assert call("rates", "--by", "hub", *PERIOD, "--database", office_file).out == (
        "Aucune observation dans cette période.\n"
    )
