"""Whether an association is insured for premises on a day, and what its certificates lack.

A certificate says from when to when, and may name premises and covers. A lapse is a mark and
blocks new keys; it never changes the effect of an agreement (domain dossier B2, track e).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from polesdesk.domain.associations import Cover, Paper, PaperKind, PaperState
from polesdesk.domain.french import format_date, join_and
from polesdesk.domain.labels import COVERS
from polesdesk.domain.speech import said

DEFAULT_COVERS = (Cover.LIABILITY, Cover.OCCUPIER)
"""What a certificate must cover if the office says nothing else (domain dossier A3, art. 15)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """A room that an agreement holds, as a certificate may name it: alone or by its hub."""

    room_id: str
    hub_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InsuranceCheck:
    """What an insurance lacks for premises on a day; ``ok`` when it lacks nothing.

    ``ended_on`` is the last day of the certificate that ended last, if none runs on the day.
    """

    ok: bool
    lapsed: bool = False
    ended_on: date | None = None
    unnamed: tuple[str, ...] = ()
    missing_covers: tuple[Cover, ...] = ()

    @property
    def why(self) -> str:
        """Return in one French sentence what is lacking, empty when nothing is."""
        if self.lapsed:
            if self.ended_on is None:
                return said("Aucune attestation d’assurance n’est valable ce jour-là.")
            return said("L’assurance a pris fin le {day}.").format(day=format_date(self.ended_on))
        parts = []
        if self.unnamed:
            parts.append(
                said("L’attestation d’assurance ne nomme pas {premises}.").format(
                    premises=join_and(list(self.unnamed))
                )
            )
        if self.missing_covers:
            named = join_and([said(COVERS[one]).lower() for one in self.missing_covers])
            parts.append(said("L’assurance ne couvre pas\u202f: {covers}.").format(covers=named))
        return " ".join(parts)


FINE = InsuranceCheck(ok=True)
"""An insurance that lacks nothing, or that is not asked for."""


def certificates(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Return the insurance certificates among papers, rejected ones left out."""
    return tuple(
        one
        for one in papers
        if one.kind is PaperKind.INSURANCE_CERTIFICATE and one.decided is not PaperState.REJECTED
    )


def runs_on(certificate: Paper, day: date) -> bool:
    """Tell whether a certificate runs on a day; an unknown bound is open."""
    started = certificate.valid_from is None or certificate.valid_from <= day
    return started and (certificate.valid_to is None or day <= certificate.valid_to)


def is_exempt(papers: Sequence[Paper]) -> bool:
    """Tell whether the office decided that the association needs no insurance certificate."""
    return any(one.decided is PaperState.NOT_APPLICABLE for one in certificates(papers))


def is_insured(papers: Sequence[Paper], day: date) -> bool:
    """Tell whether some certificate runs on a day, or none is needed."""
    held = certificates(papers)
    return is_exempt(held) or any(runs_on(one, day) for one in held)


def check_insurance(
    papers: Sequence[Paper],
    premises: Sequence[Premises],
    day: date,
    covers: Sequence[Cover] = DEFAULT_COVERS,
) -> InsuranceCheck:
    """Return what the certificates that run on a day lack for premises, taken together."""
    held = certificates(papers)
    if is_exempt(held):
        return FINE
    running = [one for one in held if runs_on(one, day)]
    if not running:
        ends = [one.valid_to for one in held if one.valid_to is not None and one.valid_to < day]
        return InsuranceCheck(ok=False, lapsed=True, ended_on=max(ends, default=None))
    unnamed = tuple(one.name for one in premises if not any(_names(p, one) for p in running))
    missing = tuple(one for one in covers if not any(_covers(p, one) for p in running))
    return InsuranceCheck(ok=not (unnamed or missing), unnamed=unnamed, missing_covers=missing)


def _names(certificate: Paper, premises: Premises) -> bool:
    if not certificate.hub_ids and not certificate.room_ids:
        return True
    return premises.room_id in certificate.room_ids or premises.hub_id in certificate.hub_ids


def _covers(certificate: Paper, cover: Cover) -> bool:
    return not certificate.covers or cover in certificate.covers
