"""Successes that come and go, errors that stay, jobs that can be stopped."""

from datetime import time

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from hands import settle
from polesdesk.actions.errors import Trouble
from polesdesk.domain.progress import Cancelled
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.ui import announcing
from polesdesk.ui.job_bar import JobBar
from polesdesk.ui.jobs import JobHandle
from polesdesk.ui.message_bar import ErrorBar
from polesdesk.ui.status_line import StatusLine


@pytest.fixture
def spoken(monkeypatch):
    """What a screen reader would say."""
    said = []

    class Deaf:
        AnnouncementPoliteness = announcing.QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event):
            said.append((event.message(), event.politeness().name))

    monkeypatch.setattr(announcing, "QAccessible", Deaf)
    return said


@pytest.fixture
def bar(theme, qtbot):
    made = ErrorBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def line(theme, qtbot):
    made = StatusLine()
    qtbot.addWidget(made)
    made.show()
    return made


def button(parent, name: str) -> QPushButton:
    return parent.findChild(QPushButton, name)


def test_an_error_says_what_to_do_and_stays_until_it_is_closed(bar, spoken):
    bar.show_error(Trouble("disk_full", "Le disque est plein.", "Libérez de la place."))
    assert bar.isVisible()
    assert bar.text() == "Le disque est plein. Libérez de la place."
    assert spoken == [("Le disque est plein. Libérez de la place.", "Assertive")]
    button(bar, "error_close").click()
    assert not bar.isVisible()


def test_details_open_and_all_is_copied(bar):
    missing = (Missing(field="siret", label="SIRET"),)
    bar.show_error(RuleBroken("missing", "Il manque un champ.", missing=missing))
    assert not bar._details.isVisible()
    button(bar, "error_details").click()
    assert bar._details.isVisible()
    button(bar, "error_copy").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["Il manque un champ.", "Code\u202f: missing", "À remplir\u202f: SIRET"]


def test_markup_in_an_error_is_shown_as_it_is(bar):
    bar.show_text("Le pôle <b>A & B</b>")
    assert bar._words.textFormat().name == "PlainText"


def test_a_success_can_be_taken_back_and_goes_by_itself(line, spoken):
    done = []
    line.tell("Supprimé", "Annuler", lambda: done.append(1))
    note = line._success
    assert note.text() == "Supprimé"
    assert spoken == [("Supprimé", "Polite")]
    note.button.click()
    assert done == [1]
    assert note.text() == ""
    line.tell("Enregistré")
    assert not note.button.isVisible()
    note._timer.timeout.emit()
    assert note.text() == ""


def test_the_line_tells_file_save_and_backup(line):
    line.show_backup("Dernière sauvegarde\u202f: jamais")
    line.show_file("Amiens.polesdesk")
    line.show_saved(time(10, 42))
    assert line._facts.text().split("  ·  ") == [
        "Amiens.polesdesk",
        "Enregistré à 10\u00a0h\u00a042",
        "Dernière sauvegarde\u202f: jamais",
    ]


def test_a_slow_save_is_shown_and_a_quick_one_is_not(line):
    line.show_busy(True)
    assert not line._busy.isVisible()
    line._busy_timer.timeout.emit()
    assert line._busy.isVisible()
    line.show_busy(False)
    assert not line._busy.isVisible()
    assert not line._busy_timer.isActive()


def job() -> JobHandle:
    return JobHandle("Impression", lambda call: call())


def test_a_job_shows_how_far_it_is_and_stops_when_asked(line, qtbot):
    handle = job()
    line.show_job(handle)
    shown = line.findChild(JobBar)
    handle.step(3, 12, "VOL-2026-003")
    assert (shown._bar.value(), shown._bar.maximum()) == (3, 12)
    assert shown._words.text() == "Impression\u202f: VOL-2026-003"
    shown.cancel_button.click()
    with pytest.raises(Cancelled):
        handle.step(4, 12, "")
    assert not shown.cancel_button.isEnabled()
    handle.finished.emit()
    settle()
    assert not isValid(shown)


def test_a_fast_job_does_not_flood_the_window():
    told = []
    handle = JobHandle("Import", told.append)
    for number in range(5000):
        handle.step(number, 5000, "")
    handle.step(5000, 5000, "")
    assert 1 < len(told) < 500


def test_a_refusal_goes_with_its_tab_and_every_error_with_the_next_success(bar):
    refused = RuleBroken("number_taken", "Ce numéro est pris.")
    full = Trouble("disk_full", "Le disque est plein.", "Libérez de la place.")
    bar.show_error(refused)
    bar.leave_tab()
    assert not bar.isVisible()
    bar.show_error(full)
    bar.leave_tab()
    assert bar.isVisible()
    bar.go_on()
    assert not bar.isVisible()
    bar.show_text("La sauvegarde a échoué.")
    bar.leave_tab()
    bar.go_on()
    assert bar.isVisible()


def test_the_foot_drops_what_is_known_elsewhere_before_it_cuts_a_word(line):
    line.show_file("Bureau.polesdesk")
    line.show_saved(time(10, 42))
    line.show_backup("Pas encore de sauvegarde")
    facts = line._facts
    room = facts.fontMetrics().horizontalAdvance
    for text in (
        facts.text(),
        "Bureau.polesdesk  ·  Pas encore de sauvegarde",
        "Pas encore de sauvegarde",
    ):
        facts.resize(room(text) + 2, 20)
        assert facts.shown() == text
    facts.resize(room("Pas encore"), 20)
    assert facts.shown().endswith("…")
