"""Importing rows: what is made of them, what a second import changes, what is kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from actions.importing import FILE, TODAY, Desk, Row, counts, warned
from polesdesk.actions import associations, conventions, history, hubs, imports
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.conventions import (
    FeePeriod,
    HolidayRule,
    Renewal,
    Situation,
    State,
    UseKind,
    situation,
)
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround, Hub, RoomKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.imports import as_json
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION

FULL: Row = {
    "Pôle": "Voltaire",
    "Salle": "Salle A",
    "Surface": "32,5",
    "Capacité": 49,
    "Association": "Les Amis",
    "Sigle": "LA",
    "RNA": "W802123456",
    "SIRET": "73282932000074",
    "Adresse": "1 rue de l’Exemple",
    "Code postal": 80000,
    "Ville": "Exempleville",
    "Présidente": "Mme Zoé FICTIF",
    "Téléphone": 353012345,
    "Courriel": "amis@example.org",
    "N° de convention": "VOL-2026-003",
    "Jour(s)": "lundi et jeudi",
    "Horaires": "18h-20h30",
    "Date de début": "01/09/2026",
    "Date de fin": "31/08/2027",
    "Préavis": "3 mois",
    "Redevance": "gratuit",
    "Assureur": "Assurances Exemple",
    "N° de police": "P-12",
    "Fin d'assurance": "31/12/2026",
    "Activités": "Chorale",
    "Domaine": "public",
    "Fondement de gratuité": "L2125-1",
    "N° de délibération": "2026-12",
    "Date de délibération": "03/03/2026",
    "CER signé le": "01/09/2026",
    "Charges": "Ville",
}
PLAIN: Row = {
    "Pôle": "Voltaire",
    "Salle": "Salle A",
    "Association": "Les Amis",
    "Date de début": "01/09/2026",
    "Date de fin": "31/08/2027",
}
SLOT: Row = {**PLAIN, "Jour": "lundi", "Horaires": "18h-20h"}


@pytest.fixture
def desk(office_file: Path) -> Iterator[Desk]:
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield Desk(runner)
    runner.close()


def test_a_row_becomes_hub_room_association_and_agreement(desk: Desk) -> None:
    report = desk.bring(FULL)
    made = {"hubs": 1, "rooms": 1, "associations": 1, "conventions": 1, "slots": 2}
    assert counts(report) == (made, {}, {})
    assert report.rejected == report.warnings == report.questions == ()
    one = desk.agreement("VOL-2026-003")
    assert (one.state, one.use_kind) == (State.NOTIFIED, UseKind.SLOT)
    assert situation(one, TODAY) is Situation.IN_FORCE
    assert (one.start_date, one.end_date) == (date(2026, 9, 1), date(2027, 8, 31))
    assert (one.notice_months, one.occupancy_fee_cents) == (3, 0)
    assert one.free_use_ground is FreeUseGround.L2125_1_GENERAL_INTEREST
    assert one.charges_mode is ChargesMode.CITY
    assert (one.decision_kind, one.decision_number) == (DecisionKind.DELIBERATION, "2026-12")
    assert one.authorised_activities == "Chorale"
    assert one.in_kind_working
    assert [(slot.weekday, slot.start, slot.end) for slot in one.slots] == [
        (1, time(18), time(20, 30)), (4, time(18), time(20, 30)),
    ]  # fmt: skip


def test_the_association_has_its_chair_and_papers(desk: Desk) -> None:
    desk.bring(FULL)
    card = desk.association()
    assert (card.association.siret, card.association.phone) == ("73282932000074", "+33353012345")
    assert card.association.seat_address == "1 rue de l’Exemple"
    (officer,) = card.officers
    assert (officer.civility, officer.first_name, officer.last_name) == ("Mme", "Zoé", "FICTIF")
    assert (officer.quality, officer.signs) == ("Présidente", True)
    papers = {line.kind: line.paper for line in card.papers if line.paper}
    insurance, cer = papers[PaperKind.INSURANCE_CERTIFICATE], papers[PaperKind.CER]
    assert (insurance.insurer, insurance.policy_no) == ("Assurances Exemple", "P-12")
    assert insurance.valid_to == date(2026, 12, 31)
    assert cer.received_on == date(2026, 9, 1)


def test_importing_twice_changes_nothing(desk: Desk) -> None:
    first = desk.bring(FULL, {**PLAIN, "Salle": "Salle B", "Association": "Le Club"})
    before = [desk.agreement(row.number) for row in desk.agreements()]
    again = desk.bring(FULL, {**PLAIN, "Salle": "Salle B", "Association": "Le Club"})
    assert counts(again) == ({}, {}, counts(first)[0])
    assert [desk.agreement(row.number) for row in desk.agreements()] == before
    assert desk.runner.read(history.next_undo) == "import de suivi.xlsx"
    desk.runner.do(history.undo)
    assert desk.agreements() == ()


def test_one_undo_takes_all_back_and_the_file_may_come_again(desk: Desk) -> None:
    desk.bring(FULL)
    assert desk.runner.do(history.undo).value == "import de suivi.xlsx"
    assert desk.agreements() == desk.associations() == ()
    assert desk.hub_names() == desk.room_names() == []
    assert desk.bring(FULL).created["conventions"] == 1


def test_redo_brings_it_back_known(desk: Desk) -> None:
    desk.bring(FULL)
    desk.runner.do(history.undo)
    desk.runner.do(history.redo)
    assert counts(desk.bring(FULL))[:2] == ({}, {})


def test_a_dry_run_tells_the_same_and_changes_no_byte(desk: Desk) -> None:
    bytes_before = desk.runner.path.read_bytes()
    wrong = {**PLAIN, "Date de fin": "jamais"}
    tried = desk.try_out(FULL, wrong)
    assert desk.runner.path.read_bytes() == bytes_before
    assert desk.agreements() == ()
    assert as_json(tried) == as_json(desk.bring(FULL, wrong))


def test_the_report_has_the_form_that_tools_rely_on(desk: Desk) -> None:
    report = as_json(desk.bring(PLAIN, {**PLAIN, "Salle": "Salle B", "Date de fin": "31/02/2027"}))
    kinds = ("hubs", "rooms", "associations", "conventions", "slots")
    assert tuple(report) == ("rows", "created", "updated", "unchanged", "rejected", "warnings")
    assert report["rows"] == 2
    assert all(tuple(report[part]) == kinds for part in ("created", "updated", "unchanged"))
    (rejected,) = report["rejected"]
    assert tuple(rejected) == ("row", "column", "value", "message")
    assert (rejected["row"], rejected["column"], rejected["value"]) == (
        3,
        "Date de fin",
        "31/02/2027",
    )
    assert tuple(report["warnings"][0]) == ("row", "message")


def test_an_agreement_without_number_gets_one_of_polesdesk(desk: Desk) -> None:
    desk.bring(PLAIN, {**PLAIN, "Salle": "Salle B", "N° de convention": "VOL-2026-001"})
    assert sorted(row.number for row in desk.agreements()) == ["VOL-2026-001", "VOL-2026-002"]
    later = desk.bring({**PLAIN, "N° de convention": "2026/15"})
    assert counts(later)[1] == {"conventions": 1}
    assert sorted(row.number for row in desk.agreements()) == ["2026/15", "VOL-2026-001"]


def test_a_number_of_the_office_is_known_whatever_its_case_and_spaces(desk: Desk) -> None:
    desk.bring({**PLAIN, "N° de convention": "Vol 2026-3"})
    report = desk.bring({**PLAIN, "N° de convention": "VOL 2026-3 "})
    assert counts(report)[2]["conventions"] == 1
    assert desk.only_agreement().number == "Vol 2026-3"


def test_rows_of_one_agreement_are_gathered(desk: Desk) -> None:
    number: Row = {"N° de convention": "C-1"}
    report = desk.bring(
        {**SLOT, **number},
        {**SLOT, **number, "Salle": "Salle B", "Jour": "mardi"},
        {"Pôle": "Voltaire", "Salle": "Salle A", "Jour": "mercredi", "Horaires": "9h-12h"},
        {**SLOT, **number, "Pôle": "Marivaux", "Salle": "Atelier", "Jour": "jeudi"},
    )
    assert counts(report)[0] == {
        "hubs": 2, "rooms": 3, "associations": 1, "conventions": 1, "slots": 4,
    }  # fmt: skip
    one = desk.agreement("C-1")
    assert len(one.room_ids) == 3
    assert desk.agreements()[0].hubs == "Voltaire, Marivaux"


def test_without_number_parties_room_and_start_tell_the_agreement(desk: Desk) -> None:
    report = desk.bring(
        SLOT,
        {**SLOT, "Jour": "mardi"},
        {**SLOT, "Salle": "Salle B"},
        {**SLOT, "Date de début": "01/09/2027", "Date de fin": "31/08/2028"},
    )
    assert report.created["conventions"] == 3
    assert report.created["slots"] == 4


def test_slots_go_to_every_room_of_the_row(desk: Desk) -> None:
    desk.bring({**SLOT, "Salle": "Salle A + Salle B"})
    one = desk.only_agreement()
    assert {slot.room_id for slot in one.slots} == set(one.room_ids)
    assert len(one.slots) == 2


def test_half_days_take_the_hours_of_their_hub(desk: Desk) -> None:
    made = Hub(
        id=new_id(), code="VOL", name="Voltaire", morning_start=time(9), morning_end=time(13)
    )
    desk.runner.do(hubs.save, made)
    desk.bring({**PLAIN, "Jour": "lundi", "Horaires": "matin"})
    one = desk.only_agreement()
    assert one.use_kind is UseKind.HALF_DAY
    assert (one.slots[0].start, one.slots[0].end) == (time(9), time(13))
    assert one.slots[0].half_day == "morning"


def test_what_the_hub_sets_by_default_fills_what_rows_do_not_tell(desk: Desk) -> None:
    hub = Hub(
        id=new_id(),
        code="VOL",
        name="Voltaire",
        charges_mode=ChargesMode.FLAT_RATE,
        charges_cents=5_000,
        free_use_ground=FreeUseGround.L2125_1_GENERAL_INTEREST,
        decision_kind=DecisionKind.DELIBERATION,
        decision_number="2025-7",
    )
    desk.runner.do(hubs.save, hub)
    desk.bring(PLAIN, {**PLAIN, "Salle": "Salle B", "Charges": "Ville", "N° de décision": "12"})
    bare, told = sorted(
        (desk.agreement(row.number) for row in desk.agreements()), key=lambda one: one.number
    )
    assert (bare.charges_mode, bare.charges_cents) == (ChargesMode.FLAT_RATE, 5_000)
    assert bare.free_use_ground is FreeUseGround.L2125_1_GENERAL_INTEREST
    assert (bare.decision_kind, bare.decision_number) == (DecisionKind.DELIBERATION, "2025-7")
    assert bare.notice_months == 2
    assert (told.charges_mode, told.charges_cents) == (ChargesMode.CITY, 0)
    assert (told.decision_kind, told.decision_number) == (DecisionKind.MAYOR_DECISION, "12")


def test_a_unit_is_a_room_of_its_kind(desk: Desk) -> None:
    desk.bring({**PLAIN, "Salle": None, "Type d’occupation": "BAL", "Boîte ou armoire": "BAL 12"})
    (room,) = desk.runner.read(hubs.rooms)
    assert (room.name, room.kind) == ("BAL 12", RoomKind.LETTERBOX)
    assert desk.only_agreement().use_kind is UseKind.UNIT


@pytest.mark.parametrize(
    ("text", "state", "renewal"),
    [
        ("projet", State.DRAFT, Renewal.NONE),
        ("à signer", State.TO_SIGN, Renewal.NONE),
        ("archivée", State.ARCHIVED, Renewal.NONE),
        ("renouvellement en cours", State.NOTIFIED, Renewal.REQUESTED),
    ],
)
def test_a_column_of_states_is_believed(
    desk: Desk, text: str, state: State, renewal: Renewal
) -> None:
    desk.bring({**PLAIN, "État": text})
    one = desk.only_agreement()
    assert (one.state, one.renewal) == (state, renewal)


def test_a_terminated_agreement_is_no_longer_in_force(desk: Desk) -> None:
    report = desk.bring({**PLAIN, "État": "résiliée"})
    assert situation(desk.only_agreement(), TODAY) is Situation.EXPIRED
    assert warned(report, "date de la résiliation")
    assert counts(desk.bring({**PLAIN, "État": "résiliée"}))[1] == {}


def test_associations_without_agreement_come_alone(desk: Desk) -> None:
    report = desk.bring({"Association": "Les Amis", "Téléphone": "03 53 01 23 45", "Ville": "Ici"})
    assert counts(report)[0] == {"associations": 1}
    assert report.warnings == ()


def test_rooms_without_association_come_alone(desk: Desk) -> None:
    report = desk.bring(
        {"Pôle": "Voltaire", "Salle": "Salle A", "Association": None, "Surface": 12}
    )
    assert counts(report)[0] == {"hubs": 1, "rooms": 1}


def test_names_compare_without_accents_and_case(desk: Desk) -> None:
    desk.bring({**PLAIN, "Pôle": "Pôle de la Pléiade", "Association": "L’Étoile"})
    report = desk.bring(
        {**PLAIN, "Pôle": "LA PLEIADE", "Salle": "SALLE A", "Association": "l'etoile"}
    )
    assert counts(report)[:2] == ({}, {})


def test_hubs_get_codes_of_their_own(desk: Desk) -> None:
    desk.bring(
        {**PLAIN, "Pôle": "Voltaire", "N° de convention": "VLT-2026-001"},
        {**PLAIN, "Pôle": "Marivaux"},
        {**PLAIN, "Pôle": "Mariette"},
        {**PLAIN, "Pôle": "Étouvie", "Code du pôle": "ETV"},
    )
    codes = {row.name: row.code for row in desk.runner.read(hubs.page, ListQuery())}
    assert codes == {"Voltaire": "VLT", "Marivaux": "MAR", "Mariette": "MARI", "Étouvie": "ETV"}


def test_missing_insurance_is_told_once_per_association(desk: Desk) -> None:
    report = desk.bring(PLAIN, {**PLAIN, "Salle": "Salle B"})
    assert [one.row for one in report.warnings] == [2]
    assert "aucune assurance" in report.warnings[0].message


# refusals


def test_a_wrong_cell_refuses_its_row_and_the_rest_goes_in(desk: Desk) -> None:
    report = desk.bring({**FULL, "SIRET": "123"}, {**PLAIN, "Association": "Le Club"})
    assert [(one.row, one.column) for one in report.rejected] == [(2, "SIRET")]
    assert [row.name for row in desk.associations()] == ["Le Club"]


def test_a_number_of_two_associations_refuses_the_second(desk: Desk) -> None:
    number: Row = {"N° de convention": "C-1"}
    report = desk.bring({**PLAIN, **number}, {**PLAIN, **number, "Association": "Le Club"})
    (refused,) = report.rejected
    assert (refused.row, refused.column, refused.value) == (3, "N° de convention", "C-1")
    assert [row.name for row in desk.associations()] == ["Les Amis"]
    later = desk.bring({**PLAIN, **number, "Association": "Le Club"})
    assert "autre association" in later.rejected[0].message
    assert [row.name for row in desk.associations()] == ["Les Amis"]


def test_terms_that_cannot_be_refuse_every_row_of_the_agreement(desk: Desk) -> None:
    long: Row = {**SLOT, "N° de décision": "12", "Date de fin": "31/08/2050"}
    report = desk.bring(long, {**long, "Jour": "mardi"}, {**PLAIN, "Association": "Le Club"})
    assert [one.row for one in report.rejected] == [2, 3]
    assert all("douze ans" in one.message for one in report.rejected)
    assert [row.association for row in desk.agreements()] == ["Le Club"]


def test_a_slot_without_room_is_refused(desk: Desk) -> None:
    report = desk.bring({**SLOT, "Salle": None})
    assert [(one.row, one.column) for one in report.rejected] == [(2, "Salle")]


def test_a_new_agreement_needs_a_hub(desk: Desk) -> None:
    report = desk.bring(
        {"Association": "Les Amis", "N° de convention": "C-1", "Date de fin": "1/1/27"}
    )
    assert [(one.row, one.column) for one in report.rejected] == [(2, "Pôle")]
    desk.bring({**PLAIN, "N° de convention": "C-1"})
    later = desk.bring({"Association": None, "N° de convention": "C-1", "Date de fin": "1/1/28"})
    assert later.rejected == ()
    assert desk.agreement("C-1").end_date == date(2028, 1, 1)


def test_a_number_in_the_bin_is_not_used_again(desk: Desk) -> None:
    desk.bring({**PLAIN, "N° de convention": "C-1", "État": "projet"})
    desk.runner.do(conventions.bin, [desk.agreement("C-1").id])
    report = desk.bring({**PLAIN, "N° de convention": "C-1"})
    assert "corbeille" in report.rejected[0].message


# what the file changes


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


# duplicates


def test_the_same_siret_is_the_same_association(desk: Desk) -> None:
    desk.bring(FULL)
    other = {**FULL, "Association": "Les Amis du Parc", "N° de convention": "C-2", "Salle": "B"}
    report = desk.bring(other)
    assert counts(report)[0] == {"rooms": 1, "conventions": 1, "slots": 2}
    assert [row.name for row in desk.associations()] == ["Les Amis"]
    assert warned(report, "même SIRET")
    (question,) = report.questions
    assert question.same_identifier
    again = desk.bring(other)
    assert again.questions == again.warnings == ()


def test_the_same_siret_in_one_file_is_the_same_association(desk: Desk) -> None:
    other = {**FULL, "Association": "Les Amis du Parc", "N° de convention": "C-2"}
    report = desk.bring(FULL, other)
    assert report.created["associations"] == 1
    assert warned(report, "Les Amis du Parc")


def test_two_names_under_one_siret_may_be_answered_to_be_two(desk: Desk) -> None:
    desk.bring(FULL)
    other = {**FULL, "Association": "Le Club", "N° de convention": "C-2"}
    (question,) = desk.try_out(other).questions
    desk.bring(other, answers={question.key: "new"})
    assert {row.name for row in desk.associations()} == {"Les Amis", "Le Club"}


CHOIR: Row = {**PLAIN, "Association": "Association Chorale du Pigeonnier"}


def test_close_names_are_new_with_a_warning(desk: Desk) -> None:
    desk.bring(CHOIR)
    near = {**CHOIR, "Association": "Chorale du Pigeonier", "Salle": "B"}
    report = desk.bring(near)
    assert report.created["associations"] == 1
    assert warned(report, "très proche")
    (question,) = report.questions
    assert not question.same_identifier
    again = desk.bring(near)
    assert again.questions == ()
    assert not warned(again, "très proche")


def test_close_names_may_be_answered_to_be_one(desk: Desk) -> None:
    desk.bring(CHOIR)
    near = {**CHOIR, "Association": "Chorale du Pigeonier", "Salle": "B"}
    (question,) = desk.try_out(near).questions
    report = desk.bring(near, answers={question.key: "same"})
    assert report.created["associations"] == 0
    assert len(desk.associations()) == 1
    again = desk.bring(near)
    assert again.questions == ()
    assert counts(again)[:2] == ({}, {})


def test_close_names_in_one_file_are_told(desk: Desk) -> None:
    report = desk.bring(CHOIR, {**CHOIR, "Association": "Chorale Pigeonier", "Salle": "B"})
    assert report.created["associations"] == 2
    assert warned(report, "(ligne 2)")


def test_other_identifiers_make_close_names_two_without_a_word(desk: Desk) -> None:
    desk.bring(FULL)
    twin = {**FULL, "RNA": "W802999999", "SIRET": None, "N° de convention": "C-2"}
    report = desk.bring(twin)
    assert report.created["associations"] == 1
    assert warned(report, "autre SIRET ou RNA")


def test_an_association_that_was_merged_is_the_one_that_took_it_over(desk: Desk) -> None:
    desk.bring(PLAIN, {**PLAIN, "Association": "Le Chœur", "Salle": "B"})
    kept, other = sorted(desk.associations(), key=lambda row: row.name, reverse=True)
    desk.runner.do(associations.merge, kept.id, other.id)
    report = desk.bring(PLAIN, {**PLAIN, "Association": "Le Chœur", "Salle": "B"})
    assert report.created["associations"] == 0
    assert len(desk.agreements()) == 2


def test_close_hubs_are_asked_about(desk: Desk) -> None:
    desk.bring(PLAIN)
    report = desk.bring({**PLAIN, "Pôle": "Voltaires"})
    (question,) = report.questions
    assert (question.entity, question.known_name) == ("hub", "Voltaire")
    assert report.created["hubs"] == 1


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
