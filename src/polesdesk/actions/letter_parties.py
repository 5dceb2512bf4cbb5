"""What every letter is made with: who signs, to whom it goes, its references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Association, Officer, in_office
from polesdesk.domain.conventions import Convention
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.hubs import Hub, PropertyRegime, Room, regime_of
from polesdesk.domain.letters import Addressee, LetterData, association_addressee
from polesdesk.domain.office_texts import letter_name
from polesdesk.domain.papers import TemplateState
from polesdesk.domain.settings import Signatory, delegation_covers
from polesdesk.store import associations, authority, originals, records
from polesdesk.store.kinds import CONVENTION, HUB, ROOM


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A letter in the making, with the records that it belongs to and the answer it awaits."""

    data: LetterData
    subject_kind: str
    subject_id: str
    association_id: str | None
    convention_id: str | None
    due: date | None = None

    def numbered(self, number: str) -> Gathered:
        """Return the letter with its number, which also stands among its references."""
        references = (("Nos références", number), *self.data.references)
        return replace(self, data=replace(self.data, number=number, references=references))


def letter_data(work: Work, kind: LetterKind, matter: Any, addressee: Addressee) -> LetterData:
    """Return a letter of today about a matter, in the name of the office."""
    return LetterData(
        kind=kind,
        matter=matter,
        addressee=addressee,
        settings=authority.settings(work.connection),
        signatory=signatory_of_day(work),
        day=work.today,
        own_text=own_text(work, kind),
    )


def own_text(work: Work, kind: LetterKind) -> str:
    """Return the text that the office has validated for a kind of letter, nothing without one."""
    found = originals.current_template(work.connection, letter_name(kind))
    return found.text if found and found.state is TemplateState.VALIDATED else ""


def signatory_of_day(work: Work) -> Signatory | None:
    """Return who signs letters today: the usual signatory, else another whose mandate runs."""
    known = authority.signatories(work.connection)
    covered = [one for one in known if delegation_covers(one, work.today)]
    return next((one for one in covered if one.is_default), covered[0] if covered else None)


def party_of(work: Work, association: Association) -> Addressee:
    """Return who is written to: the chair in office, else who signs for the association."""
    found = associations.officers_of(work.connection, association.id)
    serving = [one for one in found if in_office(one, work.today)]
    chairs = [one for one in serving if one.quality.casefold().startswith("président")]
    signing = [one for one in serving if one.signs]
    chosen: Officer | None = next(iter([*chairs, *signing]), None)
    return association_addressee(association, chosen)


def convention_of(work: Work, row_id: str | None) -> Convention | None:
    """Return the agreement of an id, None without one."""
    found: Convention | None = work.get(CONVENTION, row_id) if row_id else None
    return found


def is_private(work: Work, room_ids: Sequence[str], hub_ids: Sequence[str] = ()) -> bool:
    """Tell whether all premises are known to be of the private domain.

    Those of a letter that names no room are the hubs that were wished for.
    """
    rooms: list[Room] = records.get_many(work.connection, ROOM, list(dict.fromkeys(room_ids)))
    ids = list(dict.fromkeys([one.hub_id for one in rooms] or hub_ids))
    hubs: dict[str, Hub] = {one.id: one for one in records.get_many(work.connection, HUB, ids)}
    found = {regime_of(one, hubs[one.hub_id]) for one in rooms}
    if not rooms:
        found = {one.property_regime for one in hubs.values()}
    return found == {PropertyRegime.PRIVATE}


def named(work: Work, kind: Any, ids: Any) -> dict[str, str]:
    """Return the names of hubs or rooms by their ids, the bin included."""
    return {
        one.id: one.name
        for one in records.get_many(work.connection, kind, list(dict.fromkeys(ids)))
    }


def reference(label: str, number: str) -> tuple[tuple[str, str], ...]:
    """Return one line of references, none when its number is unknown."""
    return ((label, number),) if number else ()
