"""The fiche de constat: rooms, answers, photos, remarks, actions, signatures."""

import io
from dataclasses import replace
from datetime import date, time

from PIL import Image
from pypdf import PdfReader

from polesdesk.documents import visits
from polesdesk.documents.photos import LONGEST_SIDE, shrink
from polesdesk.domain.hubs import Hub
from polesdesk.domain.settings import Settings
from polesdesk.domain.visit_questions import ACTION_KEY, STANDARD
from polesdesk.domain.visit_reports import VisitReport
from polesdesk.domain.visit_rows import SeenRoom, VisitCard
from polesdesk.domain.visits import (
    Answer,
    DatedRemark,
    Finding,
    FindingKind,
    QuestionSet,
    Visit,
    VisitState,
)

DAY = date(2026, 11, 19)


def picture(size: tuple[int, int] = (400, 300), kind: str = "JPEG", **told: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "#88AACC").save(made, kind, **told)
    return made.getvalue()


def report(*, number: str = "COU-2026-001", photos: int = 0) -> VisitReport:
    pictures = {f"photo{n}": picture((400, 300 + n)) for n in range(photos)}
    finding = Finding(
        id="f", visit_id="v", room_id="r", day=DAY, time=time(18, 30), kind=FindingKind.EMPTY,
        slot_id="s", note="lumière <éteinte> & porte ouverte", photos=tuple(pictures),
        answers=(
            Answer(question=ACTION_KEY, value="convocation"),
            Answer(question="damage", value="non vérifié"),
        ),
    )  # fmt: skip
    room = SeenRoom(
        finding=finding, room="Salle 1", place="", expected="Théâtre de l’Œuf", start=time(18),
        end=time(20), capacity=19,
    )  # fmt: skip
    visit = Visit(
        id="v", number="V-VOL-2026-001", hub_id="h", day=DAY, time_in=time(18),
        time_out=time(19), agent="Camille Exemple", state=VisitState.FINAL,
        association_remark="Le chauffage est en panne.",
        remarks=(DatedRemark(day=date(2026, 11, 23), author="La présidente", text="En sortie."),),
    )  # fmt: skip
    return VisitReport(
        card=VisitCard(
            visit=visit,
            hub=Hub(id="h", name="Voltaire"),
            rooms=(room,),
            questions=QuestionSet(id="", questions=STANDARD),
        ),
        settings=Settings(authority_name="Ville d’Exemple", signing_place="Exempleville"),
        number=number,
        pictures=pictures,
    )


def words(data: VisitReport) -> str:
    pdf, _pages = visits.report(data, day=DAY)
    pages = PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_fiche_says_what_was_seen_asked_and_answered():
    text = words(report())
    for told in (
        "Fiche de constat", "COU-2026-001", "V-VOL-2026-001", "jeudi 19 novembre 2026",
        "Camille Exemple", "Théâtre de l’Œuf", "18 h 30", "lumière <éteinte> & porte ouverte",
        "Des dégradations sont visibles : non vérifié", "Le chauffage est en panne.",
        "23/11/2026, La présidente : En sortie.", "convocation", "Fait à Exempleville",
        "Pour l’association",
    ):  # fmt: skip
        assert told in text, told
    assert "PROJET" not in text


def test_a_draft_is_marked_as_such():
    assert "PROJET" in words(report(number=""))


def test_photos_are_on_the_fiche():
    pdf, pages = visits.report(report(photos=5), day=DAY)
    found = PdfReader(io.BytesIO(pdf)).pages
    assert len(found) == pages
    assert sum(len(page.images) for page in found) == 5


def test_a_signature_drawn_on_the_screen_is_on_the_fiche():
    data = report()
    signed = replace(data.card.visit, signature_sha256="drawn")
    data = replace(
        data,
        card=replace(data.card, visit=signed),
        pictures={"drawn": picture((600, 180), "PNG")},
    )
    pdf, _pages = visits.report(data, day=DAY)
    assert sum(len(page.images) for page in PdfReader(io.BytesIO(pdf)).pages) == 1


def test_a_photo_is_made_small_and_says_nothing_of_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0110] = "Appareil d’exemple"
    exif[0x0112] = 6  # turned by a quarter
    made = shrink(picture((4000, 3000), exif=exif))
    with Image.open(io.BytesIO(made)) as small:
        assert small.size == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)
        assert dict(small.getexif()) == {}
        assert small.format == "JPEG"
