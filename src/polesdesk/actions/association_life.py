"""What happened to an association and where it comes from, with the names that are read."""

from __future__ import annotations

from pathlib import Path

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.association_events import AssociationEvent
from polesdesk.domain.association_life import LifeLine, Party
from polesdesk.domain.association_words import EVENTS
from polesdesk.domain.associations import officer_name
from polesdesk.domain.names import file_name
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import association_events as stored
from polesdesk.store import records
from polesdesk.store.files import write_whole
from polesdesk.store.kinds import ASSOCIATION, ASSOCIATION_EVENT, OFFICER


def of_association(work: Work, association_id: str) -> tuple[LifeLine, ...]:
    """Return the events of an association and those that it comes from, the latest first."""
    own = stored.of_association(work.connection, association_id)
    origins = stored.into(work.connection, association_id)
    parties = _parties(work, [*own, *origins])
    officers = _officers(work, own)
    lines = [
        LifeLine(
            event=one,
            successors=tuple(parties[key] for key in one.successor_ids if key in parties),
            left=tuple(officers[key] for key in one.left_ids if key in officers),
            came=tuple(officers[key] for key in one.came_ids if key in officers),
        )
        for one in own
    ]
    lines += [
        LifeLine(event=one, is_origin=True, source=parties.get(one.association_id))
        for one in origins
    ]
    return tuple(sorted(lines, key=lambda line: (str(line.event.on), line.event.id), reverse=True))


def _parties(work: Work, events: list[AssociationEvent]) -> dict[str, Party]:
    ids = [key for one in events for key in (one.association_id, *one.successor_ids)]
    found = records.get_many(work.connection, ASSOCIATION, list(dict.fromkeys(ids)))
    return {one.id: Party(id=one.id, name=one.name) for one in found}


def _officers(work: Work, events: list[AssociationEvent]) -> dict[str, str]:
    ids = [key for one in events for key in (*one.left_ids, *one.came_ids)]
    found = records.get_many(work.connection, OFFICER, list(dict.fromkeys(ids)))
    return {one.id: officer_name(one) for one in found}


def copy_deed(work: Work, event_id: str, folder: Path) -> Path:
    """Write a copy of the paper of a deed into a folder, to be looked at; return where."""
    event: AssociationEvent = common.require(work, ASSOCIATION_EVENT, event_id)
    if not event.sha256:
        raise RuleBroken("deed_without_file", said("Aucun fichier n’est joint à cet acte."))
    name = file_name([EVENTS[event.kind], event.sha256[:6]], Path(event.file_name).suffix)
    return write_whole(folder / name, work.files.get(event.sha256))
