"""Hubs created, changed, undone and binned with the keyboard and the mouse."""

from datetime import date

from PySide6.QtCore import Qt

from hands import press, settle
from office_window import type_over
from polesdesk.actions import hubs
from polesdesk.actions.errors import Trouble
from polesdesk.domain.hubs import ChargesMode, DecisionKind, PropertyRegime


def test_a_hub_is_created_by_typing(empty):
    empty.click("hubs_empty_new")
    empty.fill(
        name="Château de Montières",
        code="mon",
        postal_code="80 000",
        opening="du lundi au vendredi 9h-12h, 14h-18h ; samedi 9h-12h",
        morning="8h30-12h15",
        property_regime="Domaine privé",
        charges_mode="Forfait annuel",
        charges_cents="120,5",
        decision_kind="Délibération du conseil municipal",
        decision_number="2026-14",
        decision_date="3/6/26",
    )
    empty.click("hub_save")
    row = empty.rows()["MON"]
    hub = empty.runner.read(hubs.get, row.id)
    assert (hub.name, hub.postal_code, hub.charges_cents) == (
        "Château de Montières",
        "80000",
        12050,
    )
    assert hub.property_regime is PropertyRegime.PRIVATE
    assert hub.charges_mode is ChargesMode.FLAT_RATE
    assert (hub.decision_kind, hub.decision_date) == (DecisionKind.DELIBERATION, date(2026, 6, 3))
    assert len(hub.opening) == 11
    assert (hub.morning_end.hour, hub.morning_end.minute) == (12, 15)
    assert empty.listed() == ["MON"]
    told = empty.card_texts()
    assert "lundi au vendredi 9\u00a0h – 12\u00a0h, 14\u00a0h – 18\u00a0h" in told
    assert "Forfait annuel, 120,50\u00a0€ par an" in told


def test_what_is_wrong_stands_under_its_field_and_nothing_typed_is_lost(office):
    office.click("hub_edit")
    office.fill(code="É!", name="Voltaire et Émilie", opening="lundi 9h")
    office.click("hub_save")
    assert list(office.errors()) == ["opening"]
    assert "heure de fin" in office.errors()["opening"]
    office.fill(opening="lundi 9h-12h")
    office.click("hub_save")
    assert list(office.errors()) == ["code"]
    assert "lettres ou chiffres" in office.errors()["code"]
    assert office.form().values()["name"] == "Voltaire et Émilie"
    office.fill(code="vo2")
    office.click("hub_save")
    assert office.hubs.card.form() is None
    assert office.rows()["VO2"].name == "Voltaire et Émilie"


def test_a_code_belongs_to_one_hub(office):
    office.click("hub_edit")
    office.fill(code="mar")
    office.click("hub_save")
    assert "Marivaux" in office.errors()["code"]


def test_an_unreadable_name_is_asked_for(office):
    office.click("hub_edit")
    office.fill(name="   ")
    office.click("hub_save")
    assert office.errors() == {"name": "À remplir\u202f: Nom."}


def test_what_was_typed_survives_a_save_that_fails(office, monkeypatch):
    def full(_work, _hub):
        raise Trouble("disk_full", "Le disque est plein.", "Libérez de la place.")

    monkeypatch.setattr(hubs, "save", full)
    office.click("hub_edit")
    office.fill(name="Voltaire rénové")
    office.click("hub_save")
    form = office.form()
    assert form.values()["name"] == "Voltaire rénové"
    assert form.is_dirty()
    assert "Le disque est plein. Libérez de la place." in office.card_texts()


def test_a_change_is_undone_and_done_again(office):
    office.click("hub_edit")
    office.fill(name="Voltaire rénové")
    office.click("hub_save")
    assert office.window.windowTitle().startswith("Voltaire rénové")
    office.choose("edit_undo")
    assert office.rows()["VOL"].name == "Voltaire"
    assert office.window.windowTitle().startswith("Voltaire –")
    office.choose("edit_redo")
    assert office.rows()["VOL"].name == "Voltaire rénové"


def test_a_changed_form_asks_before_another_hub_is_shown(office):
    office.click("hub_edit")
    office.fill(name="Autre")
    office.hubs.page.select(office.rows()["MAR"].id)
    settle()
    box = office.dialog("unsaved_dialog")
    next(b for b in box.buttons() if b.objectName() == "unsaved_save").click()
    settle()
    assert office.rows()["VOL"].name == "Autre"


def test_a_hub_is_deleted_and_comes_back(office):
    office.choose("hub_new_command")
    office.fill(name="Condorcet", code="CON")
    office.click("hub_save")
    assert office.listed() == ["CON", "MAR", "VOL"]
    office.choose("hub_delete_command")
    assert office.listed() == ["MAR", "VOL"]
    assert office.hubs.page.current_id() != ""
    office.click("success_undo")
    assert office.listed() == ["CON", "MAR", "VOL"]


def test_a_hub_in_use_is_not_deleted(office):
    office.choose("hub_delete_command")
    assert "VOL" in office.rows()
    assert "a encore des locaux" in office.error()


def test_enter_on_the_list_opens_the_form(office):
    press(office.hubs.page.table, Qt.Key.Key_Return, "\r")
    settle()
    assert office.has_cursor(office.form().fields["name"].widget)


def test_the_missing_domain_is_one_click_away(empty):
    empty.click("hubs_empty_new")
    empty.fill(name="Condorcet", code="CON")
    empty.click("hub_save")
    empty.click("hub_fill_regime")
    regime = empty.form().fields["property_regime"].widget
    assert empty.has_cursor(regime)
    type_over(regime, "Domaine public")
    empty.click("hub_save")
    assert "Ses conventions ne s’impriment pas" not in empty.card_texts()


def test_the_form_takes_a_flat_rate_only_when_there_is_one(office):
    office.click("hub_edit")
    amount = office.form().fields["charges_cents"]
    assert not amount.isVisible()
    office.fill(charges_mode="Forfait annuel")
    assert amount.isVisible()


def test_a_hub_may_have_thresholds_of_its_own(office):
    office.click("hub_edit")
    office.fill(visit_delay_days="30", absence_threshold="2", absence_consecutive="à la suite")
    office.click("hub_save")
    hub = office.runner.read(hubs.get, office.rows()["VOL"].id)
    assert (hub.visit_delay_days, hub.absence_threshold, hub.absence_consecutive) == (30, 2, True)


def test_a_missing_address_opens_the_form_at_its_field(office):
    hub = next(iter(office.rows().values()))
    office.hubs.open_record("hub_address", hub.id)
    settle()
    assert office.form().fields["address"].widget.hasFocus()
