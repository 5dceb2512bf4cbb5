"""The dialog that notes people in a room where nobody was expected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import visits
from polesdesk.domain.hubs import RoomKind
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import RoomRow
from polesdesk.domain.visits import Finding
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, TimeInput
from polesdesk.ui.words import tr


def presence_dialog(
    desk: Desk,
    visit_id: str,
    rooms: Sequence[RoomRow],
    then: Callable[[Finding], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog; ``then`` gets the finding that was added."""
    offered = [Choice(value=one.id, label=one.name) for one in rooms if one.kind is RoomKind.ROOM]
    form = Form(
        "presence",
        (
            Section(
                fields=(
                    Field("room", tr("Local"), ChoiceInput(offered), required=True),
                    Field("time", tr("Heure"), TimeInput()),
                )
            ),
        ),
    )

    def save(values: Mapping[str, Any]) -> None:
        def added(found: Finding) -> None:
            form.settle()
            then(found)

        desk.do(
            visits.add_presence,
            visit_id,
            values["room"],
            moment=values["time"],
            then=added,
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="presence",
        title=tr("Présence imprévue"),
        save=save,
        parent=parent,
        verb=tr("Ajouter"),
    )
