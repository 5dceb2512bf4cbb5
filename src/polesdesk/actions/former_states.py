"""Return to a former state of a record: a new command that puts back what the log kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from polesdesk.actions import associations, conventions, hubs, settings, subjects
from polesdesk.actions.history_words import in_words, names_of
from polesdesk.actions.runner import Work
from polesdesk.domain.french import format_date, format_time
from polesdesk.domain.history import Return
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import history as store
from polesdesk.store import records
from polesdesk.store.codec import to_plain
from polesdesk.store.errors import changed_meanwhile
from polesdesk.store.journal import Change, CommandRow
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, KINDS, Kind
from polesdesk.store.tables import ALIVE

_SAVES: Mapping[str, Callable[[Work, Any], Any]] = {
    "hub": hubs.save,
    "room": hubs.save_room,
    "association": associations.save,
    "officer": associations.save_officer,
    "paper": associations.save_paper,
    "convention": conventions.save,
    "settings": settings.save,
    "signatory": settings.save_signatory,
    "rent": settings.save_rent,
}
"""Each former state is saved as a form would: what the rules refuse now stays refused."""

_COMPUTED = {"convention": ("in_kind_value_cents", "in_kind_working", "in_kind_year")}
"""What follows from other fields and from the rents of today is not taken from the past."""


def can_return(work: Work, kind: Kind, row_id: str, hlc: str) -> bool:
    """Tell whether a record differs from what it was at a logical time, and may return to it."""
    former = _former(work, kind, row_id, hlc)
    if former is None:
        return False
    gone = records.life_of(work.connection, kind, row_id) != ALIVE
    return gone or former != records.kept(work.connection, kind, row_id)


def returning(work: Work, entity: str, row_id: str, command_id: str) -> Return:
    """Return what a return to the state after a command would change; raise if it may not be."""
    kind, command = KINDS[entity], _command(work, command_id)
    current, former = _both(work, kind, row_id, command)
    changes = _differences(kind, current, former, command)
    return Return(
        title=subjects.title(kind, current),
        at=command.at.replace(tzinfo=UTC),
        changes=in_words(entity, changes, names_of(work, changes)),
    )


def restore_state(work: Work, entity: str, row_id: str, command_id: str, version: int) -> Any:
    """Put a record back to its state after a command; ``version`` is the one that was looked at.

    A record in the bin comes back. What an issued original prints stays locked.
    """
    assert work.writer is not None
    kind, command = KINDS[entity], _command(work, command_id)
    current, former = _both(work, kind, row_id, command)
    if current.version != version:
        raise changed_meanwhile()
    work.name(f"{entity}.return", subjects.return_to(kind, current, _moment(command.at)))
    work.writer.set_life(kind, row_id, ALIVE)
    version = records.kept(work.connection, kind, row_id).version
    return _SAVES[entity](work, replace(former, version=version))


def _moment(at: datetime) -> str:
    here = at.replace(tzinfo=UTC).astimezone()
    return said("{day} à {time}").format(
        day=format_date(here.date()), time=format_time(here.time())
    )


def _command(work: Work, command_id: str) -> CommandRow:
    found = store.get(work.connection, command_id)
    if found is None:
        raise RuleBroken("not_found", said("Cette commande n’est pas dans l’historique."))
    return found


def _both(work: Work, kind: Kind, row_id: str, command: CommandRow) -> tuple[Any, Any]:
    """Return a record as it is and as it was, after the checks that no save makes."""
    former = _former(work, kind, row_id, command.hlc)
    if former is None:
        raise RuleBroken(
            "no_former_state", said("Cet état de la fiche n’est pas dans l’historique.")
        )
    current = records.kept(work.connection, kind, row_id)
    if kind is ASSOCIATION:
        _check_merge(work, current)
    if kind is CONVENTION:
        _check_originals(current.issued_version, former.issued_version)
    return current, former


def _former(work: Work, kind: Kind, row_id: str, hlc: str) -> Any | None:
    if kind.name not in _SAVES:
        return None
    former = store.value_at(work.connection, kind, row_id, hlc)
    if former is None:
        return None
    kept = (*_COMPUTED.get(kind.name, ()), *(("merged_into",) if kind is ASSOCIATION else ()))
    current = records.kept(work.connection, kind, row_id)
    return replace(former, **{name: getattr(current, name) for name in kept})


def _check_merge(work: Work, association: Any) -> None:
    if association.merged_into is None:
        return
    other = records.kept(work.connection, ASSOCIATION, association.merged_into)
    raise RuleBroken(
        "merged",
        said(
            "Cette association a été fusionnée dans «\u202f{name}\u202f»\u202f: modifiez celle-ci."
        ).format(name=other.name),
    )


def _check_originals(now: int | None, then: int | None) -> None:
    """An original is issued and cancelled in its own steps, never by a return to the past."""
    if now == then:
        return
    if now is not None:
        raise RuleBroken(
            "issued_locked",
            said(
                "Un original a été émis depuis cet état\u202f: annulez-le d’abord en donnant un "
                "motif, puis revenez à cet état."
            ),
            field="issued_version",
        )
    raise RuleBroken(
        "original_cancelled",
        said(
            "L’original de cet état a été annulé depuis\u202f: revenez à un état d’avant son "
            "émission."
        ),
        field="issued_version",
    )


def _differences(kind: Kind, current: Any, former: Any, command: CommandRow) -> list[Change]:
    names = [
        f.name for f in fields(kind.type) if getattr(current, f.name) != getattr(former, f.name)
    ]
    return [
        Change(
            at=command.at,
            actor=command.actor,
            command=command.id,
            label=command.label,
            entity=kind.name,
            row=current.id,
            field=name,
            before=to_plain(getattr(current, name)),
            after=to_plain(getattr(former, name)),
        )
        for name in names
    ]
