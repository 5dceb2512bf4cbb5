"""The words of the QR codes on receipts of keys and on états des lieux. No personal data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from polesdesk.domain.scans import code_number, payload_check

RECEIPT = "CLE"
REPORT = "EDL"
_PAGE = re.compile(r"PD1\.(?P<paper>CLE|EDL)\.(?P<number>[A-Z0-9-]{1,24})\.p(?P<page>\d{1,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCode:
    """What the code of a page says: which paper, its number, and the page from 1."""

    paper: str
    number: str
    page: int


def paper_payload(paper: str, number: str, row_id: str, page: int) -> str:
    """Return ``PD1.EDL.<number>.p<page>.<check>``, the words of the code of a page."""
    body = f"PD1.{paper}.{code_number(number, row_id)}.p{page}"
    return f"{body}.{payload_check(body)}"


def paper_code(words: str) -> PaperCode | None:
    """Return what the code of a page says; None when it is no such code or was altered."""
    body, _, check = words.strip().rpartition(".")
    found = _PAGE.fullmatch(body)
    if found is None or payload_check(body) != check.lower():
        return None
    return PaperCode(paper=found["paper"], number=found["number"], page=int(found["page"]))
