"""The dashboard says what is due, and every line and figure leads somewhere."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from hands import press, settle
from polesdesk.actions import associations, settings
from polesdesk.actions import conventions as agreements
from polesdesk.domain.conventions import State
from sample_agreements import INSURANCE

OVER = date(2026, 8, 31)
SOON = date(2026, 12, 31)


@pytest.fixture
def due(ready, build):
    """An occupant without title, an agreement that ends, one association without insurance."""
    signed = {
        "state": State.NOTIFIED,
        "signed_by_association_on": date(2025, 8, 20),
        "signed_by_city_on": date(2025, 8, 25),
    }
    slots = {"slots": (), "room_ids": ("office",)}
    first = ready.agreement(id="over", start_date=date(2025, 9, 1), end_date=OVER, **slots)
    second = ready.agreement(
        id="soon", start_date=date(2025, 9, 1), end_date=SOON, association_id="neighbour", **slots
    )
    for one in (first, second):
        ready.runner.do(agreements.save, replace(one, **signed))
    return build()


def only(office, name: str, *, containing: str) -> int:
    """The one line that contains some words."""
    lines = office.lines(name)
    found = [row for row, label in enumerate(lines) if containing in label]
    assert len(found) == 1, lines
    return found[0]


def click_button(view, row: int) -> None:
    where = view.button_rect(row).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()


def test_the_day_and_the_sentence_count_what_is_due(due):
    assert due.text_of("dashboard_day") == "Samedi 21\u00a0novembre\u00a02026"
    late, soon = len(due.lines("late")), len(due.lines("soon"))
    assert due.text_of("dashboard_sentence") == (
        f"{late + soon}\u00a0points à traiter, dont {late} en retard"
    )


def test_late_lines_and_coming_lines_stand_apart(due):
    assert "Les Lanternes d’exemple\u202f: occupation sans titre" in due.lines("late")
    assert "Les Voisins du Lampion\u202f: aucune attestation d’assurance" in due.lines("late")
    assert "Les Voisins du Lampion\u202f: la convention finit dans 40\u00a0jours" in due.lines(
        "soon"
    )


def test_a_figure_opens_the_list_of_exactly_what_it_counts(due):
    for key, figure in due.figures().items():
        due.window.show_tab(due.dashboard)
        settle()
        number = figure.figure.number
        QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
        settle()
        tab = due.window.current_tab()
        assert tab.subject == figure.figure.tab
        assert tab.page.model.rowCount() == number, key
        assert tab.page.query().filters == {figure.figure.filter_name: figure.figure.filter_value}
    assert {key: one.figure.number for key, one in due.figures().items()} == {
        "untitled": 1, "ends_soon": 1, "insurance": 1, "not_returned": 0, "papers": 2,
    }  # fmt: skip


def test_a_figure_is_pressed_with_the_keyboard(due):
    QTest.keyClick(due.figures()["untitled"], Qt.Key.Key_Space)
    settle()
    assert due.conventions.page.current_id() == "over"


def test_the_button_of_a_line_opens_its_record(due):
    click_button(due.view("late"), only(due, "late", containing="sans titre"))
    assert due.window.current_tab() is due.conventions
    assert due.conventions.page.current_id() == "over"


def test_enter_does_what_the_button_says(due):
    view = due.view("late")
    row = only(due, "late", containing="aucune attestation")
    view.setCurrentIndex(view.model().index(row, 0))
    press(view, Qt.Key.Key_Return, "\r")
    settle()
    assert due.dialog("request_dialog").isVisible()


def test_control_enter_and_a_double_click_open_the_record(due):
    view = due.view("late")
    row = only(due, "late", containing="aucune attestation")
    view.setCurrentIndex(view.model().index(row, 0))
    press(view, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    settle()
    assert due.associations.page.current_id() == "neighbour"
    due.window.show_tab(due.dashboard)
    settle()
    row = only(due, "soon", containing="finit dans")
    place = due.view("soon").visualRect(due.view("soon").model().index(row, 0)).topLeft()
    viewport = due.view("soon").viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place + QPoint(60, 12))
    settle()
    assert due.conventions.page.current_id() == "soon"


def test_a_message_is_handed_to_the_mail_program(due, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    click_button(due.view("late"), only(due, "late", containing="aucune attestation"))
    dialog = due.dialog("request_dialog")
    assert dialog.mail_url().scheme() == "mailto"
    due.click("request_mail")
    found = urlsplit(opened[0].toString(opened[0].ComponentFormattingOption.FullyEncoded))
    told = parse_qs(found.query)
    assert told["subject"] == ["Attestation d’assurance à nous adresser"]
    assert "Nous n’avons pas reçu l’attestation d’assurance" in told["body"][0]
    assert "Ville d’Exempleville" in told["body"][0]
    assert unquote(found.path) == due.runner.read(associations.get, "neighbour").email
    assert due.no_dialog()


def test_without_a_mail_program_the_message_is_copied(due, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    click_button(due.view("late"), only(due, "late", containing="aucune attestation"))
    due.click("request_mail")
    assert "le message est copié" in due.text_of("request_hint")
    assert "Madame, Monsieur," in QGuiApplication.clipboard().text()


def test_the_message_for_papers_names_them(due):
    click_button(due.view("soon"), only(due, "soon", containing="Voisins du Lampion\u202f: 4"))
    text = due.dialog("request_dialog")._ui.request_text.toPlainText()
    assert "– Statuts\n" in text
    assert "– Contrat d’engagement républicain" in text
    due.click("request_open")
    assert due.associations.page.current_id() == "neighbour"


def test_what_is_done_leaves_the_list_and_the_place_stays(due):
    view = due.view("late")
    row = only(due, "late", containing="aucune attestation")
    view.setCurrentIndex(view.model().index(row, 0))
    insured = replace(INSURANCE, id="new", association_id="neighbour", valid_to=date(2027, 12, 31))
    due.dashboard._desk.do(associations.save_paper, insured, owner=due.window)
    settle()
    assert not [line for line in due.lines("late") if "aucune attestation" in line]
    assert due.figures()["insurance"].figure.number == 0
    assert view.currentIndex().isValid()


def test_nothing_due_says_so_and_what_comes_next(ready, build):
    office = ready.runner.read(settings.get)
    ready.runner.do(settings.save, replace(office, required_papers=()))
    made = ready.agreement(start_date=date(2026, 9, 1), end_date=date(2028, 8, 31))
    signed = replace(
        made,
        state=State.NOTIFIED,
        signed_by_association_on=date(2026, 8, 20),
        signed_by_city_on=date(2026, 8, 25),
    )
    ready.runner.do(agreements.save, signed)
    home = build()
    assert home.text_of("dashboard_sentence") == "Rien à traiter"
    told = [label.text() for label in home.dashboard.findChildren(QLabel) if label.isVisible()]
    assert "Rien en retard." in told
    assert any(f"{made.number}, le 31/08/2028" in text for text in told)


def test_an_empty_file_says_what_to_do_first(build):
    home = build()
    assert home.text_of("dashboard_welcome") == "Ce fichier est vide"
    asked: list[str] = []
    for name in ("file_import", "file_settings"):
        action = QAction(home.window)
        action.setObjectName(name)
        action.triggered.connect(lambda _on, name=name: asked.append(name))
    home.click("dashboard_import")
    home.click("dashboard_settings")
    assert asked == ["file_import", "file_settings"]
    home.click("dashboard_new_hub")
    assert home.window.current_tab() is home.hubs
    assert home.form().fields["name"].widget.isVisible()


def test_a_first_hub_ends_the_welcome(build):
    home = build()
    home.click("dashboard_new_hub")
    home.fill(name="Voltaire", code="VOL")
    home.click("hub_save")
    home.window.show_tab(home.dashboard)
    settle()
    assert home.text_of("dashboard_sentence") == "Rien à traiter"
