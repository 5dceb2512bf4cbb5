"""How a letter was sent, when it counts as notified, and until when it can be contested.

Remedies run from the notification, and only if the letter tells them (CJA R. 421-1 and R. 421-5).
A registered letter that its addressee was told of and did not fetch counts as notified on the day
it was first presented (settled case law of the Conseil d’État).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from polesdesk.domain.calendar_days import public_holidays
from polesdesk.domain.follow_ups import Channel, Letter
from polesdesk.domain.french import date_in_words, format_date
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Signatory, signatory_name
from polesdesk.domain.speech import said

APPEAL_MONTHS = 2
_SATURDAY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One sending of letters: the day, the way, and a remark; numbers go letter by letter."""

    on: date | None
    channel: Channel | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What came back of one letter: first presented, received, or never fetched."""

    presented_on: date | None = None
    received_on: date | None = None
    unclaimed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day to contest a letter, and the rule that gives it in words."""

    day: date
    rule: str


def sent(letter: Letter, sending: Sending, post_number: str, today: date) -> Letter:
    """Return a letter with its sending; one handed over is received on that day.

    Raises ``RuleBroken`` for a letter that was cancelled, or days that cannot be.
    """
    _refuse_cancelled(letter)
    if sending.on is None:
        raise RuleBroken("sent_on_required", said("Indiquez le jour de l’envoi."), field="on")
    if sending.channel is None:
        raise RuleBroken("channel_required", said("Indiquez la voie d’envoi."), field="channel")
    if letter.issued_on is not None and sending.on < letter.issued_on:
        raise RuleBroken(
            "sent_before_issued",
            said("L’envoi ne peut pas précéder l’émission ({number}, émis le {day}).").format(
                number=letter.number, day=format_date(letter.issued_on)
            ),
            field="on",
        )
    if sending.on > today:
        raise RuleBroken("sent_in_future", said("Ce jour n’est pas encore venu."), field="on")
    number = normal_post_number(post_number)
    if number and sending.channel is not Channel.REGISTERED:
        raise RuleBroken(
            "number_without_registration",
            said("Seule une lettre recommandée a un numéro de recommandé."),
            field="numbers",
        )
    handed = sending.channel is Channel.HANDED
    return replace(
        letter,
        sent_on=sending.on,
        channel=sending.channel,
        post_number=number,
        sent_by=sending.note.strip(),
        presented_on=sending.on if handed else None,
        received_on=sending.on if handed else None,
        unclaimed=False,
    )


def normal_post_number(text: str) -> str:
    """Return the number of a registered letter in capitals, its groups apart by one space."""
    return " ".join(text.upper().split())


def with_receipt(letter: Letter, receipt: Receipt, today: date) -> Letter:
    """Return a letter with what came back of it; raise ``RuleBroken`` for days that cannot be."""
    _refuse_cancelled(letter)
    if letter.sent_on is None:
        raise RuleBroken(
            "not_sent",
            said("Notez d’abord l’envoi du courrier {number}.").format(number=letter.number),
        )
    first = receipt.presented_on or receipt.received_on
    for field, day in (("presented_on", receipt.presented_on),
                       ("received_on", receipt.received_on)):  # fmt: skip
        if day is not None and day < letter.sent_on:
            raise RuleBroken(
                "received_before_sent",
                said("{number}\u202f: ce jour précède l’envoi du {day}.").format(
                    number=letter.number, day=format_date(letter.sent_on)
                ),
                field=field,
            )
        if day is not None and day > today:
            raise RuleBroken("in_future", said("Ce jour n’est pas encore venu."), field=field)
    _check_order(letter, receipt, first)
    return replace(
        letter,
        presented_on=receipt.presented_on,
        received_on=receipt.received_on,
        unclaimed=receipt.unclaimed,
    )


def _check_order(letter: Letter, receipt: Receipt, first: date | None) -> None:
    if receipt.received_on is not None and first is not None and receipt.received_on < first:
        raise RuleBroken(
            "received_before_presented",
            said("{number}\u202f: reçu avant d’être présenté.").format(number=letter.number),
            field="received_on",
        )
    if not receipt.unclaimed:
        return
    if letter.channel is not Channel.REGISTERED:
        raise RuleBroken(
            "unclaimed_not_registered",
            said("{number}\u202f: seule une lettre recommandée revient non réclamée.").format(
                number=letter.number
            ),
            field="unclaimed",
        )
    if receipt.received_on is not None:
        raise RuleBroken(
            "unclaimed_and_received",
            said("{number}\u202f: un pli non réclamé n’a pas été reçu.").format(
                number=letter.number
            ),
            field="received_on",
        )
    if receipt.presented_on is None:
        raise RuleBroken(
            "presented_on_required",
            said("{number}\u202f: donnez le jour de la première présentation du pli.").format(
                number=letter.number
            ),
            field="presented_on",
        )


def _refuse_cancelled(letter: Letter) -> None:
    if letter.cancelled_on is not None:
        raise RuleBroken(
            "letter_cancelled",
            said("Le courrier {number} est annulé.").format(number=letter.number),
        )


def notified_on(letter: Letter) -> date | None:
    """Return the day a letter counts as notified, None while that cannot be proved."""
    if letter.cancelled_on is not None or letter.sent_on is None:
        return None
    return letter.presented_on if letter.unclaimed else letter.received_on


def appeal(notified: date, region: str = "") -> Deadline:
    """Return until when a decision notified on a day can be taken to the court.

    Two months of which neither the first day nor the last counts; an end on a Saturday, a Sunday
    or a public holiday moves to the next working day.
    """
    last = notified + relativedelta(months=APPEAL_MONTHS) + timedelta(days=1)
    end = last
    while _is_free(end, region):
        end += timedelta(days=1)
    rule = said(
        "deux mois francs après la notification du {day}\u202f: ni ce jour ni celui de l’échéance "
        "ne comptent (CJA, art. R. 421-1 et R. 421-5)"
    ).format(day=date_in_words(notified))
    if end != last:
        rule += said("\u202f; reporté du {day} au premier jour ouvrable").format(
            day=date_in_words(last)
        )
    return Deadline(day=end, rule=rule)


def _is_free(day: date, region: str) -> bool:
    return day.isoweekday() >= _SATURDAY or day in public_holidays(day.year, region)


def appeal_of(letter: Letter, region: str = "") -> Deadline | None:
    """Return until when a letter can be contested, None without remedies or notification."""
    on = notified_on(letter)
    return appeal(on, region) if letter.appeal and on is not None else None


def notification_words(letter: Letter) -> str:
    """Return how a letter was notified: « notifié le 3/03/2026 (pli non réclamé…) »."""
    on = notified_on(letter)
    if on is None:
        return ""
    told = said("notifié le {day}").format(day=format_date(on))
    if letter.unclaimed:
        return told + said(", jour de la première présentation d’un pli non réclamé")
    return told


def competence(who: Signatory) -> str:
    """Return who signs and by which act: « Mme X, adjointe, arrêté n° 12 du 3 mars 2026 »."""
    number = f"n°\u00a0{who.act_number.strip()}" if who.act_number.strip() else ""
    on = said("du {day}").format(day=date_in_words(who.act_date)) if who.act_date else ""
    act = " ".join(part for part in (who.act_kind.strip(), number, on) if part)
    return ", ".join(part for part in (signatory_name(who), who.quality.strip(), act) if part)
