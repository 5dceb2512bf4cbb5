"""The form of a request for premises: who asks, what is wished, what would be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from polesdesk.actions import associations, premises_requests
from polesdesk.domain.field_words import field_label
from polesdesk.domain.french import WEEKDAYS
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import REQUEST_KINDS
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind
from polesdesk.domain.request_cards import RequestForm
from polesdesk.domain.rows import AssociationRow
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import (
    ChecksInput,
    ChoiceInput,
    DateInput,
    EmailInput,
    Input,
    IntInput,
    LongTextInput,
    MoneyInput,
    PhoneInput,
    RecordInput,
    SurfaceInput,
    TextInput,
    TimeInput,
)
from polesdesk.ui.premises_requests.criteria_input import CriteriaInput
from polesdesk.ui.words import choices_of, tr

FEW_HUBS = 30
"""Hubs that are offered as boxes to tick; of more, one is chosen by its name."""
_LONGEST = 24 * 60
_ONLY_FOR = {
    "surface_m2": {RequestKind.NEW_HOSTING},
    "weekday": {RequestKind.NEW_HOSTING, RequestKind.EXTRA_SLOT},
    "weekdays": {RequestKind.NEW_HOSTING, RequestKind.EXTRA_SLOT},
    "day": {RequestKind.HIRE},
    "fee_cents": {RequestKind.HIRE},
    "deposit_cents": {RequestKind.HIRE},
    "insured_until": {RequestKind.HIRE},
}
"""Fields that are asked for some kinds of requests only."""


class PremisesRequestForm(Form):
    """Changes a request or registers one; saved by the action, which gives the number."""

    def __init__(self, desk: Desk, known: RequestForm) -> None:
        super().__init__("premises_request", _sections(desk, known))
        self._desk = desk
        self._request = known.request
        self._association = known.association
        request = known.request
        self.what = request.number or self.tr("Nouvelle demande")
        self.set_values(self._shown())
        self.fields["kind"].changed.connect(self._follow_kind)
        self._follow_kind()
        self.submitted.connect(self._save)
        self.keep_drafts(
            desk,
            "premises_request",
            request.id,
            title=self.tr("Demande {number}").format(number=request.number)
            if request.number
            else self.what,
            version=request.version,
        )

    def saved_id(self) -> str:
        """Return the id of the request that the form is about."""
        return self._request.id

    def _shown(self) -> dict[str, Any]:
        one = self._request
        values = {f.name: getattr(one, f.name) for f in fields(one)}
        values["association_id"] = (
            Choice(value=one.association_id, label=self._association)
            if one.association_id
            else None
        )
        if one.association_id:
            values["applicant"] = ""
        values["weekdays"] = tuple(str(day) for day in one.weekdays)
        values["weekday"] = str(one.weekday) if one.weekday else ""
        for name in ("fee_cents", "deposit_cents"):
            values[name] = values[name] or None
        if not isinstance(self.fields["hub_ids"].input, ChecksInput):
            values["hub_ids"] = next(iter(one.hub_ids), "")
        return values

    def _typed(self, values: Mapping[str, Any]) -> PremisesRequest:
        told = dict(values)
        told["kind"] = RequestKind(told["kind"])
        told["association_id"] = told["association_id"] or None
        told["room_id"] = told["room_id"] or None
        told["weekdays"] = tuple(int(day) for day in told["weekdays"])
        told["weekday"] = int(told["weekday"]) if told["weekday"] else None
        hubs = told["hub_ids"]
        told["hub_ids"] = tuple(hubs) if isinstance(hubs, tuple) else (hubs,) if hubs else ()
        for name in ("fee_cents", "deposit_cents"):
            told[name] = told[name] or 0
        for name, kinds in _ONLY_FOR.items():
            if told["kind"] not in kinds:
                told[name] = getattr(PremisesRequest(id=""), name)
        return replace(self._request, **told)

    def _save(self, values: Mapping[str, Any]) -> None:
        self._desk.do(
            premises_requests.save,
            self._typed(values),
            then=self._settle,
            failed=self.refuse,
            owner=self,
        )

    def _settle(self, saved: PremisesRequest) -> None:
        self._request = saved
        self.settle()

    def _follow_kind(self) -> None:
        chosen = self.fields["kind"].input.value()
        for name, kinds in _ONLY_FOR.items():
            self.fields[name].setVisible(not chosen or chosen in {str(kind) for kind in kinds})


def _sections(desk: Desk, known: RequestForm) -> tuple[Section, ...]:
    return (_who(desk), _wish(desk, known), _place(desk, known), _judged(), _notes())


def _who(desk: Desk) -> Section:
    unknown = tr(
        "Choisissez dans la liste\u202f; si elle n’y est pas, laissez vide et remplissez Demandeur."
    )
    return Section(
        title=tr("Demande"),
        fields=(
            _field("kind", ChoiceInput(choices_of(REQUEST_KINDS)), required=True),
            _field(
                "association_id",
                RecordInput(desk, associations.page, _association_label, unknown=unknown),
                hint=tr("Tapez une partie du nom"),
            ),
            _field(
                "applicant",
                TextInput(longest=120),
                hint=tr("Si ce n’est pas encore une association connue"),
            ),
            _field("contact", TextInput(longest=120)),
            _field("email", EmailInput()),
            _field("phone", PhoneInput()),
            _field("received_on", DateInput(desk.today), required=True),
        ),
    )


def _wish(desk: Desk, known: RequestForm) -> Section:
    days = tuple(
        Choice(value=str(number), label=name) for number, name in enumerate(WEEKDAYS, start=1)
    )
    return Section(
        title=tr("Ce qui est souhaité"),
        fields=(
            _field("purpose", LongTextInput(lines=2)),
            _field("start_date", DateInput(desk.today)),
            _field("end_date", DateInput(desk.today)),
            _field("weekdays", ChecksInput(days, columns=4)),
            _field("from_time", TimeInput()),
            _field("to_time", TimeInput()),
            _field(
                "minutes",
                IntInput(unit=tr("min"), least=15, most=_LONGEST),
                hint=tr("Si elle est plus courte que la plage ci-dessus"),
            ),
            _field("headcount", IntInput(unit=tr("personnes"), least=1, most=100_000)),
            _field("surface_m2", SurfaceInput()),
            _field(
                "equipment",
                TextInput(longest=200),
                hint=tr("Séparés par des virgules\u202f: piano, cuisine"),
            ),
            _field("hub_ids", _hubs_input(known)),
        ),
    )


def _hubs_input(known: RequestForm) -> Input:
    hubs = [Choice(value=hub.id, label=hub.name) for hub in known.hubs]
    if len(hubs) > FEW_HUBS:
        return ChoiceInput(hubs, empty_label=tr("tous"))
    return ChecksInput(hubs, columns=2)


def _place(desk: Desk, known: RequestForm) -> Section:
    rooms = [Choice(value=one.id, label=f"{one.name} · {one.hub}") for one in known.rooms]
    days = tuple(
        Choice(value=str(number), label=name) for number, name in enumerate(WEEKDAYS, start=1)
    )
    return Section(
        title=tr("Local proposé"),
        fields=(
            _field(
                "room_id",
                ChoiceInput(rooms),
                hint=tr("«\u202fLocaux libres\u202f» le trouve et remplit la suite"),
            ),
            _field("weekday", ChoiceInput(days)),
            _field("day", DateInput(desk.today)),
            _field("start", TimeInput()),
            _field("end", TimeInput()),
            _field("fee_cents", MoneyInput()),
            _field("deposit_cents", MoneyInput()),
            _field("insured_until", DateInput(desk.today)),
        ),
    )


def _judged() -> Section:
    label = tr(field_label("premises_request", "criteria"))
    hint = tr("Pour comparer les demandes\u202f: le total ne décide jamais seul.")
    return Section(
        title=tr("Critères"),
        fields=(Field("criteria", label, CriteriaInput(), wide=True, hint=hint),),
    )


def _notes() -> Section:
    hint = tr("Pour le service seulement\u202f: rien de ceci ne s’imprime.")
    return Section(fields=(_field("notes", LongTextInput(lines=3), hint=hint),))


def _field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
    label = tr(field_label("premises_request", name))
    return Field(name, label, widget, required=required, hint=hint)


def _association_label(row: AssociationRow) -> str:
    place = row.city or row.rna
    return f"{row.name} · {place}" if place else row.name
