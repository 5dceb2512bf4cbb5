"""Several agreements at once: their value, a batch of papers, what was refused."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QLabel

from hands import settle
from office_window import OfficeWindow
from polesdesk.actions import conventions
from polesdesk.domain.french import format_euros
from polesdesk.domain.lists import ListQuery


def select_all(office: OfficeWindow) -> None:
    office.window.show_tab(office.conventions)
    settle()
    office.conventions.page.table.selectAll()
    settle()


def three(ready) -> None:
    """Two complete agreements, and one that lacks the number of its act."""
    ready.agreement(id="one", slots=())
    ready.agreement(id="two", slots=(), use_kind="EXCLUSIVE")
    ready.agreement(id="three", decision_number="")


def test_the_foot_counts_and_sums_the_selection(office: OfficeWindow, ready):
    three(ready)
    select_all(office)
    rows = ready.runner.read(conventions.page, ListQuery())
    total = format_euros(sum(row.in_kind_value_cents or 0 for row in rows))
    foot = office.text_of("conventions_foot")
    assert foot == f"3\u00a0conventions · 3\u00a0sélectionnées · aide en nature {total}"
    model = office.conventions.page.table.selectionModel()
    model.select(
        office.conventions.page.model.index(1, 0),
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert "1\u00a0sélectionnée" in office.text_of("conventions_foot")


def test_a_batch_of_originals_tells_the_one_it_refused(office: OfficeWindow, ready, tmp_path):
    ready.agreement(id="one")
    ready.agreement(id="two")
    ready.agreement(id="three", decision_number="")
    select_all(office)
    office.choose("conventions_print_selection")
    office.fill("print_selection_dialog", what="Originaux à signer", folder=str(tmp_path))
    office.click("print_selection_save")
    dialog = office.dialog("print_result_dialog")
    assert office.text_of("print_result_title") == "2\u00a0fichiers écrits"
    assert office.text_of("print_result_refused") == "1\u00a0convention refusée"
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "VOL-2027-003" in said
    assert "Numéro de l’acte d’autorisation" in said
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        "Convention_VOL-2027-001_Les-Lanternes-d-exemple_v1.pdf",
        "Convention_VOL-2027-002_Les-Lanternes-d-exemple_v1.pdf",
    ]
    link = next(w for w in dialog.findChildren(QLabel) if "VOL-2027-003" in w.text())
    link.linkActivated.emit("go")
    settle()
    assert office.no_dialog()
    assert office.conventions.record_title() == "VOL-2027-003"


def test_a_batch_of_drafts_in_one_file_issues_nothing(office: OfficeWindow, ready, tmp_path):
    ready.agreement(id="one")
    ready.agreement(id="three", decision_number="")
    select_all(office)
    office.choose("conventions_print_selection")
    office.fill("print_selection_dialog", folder=str(tmp_path))
    office.form("print_selection_dialog").fields["bundle"].input.set_value(True)
    office.click("print_selection_save")
    assert [path.name for path in tmp_path.glob("*.pdf")] == [
        "Conventions_VOL-2027-001_VOL-2027-002.pdf"
    ]
    assert ready.read("one").issued_version is None


def test_a_folder_that_is_not_there_is_told_before_anything_is_printed(
    office: OfficeWindow, ready, tmp_path
):
    ready.agreement(id="one")
    select_all(office)
    office.choose("conventions_print_selection")
    office.fill("print_selection_dialog", folder=str(tmp_path / "ailleurs"))
    office.click("print_selection_save")
    assert office.errors("print_selection_dialog") == {
        "folder": "Choisissez un dossier qui existe."
    }


def test_a_filter_narrows_the_list_and_a_link_clears_it(office: OfficeWindow, ready):
    ready.agreement(id="one")
    ready.agreement(id="two", hub_id="other", room_ids=("cave",), slots=())
    office.conventions.show_filtered("hub", "other")
    office.window.show_tab(office.conventions)
    settle()
    assert office.conventions.page.model.rowCount() == 1
    office.open("convention", "one")
    assert office.conventions.page.current_id() == "one"


@pytest.mark.parametrize(("box", "value", "marked"), [
    ("hub", "voltaire", ["Pôle"]), ("ends", "45", ["Fin"]), ("situation", "draft", ["Situation"]),
])  # fmt: skip
def test_a_box_marks_the_column_that_it_narrows(office: OfficeWindow, ready, box, value, marked):
    ready.agreement(id="one")
    office.window.show_tab(office.conventions)
    office.conventions.show_filtered(box, value)
    settle()
    model = office.conventions.page.model
    assert [c.title for n, c in enumerate(model.columns) if model.is_filtered(n)] == marked


def test_a_delay_that_the_filter_does_not_offer_is_added_to_it(office: OfficeWindow, ready):
    ready.agreement(id="one")
    office.window.show_tab(office.conventions)
    office.conventions.show_filtered("ends", "45")
    settle()
    assert office.conventions.page.query().filters == {"ends": "45"}


def test_the_status_depends_on_the_delay_of_the_office(office: OfficeWindow, ready):
    from polesdesk.actions import settings

    known = ready.runner.read(settings.get)
    ready.runner.do(settings.save, replace(known, ends_soon_days=500))
    office.window.show_tab(office.conventions)
    office.conventions.refresh()
    assert office.conventions._soon_days == 500
