"""Gather the letters about associations: papers asked for, their end, what a successor asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import lacked_papers
from polesdesk.actions import records as common
from polesdesk.actions.asked_papers import held_by
from polesdesk.actions.association_heirs import room_names
from polesdesk.actions.letter_parties import Gathered, letter_data, party_of, reference
from polesdesk.actions.runner import Work
from polesdesk.domain.association_events import AssociationEvent, EventKind
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import DROPPED, Convention, State
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import date_in_words, join_and
from polesdesk.domain.letter_matters import (
    AssociationEnd,
    AssociationPapers,
    EndedLine,
    Succeeding,
)
from polesdesk.domain.letters import Addressee
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import authority, conventions, records
from polesdesk.store.kinds import ASSOCIATION, ASSOCIATION_EVENT, CONVENTION

SUCCESSION = "succession"
"""What a letter is about whose key is an event and the association that follows."""


def letter_key(event_id: str, heir_id: str) -> str:
    """Return the key of the letter of an event to an association that follows."""
    return f"{event_id} {heir_id}"


def association_papers(work: Work, kind: LetterKind, subject_id: str) -> Gathered:
    """Return what an association is asked for today; refuse when nothing is lacking."""
    association: Association = common.require(work, ASSOCIATION, subject_id)
    lacking = lacked_papers.lacked_for(work, association, None, None)
    if not lacking:
        raise RuleBroken(
            "nothing_lacking",
            said(
                "Le dossier de «\u202f{name}\u202f» est à jour\u202f: rien n’est à demander."
            ).format(name=association.name),
        )
    held = held_by(work, association.id)
    names = dict.fromkeys(name for one in held for name in room_names(work, one).values())
    due = _due(work)
    matter = AssociationPapers(
        place=", ".join(names), lacking=tuple(one.label for one in lacking), due=due
    )
    return Gathered(
        data=letter_data(work, kind, matter, party_of(work, association)),
        subject_kind="association",
        subject_id=association.id,
        association_id=association.id,
        convention_id=None,
        due=due,
    )


def _due(work: Work) -> date:
    return work.today + timedelta(days=authority.settings(work.connection).answer_days)


def association_end(work: Work, kind: LetterKind, subject_id: str) -> Gathered:
    """Return what an association is told once it ends or is divided; its liquidator is written to.

    Raises ``RuleBroken`` for an event that ends nothing.
    """
    event: AssociationEvent = common.require(work, ASSOCIATION_EVENT, subject_id)
    association: Association = common.require(work, ASSOCIATION, event.association_id)
    touched = records.get_many(work.connection, CONVENTION, event.convention_ids, alive=True)
    lines = tuple(_line(work, one, event) for one in touched)
    if not lines:
        raise RuleBroken(
            "letter_kind", said("Aucune convention n’est touchée\u202f: il n’y a rien à notifier.")
        )
    matter = AssociationEnd(
        former=association.name,
        deed=event.deed,
        deed_on=event.deed_on,
        effect=event.on,
        lines=lines,
        is_merger=event.kind is EventKind.MERGER,
        is_split=event.kind is EventKind.SPLIT,
    )
    numbers = join_and([one.number for one in touched if one.number])
    data = letter_data(work, kind, matter, _liquidator(work, event, association))
    return Gathered(
        data=replace(data, references=reference("Convention", numbers)),
        subject_kind=ASSOCIATION_EVENT.name,
        subject_id=event.id,
        association_id=association.id,
        convention_id=touched[0].id if len(touched) == 1 else None,
    )


def _liquidator(work: Work, event: AssociationEvent, association: Association) -> Addressee:
    if not event.liquidator:
        return party_of(work, association)
    return Addressee(
        name=event.liquidator,
        attention=f"Liquidateur de l’association {association.name}",
        lines=tuple(line for line in event.liquidator_address.splitlines() if line.strip()),
    )


def _line(work: Work, one: Convention, event: AssociationEvent) -> EndedLine:
    on = date_in_words(event.on) if event.on else ""
    if one.state is State.WITHDRAWN:
        told = "demande classée sans suite"
    elif one.terminated_on is not None:
        told = f"prend fin : sans titre à compter du {date_in_words(one.terminated_on)}"
    elif one.end_date is not None and event.on is not None and one.end_date < event.on:
        told = f"a pris fin le {date_in_words(one.end_date)} : locaux à rendre"
    else:
        told = f"réduite par un avenant à compter du {on}, une fois signé"
    return EndedLine(
        convention=one.number, place=", ".join(room_names(work, one).values()), told=told
    )


def succeeding(work: Work, kind: LetterKind, subject_id: str) -> Gathered:
    """Return what an association that follows another is told, and asked for anew."""
    event_id, _, heir_id = subject_id.partition(" ")
    event: AssociationEvent = common.require(work, ASSOCIATION_EVENT, event_id)
    former: Association = common.require(work, ASSOCIATION, event.association_id)
    heir: Association = common.require(work, ASSOCIATION, heir_id)
    drafts = [
        one
        for one in conventions.of_association(work.connection, heir.id)
        if one.origin_id in event.convention_ids and one.state not in DROPPED
    ]
    if not drafts:
        raise RuleBroken(
            "no_draft",
            said("Aucun projet n’est préparé pour «\u202f{name}\u202f».").format(name=heir.name),
        )
    lacking = lacked_papers.lacked_for(work, heir, drafts[0], None)
    names = dict.fromkeys(name for one in drafts for name in room_names(work, one).values())
    due = _due(work)
    matter = Succeeding(
        former=former.name,
        effect=event.on,
        convention=", ".join(one.number for one in drafts),
        place=", ".join(names),
        lacking=tuple(one.label for one in lacking),
        due=due,
        is_merger=event.kind is EventKind.MERGER,
        is_split=event.kind is EventKind.SPLIT,
    )
    return Gathered(
        data=letter_data(work, kind, matter, party_of(work, heir)),
        subject_kind=SUCCESSION,
        subject_id=subject_id,
        association_id=heir.id,
        convention_id=drafts[0].id if len(drafts) == 1 else None,
        due=due,
    )
