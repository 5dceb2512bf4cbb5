"""Inputs take what a French hand types and give values of the domain."""

from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox

from hands import press, settle, show, type_text
from polesdesk.domain.lists import Choice
from polesdesk.domain.parsing import TimeRange
from polesdesk.ui.inputs import (
    ApeInput,
    CheckInput,
    ChecksInput,
    ChoiceInput,
    DateInput,
    DecimalInput,
    EmailInput,
    IntInput,
    LongTextInput,
    MoneyInput,
    PhoneInput,
    PostalCodeInput,
    RecordInput,
    RnaInput,
    SirenInput,
    SiretInput,
    SurfaceInput,
    TextInput,
    TimeInput,
    TimeRangeInput,
)
from polesdesk.ui.inputs.dates import CalendarPopup
from window_demo import TODAY, Rows

CHOICES = (
    Choice(value="SLOT", label="Créneaux"),
    Choice(value="SHARED", label="Usage partagé"),
    Choice(value="EXCLUSIVE", label="Usage exclusif"),
)


def date_input() -> DateInput:
    return DateInput(lambda: TODAY)


def people() -> IntInput:
    return IntInput(least=1, most=500, unit="personnes")


READ = [
    (TextInput, "  Théâtre de l’Œuf ", "Théâtre de l’Œuf", "Théâtre de l’Œuf"),
    (date_input, "1/9/26", date(2026, 9, 1), "01/09/2026"),
    (date_input, "010926", date(2026, 9, 1), "01/09/2026"),
    (date_input, "01/09/2026", date(2026, 9, 1), "01/09/2026"),
    (date_input, "1er septembre 2026", date(2026, 9, 1), "01/09/2026"),
    (date_input, "demain", date(2026, 11, 22), "22/11/2026"),
    (date_input, "+7", date(2026, 11, 28), "28/11/2026"),
    (MoneyInput, "12.5", 1250, "12,50\u00a0€"),
    (MoneyInput, "12,5", 1250, "12,50\u00a0€"),
    (MoneyInput, "1 234,50 €", 123450, "1\u202f234,50\u00a0€"),
    (people, "19", 19, "19\u00a0personnes"),
    (people, "19 personnes", 19, "19\u00a0personnes"),
    (DecimalInput, "12.5", Decimal("12.5"), "12,5"),
    (SurfaceInput, "32,5 m2", Decimal("32.5"), "32,50\u00a0m²"),
    (TimeInput, "1830", time(18, 30), "18\u00a0h\u00a030"),
    (
        TimeRangeInput,
        "18h-20h30",
        TimeRange(start=time(18), end=time(20, 30)),
        "18\u00a0h – 20\u00a0h\u00a030",
    ),
    (SiretInput, "732 829 320 00074", "73282932000074", "732\u202f829\u202f320\u202f00074"),
    (SirenInput, "732.829.320", "732829320", "732\u202f829\u202f320"),
    (RnaInput, "w802123456", "W802123456", "W802\u202f123\u202f456"),
    (PhoneInput, "03.53.01.23.45", "+33353012345", "03\u00a053\u00a001\u00a023\u00a045"),
    (PostalCodeInput, "80 000", "80000", "80000"),
    (EmailInput, "Accueil@Example.org", "Accueil@example.org", "Accueil@example.org"),
    (ApeInput, "9499z", "94.99Z", "94.99Z"),
]
WRONG = [
    (date_input, "31/02/2026"),
    (date_input, "bientôt"),
    (MoneyInput, "douze"),
    (MoneyInput, "-5"),
    (people, "0"),
    (people, "12,5"),
    (TimeInput, "25h"),
    (SiretInput, "732 829 320 00075"),
    (PhoneInput, "12 34 56"),
    (PostalCodeInput, "8000000"),
    (EmailInput, "accueil"),
]
EMPTY = {TextInput: "", LongTextInput: "", SiretInput: "", MoneyInput: None, date_input: None}


@pytest.fixture
def built(qtbot, theme):
    def build(kind):
        made = kind()
        qtbot.addWidget(made)
        return made

    return build


@pytest.mark.parametrize(("kind", "typed", "value", "shown"), READ)
def test_reads_what_is_typed_and_writes_it_out_when_left(built, kind, typed, value, shown):
    line = built(kind)
    type_text(line, typed)
    assert line.value() == value
    line.editingFinished.emit()
    assert line.text() == shown
    assert line.value() == value
    assert line.problem() == ""


@pytest.mark.parametrize(("kind", "typed", "value", "shown"), READ)
def test_shows_the_value_that_it_is_given(built, kind, typed, value, shown):
    line = built(kind)
    line.set_value(value)
    assert line.text() == shown
    assert line.value() == value


@pytest.mark.parametrize(("kind", "typed"), WRONG)
def test_says_what_to_type_and_keeps_what_was_typed(built, kind, typed):
    line = built(kind)
    type_text(line, typed)
    line.editingFinished.emit()
    assert line.problem().endswith(".")
    assert line.text() == typed
    assert not line.value()


@pytest.mark.parametrize("kind", EMPTY)
def test_an_empty_line_is_no_problem(built, kind):
    line = built(kind)
    assert line.is_empty()
    assert (line.value(), line.problem(), line.doubt()) == (EMPTY[kind], "", "")


@pytest.mark.parametrize("kind", [TextInput, date_input, MoneyInput, LongTextInput, SiretInput])
def test_a_change_is_told_and_a_locked_line_does_not_change(built, kind):
    line = built(kind)
    told = []
    line.changed.connect(lambda: told.append(1))
    type_text(line, "1")
    assert told
    told.clear()
    line.set_locked(locked=True)
    type_text(line, "2")
    assert told == []


def test_a_doubt_is_no_problem(built):
    line = built(PhoneInput)
    line.setText("3949")
    assert line.problem() == ""
    assert line.doubt()


def test_control_semicolon_puts_today(built):
    line = built(date_input)
    press(line, Qt.Key.Key_Semicolon, ";", Qt.KeyboardModifier.ControlModifier)
    assert line.value() == TODAY


def test_the_calendar_opens_on_the_day_and_gives_another(built, qtbot):
    line = built(date_input)
    show(qtbot, line)
    line.set_value(date(2026, 9, 1))
    press(line, Qt.Key.Key_Down, "", Qt.KeyboardModifier.AltModifier)
    popup = line.findChild(CalendarPopup)
    assert popup.calendar.selectedDate() == QDate(2026, 9, 1)
    assert popup.calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    popup.calendar.clicked.emit(QDate(2026, 9, 15))
    settle()
    assert line.value() == date(2026, 9, 15)
    assert line.findChild(CalendarPopup) is None


def test_a_choice_is_found_by_a_part_of_its_words(built, qtbot):
    box = built(lambda: ChoiceInput(CHOICES))
    show(qtbot, box)
    box.setFocus()
    line = box.lineEdit()
    type_text(line, "exclu")
    assert box.completer().completionCount() == 1
    line.editingFinished.emit()
    assert box.value() == "EXCLUSIVE"
    assert box.currentText() == "Usage exclusif"


def test_words_that_are_no_choice_are_refused(built):
    box = built(lambda: ChoiceInput(CHOICES))
    box.setEditText("usage")
    box.lineEdit().editingFinished.emit()
    assert box.value() == ""
    assert box.problem()
    box.set_value("SLOT")
    assert (box.value(), box.problem()) == ("SLOT", "")
    box.set_value(None)
    assert box.is_empty()


def test_other_choices_keep_the_value_that_is_still_there(built):
    box = built(lambda: ChoiceInput(CHOICES))
    box.set_value("SHARED")
    box.set_choices(CHOICES[1:])
    assert box.value() == "SHARED"
    box.set_choices(CHOICES[:1])
    assert box.value() == ""


def turn(widget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_wheel_scrolls_the_page_and_never_changes_a_choice(built, qtbot):
    box = built(lambda: ChoiceInput(CHOICES))
    box.set_value("SLOT")
    show(qtbot, box)
    turn(box)
    assert box.value() == "SLOT"
    box.lineEdit().setFocus()
    turn(box)
    assert box.value() == "SLOT"


def test_a_box_is_ticked(built):
    box = built(lambda: CheckInput("reçoit du public"))
    told = []
    box.changed.connect(lambda: told.append(box.value()))
    box.click()
    box.set_value(None)
    assert told == [True, False]


def test_several_boxes_give_their_values_in_order(built):
    boxes = built(lambda: ChecksInput(CHOICES))
    boxes.setObjectName("convention_kinds")
    boxes.set_value(["EXCLUSIVE", "SLOT"])
    assert boxes.value() == ("SLOT", "EXCLUSIVE")
    names = [box.objectName() for box in boxes.findChildren(QCheckBox)]
    assert names == ["convention_kinds_1", "convention_kinds_2", "convention_kinds_3"]
    boxes.set_choices(CHOICES[1:])
    assert boxes.value() == ("EXCLUSIVE",)


@pytest.fixture
def record_input(desk, theme, qtbot):
    line = RecordInput(desk, Rows(16).page, lambda r: f"{r.number} {r.name}")
    qtbot.addWidget(line)
    show(qtbot, line)
    line.setFocus()
    return line


def test_records_are_offered_while_one_types(record_input):
    type_text(record_input, "couture")
    settle()
    assert record_input._names.stringList() == [
        "VOL-2026-006 Couture & Partage",
        "VOL-2026-014 Couture & Partage",
    ]
    assert record_input.problem()
    record_input.completer().activated.emit("VOL-2026-014 Couture & Partage")
    assert record_input.value() == "13"
    assert record_input.problem() == ""


def test_the_only_record_that_fits_is_taken(record_input):
    type_text(record_input, "VOL-2026-006")
    settle()
    record_input.editingFinished.emit()
    assert record_input.value() == "5"


def test_a_record_that_is_typed_over_is_no_longer_chosen(record_input):
    record_input.set_value(Choice(value="5", label="Couture & Partage"))
    assert record_input.value() == "5"
    type_text(record_input, "x")
    assert record_input.value() == ""
    record_input.set_value(None)
    assert record_input.is_empty()
