"""The life of an association in the window: board, name, dissolution, absorption, split."""

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton

from hands import settle
from office_window import OfficeWindow
from polesdesk.actions import associations, conventions
from polesdesk.domain.conventions import State
from polesdesk.domain.lists import ListQuery

DEED = "procès-verbal de l’assemblée générale"


def words(office: OfficeWindow, dialog: str) -> str:
    labels = office.dialog(dialog).findChildren(QLabel)
    return " ".join(one.text() for one in labels if one.isVisible())


def hold(ready, **fields: object) -> None:
    usual: dict[str, object] = {
        "association_id": "association", "state": "NOTIFIED", "start_date": date(2026, 1, 1),
        "end_date": date(2027, 12, 31), "representative_ids": (),
    }  # fmt: skip
    ready.agreement(**{**usual, **fields})


def test_a_dissolution_is_looked_at_recorded_and_undone(office: OfficeWindow, ready):
    hold(ready)
    office.open("association", "association")
    office.choose("association_dissolution_command")
    office.fill(
        "association_dissolution_dialog", on="20/11/2026", deed=DEED, deed_on="15/11/2026",
        liquidator="M. Paul Modèle",
    )  # fmt: skip
    office.click("association_dissolution_save")
    told = words(office, "consequences_dialog")
    assert "VOL-2027-001" in told or "VOL-2026" in told
    assert "sans titre à partir du" in told
    assert ready.read().state is State.NOTIFIED
    office.click("consequences_accept")
    assert office.no_dialog()
    assert ready.read().state is State.TERMINATED
    card = office.associations.acts.card
    assert card.association.dissolved_on == date(2026, 11, 20)
    shown = " ".join(w.text() for w in office.associations.card.findChildren(QLabel))
    assert "N’existe plus depuis le" in shown
    office.click("success_undo")
    assert ready.read().state is State.NOTIFIED
    assert office.associations.acts.card.association.dissolved_on is None


def test_going_back_from_the_consequences_keeps_what_was_typed(office: OfficeWindow, ready):
    office.open("association", "association")
    office.choose("association_dissolution_command")
    office.fill("association_dissolution_dialog", deed=DEED)
    office.click("association_dissolution_save")
    office.click("consequences_back")
    form = office.form("association_dissolution_dialog")
    assert form.fields["deed"].widget.text() == DEED
    assert office.associations.acts.card.association.dissolved_on is None


def test_without_a_deed_nothing_is_shown(office: OfficeWindow, ready):
    office.open("association", "association")
    office.choose("association_dissolution_command")
    office.click("association_dissolution_save")
    assert list(office.errors("association_dissolution_dialog")) == ["deed"]


def test_a_new_board_is_typed_one_a_line(office: OfficeWindow, ready):
    office.open("association", "association")
    office.choose("association_board")
    leaving = office.form("association_board_dialog").fields["leaving"].input
    leaving.set_value([next(iter(leaving._boxes))])
    office.fill("association_board_dialog", coming="Mme Anna EXEMPLE, présidente", deed=DEED)
    office.click("association_board_save")
    assert "Mme Anna EXEMPLE" in words(office, "consequences_dialog")
    office.click("consequences_accept")
    card = office.associations.acts.card
    assert any(one.last_name == "EXEMPLE" and one.signs for one in card.officers)
    assert any(one.to_date == date(2026, 11, 20) for one in card.officers)
    office.choose("life_1_receipt")
    office.click("association_receipt_save")
    assert office.no_dialog()


def test_an_officer_that_cannot_be_read_is_told_under_the_field(office: OfficeWindow, ready):
    office.open("association", "association")
    office.choose("association_board")
    office.fill("association_board_dialog", coming="Anna Exemple", deed=DEED)
    office.click("association_board_save")
    assert "qualité" in office.errors("association_board_dialog")["coming"]


def test_an_absorption_leads_to_the_successor(office: OfficeWindow, ready):
    hold(ready)
    office.open("association", "association")
    office.choose("association_merger")
    office.fill("association_merger_dialog", successor="Voisins", deed=DEED)
    office.click("association_merger_save")
    office.click("consequences_accept")
    rows = ready.runner.read(conventions.page, ListQuery())
    assert {row.association_id for row in rows} == {"association", "neighbour"}
    office.choose("life_1_other_1")
    assert office.associations.page.current_id() == "neighbour"
    shown = " ".join(w.text() for w in office.associations.card.findChildren(QLabel))
    assert "Absorption de «\u202fLes Lanternes d’exemple\u202f»" in shown


def test_a_split_asks_who_takes_over_what(office: OfficeWindow, ready):
    hold(ready)
    office.open("association", "association")
    office.choose("association_split")
    office.fill("association_split_dialog", new_names="Jeunes Lanternes", deed=DEED)
    office.click("association_split_save")
    unit = office.form("association_sharing_dialog").fields["unit_1"].input
    unit.set_value("Jeunes Lanternes")
    settle()
    office.click("association_sharing_save")
    assert "projet pour Jeunes Lanternes" in words(office, "consequences_dialog")
    office.click("consequences_accept")
    names = {row.name for row in ready.runner.read(associations.page, ListQuery())}
    assert "Jeunes Lanternes" in names


def test_what_must_be_settled_first_cannot_be_recorded(office: OfficeWindow, ready):
    hold(ready, state="TRANSMITTED")
    office.open("association", "association")
    office.choose("association_dissolution_command")
    office.fill("association_dissolution_dialog", deed=DEED)
    office.click("association_dissolution_save")
    accept = office.dialog("consequences_dialog").findChild(QPushButton, "consequences_accept")
    assert not accept.isEnabled()


def test_a_new_name_keeps_the_former_one(office: OfficeWindow, ready):
    office.open("association", "association")
    office.choose("association_renaming")
    office.fill("association_renaming_dialog", name="Les Fanaux d’exemple", deed=DEED)
    office.click("association_renaming_save")
    office.click("consequences_accept")
    assert office.associations.record_title() == "Les Fanaux d’exemple"
    assert office.associations.acts.card.association.former_names == "Les Lanternes d’exemple"
