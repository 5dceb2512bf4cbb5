"""Receipts of keys: numbered once, kept, and another one when what they say has changed."""

import io

from pypdf import PdfReader

from actions.conftest import Office
from actions.test_handovers import hand, insured, key, signed, terms
from polesdesk.actions import access_devices, handovers, key_receipts
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.handing import ReturnTerms
from polesdesk.domain.premises_codes import paper_code, paper_payload
from polesdesk.domain.progress import Silent


def show(office: Office, wanted: str) -> ListPaper:
    return key_receipts.show(office.runner, Silent(), wanted)


def words(paper: ListPaper) -> str:
    pages = PdfReader(io.BytesIO(paper.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_one_receipt_lists_what_was_handed_over_together(office: Office) -> None:
    insured(office)
    some = [key(office, "V-1"), key(office, "V-2", room_ids=(office.room.id,))]
    made = hand(office, [one.id for one in some], terms(office, signed(office), deposit_cents=1000))
    first = show(office, made[0].receipt_id)
    text = words(first)
    for part in ("V-1", "V-2", "Salle 1", "Mme Ana Exemple", "Restitution", "Caution en tout"):
        assert part in text
    assert len(PdfReader(io.BytesIO(first.pdf)).pages) == 1
    assert show(office, made[1].receipt_id).pdf == first.pdf
    assert len(office.runner.read(access_devices.card, some[0].id).letters) == 1


def test_a_return_has_a_receipt_of_its_own(office: Office) -> None:
    insured(office)
    (made,) = hand(office, [key(office).id], terms(office, signed(office)))
    handed = show(office, made.receipt_id)
    back = ReturnTerms(on=office.day, received_by="M. Luc Exemple")
    (returned,) = office.runner.do(handovers.give_back, [made.id], back).value
    paper = show(office, returned.return_id)
    assert "Repris par M. Luc Exemple" in words(paper)
    assert paper.title != handed.title
    assert show(office, made.receipt_id).pdf == handed.pdf


def test_a_later_due_day_makes_another_receipt(office: Office) -> None:
    insured(office)
    agreement = signed(office)
    (made,) = hand(office, [key(office).id], terms(office, agreement))
    first = show(office, made.receipt_id)
    following = signed(office, end_date=office.day.replace(year=2030))
    office.runner.do(handovers.carry_over, agreement.id, following.id)
    assert show(office, made.receipt_id).title != first.title


def test_a_code_is_read_back_and_an_altered_one_is_not() -> None:
    told = paper_payload("EDL", "EDL-VOL-2026-001", "x", 2)
    found = paper_code(told)
    assert found is not None
    assert (found.paper, found.number, found.page) == ("EDL", "EDL-VOL-2026-001", 2)
    assert paper_code(told.replace("p2", "p3")) is None
