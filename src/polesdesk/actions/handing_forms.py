"""What the forms of handovers and returns offer to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from polesdesk.actions import access_devices, handovers
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.access_devices import Standing
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention
from polesdesk.domain.device_rows import DeviceRow, HandoverRow
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import DEVICE_KINDS
from polesdesk.domain.rules import RuleBroken, Warned
from polesdesk.domain.speech import said
from polesdesk.store import access_devices as stored
from polesdesk.store import campaign, records
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, ROOM


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingStart:
    """What a handover begins with: the keys, and the agreement where it is known.

    ``chosen`` are the ids that are ticked at first.
    """

    devices: tuple[DeviceRow, ...]
    chosen: tuple[str, ...] = ()
    convention: Choice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingParty:
    """What an agreement or association brings: the party, holders, the day due, doubts."""

    association: Choice | None = None
    holders: tuple[tuple[str, str], ...] = ()
    due_on: date | None = None
    deposit_cents: int = 0
    doubts: tuple[Warned, ...] = ()
    agreed: int | None = None
    out: int = 0


def device_words(row: DeviceRow) -> str:
    """Return « Clé V-12 (Salle 1, hall) »."""
    name = f"{said(DEVICE_KINDS[row.kind])} {row.label}"
    return f"{name} ({row.opens})" if row.opens else name


def start(work: Work, device_ids: Sequence[str] = (), convention_id: str = "") -> HandingStart:
    """Return what a handover begins with: some keys, or all in the box of an agreement's hubs."""
    if device_ids:
        rows = access_devices.of_ids(work, device_ids)
        ids = tuple(row.id for row in rows)
        return HandingStart(devices=tuple(rows), chosen=ids)
    convention: Convention = common.require(work, CONVENTION, convention_id)
    rooms = frozenset(convention.room_ids)
    found = [
        one
        for hub_id in _hub_ids(work, convention)
        for one in stored.of_hub(work.connection, hub_id)
    ]
    opening = {one.id for one in found if rooms & frozenset(one.room_ids)}
    free = [row for row in access_devices.rows_of(work, found) if row.standing is Standing.IN_BOX]
    if not free:
        raise RuleBroken(
            "box_empty",
            said(
                "Aucune clé de ce pôle n’est au coffre\u202f: entrez-les d’abord au registre "
                "(Visites, Clés)."
            ),
        )
    ordered = sorted(free, key=lambda row: row.id not in opening)
    return HandingStart(devices=tuple(ordered), convention=_agreement(work, convention))


def _hub_ids(work: Work, convention: Convention) -> list[str]:
    """Return the hubs of an agreement's rooms, that of the agreement first."""
    rooms = records.get_many(work.connection, ROOM, list(convention.room_ids))
    return list(dict.fromkeys((convention.hub_id, *(one.hub_id for one in rooms))))


def _agreement(work: Work, convention: Convention) -> Choice:
    owner: Association | None = records.get(work.connection, ASSOCIATION, convention.association_id)
    name = owner.name if owner is not None else ""
    return Choice(value=convention.id, label=agreement_words(convention.number, name))


def agreement_choice(work: Work, convention_id: str) -> Choice:
    """Return an agreement as a form offers it."""
    found: Convention = common.require(work, CONVENTION, convention_id)
    return _agreement(work, found)


def agreement_words(number: str, association: str) -> str:
    """Return « VOL-2026-003 – Les Amis »."""
    return f"{number} – {association}" if association else number


def party(work: Work, convention_id: str, association_id: str, day: date | None) -> HandingParty:
    """Return what an agreement, or an association without one, brings to a handover."""
    convention: Convention | None = work.get(CONVENTION, convention_id) if convention_id else None
    owner_id = convention.association_id if convention is not None else association_id
    owner: Association | None = work.get(ASSOCIATION, owner_id) if owner_id else None
    if owner is None:
        return HandingParty()
    agreed, out = handovers.count_agreed(work, convention.id) if convention else (None, 0)
    return HandingParty(
        association=Choice(value=owner.id, label=owner.name),
        holders=handovers.proposed_holders(work, owner.id),
        due_on=handovers.due_day(work, convention.id if convention else None),
        doubts=handovers.doubts(
            work, owner.id, convention.id if convention else None, day or work.today
        ),
        agreed=agreed,
        out=out,
    )


def returning(work: Work, device_ids: Sequence[str] = (), convention_id: str = "",
              association_id: str = "") -> tuple[HandoverRow, ...]:  # fmt: skip
    """Return the handovers that may end: of some keys, of an agreement or of an association."""
    if association_id:
        found = list(handovers.out_of_association(work, association_id))
    elif convention_id:
        handed = stored.of_convention(work.connection, convention_id)
        found = [one for one in handed if one.returned_on is None and one.lost_on is None]
    else:
        out = stored.out_of(work.connection, device_ids)
        found = [one for some in out.values() for one in some]
    if not found:
        raise RuleBroken("nothing_out", said("Aucune de ces clés n’est dehors."))
    return access_devices.handover_rows(work, found)


def following(work: Work, convention_id: str) -> Choice | None:
    """Return the agreement that follows one, on which its keys may be carried over."""
    found = campaign.successor(work.connection, convention_id)
    return _agreement(work, found) if found is not None else None
