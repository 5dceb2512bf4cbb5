"""Visits from outside, read field by field: what goes in, what is refused, and in which words."""

from datetime import date, datetime, time

import pytest

from polesdesk.domain.headed_sheets import Line
from polesdesk.domain.import_sheets import Sheet
from polesdesk.domain.visit_import import lines_of_json, lines_of_sheet, read_visits
from polesdesk.domain.visits import FindingKind, Motive

TODAY = date(2026, 11, 24)
HEAD = {
    "visit_id": "a1", "hub": "VOL", "date": "2026-11-19", "time_in": "14:00",
    "time_out": "16:00", "agent": "Camille Exemple", "motive": "fair",
}  # fmt: skip


def read(*findings: dict, **head: object):
    lines = lines_of_json([{**HEAD, **head, "findings": list(findings)}])
    assert lines is not None
    return read_visits(lines, TODAY)


def test_a_visit_is_read_with_its_findings():
    found = read(
        {"room": "Salle 1", "time": "14:30", "finding": "as_planned", "headcount": 12},
        {"room": "Salle 2", "finding": "Vide", "note": "éteint"},
    )
    visit = found.visits[0]
    assert (visit.day, visit.time_in, visit.motive) == (date(2026, 11, 19), time(14), Motive.FAIR)
    first, second = visit.findings
    assert (first.kind, first.headcount) == (FindingKind.AS_PLANNED, 12)
    assert (second.kind, second.moment, second.note) == (FindingKind.EMPTY, time(14), "éteint")
    assert not found.problems


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"room": ""}, "room"),
        ({"finding": "parti"}, "finding"),
        ({"finding": ""}, "finding"),
        ({"time": "25:10"}, "time"),
        ({"headcount": "beaucoup"}, "headcount"),
        ({"headcount": -1}, "headcount"),
        ({"finding": "empty", "headcount": 3}, "headcount"),
    ],
)
def test_a_wrong_field_refuses_its_finding_and_no_other(wrong, column):
    good = {"room": "Salle 1", "time": "14:30", "finding": "as_planned"}
    found = read({**good, **wrong}, good)
    assert [(one.row, one.column) for one in found.problems] == [(1, column)]
    assert found.problems[0].message.endswith(".") or column == "finding"
    assert len(found.visits[0].findings) == 1


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"date": "hier"}, "date"),
        ({"date": ""}, "date"),
        ({"date": "2026-11-25"}, "date"),
        ({"time_in": "midi moins le quart"}, "time_in"),
        ({"time_out": "13:00"}, "time_out"),
        ({"hub": ""}, "hub"),
        ({"motive": "envie"}, "motive"),
        ({"visit_id": ""}, "visit_id"),
    ],
)
def test_a_wrong_head_refuses_all_findings_of_the_visit(wrong, column):
    good = {"room": "Salle 1", "finding": "as_planned"}
    found = read(good, good, **wrong)
    assert [(one.row, one.column) for one in found.problems] == [(1, column), (2, column)]
    assert not found.visits


def test_a_visit_that_stands_twice_in_a_file_counts_once():
    one = {**HEAD, "findings": [{"room": "Salle 1", "finding": "empty"}]}
    found = read_visits(lines_of_json([one, one]) or [], TODAY)
    assert (len(found.visits), len(found.repeated), found.rows) == (1, 1, 2)


def test_a_row_of_another_day_is_not_of_the_visit():
    lines = lines_of_json([{**HEAD, "findings": [{"room": "Salle 1", "finding": "empty"}] * 2}])
    assert lines is not None
    other = Line(row=2, cells={**lines[1].cells, "date": "18/11/2026"})
    found = read_visits([lines[0], other], TODAY)
    assert [(one.row, one.column) for one in found.problems] == [(2, "date")]
    assert len(found.visits[0].findings) == 1


def test_without_an_hour_of_arrival_that_of_the_first_finding_stands():
    found = read(
        {"room": "Salle 1", "time": "15:10", "finding": "empty"},
        {"room": "Salle 2", "time": "14:40", "finding": "empty"},
        time_in="",
    )
    assert (found.visits[0].time_in, found.visits[0].arrival) == (None, time(14, 40))


def test_without_a_motive_the_sample_is_not_called_fair():
    found = read({"room": "Salle 1", "finding": "empty"}, motive="")
    assert found.visits[0].motive is Motive.TARGETED
    assert len(found.warnings) == 1


def test_what_is_no_list_of_visits_is_not_read():
    assert lines_of_json({"visits": []}) is None
    assert lines_of_json(["a1"]) is None


def test_a_sheet_is_read_by_its_headings_french_or_english_and_typed_cells():
    sheet = Sheet(
        name="Visites",
        rows=(
            ("Tournées de novembre",),
            ("N° visite", "Pôle", "Jour", "Arrivée", "Motif", "Local", "Constat", "Nombre"),
            ("a1", "Voltaire", datetime(2026, 11, 19), time(14), "Après une plainte", "Salle 1",
             "Comme prévu", 12),
            (),
            ("a1", "Voltaire", datetime(2026, 11, 19), time(14), "", "Salle 2", "closed", None),
        ),
    )  # fmt: skip
    lines = lines_of_sheet(sheet)
    assert lines is not None
    assert [one.row for one in lines] == [3, 5]
    found = read_visits(lines, TODAY)
    assert found.visits[0].motive is Motive.COMPLAINT
    assert [one.headcount for one in found.visits[0].findings] == [12, None]


def test_a_sheet_without_the_headings_is_not_of_visits():
    assert (
        lines_of_sheet(Sheet(name="Conventions", rows=(("Pôle", "Jour"), ("VOL", "lundi")))) is None
    )
