"""What several scenes of the pictures do: find a record by what it is, open, fill, leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from pictures_stage import NotThere, Stage
from polesdesk.actions import associations, conventions, hubs
from polesdesk.domain.conventions import Situation, State, UseKind
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rows import AssociationRow, ConventionRow, HubRow

Scene = Callable[[Stage], None]
Trait = Callable[[ConventionRow], bool]

# Finding records by what they are, so that another demonstration file does as well


def agreement(stage: Stage, trait: Trait) -> ConventionRow:
    """Return the first agreement that has a trait."""
    rows = stage.read(conventions.page, ListQuery(sort="number"))
    for row in rows:
        if trait(row):
            return row
    raise NotThere("une convention de ce genre")


def in_state(state: State) -> Trait:
    """Return the trait of agreements in a state."""
    return lambda row: row.state is state


def of_use(use: UseKind) -> Trait:
    """Return the trait of agreements of a kind of use that are not over."""
    return lambda row: row.use_kind is use and row.situation is not Situation.EXPIRED


def running(row: ConventionRow) -> bool:
    """Tell whether an agreement is in force, with nothing under way."""
    return row.state is State.NOTIFIED and row.situation is Situation.IN_FORCE


def fullest_hub(stage: Stage) -> HubRow:
    """Return the hub with most agreements."""
    return max(stage.read(hubs.page, ListQuery()), key=lambda row: row.convention_count)


def fullest_association(stage: Stage) -> AssociationRow:
    """Return the association with most agreements."""
    rows = stage.read(associations.page, ListQuery())
    return max(rows, key=lambda row: row.convention_count)


# What several scenes do


def any_dialog(stage: Stage, name: str) -> None:
    """Photograph the dialog in front, whatever its name, then close all."""
    try:
        if not stage.dialogs():
            raise NotThere("un dialogue")
        stage.photograph(name)
    finally:
        stage.close_dialogs()


def reach(stage: Stage, name: str) -> None:
    """Press the button of a name, or do the command of that name in a menu."""
    try:
        stage.press(name)
    except NotThere:
        stage.trigger(name)


def form(kind: str, command: str, subject: str, stage: Stage) -> None:
    """Photograph the form of a record, page by page."""
    fullest = fullest_hub(stage) if kind == "hub" else fullest_association(stage)
    stage.show(kind, fullest.id)
    reach(stage, command)
    stage.photograph(f"{subject}-form")
    for page in (1, 2):
        stage.scroll(f"{subject}_card", page / 2)
        stage.photograph(f"{subject}-form-{page}")
    give_up(stage, subject)


def new(tab: str, command: str, subject: str, stage: Stage) -> None:
    """Photograph the form of a new record."""
    stage.show_tab(tab)
    stage.trigger(command)
    stage.photograph(f"{subject}-new")
    give_up(stage, subject)


def refused_form(tab: str, command: str, subject: str, stage: Stage) -> None:
    """A form saved empty, with its errors under the fields."""
    stage.show_tab(tab)
    stage.trigger(command)
    stage.press(f"{subject}_save")
    stage.photograph(f"{subject}-refused")
    give_up(stage, subject)


def give_up(stage: Stage, subject: str) -> None:
    """Leave a form, without what was typed."""
    stage.press(f"{subject}_cancel")
    if stage.dialogs():
        stage.press("unsaved_discard")


def button_menu(stage: Stage, button: str, name: str) -> None:
    """Photograph the menu that a button opens."""
    found = stage.find(QPushButton, button)
    menu = found.menu()
    if menu is None:
        raise NotThere(f"le menu de {button}")
    stage.photograph_menu(name, menu, found)
