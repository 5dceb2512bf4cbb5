"""The dialog that cancels a paper that was issued: an original or a letter, with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import LongTextInput
from polesdesk.ui.words import tr


def cancelling_dialog(
    desk: Desk,
    cancel: Callable[..., Any],
    row_id: str,
    parent: QWidget,
    *,
    name: str,
    title: str,
    hint: str,
    verb: str,
) -> FormDialog:
    """Return the dialog that asks for a reason; ``cancel`` is the action, of an id and a reason."""
    reason = Field("reason", tr("Motif"), LongTextInput(lines=3), required=True, hint=hint)
    form = Form(name, (Section(fields=(reason,)),))

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            cancel,
            row_id,
            values["reason"],
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name=name,
        title=title,
        save=save,
        parent=parent,
        verb=verb,
        back=tr("&Ne rien changer"),
    )
