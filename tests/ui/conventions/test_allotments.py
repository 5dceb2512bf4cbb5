"""Slots of a season set by letter: typed, checked against others, sent; then carried over."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from hands import settle
from office_window import OfficeWindow, cell
from polesdesk.actions import allotments, conventions, letters, settings
from polesdesk.domain.conventions import Slot, State, UseKind
from polesdesk.domain.lists import ListQuery
from polesdesk.store.kinds import CONVENTION, SETTINGS


@pytest.fixture
def by_letter(office: OfficeWindow, ready):
    """An agreement in force whose slots are set by letter, on its card."""
    signed(ready, slots=(), slots_by_letter=True, use_kind=UseKind.SHARED)
    office.open("convention", "agreement")
    office.conventions.refresh()
    return ready


def signed(ready, **fields: object):
    usual: dict[str, object] = {"start_date": date(2026, 9, 1), "end_date": date(2028, 8, 31)}
    made = ready.agreement(**{**usual, **fields})
    after = replace(made, state=State.NOTIFIED, signed_by_city_on=date(2026, 9, 1))
    return ready.runner.do(lambda work: work.save(CONVENTION, after)).value


def type_slot(office: OfficeWindow, *texts: str) -> None:
    grid = office.form("allotment_dialog").fields["slots"].widget.grid
    for column, text in enumerate(texts):
        cell(grid, 0, column, text)


def test_slots_are_typed_then_told_by_a_letter_that_locks_them(office, by_letter) -> None:
    office.click("allotment_new")
    form = office.form("allotment_dialog")
    assert form.values()["season"] == "2026-2027"
    type_slot(office, "mardi", "18h-20h", "Salle Louise")
    office.click("allotment_save")
    (one,) = by_letter.runner.read(allotments.of_convention, "agreement")
    assert [(s.weekday, s.start, s.end) for s in one.slots] == [(2, time(18), time(20))]
    office.choose("allotment_issue")
    office.dialog("preview_dialog").done(0)
    (letter,) = by_letter.runner.read(letters.about, "allotment", one.id)
    assert letter.number == "COU-2026-001"
    assert "allotment_edit" not in office.commands()
    office.choose("allotment_letter_cancel")
    office.fill("cancel_letter_dialog", reason="Mauvais horaire")
    office.click("cancel_letter_save")
    assert "allotment_edit" in office.commands()


def test_clashes_are_listed_and_only_free_days_are_kept(office, by_letter) -> None:
    rival = Slot(id="rival", room_id="hall", weekday=2, start=time(19), end=time(21))
    signed(
        by_letter, id="rival", association_id="neighbour", slots=(rival,), representative_ids=(),
        end_date=date(2026, 12, 31),
    )  # fmt: skip
    office.click("allotment_new")
    type_slot(office, "mardi", "18h-20h", "Salle Louise")
    office.click("allotment_save")
    rows = office.dialog("clash_dialog").list.rows()
    assert {row.who for row in rows} == {"Les Voisins du Lampion"}
    office.click("clash_keep")
    (one,) = by_letter.runner.read(allotments.of_convention, "agreement")
    assert one.slots[0].dates_out == tuple(row.clash.day for row in rows)


def test_an_agreement_without_the_box_offers_no_letter(office, ready) -> None:
    ready.agreement()
    office.open("convention", "agreement")
    assert not office.window.findChildren(QPushButton, "allotment_new")
    office.choose("convention_edit_command")
    office.form().fields["slots_by_letter"].input.setChecked(True)
    settle()
    office.click("convention_save")
    assert ready.read().slots_by_letter
    office.click("allotment_new")
    office.dialog("allotment_dialog").done(0)


def test_a_season_is_carried_from_the_selection_and_its_report_opens_the_draft(
    office, ready
) -> None:
    former = signed(ready, end_date=date(2027, 8, 31))
    office.open("convention", former.id)
    office.conventions.refresh()
    office.choose("conventions_carry_command")
    office.click("confirm_go")
    dialog = office.dialog("season_dialog")
    assert dialog.table.model().index(0, 0).data() == former.number
    office.click("season_go")
    (draft,) = [
        row for row in ready.runner.read(conventions.page, ListQuery()) if row.id != former.id
    ]
    assert office.conventions.acts.card.data.convention.id == draft.id
    assert draft.start_date == date(2027, 9, 1)


def test_a_letter_that_is_refused_leads_to_what_it_lacks(office, by_letter, monkeypatch) -> None:
    office.click("allotment_new")
    type_slot(office, "mardi", "18h-20h", "Salle Louise")
    office.click("allotment_save")
    runner = by_letter.runner
    lacking = replace(runner.read(settings.get), authority_name="")
    runner.do(lambda work: work.save(SETTINGS, lacking))
    asked: list[str] = []
    monkeypatch.setattr(office.window, "trigger", asked.append)
    office.choose("allotment_issue")
    ways = office.dialog("refusal_dialog").findChildren(QLabel)
    link = next(one for one in ways if one.accessibleName() == "Remplir collectivité")
    link.linkActivated.emit("go")
    settle()
    assert asked == ["file_settings:authority_name"]


def test_a_field_that_a_letter_lacks_is_opened_in_its_allotment(office, by_letter) -> None:
    office.click("allotment_new")
    type_slot(office, "mardi", "18h-20h", "Salle Louise")
    office.click("allotment_save")
    (one,) = by_letter.runner.read(allotments.of_convention, "agreement")
    office.conventions.acts.allotments.edit("agreement", one.id, "season")
    settle()
    assert office.form("allotment_dialog").fields["season"].widget.hasFocus()
