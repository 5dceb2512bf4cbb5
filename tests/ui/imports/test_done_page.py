"""The last page: the way back, and what each agreement still lacks."""

import pytest

from hands import settle
from polesdesk.actions import conventions, hubs
from polesdesk.domain.hubs import Hub
from polesdesk.ui.table_view import TableView


@pytest.fixture
def done(hand, good_book):
    """The wizard after its import."""
    hand.bring_in(good_book)
    return hand


def test_an_import_is_taken_back_as_a_whole(done):
    done.click("import_take_back")
    assert done.text("import_done_title") == "Importation annulée"
    assert done.is_empty()
    assert not done.button("import_take_back").isVisible()


def test_after_the_way_back_the_choices_are_still_there(done):
    done.click("import_take_back")
    done.click("import_back")
    assert done.text("import_check_title") == "Prêt à importer"
    assert done.counts()["À créer"][3] == "3"
    done.next()
    assert len(done.numbers()) == 3
    assert done.text("import_done_title") == "Importation terminée"


def test_an_import_is_not_taken_back_over_later_work(done, runner):
    runner.do(hubs.save, Hub(id="later", code="NEW", name="Nouveau"))
    done.click("import_take_back")
    assert "D’autres modifications ont suivi cette importation" in done.error()
    assert len(done.numbers()) == 3
    assert done.text("import_done_title") == "Importation terminée"


def test_each_agreement_shows_what_its_original_lacks(done):
    assert done.text("import_lacks_title") == "3\u00a0conventions à compléter avant l’original"
    rows = {row[0]: row for row in done.cells("import_lacks")}
    assert set(rows) == {"VOL-2023-004", "VOL-2024-001", "VOL-2024-002"}
    memory = rows["VOL-2023-004"]
    assert memory[1:3] == ("Mémoire ouvrière", "Voltaire")
    assert "Signataire" not in memory[4]
    assert "Représentant" in memory[4]
    assert "Représentant" not in rows["VOL-2024-001"][4]
    assert int(memory[3]) == len(memory[4].split(", "))


def test_what_the_office_lacks_is_said_once_with_its_settings(done, qtbot):
    assert "nom de la collectivité" in done.text("import_common_text")
    assert "signataire" in done.text("import_common_text")
    with qtbot.waitSignal(done.wizard.command_asked) as asked:
        done.click("import_open_settings")
    assert asked.args == ["file_settings"]


def test_the_record_of_an_agreement_is_one_click_away(done, qtbot):
    record = done.runner.read(conventions.by_number, "VOL-2024-002").id
    done.wizard.findChild(TableView, "import_lacks").select_record(record)
    settle()
    with qtbot.waitSignal(done.wizard.went) as went:
        done.click("import_open_record")
    assert went.args == ["convention", record]
    assert done.wizard.isVisible()


def test_rejected_rows_can_still_be_exported(hand, book, tmp_path):
    hand.bring_in(book)
    assert hand.text("import_done_hint").startswith("2\u00a0lignes rejetées de")
    hand.click("import_done_save_rejected")
    target = tmp_path / "rejets.xlsx"
    hand.answer_file(target)
    assert target.exists()
    assert "rejets.xlsx" in hand.told()
    assert "à compléter" in hand.text("import_lacks_title")
