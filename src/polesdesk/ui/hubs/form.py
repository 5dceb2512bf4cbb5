"""The form of a hub: what it is, when it is open, and what its agreements take by default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    Hub,
    PropertyRegime,
)
from polesdesk.domain.labels import CHARGES, DECISIONS, GROUNDS, REGIMES
from polesdesk.domain.lists import Choice
from polesdesk.domain.opening_hours import EXAMPLE
from polesdesk.domain.parsing import TimeRange
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.hubs.opening_input import OpeningInput
from polesdesk.ui.inputs import (
    ChoiceInput,
    DateInput,
    EmailInput,
    IntInput,
    LongTextInput,
    MoneyInput,
    PhoneInput,
    PostalCodeInput,
    TextInput,
    TimeRangeInput,
)
from polesdesk.ui.words import choices_of, tr

E = TypeVar("E", bound=StrEnum)
PLAIN = (
    "code", "name", "address", "postal_code", "city", "phone", "email", "opening",
    "decision_number", "decision_date", "visit_delay_days", "absence_threshold", "notes",
)  # fmt: skip
"""Fields whose input holds the value itself."""


IN_A_ROW = "in_a_row"
IN_PERIOD = "in_period"
_COUNTING: Mapping[bool | None, str] = {None: "", True: IN_A_ROW, False: IN_PERIOD}


def make_form(today: Callable[[], date]) -> Form:
    """Return the form of a hub, empty."""
    form = Form("hub", (_identity(), _hours(), _defaults(today), _visits(), _notes()))
    charges = form.fields["charges_mode"]
    amount = form.fields["charges_cents"]

    def follow() -> None:
        amount.setVisible(charges.input.value() == ChargesMode.FLAT_RATE)

    charges.changed.connect(follow)
    follow()
    return form


def _identity() -> Section:
    code_hint = tr("2 à 6 lettres ou chiffres\u202f: il commence les numéros de convention.")
    return Section(
        fields=(
            Field("name", tr("Nom"), TextInput(longest=120), required=True),
            Field("code", tr("Code"), TextInput(longest=6), required=True, hint=code_hint),
            Field("address", tr("Adresse"), TextInput()),
            Field("postal_code", tr("Code postal"), PostalCodeInput()),
            Field("city", tr("Ville"), TextInput()),
            Field("phone", tr("Téléphone"), PhoneInput()),
            Field("email", tr("Courriel"), EmailInput()),
        )
    )


def _hours() -> Section:
    return Section(
        title=tr("Horaires"),
        fields=(
            Field(
                "opening",
                tr("Ouverture"),
                OpeningInput(),
                hint=tr("Par exemple\u202f: ") + EXAMPLE,
            ),
            Field("morning", tr("Matin"), TimeRangeInput(), required=True),
            Field("afternoon", tr("Après-midi"), TimeRangeInput(), required=True),
        ),
    )


def _defaults(today: Callable[[], date]) -> Section:
    return Section(
        title=tr("Ce que ses conventions reprennent"),
        fields=(
            Field("property_regime", tr("Domaine"), ChoiceInput(choices_of(REGIMES))),
            Field("free_use_ground", tr("Fondement"), ChoiceInput(choices_of(GROUNDS))),
            Field("charges_mode", tr("Charges"), ChoiceInput(choices_of(CHARGES))),
            Field("charges_cents", tr("Forfait annuel"), MoneyInput()),
            Field("decision_kind", tr("Acte"), ChoiceInput(choices_of(DECISIONS))),
            Field("decision_number", tr("N°\u00a0de l’acte"), TextInput(longest=60)),
            Field("decision_date", tr("Date de l’acte"), DateInput(today)),
        ),
    )


def _visits() -> Section:
    days = IntInput(least=1, most=1000, unit=tr("jours"))
    times = IntInput(least=1, most=100, unit=tr("absences"))
    counting = [
        Choice(value=IN_A_ROW, label=tr("à la suite")),
        Choice(value=IN_PERIOD, label=tr("sur la période")),
    ]
    return Section(
        title=tr("Visites\u202f: ce qui diffère des réglages"),
        fields=(
            Field("visit_delay_days", tr("Délai"), days, hint=tr("Entre deux visites d’un local.")),
            Field("absence_threshold", tr("Seuil"), times, hint=tr("Absences non excusées.")),
            Field("absence_consecutive", tr("Comptage"), ChoiceInput(counting)),
        ),
    )


def _notes() -> Section:
    hint = tr("Pour le service seulement\u202f: rien de ceci ne s’imprime.")
    return Section(fields=(Field("notes", tr("Remarques"), LongTextInput(lines=3), hint=hint),))


def shown_values(hub: Hub) -> dict[str, Any]:
    """Return what the form shows of a hub."""
    values: dict[str, Any] = {name: getattr(hub, name) for name in PLAIN}
    values["morning"] = TimeRange(start=hub.morning_start, end=hub.morning_end)
    values["afternoon"] = TimeRange(start=hub.afternoon_start, end=hub.afternoon_end)
    for name in ("property_regime", "free_use_ground", "charges_mode", "decision_kind"):
        values[name] = getattr(hub, name) or ""
    values["charges_cents"] = hub.charges_cents or None
    values["absence_consecutive"] = _COUNTING[hub.absence_consecutive]
    return values


def _counting_of(value: str) -> bool | None:
    return next(known for known, text in _COUNTING.items() if text == (value or ""))


def hub_of(hub: Hub, values: Mapping[str, Any]) -> Hub:
    """Return the hub with what was typed."""
    morning, afternoon = values["morning"], values["afternoon"]
    return replace(
        hub,
        **{name: values[name] for name in PLAIN},
        morning_start=morning.start,
        morning_end=morning.end,
        afternoon_start=afternoon.start,
        afternoon_end=afternoon.end,
        property_regime=chosen(PropertyRegime, values["property_regime"]),
        free_use_ground=chosen(FreeUseGround, values["free_use_ground"]),
        charges_mode=chosen(ChargesMode, values["charges_mode"]),
        charges_cents=_flat_rate(values),
        absence_consecutive=_counting_of(values["absence_consecutive"]),
        decision_kind=chosen(DecisionKind, values["decision_kind"]),
    )


def _flat_rate(values: Mapping[str, Any]) -> int:
    if values["charges_mode"] != ChargesMode.FLAT_RATE:
        return 0
    return values["charges_cents"] or 0


def chosen(kind: type[E], value: str) -> E | None:
    """Return the value chosen in a list, or None."""
    return kind(value) if value else None
