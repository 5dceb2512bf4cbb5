"""The words of the QR code of a page."""

import hashlib

import pytest

from polesdesk.domain.scans import page_payload, payload_check, short_id

ID = "0192f0c1-2b3c-7d4e-8f50-61728394a5b6"


def test_the_payload_names_number_version_and_page_and_checks_itself() -> None:
    payload = page_payload("VOL-2026-003", ID, 2, 11)
    body, _, check = payload.rpartition(".")
    assert body == "PD1.CONV.VOL-2026-003.v2.p11"
    assert check == hashlib.sha256(body.encode()).hexdigest()[:6] == payload_check(body)


@pytest.mark.parametrize("number", ["", "vol-1", "VOL 2026/3", "É-1", "A.B", "X" * 25])
def test_a_number_with_other_signs_gives_way_to_a_short_id(number: str) -> None:
    assert page_payload(number, ID, 1, 1).startswith(f"PD1.CONV.{short_id(ID)}.v1.p1.")
    assert short_id(ID) == "61728394A5B6"


def test_another_page_version_or_number_has_another_check() -> None:
    payloads = {
        page_payload(number, ID, issue, page)
        for number in ("VOL-2026-003", "VOL-2026-004")
        for issue in (0, 1)
        for page in (1, 2)
    }
    assert len({payload[-6:] for payload in payloads}) == len(payloads) == 8
