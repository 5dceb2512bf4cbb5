"""The third page: refusals shown and exported, questions asked and answered."""

from datetime import date

import pytest

from hands import settle
from office_book import CHESS, GARDENS, GOOD, RADIO, THEATRE, with_cells, write_book
from polesdesk.actions import associations, conventions, imports
from polesdesk.actions.errors import Trouble
from polesdesk.domain.associations import Association
from polesdesk.domain.progress import Silent
from polesdesk.ui.imports.check_page import QUESTIONS, REJECTED, WARNINGS
from polesdesk.ui.table_view import TableView


def saved_rows(path, runner):
    workbook = imports.read_file(runner, Silent(), path)
    return [["" if cell is None else cell for cell in row] for row in workbook.sheets[0].rows]


@pytest.fixture
def known(runner):
    """Two associations whose names are close to those of the file."""
    for name in ("Échecs du Nord-Est", "Mémoires ouvrières"):
        runner.do(associations.save, Association(id=name, name=name))


def test_each_refused_row_is_shown_with_its_column_value_and_reason(hand, book):
    hand.to_check(book)
    rows = hand.cells("import_rejected")
    assert [row[:3] for row in rows] == [
        ("10", "Jour(s)", "samdi"),
        ("10", "Courriel", "radio@example"),
        ("11", "Au", "sept. 2026"),
    ]
    assert "n’est pas un jour" in rows[0][3]
    assert "Il manque le jour" in rows[2][3]


def test_refused_rows_are_exported_corrected_and_imported(hand, again, book, tmp_path):
    hand.to_check(book)
    hand.show_details(REJECTED)
    hand.click("import_save_rejected")
    target = tmp_path / "à corriger.xlsx"
    hand.answer_file(target)
    assert "à corriger.xlsx" in hand.told()
    headers, radio, gardens = saved_rows(target, hand.runner)
    assert headers[:2] == ["POLE", "Salle(s)"]
    assert headers[-2:] == ["Ligne d’origine", "Rejet"]
    assert radio[-2] == 10
    assert "samdi" in radio[-1]
    assert "radio@example" in radio[-1]
    assert gardens[0] == "la Pléiade"
    corrected = write_book(
        tmp_path / "corrigé.xlsx",
        (
            with_cells(RADIO, H="radio@example.org", K="samedi"),
            with_cells(GARDENS, A=gardens[0], N=date(2026, 9, 30)),
        ),
    )
    hand.next()
    hand.next()
    again().bring_in(corrected)
    assert {"PLE-2025-002", "PLE-2025-003"} <= set(hand.numbers())


def test_warnings_are_shown_by_row(hand, good_book):
    hand.to_check(good_book)
    hand.show_details(WARNINGS)
    warnings = hand.cells("import_warnings")
    assert warnings
    assert all(row[0].isdigit() and row[1] for row in warnings)


def test_likely_duplicates_are_asked_one_by_one(hand, known, good_book):
    hand.to_check(good_book)
    assert hand.text("import_check_title") == "À vous de décider\u202f: 2\u00a0questions"
    hand.next()
    assert hand.step() == "Contrôle"
    assert "Échecs du Nord-Est" in hand.question()
    hand.click("import_answer_first")
    hand.wait_check()
    assert "Mémoires ouvrières" in hand.question()
    hand.click("import_answer_second")
    hand.wait_check()
    assert [row[2] for row in hand.cells("import_questions")] == ["Même", "À créer"]
    assert hand.text("import_check_title") == "Prêt à importer"
    hand.next()
    assert hand.names() == [
        "Mémoire ouvrière", "Mémoires ouvrières", "Théâtre de l'Oeuf", "Échecs du Nord-Est",
    ]  # fmt: skip


def test_an_answer_can_be_changed_before_the_import(hand, known, good_book):
    hand.to_check(good_book)
    for _ in range(2):
        hand.click("import_answer_first")
        hand.wait_check()
    assert hand.counts()["À créer"][2] == "1"
    hand.wizard.findChild(TableView, "import_questions").select_record(
        hand.wizard.session.questions()[0].key
    )
    settle()
    hand.click("import_answer_second")
    hand.wait_check()
    assert hand.counts()["À créer"][2] == "2"


@pytest.fixture
def changed(hand, again, good_book, tmp_path, runner):
    """The wizard at the check of a newer file: three values differ from those in PolesDesk."""
    hand.bring_in(good_book)
    hand.next()
    for number, months in (("VOL-2024-001", 4), ("VOL-2024-002", 5)):
        agreement = runner.read(conventions.by_number, number)
        runner.do(conventions.save, replace_notice(agreement, months))
    newer = write_book(
        tmp_path / "plus récent.xlsx",
        (
            with_cells(THEATRE, O="6 mois", N=date(2028, 8, 31)),
            with_cells(CHESS, O="7 mois"),
            *GOOD[2:],
        ),
    )
    other = again()
    other.to_check(newer)
    return other


def replace_notice(agreement, months: int):
    from dataclasses import replace

    return replace(agreement, notice_months=months)


def test_what_was_changed_in_polesdesk_is_asked_about_and_kept_by_default(changed):
    assert changed.text("import_check_title") == "Prêt à importer"
    questions = changed.cells("import_questions")
    assert [row[1:] for row in questions] == [
        ("Convention VOL-2024-001, Préavis", "Gardée"),
        ("Convention VOL-2024-002, Préavis", "Gardée"),
    ]
    changed.next()
    theatre = changed.agreement("VOL-2024-001")
    assert theatre.notice_months == 4
    assert theatre.end_date == date(2028, 8, 31)


def test_one_value_can_be_taken_from_the_file(changed):
    changed.show_details(QUESTIONS)
    assert "Fichier | 6 | PolesDesk | 4" in changed.question()
    changed.click("import_answer_second")
    changed.wait_check()
    changed.next()
    assert changed.agreement("VOL-2024-001").notice_months == 6
    assert changed.agreement("VOL-2024-002").notice_months == 5


def test_all_values_can_be_taken_from_the_file(changed):
    changed.show_details(QUESTIONS)
    changed.click("import_answer_all_file")
    changed.wait_check()
    assert {row[2] for row in changed.cells("import_questions")} == {"Fichier"}
    changed.next()
    assert changed.agreement("VOL-2024-001").notice_months == 6
    assert changed.agreement("VOL-2024-002").notice_months == 7


def test_a_failed_import_writes_nothing_and_loses_nothing(hand, known, good_book, monkeypatch):
    hand.to_columns(good_book)
    hand.pick("import_field_3", "surface")
    hand.next()
    for _ in range(2):
        hand.click("import_answer_first")
        hand.wait_check()

    def full(*_args, **_kw):
        raise Trouble("disk_full", "Le disque est plein.", "Libérez de la place.")

    with monkeypatch.context() as patch:
        patch.setattr(imports, "carry_out", full)
        hand.next()
    assert "Le disque est plein. Libérez de la place." in hand.error()
    assert hand.step() == "Contrôle"
    assert hand.numbers() == []
    assert [row[2] for row in hand.cells("import_questions")] == ["Même", "Même"]
    hand.click("import_back")
    assert hand.columns()["Surf. m²"] == "Surface"
    hand.next()
    hand.next()
    assert len(hand.numbers()) == 3


def test_a_correction_of_the_columns_is_checked_again(hand, good_book):
    hand.to_check(good_book)
    assert hand.counts()["À créer"][4] == "4"
    hand.click("import_back")
    hand.pick("import_field_12", "")
    hand.next()
    assert hand.counts()["À créer"][4] != "4"


def test_a_file_of_which_nothing_goes_in_cannot_be_imported(hand, tmp_path):
    hand.to_check(write_book(tmp_path / "b.xlsx", (RADIO,)))
    assert hand.text("import_check_title") == "Aucune ligne ne peut être importée"
    assert not hand.button("import_next").isEnabled()
