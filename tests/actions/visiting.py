"""An evening slot, and visits that saw it."""

from dataclasses import dataclass
from datetime import date, time

from actions.conftest import Office
from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import Convention, Slot, State, UseKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.visits import Finding, FindingKind, Motive, Visit, VisitState
from polesdesk.store.kinds import CONVENTION, FINDING, VISIT

TUESDAY = date(2026, 10, 6)


def signed_slot(office: Office, **fields: object) -> tuple[Convention, Slot]:
    """Save a signed agreement with one slot: Tuesdays from 18 h to 20 h, out of holidays."""
    slot = Slot(id=new_id(), room_id=office.room.id, weekday=2, start=time(18), end=time(20))
    made = Convention(
        **{
            "id": new_id(),
            "number": "VOL-2026-001",
            "hub_id": office.hub.id,
            "association_id": office.association.id,
            "state": State.NOTIFIED,
            "use_kind": UseKind.SLOT,
            "room_ids": (office.room.id,),
            "slots": (slot,),
            "start_date": date(2025, 9, 1),
            "end_date": date(2027, 8, 31),
            **fields,
        }  # type: ignore[arg-type]
    )
    return office.runner.do(_save, CONVENTION, made).value, slot


def _save(work: Work, kind: object, value: object) -> object:
    return work.save(kind, value)  # type: ignore[arg-type]


@dataclass
class Seen:
    """A visit that was made, and its one finding."""

    visit: Visit
    finding: Finding


def see(
    office: Office,
    agreement: Convention,
    day: date,
    kind: FindingKind,
    *,
    at: time = time(19),
    state: VisitState = VisitState.FINAL,
    motive: Motive = Motive.FAIR,
    headcount: int | None = None,
) -> Seen:
    """Save a visit with one finding: in the slot of the agreement, or in its office."""
    slot_id = agreement.slots[0].id if agreement.slots else None
    visit = Visit(
        id=new_id(),
        number=f"V-{day:%y%m%d}",
        hub_id=office.hub.id,
        day=day,
        time_in=at,
        agent="Agente",
        motive=motive,
        state=state,
    )
    finding = Finding(
        id=new_id(),
        visit_id=visit.id,
        hub_id=office.hub.id,
        room_id=office.room.id,
        day=day,
        time=at,
        kind=kind,
        convention_id=agreement.id,
        slot_id=slot_id,
        slot_day=day if slot_id else None,
        headcount=headcount,
    )
    return office.runner.do(_see, visit, finding).value


def _see(work: Work, visit: Visit, finding: Finding) -> Seen:
    return Seen(visit=work.save(VISIT, visit), finding=work.save(FINDING, finding))
