"""Ask over which days a certificate or thanks tell the time that people gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions.volunteer_papers import PapersAsked
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import plural
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import DateInput
from polesdesk.ui.words import tr


def paper_dialog(
    desk: Desk,
    kind: LetterKind,
    ids: Sequence[str],
    then: Callable[[PapersAsked], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog of a paper for some people; ``then`` gets what is asked."""
    hint = tr(
        "Ce papier est numéroté et gardé\u202f: demandé de nouveau à l’identique, il se réimprime "
        "tel quel. Les personnes sans heure comptée, et les agents, n’en ont pas."
    )
    form = Form(
        "volunteer_paper",
        (
            Section(
                fields=(
                    Field("first", tr("Heures du"), DateInput(desk.today), required=True),
                    Field("last", tr("au"), DateInput(desk.today), required=True, hint=hint),
                )
            ),
        ),
    )
    today = desk.today()
    form.set_values({"first": today.replace(month=1, day=1), "last": today})

    def save(values: Mapping[str, Any]) -> None:
        if values["last"] < values["first"]:
            field = form.fields["last"]
            field.show_error(tr("La fin précède le début\u202f: vérifiez les deux dates."))
            form.focus_field("last")
            return
        asked = PapersAsked(kind=kind, ids=tuple(ids), first=values["first"], last=values["last"])
        form.settle()
        then(asked)

    count = plural(len(ids), tr("personne"), tr("personnes"))
    title = tr(LETTERS[kind])
    if len(ids) > 1:
        title = tr("{paper}\u202f: {count}").format(paper=title, count=count)
    return FormDialog(
        form,
        name="volunteer_paper",
        title=title,
        save=save,
        parent=parent,
        verb=tr("É&mettre"),
    )
