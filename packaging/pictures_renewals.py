"""What is photographed of the campaign: a card of each step, the evaluation, the dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pictures_hand import Scene, any_dialog, button_menu, give_up, reach
from pictures_stage import NotThere, Stage
from polesdesk.actions import campaign_list
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.table_view import TableView

_STEPS = (
    CampaignStep.TO_WARN, CampaignStep.VISITS_ENOUGH, CampaignStep.OPINION,
    CampaignStep.DECISION, CampaignStep.PRINTED, CampaignStep.COPY_HANDED,
)  # fmt: skip


def renewal_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene with the name of its pictures."""
    for step in _STEPS:
        name = f"renewals-{str(step).replace('_', '-')}"
        yield name, partial(_card, name, step)
    yield "renewals-board", _board
    yield "renewals-form", _form
    yield "renewals-more", _more
    for button, name in (
        ("renewals_letters_command", "renewals-letters"),
        ("renewals_step_command", "renewals-step"),
        ("renewals_register_command", "renewals-register"),
    ):
        yield name, partial(_dialog, button, name)
    yield "renewals-decide", _decide
    yield "renewals-next", _next


def _show(stage: Stage, step: CampaignStep) -> None:
    for row in stage.read(campaign_list.rows, ListQuery()):
        if row.step is step:
            stage.show("renewal", row.id)
            return
    raise NotThere(f"une convention à l’étape {step}")


def _card(name: str, step: CampaignStep, stage: Stage) -> None:
    _show(stage, step)
    stage.photograph(name)
    stage.scroll("renewal_card", 1.0)
    stage.photograph(f"{name}-foot")


def _board(stage: Stage) -> None:
    _show(stage, CampaignStep.DECISION)
    reach(stage, "renewals_faces_command")
    stage.photograph("renewals-board")
    reach(stage, "renewals_group_prepare")
    stage.photograph("renewals-board-prepare")
    reach(stage, "renewals_group_all")
    reach(stage, "renewals_faces_command")


def _form(stage: Stage) -> None:
    _show(stage, CampaignStep.OPINION)
    reach(stage, "renewal_evaluate_command")
    stage.photograph("renewals-form")
    for page in (1, 2):
        stage.scroll("renewal_card", page / 2)
        stage.photograph(f"renewals-form-{page}")
    give_up(stage, "renewal")


def _more(stage: Stage) -> None:
    _show(stage, CampaignStep.DECISION)
    button_menu(stage, "renewal_more", "renewals-more")


def _dialog(button: str, name: str, stage: Stage) -> None:
    _show(stage, CampaignStep.TO_WARN)
    reach(stage, button)
    any_dialog(stage, name)


def _decide(stage: Stage) -> None:
    _show(stage, CampaignStep.DECISION)
    reach(stage, "renewal_decide")
    any_dialog(stage, "renewals-decide")


def _next(stage: Stage) -> None:
    _show(stage, CampaignStep.TO_WARN)
    stage.find(TableView, "renewals_table").selectAll()
    reach(stage, "renewals_next_command")
    any_dialog(stage, "renewals-next")
