"""What a second import changes, and what it keeps of PolesDesk."""

from dataclasses import replace
from datetime import date, time

import pytest

from actions.importing import FILE, FULL, PLAIN, SLOT, Desk, Row, counts, warned
from polesdesk.actions import associations, conventions, history, hubs, imports
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.conventions import (
    FeePeriod,
    HolidayRule,
)
from polesdesk.domain.hubs import FreeUseGround
from polesdesk.domain.identity import new_id
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION


def test_what_nobody_touched_follows_the_file(desk: Desk) -> None:
    desk.bring(FULL)
    new = {**FULL, "Téléphone": "02 61 91 12 34", "Surface": 40, "Date de fin": "31/08/2028"}
    report = desk.bring(new)
    assert counts(report)[1] == {"rooms": 1, "associations": 1, "conventions": 1}
    assert report.warnings == report.questions == ()
    assert desk.agreement("VOL-2026-003").end_date == date(2028, 8, 31)
    assert desk.association().association.phone == "+33261911234"


def test_an_empty_cell_erases_nothing(desk: Desk) -> None:
    desk.bring(FULL)
    bare = {name: FULL[name] for name in ("Pôle", "Salle", "Association", "N° de convention")}
    assert counts(desk.bring({**dict.fromkeys(FULL), **bare}))[:2] == ({}, {})
    assert desk.agreement("VOL-2026-003").end_date == date(2027, 8, 31)


def change_end(desk: Desk, number: str, end: date) -> None:
    one = desk.agreement(number)
    desk.runner.do(conventions.save, replace(one, end_date=end))


def test_a_value_changed_in_polesdesk_is_kept_with_a_warning(desk: Desk) -> None:
    desk.bring(FULL)
    change_end(desk, "VOL-2026-003", date(2027, 6, 30))
    for row in (FULL, {**FULL, "Date de fin": "31/07/2027"}):
        report = desk.bring(row)
        assert counts(report)[1] == {}
        assert desk.agreement("VOL-2026-003").end_date == date(2027, 6, 30)
        (warning,) = report.warnings
        assert warning.row == 2
        assert "Date de fin" in warning.message
        assert "30/06/2027" in warning.message


def test_a_value_changed_in_polesdesk_is_taken_from_a_preferred_file(desk: Desk) -> None:
    desk.bring(FULL)
    change_end(desk, "VOL-2026-003", date(2027, 6, 30))
    report = desk.bring(FULL, prefer=FILE)
    assert counts(report)[1] == {"conventions": 1}
    assert desk.agreement("VOL-2026-003").end_date == date(2027, 8, 31)
    assert desk.bring(FULL).warnings == ()


def test_a_question_may_be_answered_one_by_one(desk: Desk) -> None:
    desk.bring(FULL)
    change_end(desk, "VOL-2026-003", date(2027, 6, 30))
    (question,) = desk.try_out(FULL).questions
    assert (question.row, question.column) == (2, "Date de fin")
    assert (question.in_base, question.in_file) == ("30/06/2027", "31/08/2027")
    desk.bring(FULL, answers={question.key: "file"})
    assert desk.agreement("VOL-2026-003").end_date == date(2027, 8, 31)


def test_a_value_typed_by_hand_is_kept_and_a_blank_one_filled(desk: Desk) -> None:
    bare = {name: FULL[name] for name in ("Pôle", "Association", "N° de convention")}
    desk.bring(bare)
    card = desk.association()
    desk.runner.do(associations.save, replace(card.association, email="moi@example.org"))
    report = desk.bring({**bare, "Courriel": "amis@example.org", "Téléphone": "03 53 01 23 45"})
    after = desk.association().association
    assert (after.email, after.phone) == ("moi@example.org", "+33353012345")
    assert warned(report, "Courriel")


def test_undoing_an_import_forgets_what_it_had_put(desk: Desk) -> None:
    desk.bring(FULL)
    new = {**FULL, "Date de fin": "31/08/2028"}
    desk.bring(new)
    desk.runner.do(history.undo)
    report = desk.bring(new)
    assert report.warnings == ()
    assert desk.agreement("VOL-2026-003").end_date == date(2028, 8, 31)


def test_records_renamed_in_polesdesk_are_still_known(desk: Desk) -> None:
    desk.bring(PLAIN)
    one = desk.association().association
    desk.runner.do(associations.save, replace(one, name="Les Grands Amis"))
    hub = desk.runner.read(hubs.get, desk.only_agreement().hub_id)
    desk.runner.do(hubs.save, replace(hub, name="Maison Voltaire"))
    room = desk.runner.read(hubs.get_room, desk.only_agreement().room_ids[0])
    desk.runner.do(hubs.save_room, replace(room, name="Grande salle"))
    agreement = desk.only_agreement()
    desk.runner.do(conventions.save, replace(agreement, start_date=date(2026, 10, 1)))
    report = desk.bring(PLAIN)
    assert counts(report)[0] == {}
    assert desk.association().association.name == "Les Grands Amis"
    assert warned(report, "Les Grands Amis")


def test_a_preferred_file_gives_the_name_back_and_keeps_the_former(desk: Desk) -> None:
    desk.bring(PLAIN)
    one = desk.association().association
    desk.runner.do(associations.save, replace(one, name="Les Grands Amis"))
    desk.bring(PLAIN, prefer=FILE)
    after = desk.association().association
    assert after.name == "Les Amis"
    assert "Les Grands Amis" in after.former_names


# slots


def hours(desk: Desk) -> list[tuple[int, int]]:
    return sorted((slot.weekday, slot.start.hour) for slot in desk.only_agreement().slots)


def test_a_changed_slot_stays_the_same_slot(desk: Desk) -> None:
    desk.bring(SLOT, {**SLOT, "Jour": "mardi"})
    ids = {slot.id for slot in desk.only_agreement().slots}
    report = desk.bring({**SLOT, "Horaires": "19h-21h"}, {**SLOT, "Jour": "mardi"})
    assert counts(report)[1] == {"conventions": 1, "slots": 1}
    assert hours(desk) == [(1, 19), (2, 18)]
    assert {slot.id for slot in desk.only_agreement().slots} == ids


def test_a_slot_gone_from_the_file_goes_with_a_warning(desk: Desk) -> None:
    desk.bring(SLOT, {**SLOT, "Jour": "mardi"})
    report = desk.bring(SLOT)
    assert hours(desk) == [(1, 18)]
    assert warned(report, "mardi 18:00-20:00, Salle A")


def test_a_refused_row_takes_no_slot_away(desk: Desk) -> None:
    desk.bring(SLOT, {**SLOT, "Jour": "mardi"})
    desk.bring({**SLOT, "Horaires": "19h-21h"}, {**SLOT, "Jour": "mardi", "Date de fin": "jamais"})
    assert (2, 18) in hours(desk)


def test_slots_changed_in_polesdesk_are_kept(desk: Desk) -> None:
    desk.bring(SLOT)
    one = desk.only_agreement()
    later = replace(one.slots[0], start=time(17), school_holidays=HolidayRule.WITH)
    desk.runner.do(conventions.save, replace(one, slots=(later,)))
    report = desk.bring(SLOT)
    assert hours(desk) == [(1, 17)]
    assert warned(report, "lundi 17:00-20:00")
    assert counts(report)[1] == {}
    desk.bring(SLOT, prefer=FILE)
    assert hours(desk) == [(1, 18)]


def test_rooms_follow_the_file(desk: Desk) -> None:
    number: Row = {"N° de convention": "C-1"}
    desk.bring({**PLAIN, **number})
    desk.bring({**PLAIN, **number, "Salle": "Salle B"})
    assert desk.agreements()[0].rooms == "Salle B"


# papers and chairs


def test_a_new_certificate_stands_beside_the_former(desk: Desk) -> None:
    desk.bring(FULL)
    report = desk.bring({**FULL, "Fin d'assurance": "31/12/2027", "N° de police": "P-13"})
    assert counts(report)[1] == {"associations": 1}
    (row,) = desk.associations()
    assert row.insurance_valid_to == date(2027, 12, 31)
    again = desk.bring({**FULL, "Fin d'assurance": "31/12/2027", "N° de police": "P-13"})
    assert counts(again)[1] == {}


def test_a_newer_certificate_in_polesdesk_is_kept(desk: Desk) -> None:
    desk.bring(FULL)
    line = next(
        one for one in desk.association().papers if one.kind == PaperKind.INSURANCE_CERTIFICATE
    )
    assert line.paper is not None
    newer = replace(line.paper, id=new_id(), version=0, valid_to=date(2028, 1, 31))
    desk.runner.do(associations.save_paper, newer)
    report = desk.bring(FULL)
    assert warned(report, "31/01/2028")
    assert desk.associations()[0].insurance_valid_to == date(2028, 1, 31)


def test_a_new_chair_ends_the_mandate_of_the_former(desk: Desk) -> None:
    desk.bring(FULL)
    report = desk.bring({**FULL, "Présidente": "Mme Léa EXEMPLE"})
    assert desk.associations()[0].president == "Mme Léa EXEMPLE"
    assert warned(report, "Mme Zoé FICTIF ne signe plus")
    former = next(one for one in desk.association().officers if one.last_name == "FICTIF")
    assert former.to_date == date(2026, 11, 20)
    assert counts(desk.bring({**FULL, "Présidente": "EXEMPLE Léa"}))[1] == {}


def test_two_chairs_sign_together(desk: Desk) -> None:
    desk.bring({**PLAIN, "Co-présidents": "Mme Zoé FICTIF et M. Léo EXEMPLE"})
    assert [one.signs for one in desk.association().officers] == [True, True]


# what was issued


def issue(desk: Desk, number: str) -> None:
    """Note that an original is issued, as its printing does."""

    def note(work: Work) -> None:
        one = conventions.by_number(work, number)
        work.name("convention.issue", "émission")
        work.save(CONVENTION, replace(one, issued_version=1))

    desk.runner.do(note)


def test_what_an_original_prints_is_locked(desk: Desk) -> None:
    desk.bring(FULL)
    issue(desk, "VOL-2026-003")
    assert counts(desk.bring(FULL))[1] == {}
    report = desk.bring({**FULL, "Date de fin": "31/08/2028", "Téléphone": "02 61 91 12 34"})
    (refused,) = report.rejected
    assert (refused.row, refused.column) == (2, "Date de fin")
    assert "original" in refused.message
    assert desk.association().association.phone == "+33353012345"


def test_the_steps_of_what_was_issued_are_not_imported(desk: Desk) -> None:
    desk.bring({**FULL, "État": "projet"})
    issue(desk, "VOL-2026-003")
    report = desk.bring({**FULL, "État": "signée"})
    assert [(one.row, one.column) for one in report.rejected] == [(2, "État")]


# mapping


def test_columns_named_by_hand_are_remembered(desk: Desk) -> None:
    row: Row = {"Pôle": "Voltaire", "Occupant légal": "Les Amis", "Salle": "Salle A"}
    book = desk.workbook(row)
    corrections = {"occupant legal": "association"}
    seen = desk.runner.read(imports.preview, book, corrections=corrections)
    desk.runner.do(imports.carry_out, seen.rows, corrections=corrections)
    assert desk.runner.read(imports.preview, book).rows.rows[0].name == "Les Amis"


def test_a_sheet_without_header_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleBroken):
        desk.try_out({"Recettes": 1, "Dépenses": 2})


def test_fees_keep_their_period(desk: Desk) -> None:
    desk.bring({**PLAIN, "Redevance": "30 € par mois"})
    one = desk.only_agreement()
    assert (one.occupancy_fee_cents, one.fee_period) == (3_000, FeePeriod.MONTH)
    assert one.free_use_ground is FreeUseGround.PAID


def test_observations_become_the_notes_of_the_agreement(desk: Desk) -> None:
    told = {**SLOT, "N° de convention": "VOL-2026-060", "Observations": "Clé en double"}
    again = {**told, "Jour": "jeudi", "Observations": "Piano à accorder"}
    report = desk.bring(told, again, {**told, "Jour": "samedi"})
    assert desk.agreement("VOL-2026-060").notes == "Clé en double\nPiano à accorder"
    assert not warned(report, "diffère d’une ligne")
