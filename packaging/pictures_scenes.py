"""What is photographed of the window, scene by scene; each scene stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
)

from pictures_stage import NotThere, Stage
from polesdesk.actions import associations, conventions, hubs
from polesdesk.domain.conventions import Situation, State, UseKind
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rows import AssociationRow, ConventionRow, HubRow

Scene = Callable[[Stage], None]
Trait = Callable[[ConventionRow], bool]
TABS = ("dashboard", "hubs", "associations", "conventions")
MENUS = (
    "file_menu", "edit_menu", "view_menu", "hubs_menu", "associations_menu", "conventions_menu",
    "help_menu",
)  # fmt: skip


def scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene with the name of its pictures, in the order of a visit."""
    for subject in TABS:
        yield f"tab-{subject}", partial(_tab, subject)
    for name in MENUS:
        yield name.replace("_", "-"), partial(_menu, name)
    yield from _dashboard_scenes()
    yield from _hub_scenes()
    yield from _association_scenes()
    yield from _convention_scenes()
    yield from _step_scenes()
    yield from _paper_scenes()
    yield from _settings_scenes()
    yield from _help_scenes()


def _tab(subject: str, stage: Stage) -> None:
    stage.show_tab(subject)
    stage.photograph(f"tab-{subject}")


def _menu(name: str, stage: Stage) -> None:
    bar = stage.find(QMenuBar, "menu_bar")
    stage.photograph_menu(name.replace("_", "-"), stage.find(QMenu, name), bar)


# Finding records by what they are, so that another demonstration file does as well


def agreement(stage: Stage, trait: Trait) -> ConventionRow:
    """Return the first agreement that has a trait."""
    rows = stage.read(conventions.page, ListQuery(sort="number"))
    for row in rows:
        if trait(row):
            return row
    raise NotThere("une convention de ce genre")


def _in_state(state: State) -> Trait:
    return lambda row: row.state is state


def _of_use(use: UseKind) -> Trait:
    return lambda row: row.use_kind is use and row.situation is not Situation.EXPIRED


def _running(row: ConventionRow) -> bool:
    return row.state is State.NOTIFIED and row.situation is Situation.IN_FORCE


def _fullest_hub(stage: Stage) -> HubRow:
    return max(stage.read(hubs.page, ListQuery()), key=lambda row: row.convention_count)


def _fullest_association(stage: Stage) -> AssociationRow:
    rows = stage.read(associations.page, ListQuery())
    return max(rows, key=lambda row: row.convention_count)


# Dashboard


def _dashboard_scenes() -> Iterator[tuple[str, Scene]]:
    yield "dashboard-request", _request


def _request(stage: Stage) -> None:
    """The message to an association: the first line of the board whose button asks for one."""
    stage.show_tab("dashboard")
    late = stage.find(QListView, "dashboard_late_list")
    for row in range(late.model().rowCount(QModelIndex())):
        corner = late.visualRect(late.model().index(row, 0)).topRight()
        place = corner + QPoint(-40, 26)
        QTest.mouseClick(late.viewport(), Qt.MouseButton.LeftButton, pos=place)
        stage.settle()
        if stage.dialogs():
            break
        stage.show_tab("dashboard")
    _any_dialog(stage, "dashboard-request")


# Hubs


def _hub_scenes() -> Iterator[tuple[str, Scene]]:
    yield "hub-card", _hub_card
    yield "hub-form", partial(_form, "hub", "hub_edit_command", "hub")
    yield "hub-new", partial(_new, "hubs", "hub_new_command", "hub")
    yield "room-dialog", partial(_hub_dialog, "room_new", "room_dialog")
    yield "annex-dialog", partial(_hub_dialog, "annex_new", "annex_dialog")
    yield "note-dialog", partial(_hub_dialog, "note_new_command", "note_dialog")
    yield "hub-refused", partial(_refused_form, "hubs", "hub_new_command", "hub")


def _hub_card(stage: Stage) -> None:
    stage.show("hub", _fullest_hub(stage).id)
    stage.photograph("hub-card")
    stage.scroll("hub_card", 1.0)
    stage.photograph("hub-card-foot")
    _button_menu(stage, "hub_more", "hub-more")


def _hub_dialog(button: str, dialog: str, stage: Stage) -> None:
    stage.show("hub", _fullest_hub(stage).id)
    _reach(stage, button)
    with stage.dialog(dialog) as shown:
        stage.photograph(dialog.replace("_", "-"), shown)


# Associations


def _association_scenes() -> Iterator[tuple[str, Scene]]:
    yield "association-card", _association_card
    yield "association-form", partial(_form, "association", "association_edit", "association")
    yield "association-new", _association_twin
    for button, dialog in (
        ("association_add_officer", "officer_dialog"),
        ("association_add_paper", "paper_dialog"),
        ("association_merge", "association_merge_dialog"),
    ):
        yield dialog.replace("_", "-"), partial(_association_dialog, button, dialog)


def _association_card(stage: Stage) -> None:
    stage.show("association", _fullest_association(stage).id)
    stage.photograph("association-card")
    stage.scroll("association_card", 1.0)
    stage.photograph("association-card-foot")


def _association_twin(stage: Stage) -> None:
    """A new association whose name is almost one that is there."""
    known = _fullest_association(stage).name
    stage.show_tab("associations")
    stage.trigger("association_new_command")
    stage.find(QLineEdit, "association_name").setText(known)
    stage.wait(600)
    stage.photograph("association-new")
    _give_up(stage, "association")


def _association_dialog(button: str, dialog: str, stage: Stage) -> None:
    stage.show("association", _fullest_association(stage).id)
    _reach(stage, button)
    _any_dialog(stage, dialog.replace("_", "-"))


# Agreements


def _convention_scenes() -> Iterator[tuple[str, Scene]]:
    cards = {
        "running": _running,
        "draft": _in_state(State.DRAFT),
        "instruction": _in_state(State.INSTRUCTION),
        "to-sign": _in_state(State.TO_SIGN),
        "suspended": _in_state(State.SUSPENDED),
        "ending": _in_state(State.TERMINATION_PENDING),
        "untitled": lambda row: row.untitled,
        "withdrawn": _in_state(State.WITHDRAWN),
        "unit": _of_use(UseKind.UNIT),
        "hire": _of_use(UseKind.HIRE),
    }
    for name, trait in cards.items():
        yield f"convention-card-{name}", partial(_convention_card, name, trait)
    yield "convention-more", _convention_menus
    yield "convention-form", partial(_convention_form, "draft", _in_state(State.DRAFT))
    yield "convention-form-locked", partial(_convention_form, "locked", _in_state(State.TO_SIGN))
    yield "convention-form-unsaved", _unsaved
    yield "convention-new", partial(_new, "conventions", "convention_new_command", "convention")
    refused = partial(_refused_form, "conventions", "convention_new_command", "convention")
    yield "convention-refused", refused
    yield "conventions-empty", _nothing_found


def _convention_card(name: str, trait: Trait, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    stage.photograph(f"convention-card-{name}")
    stage.scroll("convention_card", 1.0)
    stage.photograph(f"convention-card-{name}-foot")


def _convention_menus(stage: Stage) -> None:
    stage.show("convention", agreement(stage, _running).id)
    _button_menu(stage, "convention_more", "convention-more")
    _button_menu(stage, "convention_print", "convention-print")


def _convention_form(name: str, trait: Trait, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    stage.trigger("convention_edit_command")
    stage.photograph(f"convention-form-{name}")
    for page in (1, 2, 3):
        stage.scroll("convention_card", page / 3)
        stage.photograph(f"convention-form-{name}-{page}")
    _give_up(stage, "convention")


def _unsaved(stage: Stage) -> None:
    """The question that is asked when a changed form is left."""
    stage.show("convention", agreement(stage, _in_state(State.DRAFT)).id)
    stage.trigger("convention_edit_command")
    stage.find(QLineEdit, "convention_start_date").setText("1/9/2027")
    stage.press("convention_cancel")
    _any_dialog(stage, "unsaved-dialog")
    _give_up(stage, "convention")


def _nothing_found(stage: Stage) -> None:
    stage.show_tab("conventions")
    stage.find(QLineEdit, "conventions_filter").setText("zzzz")
    stage.wait(600)
    stage.photograph("conventions-nothing-found")
    stage.find(QLineEdit, "conventions_filter").clear()
    stage.wait(600)


# Steps of an agreement


def _step_scenes() -> Iterator[tuple[str, Scene]]:
    steps: tuple[tuple[str, Trait, str], ...] = (
        ("returned", _in_state(State.TO_SIGN), "convention_move_signed_by_association"),
        ("city", _in_state(State.SIGNED_BY_ASSOCIATION), "convention_move_signed_by_city"),
        ("sent", _in_state(State.SIGNED_BY_CITY), "convention_move_transmitted"),
        ("notified", _in_state(State.TRANSMITTED), "convention_move_notified"),
        ("suspend", _running, "convention_move_suspended"),
        ("resume", _in_state(State.SUSPENDED), "convention_move_notified"),
        ("end", _running, "convention_move_termination_pending"),
        ("keep", _in_state(State.TERMINATION_PENDING), "convention_move_notified"),
        ("given-back", _in_state(State.TERMINATED), "convention_move_closed"),
        ("withdraw", _in_state(State.DRAFT), "convention_move_withdrawn"),
        ("refuse", _in_state(State.INSTRUCTION), "convention_move_refused"),
        ("renewal", _running, "convention_renewal_requested"),
        ("renewal-refused", _running, "convention_renewal_not_renewed"),
        ("cancel-original", _in_state(State.TO_SIGN), "convention_cancel_original"),
        ("note", _running, "convention_add_note"),
        ("annex", _in_state(State.DRAFT), "convention_add_annex"),
    )
    for name, trait, button in steps:
        yield f"step-{name}", partial(_step, name, trait, button)


def _step(name: str, trait: Trait, button: str, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    _reach(stage, button)
    _any_dialog(stage, f"step-{name}")


# On paper


def _paper_scenes() -> Iterator[tuple[str, Scene]]:
    yield "preview-draft", partial(_preview, "draft", _in_state(State.DRAFT))
    yield "preview-original", partial(_preview, "original", _in_state(State.TO_SIGN))
    yield "original-refused", partial(_issue, "original-refused", _in_state(State.DRAFT))
    yield "original-confirm", partial(_issue, "original-confirm", _in_state(State.INSTRUCTION))
    yield "print-selection", _print_selection


def _preview(name: str, trait: Trait, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    stage.press("convention_preview")
    stage.wait(300)
    with stage.dialog("preview_dialog") as dialog:
        stage.photograph(f"preview-{name}", dialog)


def _issue(name: str, trait: Trait, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    _reach(stage, "convention_issue")
    _any_dialog(stage, name)


def _print_selection(stage: Stage) -> None:
    """The dialog that prints all, then its result with what was refused."""
    stage.show_tab("conventions")
    stage.find(QAbstractItemView, "conventions_table").selectAll()
    stage.trigger("conventions_print_selection")
    stage.photograph("print-selection", stage.front())
    stage.press("print_selection_save")
    stage.wait(300)
    _any_dialog(stage, "print-result")


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
    _any_dialog(stage, f"settings-{name}")


def _templates(stage: Stage) -> None:
    stage.trigger("clause_templates")
    with stage.dialog("templates_dialog") as dialog:
        stage.photograph("templates", dialog)
        _button_menu(stage, "template_more", "templates-more")
        stage.press("template_validate")
        _any_dialog(stage, "template-validate")


def _template_editor(stage: Stage) -> None:
    """The editor of a text, then what it says of a field that nobody knows."""
    stage.trigger("clause_templates")
    stage.press("template_edit")
    stage.photograph("template-editor")
    source = stage.find(QPlainTextEdit, "template_source")
    source.setPlainText(source.toPlainText().replace("{", "{zz_", 1))
    stage.press("template_save")
    _any_dialog(stage, "template-editor-refused")


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
    _any_dialog(stage, name)


# What several scenes do


def _any_dialog(stage: Stage, name: str) -> None:
    """Photograph the dialog in front, whatever its name, then close all."""
    try:
        if not stage.dialogs():
            raise NotThere("un dialogue")
        stage.photograph(name)
    finally:
        stage.close_dialogs()


def _reach(stage: Stage, name: str) -> None:
    """Press the button of a name, or do the command of that name in a menu."""
    try:
        stage.press(name)
    except NotThere:
        stage.trigger(name)


def _form(kind: str, command: str, subject: str, stage: Stage) -> None:
    fullest = _fullest_hub(stage) if kind == "hub" else _fullest_association(stage)
    stage.show(kind, fullest.id)
    _reach(stage, command)
    stage.photograph(f"{subject}-form")
    for page in (1, 2):
        stage.scroll(f"{subject}_card", page / 2)
        stage.photograph(f"{subject}-form-{page}")
    _give_up(stage, subject)


def _new(tab: str, command: str, subject: str, stage: Stage) -> None:
    stage.show_tab(tab)
    stage.trigger(command)
    stage.photograph(f"{subject}-new")
    _give_up(stage, subject)


def _refused_form(tab: str, command: str, subject: str, stage: Stage) -> None:
    """A form saved empty, with its errors under the fields."""
    stage.show_tab(tab)
    stage.trigger(command)
    stage.press(f"{subject}_save")
    stage.photograph(f"{subject}-refused")
    _give_up(stage, subject)


def _give_up(stage: Stage, subject: str) -> None:
    """Leave a form, without what was typed."""
    stage.press(f"{subject}_cancel")
    if stage.dialogs():
        stage.press("unsaved_discard")


def _button_menu(stage: Stage, button: str, name: str) -> None:
    found = stage.find(QPushButton, button)
    menu = found.menu()
    if menu is None:
        raise NotThere(f"le menu de {button}")
    stage.photograph_menu(name, menu, found)
