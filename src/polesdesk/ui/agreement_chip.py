"""The status of an agreement in one word and one tone, the same in every list and card."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from polesdesk.domain.conventions import Renewal, Situation, State
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone

SOON_DAYS = 180
"""Days before the end from which an agreement « finit », where the office sets no other."""

_BEING_MADE = {
    State.DRAFT: Chip(word="Projet", tone=Tone.GREY, icon="pencil"),
    State.INSTRUCTION: Chip(word="À l’instruction", tone=Tone.GREY, icon="clipboard-list"),
    State.TO_SIGN: Chip(word="À signer", tone=Tone.BLUE),
    State.SIGNED_BY_ASSOCIATION: Chip(word="À contresigner", tone=Tone.BLUE),
    State.WITHDRAWN: Chip(word="Sans suite", tone=Tone.GREY, icon="circle-x"),
    State.REFUSED: Chip(word="Refusée", tone=Tone.GREY, icon="circle-x"),
    State.CLOSED: Chip(word="Close", tone=Tone.GREY, icon="archive"),
    State.ARCHIVED: Chip(word="Archivée", tone=Tone.GREY, icon="archive"),
}


class Standing(Protocol):
    """What tells the status of an agreement: a row of the list, or an agreement itself."""

    @property
    def state(self) -> State:
        """The stored track."""

    @property
    def renewal(self) -> Renewal:
        """The renewal track."""

    @property
    def end_date(self) -> date | None:
        """The last day agreed."""


def agreement_chip(
    one: Standing,
    today: date,
    *,
    situation: Situation,
    untitled: bool,
    soon_days: int = SOON_DAYS,
) -> Chip:
    """Return « En vigueur », « Finit dans 40 j », « Sans titre », « À signer »…"""
    if untitled:
        return Chip(word="Sans titre", tone=Tone.RED)
    if one.state in _BEING_MADE:
        return _BEING_MADE[one.state]
    if situation is Situation.EXPIRED:
        word = "Renouvelée" if one.renewal is Renewal.RENEWED else "Échue"
        return Chip(word=word, tone=Tone.GREY, icon="archive")
    if one.state is State.SUSPENDED:
        return Chip(word="Suspendue", tone=Tone.AMBER, icon="ban")
    if one.state is State.TERMINATION_PENDING:
        return Chip(word="Préavis en cours", tone=Tone.AMBER, icon="hourglass")
    if situation is Situation.NOT_STARTED:
        return Chip(word="À venir", tone=Tone.BLUE, icon="calendar-clock")
    return _in_force(one, today, soon_days)


def _in_force(one: Standing, today: date, soon_days: int) -> Chip:
    if one.end_date is None:
        return Chip(word="En vigueur", tone=Tone.GREEN)
    days = (one.end_date - today).days
    if one.renewal is Renewal.RENEWED or days > soon_days:
        return Chip(word="En vigueur", tone=Tone.GREEN)
    word = "Finit aujourd’hui" if days == 0 else f"Finit dans {days}\u00a0j"
    return Chip(word=word, tone=Tone.AMBER)
