"""Posters and the page of what is empty: their size, their words, one page a poster."""

import io
from datetime import date, time

import pypdf
import pytest

from polesdesk.documents import emptiness, posters
from polesdesk.domain.conventions import HolidayRule, Slot, WeekParity
from polesdesk.domain.planning_rows import EmptinessRow
from polesdesk.domain.posters import (
    EmptyHours,
    Poster,
    PosterRoom,
    PosterSlot,
    parted,
    rhythm_in_words,
    season_of,
)

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)


def poster(rooms: int = 1, slots: int = 3) -> Poster:
    names = ("Théâtre de l’Œuf", "Chœur à cœur", "Les Voisins du Lampion")
    return Poster(
        title="Salle Candide",
        subtitle="Pôle Voltaire · Saison 2026-2027",
        authority="Ville d’Exemple",
        first=FIRST,
        last=LAST,
        rooms=tuple(PosterRoom(id=str(n), name=f"Salle {n}") for n in range(rooms)),
        slots=tuple(
            PosterSlot(
                room_id=str(n % rooms),
                weekday=n % 7 + 1,
                start=time(9 + n % 11),
                end=time(10 + n % 11),
                name=names[n % 3],
                rhythm="semaines impaires" if n % 2 else "",
            )
            for n in range(slots)
        ),
        opening=(8 * 60, 22 * 60),
    )


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.mark.parametrize("paper", sorted(posters.SIZES))
@pytest.mark.parametrize("draw", [posters.draw_room_week, posters.draw_hub_week])
def test_a_poster_is_one_page_of_its_paper(draw, paper):
    pdf = draw(poster(rooms=4, slots=40), paper)
    (page,) = read(pdf).pages
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx(posters.SIZES[paper], abs=0.1)
    assert read(pdf).metadata.title == "Salle Candide"


def test_the_poster_of_a_room_tells_names_hours_and_rhythms():
    told = words(posters.draw_room_week(poster(), "A4-landscape"))
    for text in ("Lundi", "Dimanche", "Théâtre de", "9 h – 10 h", "semaines", "Ville d’Exemple"):
        assert text in told
    assert "Du 1er septembre 2026 au 31 août 2027" in told


def test_a_hub_with_many_rooms_still_stands_on_one_page():
    pdf = posters.draw_hub_week(poster(rooms=14, slots=160), "A3-landscape")
    assert len(read(pdf).pages) == 1
    told = words(pdf)
    assert all(f"Salle {n}" in told for n in range(14))


def test_who_holds_a_room_alone_is_told():
    from dataclasses import replace

    one = replace(
        poster(), rooms=(PosterRoom(id="0", name="Bureau", alone="Radio Brouette"),), slots=()
    )
    assert "À Radio Brouette, toute la semaine" in words(posters.draw_hub_week(one, "A4-portrait"))


def test_the_same_poster_has_the_same_bytes():
    assert posters.draw_room_week(poster(), "A4-portrait") == posters.draw_room_week(
        poster(), "A4-portrait"
    )


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, ""),
        ({"week_parity": WeekParity.EVEN}, "semaines paires"),
        ({"interval_weeks": 2}, "une semaine sur deux"),
        ({"month_weeks": (1, -1)}, "le 1er et dernier du mois"),
        ({"school_holidays": HolidayRule.ONLY}, "vacances scolaires seulement"),
    ],
)
def test_rhythms_read_well(fields, told):
    slot = Slot(id="s", room_id="r", weekday=2, start=time(18), end=time(20))
    from dataclasses import replace

    assert rhythm_in_words(replace(slot, **fields)) == told


def test_a_season_goes_from_september_to_august():
    assert season_of(date(2026, 8, 31)) == (date(2025, 9, 1), date(2026, 8, 31))
    assert season_of(date(2026, 9, 1)) == (FIRST, LAST)


def emptiness_row(room: str, free: int, allotted: int, seen: tuple[int, int]) -> EmptinessRow:
    return EmptinessRow(
        hub_id="h", hub="Voltaire", hub_code="VOL", room_id=room, room=room, capacity=40, days=36,
        free_days=free, allotted_days=allotted, seen_n=seen[0], seen_empty=seen[1],
        holders=("Chœur à cœur",) if allotted else (),
    )  # fmt: skip


ROWS = (
    emptiness_row("Grande salle", 31, 5, (0, 0)),
    emptiness_row("Studio", 0, 36, (5, 2)),
    emptiness_row("Atelier", 0, 36, (4, 0)),
    emptiness_row("Bureau", 36, 0, (0, 0)),
)


def test_rooms_are_parted_by_what_is_empty_of_them():
    free, empty, used = parted(ROWS)
    assert [row.room for row in free] == ["Bureau", "Grande salle"]
    assert [row.room for row in empty] == ["Studio"]
    assert [row.room for row in used] == ["Atelier"]


def test_the_page_of_what_is_empty_tells_its_counts():
    asked = EmptyHours(
        weekday=2, start=time(18), end=time(22), first=FIRST, last=LAST,
        authority="Ville d’Exemple", rows=ROWS,
    )  # fmt: skip
    told = words(emptiness.draw_emptiness(asked, day=date(2026, 11, 24)))
    assert "Qu’est-ce qui est vide le mardi de 18 h à 22 h ?" in told
    assert "31 sur 36 mardis" in told
    assert "2 fois sur 5" in told
    assert "Ville d’Exemple" in told
