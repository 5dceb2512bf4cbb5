"""An agreement written, saved, changed and undone as a manager does it."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from hands import press, settle
from office_window import OfficeWindow, cell
from polesdesk.actions import conventions
from polesdesk.domain.conventions import HolidayRule, UseKind, WeekParity
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround
from polesdesk.domain.lists import ListQuery
from sample_agreements import CONVENTION


def type_agreement(office: OfficeWindow) -> None:
    """Type a whole new agreement."""
    office.window.show_tab(office.conventions)
    settle()
    office.choose("convention_new_command")
    office.fill(hub_id="volt", association_id="Lanternes", use_kind="Créneaux")
    rooms = office.form().fields["room_ids"].widget
    for name in ("louise", "cave"):
        office.fill(room_ids=name)
        press(rooms.line, Qt.Key.Key_Return, "\r")
    grid = office.form().fields["slots"].widget.grid
    for column, text in enumerate(("mar. et jeu.", "18h-20h30", "louise", "paires", "oui")):
        cell(grid, 0, column, text)
    cell(grid, 1, 1, "9h-12h")
    cell(grid, 1, 2, "cave")
    office.fill(
        start_date="4/1/27",
        end_date="311227",
        notice_months="3",
        free_use_ground="intérêt général",
        charges_mode="charge de la Ville",
        decision_kind="Délibération",
        decision_number="2026-118",
        decision_date="2/11/26",
        authorised_activities="Ateliers de lampions & fêtes « de l’Œuf »",
    )


def test_a_new_agreement_gets_its_number_when_it_is_saved(office: OfficeWindow, ready):
    type_agreement(office)
    office.click("convention_save")
    rows = ready.runner.read(conventions.page, ListQuery())
    assert [row.number for row in rows] == ["VOL-2027-001"]
    one = ready.read(rows[0].id)
    assert (one.hub_id, one.association_id, one.use_kind) == ("hub", "association", UseKind.SLOT)
    assert one.room_ids == ("hall", "cave")
    assert (one.start_date, one.end_date) == (date(2027, 1, 4), date(2027, 12, 31))
    assert (one.notice_months, one.charges_mode) == (3, ChargesMode.CITY)
    assert one.free_use_ground is FreeUseGround.L2125_1_GENERAL_INTEREST
    assert (one.decision_kind, one.decision_number) == (DecisionKind.DELIBERATION, "2026-118")
    assert one.authorised_activities == "Ateliers de lampions & fêtes « de l’Œuf »"
    first, second = sorted(one.slots, key=lambda slot: slot.weekday)
    assert (first.weekday, first.start, first.end) == (2, time(18), time(20, 30))
    assert (first.room_id, first.week_parity) == ("hall", WeekParity.EVEN)
    assert first.school_holidays is HolidayRule.WITH
    assert (second.weekday, second.start, second.room_id) == (4, time(9), "cave")


def test_the_card_shows_what_was_saved(office: OfficeWindow, ready):
    type_agreement(office)
    office.click("convention_save")
    assert office.conventions.record_title() == "VOL-2027-001"
    assert office.conventions.card.form() is None
    shown = office.conventions.acts.card
    assert shown is not None
    assert shown.missing == ()


def test_a_changed_end_is_undone_from_the_menu(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_edit")
    office.fill(end_date="30/06/2028")
    office.click("convention_save")
    assert ready.read().end_date == date(2028, 6, 30)
    undo = office.window.findChild(type(office.window._quit), "edit_undo")
    assert "VOL-2027-001" in undo.text()
    office.choose("edit_undo")
    assert ready.read().end_date == date(2027, 12, 31)


def test_what_is_impossible_stands_under_its_field_and_nothing_typed_is_lost(
    office: OfficeWindow, ready
):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_edit")
    office.fill(end_date="1/1/2020", indexation="ILAT")
    office.click("convention_save")
    assert office.errors() == {
        "end_date": "La fin précède le début\u202f: vérifiez les deux dates."
    }
    assert office.form().fields["end_date"].widget.text() == "01/01/2020"
    assert ready.read().end_date == date(2027, 12, 31)


def test_a_slot_that_cannot_be_read_blocks_the_save_and_stays(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_edit")
    slots = office.form().fields["slots"].widget
    cell(slots.grid, 0, 1, "après le goûter")
    office.click("convention_save")
    assert list(office.errors()) == ["slots"]
    assert office.errors()["slots"].startswith("Créneau 1, horaires\u202f: ")
    assert slots._model.texts()[0].hours == "après le goûter"


def test_ctrl_s_takes_the_cell_being_typed(office: OfficeWindow, ready):

    from hands import type_text

    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_edit")
    grid = office.form().fields["slots"].widget.grid
    index = grid.model().index(0, 1)
    grid.type_in(index)
    type_text(grid._delegate.editor, "20h-21h")
    office.form().submit()
    settle()
    assert time(20) in [slot.start for slot in ready.read().slots]


def test_choosing_the_association_offers_its_officers(office: OfficeWindow, ready):
    ready.agreement(representative_ids=())
    office.open("convention", "agreement")
    office.choose("convention_edit")
    office.fill(association_id="Voisins")
    boxes = office.form().fields["representative_ids"].widget
    boxes.set_value(("president-of-neighbour",))
    office.click("convention_save")
    saved = ready.read()
    assert (saved.association_id, saved.representative_ids) == (
        "neighbour",
        ("president-of-neighbour",),
    )


def test_fields_that_the_choices_do_not_call_for_are_hidden(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_edit")
    fields = office.form().fields
    assert not fields["occupancy_fee_cents"].isVisible()
    office.fill(free_use_ground="Redevance")
    assert fields["occupancy_fee_cents"].isVisible()
    office.fill(occupancy_fee_cents="600", fee_period="par mois")
    office.click("convention_save")
    assert ready.read().occupancy_fee_cents == 60_000


def test_a_new_association_is_made_without_leaving_the_form(office: OfficeWindow, ready):
    office.window.show_tab(office.conventions)
    settle()
    office.choose("convention_new_command")
    office.fill(hub_id="volt", decision_number="2026-118", association_id="Radio Brouette & Cie")
    office.click("convention_new_association")
    assert office.form("association_dialog").fields["name"].widget.text() == "Radio Brouette & Cie"
    office.fill("association_dialog", city="Amiens")
    office.click("association_save")
    assert office.form().fields["decision_number"].widget.text() == "2026-118"
    office.click("convention_save")
    shown = office.conventions.acts.card.data
    assert (shown.association.name, shown.association.city) == ("Radio Brouette & Cie", "Amiens")


def test_a_known_association_is_not_made_again(office: OfficeWindow, ready):
    ready.agreement()
    office.open("convention", "agreement")
    office.choose("convention_edit")
    office.fill(association_id="Voisins")
    button = office.form().findChild(QPushButton, "convention_new_association")
    assert not button.isVisible()


def hidden_columns(grid) -> list[int]:
    return [n for n in range(grid.model().columnCount()) if grid.isColumnHidden(n)]


def scrolls(grid) -> bool:
    return grid.horizontalScrollBar().maximum() > 0


def test_the_grid_of_slots_fits_beside_the_list(office: OfficeWindow, ready):
    ready.agreement(slots=CONVENTION.slots[:1])  # no single date
    office.open("convention", "agreement")
    office.choose("convention_edit")
    grid = office.form().fields["slots"].widget.grid
    assert hidden_columns(grid) == [5, 6]
    assert not scrolls(grid)
    office.click("convention_slots_dates")
    assert hidden_columns(grid) == []
    office.click("convention_slots_dates")
    grid.setCurrentIndex(grid.model().index(0, 4))
    grid.focusNextPrevChild(True)  # passes over what is hidden
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 0)
    cell(grid, 0, 5, "24/12/26")
    assert hidden_columns(grid) == []  # what is typed is seen
    office.window.resize(2400, 900)
    settle()
    assert not scrolls(grid)


def test_a_hire_of_a_day_is_not_told_as_a_year(office: OfficeWindow, ready):
    day = date(2027, 1, 30)
    ready.agreement(
        use_kind=UseKind.HIRE, start_date=day, end_date=day, slots=CONVENTION.slots[:1],
        free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=4000,
        charges_mode=ChargesMode.FLAT_RATE, charges_cents=1500,
    )  # fmt: skip
    office.open("convention", "agreement")
    told = " | ".join(label.text() for label in office.conventions.card.findChildren(QLabel))
    assert "le 30\u00a0janvier\u00a02027" in told
    assert "Forfait, 15,00\u00a0€" in told
    assert "par an" not in told
    assert "du 30" not in told
