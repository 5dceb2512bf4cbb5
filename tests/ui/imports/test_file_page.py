"""The first page: files that can be read and those that cannot, sheets, encodings, drops."""

import pytest
from PySide6.QtCore import QMimeData

from import_hand import drop
from polesdesk.ui.imports.file_page import ImportFilePage

ACCENTS = "Pôle;Association;Date de fin\nPléiade;Théâtre;31/08/2027\n"


@pytest.fixture
def text_file(tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes(ACCENTS.encode("cp1252"))
    return path


def shown_rows(hand) -> list[tuple[str, ...]]:
    return [row[1:] for row in hand.cells("import_preview")]


def test_one_cannot_go_on_without_a_file(hand):
    assert hand.has_cursor("import_choose_file")
    assert not hand.button("import_next").isEnabled()


def test_the_sheet_of_the_table_is_found_and_another_can_be_chosen(hand, book):
    hand.choose_file(book)
    assert hand.wizard.session.sheet.name == "Conventions 2026"
    hand.pick("import_sheet", "0")
    assert hand.wizard.session.sheet.name == "Lisez-moi"
    assert shown_rows(hand) == [("Tableau tenu par l’accueil",)]
    hand.pick("import_sheet", "1")
    assert shown_rows(hand)[4][3] == "Théâtre de l'Oeuf"


def test_the_encoding_and_the_separator_of_a_text_file_can_be_changed(hand, text_file):
    hand.choose_file(text_file)
    assert shown_rows(hand)[1] == ("Pléiade", "Théâtre", "31/08/2027")
    hand.pick("import_encoding", "mac_roman")
    assert shown_rows(hand)[1][1] != "Théâtre"
    hand.pick("import_encoding", "cp1252")
    hand.pick("import_delimiter", ",")
    assert shown_rows(hand)[1] == ("Pléiade;Théâtre;31/08/2027",)
    hand.pick("import_delimiter", ";")
    assert shown_rows(hand)[1] == ("Pléiade", "Théâtre", "31/08/2027")


def test_an_encoding_in_which_the_text_does_not_read_leaves_all_as_it_was(hand, text_file):
    hand.choose_file(text_file)
    hand.pick("import_encoding", "utf-8")
    assert "Les accents de ce fichier ne se lisent pas" in hand.error()
    assert hand.box("import_encoding") == "cp1252"
    assert shown_rows(hand)[1][1] == "Théâtre"


def test_a_workbook_has_no_encoding_to_choose(hand, book):
    hand.choose_file(book)
    assert not hand.wizard.findChild(object, "import_encoding").isVisible()


def test_a_file_that_is_no_table_is_refused_in_words(hand, tmp_path):
    picture = tmp_path / "photo.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    hand.choose_file(picture)
    assert "n’est pas un tableau lisible" in hand.error()
    assert not hand.button("import_next").isEnabled()


def test_an_unreadable_file_leaves_the_one_that_was_chosen(hand, book, tmp_path):
    hand.choose_file(book)
    broken = tmp_path / "abîmé.xlsx"
    broken.write_bytes(book.read_bytes()[:900])
    hand.choose_file(broken, button="import_change_file")
    assert "abîmé" in hand.error()
    assert hand.text("import_file_name") == book.name
    hand.next()
    assert hand.error() == ""
    assert "Conv. n°" in hand.columns()


def test_a_file_can_be_dropped_on_the_page(hand, book):
    drop(hand.wizard.findChild(ImportFilePage), book)
    assert hand.text("import_file_name") == book.name


def test_words_dropped_on_the_page_are_left_alone(hand):
    words = QMimeData()
    words.setText("bonjour")
    drop(hand.wizard.findChild(ImportFilePage), None, words)
    assert hand.wizard.session.path is None


def test_a_file_imported_before_is_one_click_away(hand, again, good_book):
    hand.bring_in(good_book)
    hand.next()
    other = again()
    other.click("import_recent_1")
    assert other.text("import_file_name") == good_book.name


def test_a_file_that_has_gone_is_not_offered(hand, again, good_book):
    hand.bring_in(good_book)
    hand.next()
    good_book.unlink()
    assert again().button("import_recent_1") is None
