"""What the office decides once: authority, signatories, rents, templates, annexes."""

from __future__ import annotations

from collections.abc import Sequence

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.labels import SUMMER_BASES
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import (
    Authority,
    ReferenceRent,
    Settings,
    Signatory,
    signatory_name,
)
from polesdesk.domain.speech import said
from polesdesk.store import authority
from polesdesk.store.kinds import RENT, SETTINGS, SIGNATORY


def get(work: Work) -> Settings:
    """Return the settings."""
    return authority.settings(work.connection)


def whole(work: Work) -> Authority:
    """Return the settings with the signatories and rents."""
    return Authority(
        settings=authority.settings(work.connection),
        signatories=tuple(authority.signatories(work.connection)),
        rents=tuple(authority.rents(work.connection)),
    )


_LIMITS = {
    "term_weeks": (1, 53), "open_weeks": (1, 53), "notice_months": (0, 24),
    "renewal_deadline_months": (0, 24), "ends_soon_days": (1, 1000),
    "warn_months": (0, 24), "papers_months": (0, 24), "opinion_months": (0, 24),
    "decision_months": (0, 24), "signing_months": (0, 24),
    "insurance_expiring_days": (0, 1000), "original_return_days": (1, 1000),
    "paper_alert_days": (0, 1000), "unsent_days": (1, 365), "absence_threshold": (1, 50),
}  # fmt: skip


def save(work: Work, settings: Settings) -> Settings:
    """Save the settings; delays stay within reason, the computer's letter is one letter."""
    for name, (low, high) in _LIMITS.items():
        if not low <= getattr(settings, name) <= high:
            raise RuleBroken(
                "out_of_range",
                said("Donnez un nombre entre {low} et {high}.").format(low=low, high=high),
                field=name,
            )
    letter = settings.computer_letter
    if letter and not (len(letter) == 1 and letter.isascii() and letter.isupper()):
        raise RuleBroken(
            "computer_letter",
            said("La lettre du poste est une seule majuscule, de A à Z."),
            field="computer_letter",
        )
    known = {str(kind) for kind in PaperKind}
    if settings.summer_base and settings.summer_base not in SUMMER_BASES:
        raise RuleBroken(
            "unknown_day", said("Choisissez l’un des jours proposés."), field="summer_base"
        )
    unknown = [name for name in settings.required_papers if name not in known]
    if unknown:
        raise RuleBroken(
            "unknown_paper",
            said("Pièce inconnue\u202f: {names}.").format(names=unknown[0]),
            field="required_papers",
        )
    work.name("settings.save", "modification des réglages")
    saved: Settings = common.save(work, SETTINGS, settings)
    return saved


def save_signatory(work: Work, signatory: Signatory) -> Signatory:
    """Save a signatory; making one the default takes the mark from the others."""
    from dataclasses import replace

    if not signatory.last_name.strip():
        raise RuleBroken("name_required", said("Donnez le nom du signataire."), field="last_name")
    if not signatory.quality.strip():
        raise RuleBroken(
            "quality_required", said("Donnez sa qualité, par exemple « maire »."), field="quality"
        )
    if signatory.from_date and signatory.to_date and signatory.to_date < signatory.from_date:
        raise RuleBroken(
            "term_order", said("La délégation finit avant d’avoir commencé."), field="to_date"
        )
    saved: Signatory = common.save(work, SIGNATORY, signatory)
    if saved.is_default:
        for other in authority.signatories(work.connection):
            if other.id != saved.id and other.is_default:
                work.save(SIGNATORY, replace(other, is_default=False))
    return saved


def make_default(work: Work, row_id: str) -> Signatory:
    """Choose the signatory that agreements take unless another is chosen."""
    from dataclasses import replace

    found: Signatory = common.require(work, SIGNATORY, row_id)
    work.name("signatory.default", f"signataire par défaut\u202f: {signatory_name(found)}")
    return save_signatory(work, replace(found, is_default=True))


def bin_signatories(work: Work, ids: Sequence[str]) -> int:
    """Move signatories to the bin."""
    return common.bin_many(work, SIGNATORY, ids)


def save_rent(work: Work, rent: ReferenceRent) -> ReferenceRent:
    """Save a reference rent; one per hub and year."""
    if not 1990 <= rent.year <= 2200:
        raise RuleBroken("year", said("Donnez l’année sur quatre chiffres."), field="year")
    if rent.cents_m2_year < 0 or rent.charges_cents_m2_year < 0:
        raise RuleBroken(
            "amount", said("Le loyer ne peut pas être négatif."), field="cents_m2_year"
        )
    for other in authority.rents(work.connection):
        same = (other.hub_id, other.year) == (rent.hub_id, rent.year)
        if same and other.id != rent.id:
            raise RuleBroken(
                "rent_exists",
                said("Il y a déjà un loyer pour ce pôle et cette année."),
                field="year",
            )
    saved: ReferenceRent = common.save(work, RENT, rent)
    return saved


def bin_rents(work: Work, ids: Sequence[str]) -> int:
    """Move reference rents to the bin."""
    return common.bin_many(work, RENT, ids)


def logo(work: Work) -> bytes | None:
    """Return the authority's logo, or None when it has none."""
    digest = get(work).logo_sha256
    return work.files.get(digest) if digest else None


def keep_logo(work: Work, content: bytes) -> Settings:
    """Keep the authority's logo (PNG or JPEG) and set it."""
    return save_with_logo(work, get(work), content)


def save_with_logo(work: Work, settings: Settings, content: bytes) -> Settings:
    """Save the settings with another logo (PNG or JPEG), kept by its hash."""
    from dataclasses import replace

    if not content.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        raise RuleBroken(
            "logo_format", said("Choisissez une image PNG ou JPEG."), field="logo_sha256"
        )
    if len(content) > 5_000_000:
        raise RuleBroken(
            "logo_size", said("L’image dépasse 5 Mo\u202f: réduisez-la."), field="logo_sha256"
        )
    return save(work, replace(settings, logo_sha256=work.files.put(content)))
