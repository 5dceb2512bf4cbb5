"""The papers of permanences: initials on the wall, lines to sign, telephones on the desk."""

import io
from datetime import date, time, timedelta

import pypdfium2
import pytest
from pypdf import PdfReader

from polesdesk.documents import roster_posters, rosters
from polesdesk.domain.rostering import ShiftState
from polesdesk.domain.rostering_papers import Call, RosterPaper, period_in_words
from polesdesk.domain.rostering_rows import Candidate, OnShift, RosterShift
from polesdesk.domain.rosters import Assignment, DutyShift
from polesdesk.domain.volunteers import Volunteer

MONDAY = date(2026, 11, 23)
ANA = Volunteer(id="a", first_name="Ana", last_name="Exemple", phone="+33639980001")
NASTY = Volunteer(id="b", first_name="<b>Bob", last_name="& Cie</para>", phone="")


def shift(number: int, *people: Volunteer, day: int = 0, minimum: int = 1) -> RosterShift:
    one = DutyShift(
        id=f"s{number}", hub_id="h", day=MONDAY + timedelta(days=day), start=time(14),
        end=time(16, 30), task="Accueil", minimum=minimum, maximum=9,
    )  # fmt: skip
    on = tuple(
        OnShift(assignment=Assignment(id=p.id, shift_id=one.id, volunteer_id=p.id), person=p)
        for p in people
    )
    return RosterShift(
        shift=one, hub="Voltaire", hub_code="VOL", room="Salle 1", state=ShiftState.OPEN, people=on
    )


def paper(*rows: RosterShift, **fields: object) -> RosterPaper:
    return RosterPaper(
        first=MONDAY, last=MONDAY + timedelta(days=6), today=MONDAY, authority="Ville d’Exemple",
        rows=rows, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_wall_knows_first_names_and_initials_only() -> None:
    text = text_of(roster_posters.draw_week(paper(shift(1, ANA, minimum=2))))
    assert "Ana E." in text
    assert "à pourvoir" in text
    assert "Exemple" not in text.replace("Ville d’Exemple", "")
    assert "39 98" not in text
    assert "Du 23 au 29 novembre 2026" in text.replace("\u00a0", " ")


@pytest.mark.parametrize(("name", "width"), [("A4-landscape", 842), ("A3-landscape", 1191)])
def test_the_poster_has_the_size_of_its_paper(name: str, width: int) -> None:
    pages = pypdfium2.PdfDocument(roster_posters.draw_week(paper(shift(1)), name))
    assert round(pages[0].get_width()) == width


def test_each_week_has_a_page_of_its_own() -> None:
    asked = RosterPaper(
        first=MONDAY, last=MONDAY + timedelta(days=20), today=MONDAY, authority="",
        rows=(shift(1, ANA), shift(2, ANA, day=8)),
    )  # fmt: skip
    assert len(PdfReader(io.BytesIO(roster_posters.draw_week(asked))).pages) == 3


def test_the_sheet_to_sign_names_all_and_leaves_lines() -> None:
    text = text_of(rosters.draw_signing(paper(shift(1, ANA, NASTY))))
    assert "Ana Exemple" in text
    assert "<b>Bob & Cie</para>" in text
    assert "Signature" in text


def test_the_sheet_of_the_day_has_telephones_and_says_so() -> None:
    text = text_of(rosters.draw_days(paper(shift(1, ANA, minimum=3)))).replace("\u00a0", " ")
    assert "06 39 98 00 01" in text
    assert text.count("à pourvoir") == 2
    assert "ne s’affiche pas" in text


def test_the_call_list_says_whom_to_call_and_when_nobody_can() -> None:
    row = shift(1)
    one = Candidate(person=ANA, is_substitute=True, given=0, since=MONDAY)
    calls = (Call(row=row, people=(one,)), Call(row=shift(2, day=1), people=()))
    text = text_of(rosters.draw_calls(paper(row, calls=calls))).replace("\u00a0", " ")
    assert "remplaçant habituel" in text.replace("\n", " ")
    assert "06 39 98 00 01" in text
    assert "Personne ne peut venir." in text


def test_an_empty_period_says_so() -> None:
    for draw in (rosters.draw_signing, rosters.draw_days, rosters.draw_calls):
        assert "Aucune permanence dans cette période." in text_of(draw(paper()))


def test_a_period_names_month_and_year_once() -> None:
    words = period_in_words(MONDAY, MONDAY + timedelta(days=6)).replace("\u00a0", " ")
    assert words == "23 au 29 novembre 2026"
    over = period_in_words(date(2026, 12, 28), date(2027, 1, 3)).replace("\u00a0", " ")
    assert over == "28 décembre 2026 au 3 janvier 2027"
