"""The zone of school holidays, deduced from a postal code."""

import pytest

from polesdesk.domain.holiday_zones import zone_of
from polesdesk.domain.settings import HolidayZone


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("33000", HolidayZone.A),
        ("69001", HolidayZone.A),
        ("80000", HolidayZone.B),
        ("13001", HolidayZone.B),
        ("75011", HolidayZone.C),
        ("31000", HolidayZone.C),
        ("20000", HolidayZone.MANUAL),
        ("97400", HolidayZone.MANUAL),
        ("", None),
        ("8000", None),
        ("2A004", None),
        ("00000", None),
    ],
)
def test_a_postal_code_tells_the_zone(code: str, zone: HolidayZone | None) -> None:
    assert zone_of(code) is zone


def test_every_department_of_the_mainland_has_one_zone() -> None:
    departments = {f"{number:02}" for number in range(1, 96)}
    assert {two for two in departments if zone_of(f"{two}000") is None} == set()
