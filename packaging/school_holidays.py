"""Write resources/calendar/school_holidays.csv again from the official data of zones A, B and C.

python packaging/school_holidays.py

Facts only: zone, name, first and last day, both included. The office may change them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from vacances_scolaires_france import SchoolHolidayDates  # type: ignore[import-untyped]

TARGET = Path(__file__).resolve().parents[1] / "resources" / "calendar" / "school_holidays.csv"
FIRST_YEAR = 2018
LAST_YEAR = 2028
Line = tuple[str, str, date, date]


def lines() -> Iterator[Line]:
    """Yield each holiday of each zone, in order."""
    days = SchoolHolidayDates()
    for zone in "ABC":
        found: list[Line] = []
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            known = days.holidays_for_year_and_zone(year, zone)
            for day in sorted(known):
                _add(found, zone, short_name(known[day]["nom_vacances"]), day)
        yield from found


def _add(found: list[Line], zone: str, name: str, day: date) -> None:
    """Let the last holiday go on by one day, or begin another."""
    if found and found[-1][1] == name and found[-1][3] + timedelta(days=1) == day:
        found[-1] = (zone, name, found[-1][2], day)
    else:
        found.append((zone, name, day, day))


def short_name(name: str) -> str:
    """Return « Toussaint » for « Vacances de la Toussaint »."""
    for lead in ("Vacances de la ", "Vacances de ", "Vacances d'", "Vacances d’"):  # noqa: RUF100
        if name.startswith(lead):
            rest = name.removeprefix(lead)
            return rest[:1].upper() + rest[1:]
    return name


def text() -> str:
    """Return the whole file."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("zone", "name", "first", "last"))
    for zone, name, first, last in lines():
        writer.writerow((zone, name.replace("'", "’"), first.isoformat(), last.isoformat()))
    return stream.getvalue()


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
