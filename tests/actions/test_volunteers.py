"""People of the directory: saved, searched, merged, linked, forgotten, and their hours."""

import io
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from actions.conftest import Office
from polesdesk.actions import (
    bin as binned,
)
from polesdesk.actions import (
    exports,
    finding,
    history,
    mass_edit,
    notes,
    volunteer_due,
    volunteer_hours,
    volunteer_links,
    volunteers,
)
from polesdesk.actions.mass_edit import MassEdit
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match
from polesdesk.domain.progress import Silent
from polesdesk.domain.rosters import (
    Assignment,
    AssignmentStatus,
    DutyPattern,
    DutyShift,
    HourlyRate,
    PatternShift,
)
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.volunteer_hours import HoursBy, HoursQuery
from polesdesk.domain.volunteers import Availability, Volunteer
from polesdesk.store.kinds import ASSIGNMENT, DUTY_PATTERN, DUTY_SHIFT

MORNING = (Availability(weekday=1, start=time(9), end=time(12)),)
YEAR = HoursQuery(by=HoursBy.PERSON, first=date(2026, 1, 1), last=date(2026, 12, 31))


def person(
    office: Office, first: str = "Ana", last: str = "Exemple", **fields: object
) -> Volunteer:
    made = Volunteer(id=new_id(), first_name=first, last_name=last, **fields)  # type: ignore[arg-type]
    return office.runner.do(volunteers.save, made).value


def shift(office: Office, who: Volunteer, day: date, **fields: object) -> Assignment:
    held = DutyShift(
        id=new_id(), hub_id=office.hub.id, room_id=office.room.id, day=day, start=time(9),
        end=time(12), task="Accueil",
    )  # fmt: skip
    usual: dict[str, object] = {"status": AssignmentStatus.PRESENT}
    taken = Assignment(
        id=new_id(),
        shift_id=held.id,
        volunteer_id=who.id,
        day=day,
        **{**usual, **fields},  # type: ignore[arg-type]
    )

    def save(work) -> None:
        work.name("test", "permanence")
        work.save(DUTY_SHIFT, held)
        work.save(ASSIGNMENT, taken)

    office.runner.do(save)
    return taken


def names(office: Office, **query: object) -> list[str]:
    asked = ListQuery(**query)  # type: ignore[arg-type]
    return [row.last_name for row in office.runner.read(volunteers.page, asked)]


def test_a_person_is_saved_listed_and_undone(office: Office):
    person(office, skills=("accueil",), availability=MORNING, hub_ids=(office.hub.id,))
    (row,) = office.runner.read(volunteers.page, ListQuery())
    assert (row.skills, row.hubs) == ("accueil", "Voltaire")
    assert row.availability.startswith("lun. 9")
    office.runner.do(history.undo)
    assert names(office) == []


def test_filters_narrow_by_quality_hub_skill_and_column(office: Office):
    person(office, "Ana", "A", skills=("accueil", "art"), hub_ids=(office.hub.id,))
    person(office, "Bo", "B", is_minor=True, skills=("art floral",))
    person(office, "Cy", "C", is_agent=True, quarter="Nord")
    person(office, "Di", "D", left_on=date(2026, 1, 1))
    assert names(office, filters={"standing": "unauthorised"}) == ["B"]
    assert names(office, filters={"standing": "current"}) == ["A", "B", "C"]
    assert names(office, filters={"standing": "agent"}) == ["C"]
    assert names(office, filters={"skill": "art"}) == ["A"]
    assert names(office, filters={"hub": office.hub.id}) == ["A"]
    quarter = ColumnFilter(column="quarter", match=Match.VALUES, values=("Nord",))
    assert names(office, columns=(quarter,)) == ["C"]
    standing = ColumnFilter(column="standing", match=Match.VALUES, values=("left", "minor"))
    assert names(office, columns=(standing,)) == ["B", "D"]
    filled = ColumnFilter(column="skills", match=Match.FILLED)
    assert names(office, columns=(filled,)) == ["A", "B"]
    found = office.runner.read(volunteers.values, ListQuery(), "standing")
    assert {one.value: one.rows for one in found}["agent"] == 1
    assert names(office, sort="quarter", descending=True)[0] == "C"


def test_search_finds_people_by_name_phone_and_skill_never_by_the_emergency_contact(office: Office):
    person(
        office, phone="+33639980001", skills=("traduction",), emergency_name="Voisine Discrète",
        emergency_until=date(2027, 1, 1),
    )  # fmt: skip
    for typed in ("exemple ana", "0639980001", "traduct"):
        found = office.runner.read(finding.find, typed)
        assert "volunteer" in {one.kind for one in found}, typed
    assert "volunteer" not in {one.kind for one in office.runner.read(finding.find, "discrète")}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"first_name": " ", "last_name": ""}, "name_required"),
        ({"joined_on": date(2026, 5, 1), "left_on": date(2026, 4, 1)}, "left_order"),
        ({"emergency_name": "Voisine"}, "emergency_until"),
        ({"parental_authorisation_on": date(2026, 4, 1)}, "not_a_minor"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(office: Office, fields, code):
    made = replace(Volunteer(id=new_id(), last_name="Exemple"), **fields)
    with pytest.raises(RuleBroken) as broken:
        office.runner.do(volunteers.save, made)
    assert broken.value.code == code
    assert broken.value.field


def test_emergency_contacts_that_are_over_are_forgotten_in_one_undo(office: Office):
    old = person(
        office, emergency_name="Voisine", emergency_phone="+33639980009",
        emergency_until=date(2026, 6, 30),
    )  # fmt: skip
    person(office, "Bo", "B", emergency_name="Ami", emergency_until=date(2027, 6, 30))
    assert office.runner.read(volunteers.to_forget) == (old.id,)
    office.runner.do(volunteers.forget_emergency, (old.id,))
    found = office.runner.read(volunteers.get, old.id)
    assert (found.emergency_name, found.emergency_phone, found.emergency_until) == ("", "", None)
    told = office.runner.read(history.changes, old.id, limit=50)
    assert told
    office.runner.do(history.undo)
    assert office.runner.read(volunteers.get, old.id).emergency_name == "Voisine"


def test_twins_are_found_by_close_name_or_by_phone_with_a_shared_name(office: Office):
    one = person(office, "Anaïs", "Exemple", phone="+33639980001")
    close = person(office, "Anais", "Exempel")
    brother = person(office, "Karim", "Exemple", phone="+33639980001")
    person(office, "Luc", "Autrement", phone="+33639980001")
    found = {twin.value for twin in office.runner.read(volunteer_links.twins, one)}
    assert found == {close.id, brother.id}


def test_an_officer_of_the_same_name_is_offered_then_linked(office: Office):
    one = person(office, "Ana", "Exemple")
    card = office.runner.read(volunteers.card, one.id)
    assert [link.quality for link in card.suggested] == ["présidente"]
    office.runner.do(volunteer_links.link_officer, one.id, office.officer.id)
    card = office.runner.read(volunteers.card, one.id)
    assert card.suggested == ()
    assert [link.association for link in card.offices] == ["Théâtre de l’Œuf"]
    assert card.association == "Théâtre de l’Œuf"
    office.runner.do(volunteer_links.unlink_officer, one.id, office.officer.id)
    assert office.runner.read(volunteers.card, one.id).offices == ()


def test_merging_passes_shifts_places_and_notes_and_is_one_undo(office: Office):
    kept = person(office, skills=("accueil",))
    other = person(office, phone="+33639980001", skills=("accueil", "jardin"))
    shift(office, other, date(2026, 5, 4))
    week = DutyPattern(
        id=new_id(), hub_id=office.hub.id, name="Accueil",
        shifts=(PatternShift(id=new_id(), weekday=1, start=time(9), end=time(12),
                             holder_ids=(other.id,)),),
    )  # fmt: skip

    def save(work) -> None:
        work.name("test", "semaine")
        work.save(DUTY_PATTERN, week)

    office.runner.do(save)
    office.runner.do(notes.add_note, "volunteer", other.id, "A rappelé.")
    office.runner.do(volunteer_links.merge, kept.id, other.id)
    card = office.runner.read(volunteers.card, kept.id)
    assert card.person.skills == ("accueil", "jardin")
    assert card.person.phone == "+33639980001"
    assert card.year_minutes == 180
    assert [note.text for note in card.notes] == ["A rappelé."]
    passed = office.runner.read(lambda work: work.get(DUTY_PATTERN, week.id))
    assert passed.shifts[0].holder_ids == (kept.id,)
    assert names(office) == ["Exemple"]
    assert office.runner.read(binned.page, ListQuery()) == ()
    office.runner.do(history.undo)
    assert names(office) == ["Exemple", "Exemple"]
    assert office.runner.read(volunteers.card, other.id).year_minutes == 180


def test_two_people_on_one_shift_are_not_merged(office: Office):
    kept, other = person(office), person(office)
    taken = shift(office, kept, date(2026, 5, 4))

    def save(work) -> None:
        work.name("test", "inscription")
        work.save(ASSIGNMENT, replace(taken, id=new_id(), version=0, volunteer_id=other.id))

    office.runner.do(save)
    with pytest.raises(RuleBroken) as broken:
        office.runner.do(volunteer_links.merge, kept.id, other.id)
    assert broken.value.code == "both_on_shift"


def test_who_is_expected_is_not_put_in_the_bin(office: Office):
    one = person(office)
    shift(office, one, date(2026, 12, 1), status=AssignmentStatus.CONFIRMED)
    with pytest.raises(RuleBroken) as broken:
        office.runner.do(volunteers.bin, (one.id,))
    assert "1 permanence à venir" in broken.value.message.replace("\u00a0", " ")
    two = person(office, "Bo", "B")
    office.runner.do(volunteers.bin, (two.id,))
    assert names(office) == ["Exemple"]
    (row,) = office.runner.read(binned.page, ListQuery())
    assert row.kind == "volunteer"


def test_the_card_tells_shifts_and_hours_by_month_and_task(office: Office):
    one = person(office)
    shift(office, one, date(2026, 5, 4))
    shift(office, one, date(2026, 5, 11), time_out=time(11))
    shift(office, one, date(2026, 6, 1), status=AssignmentStatus.ABSENT)
    shift(office, one, date(2025, 6, 2), credited_minutes=60)
    shift(office, one, date(2026, 12, 7), status=AssignmentStatus.CONFIRMED)
    card = office.runner.read(volunteers.card, one.id)
    assert [(month.month, month.minutes, month.shifts) for month in card.months] == [
        (date(2026, 5, 1), 300, 2), (date(2025, 6, 1), 60, 1),
    ]  # fmt: skip
    assert card.year_minutes == 300
    assert card.tasks == (("Accueil", 300),)
    assert [held.day for held in card.coming] == [date(2026, 12, 7)]
    assert card.past[0].day == date(2026, 6, 1)
    assert office.runner.read(volunteers.page, ListQuery())[0].minutes == 300


def test_hours_are_valued_at_the_rates_of_their_day(office: Office):
    one, agent = person(office), person(office, "Cy", "Agent", is_agent=True)
    shift(office, one, date(2026, 5, 4))
    shift(office, agent, date(2026, 5, 4))
    assert office.runner.read(volunteer_hours.table, YEAR).total.cents is None
    rate = HourlyRate(id=new_id(), from_date=date(2026, 1, 1), cents=1202, source="SMIC")
    office.runner.do(volunteer_hours.save_rate, rate)
    found = office.runner.read(volunteer_hours.table, YEAR)
    assert (found.total.minutes, found.total.agent_minutes, found.total.cents) == (180, 180, 3606)
    other = replace(YEAR, hub_id="elsewhere")
    assert office.runner.read(volunteer_hours.table, other).lines == ()
    again = HourlyRate(id=new_id(), from_date=date(2026, 1, 1), cents=1300)
    with pytest.raises(RuleBroken) as broken:
        office.runner.do(volunteer_hours.save_rate, again)
    assert broken.value.code == "rate_exists"
    assert len(office.runner.read(volunteer_hours.rates)) == 1


def test_the_directory_is_exported_with_hours_as_numbers(office: Office, tmp_path: Path):
    shift(office, person(office, phone="+33639980001"), date(2026, 5, 4))
    wanted = exports.ListExport(
        subject="volunteers", query=ListQuery(), keys=("last_name", "phone", "minutes"),
    )  # fmt: skip
    written = exports.write(office.runner, Silent(), wanted, tmp_path / "b.csv")
    text = written.path.read_text("utf-8-sig")
    assert "Exemple" in text
    assert "3" in text.splitlines()[1].split(";")[2]
    paper = exports.draw(office.runner, Silent(), wanted)
    words = PdfReader(io.BytesIO(paper.pdf)).pages[0].extract_text()
    assert "Exemple" in words
    assert "Bénévoles" in words


def test_one_value_is_given_to_many_people_but_not_where_it_is_wrong(office: Office):
    ana = person(office, joined_on=date(2026, 5, 1))
    bo = person(office, "Bo", "Modèle", joined_on=date(2020, 5, 1))
    ids = (ana.id, bo.id)
    wanted = MassEdit(subject="volunteers", ids=ids, field="left_on", value=date(2026, 4, 1))
    plan = office.runner.read(mass_edit.plan, wanted)
    assert [one.title for one in plan.changes] == ["Bo Modèle"]
    assert [one.title for one in plan.refused] == ["Ana Exemple"]
    hours = MassEdit(subject="volunteers", ids=ids, field="agreed_minutes", value=480)
    told = office.runner.read(mass_edit.plan, hours).changes[0].after.replace("\u00a0", " ")
    assert told == "8 h"
    assert mass_edit.change(office.runner, Silent(), hours) == 2
    assert "personnes" in office.runner.read(history.next_undo)


def test_what_is_due_of_people_is_told(office: Office):
    minor = person(office, "Bo", "Mineur", is_minor=True, joined_on=date(2026, 9, 1))
    old = person(office, "Cy", "Vieux", emergency_name="Voisine", emergency_until=date(2026, 6, 30))
    busy = person(office, "Di", "Zélé", agreed_minutes=240)
    person(office, "Ed", "Sage", agreed_minutes=480)
    for day in (2, 9):
        shift(office, busy, date(2026, 11, day))
    found = office.runner.read(volunteer_due.alerts, None)
    assert [(one.kind, one.subject_id) for one in found] == [
        ("authorisation_missing", minor.id), ("emergency_over", old.id),
        ("hours_exceeded", busy.id),
    ]  # fmt: skip
    assert not any("Voisine" in one.label + one.detail for one in found)
