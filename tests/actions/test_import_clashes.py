"""An import tells the slots that it brings into rooms held alone, and the other way round."""

from actions.importing import PLAIN, SLOT, Desk, warned
from polesdesk.domain.conventions import UseKind

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
