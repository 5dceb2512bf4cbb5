"""What is photographed beside the window: steps, papers, import, settings, help, beginnings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
)

from pictures_hand import (
    Scene,
    Trait,
    agreement,
    any_dialog,
    button_menu,
    in_state,
    reach,
    running,
)
from pictures_stage import Stage
from pictures_workbook import write_workbook
from polesdesk import __version__
from polesdesk.domain.conventions import State
from polesdesk.ui.errors import ErrorDialog, report_of

PAGES = 5
"""Pages of the first wizard before anything is written."""
OFFICE = {
    "authority_name": "Ville d’Exempleville",
    "last_name": "Exemple",
    "quality": "maire",
}
"""What those pages need before they let one go on."""


def scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of a dialog with the name of its pictures."""
    yield from _step_scenes()
    yield from _paper_scenes()
    yield from _settings_scenes()
    yield from _help_scenes()
    yield from _edit_scenes()
    yield "import", _import
    yield "start", _start
    yield "first-run", _first_run
    yield "error", _error
    yield "error-bar", _error_bar
    yield "empty", _empty_file


# Steps of an agreement


def _step_scenes() -> Iterator[tuple[str, Scene]]:
    steps: tuple[tuple[str, Trait, str], ...] = (
        ("returned", in_state(State.TO_SIGN), "convention_move_signed_by_association"),
        ("city", in_state(State.SIGNED_BY_ASSOCIATION), "convention_move_signed_by_city"),
        ("sent", in_state(State.SIGNED_BY_CITY), "convention_move_transmitted"),
        ("notified", in_state(State.TRANSMITTED), "convention_move_notified"),
        ("suspend", running, "convention_move_suspended"),
        ("resume", in_state(State.SUSPENDED), "convention_move_notified"),
        ("end", running, "convention_move_termination_pending"),
        ("keep", in_state(State.TERMINATION_PENDING), "convention_move_notified"),
        ("given-back", in_state(State.TERMINATED), "convention_move_closed"),
        ("withdraw", in_state(State.DRAFT), "convention_move_withdrawn"),
        ("refuse", in_state(State.INSTRUCTION), "convention_move_refused"),
        ("renewal", running, "convention_renewal_requested"),
        ("renewal-refused", running, "convention_renewal_not_renewed"),
        ("cancel-original", in_state(State.TO_SIGN), "convention_cancel_original"),
        ("note", running, "convention_add_note"),
        ("annex", in_state(State.DRAFT), "convention_add_annex"),
    )
    for name, trait, button in steps:
        yield f"step-{name}", partial(_step, name, trait, button)


def _step(name: str, trait: Trait, button: str, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    reach(stage, button)
    any_dialog(stage, f"step-{name}")


# On paper


def _paper_scenes() -> Iterator[tuple[str, Scene]]:
    yield "preview-draft", partial(_preview, "draft", in_state(State.DRAFT))
    yield "preview-original", partial(_preview, "original", in_state(State.TO_SIGN))
    yield "original-refused", partial(_issue, "original-refused", in_state(State.INSTRUCTION))
    yield "original-confirm", partial(_issue, "original-confirm", in_state(State.DRAFT))
    yield "print-selection", _print_selection


def _preview(name: str, trait: Trait, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    stage.press("convention_preview")
    stage.wait(300)
    with stage.dialog("preview_dialog") as dialog:
        stage.photograph(f"preview-{name}", dialog)


def _issue(name: str, trait: Trait, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    reach(stage, "convention_issue")
    any_dialog(stage, name)


def _print_selection(stage: Stage) -> None:
    """The dialog that prints all, then its result with what was refused."""
    stage.show_tab("conventions")
    stage.find(QAbstractItemView, "conventions_table").selectAll()
    stage.trigger("conventions_print_selection")
    stage.photograph("print-selection", stage.front())
    stage.press("print_selection_save")
    stage.wait(300)
    any_dialog(stage, "print-result")
    stage.find(QAbstractItemView, "conventions_table").clearSelection()


# Settings and clauses


def _settings_scenes() -> Iterator[tuple[str, Scene]]:
    yield "settings", _settings
    for row, page, name in ((1, "signatories", "signatory"), (2, "rents", "rent")):
        button = f"settings_{page}_add"
        yield f"settings-{name}", partial(_settings_dialog, row, button, name)
    yield "templates", _templates
    yield "template-editor", _template_editor


def _settings(stage: Stage) -> None:
    stage.trigger("file_settings")
    with stage.dialog("settings_dialog") as dialog:
        sections = stage.find(QListView, "settings_sections")
        for row in range(sections.model().rowCount(QModelIndex())):
            sections.setCurrentIndex(sections.model().index(row, 0))
            stage.photograph(f"settings-{row + 1}", dialog)


def _settings_dialog(row: int, button: str, name: str, stage: Stage) -> None:
    stage.trigger("file_settings")
    sections = stage.find(QListView, "settings_sections")
    sections.setCurrentIndex(sections.model().index(row, 0))
    stage.settle()
    stage.press(button)
    any_dialog(stage, f"settings-{name}")


def _templates(stage: Stage) -> None:
    stage.trigger("clause_templates")
    with stage.dialog("templates_dialog") as dialog:
        stage.photograph("templates", dialog)
        button_menu(stage, "template_more", "templates-more")


def _template_editor(stage: Stage) -> None:
    """The editor of a text, its menus, a comparison, then a field that nobody knows."""
    stage.trigger("clause_templates")
    stage.press("template_edit")
    stage.wait(400)  # the preview is drawn
    stage.photograph("template-editor")
    button_menu(stage, "template_insert_condition", "template-editor-conditions")
    source = stage.find(QPlainTextEdit, "template_source")
    source.setPlainText(source.toPlainText().replace("pôle associatif", "pôle de la ville"))
    stage.press("template_editor_compare")
    stage.photograph("template-editor-compare")
    stage.press("template_compare_close")
    source.setPlainText(source.toPlainText().replace("{", "{zz_", 1))
    stage.press("template_save")
    any_dialog(stage, "template-editor-refused")


# Help


def _help_scenes() -> Iterator[tuple[str, Scene]]:
    for name, command in (
        ("about", "help_about"),
        ("shortcuts", "help_shortcuts"),
        ("manual", "help_manual"),
    ):
        yield name, partial(_command_dialog, name, command)


def _command_dialog(name: str, command: str, stage: Stage) -> None:
    stage.trigger(command)
    stage.wait(200)
    any_dialog(stage, name)


# Search, history, bin


def _edit_scenes() -> Iterator[tuple[str, Scene]]:
    for word in ("voltaire", "MAR-2026", "imprimer", "zzzz"):
        yield f"search-{word}", partial(_search, word)
    yield "history", partial(_command_dialog, "history", "edit_history")
    yield "history-record", _record_history
    yield "bin", _bin


def _search(word: str, stage: Stage) -> None:
    """The results below the search box, in the window."""
    stage.show_tab("conventions")
    stage.trigger("edit_search")
    box = stage.find(QLineEdit, "search_box")
    box.clear()
    QTest.keyClicks(box, word)
    stage.wait(600)
    stage.photograph(f"search-{word}", stage.window)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    stage.settle()


def _record_history(stage: Stage) -> None:
    stage.show("convention", agreement(stage, in_state(State.TO_SIGN)).id)
    _command_dialog("history-record", "edit_record_history", stage)


def _bin(stage: Stage) -> None:
    """What was deleted, with one agreement in it, and the question before it goes for good."""
    stage.show("convention", agreement(stage, in_state(State.INSTRUCTION)).id)
    stage.trigger("convention_bin_command")
    stage.close_dialogs()
    _command_dialog("bin", "edit_bin", stage)
    stage.trigger("edit_bin")
    stage.press("bin_destroy")
    stage.photograph("bin-destroy")
    stage.close_dialogs()
    stage.trigger("edit_undo")


# Import


def _import(stage: Stage) -> None:
    """Every page of the wizard, on a workbook with slips."""
    stage.trigger("file_import")
    with stage.dialog("import_wizard") as wizard:
        stage.photograph("import-1-file")
        wizard.open_file(write_workbook(stage.home / "Conventions 2026.xlsx"))  # type: ignore[attr-defined]
        stage.photograph("import-2-sheet", wizard)
        stage.press("import_next")
        stage.photograph("import-3-columns", wizard)
        stage.press("import_next")
        tabs = stage.find(QTabBar, "import_details_tabs")
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            stage.photograph(f"import-4-check-{number + 1}", wizard)
        _answer_all(stage)
        stage.photograph("import-5-answered", wizard)
        stage.press("import_next")
        stage.photograph("import-6-done", wizard)


def _answer_all(stage: Stage) -> None:
    """Give the first answer to each question, as the first button leads from one to the next."""
    go_on = stage.find(QPushButton, "import_next")
    while "questions" in go_on.text():
        stage.press("import_next")
        stage.press("import_answer_first")
        stage.wait(700)


# Beginnings and ends


def _start(stage: Stage) -> None:
    stage.program.show_start()
    page = stage.find(QDialog, "start_page")
    stage.photograph("start", page)
    page.reject()


def _first_run(stage: Stage) -> None:
    """The first pages of the wizard that makes the file of an office."""
    stage.trigger("file_new")
    with stage.dialog("first_run_wizard") as wizard:
        for page in range(1, PAGES + 1):
            stage.photograph(f"first-run-{page}", wizard)
            for name, text in OFFICE.items():
                for line in wizard.findChildren(QLineEdit, f"first_run_{name}"):
                    line.setText(text)
            for zones in wizard.findChildren(QComboBox, "first_run_holiday_zone"):
                zones.setCurrentIndex(1)
            if page < PAGES:  # the last one would make a file
                stage.press("first_run_next")


def _error(stage: Stage) -> None:
    """The dialog of a bug, with the report of one that was made for it."""
    try:
        int("")
    except ValueError as error:
        report = report_of(type(error), error.__traceback__, __version__)
    ErrorDialog(report).open()
    any_dialog(stage, "error")


def _error_bar(stage: Stage) -> None:
    stage.show_tab("conventions")
    stage.window.show_error("Le disque est plein. Libérez de la place, puis recommencez.")
    stage.window.tell("Enregistré", "Annuler", lambda: None)
    stage.photograph("error-bar")


def _empty_file(stage: Stage) -> None:
    """A file without anything in it: each tab says what it is for."""
    stage.open_new()
    for subject in ("dashboard", "hubs", "associations", "conventions"):
        stage.show_tab(subject)
        stage.photograph(f"empty-{subject}")
