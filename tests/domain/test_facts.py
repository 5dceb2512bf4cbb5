"""What the articles may print and ask of an agreement."""

import re
from dataclasses import replace
from datetime import date, time

import pytest

from polesdesk.domain import associations, conventions, hubs, settings
from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import PaperState
from polesdesk.domain.conventions import HolidayRule, UseKind, WeekParity
from polesdesk.domain.facts import ALWAYS, FACTS, FIELDS, facts, read_condition
from polesdesk.domain.folding import fold
from polesdesk.domain.hubs import DecisionKind, FreeUseGround, PropertyRegime
from polesdesk.domain.papers import Annex, AnnexKind
from sample_agreements import (
    CO_PRESIDENT,
    HALL,
    HUB,
    OFFICE,
    OTHER_HUB,
    PLAN,
    PRESIDENT,
    SLOTS,
    agreement,
)


def text(data: AgreementData, name: str) -> str:
    return facts(data).texts[name]


def test_names_and_labels_of_fields_and_facts_tell_them_apart() -> None:
    for declared in (FIELDS, FACTS):
        words = [fold(word) for entry in declared for word in {entry.name, entry.label}]  # type: ignore[attr-defined]
        assert len(words) == len(set(words))
        assert all(re.fullmatch(r"[a-z_]+", entry.name) for entry in declared)  # type: ignore[attr-defined]


def test_conditions_of_mandatory_fields_are_facts() -> None:
    for field in FIELDS:
        if field.required not in ("", ALWAYS):
            assert read_condition(field.required).wanted


def test_every_field_is_mended_by_an_input_that_exists() -> None:
    kinds = {
        "convention": conventions.Convention,
        "association": associations.Association,
        "officer": associations.Officer,
        "paper": associations.Paper,
        "hub": hubs.Hub,
        "room": hubs.Room,
        "settings": settings.Settings,
        "signatory": settings.Signatory,
    }
    for field in FIELDS:
        subject, _, name = field.mends.partition(".")
        if subject in kinds:
            assert name in kinds[subject].__slots__, field.mends
        else:
            assert field.mends == "" or AnnexKind(name)


def test_a_complete_agreement_fills_its_mandatory_fields() -> None:
    known = facts(agreement())
    empty = [f.name for f in FIELDS if f.required == ALWAYS and not known.texts[f.name]]
    assert empty == []


def test_facts_are_computed_for_an_agreement_without_anything() -> None:
    bare = AgreementData(
        convention=conventions.Convention(id="c"),
        association=associations.Association(id="a"),
        hubs=(),
        rooms=(),
        representatives=(),
        signatory=None,
        insurance=None,
        cer=None,
        settings=settings.Settings(),
        annexes=(),
        template=agreement().template,
        issue=None,
        day=date(2026, 1, 1),
    )
    known = facts(bare)
    assert not known.truths["public_domain"]
    assert known.tables["slots"].rows == ()
    assert known.texts["representatives"] == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decision_kind", "délibération du conseil municipal"),
        ("decision_date", "28\u00a0mai\u00a02026"),
        ("authority_siret", "218\u202f000\u202f197\u202f00014"),
        ("signatory_act", "arrêté n°\u00a02026-101 du 2\u00a0avril\u00a02026"),
        ("court_public", "tribunal administratif d’Amiens"),
        ("seat", "5 rue des Lampions, 80000 Exempleville"),
        (
            "registration",
            (
                "inscrite au répertoire national des associations sous le numéro "
                "W802\u202f000\u202f001, déclarée à la préfecture de la Somme "
                "le 12\u00a0mars\u00a02004, "
                "publiée au Journal officiel le 3\u00a0avril\u00a02004"
            ),
        ),
        (
            "representatives",
            (
                "Mme Dominique Modèle, présidente, habilitée par décision du conseil "
                "d’administration du 5\u00a0mars\u00a02026"
            ),
        ),
        ("hubs_with_address", "Voltaire (12 rue de la Démonstration, 80000 Exempleville)"),
        ("total_surface", "76,70\u00a0m²"),
        ("start_date", "1er\u00a0septembre\u00a02026"),
        ("notice", "deux mois"),
        ("renewal_delay", "trois mois"),
        (
            "in_kind_value",
            "1\u202f234,50\u00a0€ (mille deux cent trente-quatre euros et cinquante centimes)",
        ),
        ("property_regime", "domaine public"),
        ("headcount", "25\u00a0personnes"),
    ],
)
def test_fields_read_as_french(name: str, expected: str) -> None:
    assert text(agreement(), name) == expected


def test_co_presidents_are_named_together() -> None:
    both = replace(agreement(), representatives=(PRESIDENT, CO_PRESIDENT))
    assert " et M. Claude Type, coprésident, habilité par" in text(both, "representatives")
    assert text(both, "representative_quality") == "présidente et coprésident"
    assert facts(both).truths["several_representatives"]
    unknown = replace(both, representatives=(PRESIDENT, replace(CO_PRESIDENT, quality="")))
    assert text(unknown, "representative_quality") == ""


def test_a_body_of_several_communes_has_its_own_organs() -> None:
    data = agreement(decision_kind=DecisionKind.MAYOR_DECISION)
    assert text(data, "decision_kind") == "décision du maire"
    other = replace(data.settings, authority_kind="la communauté d’agglomération")
    assert text(replace(data, settings=other), "decision_kind") == "décision du président"


def test_the_act_of_gratuity_is_the_deliberation_or_that_of_the_hub() -> None:
    council = FreeUseGround.L2125_1_2_COUNCIL_DECISION
    assert (
        text(agreement(ground=council), "gratuity_act")
        == "n°\u00a02026-045 du 28\u00a0mai\u00a02026"
    )
    delegated = agreement(ground=council, decision_kind=DecisionKind.MAYOR_DECISION)
    assert text(delegated, "gratuity_act") == ""
    decided = replace(
        HUB,
        decision_kind=DecisionKind.DELIBERATION,
        decision_number="2025-8",
        decision_date=date(2025, 3, 1),
    )
    with_hub = replace(delegated, hubs=(decided,))
    assert text(with_hub, "gratuity_act") == "n°\u00a02025-8 du 1er\u00a0mars\u00a02025"


def test_rooms_are_described_with_safety_and_place() -> None:
    rows = facts(agreement()).tables["premises"].rows
    assert rows[0] == (
        "Salle Louise",
        "bâtiment A, 1er étage, porte 12",
        "62,50\u00a0m²",
        "49\u00a0personnes",
        "type L, 5e catégorie",
    )
    assert rows[1][1:] == ("rez-de-chaussée", "14,20\u00a0m²", "6\u00a0personnes", "–")


def test_rooms_of_several_hubs_name_their_hub() -> None:
    data = agreement()
    both = replace(data, hubs=(HUB, OTHER_HUB), rooms=(HALL, replace(OFFICE, hub_id="other")))
    tables = facts(both).tables
    assert tables["premises"].columns[0] == "Pôle"
    assert [row[0] for row in tables["premises"].rows] == ["Voltaire", "Marivaux"]
    assert {row[2] for row in tables["slots"].rows} == {
        "Salle Louise (Voltaire)",
        "Bureau 3 (Marivaux)",
    }


def test_slots_say_how_often_they_return() -> None:
    rows = facts(agreement()).tables["slots"].rows
    assert [row[0] for row in rows] == ["Lundi", "Jeudi", "Samedi"]
    assert rows[0][1] == "18\u00a0h – 20\u00a0h\u00a030"
    assert [row[3] for row in rows] == [
        "chaque semaine",
        (
            "toutes les deux semaines, à partir du 3\u00a0septembre\u00a02026, "
            "sauf le 12\u00a0novembre\u00a02026"
        ),
        "semaines impaires, et aussi le 3\u00a0octobre\u00a02026 et le 17\u00a0octobre\u00a02026",
    ]
    assert [row[4] for row in rows] == ["non", "oui", "non"]


def test_half_days_keep_their_name_and_hires_their_day() -> None:
    half = facts(agreement(UseKind.HALF_DAY)).tables["slots"].rows
    assert half[0][1] == "matin (8\u00a0h\u00a030 – 12\u00a0h)"
    assert half[1][4] == "seulement"
    hire = facts(agreement(UseKind.HIRE)).tables["slots"]
    assert hire.rows == (
        ("samedi 12\u00a0septembre\u00a02026", "14\u00a0h – 23\u00a0h", "Salle Louise"),
    )


def test_an_interval_counts_from_its_anchor_else_from_the_start() -> None:
    third = replace(SLOTS[1], anchor=None, interval_weeks=3, dates_out=())
    even = replace(SLOTS[0], week_parity=WeekParity.EVEN, school_holidays=HolidayRule.ONLY)
    rows = facts(agreement(slots=(even, third))).tables["slots"].rows
    assert rows[0][3:] == ("semaines paires", "seulement")
    assert rows[1][3] == "toutes les trois semaines, à partir du 1er\u00a0septembre\u00a02026"


def test_the_domain_is_known_when_every_room_says_so() -> None:
    mixed = replace(
        agreement(), rooms=(HALL, replace(OFFICE, property_regime=PropertyRegime.PRIVATE))
    )
    assert text(mixed, "property_regime") == "domaine privé et domaine public"
    assert not facts(mixed).truths["public_domain"]
    unknown = replace(agreement(), hubs=(replace(HUB, property_regime=None),))
    assert text(unknown, "property_regime") == ""


def test_an_insurance_counts_while_it_is_valid() -> None:
    data = agreement()
    assert data.insurance is not None
    assert text(data, "policy_no") == "RC 000 123"
    ended = replace(data, insurance=replace(data.insurance, valid_to=date(2026, 6, 14)))
    refused = replace(data, insurance=replace(data.insurance, decided=PaperState.REJECTED))
    for other in (ended, refused, replace(data, insurance=None)):
        assert not facts(other).truths["insurance_known"]
        assert text(other, "insurer") == ""


def test_annexes_are_numbered_in_their_order() -> None:
    rules = Annex(id="r", kind=AnnexKind.HUB_RULES)
    second = replace(PLAN, id="p2", title="")
    data = replace(agreement(), annexes=(PLAN, rules, second))
    assert facts(data).lists["annexes"] == (
        "Annexe\u00a01 – Plan du rez-de-chaussée",
        "Annexe\u00a02 – Règlement intérieur",
        "Annexe\u00a03 – Plan des locaux",
    )
    assert text(data, "annex_plan") == "annexes\u00a01 et 3"
    assert text(data, "annex_rules") == "annexe\u00a02"
    assert not facts(data).truths["annex_cer"]
    assert facts(agreement(cited_annexes=("CER",))).truths["annex_cer"]


def test_slots_that_end_at_midnight_are_printed() -> None:
    late = replace(SLOTS[0], end=time(0))
    assert facts(agreement(slots=(late,))).tables["slots"].rows[0][1] == "18\u00a0h – 24\u00a0h"
