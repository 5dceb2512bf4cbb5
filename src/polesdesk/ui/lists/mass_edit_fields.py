"""The input of each field that may be changed in many records at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from polesdesk.domain import labels
from polesdesk.domain.field_words import field_label
from polesdesk.domain.lists import Choice
from polesdesk.domain.mass_edit import ENTITIES, FIELDS
from polesdesk.domain.settings import Signatory, signatory_name
from polesdesk.ui.form import Field
from polesdesk.ui.inputs import (
    ChecksInput,
    ChoiceInput,
    DateInput,
    Input,
    IntInput,
    LongTextInput,
    MoneyInput,
    PostalCodeInput,
    TextInput,
)
from polesdesk.ui.inputs.words import HoursInput
from polesdesk.ui.words import choices_of, tr

Today = Callable[[], date]


def value_fields(subject: str, today: Today, signatories: Sequence[Signatory]) -> list[Field]:
    """Return a field for each that a list offers, in the order of its form."""
    inputs = _inputs(today, signatories)
    new = QCoreApplication.translate("MassEdit", "Nouvelle valeur")
    return [Field(name, new, inputs[name]()) for name in FIELDS[subject]]


def field_choices(subject: str) -> list[Choice]:
    """Return the fields to choose from, as their forms call them."""
    entity = ENTITIES[subject]
    return [Choice(value=name, label=tr(field_label(entity, name))) for name in FIELDS[subject]]


def _inputs(today: Today, signatories: Sequence[Signatory]) -> Mapping[str, Callable[[], Input]]:
    people = [
        Choice(value=one.id, label=", ".join(part for part in (signatory_name(one), one.quality)))
        for one in signatories
    ]

    def day() -> Input:
        return DateInput(today)

    return {
        "city": TextInput,
        "postal_code": PostalCodeInput,
        "prefecture_declared": TextInput,
        "legal_form": TextInput,
        "rules_accepted_on": day,
        "notice_months": lambda: IntInput(unit=tr("mois"), most=24),
        "renewal_deadline": day,
        "free_use_ground": lambda: ChoiceInput(choices_of(labels.GROUNDS)),
        "charges_mode": lambda: ChoiceInput(choices_of(labels.CHARGES)),
        "charges_cents": MoneyInput,
        "signatory_id": lambda: ChoiceInput(people, empty_label=tr("le signataire habituel")),
        "decision_kind": lambda: ChoiceInput(choices_of(labels.DECISIONS)),
        "decision_number": lambda: TextInput(longest=60),
        "decision_date": day,
        "decision_transmitted_on": day,
        "decision_published_on": day,
        "authorised_activities": lambda: LongTextInput(lines=4),
        "quarter": lambda: TextInput(longest=80),
        "joined_on": day,
        "left_on": day,
        "photo_consent_on": day,
        "contact_consent_on": day,
        "insurance_attested_on": day,
        "agreed_minutes": HoursInput,
        "cited_annexes": lambda: ChecksInput(choices_of(labels.ANNEXES)),
    }
