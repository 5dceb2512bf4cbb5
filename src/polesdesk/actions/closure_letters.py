"""Letters about a closure: one an association, one or all of them at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from polesdesk.actions import records as common
from polesdesk.actions.letter_parties import Gathered, is_private, letter_data, party_of, reference
from polesdesk.domain.associations import Association
from polesdesk.domain.closure_operations import (
    ClosureOperation,
    TouchedKind,
    TouchedLine,
    Treatment,
    letter_key,
    read_letter_key,
)
from polesdesk.domain.closure_words import act_in_words, motive_in_words, place_in_words
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import format_date, format_number, plural
from polesdesk.domain.hubs import Hub, bare_name
from polesdesk.domain.letter_matters import Closed, ClosedLine
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import marked, said
from polesdesk.store import letters as stored
from polesdesk.store import records
from polesdesk.store.codec import to_plain
from polesdesk.store.kinds import ASSOCIATION, CLOSURE_OPERATION, HUB, ROOM

if TYPE_CHECKING:
    from polesdesk.actions.exports import ListPaper
    from polesdesk.actions.runner import Runner, Work
    from polesdesk.domain.progress import Progress

CLOSING = "closure_operation"
"""What a letter is about whose key is an operation and an association."""
ONE_DAY = timedelta(days=1)
NAMED = 8
"""Days that are named one by one; more of them are told from the first to the last."""
_WRITTEN = frozenset({TouchedKind.SLOT, TouchedKind.ROOM})
_GOES_ON = {
    Treatment.SUSPENDED: "convention suspendue jusqu’au {last}",
    Treatment.TERMINATION: "résiliation envisagée",
    Treatment.KEPT: "maintenu, rien ne change",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLetter:
    """An association whose letter could not be written, and why."""

    association_id: str
    name: str
    error: RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureBatch:
    """The letters of an operation in one paper, how many are new, and those refused."""

    paper: ListPaper | None
    issued: int
    kept: int
    refused: tuple[RefusedLetter, ...]


def kind_of(operation: ClosureOperation) -> LetterKind:
    """Return the letter that an operation asks for."""
    return LetterKind.REQUISITION if operation.is_requisition else LetterKind.CLOSURE


def closed(work: Work, kind: LetterKind, key: str) -> Gathered:
    """Return what the letter of an operation says to an association.

    Raises ``RuleBroken`` for a kind that is not its own, or when nothing of it is touched.
    """
    operation_id, association_id = read_letter_key(key)
    operation: ClosureOperation = common.require(work, CLOSURE_OPERATION, operation_id)
    association: Association = common.require(work, ASSOCIATION, association_id)
    lines = lines_of(operation, association_id)
    if kind is not kind_of(operation) or not lines:
        raise RuleBroken(
            "letter_kind", said("Cette association n’est pas concernée par ce courrier.")
        )
    hub: Hub = common.require(work, HUB, operation.hub_id)
    matter = _matter(work, operation, hub, lines)
    before = _standing(work, operation, association_id)
    if before is not None:
        matter = replace(matter, former_number=before.number, former_day=before.issued_on)
    numbers = list(dict.fromkeys(one.number for one in lines if one.number))
    conventions = list(dict.fromkeys(one.convention_id for one in lines))
    return Gathered(
        data=replace(
            letter_data(work, kind, matter, party_of(work, association)),
            hub=hub,
            references=reference("Convention", numbers[0]) if len(numbers) == 1 else (),
            is_private=is_private(work, [one.room_id for one in lines], (hub.id,)),
        ),
        subject_kind=CLOSING,
        subject_id=key,
        association_id=association_id,
        convention_id=conventions[0] if len(conventions) == 1 else None,
    )


def lines_of(operation: ClosureOperation, association_id: str) -> tuple[TouchedLine, ...]:
    """Return what an operation changes for an association, what goes on beside it included."""
    found = tuple(
        one
        for one in operation.lines
        if one.association_id == association_id and one.kind in _WRITTEN
    )
    return found if any(one.treatment is not Treatment.KEPT for one in found) else ()


def addressees(operation: ClosureOperation) -> tuple[str, ...]:
    """Return the associations that are written to, in the order of the lines."""
    ids = dict.fromkeys(one.association_id for one in operation.lines if one.association_id)
    return tuple(key for key in ids if lines_of(operation, key))


def _matter(
    work: Work, operation: ClosureOperation, hub: Hub, lines: Sequence[TouchedLine]
) -> Closed:
    first, last = operation.period
    treated = {one.treatment for one in lines}
    return Closed(
        hub=hub.name,
        place=_places(work, operation, hub),
        motive=motive_in_words(operation),
        start=first,
        end=last,
        back=operation.reopened_on or last + ONE_DAY,
        from_time=operation.start,
        to_time=operation.end,
        act=act_in_words(operation, marked),
        contact=operation.contact.strip(),
        lines=tuple(_line(one, operation) for one in lines),
        has_moves=any(one.treatment is Treatment.MOVED and one.moved for one in lines),
        is_amended=Treatment.AMENDED in treated,
        is_suspended=Treatment.SUSPENDED in treated,
        is_terminated=Treatment.TERMINATION in treated,
        goes_on=treated != {Treatment.TERMINATION},
    )


def _places(work: Work, operation: ClosureOperation, hub: Hub) -> str:
    name = f"pôle {bare_name(hub.name)}"
    if not operation.room_ids:
        return f"{name}, ensemble des locaux"
    rooms = records.get_many(work.connection, ROOM, list(operation.room_ids))
    return f"{', '.join(one.name for one in rooms)} ({name})"


def _line(one: TouchedLine, operation: ClosureOperation) -> ClosedLine:
    return ClosedLine(
        convention=one.number, place=one.room, held=one.what, lost=_lost(one),
        follow=_follow(one, operation),
    )  # fmt: skip


def _lost(one: TouchedLine) -> str:
    """Return « 4 séances : 05/01, 12/01, 19/01, 26/01 », or « 26 jours »."""
    if one.treatment is Treatment.KEPT:
        return "–"
    if one.kind is TouchedKind.ROOM:
        return plural(len(one.days), "jour")
    return f"{plural(len(one.days), 'séance')}\u202f: {days_in_words(one.days)}"


def days_in_words(days: Sequence[date]) -> str:
    """Return days as « 05/01, 12/01 », many of them as « du 05/01/2027 au 30/03/2027 »."""
    if len(days) > NAMED:
        return f"du {format_date(days[0])} au {format_date(days[-1])}"
    return ", ".join(f"{day:%d/%m}" for day in days)


def _follow(one: TouchedLine, operation: ClosureOperation) -> str:
    if one.treatment in _GOES_ON:
        return _GOES_ON[one.treatment].format(last=format_date(operation.period[1]))
    if one.kind is TouchedKind.ROOM:
        return "local indisponible pendant la fermeture"
    if one.treatment is Treatment.DATES or not one.moved:
        return _agreed(len(one.days), "séance annulée", "séances annulées")
    by = " par avenant" if one.treatment is Treatment.AMENDED else ""
    moved = _agreed(len(one.moved), "séance déplacée", "séances déplacées")
    told = f"{moved}{by}\u202f: {place_in_words(one.place)}"
    if one.cancelled:
        lost = _agreed(len(one.cancelled), "annulée", "annulées")
        told += f"\u202f; {lost}\u202f: {days_in_words(one.cancelled)}"
    return told


def _agreed(count: int, single: str, several: str) -> str:
    return single if count == 1 else several


def of_operation(work: Work, operation: ClosureOperation) -> dict[str, Letter]:
    """Return the last letter that stands of each association of an operation."""
    found: dict[str, Letter] = {}
    for one in stored.of_subject(work.connection, CLOSING):
        operation_id, association_id = read_letter_key(one.subject_id)
        if operation_id == operation.id and one.cancelled_on is None:
            known = found.get(association_id)
            if known is None or known.id < one.id:
                found[association_id] = one
    return found


def _standing(work: Work, operation: ClosureOperation, association_id: str) -> Letter | None:
    return stored.standing(
        work.connection, kind_of(operation), CLOSING, letter_key(operation.id, association_id)
    )


def is_outdated(work: Work, letter: Letter) -> bool:
    """Tell whether a letter says other dates or another outcome than the operation now."""
    told = json.loads(letter.snapshot)["matter"]
    now = to_plain(closed(work, letter.kind, letter.subject_id).data.matter)
    changing = ("former_number", "former_day")
    return any(told.get(name) != value for name, value in now.items() if name not in changing)


def issue(work: Work, operation_id: str, association_id: str) -> Letter:
    """Issue the letter of an operation to an association, over one that is out of date."""
    from polesdesk.actions import letters

    operation: ClosureOperation = common.require(work, CLOSURE_OPERATION, operation_id)
    key = letter_key(operation_id, association_id)
    before = _standing(work, operation, association_id)
    letter = letters.issue(
        work, kind_of(operation), CLOSING, key,
        again=before is not None and is_outdated(work, before),
    )  # fmt: skip
    work.save(CLOSURE_OPERATION, replace(operation, letter_ids=(*operation.letter_ids, letter.id)))
    return letter


def issue_all(
    runner: Runner, progress: Progress, operation_id: str, ids: Sequence[str] = ()
) -> ClosureBatch:
    """Issue the letters of an operation to some associations, to all when none is named.

    Letters that still say the truth are printed again as they are; one command issues the others,
    so that one undo cancels them.
    """
    operation: ClosureOperation = runner.read(common.require, CLOSURE_OPERATION, operation_id)
    wanted = [key for key in addressees(operation) if not ids or key in ids]
    new = runner.read(_to_issue, operation, wanted)
    refused: tuple[RefusedLetter, ...] = ()
    if new:
        refused = runner.do(_issue_new, progress, operation_id, new).value
    standing = runner.read(of_operation, operation)
    letters = [standing[key] for key in wanted if key in standing]
    return ClosureBatch(
        paper=_bundle(runner, operation, letters) if letters else None,
        issued=len(new) - len(refused),
        kept=len(letters) - (len(new) - len(refused)),
        refused=refused,
    )


def _to_issue(work: Work, operation: ClosureOperation, wanted: Sequence[str]) -> list[str]:
    standing = of_operation(work, operation)
    return [key for key in wanted if key not in standing or is_outdated(work, standing[key])]


def _issue_new(
    work: Work, progress: Progress, operation_id: str, ids: Sequence[str]
) -> tuple[RefusedLetter, ...]:
    from polesdesk.actions.history import LETTER_ISSUE

    work.name(LETTER_ISSUE, f"émission de {plural(len(ids), 'courrier')} de fermeture")
    names = {one.id: one.name for one in records.get_many(work.connection, ASSOCIATION, ids)}
    refused = []
    for done, key in enumerate(ids):
        told = f"{plural(done, 'courrier')} sur {format_number(len(ids))}"
        progress.step(done, len(ids), told)
        try:
            issue(work, operation_id, key)
        except RuleBroken as error:
            if error.code == "signatory_required":  # it would be that of all
                raise
            refused.append(RefusedLetter(association_id=key, name=names.get(key, ""), error=error))
    return tuple(refused)


def _bundle(runner: Runner, operation: ClosureOperation, letters: Sequence[Letter]) -> ListPaper:
    from polesdesk.actions.exports import ListPaper
    from polesdesk.documents.binding import bundle

    pdfs = runner.read(lambda work: [work.files.get(one.sha256) for one in letters])
    word = "réquisition" if operation.is_requisition else "fermeture"
    first = operation.period[0]
    return ListPaper(
        title=f"Courriers de {word} du {format_date(first)}",
        file_name=f"Courriers {word} {first:%Y-%m-%d}.pdf",
        pdf=pdfs[0] if len(pdfs) == 1 else bundle(pdfs),
    )
