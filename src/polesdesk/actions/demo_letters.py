"""The letters of the demonstration on their way: sent, received, one that nobody fetched."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.actions import letter_sending, templates
from polesdesk.actions.runner import Runner
from polesdesk.domain.follow_ups import Channel, LetterKind
from polesdesk.domain.letter_sending import Receipt, Sending
from polesdesk.domain.office_texts import letter_name, origin_of

_POST = "1A 000 000 000{number} 0"
"""The number of a registered letter; no such letter was ever posted."""

_FRIDAY = 5
_POLITENESS = (
    "Avec mes remerciements, je vous prie d’agréer, {{formule d’appel}}, mes salutations "
    "distinguées."
)


def send_plain(runner: Runner, on: date, *, but: int) -> None:
    """Note that the letters that wait went by plain letter, the last ones excepted."""
    waiting = [one.id for one in runner.read(letter_sending.to_send)]
    gone = waiting[: max(0, len(waiting) - but)]
    if gone:
        sending = Sending(on=on, channel=Channel.PLAIN)
        runner.do(letter_sending.record, gone, sending, {})


def send_registered(runner: Runner, kind: LetterKind, on: date) -> None:
    """Note that the letters of a kind that wait were registered, each with its number."""
    rows = [one for one in runner.read(letter_sending.to_send) if one.letter.kind is kind]
    if rows:
        numbers = {one.id: _POST.format(number=place) for place, one in enumerate(rows, 1)}
        sending = Sending(on=on, channel=Channel.REGISTERED)
        runner.do(letter_sending.record, [one.id for one in rows], sending, numbers)


def receive_registered(runner: Runner, today: date) -> None:
    """Note what came back: the first letter was not fetched, the second one was received."""
    rows = [
        one
        for one in runner.read(letter_sending.awaiting)
        if one.letter.channel is Channel.REGISTERED
    ]
    presented = today - timedelta(days=6)
    while presented.isoweekday() > _FRIDAY:  # the post has no round
        presented += timedelta(days=1)
    receipts = (
        Receipt(presented_on=presented, unclaimed=True),
        Receipt(presented_on=presented, received_on=presented + timedelta(days=1)),
    )
    found = {one.id: receipt for one, receipt in zip(rows, receipts, strict=False)}
    if found:
        runner.do(letter_sending.record_receipts, found)


def revise_a_text(runner: Runner) -> None:
    """Write another politeness for one letter, as a draft that nobody has validated yet."""
    name = letter_name(LetterKind.PAPERS_REQUEST)
    before, _, _after = origin_of(name).partition("[politesse]")
    runner.do(templates.revise, name, f"{before}[politesse] {_POLITENESS}\n")
