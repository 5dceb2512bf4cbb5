"""The directory in the window: cards, form, papers that lack, offices, duplicates."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from hands import settle, type_text
from polesdesk.actions import history, volunteers
from polesdesk.domain.identity import new_id
from polesdesk.domain.rosters import Assignment, AssignmentStatus, DutyShift
from polesdesk.domain.volunteer_hours import HoursBy
from polesdesk.domain.volunteers import Availability, Volunteer
from polesdesk.store.kinds import ASSIGNMENT, DUTY_SHIFT
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


def test_a_spreadsheet_is_looked_at_then_imported_in_one_undo(office, tmp_path):
    path = tmp_path / "benevoles.csv"
    rows = ("Nom;Prénom;Téléphone", "Nouvel;Élise;06 39 98 00 05", "Refus;Bo;abc", "Fictif;Denis;")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    dialog = office.people.acts.import_people()
    dialog.take(path)
    settle()
    assert "1\u00a0nouvelle" in dialog.told.text()
    assert "1\u00a0refusée" in dialog.told.text()
    assert len(office.rows()) == 4
    assert [one.effect.value for one in dialog.rows.rows()] == ["refused", "new", "same"]
    dialog.save.click()
    settle()
    assert office.person("Nouvel").phone == "+33639980005"
    office.runner.do(history.undo)
    assert len(office.rows()) == 4


def test_two_records_of_one_person_become_one(office):
    twin = Volunteer(id=new_id(), first_name="Ana", last_name="Exemple", skills=("couture",))
    office.runner.do(volunteers.save, twin)
    office.tab.reload()
    settle()
    office.people.select(twin.id)
    settle()
    office.click("volunteer_twin_1")
    dialog = office.dialog("volunteer_merge_dialog")
    other = dialog.form.fields["other_id"].input.value()
    dialog.form.fields["kept_id"].input.set_value(other)
    dialog.form.submit()
    settle()
    assert len(office.rows()) == 4
    assert office.person("Exemple").skills == ("accueil", "bureautique", "couture")


def test_certificates_of_the_selection_are_asked_with_their_days(office):
    office.select("Exemple")
    office.click("volunteer_certificate")
    dialog = office.dialog("volunteer_paper_dialog")
    assert dialog.form.fields["first"].input.value().day == 1
    dialog.form.fields["last"].input.set_value(date(2020, 1, 1))
    dialog.form.submit()
    settle()
    assert "La fin précède le début" in texts(dialog)
    dialog.form.settle()


def test_hours_are_shown_by_person_and_lead_to_the_person(office):
    person = office.person("Exemple")
    held = DutyShift(
        id=new_id(), hub_id=office.hub.id, day=office.runner.today(), start=time(9), end=time(12),
        task="Accueil",
    )  # fmt: skip
    came = Assignment(
        id=new_id(), shift_id=held.id, volunteer_id=person.id, day=held.day,
        status=AssignmentStatus.PRESENT,
    )  # fmt: skip

    def save(work) -> None:
        work.name("test", "permanence")
        work.save(DUTY_SHIFT, held)
        work.save(ASSIGNMENT, came)

    office.runner.do(save)
    office.tab.show_page("hours")
    page = office.tab.page("hours")
    page.refresh()
    settle()
    assert "non calculable" in page.total.text()
    assert "3" in page.total.text()
    page._listed[HoursBy.PERSON].view.opened.emit(person.id)
    settle()
    assert office.tab.shown() is office.people
    assert office.people.page.current_id() == person.id


def test_each_page_has_the_keys_of_its_own_commands(office):
    new = next(a for a in office.people.commands() if a.objectName() == "volunteer_new_command")
    assert new.shortcuts()
    office.tab.show_page("hours")
    assert not new.shortcuts()
    new.trigger()
    settle()
    assert office.tab.shown() is office.people
    assert office.people.card.form() is not None
