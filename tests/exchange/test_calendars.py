"""Calendar files hold to RFC 5545: line ends, folding, escapes, times of Paris, stable keys."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.calendar_events import CalendarEvent
from polesdesk.exchange.calendars import LONGEST, calendar, folded

NOW = datetime(2026, 11, 22, 9, 30)


def event(**fields: object) -> CalendarEvent:
    usual: dict[str, object] = {
        "key": "0199-abc", "start": datetime(2026, 12, 1, 9), "end": datetime(2026, 12, 1, 12),
        "title": "Accueil – Voltaire",
    }  # fmt: skip
    return CalendarEvent(**{**usual, **fields})  # type: ignore[arg-type]


def unfolded(data: bytes) -> list[str]:
    """The lines of a file as an agenda reads them."""
    return data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(data: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in unfolded(data) if re.match(rf"{name}[:;]", line)]


def test_a_calendar_has_what_the_standard_asks():
    lines = unfolded(calendar("Ana", [event()], now=NOW))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    for name in ("VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"):
        assert lines.count(name) == 1
    inside = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE"):
        assert sum(bool(re.match(rf"{name}[:;]", line)) for line in inside) == 1, name
    assert "DTSTAMP:20261122T093000Z" in inside
    assert "DTSTART;TZID=Europe/Paris:20261201T090000" in inside
    opened = [line.removeprefix("BEGIN:") for line in lines if line.startswith("BEGIN:")]
    closed = [line.removeprefix("END:") for line in lines if line.startswith("END:")]
    assert sorted(opened) == sorted(closed)


def test_a_key_stays_and_its_revision_grows():
    first = calendar("Ana", [event()], now=NOW)
    later = calendar("Ana", [event(start=datetime(2026, 12, 1, 10), revision=3)], now=NOW)
    assert values(first, "UID") == values(later, "UID") == ["0199-abc@polesdesk"]
    assert (values(first, "SEQUENCE"), values(later, "SEQUENCE")) == (["0"], ["3"])


def test_what_is_called_off_says_so():
    assert values(calendar("Ana", [event(is_cancelled=True)], now=NOW), "STATUS") == ["CANCELLED"]


def test_signs_of_the_format_are_escaped():
    data = calendar("Ana", [event(title="Aide; tri, \\ et\nménage", place="Salle 1, Voltaire")],
                    now=NOW)  # fmt: skip
    assert values(data, "SUMMARY") == ["Aide\\; tri\\, \\\\ et\\nménage"]
    assert values(data, "LOCATION") == ["Salle 1\\, Voltaire"]


def test_a_moment_with_a_zone_is_stamped_in_utc():
    now = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("Europe/Paris"))
    assert values(calendar("Ana", [event()], now=now), "DTSTAMP") == ["20260701T100000Z"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400))
def test_lines_are_cut_at_75_octets_and_read_the_same(text: str):
    cut = folded(text)
    assert all(len(line.encode("utf-8")) <= LONGEST for line in cut.split("\r\n"))
    assert cut.replace("\r\n ", "") == text


@given(st.text(max_size=200))
def test_no_words_break_out_of_their_line(title: str):
    lines = unfolded(calendar(title, [event(title=title, description=title)], now=NOW))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert all(re.match(r"[A-Z-]+[:;]", line) for line in lines)


@pytest.mark.parametrize("year", [2026, 2027, 2031])
def test_the_zone_in_the_file_is_that_of_paris(year: int):
    """Its two rules say the same as the data of the system, hour by hour around the changes."""
    lines = unfolded(calendar("Ana", [event()], now=NOW))
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" in lines
    assert "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU" in lines
    paris = ZoneInfo("Europe/Paris")
    for month, offset in ((3, 1), (10, 2)):
        last = max(day for day in range(25, 32) if datetime(year, month, day).isoweekday() == 7)
        change = datetime(year, month, last, 1, tzinfo=UTC)
        before, after = (
            (change + timedelta(seconds=seconds)).astimezone(paris).utcoffset()
            for seconds in (-1, 0)
        )
        assert before == timedelta(hours=offset)
        assert after == timedelta(hours=3 - offset)
