"""The small dialogs that ask what a step of a request needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import premises_requests, request_outcomes, slot_saving
from polesdesk.domain.move_steps import Step
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.premises_request_moves import RequestMove, RequestStep
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind, RequestState
from polesdesk.ui.clash_dialog import ClashDialog
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import CheckInput, DateInput, LongTextInput
from polesdesk.ui.words import tr

OPTION_DAYS = 15
"""Days for which an option is proposed."""
_ASK_NOTHING = frozenset({RequestState.WAITING})


def make_move(
    desk: Desk,
    settings: QSettings,
    request: PremisesRequest,
    move: RequestMove,
    parent: QWidget,
) -> None:
    """Make a move, after its dialog when it asks something."""
    if move.target in _ASK_NOTHING:
        step = RequestStep(on=desk.today(), today=desk.today())
        desk.do(premises_requests.move, request.id, move.target, step, owner=parent)
    elif move.target is RequestState.ACKNOWLEDGED:
        acknowledge_dialog(desk, request, parent).open()
    elif move.target is RequestState.ACCEPTED:
        accept_dialog(desk, settings, request, parent).open()
    else:
        move_dialog(desk, request, move, parent).open()


def asks_nothing(move: RequestMove) -> bool:
    """Tell whether a move is made without a question."""
    return move.target in _ASK_NOTHING


def move_dialog(
    desk: Desk, request: PremisesRequest, move: RequestMove, parent: QWidget
) -> FormDialog:
    """Return the dialog of a refusal, a withdrawal or an option."""
    form = Form("request_move", (Section(fields=_fields(desk, move)),))
    form.set_values({"on": desk.today(), "until": desk.today() + timedelta(days=OPTION_DAYS)})

    def save(values: Mapping[str, Any]) -> None:
        step = RequestStep(
            on=values.get("on") or desk.today(),
            today=desk.today(),
            reason=values.get("reason", ""),
            until=values.get("until"),
        )
        desk.do(
            premises_requests.move,
            request.id,
            move.target,
            step,
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="request_move",
        title=tr(move.label),
        save=save,
        parent=parent,
        verb=tr("&Valider"),
    )


def _fields(desk: Desk, move: RequestMove) -> tuple[Field, ...]:
    if move.target is RequestState.OPTION:
        hint = tr("Passé ce jour, l’option tombe d’elle-même.")
        until = DateInput(desk.today)
        return (Field("until", tr("Option jusqu’au"), until, required=True, hint=hint),)
    on = Field("on", tr("Le"), DateInput(desk.today), required=True)
    refused = move.target is RequestState.REFUSED
    hint = (
        tr("En droit et en fait\u202f: ces motifs figurent dans le courrier, avec les recours.")
        if refused
        else ""
    )
    label = tr("Motifs du refus") if refused else tr("Motif")
    reason = Field("reason", label, LongTextInput(lines=5), required=refused, hint=hint)
    return on, reason


def acknowledge_dialog(desk: Desk, request: PremisesRequest, parent: QWidget) -> FormDialog:
    """Return the dialog that acknowledges receipt, with the letter or without."""
    by_letter = Field("by_letter", tr("Courrier"), CheckInput(tr("émettre l’accusé de réception")))
    on = Field("on", tr("Le"), DateInput(desk.today), required=True)
    form = Form("request_acknowledge", (Section(fields=(on, by_letter)),))
    form.set_values({"on": desk.today(), "by_letter": True})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            premises_requests.acknowledge,
            request.id,
            values["on"],
            by_letter=values["by_letter"],
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="request_acknowledge",
        title=tr("Accuser réception"),
        save=save,
        parent=parent,
        verb=tr("&Accuser réception"),
    )


def accept_dialog(
    desk: Desk, settings: QSettings, request: PremisesRequest, parent: QWidget
) -> FormDialog:
    """Return the dialog that accepts a request; a room that is taken is shown day by day."""
    words = LongTextInput(lines=3)
    hint = tr("Facultatif\u202f: une phrase de plus dans le courrier d’accord.")
    fields = (
        Field("on", tr("Le"), DateInput(desk.today), required=True, hint=_what_follows(request)),
        Field("reason", tr("À ajouter"), words, hint=hint),
    )
    form = Form("request_accept", (Section(fields=fields),))
    form.set_values({"on": desk.today()})

    def accept(values: Mapping[str, Any], *, keep_valid: bool) -> None:
        step = RequestStep(on=values["on"], today=desk.today(), reason=values["reason"])
        again = partial(accept, values, keep_valid=True)
        desk.do(
            premises_requests.accept,
            request.id,
            step,
            keep_valid=keep_valid,
            then=lambda _saved: form.settle(),
            failed=partial(refused, again),
            owner=form,
        )

    def look_first(values: Mapping[str, Any]) -> None:
        """Look for options of others; what else is wrong is told by the acceptance itself."""
        save_now = partial(accept, values, keep_valid=False)
        desk.read(
            premises_requests.clashes,
            request.id,
            then=partial(decide, save_now),
            failed=lambda _error: save_now(),
            owner=form,
        )

    def decide(save_now: Callable[[], None], clashes: Sequence[ClashRow]) -> None:
        if clashes and all(each.is_soft for each in clashes):
            show_clashes(save_now, clashes)
        else:
            save_now()

    def refused(again: Callable[[], None], error: Expected) -> None:
        form.refuse(error)  # what was typed can be changed again, whatever is chosen
        if error.code != "clashes":
            return
        show = partial(show_clashes, again)
        desk.read(premises_requests.clashes, request.id, then=show, owner=form)

    def show_clashes(again: Callable[[], None], clashes: Sequence[ClashRow]) -> None:
        is_series = request.kind is not RequestKind.HIRE and request.weekday is not None
        ClashDialog(
            desk,
            settings,
            clashes,
            form.window(),
            keep=again if is_series else None,
            move=partial(form.refuse, slot_saving.taken(clashes)),
            anyway=again,
        ).open()

    return FormDialog(
        form,
        name="request_accept",
        title=tr("Accepter la demande {number}").format(number=request.number),
        save=look_first,
        parent=parent,
        verb=tr("&Accepter"),
    )


def _what_follows(request: PremisesRequest) -> str:
    words = {
        RequestKind.NEW_HOSTING: tr("Une convention en projet est préparée, à compléter."),
        RequestKind.EXTRA_SLOT: tr(
            "Un projet d’avenant est préparé\u202f; si la convention fixe ses créneaux par "
            "courrier, une affectation."
        ),
        RequestKind.HIRE: tr("La location est préparée, et son autorisation d’une page."),
    }
    return words[request.kind]


def signed_dialog(desk: Desk, request: PremisesRequest, parent: QWidget) -> FormDialog:
    """Return the dialog that notes that the authorisation of a hire came back signed."""
    hint = tr("La location prend effet\u202f: ses heures sont prises dans le planning.")
    on = Field("on", tr("Signée le"), DateInput(desk.today), required=True, hint=hint)
    form = Form("request_signed", (Section(fields=(on,)),))
    form.set_values({"on": desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            request_outcomes.record_signed_hire,
            request.id,
            Step(on=values["on"], today=desk.today()),
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Autorisation signée")
    return FormDialog(form, name="request_signed", title=title, save=save, parent=parent)
