"""What is photographed of the window: tabs, menus, cards and forms; each scene stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QMenuBar, QTableView

from pictures_amendments import amendment_scenes
from pictures_associations import life_scenes
from pictures_closures import closure_scenes
from pictures_hand import (
    Scene,
    Trait,
    agreement,
    any_dialog,
    button_menu,
    form,
    fullest_association,
    fullest_hub,
    give_up,
    in_state,
    new,
    of_use,
    reach,
    refused_form,
    running,
)
from pictures_in_kind import in_kind_scenes
from pictures_journee import journee_scenes
from pictures_letters import letter_scenes
from pictures_lists import list_scenes
from pictures_planning import planning_scenes
from pictures_premises import premises_scenes
from pictures_renewals import renewal_scenes
from pictures_requests import allotment_scenes, request_scenes
from pictures_rosters import roster_scenes
from pictures_scans import scan_scenes
from pictures_stage import Stage
from pictures_visits import visit_scenes
from pictures_volunteers import volunteer_scenes
from polesdesk.domain.conventions import State, UseKind

TABS = ("dashboard", "hubs", "associations", "conventions", "premises_requests")
MENUS = (
    "file_menu", "edit_menu", "view_menu", "hubs_menu", "associations_menu", "conventions_menu",
    "premises_requests_menu", "help_menu",
)  # fmt: skip


def scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of the window with the name of its pictures, in the order of a visit."""
    for subject in TABS:
        yield f"tab-{subject}", partial(_tab, subject)
    for name in MENUS:
        yield name.replace("_", "-"), partial(_menu, name)
    yield from _dashboard_scenes()
    yield from _hub_scenes()
    yield from _association_scenes()
    yield from life_scenes()
    yield from _convention_scenes()
    yield from list_scenes()
    yield from in_kind_scenes()
    yield from letter_scenes()
    yield from closure_scenes()
    yield from amendment_scenes()
    yield from scan_scenes()
    yield from renewal_scenes()
    yield from planning_scenes()
    yield from request_scenes()
    yield from allotment_scenes()
    yield from visit_scenes()
    yield from premises_scenes()
    yield from volunteer_scenes()
    yield from roster_scenes()
    yield from journee_scenes()


def _tab(subject: str, stage: Stage) -> None:
    stage.show_tab(subject)
    stage.photograph(f"tab-{subject}")


def _menu(name: str, stage: Stage) -> None:
    bar = stage.find(QMenuBar, "menu_bar")
    stage.photograph_menu(name.replace("_", "-"), stage.find(QMenu, name), bar)


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
    any_dialog(stage, "dashboard-request")


# Hubs


def _hub_scenes() -> Iterator[tuple[str, Scene]]:
    yield "hub-card", _hub_card
    yield "hub-form", partial(form, "hub", "hub_edit_command", "hub")
    yield "hub-new", partial(new, "hubs", "hub_new_command", "hub")
    yield "room-dialog", partial(_hub_dialog, "room_new", "room_dialog")
    yield "annex-dialog", partial(_hub_dialog, "annex_new", "annex_dialog")
    yield "note-dialog", partial(_hub_dialog, "note_new_command", "note_dialog")
    yield "hub-refused", partial(refused_form, "hubs", "hub_new_command", "hub")


def _hub_card(stage: Stage) -> None:
    stage.show("hub", fullest_hub(stage).id)
    stage.photograph("hub-card")
    stage.scroll("hub_card", 1.0)
    stage.photograph("hub-card-foot")
    button_menu(stage, "hub_more", "hub-more")


def _hub_dialog(button: str, dialog: str, stage: Stage) -> None:
    stage.show("hub", fullest_hub(stage).id)
    reach(stage, button)
    with stage.dialog(dialog) as shown:
        stage.photograph(dialog.replace("_", "-"), shown)


# Associations


def _association_scenes() -> Iterator[tuple[str, Scene]]:
    yield "association-card", _association_card
    yield "association-form", partial(form, "association", "association_edit", "association")
    yield "association-new", _association_twin
    for button, dialog in (
        ("association_add_officer", "officer_dialog"),
        ("association_add_paper", "paper_dialog"),
        ("association_merge", "association_merge_dialog"),
    ):
        yield dialog.replace("_", "-"), partial(_association_dialog, button, dialog)
    yield "paper-typing", _paper_typing


def _paper_typing(stage: Stage) -> None:
    """The grid of papers with dates typed, one that cannot be read, and one rejected."""
    stage.trigger("association_papers_command")
    with stage.dialog("paper_typing_dialog") as shown:
        table = shown.findChild(QTableView, "paper_typing_table")
        assert table is not None
        here, model = table.currentIndex(), table.model()
        typed = ("31/12/2027", "31/08/2027", "31/06/2027", "r autre adresse", "x", "30/09/2026")
        for row, text in enumerate(typed):
            model.setData(model.index(row, here.column()), text)
        table.setCurrentIndex(model.index(len(typed), here.column()))
        stage.photograph("paper-typing", shown)


def _association_card(stage: Stage) -> None:
    stage.show("association", fullest_association(stage).id)
    stage.photograph("association-card")
    stage.scroll("association_card", 1.0)
    stage.photograph("association-card-foot")


def _association_twin(stage: Stage) -> None:
    """A new association whose name is almost one that is there."""
    known = fullest_association(stage).name
    stage.show_tab("associations")
    stage.trigger("association_new_command")
    stage.find(QLineEdit, "association_name").setText(known)
    stage.wait(600)
    stage.photograph("association-new")
    give_up(stage, "association")


def _association_dialog(button: str, dialog: str, stage: Stage) -> None:
    stage.show("association", fullest_association(stage).id)
    reach(stage, button)
    any_dialog(stage, dialog.replace("_", "-"))


# Agreements


def _convention_scenes() -> Iterator[tuple[str, Scene]]:
    cards = {
        "running": running,
        "draft": in_state(State.DRAFT),
        "instruction": in_state(State.INSTRUCTION),
        "to-sign": in_state(State.TO_SIGN),
        "suspended": in_state(State.SUSPENDED),
        "ending": in_state(State.TERMINATION_PENDING),
        "untitled": lambda row: row.untitled,
        "withdrawn": in_state(State.WITHDRAWN),
        "unit": of_use(UseKind.UNIT),
        "hire": of_use(UseKind.HIRE),
    }
    for name, trait in cards.items():
        yield f"convention-card-{name}", partial(_convention_card, name, trait)
    yield "convention-more", _convention_menus
    yield "convention-form", partial(_convention_form, "draft", in_state(State.DRAFT))
    yield "convention-form-locked", partial(_convention_form, "locked", in_state(State.TO_SIGN))
    yield "convention-form-unsaved", _unsaved
    yield "convention-new", partial(new, "conventions", "convention_new_command", "convention")
    refused = partial(refused_form, "conventions", "convention_new_command", "convention")
    yield "convention-refused", refused
    yield "conventions-empty", _nothing_found


def _convention_card(name: str, trait: Trait, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    stage.photograph(f"convention-card-{name}")
    stage.scroll("convention_card", 1.0)
    stage.photograph(f"convention-card-{name}-foot")


def _convention_menus(stage: Stage) -> None:
    stage.show("convention", agreement(stage, running).id)
    button_menu(stage, "convention_more", "convention-more")
    button_menu(stage, "convention_print", "convention-print")


def _convention_form(name: str, trait: Trait, stage: Stage) -> None:
    stage.show("convention", agreement(stage, trait).id)
    stage.trigger("convention_edit_command")
    stage.photograph(f"convention-form-{name}")
    for page in (1, 2, 3):
        stage.scroll("convention_card", page / 3)
        stage.photograph(f"convention-form-{name}-{page}")
    give_up(stage, "convention")


def _unsaved(stage: Stage) -> None:
    """The question that is asked when a changed form is left."""
    stage.show("convention", agreement(stage, in_state(State.DRAFT)).id)
    stage.trigger("convention_edit_command")
    stage.find(QLineEdit, "convention_start_date").setText("1/9/2027")
    stage.press("convention_cancel")
    any_dialog(stage, "unsaved-dialog")
    give_up(stage, "convention")


def _nothing_found(stage: Stage) -> None:
    stage.show_tab("conventions")
    stage.find(QLineEdit, "conventions_filter").setText("zzzz")
    stage.wait(600)
    stage.photograph("conventions-nothing-found")
    stage.find(QLineEdit, "conventions_filter").clear()
    stage.wait(600)
