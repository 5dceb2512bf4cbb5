"""The life of an association as its card tells it: what happened, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.association_events import (
    WITH_SUCCESSORS,
    AssociationEvent,
    EventKind,
    awaits_receipt,
    declared_by,
)
from polesdesk.domain.french import date_in_words, format_date, join_and
from polesdesk.domain.speech import said


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An association that an event leads to or comes from."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeLine:
    """An event on the card of an association.

    ``is_origin`` when it befell another association, ``source``, that this one follows;
    ``left`` and ``came`` are names of officers.
    """

    event: AssociationEvent
    is_origin: bool = False
    source: Party | None = None
    successors: tuple[Party, ...] = ()
    left: tuple[str, ...] = ()
    came: tuple[str, ...] = ()


def title_of(line: LifeLine) -> str:
    """Return what happened, in the French of a heading of the card."""
    event = line.event
    heirs = join_and([one.name for one in line.successors])
    if line.is_origin and line.source is not None:
        told = (
            said("Issue de la scission de «\u202f{name}\u202f»")
            if event.kind is EventKind.SPLIT
            else said("Absorption de «\u202f{name}\u202f»")
        )
        return told.format(name=line.source.name)
    if event.kind in WITH_SUCCESSORS and heirs:
        told = (
            said("Scission\u202f: {name}")
            if event.kind is EventKind.SPLIT
            else said("Absorption\u202f: {name}")
        )
        return told.format(name=heirs)
    return {
        EventKind.OFFICERS: said("Changement de dirigeants"),
        EventKind.NAME: said("Nouveau nom\u202f: {name}").format(name=event.after),
        EventKind.SEAT: said("Nouveau siège\u202f: {name}").format(name=event.after),
        EventKind.DISSOLUTION: said("Dissolution"),
        EventKind.MERGER: said("Absorption"),
        EventKind.SPLIT: said("Scission"),
    }[event.kind]


def detail_of(line: LifeLine) -> str:
    """Return the day, the deed and who is concerned."""
    event = line.event
    parts = [said("le {day}").format(day=date_in_words(event.on)) if event.on else ""]
    if line.left:
        parts.append(said("sortants\u202f: {names}").format(names=join_and(list(line.left))))
    if line.came:
        parts.append(said("entrants\u202f: {names}").format(names=join_and(list(line.came))))
    if event.kind in {EventKind.NAME, EventKind.SEAT} and event.before:
        parts.append(said("auparavant {former}").format(former=event.before))
    deed = event.deed
    if event.deed_on is not None:
        deed = said("{deed} du {day}").format(deed=deed, day=format_date(event.deed_on))
    parts.append(deed)
    if event.liquidator:
        parts.append(said("liquidateur\u202f: {name}").format(name=event.liquidator))
    return " · ".join(part for part in parts if part)


def receipt_words(event: AssociationEvent, today: date) -> tuple[str, bool]:
    """Return what is known of the declaration, and whether it is late (loi 1901, art. 5)."""
    if event.receipt_on is not None:
        return said("déclaré"), False
    due = declared_by(event)
    if due is None:
        return "", False
    late = awaits_receipt(event, today)
    told = said("récépissé attendu depuis le {day}") if late else said("à déclarer avant le {day}")
    return told.format(day=format_date(due)), late
