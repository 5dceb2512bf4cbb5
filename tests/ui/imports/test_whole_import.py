"""An import from its first click to its last, and the same file again."""

from PySide6.QtCore import Qt

from hands import press, settle
from office_book import CHESS, GOOD, with_cells, write_book
from polesdesk.actions import history


def backups(hand) -> list[str]:
    folder = hand.runner.path.parent / "Sauvegardes"
    return sorted(path.name for path in folder.rglob("*.polesdesk")) if folder.exists() else []


def test_the_office_goes_from_its_spreadsheet_to_agreements(hand, book):
    hand.choose_file(book)
    assert hand.text("import_file_name") == "Suivi des pôles.xlsx"
    assert hand.text("import_file_detail") == "11\u00a0lignes, 16\u00a0colonnes"
    hand.next()
    assert hand.step() == "Colonnes"
    assert hand.columns()["Conv. n°"] == "N° de convention"
    hand.next()
    assert hand.text("import_check_title") == "Prêt à importer"
    assert hand.text("import_check_hint") == (
        "5\u00a0lignes lues, 2\u00a0rejetées. Rien n’est encore écrit."
    )
    assert hand.counts()["À créer"] == ["1", "3", "3", "3", "4"]
    assert hand.is_empty()
    hand.next()
    assert hand.text("import_done_title") == "Importation terminée"
    assert hand.counts("import_done_counts")["Créés"] == ["1", "3", "3", "3", "4"]
    assert hand.numbers() == ["VOL-2023-004", "VOL-2024-001", "VOL-2024-002"]
    assert hand.names() == ["Mémoire ouvrière", "Théâtre de l'Oeuf", "Échecs du Nord"]
    assert hand.runner.read(history.next_undo) == "import de Suivi des pôles.xlsx"


def test_the_keyboard_alone_is_enough(hand, good_book, qtbot):
    hand.wizard.open_file(good_book)
    settle()
    for step in ("Colonnes", "Contrôle", "Bilan"):
        qtbot.keyClick(hand.wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert hand.step() == step
    assert len(hand.numbers()) == 3
    press(hand.wizard.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert hand.is_closed()


def test_the_same_file_again_changes_nothing(hand, again, good_book):
    hand.bring_in(good_book)
    hand.next()
    other = again()
    other.to_check(good_book)
    assert other.text("import_check_title") == "Tout est déjà dans PolesDesk"
    assert other.counts() == {
        "À créer": ["–"] * 5,
        "À modifier": ["–"] * 5,
        "Inchangés": ["1", "3", "3", "3", "4"],
    }
    assert other.cells("import_questions") == []
    other.next()
    assert other.text("import_done_title") == "Tout était déjà dans PolesDesk"
    assert not other.button("import_take_back").isVisible()
    assert other.runner.read(history.next_undo) == "import de Suivi.xlsx"


def test_a_backup_is_made_before_an_import_into_a_file_that_holds_something(
    hand, again, good_book, tmp_path
):
    hand.bring_in(good_book)
    assert backups(hand) == []
    hand.next()
    changed = write_book(tmp_path / "b.xlsx", (*GOOD, with_cells(CHESS, A="Marivaux", I="M-1")))
    again().bring_in(changed)
    assert len(backups(hand)) == 1
    assert "import" in backups(hand)[0]


def test_nothing_is_written_by_leaving_before_the_last_button(hand, good_book):
    hand.to_check(good_book)
    hand.click("import_cancel")
    assert hand.is_closed()
    assert hand.is_empty()
