"""From the name of what is missing to the place where it is filled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.domain.associations import Officer, Paper, PaperKind
from polesdesk.domain.cards import ConventionCard
from polesdesk.domain.identity import new_id
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import FormDialog
from polesdesk.ui.parties.association_form import AssociationForm
from polesdesk.ui.parties.officer_form import officer_dialog
from polesdesk.ui.parties.paper_form import paper_dialog

Go = Callable[[str, str], object]
SETTINGS, TEMPLATES = "file_settings", "clause_templates"
"""Commands of the window, by their names."""


class Mending:
    """Opens the field that ``Missing.field`` names: « convention.end_date », « hub.address »…

    Fields of the agreement open its form; those of the association open in a dialog here;
    the rest leads to where it is kept; ``give`` gives a command of the window.
    """

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        edit: Callable[[str], object],
        add_annex: Callable[[str], object],
        go: Go,
        give: Callable[[str], object],
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._parent = parent
        self._edit = edit
        self._add_annex = add_annex
        self._go = go
        self._give = give

    def mend(self, card: ConventionCard, field: str) -> None:
        """Open what fills a field that an agreement lacks."""
        kind, _, name = field.rpartition(".")
        if kind in ("", "convention"):
            self._edit(name)
        elif kind == "association":
            self._mend_association(card, name)
        elif kind == "officer":
            self._mend_officer(card, name)
        elif kind == "paper":
            self.add_paper(card, PaperKind.INSURANCE_CERTIFICATE)
        elif kind == "annex":
            self._add_annex(name)
        elif kind in ("hub", "room"):
            self._mend_premises(card, kind)
        else:
            about = card.data.convention.id
            self._give(f"{TEMPLATES}:{about}" if kind == "template" else f"{SETTINGS}:{name}")

    def add_paper(self, card: ConventionCard, kind: PaperKind, file: Path | None = None) -> None:
        """Open the dialog of a new paper of the association, with a file when it is known."""
        paper = Paper(
            id=new_id(),
            association_id=card.data.association.id,
            kind=kind,
            received_on=self._desk.today(),
        )
        dialog = paper_dialog(self._desk, self._settings, paper, self._parent, is_new=True)
        if file is not None:
            dialog.form.fields["file"].input.set_value(file)
        dialog.open()

    def _mend_association(self, card: ConventionCard, name: str) -> None:
        form = AssociationForm(self._desk, card.data.association)
        dialog = FormDialog(
            form,
            name="association",
            title=card.data.association.name,
            save=lambda _values: None,  # the form saves by itself
            parent=self._parent,
        )
        dialog.open()
        if name in form.fields:
            form.focus_field(name)

    def _mend_officer(self, card: ConventionCard, name: str) -> None:
        """Open the representative who lacks something, or a new one."""
        lacking = [one for one in card.data.representatives if not getattr(one, name, "")]
        known = lacking or list(card.data.representatives)
        fresh = Officer(id=new_id(), association_id=card.data.association.id, signs=True)
        one = known[0] if known else fresh
        dialog = officer_dialog(self._desk, one, self._parent, is_new=not known)
        dialog.open()
        if name in dialog.form.fields and known:
            dialog.form.focus_field(name)

    def _mend_premises(self, card: ConventionCard, kind: str) -> None:
        rooms, hubs = card.data.rooms, card.data.hubs
        if kind == "room" and rooms:
            bare = [room for room in rooms if room.property_regime is None]
            self._go("room", (bare or list(rooms))[0].id)
        elif hubs:
            bare_hubs = [hub for hub in hubs if not hub.address.strip()]
            kind = "hub_address" if bare_hubs else "hub"
            self._go(kind, (bare_hubs or list(hubs))[0].id)
