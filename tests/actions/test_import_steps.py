"""The steps of the wizard: columns, check, import, way back, refused rows, what is missing."""

import gc
from dataclasses import replace
from datetime import date

import pytest

from polesdesk.actions import conventions, hubs, imports
from polesdesk.actions import import_steps as steps
from polesdesk.actions.collector import no_full_collection
from polesdesk.domain.hubs import Hub
from polesdesk.domain.import_columns import Found
from polesdesk.domain.import_fields import Field
from polesdesk.domain.import_settling import ImportOptions
from polesdesk.domain.import_sheets import Sheet, Workbook
from polesdesk.domain.progress import Cancelled, Silent
from polesdesk.domain.rules import RuleBroken

PLAIN = {
    "Pôle": "Voltaire",
    "Salle": "Salle A",
    "Association": "Les Amis",
    "Date de début": "01/09/2026",
    "Date de fin": "31/08/2027",
}
OTHER = {**PLAIN, "Salle": "Salle B", "Association": "Échecs du Nord"}


class Stopping:
    """A progress that stops the work at the first step that bears a word."""

    def __init__(self, word: str) -> None:
        self.word = word

    def step(self, done: int, total: int, text: str) -> None:
        if self.word in text:
            raise Cancelled


def checked(desk, *rows) -> steps.Checked:
    workbook = desk.workbook(*rows)
    columns = desk.runner.read(steps.look, workbook).columns
    return steps.check(desk.runner, Silent(), workbook.sheets[0], columns, ImportOptions())


def bring_in(desk, *rows, progress=None, corrections=None) -> steps.Imported:
    return steps.bring_in(
        desk.runner,
        progress or Silent(),
        checked(desk, *rows).rows,
        ImportOptions(),
        source="suivi.xlsx",
        corrections=corrections or {},
    )


def test_a_sheet_without_known_headers_is_shown_from_its_first_filled_row(desk):
    rows = (("titre",), (), ("Alpha", "Beta"), ("a", "b"))
    found = desk.runner.read(steps.look, Workbook(sheets=(Sheet(name="S", rows=rows),)))
    assert not found.recognised
    assert found.columns.header_row == 2
    assert [column.header for column in found.columns.columns] == ["Alpha", "Beta"]


def test_an_empty_sheet_has_no_columns(desk):
    workbook = desk.workbook(PLAIN)
    both = Workbook(sheets=(*workbook.sheets, Sheet(name="vide")))
    found = desk.runner.read(steps.look, both, sheet_index=1)
    assert (found.sheet_index, found.columns.columns) == (1, ())


def test_a_correction_is_known_the_next_time(desk):
    bring_in(desk, PLAIN, corrections={"salle": ""})
    columns = desk.runner.read(steps.look, desk.workbook(PLAIN)).columns
    assert columns.of(Field.ROOM) is None
    assert columns.columns[1].found is Found.BY_HAND


def test_a_check_writes_nothing(desk):
    assert checked(desk, PLAIN).report.created["conventions"] == 1
    assert desk.agreements() == ()


def test_rows_already_read_are_not_read_again(desk):
    first = checked(desk, PLAIN)
    nothing = Sheet(name="vide")
    second = steps.check(
        desk.runner, Silent(), nothing, first.columns, ImportOptions(), rows=first.rows
    )
    assert second.report.counts == first.report.counts


@pytest.mark.parametrize("word", ["Sauvegarde", imports.COMPARING, imports.WRITING])
def test_an_import_that_is_stopped_leaves_nothing(desk, word):
    desk.runner.do(hubs.save, Hub(id="other", code="AUT", name="Autre"))
    with pytest.raises(Cancelled):
        bring_in(desk, PLAIN, OTHER, progress=Stopping(word))
    assert desk.agreements() == ()
    assert desk.hub_names() == ["Autre"]


def test_an_import_is_taken_back_by_its_command(desk):
    done = bring_in(desk, PLAIN)
    desk.runner.do(steps.take_back, done.command_id)
    assert desk.agreements() == ()


def test_a_number_of_an_import_that_was_taken_back_is_free_again(desk):
    numbered = {**PLAIN, "N° de convention": "VOL-2026-003"}
    done = bring_in(desk, numbered)
    desk.runner.do(steps.take_back, done.command_id)
    bring_in(desk, numbered)
    agreement = desk.agreement("VOL-2026-003")
    changed = desk.runner.do(conventions.save, replace(agreement, notice_months=9)).value
    assert changed.notice_months == 9


def test_only_the_newest_work_is_taken_back(desk):
    done = bring_in(desk, PLAIN)
    bring_in(desk, OTHER)
    with pytest.raises(RuleBroken) as refused:
        desk.runner.do(steps.take_back, done.command_id)
    assert refused.value.code == "not_newest"
    assert len(desk.agreements()) == 2


def test_an_import_that_changes_nothing_has_no_command(desk):
    assert bring_in(desk, PLAIN).command_id
    assert bring_in(desk, PLAIN).command_id == ""


def test_lacks_tell_apart_agreement_and_office(desk):
    done = bring_in(desk, PLAIN, {**OTHER, "Présidente": "Mme Zoé Fictif"})
    found = steps.lacks(desk.runner, Silent(), done.report.convention_ids)
    assert found.count == 2
    assert "settings.authority_name" in {gap.field for gap in found.common}
    by_name = {row.association: {gap.label for gap in row.missing} for row in found.rows}
    assert by_name["Les Amis"] - by_name["Échecs du Nord"] == {
        "Représentants de l’association",
        "Qualité du représentant",
    }


def test_ended_and_dropped_agreements_lack_nothing(desk):
    done = bring_in(desk, {**PLAIN, "Statut": "archivée"}, {**OTHER, "Statut": "refusée"})
    found = steps.lacks(desk.runner, Silent(), done.report.convention_ids)
    assert found.count == 0


def test_refused_rows_keep_their_cells_and_the_hub_above(desk, tmp_path):
    rows = checked(
        desk,
        {**PLAIN, "Code postal": 80000},
        {**OTHER, "Pôle": None, "Date de fin": date(2026, 8, 1), "Code postal": "8"},
    )
    path = steps.save_rejected(desk.runner, Silent(), rows, tmp_path / "rejets.xlsx")
    sheet = imports.read_file(desk.runner, Silent(), path).sheets[0]
    assert sheet.rows[0][0] == "Pôle"
    (refused,) = sheet.rows[1:]
    assert refused[:3] == ("Voltaire", "Salle B", "Échecs du Nord")
    assert refused[4] == "01/08/2026"
    assert refused[-2] == 3
    assert "Date de fin\u202f: " in refused[-1]
    assert "Code postal\u202f: " in refused[-1]
    again = desk.runner.read(steps.look, Workbook(sheets=(sheet,))).columns
    assert [one.field for one in again.columns] == [one.field for one in rows.columns.columns] + [
        None,
        None,
    ]


def test_full_collections_wait_until_all_work_is_done():
    usual = gc.get_threshold()
    with no_full_collection():
        with no_full_collection():
            pass
        assert gc.get_threshold()[2] > usual[2] * 1000
    assert gc.get_threshold() == usual
