"""What the office decides once: the authority, its signatories, delays and rents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from polesdesk.domain.associations import Cover, PaperKind
from polesdesk.domain.condition_reports import ROOM_ELEMENTS, UNIT_ELEMENTS
from polesdesk.domain.insurance import DEFAULT_COVERS
from polesdesk.domain.required_papers import DEFAULT_RULES, Asking, PaperRule

SETTINGS_ID = "settings"


class HolidayZone(StrEnum):
    """Zone of school holidays; MANUAL for Corsica and overseas."""

    A = "A"
    B = "B"
    C = "C"
    MANUAL = "MANUAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The authority that signs, and the delays and defaults of the office (days, months, weeks).

    ``summer_base`` is the day « 06-30 » from which the campaign counts back for agreements that
    end in July or August; empty: from their end, as for all others.
    """

    id: str = SETTINGS_ID
    version: int = 0
    authority_name: str = ""
    authority_kind: str = "la commune"
    authority_address: str = ""
    authority_postal_code: str = ""
    authority_city: str = ""
    authority_siret: str = ""
    authority_phone: str = ""
    authority_email: str = ""
    logo_sha256: str = ""
    court_public: str = ""
    court_private: str = ""
    signing_place: str = ""
    holiday_zone: HolidayZone = HolidayZone.B
    term_weeks: int = 36
    open_weeks: int = 47
    notice_months: int = 2
    renewal_deadline_months: int = 3
    warn_months: int = 5
    papers_months: int = 4
    opinion_months: int = 3
    decision_months: int = 2
    signing_months: int = 1
    summer_base: str = ""
    ends_soon_days: int = 180
    insurance_expiring_days: int = 60
    original_return_days: int = 21
    paper_alert_days: int = 60
    absence_threshold: int = 3
    absence_consecutive: bool = False
    absence_months: int = 12
    visit_delay_days: int = 90
    draft_visit_days: int = 7
    unsent_days: int = 7
    answer_days: int = 15
    min_observations: int = 5
    edge_minutes: int = 15
    night_rest_hours: int = 11
    shift_gap_minutes: int = 0
    public_holiday_region: str = ""
    required_papers: tuple[str, ...] = (
        "STATUTES",
        "REGISTRATION_RECEIPT",
        "OFFICERS_LIST",
        "INSURANCE_CERTIFICATE",
        "CER",
    )
    paper_rules: tuple[PaperRule, ...] = DEFAULT_RULES
    required_covers: tuple[Cover, ...] = DEFAULT_COVERS
    room_elements: tuple[str, ...] = ROOM_ELEMENTS
    unit_elements: tuple[str, ...] = UNIT_ELEMENTS
    dpo_contact: str = ""
    computer_letter: str = ""
    is_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs for the authority: quality and delegation act, valid from a day to a day."""

    id: str
    version: int = 0
    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    quality: str = ""
    act_kind: str = ""
    act_number: str = ""
    act_date: date | None = None
    from_date: date | None = None
    to_date: date | None = None
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRent:
    """Reference rent of a hub (all hubs when empty) for a year, in cents per m² and year."""

    id: str
    version: int = 0
    hub_id: str | None = None
    year: int = 0
    cents_m2_year: int = 0
    charges_cents_m2_year: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Settings with the signatories and rents that go with them, as documents need them."""

    settings: Settings = field(default_factory=Settings)
    signatories: tuple[Signatory, ...] = ()
    rents: tuple[ReferenceRent, ...] = ()


def signatory_name(signatory: Signatory) -> str:
    """Return « M. Prénom Nom », leaving out what is unknown."""
    parts = (signatory.civility, signatory.first_name, signatory.last_name)
    return " ".join(part for part in parts if part)


def delegation_covers(signatory: Signatory, day: date) -> bool:
    """Tell whether the signatory may sign on the day; an unknown bound is open."""
    started = signatory.from_date is None or signatory.from_date <= day
    return started and (signatory.to_date is None or day <= signatory.to_date)


def asking_of(settings: Settings) -> Asking:
    """Return which papers the office asks for, of all and by case."""
    known = {kind.value: kind for kind in PaperKind}
    of_all = tuple(known[name] for name in settings.required_papers if name in known)
    return Asking(of_all=of_all, rules=settings.paper_rules)
