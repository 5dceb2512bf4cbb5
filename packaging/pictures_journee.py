"""What is photographed of the journée citoyenne; each scene stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pictures_hand import Scene, any_dialog, give_up, reach
from pictures_stage import NotThere, Stage
from polesdesk.actions import journee
from polesdesk.domain.journee import CitizenDay, EditionState
from polesdesk.ui.journee import JourneeTab

_PAGES = ("citizen_days", "proposals", "worksites", "sign_ups", "tasks")


def journee_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of the journée citoyenne with the name of its pictures."""
    for page in _PAGES:
        yield f"journee-{page}", partial(_page, page)
    yield "journee-past", _past
    yield "journee-forms", _forms
    for button, page in (
        ("worksite_proposal_new_command", "proposals"),
        ("sign_up_new_command", "sign_ups"),
        ("sign_ups_balance_command", "sign_ups"),
        ("sign_ups_welcome_command", "sign_ups"),
        ("day_task_new_command", "tasks"),
        ("journee_survey_command", "citizen_days"),
        ("journee_report_command", "citizen_days"),
    ):
        yield f"journee-{button.removesuffix('_command')}", partial(_dialog, page, button)


def _tab(stage: Stage, page: str) -> None:
    stage.show_tab("journee")
    stage.find(JourneeTab, "journee_tab").show_page(page)
    stage.settle()


def _page(page: str, stage: Stage) -> None:
    _tab(stage, page)
    stage.photograph(f"journee-{page}")


def _edition(stage: Stage, state: EditionState) -> CitizenDay:
    found = next((one for one in stage.read(journee.editions) if one.state is state), None)
    if found is None:
        raise NotThere(str(state))
    return found


def _past(stage: Stage) -> None:
    _tab(stage, "citizen_days")
    stage.show("citizen_day", _edition(stage, EditionState.EVALUATED).id)
    stage.photograph("journee-past")
    stage.scroll("citizen_day_card", 1.0)
    stage.photograph("journee-past-foot")


def _forms(stage: Stage) -> None:
    _tab(stage, "worksites")
    reach(stage, "worksite_edit_command")
    stage.photograph("journee-worksite-form")
    for page in (1, 2, 3):
        stage.scroll("worksite_card", page / 3)
        stage.photograph(f"journee-worksite-form-{page}")
    give_up(stage, "worksite")
    _tab(stage, "citizen_days")
    reach(stage, "citizen_day_edit_command")
    stage.photograph("journee-edition-form")
    stage.scroll("citizen_day_card", 1.0)
    stage.photograph("journee-edition-form-foot")
    give_up(stage, "citizen_day")


def _dialog(page: str, button: str, stage: Stage) -> None:
    _tab(stage, page)
    reach(stage, button)
    any_dialog(stage, f"journee-{button.removesuffix('_command')}")
