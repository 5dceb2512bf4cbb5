"""An import tells the slots that it brings into rooms held alone, and the other way round."""

from dataclasses import replace

import pytest

from actions.importing import PLAIN, SLOT, Desk, Row, warned
from polesdesk.actions import hubs, import_slot_clashes
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.imports import ImportReport
from polesdesk.store.kinds import CONVENTION

ALONE = {
    **PLAIN,
    "Association": "Les Seuls",
    "N° de convention": "VOL-2026-050",
    "Usage": "exclusif",
}


def test_a_slot_that_comes_into_a_room_held_alone_is_told(desk: Desk) -> None:
    desk.bring(ALONE)
    assert desk.agreement("VOL-2026-050").use_kind is UseKind.EXCLUSIVE
    report = desk.bring({**SLOT, "N° de convention": "VOL-2026-051"})
    assert warned(report, "usage exclusif de Les Seuls (VOL-2026-050)")
    assert warned(report, "en conflit, dès le")
    assert desk.agreement("VOL-2026-051").slots


def test_a_room_that_comes_to_be_held_alone_tells_the_slots_in_it(desk: Desk) -> None:
    desk.bring({**SLOT, "N° de convention": "VOL-2026-051"})
    report = desk.bring(ALONE)
    assert warned(report, "Les Amis (VOL-2026-051)")


def test_both_in_one_file_are_told_once_and_in_a_dry_run_too(desk: Desk) -> None:
    rows = ({**SLOT, "N° de convention": "VOL-2026-051"}, ALONE)
    told = [one for one in desk.try_out(*rows).warnings if "exclusif" in one.message]
    assert len(told) == 1
    assert desk.agreements() == ()


def test_two_rooms_held_alone_are_told(desk: Desk) -> None:
    desk.bring(ALONE)
    other = {**ALONE, "Association": "Les Autres", "N° de convention": "VOL-2026-052"}
    assert warned(desk.bring(other), "déjà à l’usage exclusif de Les Seuls (VOL-2026-050)")


def test_rooms_that_nobody_holds_alone_bring_no_warning(desk: Desk) -> None:
    assert not warned(desk.bring(SLOT), "exclusif")


OTHER = {**SLOT, "Association": "Les Autres", "Horaires": "19h-21h"}


def told_of(report: ImportReport) -> list[str]:
    return [one.message for one in report.warnings if "en conflit" in one.message]


def test_a_slot_that_meets_another_is_told_with_room_day_hours_and_who(desk: Desk) -> None:
    desk.bring({**SLOT, "N° de convention": "VOL-2026-051"})
    (told,) = told_of(desk.bring({**OTHER, "N° de convention": "VOL-2026-052"}))
    assert told.startswith("Convention VOL-2026-052\u202f: ")
    assert (
        "lundi de 19\u00a0h à 21\u00a0h, Salle A est déjà prise par Les Amis (VOL-2026-051) "
        "de 18\u00a0h à 20\u00a0h" in told
    )
    assert "séances en conflit, dès le 07/09/2026" in told
    assert desk.agreement("VOL-2026-052").slots


def test_a_pair_of_one_file_is_told_once_and_in_a_dry_run_too(desk: Desk) -> None:
    assert len(told_of(desk.try_out(SLOT, OTHER))) == 1
    assert len(told_of(desk.bring(SLOT, OTHER))) == 1


@pytest.mark.parametrize(
    "apart",
    [
        {"Horaires": "20h-22h"},
        {"Jour": "mardi"},
        {"Salle": "Salle B"},
        {"Date de début": "01/09/2027", "Date de fin": "31/08/2028"},
    ],
)
def test_slots_that_never_meet_bring_no_warning(desk: Desk, apart: Row) -> None:
    assert told_of(desk.bring(SLOT, {**OTHER, **apart})) == []


def test_importing_twice_tells_nothing_new_of_what_did_not_change(desk: Desk) -> None:
    rows = ({**SLOT, "N° de convention": "A-1"}, {**OTHER, "N° de convention": "A-2"})
    desk.bring(*rows)
    assert told_of(desk.bring(*rows)) == []


def test_a_room_that_may_be_shared_is_told_when_it_is_too_small(desk: Desk) -> None:
    desk.bring({**SLOT, "N° de convention": "VOL-2026-051", "Capacité": 30})
    held = desk.agreement("VOL-2026-051")
    room = desk.runner.read(hubs.get_room, held.room_ids[0])
    desk.runner.do(hubs.save_room, replace(room, shareable=True))
    desk.runner.do(lambda work: work.save(CONVENTION, replace(held, expected_headcount=31)))
    (told,) = told_of(desk.bring({**OTHER, "N° de convention": "VOL-2026-052"}))
    assert "Salle A réunirait 31\u00a0personnes avec Les Amis" in told
    assert "pour 30\u00a0places" in told


def test_of_very_many_the_first_are_told_and_that_there_are_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_slot_clashes, "MOST_PAIRS", 1)
    third = {**SLOT, "Association": "Les Troisièmes"}
    report = desk.bring(SLOT, OTHER, third)
    assert len(told_of(report)) == 1
    assert warned(report, "D’autres créneaux se rencontrent")
