"""What stands beside a hub: its agreements, its annexes, its notes."""

import io
from pathlib import Path

import pytest
from pypdf import PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from hands import drop, press, settle, type_text
from polesdesk.actions import hubs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.texts import LinkLabel


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A PDF of two pages."""
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(width=595, height=842)
    content = io.BytesIO()
    writer.write(content)
    path = tmp_path / "Plan_du_pole.pdf"
    path.write_bytes(content.getvalue())
    return path


def annexes(office) -> list[str]:
    return [one.title for one in office.runner.read(hubs.card, "hub").annexes]


def add(office, path: Path, **texts: str) -> None:
    office.click("annex_new")
    office.form("annex_dialog").fields["file"].input.set_value(path)
    settle()
    office.fill("annex_dialog", **texts)
    office.click("annex_save")


def do(office, name: str, annex: str) -> None:
    buttons = office.hubs.card.findChildren(QPushButton, "annex_actions")
    wanted = [b for b in buttons if b.isVisible() and annex in b.accessibleName()]
    actions = {a.objectName(): a for a in wanted[0].menu().actions()}
    assert actions[name].isEnabled()
    actions[name].trigger()
    settle()


def test_a_pdf_is_annexed_with_the_name_that_its_file_proposes(office, plan):
    add(office, plan)
    assert annexes(office) == ["Plan du pole"]
    assert "Plan des locaux · 2\u00a0pages · Plan_du_pole.pdf" in office.card_texts()


def test_a_file_that_is_no_pdf_is_refused_under_its_field(office, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"not a plan")
    add(office, path)
    assert "n’est pas un PDF" in office.errors("annex_dialog")["file"]
    assert annexes(office) == []


def test_annexes_are_named_moved_and_taken_away(office, plan):
    add(office, plan, title="Plan")
    add(office, plan, title="Règlement")
    do(office, "annex_up", "Règlement")
    assert annexes(office) == ["Règlement", "Plan"]
    do(office, "annex_edit", "Plan")
    office.fill("annex_dialog", title="Plan de 2026")
    office.click("annex_save")
    assert annexes(office) == ["Règlement", "Plan de 2026"]
    do(office, "annex_delete", "Règlement")
    assert annexes(office) == ["Plan de 2026"]
    office.click("success_undo")
    assert annexes(office) == ["Règlement", "Plan de 2026"]


def test_an_annex_is_looked_at_in_the_viewer_of_the_computer(office, plan, monkeypatch):
    shown: list[bytes] = []
    monkeypatch.setattr(LookedAt, "open", lambda _self, path: shown.append(path.read_bytes()))
    add(office, plan)
    do(office, "annex_open", "Plan du pole")
    assert shown == [plan.read_bytes()]


def test_an_agreement_is_one_click_away(ready, office):
    ready.agreement()
    office.choose("view_reload")
    links = {label.text(): label for label in office.hubs.card.findChildren(LinkLabel)}
    link = next(label for text, label in links.items() if "Les Lanternes d’exemple" in text)
    link.linkActivated.emit("go")
    settle()
    assert office.window.current_tab() is office.conventions
    assert office.conventions.page.current_id() == "agreement"


def test_all_the_agreements_of_a_hub_are_listed(ready, office):
    ready.agreement()
    office.choose("view_reload")
    office.choose("hub_conventions_command")
    assert office.window.current_tab() is office.conventions
    assert office.conventions.page.query().filters == {"hub": "hub"}
    assert office.conventions.page.model.rowCount() == 1


def test_a_note_is_kept_with_its_day(office):
    office.choose("note_new_command")
    field = office.form("note_dialog").fields["text"].widget
    field.setFocus()
    type_text(field, "Digicode changé.")
    office.click("note_save")
    assert [note.text for note in office.runner.read(hubs.card, "hub").notes] == [
        "Digicode changé."
    ]
    assert "21/11/2026" in office.card_texts()


def test_the_list_is_filtered_as_one_types(office):
    type_text(office.hubs.page.table, "m")
    type_text(office.hubs.page._ui.filter, "ari")
    settle()
    assert office.listed() == ["MAR"]
    press(office.hubs.page._ui.filter, Qt.Key.Key_Escape)
    settle()
    assert office.listed() == ["MAR", "VOL"]


def test_a_pdf_dropped_on_the_card_is_annexed(office, tmp_path):
    rules = tmp_path / "règlement.pdf"
    rules.write_bytes(b"%PDF")
    assert drop(office.hubs.card, rules)
    fields = office.form("annex_dialog").fields
    assert fields["file"].input.value() == rules
    assert fields["kind"].input.value() == "HUB_RULES"


def test_what_is_no_pdf_is_not_annexed_by_dropping(office, tmp_path):
    assert not drop(office.hubs.card, tmp_path / "photo.png")
    assert office.no_dialog()
