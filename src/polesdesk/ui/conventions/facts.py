"""The facts of an agreement in two columns, as its card shows them."""

from __future__ import annotations

from collections.abc import Iterable

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import Paper, PaperState, officer_name, paper_state
from polesdesk.domain.cards import ConventionCard
from polesdesk.domain.conventions import Convention, FeePeriod, Slot, UseKind
from polesdesk.domain.enforceability import enforceability_in_words
from polesdesk.domain.french import (
    date_in_words,
    day_with_weekday,
    format_date,
    format_euros,
    format_surface,
    join_and,
    plural,
    time_range,
    weekday_name,
)
from polesdesk.domain.hubs import ChargesMode, FreeUseGround, Room
from polesdesk.domain.labels import CHARGES, DECISIONS, FEE_PERIODS, GROUNDS, USE_KINDS
from polesdesk.domain.settings import signatory_name
from polesdesk.domain.slot_lines import slot_in_words
from polesdesk.ui.card import Fact, Link
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

_NO_SLOTS = frozenset({UseKind.EXCLUSIVE, UseKind.UNIT})


def main_facts(card: ConventionCard) -> tuple[Fact, ...]:
    """Return who, where, when, on which ground and by which act."""
    return facts_of(card.terms.data if card.terms is not None else card.data)


def facts_of(data: AgreementData) -> tuple[Fact, ...]:
    """Return who, where, when, on which ground and by which act, as some terms have it."""
    one = data.convention
    party = Link(kind="association", id=data.association.id)
    facts = [
        Fact(label=tr("Association"), text=data.association.name, link=party),
        Fact(label=tr("Représentée par"), text=_representatives(data)),
        Fact(label=tr("Occupation"), text=tr(USE_KINDS[one.use_kind]) if one.use_kind else ""),
        Fact(label=tr("Locaux"), text="\n".join(_room(data, room) for room in data.rooms)),
    ]
    if one.slots or one.use_kind not in _NO_SLOTS:
        slots = "\n".join(_slots(data))
        if one.slots_by_letter and not one.slots:
            slots = tr("fixés chaque saison par un courrier d’affectation")
        facts.append(Fact(label=tr("Créneaux"), text=slots))
    facts += [
        Fact(label=tr("Durée"), text=_term(one)),
        *_money(one),
        Fact(label=tr("Charges"), text=_charges(one)),
        Fact(label=tr("Acte"), text="\n".join(_act(one))),
        Fact(label=tr("Signataire"), text=_signatory(data)),
        _insurance(data),
    ]
    return tuple(facts)


def other_facts(card: ConventionCard) -> tuple[Fact, ...]:
    """Return the facts of use and access that are known; the rest is left out."""
    facts = list(more_facts_of(card.terms.data if card.terms is not None else card.data))
    if card.previous_number and card.data.convention.previous_id:
        link = Link(kind="convention", id=card.data.convention.previous_id)
        facts.append(Fact(label=tr("Suite de"), text=card.previous_number, link=link))
    return tuple(facts)


def more_facts_of(data: AgreementData) -> tuple[Fact, ...]:
    """Return the facts of use and access that some terms have; the rest is left out."""
    one = data.convention
    known = (
        (tr("Activités"), one.authorised_activities),
        (tr("Objet"), one.purpose),
        (tr("Responsable"), one.activity_responsible),
        (tr("Public"), _public(one)),
        (tr("Clés"), _keys(one)),
        (tr("Référent sécurité"), one.safety_referent),
        (tr("Mobilier"), one.furniture),
        (tr("Armoire ou boîte"), one.locker_letterbox),
        (tr("Clauses part."), one.special_terms),
        (tr("Notes"), one.notes),
    )
    facts = [Fact(label=label, text=text.strip()) for label, text in known if text.strip()]
    if (amends := data.amends) is not None:
        link = Link(kind="convention", id=amends.id)
        facts.insert(0, Fact(label=tr("Avenant à"), text=amends.number, link=link))
    if one.amendment_object.strip():
        facts.insert(0, Fact(label=tr("Objet de l’avenant"), text=one.amendment_object.strip()))
    return tuple(facts)


def term_in_words(one: Convention) -> str:
    """Return « du 1er janvier 2027 au 30 juin 2028 », with what is known of it."""
    start = date_in_words(one.start_date) if one.start_date else ""
    end = date_in_words(one.end_date) if one.end_date else ""
    if start and start == end:
        return tr("le {day}").format(day=start)
    if start and end:
        return tr("du {start} au {end}").format(start=start, end=end)
    return (
        tr("à partir du {start}").format(start=start)
        if start
        else tr("jusqu’au {end}").format(end=end)
        if end
        else ""
    )


def _representatives(data: AgreementData) -> str:
    told = [(officer_name(one), one.quality) for one in data.representatives]
    return join_and([", ".join(part for part in pair if part) for pair in told])


def _room(data: AgreementData, room: Room) -> str:
    parts = [room.name]
    if len(data.hubs) > 1:
        parts += [hub.name for hub in data.hubs if hub.id == room.hub_id]
    if room.surface_m2 is not None:
        parts.append(format_surface(room.surface_m2))
    if room.capacity:
        parts.append(plural(room.capacity, tr("personne"), tr("personnes")))
    erp = (
        [tr("cat.\u00a0{category}").format(category=room.erp_category)] if room.erp_category else []
    )
    erp += [tr("type\u00a0{letters}").format(letters=room.erp_type)] if room.erp_type else []
    words = ", ".join(part for part in parts if part)
    return f"{words} · {', '.join(erp)}" if erp else words


def _slots(data: AgreementData) -> Iterable[str]:
    if data.convention.use_kind is UseKind.HIRE:
        return [_hire(data.convention, slot) for slot in data.convention.slots]
    rooms = {room.id: room.name for room in data.rooms}
    several = len({slot.room_id for slot in data.convention.slots}) > 1
    order = sorted(data.convention.slots, key=lambda slot: (slot.weekday, slot.start, slot.id))
    return [slot_in_words(slot, rooms.get(slot.room_id, "") if several else "") for slot in order]


def _hire(one: Convention, slot: Slot) -> str:
    """Return the days of a hire, which does not return every week."""
    days = slot.dates_in or ((one.start_date,) if one.start_date == one.end_date else ())
    told = join_and([day_with_weekday(day) for day in days if day])
    return f"{told or weekday_name(slot.weekday)}, {time_range(slot.start, slot.end)}"


def _term(one: Convention) -> str:
    parts = [term_in_words(one)]
    if one.notice_months is not None:
        parts.append(tr("préavis {n}\u00a0mois").format(n=one.notice_months))
    if one.renewal_deadline:
        parts.append(tr("demande avant le {day}").format(day=format_date(one.renewal_deadline)))
    return " · ".join(part for part in parts if part)


def _money(one: Convention) -> list[Fact]:
    ground = one.free_use_ground
    if ground is not FreeUseGround.PAID:
        return [Fact(label=tr("Fondement"), text=tr(GROUNDS[ground]) if ground else "")]
    if one.occupancy_fee_cents is None:
        return [Fact(label=tr("Redevance"), text="")]
    fee = format_euros(one.occupancy_fee_cents)
    if one.use_kind is not UseKind.HIRE or one.fee_period is not FeePeriod.YEAR:
        fee = f"{fee} {tr(FEE_PERIODS[one.fee_period])}"
    parts = [
        fee,
        tr("indexation {indexation}").format(indexation=one.indexation) if one.indexation else "",
    ]
    return [Fact(label=tr("Redevance"), text=", ".join(part for part in parts if part))]


def _charges(one: Convention) -> str:
    words = tr(CHARGES[one.charges_mode]) if one.charges_mode else ""
    if one.use_kind is UseKind.HIRE and one.charges_mode is ChargesMode.FLAT_RATE:
        words = tr("Forfait")
    if one.charges_mode is ChargesMode.FLAT_RATE and one.charges_cents:
        words = f"{words}, {format_euros(one.charges_cents)}"
    deposit = (
        tr("dépôt {amount}").format(amount=format_euros(one.deposit_cents))
        if one.deposit_cents
        else ""
    )
    return " · ".join(part for part in (words, deposit) if part)


def _act(one: Convention) -> Iterable[str]:
    kind = tr(DECISIONS[one.decision_kind]) if one.decision_kind else ""
    number = (
        tr("n°\u00a0{number}").format(number=one.decision_number) if one.decision_number else ""
    )
    day = tr("du {day}").format(day=date_in_words(one.decision_date)) if one.decision_date else ""
    told = " ".join(part for part in (kind, number, day) if part)
    steps = [
        tr("transmis le {day}").format(day=format_date(on))
        for on in (one.decision_transmitted_on,)
        if on
    ] + [
        tr("publié le {day}").format(day=format_date(on))
        for on in (one.decision_published_on,)
        if on
    ]
    enforceable = enforceability_in_words(one)
    return [line for line in (told, ", ".join(steps), enforceable) if line]


def _signatory(data: AgreementData) -> str:
    who = data.signatory
    return ", ".join(part for part in (signatory_name(who), who.quality) if part) if who else ""


def _insurance(data: AgreementData) -> Fact:
    paper = data.insurance
    label = tr("Assurance")
    state = paper_state(paper, data.day, expiring_days=data.settings.insurance_expiring_days)
    if paper is None or state is PaperState.MISSING:
        return Fact(label=label, text=tr("attestation à produire"), tone=Tone.AMBER)
    tones = {PaperState.EXPIRED: Tone.RED, PaperState.REJECTED: Tone.RED}
    tones |= {PaperState.EXPIRING: Tone.AMBER}
    return Fact(label=label, text=_policy(paper), tone=tones.get(state))


def _policy(paper: Paper) -> str:
    until = (
        tr("jusqu’au {day}").format(day=format_date(paper.valid_to))
        if paper.valid_to
        else tr("reçue")
    )
    number = tr("n°\u00a0{number}").format(number=paper.policy_no) if paper.policy_no else ""
    return ", ".join(part for part in (paper.insurer, number, until) if part)


def _public(one: Convention) -> str:
    parts = [tr("accueil du public") if one.public_reception else ""]
    if one.expected_headcount:
        parts.append(
            plural(one.expected_headcount, tr("personne attendue"), tr("personnes attendues"))
        )
    parts.append(tr("activité économique") if one.economic_activity else "")
    return ", ".join(part for part in parts if part)


def _keys(one: Convention) -> str:
    count = plural(one.key_count, tr("clé"), tr("clés")) if one.key_count else ""
    return ", ".join(part for part in (count, one.key_holders) if part)
