"""Dissolution, merger and split: one command, one undo, looked at before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from polesdesk.actions import conventions, in_kind, papers
from polesdesk.actions import records as common
from polesdesk.actions.association_heirs import (
    follow,
    heir_name,
    heir_of,
    reduce,
    room_names,
    terms_of,
)
from polesdesk.actions.leaving import what_remains
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.association_endings import (
    Consequences,
    EndPlan,
    Fate,
    Share,
    TouchedAgreement,
    Unit,
    fate_of,
    ground_of,
    in_words,
    is_whole,
)
from polesdesk.domain.association_events import (
    ENDING,
    WITH_SUCCESSORS,
    AssociationEvent,
    EventKind,
)
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import SIGNED, Convention, State
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind
from polesdesk.domain.french import date_in_words, plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.slot_lines import slot_in_words
from polesdesk.domain.speech import said
from polesdesk.store import conventions as agreements
from polesdesk.store.kinds import (
    ASSOCIATION,
    ASSOCIATION_EVENT,
    CONVENTION,
    FOLLOW_UP,
)

ACTS = {
    EventKind.DISSOLUTION: "association.dissolve",
    EventKind.MERGER: "association.absorb",
    EventKind.SPLIT: "association.split",
}
"""What each kind is called in the log."""
# Persons and papers of the former association are not those of the one that follows.
_NOT_PASSED = frozenset(
    {"slots", "room_ids", "end_date", "renewal_deadline", "activity_responsible",
     "safety_referent", "key_count", "key_holders"}
)  # fmt: skip


def look(work: Work, plan: EndPlan) -> Consequences:
    """Return what a plan would do to each agreement, and what is then left to get back."""
    association = _checked(work, plan)
    touched = [
        _touched(work, plan, one)
        for one in _agreements(work, association.id)
        if fate_of(one, plan.on, work.today) is not Fate.OVER
    ]
    told = [one for one in touched if one.fate in {Fate.ENDED, Fate.REDUCED, Fate.STAYING}]
    before = in_kind.of_association(work, association.id, plan.on.year)
    return Consequences(
        agreements=tuple(touched),
        tasks=tuple(task for one in told for task in _tasks(work, one)),
        year=plan.on.year,
        aid_before=before.aid_cents if before else None,
        drafts=sum(len(one.heirs) for one in touched),
    )


def preview(runner: Runner, progress: Progress, plan: EndPlan) -> Consequences:
    """Return what a plan would do, with the help in kind that is left: nothing is written."""
    progress.step(0, 1, said("Calcul des conséquences"))
    found = runner.read(look, plan)
    if not found.blocked:
        found = replace(found, aid_after=runner.try_out(_aid_after, plan))
    progress.step(1, 1, "")
    return found


def _aid_after(work: Work, plan: EndPlan) -> int | None:
    carry_out(work, plan)
    had = in_kind.of_association(work, plan.association_id, plan.on.year)
    return had.aid_cents if had else None


def record(
    runner: Runner, progress: Progress, plan: EndPlan, deed: Path | None
) -> AssociationEvent:
    """Carry a plan out with the paper of its deed."""
    progress.step(0, 1, said("Enregistrement"))
    content = papers.content_of(deed) if deed is not None else b""
    name = deed.name if deed is not None else ""
    event: AssociationEvent = runner.do(carry_out, plan, content, name).value
    progress.step(1, 1, "")
    return event


def carry_out(
    work: Work, plan: EndPlan, content: bytes = b"", file_name: str = ""
) -> AssociationEvent:
    """End or reduce the agreements, write down the event, prepare what follows; one command.

    Raises ``RuleBroken`` when an agreement must be settled by hand before.
    """
    association = _checked(work, plan)
    work.name(ACTS[plan.kind], in_words(plan.kind, association.name))
    heirs = {one: heir_of(work, association, one) for one in plan.heirs}
    touched: list[str] = []
    for convention in _agreements(work, association.id):
        known = _touched(work, plan, convention)
        if known.fate is Fate.BLOCKED:
            raise _blocked(known)
        if known.fate in {Fate.OVER, Fate.KEPT}:
            continue
        touched.append(convention.id)
        _settle(work, plan, convention, known)
        for share in _shares(plan, convention):
            follow(work, plan, convention, share, heirs[share.successor])
    event = AssociationEvent(
        id=new_id(),
        association_id=association.id,
        kind=plan.kind,
        on=plan.on,
        deed=plan.deed.strip(),
        deed_on=plan.deed_on,
        successor_ids=tuple(one.id for one in heirs.values()),
        convention_ids=tuple(touched),
        liquidator=plan.liquidator.strip(),
        liquidator_address=plan.liquidator_address.strip(),
        sha256=work.files.put(content) if content else "",
        file_name=file_name,
        notes=plan.notes.strip(),
    )
    saved: AssociationEvent = work.save(ASSOCIATION_EVENT, event)
    if plan.kind in ENDING or not plan.survives:
        party = work.get(ASSOCIATION, association.id)
        assert party is not None
        work.save(ASSOCIATION, replace(party, dissolved_on=plan.on))
    return saved


def units(work: Work, plan: EndPlan) -> tuple[Unit, ...]:
    """Return the slots and rooms that may be shared among successors, in words."""
    found: list[Unit] = []
    for one in _agreements(work, plan.association_id):
        if fate_of(one, plan.on, work.today) is not Fate.ENDED:
            continue
        terms = terms_of(work, one, plan.on)
        names = room_names(work, terms)
        held = {slot.room_id for slot in terms.slots}
        found += [
            Unit(convention_id=one.id, number=one.number, slot_id=slot.id,
                 words=slot_in_words(slot, names.get(slot.room_id, "")))
            for slot in terms.slots
        ]  # fmt: skip
        found += [
            Unit(convention_id=one.id, number=one.number, room_id=room, words=names[room])
            for room in terms.room_ids
            if room not in held and room in names
        ]
    return tuple(found)


# Checks


def _checked(work: Work, plan: EndPlan) -> Association:
    association: Association = common.require(work, ASSOCIATION, plan.association_id)
    if association.dissolved_on is not None:
        raise RuleBroken(
            "already_ended",
            said("La fin de «\u202f{name}\u202f» est déjà notée, au {day}.").format(
                name=association.name, day=date_in_words(association.dissolved_on)
            ),
        )
    if not plan.deed.strip():
        raise RuleBroken(
            "deed_required",
            said("Dites quel acte l’a décidé\u202f: procès-verbal, traité de fusion, jugement."),
            field="deed",
        )
    if plan.deed_on is not None and plan.deed_on > work.today:
        raise RuleBroken("deed_in_future", said("L’acte n’est pas encore venu."), field="deed_on")
    if plan.kind in WITH_SUCCESSORS and not plan.heirs:
        raise RuleBroken(
            "successor_required",
            said("Choisissez l’association qui suit, ou donnez le nom de la nouvelle."),
            field="successor",
        )
    if plan.association_id in plan.successors:
        raise RuleBroken(
            "same_record",
            said("Une association ne se succède pas à elle-même."),
            field="successor",
        )
    return association


def _blocked(one: TouchedAgreement) -> RuleBroken:
    return RuleBroken(
        "agreement_to_settle",
        said(
            "La convention {number} est à régler d’abord\u202f: notez sa notification, ou retirez "
            "la résiliation qui court."
        ).format(number=one.number),
    )


# What becomes of an agreement


def _agreements(work: Work, association_id: str) -> list[Convention]:
    """Return the agreements of an association; signed amendments go with theirs."""
    found = agreements.of_association(work.connection, association_id)
    return [one for one in found if one.amends_id is None or one.state not in SIGNED]


def _shares(plan: EndPlan, convention: Convention) -> tuple[Share, ...]:
    """Return what passes of an agreement; a successor alone takes all of a merger."""
    if convention.state not in SIGNED:
        return ()
    told = tuple(one for one in plan.shares if one.convention_id == convention.id)
    if told or plan.shares or plan.kind is not EventKind.MERGER or len(plan.heirs) != 1:
        return told
    return (Share(convention_id=convention.id, successor=plan.heirs[0]),)


def _touched(work: Work, plan: EndPlan, convention: Convention) -> TouchedAgreement:
    fate = fate_of(convention, plan.on, work.today)
    terms = terms_of(work, convention, plan.on)
    shares = _shares(plan, convention) if fate is Fate.ENDED else ()
    if plan.survives and convention.state not in SIGNED:
        fate = Fate.KEPT
    elif plan.survives and fate in {Fate.ENDED, Fate.ENDING, Fate.STAYING, Fate.BLOCKED}:
        fate = _reduced(terms, shares) if fate in {Fate.ENDED, Fate.BLOCKED} else Fate.KEPT
    freed = len(terms.slots) if fate is Fate.ENDED else 0
    if fate is Fate.REDUCED:
        freed = sum(len(one.slot_ids) for one in shares)
    return TouchedAgreement(
        convention_id=convention.id,
        number=convention.number,
        fate=fate,
        last=convention.end_date,
        places=", ".join(room_names(work, terms).values()),
        slots=freed,
        heirs=tuple(heir_name(work, one.successor) for one in shares),
    )


def _reduced(terms: Convention, shares: Sequence[Share]) -> Fate:
    """Tell what becomes of an agreement of an association that goes on."""
    if not shares:
        return Fate.KEPT
    slots = {one for share in shares for one in share.slot_ids}
    rooms = {one for share in shares for one in share.room_ids}
    whole = any(is_whole(one) for one in shares)
    held = {slot.room_id for slot in terms.slots}
    left = [slot for slot in terms.slots if slot.id not in slots]
    rooms_left = [one for one in terms.room_ids if one not in rooms and one not in held]
    return Fate.ENDED if whole or not (left or rooms_left) else Fate.REDUCED


def _settle(work: Work, plan: EndPlan, convention: Convention, known: TouchedAgreement) -> None:
    reason = _reason(plan)
    if known.fate is Fate.WITHDRAWN:
        conventions.move(work, convention.id, State.WITHDRAWN, reason=reason)
    elif known.fate is Fate.ENDED:
        _terminate(work, plan, convention, reason)
    elif known.fate is Fate.REDUCED:
        reduce(work, plan.on, convention, _shares(plan, convention), reason)
    if known.fate in {Fate.ENDED, Fate.REDUCED, Fate.STAYING}:
        _open_tasks(work, plan, convention, known)


def _reason(plan: EndPlan) -> str:
    told = {
        EventKind.DISSOLUTION: "Dissolution de l’association",
        EventKind.MERGER: "Absorption de l’association par une autre",
        EventKind.SPLIT: "Scission de l’association",
    }[plan.kind]
    when = f" du {date_in_words(plan.deed_on)}" if plan.deed_on else ""
    return f"{told}, {plan.deed.strip()}{when}."


def _terminate(work: Work, plan: EndPlan, convention: Convention, reason: str) -> None:
    """Give notice and, once the day has come, note the end; what never began is closed."""
    given = min(plan.deed_on or work.today, plan.on, work.today)
    conventions.move(
        work,
        convention.id,
        State.TERMINATION_PENDING,
        on=given,
        ground=ground_of(survives=plan.survives),
        until=plan.on,
        reason=reason,
        despite=reason,
    )
    if plan.on > work.today:
        return
    conventions.move(work, convention.id, State.TERMINATED, reason=reason)
    if convention.start_date is not None and plan.on <= convention.start_date:
        conventions.move(work, convention.id, State.CLOSED, reason=reason)


def _tasks(work: Work, one: TouchedAgreement) -> list[str]:
    """Return what is to be got back under an agreement, in words."""
    remaining = what_remains(work, one.convention_id)
    convention: Convention = common.require(work, CONVENTION, one.convention_id)
    keys = len(remaining.devices) or (convention.key_count or 0)
    told = []
    if keys and one.fate is not Fate.REDUCED:
        count = plural(keys, said("clé ou badge"), said("clés ou badges"))
        told.append(
            said("{number}\u202f: récupérer {count}").format(number=one.number, count=count)
        )
    if not remaining.exit_report:
        told.append(said("{number}\u202f: état des lieux de sortie").format(number=one.number))
    return told


def _open_tasks(work: Work, plan: EndPlan, convention: Convention, known: TouchedAgreement) -> None:
    for words in _tasks(work, known):
        task = FollowUp(
            id=new_id(),
            kind=FollowUpKind.REMINDER,
            title=words,
            hub_id=convention.hub_id,
            association_id=convention.association_id,
            convention_id=convention.id,
            opened_on=work.today,
            due_on=max(plan.on, work.today),
        )
        work.save(FOLLOW_UP, task)
