"""What is photographed of people and their hours; each scene stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QPushButton

from pictures_hand import Scene, any_dialog, button_menu, give_up, new, reach, refused_form
from pictures_stage import NotThere, Stage
from polesdesk.actions import volunteers
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.volunteers import VolunteersTab

_NEW = "volunteer_new_command"


def volunteer_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of the people with the name of its pictures."""
    yield "tab-volunteers", _people
    for name in ("Roitelet", "Petitpas", "Lunaison", "Douxlogis", "Tartempoire", "Registreau"):
        yield f"volunteer-card-{name.lower()}", partial(_card, name)
    yield "volunteer-more", _more
    yield "volunteer-form", _form
    yield "volunteer-new", partial(new, "volunteers", _NEW, "volunteer")
    yield "volunteer-refused", partial(refused_form, "volunteers", _NEW, "volunteer")
    yield "volunteer-merge", partial(_dialog, "volunteer_merge_command", "volunteer-merge")
    yield "volunteer-paper", partial(_dialog, "volunteer_certificate", "volunteer-paper")
    yield "volunteer-hours", _hours


def _show(stage: Stage, last_name: str) -> None:
    rows = stage.read(volunteers.page, ListQuery())
    found = next((row for row in rows if row.last_name == last_name), None)
    if found is None:
        raise NotThere(last_name)
    stage.show_tab("volunteers")
    stage.show("volunteer", found.id)


def _people(stage: Stage) -> None:
    stage.show_tab("volunteers")
    stage.find(VolunteersTab, "volunteers_tab").show_page("people")
    stage.settle()
    stage.photograph("tab-volunteers")


def _card(last_name: str, stage: Stage) -> None:
    _show(stage, last_name)
    name = f"volunteer-card-{last_name.lower()}"
    stage.photograph(name)
    stage.scroll("volunteer_card", 1.0)
    stage.photograph(f"{name}-foot")


def _more(stage: Stage) -> None:
    _show(stage, "Roitelet")
    button_menu(stage, "volunteer_more", "volunteer-more")


def _form(stage: Stage) -> None:
    _show(stage, "Petitpas")
    reach(stage, "volunteer_edit_command")
    stage.photograph("volunteer-form")
    for page in (1, 2, 3):
        stage.scroll("volunteer_card", page / 3)
        stage.photograph(f"volunteer-form-{page}")
    give_up(stage, "volunteer")


def _dialog(button: str, name: str, stage: Stage) -> None:
    _show(stage, "Roitelet")
    reach(stage, button)
    any_dialog(stage, name)


def _hours(stage: Stage) -> None:
    stage.show_tab("volunteers")
    stage.find(QPushButton, "volunteers_page_hours").click()
    stage.settle()
    stage.photograph("volunteer-hours")
    stage.find(VolunteersTab, "volunteers_tab").show_page("people")
