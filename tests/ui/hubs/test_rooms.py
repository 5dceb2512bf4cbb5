"""Rooms and units of a hub: created, changed, copied, refused, taken away."""

from decimal import Decimal

from PySide6.QtWidgets import QPushButton

from hands import settle
from polesdesk.actions import hubs
from polesdesk.domain.hubs import RoomKind


def rooms(office) -> dict:
    return {room.name: room for room in office.runner.read(hubs.card, "hub").rooms}


def do(office, name: str, room: str) -> None:
    """Choose a command in the menu of a room's line."""
    buttons = office.hubs.card.findChildren(QPushButton, "room_actions")
    wanted = [b for b in buttons if b.isVisible() and room in b.accessibleName()]
    assert len(wanted) == 1
    actions = {a.objectName(): a for a in wanted[0].menu().actions()}
    actions[name].trigger()
    settle()


def test_a_room_is_created_by_typing(office):
    office.click("room_new")
    office.fill(
        "room_dialog",
        name="Atelier Émilie",
        surface_m2="38,5",
        capacity="19",
        erp_type="R",
        erp_category="5",
        floor="1",
    )
    office.click("room_save")
    assert office.no_dialog()
    made = rooms(office)["Atelier Émilie"]
    assert (made.surface_m2, made.capacity, made.erp_category) == (Decimal("38.5"), 19, 5)
    assert "38,50\u00a0m² · 19\u00a0personnes · ERP type R, 5e catégorie · 1er étage" in (
        office.card_texts()
    )


def test_what_is_wrong_stands_under_its_field(office):
    office.click("room_new")
    office.fill("room_dialog", name="Salle Louise", erp_category="9", capacity="0")
    office.click("room_save")
    assert sorted(office.errors("room_dialog")) == ["capacity", "erp_category"]
    office.fill("room_dialog", erp_category="5", capacity="12")
    office.click("room_save")
    assert "a déjà un local" in office.errors("room_dialog")["name"]


def test_a_unit_has_neither_surface_nor_capacity(office):
    office.click("room_new")
    office.fill("room_dialog", name="Boîte aux lettres 12", kind="Boîte aux lettres")
    fields = office.form("room_dialog").fields
    assert [name for name, one in fields.items() if not one.isVisible()] == [
        "surface_m2", "capacity", "erp_type", "erp_category", "shareable", "furniture",
        "equipment", "walk_order",
    ]  # fmt: skip
    office.click("room_save")
    assert rooms(office)["Boîte aux lettres 12"].kind is RoomKind.LETTERBOX


def test_a_room_is_changed_and_the_change_undone(office):
    do(office, "room_edit", "Bureau 3")
    office.fill("room_dialog", name="Bureau 4")
    office.click("room_save")
    assert sorted(rooms(office)) == ["Bureau 4", "Salle Louise"]
    office.choose("edit_undo")
    assert sorted(rooms(office)) == ["Bureau 3", "Salle Louise"]
    assert "Bureau 3" in office.card_texts()


def test_a_room_like_another_takes_everything_but_its_name(office):
    do(office, "room_copy", "Salle Louise")
    assert office.form("room_dialog").values()["name"] == ""
    office.fill("room_dialog", name="Salle Jeanne")
    office.click("room_save")
    found = rooms(office)
    assert found["Salle Jeanne"].furniture == found["Salle Louise"].furniture
    assert found["Salle Jeanne"].id != found["Salle Louise"].id


def test_a_room_is_deleted_and_comes_back(office):
    do(office, "room_delete", "Bureau 3")
    assert list(rooms(office)) == ["Salle Louise"]
    office.click("success_undo")
    assert sorted(rooms(office)) == ["Bureau 3", "Salle Louise"]


def test_a_room_that_an_agreement_holds_is_not_deleted(ready, office):
    ready.agreement()
    do(office, "room_delete", "Bureau 3")
    assert sorted(rooms(office)) == ["Bureau 3", "Salle Louise"]
    assert "figure dans 1" in office.error()


def test_a_link_to_a_room_opens_it_in_its_hub(office):
    office.open("hub", "other")
    office.open("room", "office")
    assert office.hubs.page.current_id() == "hub"
    assert office.form("room_dialog").values()["name"] == "Bureau 3"


def test_a_changed_room_asks_before_it_is_closed(office):
    office.click("room_new")
    office.fill("room_dialog", name="Salle Jeanne")
    office.dialog("room_dialog").close()
    settle()
    box = office.dialog("unsaved_dialog")
    next(b for b in box.buttons() if b.objectName() == "unsaved_stay").click()
    settle()
    assert office.form("room_dialog").values()["name"] == "Salle Jeanne"


def test_a_room_says_what_it_is_equipped_with_and_its_place_on_the_round(office):
    office.click("room_new")
    office.fill("room_dialog", name="Studio", equipment="piano, vidéoprojecteur,, piano",
                walk_order="3")  # fmt: skip
    office.click("room_save")
    studio = rooms(office)["Studio"]
    assert (studio.equipment, studio.walk_order) == (("piano", "vidéoprojecteur"), 3)
