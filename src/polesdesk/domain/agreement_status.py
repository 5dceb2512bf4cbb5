"""The status of an agreement in one word, the same in lists, cards and exported files."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Protocol

from polesdesk.domain.conventions import Renewal, Situation, State
from polesdesk.domain.speech import said

SOON_DAYS = 180
"""Days before the end from which an agreement « finit », where the office sets no other."""


class Status(StrEnum):
    """What a manager reads of an agreement at a glance; derived, never stored."""

    DRAFT = "DRAFT"
    INSTRUCTION = "INSTRUCTION"
    TO_SIGN = "TO_SIGN"
    SIGNED_BY_ASSOCIATION = "SIGNED_BY_ASSOCIATION"
    WITHDRAWN = "WITHDRAWN"
    REFUSED = "REFUSED"
    NOT_STARTED = "NOT_STARTED"
    IN_FORCE = "IN_FORCE"
    ENDS_SOON = "ENDS_SOON"
    SUSPENDED = "SUSPENDED"
    TERMINATION_PENDING = "TERMINATION_PENDING"
    UNTITLED = "UNTITLED"
    RENEWED = "RENEWED"
    EXPIRED = "EXPIRED"
    CLOSED = "CLOSED"
    ARCHIVED = "ARCHIVED"


class Standing(Protocol):
    """What tells the status of an agreement: a row of the list, or an agreement itself."""

    @property
    def state(self) -> State:
        """The stored track."""

    @property
    def renewal(self) -> Renewal:
        """The renewal track."""

    @property
    def suspended_from(self) -> date | None:
        """The first day of the suspension noted last."""

    @property
    def suspended_to(self) -> date | None:
        """Its last day, None while it lasts."""

    @property
    def end_date(self) -> date | None:
        """The last day agreed."""


_BY_STATE = {
    State.DRAFT: Status.DRAFT,
    State.INSTRUCTION: Status.INSTRUCTION,
    State.TO_SIGN: Status.TO_SIGN,
    State.SIGNED_BY_ASSOCIATION: Status.SIGNED_BY_ASSOCIATION,
    State.WITHDRAWN: Status.WITHDRAWN,
    State.REFUSED: Status.REFUSED,
    State.CLOSED: Status.CLOSED,
    State.ARCHIVED: Status.ARCHIVED,
}
_WORDS = {
    Status.DRAFT: "Projet",
    Status.INSTRUCTION: "À l’instruction",
    Status.TO_SIGN: "À signer",
    Status.SIGNED_BY_ASSOCIATION: "À contresigner",
    Status.WITHDRAWN: "Sans suite",
    Status.REFUSED: "Refusée",
    Status.NOT_STARTED: "À venir",
    Status.IN_FORCE: "En vigueur",
    Status.SUSPENDED: "Suspendue",
    Status.TERMINATION_PENDING: "Préavis en cours",
    Status.UNTITLED: "Sans titre",
    Status.RENEWED: "Renouvelée",
    Status.EXPIRED: "Échue",
    Status.CLOSED: "Close",
    Status.ARCHIVED: "Archivée",
}


def agreement_status(
    one: Standing,
    today: date,
    *,
    situation: Situation,
    untitled: bool,
    soon_days: int = SOON_DAYS,
) -> Status:
    """Return the status of an agreement on a day; ``soon_days`` is the office's delay."""
    if untitled:
        return Status.UNTITLED
    if one.state in _BY_STATE:
        return _BY_STATE[one.state]
    if situation is Situation.EXPIRED:
        return Status.RENEWED if one.renewal is Renewal.RENEWED else Status.EXPIRED
    if one.state is State.SUSPENDED and _is_suspended(one, today):
        return Status.SUSPENDED
    if one.state is State.TERMINATION_PENDING:
        return Status.TERMINATION_PENDING
    if situation is Situation.NOT_STARTED:
        return Status.NOT_STARTED
    return _in_force(one, today, soon_days)


def _is_suspended(one: Standing, today: date) -> bool:
    """A suspension that has not begun, or that ran out, leaves the agreement in force."""
    first, last = one.suspended_from, one.suspended_to
    return (first is None or first <= today) and (last is None or today <= last)


def _in_force(one: Standing, today: date, soon_days: int) -> Status:
    if one.end_date is None or one.renewal is Renewal.RENEWED:
        return Status.IN_FORCE
    far = (one.end_date - today).days > soon_days
    return Status.IN_FORCE if far else Status.ENDS_SOON


def status_in_words(status: Status, end: date | None, today: date) -> str:
    """Return « En vigueur », « Finit dans 40 j », « Sans titre », « À signer »…"""
    if status is not Status.ENDS_SOON or end is None:
        return said(_WORDS.get(status, _WORDS[Status.IN_FORCE]))
    days = (end - today).days
    return (
        said("Finit aujourd’hui")
        if days == 0
        else said("Finit dans {days}\u00a0j").format(days=days)
    )
