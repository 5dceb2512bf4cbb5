"""The second page: columns understood, corrected by hand and remembered."""

from PySide6.QtCore import Qt

from hands import press, settle
from office_book import GOOD, HEADERS, write_book
from polesdesk.domain.import_fields import Field
from polesdesk.ui.imports.columns_view import ColumnsView
from polesdesk.ui.imports.fields import fields_model

SURFACE, FOLLOWER = "import_field_3", "import_field_16"


def test_each_column_shows_its_header_samples_and_field(hand, book):
    hand.to_columns(book)
    rows = hand.cells("import_columns")
    assert rows[3][:3] == ("D", "Nom de l'association",
                           "Théâtre de l'Oeuf  ·  Échecs du Nord  ·  Mémoire ouvrière")  # fmt: skip
    columns = hand.columns()
    assert columns["POLE"] == "Pôle"
    assert columns["Au"] == "Date de fin"
    assert columns["Suivi par"] == "Ne pas importer"


def test_a_column_corrected_by_hand_goes_in_and_is_remembered(hand, again, tmp_path):
    headers = [*HEADERS]
    headers[3] = "Qui"
    book = write_book(tmp_path / "a.xlsx", GOOD, headers)
    hand.to_columns(book)
    assert hand.columns()["Qui"] == "Ne pas importer"
    hand.pick("import_field_4", Field.ASSOCIATION.value)
    hand.next()
    assert hand.counts()["À créer"][2] == "3"
    hand.next()
    assert "Échecs du Nord" in hand.names()
    hand.next()
    other = again()
    other.to_columns(book)
    assert other.columns()["Qui"] == "Association"


def test_what_was_corrected_and_never_imported_is_not_remembered(hand, again, book):
    hand.to_columns(book)
    hand.pick("import_field_1", "")
    hand.click("import_cancel")
    hand.wizard.findChild(object, "confirm_go").click()
    settle()
    other = again()
    other.to_columns(book)
    assert other.columns()["POLE"] == "Pôle"


def test_a_field_chosen_twice_leaves_the_first_column_and_says_so(hand, book):
    hand.to_columns(book)
    hand.pick(FOLLOWER, Field.HUB.value)
    assert hand.columns()["Suivi par"] == "Pôle"
    assert hand.columns()["POLE"] == "Ne pas importer"
    assert "«\u202fPOLE\u202f» n’est plus importée" in hand.text("import_moved")


def test_enter_on_a_row_opens_its_box(hand, book):
    hand.to_columns(book)
    view = hand.wizard.findChild(ColumnsView, "import_columns")
    view.setCurrentIndex(view.model().index(15, 1))
    press(view, Qt.Key.Key_Return)
    settle()
    assert hand.has_cursor(FOLLOWER)
    assert view.box_of(15).view().isVisible()
    view.box_of(15).hidePopup()


def test_tab_goes_from_box_to_box(hand, book, qtbot):
    hand.to_columns(book)
    view = hand.wizard.findChild(ColumnsView, "import_columns")
    view.box_of(0).setFocus()
    for row in range(1, 16):
        qtbot.keyClick(hand.wizard.focusWidget(), Qt.Key.Key_Tab)
        assert hand.has_cursor(f"import_field_{row + 1}")
        assert view.currentIndex().row() == row


def test_what_is_missing_is_said_in_words(hand, book):
    hand.to_columns(book)
    assert "date de fin" not in hand.hints()
    hand.pick("import_field_14", "")
    assert "Pas de colonne pour la date de fin" in hand.hints()


def test_one_does_not_go_on_when_nothing_would_go_in(hand, book):
    hand.to_columns(book)
    for number in (1, 2, 4, 9):
        hand.pick(f"import_field_{number}", "")
    assert "Rien ne peut être importé" in hand.hints()
    assert not hand.button("import_next").isEnabled()


def test_the_header_row_found_can_be_changed(hand, book):
    hand.to_columns(book)
    assert hand.box("import_header_row") == "3"
    hand.pick("import_header_row", "4")
    assert list(hand.columns())[:2] == ["Voltaire", "Salle 1"]
    assert "Pas de colonne pour l’association" in hand.hints()
    hand.pick("import_header_row", "3")
    assert hand.columns()["POLE"] == "Pôle"


def test_a_table_without_known_headers_asks_for_its_columns(hand, tmp_path):
    path = tmp_path / "sans titres.csv"
    path.write_text("Alpha;Beta\nVoltaire;Les Amis\n", "utf-8")
    hand.to_columns(path)
    assert not hand.button("import_next").isEnabled()
    hand.pick("import_field_1", Field.HUB.value)
    hand.pick("import_field_2", Field.ASSOCIATION.value)
    assert "Aucune ligne de titres" in hand.hints()
    hand.next()
    assert hand.counts()["À créer"][:3] == ["1", "–", "1"]


def test_every_field_can_be_chosen_once(french_app):
    model = fields_model(french_app)
    role = Qt.ItemDataRole.UserRole
    values = [model.item(row).data(role) for row in range(model.rowCount())]
    chosen = [value for value in values if value]
    assert sorted(chosen) == sorted(field.value for field in Field)
    headings = [row for row, value in enumerate(values) if value is None]
    assert all(not model.item(row).isEnabled() for row in headings)
