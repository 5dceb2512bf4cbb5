"""What a manager does with allotments: slots of a season by letter, the city's own use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polesdesk.actions import clashing, letters
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.cards import AllotmentForm
from polesdesk.domain.clash_words import clash_in_words
from polesdesk.domain.conventions import DROPPED, Convention, Slot, last_day
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.seasons import season_of
from polesdesk.domain.slot_changes import without
from polesdesk.domain.speech import said
from polesdesk.store import allotments, records
from polesdesk.store import letters as stored_letters
from polesdesk.store.kinds import ALLOTMENT, ASSOCIATION, CONVENTION, HUB, ROOM


def get(work: Work, row_id: str) -> Allotment:
    """Return an allotment."""
    found: Allotment = common.require(work, ALLOTMENT, row_id)
    return found


def of_convention(work: Work, convention_id: str) -> tuple[Allotment, ...]:
    """Return the allotments under an agreement, the latest season first."""
    return tuple(allotments.of_convention(work.connection, convention_id))


def of_city(work: Work, hub_id: str | None = None) -> tuple[Allotment, ...]:
    """Return the uses of the city itself, of one hub or of all, the latest first."""
    return tuple(allotments.of_city(work.connection, hub_id))


def draft(work: Work, convention_id: str) -> Allotment:
    """Return a new allotment of the season under an agreement, not yet saved."""
    convention: Convention = common.require(work, CONVENTION, convention_id)
    season = season_of(max(work.today, convention.start_date or work.today))
    end = last_day(convention)
    return Allotment(
        id=new_id(),
        convention_id=convention.id,
        hub_id=convention.hub_id,
        season=season.name,
        start_date=max(season.first, convention.start_date or season.first),
        end_date=min(season.last, end) if end else season.last,
    )


def form(work: Work, convention_id: str, row_id: str = "") -> AllotmentForm:
    """Return an allotment to change, or a new one, with the rooms that it may use."""
    convention: Convention = common.require(work, CONVENTION, convention_id)
    party = records.get(work.connection, ASSOCIATION, convention.association_id)
    rooms = records.get_many(work.connection, ROOM, convention.room_ids)
    hub_ids = list(dict.fromkeys(room.hub_id for room in rooms))
    return AllotmentForm(
        allotment=get(work, row_id) if row_id else draft(work, convention_id),
        convention=convention,
        association=party.name if party is not None else "",
        rooms=tuple(rooms),
        hubs=tuple(records.get_many(work.connection, HUB, hub_ids)),
    )


def clashes(work: Work, allotment: Allotment) -> tuple[ClashRow, ...]:
    """Return every clash that an allotment would make, by date, before it is saved."""
    return clashing.clashes(work, allotment)


def look_at(work: Work, allotment: Allotment) -> tuple[ClashRow, ...]:
    """Return the clashes of an allotment, and the options of requests that it would meet."""
    return clashing.with_options(work, allotment)


def save(work: Work, allotment: Allotment, *, keep_valid: bool = False) -> Allotment:
    """Save an allotment; with ``keep_valid`` the days that clash are left out and stay known.

    Raises ``RuleBroken`` "clashes" with the first ones in words.
    """
    allotment = _checked(work, allotment)
    _refuse_printed(work, allotment)
    found = clashes(work, allotment)
    if keep_valid and found:
        allotment = replace(allotment, slots=valid_only(allotment.slots, found))
        found = clashes(work, allotment)
    refuse_clashes(found)
    saved: Allotment = common.save(work, ALLOTMENT, allotment)
    return saved


def valid_only(slots: Sequence[Slot], found: Sequence[ClashRow]) -> tuple[Slot, ...]:
    """Return slots without the days on which they clash."""
    days: dict[str, list[date]] = {}
    for one in found:
        days.setdefault(one.slot_id, []).append(one.day)
    return tuple(without(slot, days[slot.id]) if slot.id in days else slot for slot in slots)


def _refuse_printed(work: Work, allotment: Allotment) -> None:
    """Refuse to change slots that a letter has already told the association."""
    before: Allotment | None = work.get(ALLOTMENT, allotment.id)
    names = ("slots", "start_date", "end_date", "season")
    if before is None or all(getattr(before, n) == getattr(allotment, n) for n in names):
        return
    _refuse_letter(work, allotment.id)


def _refuse_letter(work: Work, row_id: str) -> None:
    standing = stored_letters.standing(
        work.connection, LetterKind.ALLOTMENT, ALLOTMENT.name, row_id
    )
    if standing is not None:
        raise RuleBroken(
            "letter_stands",
            said(
                "Le courrier {number} a été émis pour ces créneaux\u202f: annulez-le d’abord."
            ).format(number=standing.number),
        )


def refuse_clashes(found: Sequence[ClashRow]) -> None:
    """Raise ``RuleBroken`` "clashes" when there are any, the first three in words."""
    if not found:
        return
    lines = "\n".join(clash_in_words(one) for one in found[:3])
    more = len(found) - 3
    if more > 0:
        lines += (
            said("\n… et {more} autres").format(more=more) if more > 1 else said("\n… et 1 autre")
        )
    raise RuleBroken(
        "clashes",
        said("Le local est déjà pris\u202f:\n{lines}").format(lines=lines),
        field="slots",
    )


def _checked(work: Work, allotment: Allotment) -> Allotment:
    start, end = allotment.start_date, allotment.end_date
    if start is None or end is None:
        raise RuleBroken("dates_required", said("Indiquez le début et la fin."), field="start_date")
    if end < start:
        raise RuleBroken(
            "end_before_start",
            said("La fin précède le début\u202f: vérifiez les deux dates."),
            field="end_date",
        )
    if not allotment.slots:
        raise RuleBroken("slots_required", said("Ajoutez au moins un créneau."), field="slots")
    rooms = tuple(dict.fromkeys(slot.room_id for slot in allotment.slots))
    if len(records.get_many(work.connection, ROOM, rooms, alive=True)) != len(rooms):
        raise RuleBroken("room_gone", said("Un des locaux choisis n’existe plus."), field="slots")
    if allotment.convention_id is None:
        return _city_use(work, allotment)
    return _under_agreement(work, allotment, start, end)


def _city_use(work: Work, allotment: Allotment) -> Allotment:
    if not allotment.label.strip():
        raise RuleBroken(
            "label_required", said("Dites à quoi sert le local\u202f: réunion, élections…"),
            field="label",
        )  # fmt: skip
    common.require(work, HUB, allotment.hub_id)
    return replace(allotment, label=allotment.label.strip())


def _under_agreement(work: Work, allotment: Allotment, start: date, end: date) -> Allotment:
    convention: Convention = common.require(work, CONVENTION, allotment.convention_id or "")
    if not convention.slots_by_letter:
        raise RuleBroken(
            "not_by_letter",
            said(
                "La convention {number} ne prévoit pas de créneaux fixés par courrier\u202f: "
                "cochez-le dans sa fiche, ou passez par un avenant."
            ).format(number=convention.number),
        )
    if not {slot.room_id for slot in allotment.slots} <= set(convention.room_ids):
        raise RuleBroken(
            "room_outside",
            said("Un créneau est dans un local qui ne figure pas dans la convention."),
            field="slots",
        )
    if convention.state in DROPPED:
        raise RuleBroken("agreement_dropped", said("Cette convention est classée sans suite."))
    last = last_day(convention)
    outside = (convention.start_date is not None and start < convention.start_date) or (
        last is not None and end > last
    )
    if outside:
        raise RuleBroken(
            "outside_agreement",
            said("Les créneaux ne peuvent pas dépasser la durée de la convention."),
            field="end_date" if last is not None and end > last else "start_date",
        )
    label = allotment.label.strip() or f"Créneaux {allotment.season}"
    hub_id = allotment.hub_id or convention.hub_id
    return replace(allotment, label=label.strip(), hub_id=hub_id)


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move allotments to the bin; one whose letter stands is kept until the letter is cancelled."""
    for row_id in ids:
        _refuse_letter(work, row_id)
    return common.bin_many(work, ALLOTMENT, ids)


def issue_letter(work: Work, row_id: str) -> Letter:
    """Issue the letter that allots the slots of a season, and note it on the allotment."""
    letter = letters.issue(work, LetterKind.ALLOTMENT, ALLOTMENT.name, row_id)
    work.save(ALLOTMENT, replace(get(work, row_id), letter_id=letter.id))
    return letter
