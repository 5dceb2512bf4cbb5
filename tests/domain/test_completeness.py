"""What an original needs, and what forbids to issue it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.clauses import parse, render
from polesdesk.domain.completeness import missing, signing_problems
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.facts import facts
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround, PropertyRegime
from polesdesk.domain.papers import TemplateState
from sample_agreements import DAY, HALL, HUB, OFFICE, PRESIDENT, SIGNATORY, agreement, every_variant

Change = Callable[[AgreementData], AgreementData]


def fields(data: AgreementData) -> list[str]:
    return [gap.field for gap in missing(data)]


def of_terms(**changes: object) -> Change:
    return lambda d: replace(d, convention=replace(d.convention, **changes))


def of_association(**changes: object) -> Change:
    return lambda d: replace(d, association=replace(d.association, **changes))


def of_settings(**changes: object) -> Change:
    return lambda d: replace(d, settings=replace(d.settings, **changes))


def of_signatory(**changes: object) -> Change:
    return lambda d: replace(d, signatory=replace(SIGNATORY, **changes))


@pytest.mark.parametrize(("kind", "ground", "regime"), every_variant())
def test_a_complete_agreement_lacks_nothing(
    kind: UseKind, ground: FreeUseGround, regime: PropertyRegime
) -> None:
    data = agreement(kind, ground, regime)
    assert missing(data) == ()
    assert signing_problems(data) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (of_settings(authority_name=""), "settings.authority_name"),
        (lambda d: replace(d, signatory=None), "convention.signatory_id"),
        (of_signatory(quality=" "), "signatory.quality"),
        (of_signatory(act_kind="", act_number="", act_date=None), "signatory.act_number"),
        (of_terms(decision_kind=None), "convention.decision_kind"),
        (of_terms(decision_number=""), "convention.decision_number"),
        (of_terms(decision_date=None), "convention.decision_date"),
        (of_association(name=""), "association.name"),
        (of_association(seat_address=""), "association.seat_address"),
        (of_association(rna="", declared_on=None), "association.rna"),
        (lambda d: replace(d, representatives=()), "convention.representative_ids"),
        (
            lambda d: replace(d, representatives=(replace(PRESIDENT, quality=""),)),
            "officer.quality",
        ),
        (lambda d: replace(d, rooms=()), "convention.room_ids"),
        (lambda d: replace(d, hubs=(replace(HUB, name=""),)), "convention.hub_id"),
        (lambda d: replace(d, hubs=(replace(HUB, address=""),)), "hub.address"),
        (
            lambda d: replace(d, hubs=(replace(HUB, property_regime=None),)),
            "room.property_regime",
        ),
        (of_terms(use_kind=None), "convention.use_kind"),
        (of_terms(slots=()), "convention.slots"),
        (of_terms(authorised_activities=""), "convention.authorised_activities"),
        (of_terms(start_date=None), "convention.start_date"),
        (of_terms(end_date=None), "convention.end_date"),
        (of_terms(notice_months=None), "convention.notice_months"),
        (of_terms(free_use_ground=None), "convention.free_use_ground"),
        (
            of_terms(free_use_ground=FreeUseGround.PAID, occupancy_fee_cents=None),
            "convention.occupancy_fee_cents",
        ),
        (of_terms(charges_mode=None), "convention.charges_mode"),
        (
            of_terms(charges_mode=ChargesMode.FLAT_RATE, charges_cents=0),
            "convention.charges_cents",
        ),
        (of_terms(cited_annexes=("PLAN",)), "annex.PLAN"),
        (of_terms(cited_annexes=("SAFETY",)), "annex.SAFETY"),
    ],
)
def test_each_mandatory_field_is_asked_for(change: Change, field: str) -> None:
    lacking = change(agreement())
    assert field in fields(lacking)
    label = next(gap.label for gap in missing(lacking) if gap.field == field)
    assert label[0].isupper()


@pytest.mark.parametrize(
    "change",
    [
        of_association(rna=""),
        of_association(siret="", ape="", acronym="", statutory_object="", email="", phone=""),
        of_settings(court_public="", signing_place="", dpo_contact="", authority_siret=""),
        of_terms(notice_months=0),
        of_terms(key_count=None, key_holders="", safety_referent="", in_kind_value_cents=None),
        of_terms(renewal_deadline=None, delegation_number="", delegation_date=None),
        lambda d: replace(d, insurance=None, cer=None),
        lambda d: replace(d, rooms=(replace(HALL, surface_m2=None, capacity=None), OFFICE)),
    ],
)
def test_all_else_is_optional_and_leaves_no_gap(change: Change) -> None:
    data = change(agreement())
    assert missing(data) == ()
    render(parse(data.template.text), facts(data), draft=False)


def test_slots_are_asked_of_shared_premises_only() -> None:
    for kind in (UseKind.SHARED, UseKind.SLOT, UseKind.HALF_DAY):
        assert "convention.slots" in fields(agreement(kind, slots=()))
    for kind in (UseKind.EXCLUSIVE, UseKind.UNIT, UseKind.HIRE):
        assert "convention.slots" not in fields(agreement(kind, slots=()))


def test_activities_are_not_asked_of_a_locker() -> None:
    assert fields(agreement(UseKind.UNIT, authorised_activities="")) == []


def test_gratuity_by_the_council_needs_its_deliberation() -> None:
    council = FreeUseGround.L2125_1_2_COUNCIL_DECISION
    data = agreement(ground=council, decision_kind=DecisionKind.MAYOR_DECISION)
    assert "convention.decision_number" in fields(data)


def test_what_an_office_prints_outside_brackets_becomes_mandatory() -> None:
    data = agreement()
    text = data.template.text + "\n\nAssurée par {{site de l’association}}."
    own = replace(data, template=replace(data.template, text=text))
    assert [(gap.field, gap.label) for gap in missing(own)] == [
        ("association.website", "Site de l’association")
    ]


def codes(data: AgreementData) -> list[str]:
    return [problem.code for problem in signing_problems(data)]


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (
            lambda d: replace(d, template=replace(d.template, state=TemplateState.DRAFT)),
            "template_not_validated",
            "template.state",
        ),
        (
            lambda d: replace(d, template=replace(d.template, text="{{faute}}")),
            "template_error",
            "line",
        ),
        (
            lambda d: replace(
                d, rooms=(HALL, replace(OFFICE, property_regime=PropertyRegime.PRIVATE))
            ),
            "mixed_domains",
            "convention.room_ids",
        ),
        (
            of_terms(free_use_ground=FreeUseGround.PRIVATE_DOMAIN),
            "ground_of_other_domain",
            "convention.free_use_ground",
        ),
        (
            lambda d: replace(d, hubs=(replace(HUB, property_regime=PropertyRegime.PRIVATE),)),
            "ground_of_other_domain",
            "convention.free_use_ground",
        ),
        (
            of_signatory(to_date=date(2026, 6, 14)),
            "delegation_not_in_force",
            "convention.signatory_id",
        ),
        (
            of_signatory(from_date=date(2026, 6, 16)),
            "delegation_not_in_force",
            "convention.signatory_id",
        ),
        (
            lambda d: replace(d, representatives=(replace(PRESIDENT, to_date=date(2026, 6, 14)),)),
            "mandate_not_in_force",
            "convention.representative_ids",
        ),
        (
            of_terms(end_date=date(2026, 8, 31)),
            "ends_before_start",
            "convention.end_date",
        ),
        (
            of_terms(decision_kind=DecisionKind.MAYOR_DECISION, end_date=date(2038, 9, 1)),
            "longer_than_delegation",
            "convention.end_date",
        ),
        (
            lambda d: replace(d, rooms=(HALL,)),
            "slot_outside_rooms",
            "convention.slots",
        ),
    ],
)
def test_an_original_is_forbidden(change: Change, code: str, field: str) -> None:
    problems = signing_problems(change(agreement()))
    assert [(problem.code, problem.field) for problem in problems] == [(code, field)]
    assert problems[0].message.endswith(".")


def test_bounds_of_delegation_mandate_and_twelve_years_are_included() -> None:
    data = of_signatory(from_date=DAY, to_date=DAY)(agreement())
    data = replace(data, representatives=(replace(PRESIDENT, from_date=DAY, to_date=DAY),))
    assert codes(data) == []
    twelve = of_terms(decision_kind=DecisionKind.MAYOR_DECISION, end_date=date(2038, 8, 31))
    assert codes(twelve(agreement())) == []
    decided = of_terms(decision_kind=DecisionKind.DELIBERATION, end_date=date(2040, 8, 31))
    assert codes(decided(agreement())) == []


def test_a_template_that_cannot_be_read_still_tells_what_is_missing() -> None:
    data = replace(agreement(), signatory=None)
    broken = replace(data, template=replace(data.template, text="[si"))
    assert "convention.signatory_id" in fields(broken)
