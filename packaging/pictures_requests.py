"""What is photographed of the requests for premises; each scene stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pictures_hand import Scene, any_dialog, button_menu, give_up, new, reach, refused_form
from pictures_stage import NotThere, Stage
from polesdesk.actions import premises_requests
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
