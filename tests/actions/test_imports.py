"""Importing rows: what is made of them, what a second import changes, what is kept."""

from datetime import date, time

import pytest

from actions.importing import FULL, PLAIN, SLOT, TODAY, Desk, Row, counts, warned
from polesdesk.actions import conventions, history, hubs
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.conventions import (
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
