"""An agreement whose slots meet those of others: told before it is saved, day by day."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QPushButton

from hands import settle
from office_window import OfficeWindow
from polesdesk.domain.conventions import HolidayRule, Slot, State, UseKind
from polesdesk.ui.clash_dialog import ClashDialog
from polesdesk.ui.table_view import TableView

FIRST, LAST = date(2027, 1, 4), date(2027, 1, 31)
EVENING = Slot(id="evening", room_id="hall", weekday=2, start=time(18), end=time(20),
               school_holidays=HolidayRule.WITH)  # fmt: skip


@pytest.fixture
def taken(ready):
    """The room on two Tuesdays of January, and a draft for all of them."""
    usual = {"use_kind": UseKind.SLOT, "room_ids": ("hall",), "start_date": FIRST}
    ready.agreement(id="holder", association_id="neighbour", state=State.NOTIFIED,
                    representative_ids=(), slots=(EVENING,), end_date=date(2027, 1, 17),
                    **usual)  # fmt: skip
    ready.agreement(slots=(replace(EVENING, weekday=4),), end_date=LAST, **usual)
    return ready


def save_on_tuesday(office: OfficeWindow) -> ClashDialog:
    office.open("convention", "agreement")
    office.choose("convention_edit")
    grid = office.form().fields["slots"].widget.grid
    model = grid.model()
    assert model.setData(model.index(0, 0), "mardi")
    office.click("convention_save")
    settle()
    (dialog,) = [one for one in office.window.findChildren(ClashDialog) if one.isVisible()]
    return dialog


def press(dialog: ClashDialog, name: str) -> None:
    dialog.findChild(QPushButton, name).click()
    settle()


def test_each_day_is_named_with_who_holds_the_room(office: OfficeWindow, taken):
    dialog = save_on_tuesday(office)
    assert "2\u00a0jours" in dialog._count.text()
    view = dialog.findChild(TableView, "clash_list")
    told = [view.model().index(row, 3).data() for row in range(view.model().rowCount())]
    assert told == ["Les Voisins du Lampion"] * 2
    press(dialog, "clash_give_up")
    assert taken.read().slots[0].weekday == 4


def test_the_valid_days_are_kept_and_nobody_is_overwritten(office: OfficeWindow, taken):
    press(save_on_tuesday(office), "clash_keep")
    (slot,) = taken.read().slots
    assert slot.weekday == 2
    assert slot.dates_out == (date(2027, 1, 5), date(2027, 1, 12))
    assert (slot.start, slot.end) == (EVENING.start, EVENING.end)
    assert taken.read("holder").slots[0].dates_out == ()


@pytest.mark.parametrize("button", ["clash_move", "clash_give_up"])
def test_one_may_go_back_to_the_form_and_move(button, office: OfficeWindow, taken):
    press(save_on_tuesday(office), button)
    form = office.form()
    assert form.fields["slots"].widget._model.texts()[0].day == "mardi"
    model = form.fields["slots"].widget.grid.model()
    assert model.setData(model.index(0, 0), "mercredi")
    office.click("convention_save")
    assert taken.read().slots[0].weekday == 3


def test_an_agreement_alone_in_a_room_lists_the_slots_that_it_would_shut_out(
    office: OfficeWindow, taken
):
    taken.agreement(
        id="alone", use_kind=UseKind.EXCLUSIVE, room_ids=("hall",), slots=(),
        start_date=date(2027, 1, 18), end_date=LAST,
    )  # fmt: skip
    office.open("convention", "alone")
    office.choose("convention_edit")
    office.form().fields["start_date"].input.set_value(FIRST)
    office.click("convention_save")
    (dialog,) = [one for one in office.window.findChildren(ClashDialog) if one.isVisible()]
    rows = dialog.list.rows()
    assert [(one.clash.day, one.hours) for one in rows] == [
        (date(2027, 1, 5), "à toute heure"),
        (date(2027, 1, 12), "à toute heure"),
    ]
    assert {one.who for one in rows} == {"Les Voisins du Lampion"}
    assert dialog.findChild(QPushButton, "clash_keep") is None
    press(dialog, "clash_give_up")
    assert taken.read("alone").start_date == date(2027, 1, 18)
