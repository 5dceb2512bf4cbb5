"""Findings made with other tools, imported from the window: looked at, brought in, completed."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from hands import drop, settle
from polesdesk.actions import visit_import_files, visit_lists
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.visit_import import HEADINGS
from polesdesk.exchange.spreadsheets import read_spreadsheet
from polesdesk.ui.file_choosing import FileChooser

SALLE = {"room": "Salle 1", "time": "18:30", "finding": "empty"}


@pytest.fixture
def file(tmp_path: Path):
    """Write visits into a file."""

    def write(*findings: dict) -> Path:
        head = {"visit_id": "a1", "hub": "VOL", "date": "2026-11-19", "time_in": "18:00",
                "agent": "Camille Exemple", "motive": "fair"}  # fmt: skip
        path = tmp_path / "visites.json"
        path.write_text(json.dumps([{**head, "findings": findings}]), encoding="utf-8")
        return path

    return write


def told(dialog) -> str:
    return dialog.findChild(QLabel, "visit_import_told").text()


def shown(dialog, number: int) -> list:
    return list(dialog._lists[number].rows())


def test_a_file_is_looked_at_before_anything_is_written(office, file):
    office.tab.findChild(QAction, "visits_import_command").trigger()
    dialog = office.dialog("visit_import_dialog")
    assert not dialog.save.isEnabled()
    dialog.take(file(SALLE, {**SALLE, "room": "Sale 1"}))
    settle()
    assert told(dialog) == (
        "À créer\u202f: 1\u00a0constat, 1\u00a0nouvelle visite · 1\u00a0ligne refusée. "
        "Rien n’est encore écrit."
    )
    assert [(one.id, one.fresh) for one in shown(dialog, 0)] == [("a1", 1)]
    assert [(one.row, one.column, one.value) for one in shown(dialog, 1)] == [
        (2, "Local", "Sale 1")
    ]
    assert office.visits() == ()


def test_what_was_refused_stays_in_sight_and_completes_its_visit_once_corrected(office, file):
    dialog = office.tab._acts.import_visits(file(SALLE, {**SALLE, "room": "Sale 1"}))
    settle()
    office.click("visit_import_save")
    assert told(dialog).startswith("Importés\u202f: 1\u00a0constat")
    assert not dialog.save.isEnabled()
    assert len(office.visits()) == 1
    dialog.take(file(SALLE, {**SALLE, "time": "19:00"}))
    settle()
    assert shown(dialog, 0)[0].is_new is False
    office.click("visit_import_save")
    assert office.no_dialog()
    assert [one.checked for one in office.visits()] == [2]
    assert office.tab.visits.found.visit.external_id == "a1"


def test_what_is_known_already_is_not_imported_again(office, file):
    office.tab._acts.import_visits(file(SALLE))
    settle()
    office.click("visit_import_save")
    dialog = office.tab._acts.import_visits(file(SALLE))
    settle()
    assert told(dialog).startswith("Rien à créer · déjà connus\u202f: 1.")
    assert not dialog.save.isEnabled()


def test_a_file_is_dropped_on_the_tab_or_the_dialog_and_another_is_refused(office, file, tmp_path):
    other = tmp_path / "autre.json"
    other.write_text("{}", encoding="utf-8")
    drop(office.tab, other)
    dialog = office.dialog("visit_import_dialog")
    assert "ne contient pas de visites" in dialog._alert.text()
    drop(dialog, file(SALLE))
    assert dialog.save.isEnabled()
    assert dialog._alert.text() == ""


def test_a_table_to_fill_in_is_offered_and_can_be_read_back(office, tmp_path, monkeypatch):
    target = tmp_path / "Constats à remplir.xlsx"
    monkeypatch.setattr(FileChooser, "ask_save", lambda *_p, then, **_told: then(target))
    dialog = office.tab._acts.import_visits()
    dialog.findChild(QPushButton, "visit_import_blank").click()
    settle()
    book = read_spreadsheet(target)
    assert [one.name for one in book.sheets] == ["Constats", "Locaux", "Mots à employer"]
    assert book.sheets[0].rows[0] == tuple(HEADINGS.values())
    assert ("VOL", "Voltaire", "Salle 1") in book.sheets[1].rows
    assert ("Vide", "Visite ciblée") in book.sheets[2].rows


def test_the_table_filled_in_is_imported(office, tmp_path):
    head = ";".join(HEADINGS.values())
    path = tmp_path / "rempli.csv"
    path.write_text(
        f"{head}\n1;VOL;19/11/2026;18h;20h;Camille;Tournée équitable;Salle 1;18h30;"
        "Comme prévu;12;bien\n",
        encoding="utf-8",
    )
    assert visit_import_files.read_lines(office.runner, Silent(), path)[0].cells["headcount"]
    dialog = office.tab._acts.import_visits(path)
    settle()
    assert shown(dialog, 1) == []
    office.click("visit_import_save")
    (row,) = office.runner.read(visit_lists.page_findings, ListQuery())
    assert (row.room, row.headcount, row.note) == ("Salle 1", 12, "bien")
