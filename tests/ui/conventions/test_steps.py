"""An agreement from step to step: the primary button, what each step asks, what it refuses."""

from datetime import date

import pytest

from office_window import OfficeWindow
from polesdesk.actions import conventions, originals
from polesdesk.domain.conventions import Renewal, State, TerminationGround
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.moves import MOVES
from polesdesk.domain.progress import Silent
from polesdesk.ui.conventions.steps import next_move, questions


@pytest.fixture
def to_sign(office: OfficeWindow, ready):
    """An agreement whose original is issued, on its card."""
    ready.agreement()
    originals.original(ready.runner, Silent(), "agreement")
    office.open("convention", "agreement")
    office.conventions.refresh()
    return ready


def test_the_primary_button_leads_to_the_notification(office: OfficeWindow, to_sign):
    office.click("convention_move_signed_by_association")
    office.fill("move_dialog", on="19/11/2026")
    office.click("move_save")
    office.click("convention_move_signed_by_city")
    office.fill("move_dialog", on="hier")
    office.click("move_save")
    office.click("convention_move_transmitted")
    office.fill("move_dialog", on="20/11/26", receipt="080-2026-1")
    office.click("move_save")
    office.click("convention_move_notified")
    office.click("move_save")
    one = to_sign.read()
    assert one.state is State.NOTIFIED
    assert one.signed_by_association_on == date(2026, 11, 19)
    assert one.signed_by_city_on == date(2026, 11, 20)
    assert one.prefecture_receipt == "080-2026-1"
    assert one.notified_on == date(2026, 11, 21)


def test_a_signature_in_the_future_is_refused_under_its_field(office: OfficeWindow, to_sign):
    office.click("convention_move_signed_by_association")
    office.fill("move_dialog", on="+3")
    office.click("move_save")
    assert "dans l’avenir" in office.errors("move_dialog")["on"]
    assert to_sign.read().state is State.TO_SIGN


def test_the_city_does_not_sign_before_the_association(office: OfficeWindow, to_sign):
    office.click("convention_move_signed_by_association")
    office.click("move_save")
    office.click("convention_move_signed_by_city")
    office.fill("move_dialog", on="1/11/2026")
    office.click("move_save")
    assert list(office.errors("move_dialog")) == ["on"]


def notified(ready, **fields: object) -> None:
    ready.agreement(
        state=State.NOTIFIED, start_date=date(2026, 1, 1), end_date=date(2027, 6, 30), **fields
    )


def test_ending_an_agreement_asks_ground_days_and_reason(office: OfficeWindow, ready):
    notified(ready)
    office.open("convention", "agreement")
    office.choose("convention_move_termination_pending")
    office.click("move_save")
    assert list(office.errors("move_dialog")) == ["termination_ground", "until", "reason"]
    office.fill(
        "move_dialog",
        termination_ground="initiative",
        until="31/01/2027",
        reason="Déménagement",
    )
    office.click("move_save")
    one = ready.read()
    assert one.state is State.TERMINATION_PENDING
    assert one.termination_ground is TerminationGround.BY_ASSOCIATION
    assert one.terminated_on == date(2027, 1, 31)
    assert next_move(ready.runner.read(conventions.card, "agreement")) is None


def test_a_step_without_question_is_made_at_once_and_undone_from_the_foot(
    office: OfficeWindow, ready
):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_move_instruction")
    assert office.no_dialog()
    assert ready.read().state is State.INSTRUCTION
    office.click("success_undo")
    assert ready.read().state is State.DRAFT


def test_asking_for_a_renewal_leaves_the_effect(office: OfficeWindow, ready):
    notified(ready)
    office.open("convention", "agreement")
    before = office.conventions.acts.card.situation
    office.choose("convention_renewal_requested")
    office.fill("renewal_dialog", on="15/11/2026")
    office.click("renewal_save")
    one = ready.read()
    assert (one.renewal, one.renewal_requested_on) == (Renewal.REQUESTED, date(2026, 11, 15))
    assert office.conventions.acts.card.situation is before


def test_refusing_a_renewal_needs_a_reason(office: OfficeWindow, ready):
    notified(ready, renewal=Renewal.EVALUATED)
    office.open("convention", "agreement")
    office.choose("convention_renewal_not_renewed")
    office.click("renewal_save")
    assert list(office.errors("renewal_dialog")) == ["reason"]


def test_renewing_opens_the_next_agreement(office: OfficeWindow, ready):
    notified(ready)
    office.open("convention", "agreement")
    office.choose("convention_renew")
    assert office.dialog("next_agreement_dialog").isVisible()
    office.click("next_agreement_make")
    shown = office.conventions.acts.card.data.convention
    assert shown.previous_id == "agreement"
    assert (shown.start_date, shown.state) == (date(2027, 7, 1), State.DRAFT)
    assert office.conventions.page.current_id() == shown.id


def test_the_next_agreement_may_be_changed_before_it_is_made(office: OfficeWindow, ready):
    notified(ready)
    office.open("convention", "agreement")
    office.choose("convention_renew")
    office.click("next_agreement_change")
    office.fill("", end_date="31/12/2027")
    assert ready.runner.read(conventions.count, ListQuery()) == 1
    office.click("convention_save")
    shown = office.conventions.acts.card.data.convention
    assert (shown.previous_id, shown.end_date) == ("agreement", date(2027, 12, 31))
    office.open("convention", "agreement")
    office.choose("convention_renew")
    assert office.no_dialog()


def test_duplicating_opens_a_draft_with_the_same_terms(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_duplicate")
    shown = office.conventions.acts.card.data.convention
    assert shown.id != "agreement"
    assert (shown.number, shown.room_ids) == ("VOL-2027-002", ("hall", "office"))


def test_a_note_is_added_and_shown(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_add_note")
    office.fill("note_dialog", text="Appel de la présidente\u202f: elle rappelle lundi.")
    office.click("note_save")
    assert [note.text for note in office.conventions.acts.card.notes] == [
        "Appel de la présidente\u202f: elle rappelle lundi."
    ]


def test_a_draft_goes_to_the_bin_and_comes_back(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_bin_command")
    assert office.conventions.acts.card is None
    office.click("success_undo")
    assert ready.read().number == "VOL-2027-001"
    assert office.conventions.page.model.rowCount() == 1


def test_what_was_issued_does_not_go_to_the_bin(office: OfficeWindow, to_sign):
    office.choose("convention_bin_command")
    assert "ne se supprime pas" in office.window._ui.error_bar.text()
    assert to_sign.read().state is State.TO_SIGN


def test_every_move_that_needs_something_asks_for_it():
    asking = {move.label for move in MOVES if not questions(move).is_nothing()}
    asking_nothing = {"needs_original", "without_original", "not_an_amendment"}
    guarded = {move.label for move in MOVES if {g.__name__ for g in move.guards} - asking_nothing}
    assert guarded <= asking
