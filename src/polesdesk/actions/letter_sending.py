"""Letters on their way: sent, presented, received, answered; one or many in one action."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.follow_ups import Channel, Letter, LetterKind
from polesdesk.domain.french import plural
from polesdesk.domain.letter_sending import Receipt, Sending, normal_post_number, sent, with_receipt
from polesdesk.domain.letter_texts import written_kinds
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import letters, records
from polesdesk.store.kinds import ASSOCIATION, LETTER

NOT_SENT = frozenset(LetterKind) - frozenset(written_kinds())
"""Papers with the number of a letter that are handed over where they are made, as a receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A letter in the list of letters, with the name of its addressee."""

    letter: Letter
    addressee: str

    @property
    def id(self) -> str:
        """The id of the letter."""
        return self.letter.id


def to_send(work: Work) -> tuple[LetterRow, ...]:
    """Return the letters that were issued and are still here, the oldest first."""
    return _rows(work, letters.unsent(work.connection))


def awaiting(work: Work) -> tuple[LetterRow, ...]:
    """Return the letters that were sent and of which no receipt came back, the oldest first."""
    return _rows(work, letters.unreceived(work.connection))


def latest(work: Work, limit: int = 500) -> tuple[LetterRow, ...]:
    """Return the newest letters, whatever became of them."""
    return _rows(work, letters.newest(work.connection, limit))


def chosen(work: Work, ids: Sequence[str]) -> tuple[LetterRow, ...]:
    """Return some letters in their order."""
    return _rows(work, records.get_many(work.connection, LETTER, list(ids), alive=True))


def _rows(work: Work, found: Sequence[Letter]) -> tuple[LetterRow, ...]:
    kept = [one for one in found if one.kind not in NOT_SENT]
    ids = list({one.association_id for one in kept if one.association_id})
    names = {one.id: one.name for one in records.get_many(work.connection, ASSOCIATION, ids)}
    return tuple(
        LetterRow(letter=one, addressee=names.get(one.association_id or "") or _printed_name(one))
        for one in kept
    )


def _printed_name(letter: Letter) -> str:
    """Return the name that stands on a letter to somebody who is no association."""
    told = json.loads(letter.snapshot or "{}").get("addressee") or {}
    return str(told.get("name", ""))


def record(
    work: Work, letter_ids: Sequence[str], sending: Sending, numbers: Mapping[str, str]
) -> tuple[Letter, ...]:
    """Note how letters were sent; ``numbers`` are those of registered letters, by letter.

    All of them or none: the first that cannot have been sent so is told of.
    """
    found = [_letter(work, one) for one in letter_ids]
    work.name("letter.sending", _named(found, said("envoi")))
    _refuse_twins([normal_post_number(numbers.get(one.id, "")) for one in found])
    ready = [sent(one, sending, numbers.get(one.id, ""), work.today) for one in found]
    return tuple(work.save(LETTER, one) for one in ready)


def _refuse_twins(numbers: Sequence[str]) -> None:
    known = [one for one in numbers if one]
    twin = next((one for one in known if known.count(one) > 1), None)
    if twin is not None:
        raise RuleBroken(
            "number_twice",
            said("Le numéro de recommandé {number} est donné deux fois.").format(number=twin),
            field="numbers",
        )


def record_receipts(work: Work, receipts: Mapping[str, Receipt]) -> tuple[Letter, ...]:
    """Note what came back of letters: presented, received, never fetched."""
    found = [_letter(work, one) for one in receipts]
    work.name("letter.receipt", _named(found, said("réception")))
    ready = [with_receipt(one, receipts[one.id], work.today) for one in found]
    return tuple(work.save(LETTER, one) for one in ready)


def record_answer(work: Work, letter_id: str, on: date | None, answer: str) -> Letter:
    """Note the answer to a letter, or that none came: it is no longer awaited."""
    letter = _letter(work, letter_id)
    if on is None:
        raise RuleBroken("answered_on_required", said("Indiquez le jour."), field="answered_on")
    if letter.issued_on is not None and on < letter.issued_on:
        raise RuleBroken(
            "answered_before_issued",
            said("La réponse ne peut pas précéder le courrier."),
            field="answered_on",
        )
    if on > work.today:
        raise RuleBroken("in_future", said("Ce jour n’est pas encore venu."), field="answered_on")
    work.name("letter.answer", _named([letter], said("réponse")))
    saved: Letter = work.save(LETTER, replace(letter, answered_on=on, answer=answer.strip()))
    return saved


def _letter(work: Work, letter_id: str) -> Letter:
    found: Letter = common.require(work, LETTER, letter_id)
    return found


def _named(found: Sequence[Letter], what: str) -> str:
    if len(found) == 1:
        return said("{what} du courrier {number}").format(what=what, number=found[0].number)
    count = plural(len(found), said("courrier"), said("courriers"))
    return said("{what} de {count}").format(what=what, count=count)


def channel_of(row: LetterRow) -> Channel:
    """Return the way that a letter says of itself it goes: registered for most decisions."""
    return row.letter.channel or (Channel.REGISTERED if row.letter.appeal else Channel.PLAIN)
