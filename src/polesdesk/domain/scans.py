"""The words of the QR code on each page, by which a scan is known again. No personal data."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_PLAIN_NUMBER = re.compile(r"[A-Z0-9-]{1,24}")
_SHORT_ID_LENGTH = 12


def page_payload(number: str, convention_id: str, issue: int, page: int) -> str:
    """Return ``PD1.CONV.<number>.v<issue>.p<page>.<check>``; a draft is issue 0.

    A number with other signs than A-Z, 0-9 and - is replaced by the short id of the agreement.
    """
    body = f"PD1.CONV.{code_number(number, convention_id)}.v{issue}.p{page}"
    return f"{body}.{payload_check(body)}"


def code_number(number: str, convention_id: str) -> str:
    """Return how the number of an agreement stands in a code: itself, or the short id."""
    return number if _PLAIN_NUMBER.fullmatch(number) else short_id(convention_id)


def short_id(convention_id: str) -> str:
    """Return the last 12 hexadecimal digits of an id, which are random in UUIDv7."""
    return convention_id.replace("-", "").upper()[-_SHORT_ID_LENGTH:]


def payload_check(body: str) -> str:
    """Return the check of what precedes it: the first six hexadecimal digits of its SHA-256."""
    return hashlib.sha256(body.encode("ascii")).hexdigest()[:6]


_PAGE = re.compile(
    r"PD1\.CONV\.(?P<number>[A-Z0-9-]{1,24})\.v(?P<issue>\d{1,6})\.p(?P<page>\d{1,6})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCode:
    """What the code of a page says: number, version (0 for a draft) and page, from 1."""

    number: str
    issue: int
    page: int


def page_code(words: str) -> PageCode | None:
    """Return what the code of a page of an agreement says, None for any other or altered one."""
    body, _, check = words.strip().rpartition(".")
    found = _PAGE.fullmatch(body)
    if found is None or payload_check(body) != check.lower():
        return None
    return PageCode(number=found["number"], issue=int(found["issue"]), page=int(found["page"]))


_SHEET = re.compile(r"PD1\.TOUR\.(?P<number>[A-Z0-9-]{1,24})\.p(?P<page>\d+)")


def sheet_payload(number: str, round_id: str, page: int) -> str:
    """Return ``PD1.TOUR.<number>.p<page>.<check>``, the words of the code of a round's sheet."""
    known = number if _PLAIN_NUMBER.fullmatch(number) else short_id(round_id)
    body = f"PD1.TOUR.{known}.p{page}"
    return f"{body}.{payload_check(body)}"


def sheet_number(words: str) -> str | None:
    """Return the number in the code of a sheet, None when it is no such code or was altered."""
    body, _, check = words.strip().rpartition(".")
    found = _SHEET.fullmatch(body)
    if found is None or payload_check(body) != check.lower():
        return None
    return found["number"]
