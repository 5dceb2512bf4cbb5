"""Complete agreements with invented parties, one for every variant of the articles."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import Association, Officer, Paper, PaperKind
from polesdesk.domain.clauses import factory_text, template_name
from polesdesk.domain.conventions import Convention, HolidayRule, Slot, UseKind, WeekParity
from polesdesk.domain.french import typeset
from polesdesk.domain.hubs import (
    ChargesMode,
    DecisionKind,
    FreeUseGround,
    Hub,
    OpeningSpan,
    PropertyRegime,
    Room,
    RoomKind,
)
from polesdesk.domain.papers import Annex, AnnexKind, ClauseTemplate, TemplateState
from polesdesk.domain.settings import ReferenceRent, Settings, Signatory

DAY = date(2026, 6, 15)

SETTINGS = Settings(
    authority_name="Ville d’Exempleville",
    authority_address="1 place de l’Exemple",
    authority_postal_code="80000",
    authority_city="Exempleville",
    authority_siret="21800019700014",
    court_public="Tribunal administratif d’Amiens",
    court_private="Tribunal judiciaire d’Amiens",
    signing_place="Exempleville",
    dpo_contact="donnees.personnelles@example.org",
)
SIGNATORY = Signatory(
    id="signatory",
    civility="Mme",
    first_name="Alix",
    last_name="Exemple",
    quality="adjointe au maire déléguée à la vie associative",
    act_kind="arrêté",
    act_number="2026-101",
    act_date=date(2026, 4, 2),
    from_date=date(2026, 4, 2),
)
HUB = Hub(
    id="hub",
    code="VOL",
    name="Voltaire",
    address="12 rue de la Démonstration",
    postal_code="80000",
    city="Exempleville",
    opening=tuple(OpeningSpan(weekday=day, start=time(8), end=time(22)) for day in range(1, 7)),
    property_regime=PropertyRegime.PUBLIC,
)
OTHER_HUB = replace(HUB, id="other", code="MAR", name="Marivaux", address="3 allée des Modèles")
HALL = Room(
    id="hall",
    hub_id="hub",
    name="Salle Louise",
    building="A",
    floor="1",
    door="12",
    surface_m2=Decimal("62.5"),
    capacity=49,
    erp_type="L",
    erp_category=5,
    furniture="12 tables, 40 chaises, un vidéoprojecteur",
)
OFFICE = Room(
    id="office",
    hub_id="hub",
    name="Bureau 3",
    floor="0",
    surface_m2=Decimal("14.20"),
    capacity=6,
)
LOCKER = Room(id="locker", hub_id="hub", kind=RoomKind.LOCKER, name="Armoire 7", floor="0")
ASSOCIATION = Association(
    id="association",
    name="Les Lanternes d’exemple",
    acronym="LDE",
    rna="W802000001",
    siret="73282932000074",
    ape="94.99Z",
    seat_address="5 rue des Lampions",
    postal_code="80000",
    city="Exempleville",
    prefecture_declared="préfecture de la Somme",
    declared_on=date(2004, 3, 12),
    jo_published_on=date(2004, 4, 3),
    statutory_object="promouvoir les arts de la lumière auprès de tous les publics",
    email="contact@example.org",
    phone="+33199001234",
)
PRESIDENT = Officer(
    id="president",
    civility="Mme",
    first_name="Dominique",
    last_name="Modèle",
    quality="présidente",
    signs=True,
    empowered_by="CA",
    empowered_on=date(2026, 3, 5),
    from_date=date(2025, 11, 1),
)
CO_PRESIDENT = replace(
    PRESIDENT, id="second", civility="M.", first_name="Claude", last_name="Type",
    quality="coprésident",
)  # fmt: skip
INSURANCE = Paper(
    id="insurance",
    kind=PaperKind.INSURANCE_CERTIFICATE,
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    insurer="Mutuelle d’exemple",
    policy_no="RC 000 123",
    coverage="responsabilité civile et risques locatifs",
)
CER = Paper(id="cer", kind=PaperKind.CER, received_on=date(2026, 5, 4))
SLOTS = (
    Slot(id="s1", room_id="hall", weekday=1, start=time(18), end=time(20, 30)),
    Slot(
        id="s2",
        room_id="hall",
        weekday=4,
        start=time(14),
        end=time(17),
        interval_weeks=2,
        anchor=date(2026, 9, 3),
        school_holidays=HolidayRule.WITH,
        dates_out=(date(2026, 11, 12),),
    ),
    Slot(
        id="s3",
        room_id="office",
        weekday=6,
        start=time(9),
        end=time(12),
        week_parity=WeekParity.ODD,
        dates_in=(date(2026, 10, 3), date(2026, 10, 17)),
    ),
)
HALF_DAYS = (
    Slot(id="h1", room_id="hall", weekday=2, start=time(8, 30), end=time(12), half_day="morning"),
    Slot(
        id="h2", room_id="hall", weekday=5, start=time(13, 30), end=time(17, 30),
        half_day="afternoon", school_holidays=HolidayRule.ONLY,
    ),
)  # fmt: skip
HIRE_SLOTS = (Slot(id="d1", room_id="hall", weekday=6, start=time(14), end=time(23)),)
RENTS = (ReferenceRent(id="rent", year=2026, cents_m2_year=12_000, charges_cents_m2_year=3_000),)
PLAN = Annex(id="plan", hub_id="hub", kind=AnnexKind.PLAN, title="Plan du rez-de-chaussée")

CONVENTION = Convention(
    id="0192f0c1-2b3c-7d4e-8f50-61728394a5b6",
    number="VOL-2026-003",
    hub_id="hub",
    association_id="association",
    use_kind=UseKind.SLOT,
    room_ids=("hall", "office"),
    slots=SLOTS,
    start_date=date(2026, 9, 1),
    end_date=date(2027, 8, 31),
    notice_months=2,
    renewal_deadline=date(2027, 5, 31),
    free_use_ground=FreeUseGround.L2125_1_GENERAL_INTEREST,
    charges_mode=ChargesMode.CITY,
    in_kind_value_cents=123_450,
    in_kind_working=typeset("Salle Louise : 62,50 m² × 120,00 € × 16,46 % = 1\u202f234,50 €."),
    in_kind_year=2026,
    signatory_id="signatory",
    representative_ids=("president",),
    decision_kind=DecisionKind.DELIBERATION,
    decision_number="2026-045",
    decision_date=date(2026, 5, 28),
    decision_transmitted_on=date(2026, 6, 1),
    decision_published_on=date(2026, 6, 2),
    delegation_number="2026-002",
    delegation_date=date(2026, 3, 28),
    authorised_activities="ateliers de fabrication de lampions et répétitions",
    activity_responsible="Mme Dominique Modèle",
    expected_headcount=25,
    key_count=2,
    key_holders="Mme Dominique Modèle et M. Claude Type",
    safety_referent="M. Claude Type",
)

_SLOTS_OF = {
    UseKind.SLOT: SLOTS,
    UseKind.SHARED: SLOTS,
    UseKind.HALF_DAY: HALF_DAYS,
    UseKind.HIRE: HIRE_SLOTS,
}


def template(use_kind: UseKind | None) -> ClauseTemplate:
    """The factory template for a kind of use, validated."""
    name = template_name(use_kind)
    return ClauseTemplate(
        id=name, name=name, text=factory_text(name), state=TemplateState.VALIDATED
    )


def agreement(
    use_kind: UseKind = UseKind.SLOT,
    ground: FreeUseGround = FreeUseGround.L2125_1_GENERAL_INTEREST,
    regime: PropertyRegime = PropertyRegime.PUBLIC,
    **changes: object,
) -> AgreementData:
    """A complete agreement of a kind of use, ground and domain; ``changes`` are of its terms."""
    rooms = (LOCKER,) if use_kind is UseKind.UNIT else (HALL, OFFICE)
    if use_kind in (UseKind.HALF_DAY, UseKind.HIRE):
        rooms = (HALL,)
    terms: dict[str, object] = {
        "use_kind": use_kind,
        "room_ids": tuple(room.id for room in rooms),
        "slots": _SLOTS_OF.get(use_kind, ()),
        "free_use_ground": ground,
        "occupancy_fee_cents": 60_000 if ground is FreeUseGround.PAID else None,
    }
    convention = replace(CONVENTION, **(terms | changes))
    if use_kind is UseKind.HIRE:
        day = date(2026, 9, 12)
        convention = replace(convention, start_date=day, end_date=day, renewal_deadline=None)
    return AgreementData(
        convention=convention,
        association=ASSOCIATION,
        hubs=(replace(HUB, property_regime=regime),),
        rooms=rooms,
        representatives=(PRESIDENT,),
        signatory=SIGNATORY,
        insurance=INSURANCE,
        cer=CER,
        settings=SETTINGS,
        annexes=(),
        template=template(use_kind),
        issue=1,
        day=DAY,
    )


def every_variant() -> list[tuple[UseKind, FreeUseGround, PropertyRegime]]:
    """Every kind of use on every ground that its domain allows."""
    public = [ground for ground in FreeUseGround if ground is not FreeUseGround.PRIVATE_DOMAIN]
    private = [FreeUseGround.PRIVATE_DOMAIN, FreeUseGround.PAID]
    return [
        *((kind, ground, PropertyRegime.PUBLIC) for kind in UseKind for ground in public),
        *((kind, ground, PropertyRegime.PRIVATE) for kind in UseKind for ground in private),
    ]
