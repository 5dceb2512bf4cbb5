"""« Registre des décisions… »: ask for a period, then show the paper or write the workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import decision_register
from polesdesk.actions.exports import ListExport
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput
from polesdesk.ui.lists.list_files import ListFiles, Tell
from polesdesk.ui.words import marked, offered, tr

PAPER, FILE = "paper", "file"
_FORMS = (
    Choice(value=PAPER, label=marked("Document à imprimer")),
    Choice(value=FILE, label=marked("Classeur ou fichier")),
)
USUAL_MONTHS = 3
"""Months back that are proposed: a council meets at least once a quarter (CGCT L. 2121-7)."""


def register_dialog(desk: Desk, settings: QSettings, tell: Tell, parent: QWidget) -> FormDialog:
    """Return the dialog that asks which decisions are reported, and on what."""
    today = desk.today()
    hint = tr("Celles prises depuis la dernière séance du conseil")
    form = Form(
        "decisions",
        (
            Section(
                fields=(
                    Field("first", tr("Du"), DateInput(desk.today), required=True, hint=hint),
                    Field("last", tr("Au"), DateInput(desk.today), required=True),
                    Field("form", tr("Sous forme de"), ChoiceInput(offered(_FORMS)),
                          required=True),
                )
            ),
        ),
    )  # fmt: skip
    form.set_values(
        {"first": today - relativedelta(months=USUAL_MONTHS), "last": today, "form": PAPER}
    )

    def go(values: Mapping[str, Any]) -> None:
        first: date = values["first"]
        desk.read(
            decision_register.export,
            first,
            values["last"],
            then=lambda found: show(found, as_paper=values["form"] == PAPER),
            failed=form.refuse,
            owner=form,
        )

    def show(found: ListExport, *, as_paper: bool) -> None:
        form.settle()
        files = ListFiles(desk, settings, parent, seen=lambda: found, tell=tell)
        act: Callable[[], None] = files.print_list if as_paper else files.export
        act()

    return FormDialog(
        form,
        name="decisions",
        title=tr("Registre des décisions"),
        save=go,
        parent=parent,
        verb=tr("É&tablir"),
    )
