"""Hosted associations, their officers with terms of office, and their papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PaperKind(StrEnum):
    """The papers an office asks for (domain dossier B3)."""

    STATUTES = "STATUTES"
    REGISTRATION_RECEIPT = "REGISTRATION_RECEIPT"
    OFFICERS_LIST = "OFFICERS_LIST"
    SIRET_NOTICE = "SIRET_NOTICE"
    INSURANCE_CERTIFICATE = "INSURANCE_CERTIFICATE"
    MINUTES = "MINUTES"
    ACTIVITY_REPORT = "ACTIVITY_REPORT"
    ACCOUNTS = "ACCOUNTS"
    BUDGET = "BUDGET"
    CER = "CER"
    CHARTER = "CHARTER"
    ACTIVITIES_LIST = "ACTIVITIES_LIST"
    USE_STATEMENT = "USE_STATEMENT"
    APPROVAL = "APPROVAL"


class AssociationKind(StrEnum):
    """What an association is in law; the papers asked of it depend on it.

    Unions are founded under the code du travail (L. 2131-1), worship under the law of
    9 December 1905; a group without statutes has no legal personality.
    """

    LAW_1901 = "LAW_1901"
    PUBLIC_UTILITY = "PUBLIC_UTILITY"
    SPORT = "SPORT"
    YOUTH = "YOUTH"
    WORSHIP = "WORSHIP"
    UNION = "UNION"
    LOCAL_LAW = "LOCAL_LAW"
    INFORMAL = "INFORMAL"


class Cover(StrEnum):
    """What an insurance certificate covers (domain dossier A3, article 15)."""

    LIABILITY = "LIABILITY"
    OCCUPIER = "OCCUPIER"
    PROPERTY = "PROPERTY"
    WAIVER = "WAIVER"


class PaperState(StrEnum):
    """Derived by ``paper_state``, but for REJECTED and NOT_APPLICABLE which are decided."""

    MISSING = "MISSING"
    RECEIVED = "RECEIVED"
    VALID = "VALID"
    EXPIRING = "EXPIRING"
    EXPIRED = "EXPIRED"
    REJECTED = "REJECTED"
    NOT_APPLICABLE = "NOT_APPLICABLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """An association, most often under the law of 1 July 1901; identifiers without spaces.

    ``dissolved_on`` is the first day on which it is no more; the record stays. ``merged_into``
    is something else: the record was a duplicate of another one.
    """

    id: str
    version: int = 0
    name: str = ""
    acronym: str = ""
    former_names: str = ""
    rna: str = ""
    siret: str = ""
    ape: str = ""
    legal_form: str = "association régie par la loi du 1er juillet 1901"
    seat_address: str = ""
    postal_code: str = ""
    city: str = ""
    management_address: str = ""
    prefecture_declared: str = ""
    declared_on: date | None = None
    jo_published_on: date | None = None
    statutory_object: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    rules_accepted_on: date | None = None
    kind: AssociationKind = AssociationKind.LAW_1901
    dissolved_on: date | None = None
    merged_into: str | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A person in a role of the board, from a day to a day; ``signs`` marks a representative."""

    id: str
    version: int = 0
    association_id: str = ""
    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    quality: str = ""
    signs: bool = False
    empowered_by: str = ""
    empowered_on: date | None = None
    from_date: date | None = None
    to_date: date | None = None
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A further file of a paper, or a former version of one, kept by its hash.

    ``replaced_on`` is the day on which a newer file took its place.
    """

    sha256: str
    name: str
    added_on: date | None = None
    replaced_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of an association, valid from a day to a day; an insurance names its policy.

    An insurance certificate names ``covers``, and premises as whole hubs or as rooms; none named
    means that the certificate, as it was looked at, is not limited to some. ``sha256`` is its
    first file, ``other_files`` are the others and the former ones.
    """

    id: str
    version: int = 0
    association_id: str = ""
    kind: PaperKind = PaperKind.INSURANCE_CERTIFICATE
    decided: PaperState | None = None
    reason: str = ""
    received_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    insurer: str = ""
    policy_no: str = ""
    coverage: str = ""
    covers: tuple[Cover, ...] = ()
    hub_ids: tuple[str, ...] = ()
    room_ids: tuple[str, ...] = ()
    sha256: str = ""
    file_name: str = ""
    other_files: tuple[PaperFile, ...] = ()


def officer_name(officer: Officer) -> str:
    """Return « Mme Prénom Nom », leaving out what is unknown."""
    parts = (officer.civility, officer.first_name, officer.last_name)
    return " ".join(part for part in parts if part)


def in_office(officer: Officer, day: date) -> bool:
    """Tell whether the officer's term covers the day; an unknown bound is open."""
    started = officer.from_date is None or officer.from_date <= day
    return started and (officer.to_date is None or day <= officer.to_date)


def paper_state(paper: Paper | None, day: date, *, expiring_days: int = 60) -> PaperState:
    """Return the state of a paper on a day; EXPIRING is under ``expiring_days`` before its end."""
    if paper is None:
        return PaperState.MISSING
    if paper.decided is not None:
        return paper.decided
    if paper.valid_to is None:
        return PaperState.RECEIVED
    if paper.valid_to < day:
        return PaperState.EXPIRED
    if paper.valid_to < day + timedelta(days=expiring_days):
        return PaperState.EXPIRING
    return PaperState.VALID


def latest_paper(papers: tuple[Paper, ...], kind: PaperKind) -> Paper | None:
    """Return the paper of a kind that counts: not rejected, and whose validity ends last."""
    same = [p for p in papers if p.kind is kind]
    return max(
        same,
        key=lambda p: (
            p.decided is not PaperState.REJECTED,
            p.valid_to or date.max,
            p.received_on or date.min,
            p.id,
        ),
        default=None,
    )
