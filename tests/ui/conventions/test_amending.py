"""An amendment and a termination, from the card of an agreement, as a manager does them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hands import press, settle
from office_window import OfficeWindow
from polesdesk.actions import amendments, conventions, originals
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.progress import Silent
from polesdesk.ui.card.life_strip import LifeStrip
from polesdesk.ui.conventions.terms_dialog import TermsDialog


@pytest.fixture
def notified(office: OfficeWindow, ready):
    """An agreement in force since today, on its card."""
    ready.agreement(start_date=date(2026, 11, 20))
    originals.original(ready.runner, Silent(), "agreement", reason="Reprise.")
    for target in (State.SIGNED_BY_ASSOCIATION, State.SIGNED_BY_CITY, State.NOTIFIED):
        ready.runner.do(conventions.move, "agreement", target, on=ready.runner.today())
    office.open("convention", "agreement")
    office.conventions.refresh()
    settle()
    return ready


def texts(office: OfficeWindow) -> str:
    """All that is written on the card shown."""
    shown = office.conventions.card.findChildren(QLabel)
    return "\n".join(label.text() for label in shown if label.isVisibleTo(office.window))


def amendment_of(ready) -> Convention:
    """The amendment of the agreement."""
    (line,) = ready.runner.read(conventions.card, "agreement").amendments
    return line.amendment


def test_an_amendment_is_prepared_changed_issued_and_signed(office: OfficeWindow, notified):
    office.choose("convention_amend")
    office.fill("amend_dialog", start_date="01/03/2027", amendment_object="un référent nouveau.")
    office.click("amend_save")
    made = amendment_of(notified)
    assert made.number.endswith("-A1")
    assert "Rien encore" in texts(office)
    office.conventions.edit("safety_referent")
    settle()
    assert office.form().fields["hub_id"].is_locked()
    office.form().fields["decision_kind"].input.set_value("DELIBERATION")
    office.fill("", safety_referent="Mme Ada Exemple", decision_number="2026-099",
                decision_date="01/10/2026", decision_transmitted_on="02/10/2026",
                decision_published_on="03/10/2026")  # fmt: skip
    office.click("convention_save")
    shown = texts(office)
    assert "Ancienne rédaction" in shown
    assert "Mme Ada Exemple" in shown
    originals.original(notified.runner, Silent(), made.id)
    for target in (State.SIGNED_BY_ASSOCIATION, State.SIGNED_BY_CITY, State.NOTIFIED):
        notified.runner.do(conventions.move, made.id, target, on=notified.runner.today())
    office.open("convention", "agreement")
    office.conventions.refresh()
    settle()
    assert "Avenant n°\u00a01" in texts(office)


def test_the_conditions_of_a_day_are_shown_with_their_amendment(office: OfficeWindow, notified):
    notified.runner.do(amendments.prepare, "agreement", date(2027, 3, 1), object_="rien.")
    office.conventions.refresh()
    settle()
    office.click("convention_terms_on")
    dialog = office.dialog("terms_dialog")
    assert isinstance(dialog, TermsDialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Conditions d’origine, sans avenant." in told
    office.click("terms_close")


def test_a_termination_too_short_is_refused_then_overridden_with_its_letter(
    office: OfficeWindow, notified
):
    office.choose("convention_move_termination_pending")
    ground = office.form("move_dialog").fields["termination_ground"]
    ground.input.set_value("GENERAL_INTEREST")
    office.fill("move_dialog", until="30/11/2026", reason="Travaux urgents.")
    office.click("move_save")
    assert "préavis" in office.form("move_dialog").fields["despite"].error()
    office.fill("move_dialog", despite="Plancher dangereux.")
    office.click("move_save")
    one = notified.read()
    assert one.state is State.TERMINATION_PENDING
    assert one.reason == "Travaux urgents. (Plancher dangereux.)"
    assert "Résiliation avec effet" in texts(office)
    office.click("convention_mend_termination")
    letters = notified.runner.read(conventions.card, "agreement").letters
    assert [one.number for one in letters] == ["COU-2026-001"]


def test_the_line_of_life_is_walked_with_the_keyboard(office: OfficeWindow, notified):
    notified.runner.do(amendments.prepare, "agreement", date(2027, 3, 1), object_="rien.")
    office.conventions.refresh()
    settle()
    (strip,) = office.conventions.card.findChildren(LifeStrip)
    strip.setFocus()
    press(strip, Qt.Key.Key_Home)
    first = strip.current()
    press(strip, Qt.Key.Key_Right)
    assert strip.current() is not first
    press(strip, Qt.Key.Key_End)
    assert strip.current().label == "Fin de l’assurance"
    assert "Fin de l’assurance" in strip.accessibleDescription()
    while strip.current().kind != "convention":
        press(strip, Qt.Key.Key_Left)
    press(strip, Qt.Key.Key_Return)
    settle()
    assert office.conventions.record_title().endswith("-A1")
