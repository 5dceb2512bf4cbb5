"""Field mode: one room at a time, large targets, every touch kept, back where it stood."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from hands import drop, press, settle
from polesdesk.domain.visits import FindingKind, VisitOrigin, VisitState
from polesdesk.ui.visits.field_dialog import FieldDialog, kept_place
from polesdesk.ui.visits.field_style import ANSWER, TOUCH


@pytest.fixture
def walk(office) -> FieldDialog:
    """Field mode on the round of the hub."""
    office.tab._acts.walk_round(office.round().id)
    dialog = office.dialog("field_dialog")
    dialog.setWindowState(Qt.WindowState.WindowNoState)
    dialog.resize(1024, 720)
    settle()
    return dialog


def touch(dialog: FieldDialog, name: str) -> None:
    (button,) = [b for b in dialog.findChildren(QPushButton, name) if b.isVisible()]
    assert button.isEnabled(), name
    button.click()
    settle()


def first(office):
    return office.rooms()[0].finding


def test_as_planned_takes_one_touch_and_is_kept_with_its_hour(office, walk):
    touch(walk, "field_as_planned")
    seen = first(office)
    assert (seen.kind, seen.time is not None) == (FindingKind.AS_PLANNED, True)
    assert office.visits()[0].origin is VisitOrigin.FIELD


def test_people_are_counted_with_plus_and_minus(office, walk):
    touch(walk, "field_as_planned")
    for name in ("field_plus_five", "field_plus", "field_plus", "field_minus"):
        touch(walk, name)
    assert first(office).headcount == 6
    touch(walk, "field_empty")
    assert first(office).headcount is None


def test_not_checked_is_neither_empty_nor_an_hour(office, walk):
    touch(walk, "field_empty")
    touch(walk, "field_not_checked")
    seen = first(office)
    assert (seen.kind, seen.time) == (FindingKind.NOT_CHECKED, None)


def test_where_nobody_is_expected_nothing_is_as_planned(walk):
    walk.go(2)
    names = {b.objectName() for b in walk.room.findChildren(QPushButton) if b.isVisible()}
    assert "field_unplanned" in names
    assert "field_as_planned" not in names


def test_every_target_is_fit_for_a_finger(walk):
    for place in (0, 2, 3):
        walk.go(place)
        settle()
        for button in walk.findChildren(QPushButton):
            if button.isVisible():
                least = ANSWER if button.property("role") == "answer" else TOUCH
                assert button.height() >= least, button.objectName()
                assert button.width() >= TOUCH, button.objectName()


def test_the_progress_says_which_room_of_how_many(walk):
    assert walk._step.text() == "1 sur 3"
    touch(walk, "field_next")
    assert walk._step.text() == "2 sur 3"
    press(walk, Qt.Key.Key_PageUp)
    assert walk._step.text() == "1 sur 3"


def test_an_orderly_end_leaves_nothing_to_resume(office, walk, settings):
    assert kept_place(settings) == (office.visits()[0].id, 0)
    touch(walk, "field_leave")
    assert kept_place(settings) is None
    assert office.visits()[0].state is VisitState.DRAFT


def test_after_a_crash_it_opens_at_the_room_where_it_stood(office, walk, build, settings):
    walk.go(1)
    kept = settings.value("visits/field")
    walk.reject()
    settings.setValue("visits/field", kept)
    tab = build()
    settle()
    (again,) = [d for d in tab.findChildren(FieldDialog) if d.isVisible()]
    assert again.place() == 1
    again.reject()


def test_a_visit_that_is_final_or_gone_is_not_resumed(office, build, settings):
    settings.setValue("visits/field", "nowhere 3")
    tab = build()
    settle()
    assert not tab.findChildren(FieldDialog)


def test_the_end_takes_the_agent_the_hour_a_signature_and_finalises(office, walk, qtbot):
    touch(walk, "field_empty")
    walk.go(3)
    pad = walk.end.pad
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    qtbot.mouseMove(pad, QPoint(120, 90))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(160, 60))
    settle()
    walk.end.person.set_value("présidente")
    touch(walk, "field_next")
    made = office.visits()[0]
    assert made.state is VisitState.FINAL
    card = office.tab.visits.found
    assert card is not None
    assert (card.visit.person_met, bool(card.visit.signature_sha256)) == ("présidente", True)
    assert office.no_dialog()


def test_a_signature_wiped_off_is_not_kept(office, walk, qtbot):
    walk.go(3)
    pad = walk.end.pad
    qtbot.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))
    touch(walk, "field_signature_clear")
    assert pad.picture() == b""


def test_what_is_missing_is_said_on_the_screen(office, walk):
    walk.go(3)
    touch(walk, "field_next")
    assert "Aucun local" in walk._error.text()
    assert walk._error.isVisible()


@pytest.mark.parametrize(("hour", "told"), [("0 h 01", "après l’arrivée"), ("bientôt", "heure")])
def test_a_wrong_hour_of_departure_finalises_nothing_and_loses_nothing(office, walk, hour, told):
    touch(walk, "field_empty")
    walk.go(3)
    walk.end.time_out.setText(hour)
    walk.end.person.set_value("présidente")
    touch(walk, "field_next")
    assert told in walk._error.text()
    assert office.visits()[0].state is VisitState.DRAFT
    assert walk.end.person.value() == "présidente"


@pytest.mark.parametrize("size", [(1366, 768), (853, 533)])
def test_all_answers_of_a_room_are_in_sight_and_the_first_has_the_keyboard(walk, size):
    walk.resize(*size)
    settle()
    for place in (2, 0):
        walk.go(place)
        settle()
        page = walk._pages.currentWidget().viewport()
        for kind, button in walk.room._buttons.items():
            corner = button.mapTo(page, button.rect().bottomRight())
            assert page.rect().contains(corner), (size, kind)
    assert walk.room.answer_button(FindingKind.AS_PLANNED).hasFocus()


def test_a_note_is_kept_when_the_room_is_left(office, walk):
    walk.room.note.set_value("porte ouverte")
    walk.room.note.editingFinished.emit()
    assert first(office).note == "porte ouverte"


def test_the_questions_of_the_office_are_one_touch_away(office, walk):
    touch(walk, "field_empty")
    touch(walk, "field_questions")
    form = office.dialog("finding_dialog").form
    form.fields["q_cleanliness"].widget.set_value("mauvaise")
    form.fields["note"].widget.set_value("poubelles pleines")
    form.submit()
    settle()
    assert [one.value for one in first(office).answers] == ["mauvaise"]
    assert walk.room.note.value() == "poubelles pleines"
    touch(walk, "field_closed")
    seen = first(office)
    assert (seen.kind, len(seen.answers)) == (FindingKind.CLOSED, 1)


def test_a_photo_dropped_on_the_room_is_kept(office, walk, tmp_path):
    from PIL import Image

    path = tmp_path / "salle.jpg"
    Image.new("RGB", (640, 480), "#88AACC").save(path)
    assert drop(walk.room.photos, path)
    settle()
    assert len(first(office).photos) == 1
    assert walk.room.photos.count() == 1
    touch(walk, "field_empty")
    assert len(first(office).photos) == 1
