"""What is photographed of the life of agreements: amendments, terms of a day, the line of dates."""

from __future__ import annotations

from collections.abc import Iterator

from pictures_hand import Scene, agreement, any_dialog, reach
from pictures_stage import Stage
from polesdesk.domain.conventions import State
from polesdesk.domain.rows import ConventionRow


def amendment_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene with the name of its pictures."""
    yield "amendment-card", _amendment
    yield "amendment-waiting", _waiting
    yield "amended-card", _amended
    yield "amend", _prepare
    yield "amended-terms", _terms
    yield "amended-next", _next


def _is_signed(row: ConventionRow) -> bool:
    return row.amends is not None and row.state is State.NOTIFIED


def _is_draft(row: ConventionRow) -> bool:
    return row.amends is not None and row.state is State.DRAFT


def _amendment(stage: Stage) -> None:
    stage.show("convention", agreement(stage, _is_signed).id)
    stage.photograph("amendment-card")


def _waiting(stage: Stage) -> None:
    stage.show("convention", agreement(stage, _is_draft).id)
    stage.photograph("amendment-waiting")


def _amended(stage: Stage) -> None:
    """The agreement from above, its amendments, and the dates below."""
    stage.show("convention", agreement(stage, _is_signed).amends or "")
    stage.photograph("amended-card")
    stage.scroll("convention_card", 0.5)
    stage.photograph("amended-card-dates")
    stage.scroll("convention_card", 1.0)
    stage.photograph("amended-card-foot")


def _prepare(stage: Stage) -> None:
    stage.show("convention", agreement(stage, _is_signed).amends or "")
    reach(stage, "convention_amend")
    any_dialog(stage, "amend")


def _terms(stage: Stage) -> None:
    stage.show("convention", agreement(stage, _is_signed).amends or "")
    stage.press("convention_terms_on")
    any_dialog(stage, "amended-terms")


def _next(stage: Stage) -> None:
    stage.show("convention", agreement(stage, _is_signed).amends or "")
    reach(stage, "convention_renew")
    any_dialog(stage, "amended-next")
