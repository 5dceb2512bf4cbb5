"""Identifiers in the groups of digits in which they are read aloud.

Each function returns a text that is not such an identifier as it is.
"""

from __future__ import annotations

import re

from polesdesk.domain.french.spaces import NARROW_NBSP, NBSP

SEVERAL = " / "  # between two phone numbers kept in one field
_FRENCH = re.compile(r"\+33([1-9])([0-9]{8})")
_FOREIGN = re.compile(r"\+[0-9]{5,15}")
_OVERSEAS = ("+262", "+590", "+594", "+596")
_SIREN = re.compile(r"[0-9]{9}")
_SIRET = re.compile(r"[0-9]{14}")
_RNA = re.compile(r"W[0-9A-Z]{9}")


def format_phone(stored: str) -> str:
    """Return an E.164 number as it is dialled: « 03 53 01 23 45 »; foreign ones keep their +."""
    return SEVERAL.join(_format_one_phone(number) for number in stored.split(SEVERAL))


def _format_one_phone(stored: str) -> str:
    french = _FRENCH.fullmatch(stored)
    if french:
        return _grouped(f"0{french[1]}{french[2]}", (2, 2, 2, 2, 2), NBSP)
    return _format_from_afar(stored) if _FOREIGN.fullmatch(stored) else stored


def _format_from_afar(stored: str) -> str:
    import phonenumbers

    try:
        number = phonenumbers.parse(stored)
    except phonenumbers.NumberParseException:
        return stored
    style = phonenumbers.PhoneNumberFormat
    layout = style.NATIONAL if stored.startswith(_OVERSEAS) else style.INTERNATIONAL
    return phonenumbers.format_number(number, layout).replace(" ", NBSP)


def format_siren(stored: str) -> str:
    """Return a SIREN as « 732 829 320 »."""
    return _grouped(stored, (3, 3, 3), NARROW_NBSP) if _SIREN.fullmatch(stored) else stored


def format_siret(stored: str) -> str:
    """Return a SIRET as « 732 829 320 00074 »."""
    return _grouped(stored, (3, 3, 3, 5), NARROW_NBSP) if _SIRET.fullmatch(stored) else stored


def format_rna(stored: str) -> str:
    """Return an RNA number as « W802 123 456 »."""
    return _grouped(stored, (4, 3, 3), NARROW_NBSP) if _RNA.fullmatch(stored) else stored


def _grouped(text: str, sizes: tuple[int, ...], space: str) -> str:
    parts, start = [], 0
    for size in sizes:
        parts.append(text[start : start + size])
        start += size
    return space.join(parts)
