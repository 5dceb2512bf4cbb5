"""The zone of school holidays of a place, by its postal code (zones of 2016, by academy)."""

from __future__ import annotations

from polesdesk.domain.settings import HolidayZone

_DEPARTMENTS = {
    HolidayZone.A: (
        "25 39 70 90 24 33 40 47 64 03 15 43 63 21 58 71 89 07 26 38 73 74 19 23 87 01 42 69 "
        "16 17 79 86"
    ),
    HolidayZone.B: (
        "04 05 13 84 02 60 80 59 62 54 55 57 88 44 49 53 72 85 06 83 14 27 50 61 76 18 28 36 37 "
        "41 45 08 10 51 52 22 29 35 56 67 68"
    ),
    HolidayZone.C: "77 93 94 11 30 34 48 66 75 09 12 31 32 46 65 81 82 78 91 92 95",
    HolidayZone.MANUAL: "20 97 98",
}
"""Departments by the first two figures of their postal codes; Corsica and overseas apart."""
_ZONES = {two: zone for zone, all_of in _DEPARTMENTS.items() for two in all_of.split()}


def zone_of(postal_code: str) -> HolidayZone | None:
    """Return the zone of a postal code of five figures, None for what is not one."""
    if len(postal_code) != 5 or not postal_code.isdecimal():
        return None
    return _ZONES.get(postal_code[:2])
