"""The settings: typed, refused under the field, saved, undone."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from hands import settle
from polesdesk.actions import settings as actions
from polesdesk.actions.errors import Trouble
from polesdesk.domain.settings import HolidayZone


def page(office, name: str):
    office.dialog.show_page(name)
    settle()
    return office.dialog.current_page()


def lines(office) -> str:
    labels = office.dialog.current_page().findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_the_authority_is_saved_as_typed(office):
    form = page(office, "authority").form
    office.fill(form, authority_name="Ville d’Amiens", authority_phone="0199000012")
    office.click("settings_authority_save")
    found = office.authority().settings
    assert (found.authority_name, found.authority_phone) == ("Ville d’Amiens", "+33199000012")
    assert not form.is_dirty()
    office.click("success_undo")
    assert office.authority().settings.authority_name == "Ville d’Exempleville"
    assert form.values()["authority_name"] == "Ville d’Exempleville"


def test_what_is_wrong_stands_under_its_field_and_stays(office):
    form = page(office, "authority").form
    office.fill(form, authority_siret="123", authority_city="Amiens")
    office.click("settings_authority_save")
    assert list(office.errors(form)) == ["authority_siret"]
    assert form.values()["authority_city"] == "Amiens"
    assert office.authority().settings.authority_city != "Amiens"


def test_what_was_typed_survives_a_save_that_fails(office, monkeypatch):
    def full(*_):
        raise Trouble("disk_full", "Le disque est plein.", "Libérez de la place.")

    monkeypatch.setattr(actions, "save", full)
    form = page(office, "authority").form
    office.fill(form, authority_city="Amiens")
    office.click("settings_authority_save")
    assert form.values()["authority_city"] == "Amiens"
    assert form.is_dirty()


def test_a_logo_is_seen_kept_and_taken_away(office, chosen, logo):
    page(office, "authority")
    chosen(logo)
    office.click("settings_logo_sha256_choose")
    picture = office.dialog.findChild(QLabel, "settings_logo_sha256_preview")
    assert not picture.pixmap().isNull()
    office.click("settings_authority_save")
    assert office.runner.read(actions.logo) == logo.read_bytes()
    assert not picture.pixmap().isNull()
    office.click("settings_logo_sha256_remove")
    assert picture.text() == "Aucun logo"
    office.click("settings_authority_save")
    assert office.runner.read(actions.logo) is None


def test_a_file_that_is_no_picture_is_refused(office, chosen, tmp_path):
    form = page(office, "authority").form
    path = tmp_path / "logo.png"
    path.write_bytes(b"no picture")
    chosen(path)
    office.click("settings_logo_sha256_choose")
    office.click("settings_authority_save")
    assert "ne se lit pas" in office.errors(form)["logo_sha256"]


def test_a_signatory_is_added_by_typing_and_chosen_by_default(office):
    page(office, "signatories")
    office.click("settings_signatories_add")
    form = office.child("signatory_dialog").form
    office.fill(form, last_name="Modèle", first_name="Camille", quality="maire")
    office.fill(form, act_number="2026-4", from_date="25/5/26")
    office.click("signatory_save")
    office.command("signatory_actions", "signatory_default", near="Camille Modèle")
    found = {one.last_name: one for one in office.authority().signatories}
    assert found["Modèle"].is_default
    assert not found["Exemple"].is_default
    assert found["Modèle"].from_date == date(2026, 5, 25)
    told = lines(office)
    assert told.index("Camille Modèle, maire") < told.index("Alix Exemple")


def test_a_delegation_ends_after_it_began(office):
    page(office, "signatories")
    office.command("signatory_actions", "signatory_edit")
    form = office.child("signatory_dialog").form
    office.fill(form, from_date="1/9/26", to_date="1/6/26")
    office.click("signatory_save")
    assert "finit avant" in office.errors(form)["to_date"]


def test_a_signatory_is_deleted_and_comes_back(office):
    page(office, "signatories")
    office.command("signatory_actions", "signatory_delete")
    assert office.authority().signatories == ()
    assert "aucun original ne peut être émis" in lines(office)
    office.click("success_undo")
    assert [one.last_name for one in office.authority().signatories] == ["Exemple"]


def test_a_rent_is_added_for_a_hub_and_a_year(office):
    page(office, "rents")
    office.click("settings_rents_add")
    form = office.child("rent_dialog").form
    assert form.values()["year"] == 2026
    office.fill(form, hub_id="Marivaux", cents_m2_year="95,5", source="Avis")
    office.click("rent_save")
    made = next(one for one in office.authority().rents if one.hub_id == "other")
    assert (made.year, made.cents_m2_year, made.source) == (2026, 9550, "Avis")
    assert "95,50\u00a0€ par m² et par an · Avis" in lines(office)


def test_a_year_has_four_digits_and_one_rent(office):
    page(office, "rents")
    before = office.authority().rents[0]
    office.click("settings_rents_add")
    form = office.child("rent_dialog").form
    office.fill(form, year="26", cents_m2_year="90")
    office.click("rent_save")
    assert "quatre chiffres" in office.errors(form)["year"]
    office.fill(form, year=str(before.year))
    office.click("rent_save")
    assert "déjà un loyer" in office.errors(form)["year"]


def test_a_rent_is_carried_over_to_the_next_year(office):
    page(office, "rents")
    before = office.authority().rents[0]
    office.command("rent_actions", "rent_next_year")
    office.click("rent_save")
    assert {one.year for one in office.authority().rents} == {before.year, before.year + 1}


def test_delays_are_saved_and_stay_within_reason(office):
    form = page(office, "delays").form
    office.fill(form, ends_soon_days="90", term_weeks="36", holiday_zone="Zone A")
    office.click("settings_delays_save")
    found = office.authority().settings
    assert (found.ends_soon_days, found.holiday_zone) == (90, HolidayZone.A)
    office.fill(form, ends_soon_days="0", term_weeks="60")
    office.click("settings_delays_save")
    assert sorted(office.errors(form)) == ["ends_soon_days", "term_weeks"]
    assert office.authority().settings.ends_soon_days == 90


def test_papers_asked_for_are_ticked(office):
    form = page(office, "papers").form
    boxes = form.fields["required_papers"].input
    boxes.set_value(("STATUTES", "BUDGET"))
    office.click("settings_papers_save")
    assert office.authority().settings.required_papers == ("STATUTES", "BUDGET")


def test_the_letter_of_the_computer_is_a_capital(office):
    form = page(office, "data").form
    office.fill(form, computer_letter="b")
    office.click("settings_data_save")
    assert "majuscule" in office.errors(form)["computer_letter"]
    office.fill(form, computer_letter="B")
    office.click("settings_data_save")
    assert office.authority().settings.computer_letter == "B"


@pytest.mark.parametrize(
    ("answer", "open_page", "city"),
    [
        ("unsaved_stay", "authority", "Exempleville"),
        ("unsaved_discard", "delays", "Exempleville"),
        ("unsaved_save", "delays", "Amiens"),
    ],
)
def test_a_changed_page_asks_before_it_is_left(office, answer, open_page, city):
    form = page(office, "authority").form
    office.fill(form, authority_city="Amiens")
    office.dialog.show_page("delays")
    settle()
    office.answer(answer)
    assert office.dialog.current_page().heading.name == open_page
    index = office.dialog._ui.settings_sections.currentIndex()
    assert index.data() == office.dialog.current_page().heading.title
    assert office.authority().settings.authority_city == city


def test_cancel_gives_changes_up_first_and_closes_next(office):
    form = page(office, "authority").form
    office.fill(form, authority_city="Amiens")
    office.click("settings_authority_cancel")
    office.answer("unsaved_discard")
    assert office.dialog.isVisible()
    assert form.values()["authority_city"] == "Exempleville"
    closed: list[int] = []
    office.dialog.finished.connect(closed.append)
    office.click("settings_authority_cancel")
    assert len(closed) == 1


def test_two_pages_are_saved_one_after_the_other(office):
    authority = page(office, "authority").form
    office.fill(authority, authority_city="Amiens")
    office.click("settings_authority_save")
    delays = page(office, "delays").form
    office.fill(delays, notice_months="3")
    office.click("settings_delays_save")
    found = office.authority().settings
    assert (found.authority_city, found.notice_months) == ("Amiens", 3)


def test_a_page_is_shown_by_its_name_too(office) -> None:
    office.dialog.show_field("signatories")
    assert office.dialog.current_page().heading.name == "signatories"
