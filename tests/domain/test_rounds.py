"""The walking order of a hub, the lines of a sheet, and the words of its code."""

from datetime import date, time

import pytest

from polesdesk.domain.hubs import Room, RoomKind
from polesdesk.domain.occurrences import Exclusion, OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.rounds import (
    Office,
    floor_rank,
    in_walking_order,
    overlaps,
    place_of,
    sheet_lines,
)
from polesdesk.domain.scans import sheet_number, sheet_payload

DAY = date(2026, 11, 26)


def room(name: str, **fields: object) -> Room:
    return Room(id=name, hub_id="h", name=name, **fields)  # type: ignore[arg-type]


def held(room_id: str, start: int, end: int, **fields: object) -> OccurrenceRow:
    usual = {
        "day": DAY, "start": time(start), "end": time(end % 24), "hub_id": "h",
        "room_id": room_id, "slot_id": f"{room_id}{start}", "association": "Théâtre de l’Œuf",
    }  # fmt: skip
    return OccurrenceRow(**{**usual, **fields})  # type: ignore[arg-type]


def test_rooms_are_walked_by_building_floor_own_place_and_name():
    rooms = [
        room("Grenier", building="A", floor="2"),
        room("Étude", building="A", floor="0"),
        room("Accueil", building="A", floor="RDC"),
        room("Zadig", building="A", floor="0", walk_order=1),
        room("Atelier", building="B", floor="0"),
        room("Cave", building="A", floor="sous-sol"),
        room("Boîte n° 1", kind=RoomKind.LETTERBOX),
    ]
    walked = [one.name for one in in_walking_order(rooms)]
    assert walked == ["Cave", "Zadig", "Accueil", "Étude", "Grenier", "Atelier"]


@pytest.mark.parametrize(
    ("floor", "rank"), [("", 0), ("0", 0), ("rez-de-chaussée", 0), ("sous-sol", -1), ("3", 3),
                        ("-2", -2), ("combles", 99)],
)  # fmt: skip
def test_floors_are_ranked_on_the_way_up(floor, rank):
    assert floor_rank(floor) == rank


def test_a_place_reads_as_it_is_said():
    there = room("Zadig", building="B", floor="1", door="12")
    assert place_of(there) == "bât. B · 1er étage · porte 12"


def test_a_slot_over_midnight_meets_the_evening_and_one_that_ends_at_the_hour_does_not():
    assert overlaps(time(22), time(1), time(21), time(23))
    assert not overlaps(time(9), time(12), time(12), time(14))
    assert overlaps(time(9), time(12, 1), time(12), time(14))


def test_a_sheet_has_each_room_once_or_once_for_each_who_is_expected():
    out = OccurrenceStatus.EXCLUDED
    lines = sheet_lines(
        [room("B"), room("A"), room("C")],
        [
            held("A", 18, 20),
            held("A", 14, 16),
            held("B", 14, 16, status=out, reason=Exclusion.EXCUSED),
            held("A", 8, 10),
        ],
        [Office(room_id="C", convention_id="k", convention="n", association_id=None,
                association="Mot compte triple")],
        (time(13), time(22)),
        {("A", "A14"): "Jamais vu"},
    )  # fmt: skip
    seen = [(one.room, one.start, one.association, one.why) for one in lines]
    assert seen == [
        ("A", time(14), "Théâtre de l’Œuf", "Jamais vu"),
        ("A", time(18), "Théâtre de l’Œuf", ""),
        ("B", None, "", ""),
        ("C", None, "Mot compte triple", ""),
    ]
    assert lines[0].slot_day == DAY
    assert lines[3].convention_id == "k"


def test_the_code_of_a_sheet_gives_its_number_back_and_betrays_a_wrong_letter():
    words = sheet_payload("T-VOL-2026-001", "id", 2)
    assert words.startswith("PD1.TOUR.T-VOL-2026-001.p2.")
    assert sheet_number(words) == "T-VOL-2026-001"
    assert sheet_number(words.replace("001", "002")) is None
    assert sheet_number("PD1.CONV.VOL-2026-001.v1.p1.abcdef") is None
