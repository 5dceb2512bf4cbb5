"""The directory in the window: cards, form, papers that lack, offices, duplicates."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from hands import press, settle, type_text
from polesdesk.domain.volunteers import Availability
from polesdesk.ui.volunteers.form import PersonForm


def texts(widget) -> str:
    """All words that a widget shows."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_card_of_a_person_tells_what_is_known_and_what_lacks(office):
    office.select("Modèle")
    assert "L’autorisation parentale manque." in texts(office.people.card)
    office.select("Exemple")
    told = texts(office.people.card)
    assert "accueil, bureautique" in told
    assert "lun. 9" in told


def test_an_emergency_contact_that_is_over_is_never_shown_and_can_be_forgotten(office):
    office.select("Fictif")
    told = texts(office.people.card)
    assert "Une voisine" not in told
    assert "devait être effacée" in told
    office.click("volunteer_edit")
    form = office.people.card.form()
    assert isinstance(form, PersonForm)
    assert form.fields["emergency_name"].input.value() == ""
    form.submit()
    settle()
    assert office.person("Fictif").emergency_name == "Une voisine"
    office.click("volunteer_forget")
    assert office.person("Fictif").emergency_name == ""
    assert office.person("Fictif").emergency_until is None


def test_a_person_is_typed_with_the_keyboard(office, qtbot):
    office.people.new()
    settle()
    form = office.people.card.form()
    for name, words in {
        "first_name": "Élise", "last_name": "Nouveau", "phone": "06 39 98 00 07",
        "skills": "Accueil, jardin", "availability": "lun mar 9-12, sam matin",
        "absences": "du 12/03/2027 au 20/03/2027 : voyage", "agreed_minutes": "7,5",
    }.items():  # fmt: skip
        field = form.fields[name]
        field.take_focus()
        type_text(field.widget, words)
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    person = office.person("Nouveau")
    assert person.first_name == "Élise"
    assert person.skills == ("accueil", "jardin")
    assert person.agreed_minutes == 450
    assert person.availability == tuple(
        Availability(weekday=day, start=time(9), end=time(12)) for day in (1, 2, 6)
    )
    assert person.absences[0].to_date == date(2027, 3, 20)
    assert press is not None


def test_words_of_health_are_pointed_out_and_do_not_refuse(office):
    office.select("Exemple")
    office.click("volunteer_edit")
    form = office.people.card.form()
    form.fields["constraints"].input.set_value("Asthme, pas d’escaliers")
    settle()
    assert "asthme" in texts(form)
    form.submit()
    settle()
    assert office.person("Exemple").constraints


def test_the_office_of_the_same_name_is_offered_and_linked_in_one_undo(office):
    office.select("Exemple")
    assert "présidente, Théâtre de l’Œuf" in texts(office.people.card)
    office.click("volunteer_link_1")
    person = office.person("Exemple")
    assert len(person.officer_ids) == 1
    assert person.association_id
    assert "Dirigeant" in texts(office.people.card)
    office.click("volunteer_unlink_1")
    assert office.person("Exemple").officer_ids == ()


def test_the_filter_narrows_by_quality_and_skill(office):
    page = office.people.page
    page.set_filter("standing", "unauthorised")
    settle()
    assert page.model.rowCount() == 1
    page.clear_filters()
    page.set_filter("skill", "jardin")
    settle()
    assert page.model.rowCount() == 1
    page.clear_filters()
    box = office.tab.findChild(QLineEdit, "volunteers_filter")
    type_text(box, "0639980001")
    settle()
    assert page.model.rowCount() == 1
