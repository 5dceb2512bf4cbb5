"""People that come from a spreadsheet: read, matched, completed, refused, in one undo."""

from datetime import date, time
from pathlib import Path

import pytest

from actions.conftest import Office
from actions.test_volunteers import names, person
from polesdesk.actions import exports, history, volunteer_imports, volunteers
from polesdesk.actions.errors import Trouble
from polesdesk.domain.imports import Prefer
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.volunteer_import import Effect, PeopleReport, as_json
from polesdesk.domain.volunteers import Availability, Volunteer

HEAD = "Nom;Prénom;Téléphone;Quartier;Compétences;Disponibilités;Pôle;Mineur;Accord photo"


def book(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "benevoles.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def bring_in(office: Office, path: Path, prefer: Prefer = Prefer.BASE) -> PeopleReport:
    return volunteer_imports.bring_in(office.runner, Silent(), path, prefer=prefer)


def found(office: Office, last_name: str) -> Volunteer:
    rows = office.runner.read(volunteers.page, ListQuery())
    row = next(one for one in rows if one.last_name == last_name)
    return office.runner.read(volunteers.get, row.id)


def test_people_are_read_with_all_that_a_row_tells(office: Office, tmp_path: Path):
    path = book(
        tmp_path,
        "Exemple;Ana;06 39 98 00 01;Nord;accueil, jardin;lun 9-12;Voltaire;non;12/03/2026",
        "Modèle;Bo;;;;;VOL;oui;oui",
    )
    report = bring_in(office, path)
    assert (report.rows, report.created, report.rejected) == (2, 2, ())
    ana = found(office, "Exemple")
    assert ana.phone == "+33639980001"
    assert ana.skills == ("accueil", "jardin")
    assert ana.availability == (Availability(weekday=1, start=time(9), end=time(12)),)
    assert ana.hub_ids == (office.hub.id,)
    assert ana.photo_consent_on == date(2026, 3, 12)
    bo = found(office, "Modèle")
    assert bo.is_minor
    assert bo.photo_consent_on is None
    (warning,) = report.warnings
    assert "sans date" in warning.message
    office.runner.do(history.undo)
    assert names(office) == []


def test_a_field_that_cannot_be_read_refuses_its_row_alone(office: Office, tmp_path: Path):
    path = book(tmp_path, "Exemple;Ana;abc;;;;;;", "Modèle;Bo;;;;lundi;;;", "Bon;Cy;;;;;;;",
                ";;;Nord;;;;;")  # fmt: skip
    report = bring_in(office, path)
    assert {(one.row, one.column) for one in report.rejected} == {
        (2, "phone"), (3, "availability"), (5, "last_name"),
    }  # fmt: skip
    assert names(office) == ["Bon"]
    assert [one.effect for one in report.people] == [
        Effect.REFUSED, Effect.REFUSED, Effect.NEW, Effect.REFUSED,
    ]  # fmt: skip


def test_the_same_file_twice_changes_nothing(office: Office, tmp_path: Path):
    path = book(tmp_path, "Exemple;Ana;06 39 98 00 01;Nord;accueil;lun 9-12;Voltaire;;")
    bring_in(office, path)
    again = bring_in(office, path)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 1)
    assert names(office) == ["Exemple"]


def test_a_known_person_is_completed_and_what_differs_follows_the_preference(
    office: Office, tmp_path: Path
):
    person(office, quarter="Sud", skills=("accueil",))
    path = book(tmp_path, "EXEMPLE;ana;06 39 98 00 01;Nord;Accueil, jardin;;;;")
    report = bring_in(office, path)
    assert (report.created, report.updated) == (0, 1)
    ana = found(office, "Exemple")
    assert (ana.quarter, ana.phone, ana.skills) == ("Sud", "+33639980001", ("accueil", "jardin"))
    assert any("Quartier" in one.message for one in report.warnings)
    bring_in(office, path, Prefer.FILE)
    assert found(office, "EXEMPLE").quarter == "Nord"


def test_a_namesake_with_another_phone_is_somebody_else(office: Office, tmp_path: Path):
    person(office, phone="+33639980002")
    report = bring_in(office, book(tmp_path, "Exemple;Ana;06 39 98 00 01;;;;;;"))
    assert report.created == 1
    assert any("Une autre personne" in one.message for one in report.warnings)


def test_names_in_one_cell_are_told_apart(office: Office, tmp_path: Path):
    report = bring_in(office, book(tmp_path, "Mme Zoé FICTIF", head="Nom et prénom"))
    assert report.created == 1
    zoe = found(office, "FICTIF")
    assert (zoe.civility, zoe.first_name) == ("Mme", "Zoé")


def test_birth_dates_and_health_are_never_taken(office: Office, tmp_path: Path):
    head = "Nom;Prénom;Date de naissance;Contraintes;Allergies"
    report = bring_in(office, book(tmp_path, "Exemple;Ana;01/01/2000;asthme;pollen", head=head))
    assert report.created == 1
    told = " ".join(one.message for one in report.warnings)
    assert "Date de naissance" in told
    assert "Allergies" in told
    assert found(office, "Exemple").constraints == ""


def test_a_dry_run_gives_the_same_report_and_changes_nothing(office: Office, tmp_path: Path):
    path = book(tmp_path, "Exemple;Ana;;;;;;;", "Modèle;Bo;abc;;;;;;")
    dry = volunteer_imports.look(office.runner, Silent(), path).report
    assert names(office) == []
    assert as_json(dry) == as_json(bring_in(office, path))


def test_a_file_without_names_is_refused_in_words(office: Office, tmp_path: Path):
    with pytest.raises(Trouble) as trouble:
        bring_in(office, book(tmp_path, "1;2", head="Date;Montant"))
    assert trouble.value.code == "not_people"


def test_a_list_that_was_exported_comes_back_as_it_is(office: Office, tmp_path: Path):
    hours = (Availability(weekday=1, start=time(9), end=time(12)),
             Availability(weekday=6, start=time(14), end=time(18)))  # fmt: skip
    person(
        office, phone="+33639980001", skills=("accueil",), availability=hours, is_minor=True,
        hub_ids=(office.hub.id,), agreed_minutes=450, joined_on=date(2026, 1, 1),
    )  # fmt: skip
    keys = (
        "last_name", "first_name", "standing", "phone", "quarter", "skills", "availability",
        "minutes", "hubs", "keys", "association", "agreed_minutes", "lacks_authorisation",
        "joined_on", "left_on",
    )  # fmt: skip
    wanted = exports.ListExport(subject="volunteers", query=ListQuery(), keys=keys)
    for name in ("a.csv", "a.xlsx"):
        written = exports.write(office.runner, Silent(), wanted, tmp_path / name)
        report = bring_in(office, written.path)
        assert (report.unchanged, report.rejected, report.warnings) == (1, (), ()), name
