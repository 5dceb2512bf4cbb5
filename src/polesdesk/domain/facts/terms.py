"""Fields of use, term, money, insurance, access and engagements; lists of papers and annexes."""

from __future__ import annotations

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import PaperKind, PaperState, paper_state
from polesdesk.domain.conventions import FeePeriod, UseKind
from polesdesk.domain.facts.wording import day, in_words, months_in_words
from polesdesk.domain.french import euros_in_words, format_euros, join_and, plural
from polesdesk.domain.hubs import ChargesMode, FreeUseGround
from polesdesk.domain.papers import AnnexKind
from polesdesk.domain.settings import HolidayZone
from polesdesk.domain.speech import marked

_FEE_PERIODS = {
    FeePeriod.YEAR: "par an",
    FeePeriod.QUARTER: "par trimestre",
    FeePeriod.MONTH: "par mois",
    FeePeriod.ONCE: "pour la durée de l’occupation",
}
_GROUNDS = {
    FreeUseGround.L2125_1_GENERAL_INTEREST: (
        "article L.\u00a02125-1 du code général de la propriété des personnes publiques "
        "(association à but non lucratif concourant à la satisfaction d’un intérêt général)"
    ),
    FreeUseGround.L2125_1_2_COUNCIL_DECISION: (
        "article L.\u00a02125-1-2 du code général de la propriété des personnes publiques"
    ),
    FreeUseGround.PAID: "occupation soumise à redevance",
    FreeUseGround.PRIVATE_DOMAIN: "prêt à usage d’un bien du domaine privé",
}
_CHARGES = {
    ChargesMode.CITY: "charges supportées par la Collectivité",
    ChargesMode.FLAT_RATE: "participation forfaitaire",
    ChargesMode.METERED: "charges remboursées au réel",
    ChargesMode.ASSOCIATION: "charges supportées par l’Association",
}
_PAPERS = {
    PaperKind.STATUTES: "les statuts à jour, datés et signés",
    PaperKind.REGISTRATION_RECEIPT: "le récépissé de déclaration en préfecture",
    PaperKind.OFFICERS_LIST: "la liste à jour des dirigeants",
    PaperKind.SIRET_NOTICE: "l’avis de situation au répertoire SIRENE",
    PaperKind.INSURANCE_CERTIFICATE: "l’attestation d’assurance en cours de validité",
    PaperKind.MINUTES: "le procès-verbal de la dernière assemblée générale",
    PaperKind.ACTIVITY_REPORT: "le rapport d’activité du dernier exercice",
    PaperKind.ACCOUNTS: "les comptes du dernier exercice clos",
    PaperKind.BUDGET: "le budget prévisionnel",
    PaperKind.CER: "le contrat d’engagement républicain signé",
    PaperKind.CHARTER: "la charte ou la convention d’engagements réciproques signée",
    PaperKind.ACTIVITIES_LIST: "la liste des activités et de leurs responsables",
    PaperKind.USE_STATEMENT: "le relevé de fréquentation des locaux",
    PaperKind.APPROVAL: "l’arrêté d’agrément ou de reconnaissance, en cours de validité",
}
ANNEX_TITLES = {
    AnnexKind.PLAN: marked("plan des locaux"),
    AnnexKind.HUB_RULES: marked("règlement intérieur"),
    AnnexKind.CER: marked("contrat d’engagement républicain"),
    AnnexKind.INVENTORY: marked("inventaire et état des lieux"),
    AnnexKind.SAFETY: marked("fiche de sécurité"),
    AnnexKind.OTHER: marked("autre document"),
}
"""What each kind of annex is called where it has no title of its own."""


def notice(data: AgreementData) -> str:
    """Return the notice as « deux mois »."""
    return months_in_words(data.convention.notice_months)


def holiday_zone(data: AgreementData) -> str:
    """Return the letter of the zone of school holidays, nothing where days are set by hand."""
    zone = data.settings.holiday_zone
    return "" if zone is HolidayZone.MANUAL else zone.value


def free_use_ground(data: AgreementData) -> str:
    """Return why the premises are free, or that they are paid."""
    ground = data.convention.free_use_ground
    return _GROUNDS[ground] if ground else ""


def occupancy_fee(data: AgreementData) -> str:
    """Return the fee in figures and in words, nothing when it is not a sum."""
    return money(data.convention.occupancy_fee_cents)


def fee_period(data: AgreementData) -> str:
    """Return what one payment of the fee covers."""
    return _FEE_PERIODS[data.convention.fee_period]


def charges_mode(data: AgreementData) -> str:
    """Return who bears the charges."""
    mode = data.convention.charges_mode
    return _CHARGES[mode] if mode else ""


def charges_amount(data: AgreementData) -> str:
    """Return the flat rate of charges: a year's, or that of a hire."""
    amount = money(data.convention.charges_cents)
    if not amount or data.convention.use_kind is UseKind.HIRE:
        return amount
    return f"{amount} par an"


def money(cents: int | None) -> str:
    """Return « 1 234,50 € (mille deux cent trente-quatre euros…) », nothing for no sum."""
    return f"{format_euros(cents)} ({euros_in_words(cents)})" if cents and cents > 0 else ""


def in_kind_value(data: AgreementData) -> str:
    """Return the yearly value of the benefit in kind, a zero too, nothing when unknown."""
    cents = data.convention.in_kind_value_cents
    if cents is None or cents < 0:
        return ""
    return f"{format_euros(cents)} ({euros_in_words(cents)})"


def in_kind_working(data: AgreementData) -> tuple[str, ...]:
    """Return the lines that show how the value was reached."""
    return tuple(line for line in data.convention.in_kind_working.splitlines() if line.strip())


def insurance_known(data: AgreementData) -> bool:
    """Tell whether a certificate that is valid on the day names its insurer or policy."""
    paper = data.insurance
    if paper is None or not (paper.insurer.strip() or paper.policy_no.strip()):
        return False
    good = (PaperState.RECEIVED, PaperState.VALID, PaperState.EXPIRING)
    return paper_state(paper, data.day) in good


def insurer(data: AgreementData) -> str:
    """Return the insurer of a valid certificate."""
    return data.insurance.insurer.strip() if data.insurance and insurance_known(data) else ""


def policy_no(data: AgreementData) -> str:
    """Return the policy number of a valid certificate."""
    return data.insurance.policy_no.strip() if data.insurance and insurance_known(data) else ""


def coverage(data: AgreementData) -> str:
    """Return what a valid certificate covers."""
    return data.insurance.coverage.strip() if data.insurance and insurance_known(data) else ""


def insured_until(data: AgreementData) -> str:
    """Return the last day of a valid certificate."""
    return day(data.insurance.valid_to) if data.insurance and insurance_known(data) else ""


def cer_signed(data: AgreementData) -> bool:
    """Tell whether the association has signed the republican commitment contract."""
    paper = data.cer
    return paper is not None and paper.decided not in (
        PaperState.MISSING,
        PaperState.REJECTED,
        PaperState.NOT_APPLICABLE,
    )


def cer_signed_on(data: AgreementData) -> str:
    """Return the day on which the republican commitment contract was signed."""
    paper = data.cer
    return day(paper.valid_from or paper.received_on) if paper and cer_signed(data) else ""


def key_count(data: AgreementData) -> str:
    """Return the number of keys and badges: « 3 clés ou badges »."""
    count = data.convention.key_count
    return plural(count, "clé ou badge", "clés ou badges") if count else ""


def headcount(data: AgreementData) -> str:
    """Return how many people are expected: « 25 personnes »."""
    count = data.convention.expected_headcount
    return plural(count, "personne") if count else ""


def absences(data: AgreementData) -> str:
    """Return the number of unjustified absences that calls for an explanation."""
    return in_words(data.settings.absence_threshold)


def papers(data: AgreementData) -> tuple[str, ...]:
    """Return the papers that the office asks for, as items of a list."""
    names = [_PAPERS[PaperKind(kind)] for kind in data.settings.required_papers if kind in _KINDS]
    return tuple(f"{name}\u202f;" for name in names[:-1]) + tuple(f"{name}." for name in names[-1:])


def annex_labels(data: AgreementData) -> tuple[str, ...]:
    """Return « Annexe 1 – Plan des locaux » for each annex, in the order they are appended."""
    return tuple(
        f"Annexe\u00a0{place} – {annex.title.strip() or ANNEX_TITLES[annex.kind].capitalize()}"
        for place, annex in enumerate(data.annexes, 1)
    )


def annex_numbers(data: AgreementData, kind: AnnexKind) -> str:
    """Return « annexe 1 » or « annexes 1 et 2 » for the annexes of a kind, else nothing."""
    places = [str(place) for place, annex in enumerate(data.annexes, 1) if annex.kind is kind]
    if not places:
        return ""
    return f"annexe{'s' if len(places) > 1 else ''}\u00a0{join_and(places)}"


def has_annex(data: AgreementData, kind: AnnexKind) -> bool:
    """Tell whether an annex of a kind is cited by the agreement or appended to it."""
    present = any(annex.kind is kind for annex in data.annexes)
    return present or kind.value in data.convention.cited_annexes


_KINDS = frozenset(kind.value for kind in PaperKind)
