"""Letters on paper: the address in the window, one page, remedies, gaps, nothing read as markup."""

import io
from dataclasses import replace
from datetime import date, time

import pytest
from pypdf import PdfReader

from polesdesk.documents.letters import draw
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.letter_matters import Absence, Absences, Allotted, Asked, HeldLine
from polesdesk.domain.letter_texts import write
from polesdesk.domain.letters import LetterData, association_addressee, gaps
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind
from polesdesk.domain.wishes import wish_in_words
from sample_agreements import ASSOCIATION, DAY, PRESIDENT, SETTINGS, SIGNATORY, SLOTS

MM = 72 / 25.4
ABSENCES = Absences(
    convention="VOL-2026-003",
    hub="Voltaire",
    due=date(2026, 6, 30),
    threshold=3,
    months=12,
    lines=(
        Absence(
            day=date(2026, 5, 4), seen_at=time(18, 30), hours="18 h – 20 h 30",
            place="Salle Louise", finding="Vide",
        ),
    ),
)  # fmt: skip
ALLOTTED = Allotted(
    convention="VOL-2026-003",
    association=ASSOCIATION.name,
    label="",
    season="2026-2027",
    start=date(2026, 9, 1),
    end=date(2027, 8, 31),
    lines=tuple(HeldLine(slot=slot, place="Salle Louise") for slot in SLOTS),
)
REQUEST = PremisesRequest(
    id="request", number="DEM-2026-001", received_on=date(2026, 5, 5), weekdays=(2,),
    from_time=time(18), to_time=time(20), headcount=20, weekday=2, start=time(18), end=time(20),
    day=date(2026, 12, 12), decision_reason="Aucun local libre.",
)  # fmt: skip
ASKED = Asked(
    request=REQUEST,
    applicant=ASSOCIATION.name,
    wish=wish_in_words(REQUEST, ["Voltaire"]),
    place="Salle Louise, Voltaire",
)
MATTERS = {
    LetterKind.EXPLANATIONS: ABSENCES,
    LetterKind.FORMAL_NOTICE: ABSENCES,
    LetterKind.ALLOTMENT: ALLOTTED,
    LetterKind.REQUEST_ACKNOWLEDGEMENT: ASKED,
    LetterKind.REQUEST_ACCEPTED: ASKED,
    LetterKind.REQUEST_REFUSED: ASKED,
    LetterKind.HIRE_AUTHORISATION: replace(ASKED, request=replace(REQUEST, kind=RequestKind.HIRE)),
}
DECISIONS = {
    LetterKind.ALLOTMENT, LetterKind.REQUEST_ACKNOWLEDGEMENT, LetterKind.REQUEST_REFUSED,
    LetterKind.HIRE_AUTHORISATION,
}  # fmt: skip


def letter(kind: LetterKind, **changes: object) -> LetterData:
    told: dict[str, object] = {
        "kind": kind, "matter": MATTERS[kind], "settings": SETTINGS, "signatory": SIGNATORY,
        "addressee": association_addressee(ASSOCIATION, PRESIDENT), "day": DAY,
        "number": "COU-2026-001",
    }  # fmt: skip
    return LetterData(**{**told, **changes})  # type: ignore[arg-type]


def read(data: LetterData) -> PdfReader:
    return PdfReader(io.BytesIO(draw(data, write(data)).pdf))


def words_of(data: LetterData) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in read(data).pages)


def places(data: LetterData) -> dict[str, tuple[float, float]]:
    """Where each text begins on the first page, in millimetres from its top left."""
    found: dict[str, tuple[float, float]] = {}
    page = read(data).pages[0]

    def note(text: str, moved: list[float], at: list[float], *_look: object) -> None:
        if text.strip():
            across, up = moved[4] + at[4], moved[5] + at[5]
            found[text.strip()] = (across / MM, 297 - up / MM)

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("kind", MATTERS)
def test_every_letter_is_one_page_with_its_number_and_who_signs(kind: LetterKind) -> None:
    data = letter(kind)
    drawn = draw(data, write(data))
    assert (drawn.pages, drawn.uncovered) == (1, "")
    words = words_of(data)
    assert "COU-2026-001" in words
    assert "Mme Alix Exemple" in words
    assert "page 1/1" in words.replace("\u00a0", " ")
    assert "[" not in words
    assert ("Voies et délais de recours" in words) is (kind in DECISIONS)
    assert draw(data, write(data)).pdf == drawn.pdf


def test_the_address_stands_in_the_window_of_a_long_envelope() -> None:
    crowded = replace(
        ASSOCIATION,
        seat_address="Maison des associations\nBâtiment B\nEscalier 4\n5 rue des Lampions",
    )
    data = letter(LetterKind.EXPLANATIONS, addressee=association_addressee(crowded, PRESIDENT))
    found = places(data)
    for text in ("Les Lanternes d’exemple", "80000 Exempleville"):
        across, down = found[text]
        assert 105 <= across <= 115
        assert 49 <= down <= 79
    assert found["80000 Exempleville"][1] > found["Les Lanternes d’exemple"][1]


def test_a_draft_is_marked_and_shows_what_it_lacks() -> None:
    bare = letter(
        LetterKind.REQUEST_REFUSED,
        number="",
        matter=replace(ASKED, request=replace(REQUEST, decision_reason=" ")),
        settings=replace(SETTINGS, court_public=""),
    )
    words = words_of(bare)
    assert "PROJET" in words
    assert "[motifs de la décision]" in words
    labels = [one.label for one in gaps(write(bare))]
    assert labels == ["motifs de la décision", "tribunal compétent"]


def test_a_long_list_goes_on_with_its_head_and_the_signature_stays_whole() -> None:
    many = replace(ABSENCES, lines=ABSENCES.lines * 60)
    pages = [
        page.extract_text() for page in read(letter(LetterKind.EXPLANATIONS, matter=many)).pages
    ]
    assert len(pages) > 2
    assert all("Constat du" in page for page in pages[:-1])
    assert "considération distinguée" in pages[-1]
    assert "Mme Alix Exemple" in pages[-1]
    assert sum(page.count("04/05/2026") for page in pages) == 60


def test_what_is_typed_is_neither_markup_nor_field() -> None:
    reason = "<b>Non</b> {court} & <img src='x'/> %(day)s"
    data = letter(
        LetterKind.REQUEST_REFUSED,
        matter=replace(ASKED, request=replace(REQUEST, decision_reason=reason)),
    )
    assert reason in words_of(data)


@pytest.mark.parametrize(
    ("civility", "quality", "greeting"),
    [
        ("Mme", "présidente", "Madame la Présidente,"),
        ("M.", "Président", "Monsieur le Président,"),
        ("M.", "trésorier", "Monsieur,"),
        ("", "président", "Madame, Monsieur,"),
    ],
)
def test_the_greeting_follows_who_is_written_to(civility, quality, greeting) -> None:
    officer = replace(PRESIDENT, civility=civility, quality=quality)
    data = letter(LetterKind.EXPLANATIONS, addressee=association_addressee(ASSOCIATION, officer))
    assert greeting in words_of(data)
    assert f"agréer, {greeting}" in words_of(data)


@pytest.mark.parametrize(
    ("in_a_row", "told"),
    [(False, "3 absences non justifiées sur 12 mois"),
     (True, "3 absences non justifiées de suite sur 12 mois")],
)  # fmt: skip
def test_absences_are_told_with_their_threshold_and_a_last_day_to_answer(in_a_row, told):
    matter = replace(ABSENCES, is_consecutive=in_a_row)
    asked = words_of(letter(LetterKind.EXPLANATIONS, matter=matter)).replace("\u00a0", " ")
    assert f"À partir de {told}" in asked
    assert "les raisons au plus tard le 30 juin 2026" in asked
    notice = words_of(letter(LetterKind.FORMAL_NOTICE, matter=matter)).replace("\u00a0", " ")
    assert "que vous y renoncez, au plus tard le 30 juin 2026" in notice
