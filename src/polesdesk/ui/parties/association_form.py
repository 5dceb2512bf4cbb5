"""The form of an association: identity, identifiers, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from polesdesk.actions import associations
from polesdesk.domain.associations import Association, AssociationKind
from polesdesk.domain.field_words import field_label
from polesdesk.domain.labels import ASSOCIATION_KINDS
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import (
    ApeInput,
    ChoiceInput,
    DateInput,
    EmailInput,
    Input,
    LongTextInput,
    PhoneInput,
    PostalCodeInput,
    RnaInput,
    SiretInput,
    TextInput,
)
from polesdesk.ui.parties.twins import TwinsNote
from polesdesk.ui.towns import TownOfCode
from polesdesk.ui.words import choices_of, tr


class AssociationForm(Form):
    """Changes an association, or makes one; likely duplicates show under what they share."""

    twin_followed = Signal(str)
    """The id of a likely duplicate that the manager wants to see."""

    def __init__(self, desk: Desk, association: Association, parent: QWidget | None = None) -> None:
        super().__init__("association", _sections(desk), parent)
        self.what = association.name
        self._desk = desk
        self._association = association
        TownOfCode(self, desk)
        self.twins = {n: TwinsNote(desk, self.typed, n, self) for n in ("name", "rna", "siret")}
        for name, note in self.twins.items():
            note.followed.connect(self.twin_followed)
            self.fields[name].add_below(note)
        self.set_values({f.name: getattr(association, f.name) for f in fields(association)})
        for name, note in self.twins.items():
            self.fields[name].changed.connect(note.look_again)
        self.submitted.connect(self._save)
        named = self.tr("Association «\u202f{name}\u202f»").format(name=association.name)
        title = named if association.version else self.tr("Nouvelle association")
        self.keep_drafts(
            desk, "association", association.id, title=title, version=association.version
        )

    def typed(self) -> Association:
        """Return the association as it stands in the form."""
        return replace(self._association, **_read(self.values()))

    def saved_id(self) -> str:
        """Return the id of the association that the form is about."""
        return self._association.id

    def _save(self, values: Mapping[str, Any]) -> None:
        reasons = {self.fields[n].label_text: why for n, why in self.reasons().items()}
        typed = replace(self._association, **_read(values))
        act = (associations.save_despite, typed, reasons) if reasons else (associations.save, typed)
        self._desk.do(*act, then=self._settle, failed=self.refuse, owner=self)

    def _settle(self, saved: Association) -> None:
        self._association = saved
        self.settle()


def _read(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the fields hold as an association has it."""
    told = dict(values)
    told["kind"] = AssociationKind(told["kind"] or AssociationKind.LAW_1901)
    return told


def _sections(desk: Desk) -> tuple[Section, ...]:
    return (
        Section(
            title=tr("Identité"),
            fields=(
                _field("name", TextInput(), required=True),
                _field("acronym", TextInput(longest=40)),
                _field(
                    "kind",
                    ChoiceInput(choices_of(ASSOCIATION_KINDS)),
                    required=True,
                    hint=tr("Les pièces demandées en dépendent"),
                ),
                _field("legal_form", TextInput()),
                _field("statutory_object", LongTextInput(lines=2)),
            ),
        ),
        Section(
            title=tr("Identifiants"),
            fields=(
                _field("rna", RnaInput(), hint=tr("W et 9 chiffres, sur le récépissé")),
                _field("siret", SiretInput(), hint=tr("14 chiffres")),
                _field("ape", ApeInput()),
                _field("prefecture_declared", TextInput()),
                _field("declared_on", DateInput(desk.today)),
                _field("jo_published_on", DateInput(desk.today)),
            ),
        ),
        Section(
            title=tr("Coordonnées"),
            fields=(
                _field("seat_address", LongTextInput(lines=2)),
                _field("postal_code", PostalCodeInput()),
                _field("city", TextInput()),
                _field(
                    "management_address",
                    LongTextInput(lines=2),
                    hint=tr("Seulement si elle diffère du siège"),
                ),
                _field("phone", PhoneInput()),
                _field("email", EmailInput()),
                _field("website", TextInput()),
            ),
        ),
        Section(
            title=tr("Suivi"),
            fields=(
                _field("rules_accepted_on", DateInput(desk.today)),
                _field("former_names", LongTextInput(lines=2), hint=tr("Un nom par ligne")),
                _field("notes", LongTextInput(lines=3)),
            ),
        ),
    )


def _field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
    return Field(name, tr(field_label("association", name)), widget, required=required, hint=hint)
