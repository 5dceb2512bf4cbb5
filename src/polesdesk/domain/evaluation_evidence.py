"""What the program knows for each criterion of an evaluation, in one sentence each.

The marks are left to the manager: a sentence is evidence, never a judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from polesdesk.domain import evaluations as keys
from polesdesk.domain.associations import Paper, PaperKind, latest_paper
from polesdesk.domain.conventions import Convention
from polesdesk.domain.evaluations import Score
from polesdesk.domain.follow_ups import FollowUp
from polesdesk.domain.french import format_date, format_euros, format_percent, join_and, plural
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.rates import Tally
from polesdesk.domain.speech import said

CONVENTION = "convention"
ASSOCIATION = "association"
HUB = "hub"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is recorded of an agreement and its association when it is evaluated.

    ``tally`` is what was seen since ``since``; ``chain`` the former agreements, the oldest
    first; ``waiting`` how many open requests name the hub, ``weekly_minutes`` what is allotted.
    ``days_held`` counts the journées citoyennes since the agreement began, ``days_attended`` those
    where the association led a worksite or its people came.
    """

    convention: Convention
    tally: Tally
    since: date
    today: date
    least: int
    weekly_minutes: int = 0
    papers: tuple[Paper, ...] = ()
    lacking: tuple[PaperKind, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    waiting: int = 0
    chain: tuple[Convention, ...] = ()
    days_held: int = 0
    days_attended: int = 0


def with_evidence(scores: Sequence[Score], known: Known) -> tuple[Score, ...]:
    """Return the lines of a grid with what is known today of each criterion."""
    return tuple(_with(one, known) for one in scores)


def _with(one: Score, known: Known) -> Score:
    found = _SAYING.get(one.key)
    if found is None:
        return replace(one, evidence="", evidence_kind="", evidence_id="")
    kind, saying = found
    place = {
        CONVENTION: known.convention.id,
        ASSOCIATION: known.convention.association_id,
        HUB: known.convention.hub_id,
    }
    return replace(one, evidence=saying(known), evidence_kind=kind, evidence_id=place[kind])


def _occupancy(known: Known) -> str:
    found = known.tally.effective
    since = format_date(known.since)
    if not found.n:
        return said("Aucun constat qui compte depuis le {since}.").format(since=since)
    seen = plural(found.n, said("constat"), said("constats"))
    if found.is_insufficient(known.least) or found.value is None or found.interval is None:
        return said("{seen} depuis le {since}\u202f: n insuffisant pour un taux.").format(
            seen=seen, since=since
        )
    return said(
        "Occupé {k} fois sur {seen} depuis le {since}, soit {rate} (intervalle à 95\u00a0%\u202f: "
        "{low} à {high})."
    ).format(
        k=found.k,
        seen=seen,
        since=since,
        rate=format_percent(found.value),
        low=format_percent(found.interval.low),
        high=format_percent(found.interval.high),
    )


def _adequacy(known: Known) -> str:
    hours = known.weekly_minutes / 60
    told = _weekly(hours) if hours else said("Sans créneau")
    fill = known.tally.fill
    if fill is None:
        return said("{told}\u202f; effectif jamais compté.").format(told=told)
    return said("{told}\u202f; effectif moyen de {fill} de la jauge.").format(
        told=told, fill=format_percent(fill)
    )


def _weekly(hours: float) -> str:
    return said("{hours}\u00a0h par semaine en moyenne").format(
        hours=f"{hours:.1f}".replace(".", ",").removesuffix(",0")
    )


def _contribution(known: Known) -> str:
    """Tell at how many journées citoyennes the association took part, as those who lead or come."""
    since = format_date(known.convention.start_date or known.since)
    if not known.days_held:
        return said(
            "Journée citoyenne\u202f: aucune édition depuis le {since}, sans objet."
        ).format(since=since)
    held = plural(known.days_held, said("édition"), said("éditions"))
    if not known.days_attended:
        return said("Journée citoyenne\u202f: absente, {held} depuis le {since}.").format(
            held=held, since=since
        )
    return said("Journée citoyenne\u202f: présente {k} fois sur {held} depuis le {since}.").format(
        k=known.days_attended, held=held, since=since
    )


def _benefit(known: Known) -> str:
    if known.convention.public_reception:
        return said("La convention prévoit l’accueil du public.")
    return said("La convention ne prévoit pas l’accueil du public.")


def _papers(known: Known) -> str:
    asked = [one for one in known.lacking if one is not PaperKind.INSURANCE_CERTIFICATE]
    if not asked:
        return said("Toutes les pièces demandées sont là.")
    labels = join_and([said(PAPERS[one]).lower() for one in asked])
    return said("Manquent\u202f: {labels}.").format(labels=labels)


def _insurance(known: Known) -> str:
    paper = latest_paper(known.papers, PaperKind.INSURANCE_CERTIFICATE)
    if paper is None:
        return said("Aucune attestation d’assurance.")
    if paper.valid_to is None:
        return said("Attestation reçue, sans date de fin.")
    if paper.valid_to < known.today:
        return said("Assurance expirée depuis le {day}.").format(day=format_date(paper.valid_to))
    return said("Assurance valable jusqu’au {day}.").format(day=format_date(paper.valid_to))


def _care(known: Known) -> str:
    if not known.follow_ups:
        return said("Aucune suite de visite depuis le {since}.").format(
            since=format_date(known.since)
        )
    still = sum(1 for one in known.follow_ups if one.done_on is None)
    count = plural(len(known.follow_ups), said("suite de visite"), said("suites de visite"))
    return said("{count} depuis le {since}, dont {still} en cours.").format(
        count=count, since=format_date(known.since), still=still
    )


def _payments(known: Known) -> str:
    fee = known.convention.occupancy_fee_cents
    if not fee:
        return said("Occupation gratuite.")
    return said("Redevance de {fee}\u202f; les paiements ne sont pas suivis ici.").format(
        fee=format_euros(fee)
    )


def _commitment(known: Known) -> str:
    paper = latest_paper(known.papers, PaperKind.CER)
    if paper is None:
        return said("Contrat d’engagement républicain non reçu.")
    if paper.received_on is None:
        return said("Contrat d’engagement républicain reçu.")
    return said("Contrat d’engagement républicain reçu le {day}.").format(
        day=format_date(paper.received_on)
    )


def _demand(known: Known) -> str:
    if not known.waiting:
        return said("Aucune demande en attente pour ce pôle.")
    count = plural(known.waiting, said("demande"), said("demandes"))
    return said("{count} en attente pour ce pôle.").format(count=count)


def _continuity(known: Known) -> str:
    first = next(iter(known.chain), known.convention)
    if first.start_date is None:
        return said("Début de l’occupation inconnu.")
    count = len(known.chain)
    told = (
        plural(count, said("renouvellement"), said("renouvellements"))
        if count
        else said("premier titre")
    )
    return said("Dans les lieux depuis le {day} ({told}).").format(
        day=format_date(first.start_date), told=told
    )


_SAYING: Mapping[str, tuple[str, Callable[[Known], str]]] = {
    keys.OCCUPANCY: (CONVENTION, _occupancy),
    keys.ADEQUACY: (CONVENTION, _adequacy),
    keys.CONTRIBUTION: (ASSOCIATION, _contribution),
    keys.BENEFIT: (CONVENTION, _benefit),
    keys.PAPERS: (ASSOCIATION, _papers),
    keys.INSURANCE: (ASSOCIATION, _insurance),
    keys.CARE: (CONVENTION, _care),
    keys.PAYMENTS: (CONVENTION, _payments),
    keys.COMMITMENT: (ASSOCIATION, _commitment),
    keys.DEMAND: (HUB, _demand),
    keys.CONTINUITY: (CONVENTION, _continuity),
}
"""Of each criterion the record that its evidence is on, and who says it."""
