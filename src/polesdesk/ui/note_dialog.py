"""A dated note on a record: a call, a meeting, a decision to remember."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import notes
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import LongTextInput
from polesdesk.ui.words import tr


def note_dialog(desk: Desk, kind: str, record: str, parent: QWidget) -> FormDialog:
    """Return the dialog that adds a note to a record of a kind."""
    text = Field("text", tr("Note"), LongTextInput(lines=5), required=True)
    form = Form("note", (Section(fields=(text,)),))

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            notes.add_note,
            kind,
            record,
            values["text"],
            then=lambda _note: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(form, name="note", title=tr("Nouvelle note"), save=save, parent=parent)
