"""What is photographed of the requests for premises; each scene stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pictures_hand import Scene, any_dialog, button_menu, give_up, new, reach, refused_form
from pictures_stage import NotThere, Stage
from polesdesk.actions import conventions, premises_requests
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.premises_requests import RequestKind, RequestState

_NEW = "premises_request_new_command"


def request_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of the requests with the name of its pictures."""
    for state in RequestState:
        name = f"premises-request-card-{state.lower()}"
        yield name, partial(_card, name, state)
    yield "premises-request-more", _more
    yield "premises-request-form", _form
    yield "premises-request-new", partial(new, "premises_requests", _NEW, "premises_request")
    yield (
        "premises-request-refused",
        partial(refused_form, "premises_requests", _NEW, "premises_request"),
    )
    yield "premises-request-fits", partial(_dialog, "request_fits", RequestState.WAITING)
    yield "premises-request-option", partial(_dialog, "request_move_option", RequestState.OPTION)
    yield "premises-request-accept", partial(_dialog, "request_move_accepted", RequestState.OPTION)
    yield "premises-request-refuse", partial(_dialog, "request_move_refused", RequestState.WAITING)
    yield (
        "premises-request-acknowledge",
        partial(_dialog, "request_acknowledge", RequestState.RECEIVED),
    )
    yield "premises-request-waiting", _waiting


def _of(stage: Stage, state: RequestState, kind: RequestKind | None = None) -> str:
    rows = stage.read(premises_requests.page, ListQuery())
    for row in rows:
        if row.state is state and kind in (None, row.kind):
            return row.id
    raise NotThere(f"une demande {state}")


def _show(stage: Stage, state: RequestState) -> None:
    stage.show("premises_request", _of(stage, state))


def _card(name: str, state: RequestState, stage: Stage) -> None:
    _show(stage, state)
    stage.photograph(name)
    stage.scroll("premises_request_card", 1.0)
    stage.photograph(f"{name}-foot")


def _more(stage: Stage) -> None:
    _show(stage, RequestState.OPTION)
    button_menu(stage, "premises_request_more", "premises-request-more")


def _form(stage: Stage) -> None:
    _show(stage, RequestState.OPTION)
    reach(stage, "premises_request_edit_command")
    stage.photograph("premises-request-form")
    for page in (1, 2, 3):
        stage.scroll("premises_request_card", page / 3)
        stage.photograph(f"premises-request-form-{page}")
    give_up(stage, "premises_request")


def _dialog(button: str, state: RequestState, stage: Stage) -> None:
    _show(stage, state)
    reach(stage, button)
    names = {"request_move_accepted": "accept", "request_move_refused": "refuse"}
    short = names.get(button, button.removeprefix("request_").removeprefix("move_"))
    any_dialog(stage, f"premises-request-{short}")


def _waiting(stage: Stage) -> None:
    stage.show_tab("premises_requests")
    reach(stage, "premises_requests_waiting_command")
    any_dialog(stage, "premises-request-waiting")


def allotment_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every scene of slots set by letter with the name of its pictures."""
    yield "allotment-card", _allotment_card
    yield "allotment-dialog", _allotment_dialog
    yield "allotment-letter", _allotment_letter
    yield "season-carry", _carry


def _by_letter(stage: Stage) -> None:
    rows = stage.read(conventions.page, ListQuery())
    for row in rows:
        if stage.read(conventions.get, row.id).slots_by_letter:
            stage.show("convention", row.id)
            return
    raise NotThere("une convention dont les créneaux sont fixés par courrier")


def _allotment_card(stage: Stage) -> None:
    _by_letter(stage)
    stage.scroll("convention_card", 0.6)
    stage.photograph("allotment-card")


def _allotment_dialog(stage: Stage) -> None:
    _by_letter(stage)
    reach(stage, "allotment_new")
    any_dialog(stage, "allotment-dialog")


def _allotment_letter(stage: Stage) -> None:
    _by_letter(stage)
    reach(stage, "allotment_letter")
    any_dialog(stage, "allotment-letter")


def _carry(stage: Stage) -> None:
    _by_letter(stage)
    stage.trigger("conventions_carry_command")
    stage.photograph("season-question")
    stage.press("confirm_go")
    any_dialog(stage, "season-report")
