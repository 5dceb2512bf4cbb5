"""Posters on paper: which sheet, then the preview."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import posters
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.words import marked, offered, tr

PAPERS = (
    Choice(value="A4-landscape", label=marked("A4, paysage")),
    Choice(value="A4-portrait", label=marked("A4, portrait")),
    Choice(value="A3-landscape", label=marked("A3, paysage")),
    Choice(value="A3-portrait", label=marked("A3, portrait")),
)
WHOLE_HUB = "hub"


class Posters:
    """Asks for a sheet and previews the poster of a room or of a hub."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        self._desk = desk
        self._settings = settings
        self._parent = parent
        self._looked_at = LookedAt(parent)

    def ask(self, hub: Choice, rooms: Sequence[Choice], room_id: str, day: date) -> None:
        """Open the dialog that chooses room or hub, season and paper."""
        form = _make_form(self._desk.today, hub, rooms)
        form.set_values({"what": room_id or WHOLE_HUB, "day": day, "paper": self._last_paper()})

        def draw(values: Mapping[str, Any]) -> None:
            self._settings.setValue("planning/paper", values["paper"])
            one = values["what"] != WHOLE_HUB
            action: Callable[..., ListPaper] = posters.room_poster if one else posters.hub_poster
            self._desk.run(
                action,
                values["what"] if one else hub.value,
                values["day"],
                values["paper"],
                title=tr("Mise en page de l’affiche"),
                then=show,
                failed=form.refuse,
                owner=form,
            )

        def show(paper: ListPaper) -> None:
            form.settle()
            self.show(paper)

        FormDialog(
            form,
            name="poster",
            title=tr("Imprimer une affiche"),
            save=draw,
            parent=self._parent,
            verb=tr("&Aperçu…"),
        ).open()

    def show(self, paper: ListPaper, parent: QWidget | None = None) -> None:
        """Open the preview of a paper."""
        above = parent or self._parent
        PreviewDialog(self._desk, self._settings, self._looked_at, paper, above).open()

    def _last_paper(self) -> str:
        known = {choice.value for choice in PAPERS}
        kept = str(self._settings.value("planning/paper") or "")
        return kept if kept in known else PAPERS[0].value


def _make_form(today: Callable[[], date], hub: Choice, rooms: Sequence[Choice]) -> Form:
    whole = Choice(value=WHOLE_HUB, label=tr("tout le pôle {hub}").format(hub=bare_name(hub.label)))
    return Form(
        "poster",
        (
            Section(
                fields=(
                    Field("what", tr("Affiche"), ChoiceInput((whole, *rooms)), required=True),
                    Field(
                        "day",
                        tr("Saison du"),
                        DateInput(today),
                        required=True,
                        hint=tr("La semaine habituelle, telle qu’elle reste à venir ce jour-là."),
                    ),
                    Field("paper", tr("Papier"), ChoiceInput(offered(PAPERS)), required=True),
                )
            ),
        ),
    )
