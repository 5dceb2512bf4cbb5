"""Faces of the papers: embedded, wide enough for French, the same bytes each time."""

import io

from fontTools.ttLib import TTFont
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from polesdesk.documents import fonts

FRENCH = (
    "aàâæbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿz AÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ 0123456789 "
    "’‘“”«»–—…€²³°§№ \u202f\u00a0"
)


def page(*texts: str, faces: tuple[str, ...] = (fonts.REGULAR,)) -> bytes:
    fonts.register()
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1, pageCompression=1)
    for place, text in enumerate(texts):
        for row, face in enumerate(faces):
            canvas.setFont(face, 9)
            canvas.drawString(30, 800 - 20 * place - 200 * row, fonts.carried(text))
    canvas.save()
    return made.getvalue()


def embedded(pdf: bytes) -> dict[str, TTFont]:
    found = {}
    for entry in PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values():
        font = entry.get_object()
        if "/FontDescriptor" in font:
            program = font["/FontDescriptor"]["/FontFile2"].get_data()
            found[font["/BaseFont"]] = TTFont(io.BytesIO(program))
    return found


def test_every_face_covers_french_and_is_embedded() -> None:
    faces = (fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC)
    for name, font in fonts.register().items():
        assert [letter for letter in FRENCH if not font.covers(letter)] == [], name
    pdf = page(FRENCH, faces=faces)
    assert set(embedded(pdf)) == {
        "/AAAAAA+NotoSans-Regular",
        "/AAAAAA+NotoSans-SemiBold",
        "/AAAAAA+NotoSans-Italic",
        "/AAAAAA+NotoSans-BoldItalic",
    }
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert text.count("€²³°§№ \u202f\u00a0") == 4


def test_no_standard_font_of_the_reader_is_used() -> None:
    resources = PdfReader(io.BytesIO(page("x"))).pages[0]["/Resources"]
    names = {font.get_object()["/BaseFont"] for font in resources["/Font"].values()}
    used = {name for name in names if "+" in name}
    assert used == {"/AAAAAA+NotoSans-Regular"}


def test_the_same_text_gives_the_same_bytes() -> None:
    assert page("Élève", "Ж 🎈 ŵ") == page("Élève", "Ж 🎈 ŵ")
    assert page("Élève") == page("Élève")


def test_letters_beyond_the_first_set_are_embedded_and_read_back() -> None:
    letters = "".join(chr(code) for code in range(0x400, 0x460)) * 3
    more = "".join(chr(code) for code in range(0x1E00, 0x1F00))
    pdf = page(letters, more[:120], more[120:])
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text().replace("\n", "")
    assert text == letters + more
    assert len(embedded(pdf)) == 3


def test_letters_without_a_shape_are_read_back_all_the_same() -> None:
    text = PdfReader(io.BytesIO(page("🎈 日本 é"))).pages[0].extract_text()
    assert text.strip() == "🎈 日本 é"


def test_letters_that_noto_sans_lacks_come_from_other_faces() -> None:
    pdf = page("Amis 🎈 שלום", "🏠 é", faces=(fonts.REGULAR, fonts.BOLD))
    names = set(embedded(pdf))
    assert {name.partition("+")[2] for name in names} == {
        "NotoSans-Regular",
        "NotoSans-SemiBold",
        "NotoEmoji-Regular",
        "NotoSansHebrew-Regular",
    }
    assert PdfReader(io.BytesIO(pdf)).pages[0].extract_text().count("🎈") == 2
    faces = embedded(pdf).values()
    assert any(len(font["glyf"].glyphs) < 10 for font in faces)


def test_widths_are_those_of_the_face() -> None:
    font = fonts.register()[fonts.REGULAR]
    assert font.stringWidth("\ue02f", 10) == font.stringWidth("\u202f", 10) > 0
    assert fonts.width("ab", fonts.REGULAR, 10) == fonts.width("ab", fonts.REGULAR, 20) / 2


def test_another_font_file_of_the_same_face_does_not_take_its_place() -> None:
    from importlib import resources

    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont as PlainFont

    data = resources.files("polesdesk") / "_assets" / "fonts" / "NotoSans-Regular.ttf"
    pdfmetrics.registerFont(PlainFont("Autre", io.BytesIO(data.read_bytes())))
    fonts.register()
    assert isinstance(pdfmetrics.getFont(fonts.REGULAR), fonts.HouseFont)
    assert not isinstance(pdfmetrics.getFont("Autre"), fonts.HouseFont)
