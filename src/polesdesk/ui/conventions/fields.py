"""The fields of an agreement, section by section, in the order of its card."""

from __future__ import annotations

from polesdesk.actions import associations
from polesdesk.domain import labels
from polesdesk.domain.associations import Officer, officer_name
from polesdesk.domain.cards import ConventionForm
from polesdesk.domain.field_words import field_label
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import AssociationRow
from polesdesk.domain.settings import Signatory, signatory_name
from polesdesk.ui.conventions.rooms_input import RoomsInput
from polesdesk.ui.conventions.slots_input import SlotsInput
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChecksInput,
    ChoiceInput,
    DateInput,
    Input,
    IntInput,
    LongTextInput,
    MoneyInput,
    RecordInput,
    TextInput,
)
from polesdesk.ui.words import choices_of, tr


def sections(desk: Desk, known: ConventionForm) -> tuple[Section, ...]:
    """Return the sections of the form of an agreement."""
    return (
        *_amendment(known),
        _parties(desk, known),
        _premises(desk, known),
        _term(desk),
        _money(),
        _act(desk),
        _use(),
        Section(title=tr("Notes"), fields=(_field("notes", LongTextInput(lines=3)),)),
    )


def _amendment(known: ConventionForm) -> tuple[Section, ...]:
    if known.convention.amends_id is None:
        return ()
    hint = tr("La suite de «\u202fLe présent avenant a pour objet\u202f:\u202f», point compris")
    field = _field("amendment_object", LongTextInput(lines=3), hint=hint)
    return (Section(title=tr("Avenant"), fields=(field,)),)


def officer_choices(officers: tuple[Officer, ...]) -> tuple[Choice, ...]:
    """Return the officers of an association as boxes to tick."""
    return tuple(
        Choice(value=one.id, label=", ".join(p for p in (officer_name(one), one.quality) if p))
        for one in officers
    )


def _parties(desk: Desk, known: ConventionForm) -> Section:
    hubs = [Choice(value=hub.id, label=hub.name) for hub in known.hubs]
    signatories = [Choice(value=one.id, label=_signs(one)) for one in known.signatories]
    number_hint = tr("Donné à l’enregistrement s’il reste vide")
    return Section(
        title=tr("Parties"),
        fields=(
            _field("hub_id", ChoiceInput(hubs), required=True),
            _field(
                "association_id",
                RecordInput(desk, associations.page, _association_label),
                required=True,
                hint=tr("Tapez une partie du nom"),
            ),
            _field(
                "representative_ids",
                ChecksInput(officer_choices(known.officers)),
                hint=tr("Sans choix\u202f: ceux qui signent et dont le mandat court"),
            ),
            _field(
                "signatory_id", ChoiceInput(signatories, empty_label=tr("le signataire habituel"))
            ),
            _field("number", TextInput(longest=40), hint=number_hint),
        ),
    )


def _premises(desk: Desk, known: ConventionForm) -> Section:
    slots = Field(
        "slots",
        tr(field_label("convention", "slots")),
        SlotsInput(desk.today()),
        wide=True,
        hint=tr(
            "Jours\u202f: lundi et jeudi. Horaires\u202f: 18h-20h30, matin. "
            "Rythme\u202f: hebdo, paires, 3 semaines."
        ),
    )
    return Section(
        title=tr("Locaux et créneaux"),
        fields=(
            _field("use_kind", ChoiceInput(choices_of(labels.USE_KINDS))),
            _field("room_ids", RoomsInput(known.rooms)),
            _field(
                "slots_by_letter",
                CheckInput(tr("à chaque saison")),
            ),
            slots,
        ),
    )


def _term(desk: Desk) -> Section:
    return Section(
        title=tr("Durée"),
        fields=(
            _field("start_date", DateInput(desk.today)),
            _field("end_date", DateInput(desk.today)),
            _field("notice_months", IntInput(unit=tr("mois"), most=24)),
            _field("renewal_deadline", DateInput(desk.today)),
        ),
    )


def _money() -> Section:
    return Section(
        title=tr("Conditions financières"),
        fields=(
            _field("free_use_ground", ChoiceInput(choices_of(labels.GROUNDS))),
            _field("occupancy_fee_cents", MoneyInput()),
            _field("fee_period", ChoiceInput(choices_of(labels.FEE_PERIODS))),
            _field("indexation", TextInput(longest=120), hint=tr("Par exemple\u202f: ILAT")),
            _field("charges_mode", ChoiceInput(choices_of(labels.CHARGES))),
            _field("charges_cents", MoneyInput()),
            _field("deposit_cents", MoneyInput()),
        ),
    )


def _act(desk: Desk) -> Section:
    return Section(
        title=tr("Acte qui autorise la signature"),
        fields=(
            _field("decision_kind", ChoiceInput(choices_of(labels.DECISIONS))),
            _field("decision_number", TextInput(longest=60)),
            _field("decision_date", DateInput(desk.today)),
            _field("decision_transmitted_on", DateInput(desk.today)),
            _field("decision_published_on", DateInput(desk.today)),
            _field("delegation_number", TextInput(longest=60)),
            _field("delegation_date", DateInput(desk.today)),
        ),
    )


def _use() -> Section:
    annexes = ChecksInput(choices_of(labels.ANNEXES), columns=1)
    return Section(
        title=tr("Usage"),
        fields=(
            _field("authorised_activities", LongTextInput(lines=3)),
            _field("purpose", LongTextInput(lines=2)),
            _field("activity_responsible", TextInput(longest=120)),
            _field("public_reception", CheckInput(tr("reçoit du public"))),
            _field("expected_headcount", IntInput(unit=tr("personnes"), most=100_000)),
            _field("economic_activity", CheckInput(tr("activité économique"))),
            _field("key_count", IntInput(unit=tr("clés"), most=1000)),
            _field("key_holders", TextInput()),
            _field("safety_referent", TextInput(longest=120)),
            _field("furniture", LongTextInput(lines=2), hint=tr("Vide\u202f: celui des locaux")),
            _field("locker_letterbox", TextInput(longest=120)),
            _field("special_terms", LongTextInput(lines=3)),
            _field("cited_annexes", annexes),
        ),
    )


def _field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
    return Field(name, tr(field_label("convention", name)), widget, required=required, hint=hint)


def _signs(one: Signatory) -> str:
    return ", ".join(part for part in (signatory_name(one), one.quality) if part)


def _association_label(row: AssociationRow) -> str:
    place = row.city or row.rna
    return f"{row.name} · {place}" if place else row.name
