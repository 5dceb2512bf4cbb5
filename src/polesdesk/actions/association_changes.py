"""Changes by which an association goes on: board, name, seat; each with its day and deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from polesdesk.actions import associations, papers
from polesdesk.actions import records as common
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.association_events import AssociationEvent, EventKind
from polesdesk.domain.associations import Association, Officer, in_office, officer_name
from polesdesk.domain.conventions import UNSIGNED, Convention
from polesdesk.domain.facts.wording import postal_address
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import associations as parties
from polesdesk.store import conventions
from polesdesk.store.kinds import ASSOCIATION_EVENT, CONVENTION, OFFICER


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What every change tells: whose, from which day, by which deed, the receipt if it came."""

    association_id: str
    on: date
    deed: str = ""
    deed_on: date | None = None
    receipt_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChange:
    """A new board: who leaves by id, who comes without id."""

    told: Told
    leaving: tuple[str, ...] = ()
    coming: tuple[Officer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """A new name, a new seat, or both; what is empty stays."""

    told: Told
    name: str = ""
    seat_address: str = ""
    postal_code: str = ""
    city: str = ""


Change = BoardChange | Renaming


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEffects:
    """What a change would touch: drafts that follow, papers that keep the former names."""

    leaving: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    to_reprint: tuple[str, ...] = ()
    frozen: int = 0
    nobody_signs: bool = False


def look(work: Work, change: Change) -> ChangeEffects:
    """Return what a change would touch, without writing it."""
    association = _checked(work, change.told)
    held = conventions.of_association(work.connection, association.id)
    open_ones = [one for one in held if one.state in UNSIGNED]
    drafts = tuple(one.number for one in open_ones if one.issued_version is None)
    printed = tuple(one.number for one in open_ones if one.issued_version is not None)
    effects = ChangeEffects(drafts=drafts, to_reprint=printed, frozen=len(held) - len(open_ones))
    if isinstance(change, Renaming):
        return effects
    officers = parties.officers_of(work.connection, association.id)
    staying = [
        one
        for one in officers
        if one.id not in change.leaving and in_office(one, change.told.on) and one.signs
    ]
    return replace(
        effects,
        leaving=tuple(officer_name(one) for one in officers if one.id in change.leaving),
        coming=tuple(officer_name(one) for one in change.coming),
        nobody_signs=not staying and not any(one.signs for one in change.coming),
    )


def record(
    runner: Runner, progress: Progress, change: Change, deed: Path | None
) -> AssociationEvent:
    """Note a change with the paper of its deed."""
    progress.step(0, 1, said("Enregistrement"))
    content = papers.content_of(deed) if deed is not None else b""
    name = deed.name if deed is not None else ""
    event: AssociationEvent = runner.do(carry_out, change, content, name).value
    progress.step(1, 1, "")
    return event


def carry_out(
    work: Work, change: Change, content: bytes = b"", file_name: str = ""
) -> AssociationEvent:
    """Note a change of board, or of name and seat."""
    if isinstance(change, BoardChange):
        return change_board(work, change, content, file_name)
    return rename(work, change, content, file_name)


def change_board(
    work: Work, change: BoardChange, content: bytes = b"", file_name: str = ""
) -> AssociationEvent:
    """End the terms of who leaves, begin those of who comes; drafts take the new signers.

    Issued and signed agreements keep the names printed on them.
    """
    association = _checked(work, change.told)
    if not change.leaving and not change.coming:
        raise RuleBroken(
            "nobody_changes",
            said("Dites qui quitte ses fonctions et qui les prend."),
            field="coming",
        )
    work.name("association.board", f"changement de dirigeants de «\u202f{association.name}\u202f»")
    on = change.told.on
    for one in parties.officers_of(work.connection, association.id):
        if one.id in change.leaving:
            eve = on - timedelta(days=1)
            work.save(OFFICER, replace(one, to_date=max(eve, one.from_date or eve)))
    came = [
        associations.save_officer(
            work,
            replace(
                one,
                id=new_id(),
                association_id=association.id,
                from_date=on,
                empowered_by=change.told.deed.strip() if one.signs else "",
                empowered_on=change.told.deed_on if one.signs else None,
            ),
        )
        for one in change.coming
    ]
    _pass_signing(work, association.id, change.leaving, [one.id for one in came if one.signs])
    event = replace(
        _event(change.told, EventKind.OFFICERS),
        left_ids=change.leaving,
        came_ids=tuple(one.id for one in came),
    )
    return _keep(work, event, content, file_name)


def _pass_signing(
    work: Work, association_id: str, leaving: Sequence[str], signing: Sequence[str]
) -> None:
    """Replace the representatives of drafts; a draft that names nobody follows by itself."""
    for one in conventions.of_association(work.connection, association_id):
        touched = set(leaving) & set(one.representative_ids)
        if one.state in UNSIGNED and one.issued_version is None and touched:
            kept = [row_id for row_id in one.representative_ids if row_id not in touched]
            passed: Convention = replace(one, representative_ids=(*kept, *signing))
            work.save(CONVENTION, passed)


def rename(
    work: Work, change: Renaming, content: bytes = b"", file_name: str = ""
) -> AssociationEvent:
    """Give an association its new name or seat from a day on; issued papers keep the former."""
    association = _checked(work, change.told)
    name = change.name.strip()
    moved = any((change.seat_address.strip(), change.postal_code.strip(), change.city.strip()))
    if not moved and (not name or name == association.name):
        raise RuleBroken(
            "nothing_changes", said("Donnez le nouveau nom ou le nouveau siège."), field="name"
        )
    work.name(
        "association.rename", f"changement de nom ou de siège de «\u202f{association.name}\u202f»"
    )
    after = replace(association, name=name or association.name)
    if moved:
        after = replace(
            after,
            seat_address=change.seat_address.strip(),
            postal_code=change.postal_code.strip() or association.postal_code,
            city=change.city.strip() or association.city,
        )
    saved = associations.save(work, after)
    last: AssociationEvent | None = None
    for kind, before, now in (
        (EventKind.NAME, association.name, saved.name),
        (EventKind.SEAT, _seat(association), _seat(saved)),
    ):
        if before != now:
            event = replace(_event(change.told, kind), before=before, after=now)
            last = _keep(work, event, content, file_name)
    assert last is not None
    return last


def _seat(one: Association) -> str:
    return postal_address(one.seat_address, one.postal_code, one.city)


def note_receipt(work: Work, event_id: str, on: date) -> AssociationEvent:
    """Note the receipt of the declaration, which the office waited for."""
    event: AssociationEvent = common.require(work, ASSOCIATION_EVENT, event_id)
    if on > work.today:
        raise RuleBroken(
            "receipt_in_future", said("Ce jour n’est pas encore venu."), field="receipt_on"
        )
    work.name("association.receipt", "récépissé de déclaration reçu")
    saved: AssociationEvent = work.save(ASSOCIATION_EVENT, replace(event, receipt_on=on))
    return saved


def _checked(work: Work, told: Told) -> Association:
    association = associations.get(work, told.association_id)
    if told.on > work.today:
        raise RuleBroken(
            "change_in_future",
            said("Ce jour n’est pas encore venu\u202f: notez le changement quand il a lieu."),
            field="on",
        )
    if not told.deed.strip():
        raise RuleBroken(
            "deed_required",
            said("Dites quel acte l’a décidé, par exemple le procès-verbal de l’assemblée."),
            field="deed",
        )
    if association.dissolved_on is not None and told.on >= association.dissolved_on:
        raise RuleBroken("already_ended", said("L’association n’existe plus à cette date."))
    return association


def _event(told: Told, kind: EventKind) -> AssociationEvent:
    return AssociationEvent(
        id=new_id(),
        association_id=told.association_id,
        kind=kind,
        on=told.on,
        deed=told.deed.strip(),
        deed_on=told.deed_on,
        receipt_on=told.receipt_on,
        notes=told.notes.strip(),
    )


def _keep(work: Work, event: AssociationEvent, content: bytes, file_name: str) -> AssociationEvent:
    digest = work.files.put(content) if content else ""
    saved: AssociationEvent = work.save(
        ASSOCIATION_EVENT, replace(event, sha256=digest, file_name=file_name)
    )
    return saved
