"""What the end of an association, or a part of it, does to its agreements.

An agreement is granted to one association and does not pass (intuitu personae): it is ended, or
reduced to what stays; a successor gets a draft of its own, with papers asked anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from polesdesk.domain.association_events import EventKind
from polesdesk.domain.conventions import (
    DROPPED,
    ENDED,
    UNSIGNED,
    Convention,
    Renewal,
    State,
    TerminationGround,
    last_day,
)
from polesdesk.domain.french import date_in_words, plural
from polesdesk.domain.speech import said


class Fate(StrEnum):
    """What becomes of an agreement; BLOCKED must be settled by hand first."""

    ENDED = "ENDED"
    REDUCED = "REDUCED"
    KEPT = "KEPT"
    WITHDRAWN = "WITHDRAWN"
    ENDING = "ENDING"
    STAYING = "STAYING"
    OVER = "OVER"
    BLOCKED = "BLOCKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one successor takes over of an agreement: slots, and rooms held without slots."""

    convention_id: str
    successor: str
    slot_ids: tuple[str, ...] = ()
    room_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPlan:
    """A dissolution, merger or split as the manager tells it.

    ``successors`` are ids of associations, ``new_names`` those of associations to be created; a
    share names its successor by either. Without shares, the only successor takes all over.
    ``survives`` is said of a split after which the association goes on with the rest.
    """

    association_id: str
    kind: EventKind
    on: date
    deed: str = ""
    deed_on: date | None = None
    liquidator: str = ""
    liquidator_address: str = ""
    successors: tuple[str, ...] = ()
    new_names: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    survives: bool = False
    notes: str = ""

    @property
    def heirs(self) -> tuple[str, ...]:
        """Return the successors, by id or by the name of the record to create."""
        return (*self.successors, *self.new_names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A slot or room of an agreement that stays or passes as one, in words."""

    convention_id: str
    number: str
    words: str
    slot_id: str = ""
    room_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedAgreement:
    """One agreement with what becomes of it, and who takes over what was freed."""

    convention_id: str
    number: str
    fate: Fate
    last: date | None
    places: str
    slots: int = 0
    heirs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What an ending would do: agreements, what is left to get back, help in kind of the year."""

    agreements: tuple[TouchedAgreement, ...]
    tasks: tuple[str, ...]
    year: int
    aid_before: int | None = None
    aid_after: int | None = None
    drafts: int = 0

    @property
    def blocked(self) -> tuple[TouchedAgreement, ...]:
        """Return what must be settled by hand before."""
        return tuple(one for one in self.agreements if one.fate is Fate.BLOCKED)


_NOT_NOTIFIED = frozenset({State.SIGNED_BY_CITY, State.TRANSMITTED})


def fate_of(convention: Convention, on: date, today: date) -> Fate:
    """Return what becomes of an agreement when its association is no more from a day on."""
    if convention.state in DROPPED | ENDED or convention.state is State.TERMINATED:
        return Fate.OVER
    if convention.state in UNSIGNED:
        return Fate.WITHDRAWN
    last = last_day(convention)
    if last is not None and last < on and convention.renewal is Renewal.RENEWED:
        return Fate.OVER
    if last is not None and last < on:
        return Fate.STAYING if last < today else Fate.ENDING
    if convention.state in _NOT_NOTIFIED:
        return Fate.BLOCKED
    if convention.state is State.TERMINATION_PENDING:
        return Fate.ENDING if _ends_by(convention, on) else Fate.BLOCKED
    return Fate.ENDED


def _ends_by(convention: Convention, on: date) -> bool:
    return convention.terminated_on is not None and convention.terminated_on <= on


def ground_of(*, survives: bool) -> TerminationGround:
    """Return the ground of the termination; who goes on gives up a part by agreement."""
    return TerminationGround.MUTUAL if survives else TerminationGround.DISSOLUTION


def is_whole(share: Share) -> bool:
    """Tell whether a share is all of an agreement."""
    return not share.slot_ids and not share.room_ids


def fate_in_words(one: TouchedAgreement, on: date) -> str:
    """Return what becomes of an agreement in one French sentence without its number."""
    day = date_in_words(on)
    last = date_in_words(one.last) if one.last else ""
    told = {
        Fate.ENDED: said("résiliée, sans titre à partir du {day}").format(day=day),
        Fate.REDUCED: said("réduite par un avenant à partir du {day}").format(day=day),
        Fate.KEPT: said("conservée telle quelle"),
        Fate.WITHDRAWN: said("projet classé sans suite"),
        Fate.ENDING: said("s’achève déjà d’elle-même le {last}").format(last=last),
        Fate.STAYING: said("expirée depuis le {last}\u202f: locaux à rendre").format(last=last),
        Fate.OVER: said("déjà close"),
        Fate.BLOCKED: said(
            "à régler d’abord\u202f: notez sa notification ou retirez sa résiliation"
        ),
    }[one.fate]
    if not one.slots:
        return told
    freed = plural(one.slots, said("créneau libéré"), said("créneaux libérés"))
    return f"{told}, {freed}"


def in_words(kind: EventKind, name: str) -> str:
    """Return what the command of the log is called: « dissolution de Chœur d’exemple »."""
    verbs = {
        EventKind.DISSOLUTION: "dissolution de",
        EventKind.MERGER: "absorption de",
        EventKind.SPLIT: "scission de",
    }
    return f"{verbs[kind]} «\u202f{name}\u202f»"
