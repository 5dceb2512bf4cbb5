"""What is typed survives a crash: kept while typing, offered at the next start, given back."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from sqlalchemy import func, select

from hands import settle, show, type_text
from office_window import cell, type_over
from polesdesk.actions import associations, hubs, templates
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.store import drafts as stored
from polesdesk.store.tables import command
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.desk import Desk
from polesdesk.ui.drafts_bar import DraftsBar, when
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.settings.template_editor import TemplateEditor
from polesdesk.ui.tabs import make_tabs
from polesdesk.ui.workers import InlineWorker
from ready_office import make_ready
from window_demo import TODAY

NOW = datetime(2026, 11, 21, 10, 42)


@pytest.fixture
def runner(office_file):
    made = Runner(office_file, today=lambda: TODAY)
    make_ready(made)
    yield made
    made.close()


@pytest.fixture
def start(theme, settings, runner, qtbot):
    """Open the window on the file, as after a crash: nothing of another window is told."""

    def begin() -> MainWindow:
        desk = Desk(runner, InlineWorker())
        main = MainWindow(desk, theme, settings, now=lambda: NOW, about=AboutFacts)
        qtbot.addWidget(main)
        main.add_tabs(make_tabs(desk, settings))
        main.start()
        show(qtbot, main)
        return main

    return begin


def go(main: MainWindow, subject: str):
    tab = main._open_subject(subject)
    settle()
    return tab


def bar(main: MainWindow) -> DraftsBar:
    return main.findChild(DraftsBar)


def click(main, name: str) -> None:
    main.findChild(QPushButton, name).click()
    settle()


def type_in(form, name: str, text: str) -> None:
    type_over(form.fields[name].widget, text)


def kept(runner) -> list:
    """All that is kept, also what would not be offered again."""
    return list(runner.read(lambda work: stored.listed(work.connection)))


def shown(form, name: str) -> str:
    return form.fields[name].widget.text()


def commands(runner) -> int:
    statement = select(func.count()).select_from(command)
    return runner.read(lambda work: work.connection.execute(statement).scalar_one())


def test_a_new_record_is_taken_up_where_it_was_left(start, runner):
    first = start()
    tab = go(first, "hubs")
    tab.new()
    form = tab.card.form()
    type_in(form, "name", "Étouvie")
    type_in(form, "decision_date", "31/02/20")
    before, label = commands(runner), first._ui.status_line
    told = []
    tab._desk.saved.connect(told.append)
    form.drafts.look()
    assert (commands(runner), told) == (before, [])
    assert label is first._ui.status_line

    second = start()
    assert "Nouveau pôle" in bar(second).text()
    click(second, "drafts_resume")
    again = go(second, "hubs").card.form()
    assert shown(again, "name") == "Étouvie"
    assert shown(again, "decision_date") == "31/02/20"
    assert second.isWindowModified()
    assert not bar(second).isVisible()


def test_a_draft_goes_once_the_record_is_saved(start, runner):
    main = start()
    tab = go(main, "hubs")
    tab.new()
    form = tab.card.form()
    type_in(form, "name", "Étouvie")
    form.drafts.look()
    assert len(kept(runner)) == 1
    type_in(form, "code", "ETO")
    form.submit()
    settle()
    assert tab.card.form() is None
    assert kept(runner) == []
    assert not bar(start()).isVisible()


@pytest.mark.parametrize("typed", ["Étouvie", ""])
def test_a_draft_goes_with_what_is_given_up(start, runner, typed):
    main = start()
    tab = go(main, "hubs")
    tab.new()
    form = tab.card.form()
    type_in(form, "name", "Étouvie")
    form.drafts.look()
    type_in(form, "name", typed)
    form.ask_cancel()
    if typed:
        click(main, "unsaved_discard")
    settle()
    assert tab.card.form() is None
    assert kept(runner) == []


def test_what_is_typed_back_to_what_it_was_needs_no_draft(start, runner):
    main = start()
    tab = go(main, "hubs")
    tab.new()
    form = tab.card.form()
    type_in(form, "name", "Étouvie")
    form.drafts.look()
    type_in(form, "name", "")
    form.drafts.look()
    assert kept(runner) == []


def test_the_form_looks_by_itself(start, runner, qtbot, monkeypatch):
    monkeypatch.setattr("polesdesk.ui.form.drafts.EVERY", 10)
    main = start()
    tab = go(main, "hubs")
    tab.new()
    type_in(tab.card.form(), "name", "Étouvie")
    qtbot.waitUntil(lambda: len(kept(runner)) == 1)


def test_giving_a_draft_up_forgets_it(start, runner):
    tab = go(start(), "hubs")
    tab.new()
    type_in(tab.card.form(), "name", "Étouvie")
    tab.card.form().drafts.look()
    second = start()
    click(second, "drafts_drop")
    assert kept(runner) == []
    assert not bar(second).isVisible()


def test_another_draft_follows_the_first(start, runner):
    for name in ("Étouvie", "Condorcet"):
        tab = go(start(), "hubs")
        tab.new()
        type_in(tab.card.form(), "name", name)
        tab.card.form().drafts.look()
    main = start()
    assert "Une autre attend" in bar(main).text()
    click(main, "drafts_drop")
    assert bar(main).isVisible()
    assert "autre" not in bar(main).text()
    assert len(kept(runner)) == 1


def test_what_changed_since_is_a_doubt_under_its_field(start, runner):
    saved = runner.do(hubs.save, Hub(id="h9", code="ETO", name="Étouvie", city="Amiens")).value
    main = start()
    main.go("hub", saved.id)
    settle()
    tab = go(main, "hubs")
    tab.edit("name")
    form = tab.card.form()
    type_in(form, "name", "Étouvie-Est")
    type_in(form, "address", "1 rue du Test")
    form.drafts.look()
    runner.do(hubs.save, replace(saved, name="Étouvie-Ouest", city="Longueau"))

    second = start()
    click(second, "drafts_resume")
    again = go(second, "hubs").card.form()
    assert shown(again, "name") == "Étouvie-Est"
    assert shown(again, "address") == "1 rue du Test"
    assert shown(again, "city") == "Longueau"
    assert "a été modifiée depuis" in again._notice.text()
    doubts = {name: f._doubt.text() for name, f in again.fields.items() if f._doubt.text()}
    assert doubts == {"name": "La fiche porte maintenant «\u202fÉtouvie-Ouest\u202f»."}


def test_a_record_deleted_since_is_told_and_its_draft_stays(start, runner):
    saved = runner.do(hubs.save, Hub(id="h9", code="ETO", name="Étouvie")).value
    main = start()
    main.go("hub", saved.id)
    settle()
    tab = go(main, "hubs")
    tab.edit("name")
    type_in(tab.card.form(), "name", "Autre")
    tab.card.form().drafts.look()
    runner.do(hubs.bin, (saved.id,))
    second = start()
    click(second, "drafts_resume")
    assert "supprimée" in second._ui.error_bar.text()
    assert len(kept(runner)) == 1


def test_an_agreement_comes_back_with_its_rooms_and_half_typed_slots(start, runner):
    main = start()
    tab = go(main, "conventions")
    tab.new()
    settle()
    form = tab.card.form()
    hub = runner.read(hubs.choices)[0]
    room = runner.read(hubs.rooms, hub.value)[0]
    form.fields["hub_id"].input.set_value(hub.value)
    form.fields["use_kind"].input.set_value("SLOT")
    form.fields["room_ids"].input.set_value((room.id,))
    party = runner.read(associations.page, _all())[0]
    form.fields["association_id"].input.set_typed([party.id, party.name])
    form.fields["representative_ids"].input.set_typed(["nobody"])
    grid = form.fields["slots"].widget.grid
    cell(grid, 0, 0, "lundi")
    grid.type_in(grid.model().index(0, 1))
    editor = grid._delegate.editor
    editor.clear()
    type_text(editor, "18h-")
    form.drafts.look()
    assert grid._delegate.editor is editor, "the cell that is typed stays open"

    second = start()
    assert "Nouvelle convention" in bar(second).text()
    click(second, "drafts_resume")
    again = go(second, "conventions").card.form()
    assert again.fields["hub_id"].input.value() == hub.value
    assert again.fields["room_ids"].input.value() == (room.id,)
    assert again.fields["association_id"].input.value() == party.id
    (line,) = again.fields["slots"].widget._model.texts()
    assert (line.day, line.hours) == ("lundi", "18h-")
    assert again.saved_id() == form.saved_id()


def _all():
    from polesdesk.domain.lists import ListQuery

    return ListQuery()


@pytest.mark.parametrize(
    ("act", "dialog", "field"),
    [("add_officer", "officer_dialog", "last_name"), ("add_paper", "paper_dialog", "insurer")],
)
def test_the_dialogs_of_an_association_come_back(start, runner, act, dialog, field):
    party = runner.read(associations.page, _all())[0]
    main = start()
    main.go("association", party.id)
    settle()
    acts = go(main, "associations").acts
    acts.add_officer() if act == "add_officer" else acts.add_paper(None)
    form = main.findChild(QDialog, dialog).form
    type_in(form, field, "Exemple")
    form.drafts.look()

    second = start()
    click(second, "drafts_resume")
    again = second.findChild(QDialog, dialog)
    assert again.isVisible()
    assert shown(again.form, field) == "Exemple"


def test_the_dialog_of_a_room_comes_back(start, runner):
    hub = runner.read(hubs.choices)[-1]
    main = start()
    main.go("hub", hub.value)
    settle()
    go(main, "hubs").new_room()
    form = main.findChild(QDialog, "room_dialog").form
    type_in(form, "name", "Salle bleue")
    form.drafts.look()

    second = start()
    click(second, "drafts_resume")
    again = second.findChild(QDialog, "room_dialog")
    assert shown(again.form, "name") == "Salle bleue"
    again.form.submit()
    settle()
    assert "Salle bleue" in [room.name for room in runner.read(hubs.rooms, hub.value)]
    assert kept(runner) == []


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 21, 9, 15), "aujourd’hui à 9\u00a0h\u00a015"),
        (datetime(2026, 11, 20, 18, 4), "hier à 18\u00a0h\u00a004"),
        (datetime(2026, 9, 1, 8, 0), "le 01/09/2026 à 8\u00a0h"),
    ],
)
def test_the_moment_of_a_draft_in_words(moment, words):
    assert when(moment, NOW) == words


@pytest.fixture
def editor_of(start, runner):
    """Open the editor of the newest text of agreements in a window."""

    def begin(main: MainWindow) -> TemplateEditor:
        desk = go(main, "conventions")._desk
        template = runner.read(templates.listed, "convention")[0]
        made = TemplateEditor(desk, main._settings, template, main)
        made.open()
        return made

    return begin


def rewrite(editor: TemplateEditor, text: str) -> None:
    editor._ui.template_source.setPlainText(text)
    editor._keeper.look()


def resumed(main: MainWindow) -> TemplateEditor:
    click(main, "drafts_resume")
    return next(e for e in main.findChildren(TemplateEditor) if e.isVisible())


def test_the_text_of_a_template_is_taken_up_where_it_was_left(start, runner, editor_of):
    before = commands(runner)
    rewrite(editor_of(start()), "[titre] Essai\n\n[article objet] Objet\n\nPour {{sig")
    assert commands(runner) == before

    second = start()
    assert "modèle «\u202f" in bar(second).text()
    again = resumed(second)
    assert again.text().endswith("Pour {{sig")
    assert again.is_dirty()
    source = again._ui.template_source
    source.undo()
    assert again.text() == again._before
    source.redo()
    again._close_now()
    assert kept(runner) == []


def test_the_draft_of_a_text_goes_once_it_is_saved_and_the_next_is_of_what_was_saved(
    start, runner, editor_of
):
    editor = editor_of(start())
    valid = "[titre] Essai\n\n[article objet] Objet\n\nPour {{sigle}}."
    rewrite(editor, valid)
    assert len(kept(runner)) == 1
    editor.save()
    settle()
    assert kept(runner) == []
    rewrite(editor, valid + " Suite.")
    (draft,) = kept(runner)
    saved = runner.read(templates.listed, "convention")[0]
    assert (draft.row, draft.version) == (saved.id, saved.version)
    rewrite(editor, valid)
    assert kept(runner) == []
    editor._close_now()


def test_a_template_changed_meanwhile_is_told(start, runner, editor_of):
    rewrite(editor_of(start()), "[titre] Essai")
    template = runner.read(templates.listed, "convention")[0]
    runner.do(templates.validate, template.id, "Direction des affaires juridiques")
    again = resumed(start())
    assert again.text() == "[titre] Essai"
    assert "modifié depuis votre saisie" in again._ui.template_editor_told.text()
    assert not again._ui.template_editor_told.isHidden()
    again._close_now()


CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from polesdesk.actions import drafts
from polesdesk.actions.runner import Runner
from polesdesk.ui.application import make_application
from polesdesk.ui.desk import Desk
from polesdesk.ui.application import open_settings
from polesdesk.ui.hubs import HubsTab
from polesdesk.ui.workers import ThreadWorker

app = make_application(sys.argv[:1])
runner = Runner(Path(sys.argv[1]), hold=True)
desk = Desk(runner, ThreadWorker(app), app)
tab = HubsTab(desk, open_settings(Path(sys.argv[2])))
tab.show()
tab.new()
tab.card.form().fields["name"].widget.setText("Étouvie")

def look():
    if runner.read(drafts.listed):
        print("kept", flush=True)

timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
app.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_a_killed_program_offers_what_was_typed(theme, settings, blank_file, tmp_path, qtbot):
    import shutil

    path = tmp_path / "killed.polesdesk"
    shutil.copy(blank_file, path)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "kept\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    runner = Runner(path, today=lambda: TODAY, hold=True)
    desk = Desk(runner, InlineWorker())
    main = MainWindow(desk, theme, settings, now=datetime.now, about=AboutFacts)
    qtbot.addWidget(main)
    main.add_tabs(make_tabs(desk, settings))
    main.start()
    assert "Nouveau pôle, aujourd’hui" in bar(main).text()
    click(main, "drafts_resume")
    assert shown(go(main, "hubs").card.form(), "name") == "Étouvie"
    runner.close()
