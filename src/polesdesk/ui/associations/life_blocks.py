"""The life of an association on its card: what happened, with its deed and its declaration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.actions.association_letters import SUCCESSION, letter_key
from polesdesk.domain.association_events import ENDING
from polesdesk.domain.association_life import LifeLine, Party, detail_of, receipt_words, title_of
from polesdesk.domain.associations import Association
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import date_in_words
from polesdesk.ui.card import Block, Button, Line, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.associations.acts import Acts


def ended_strips(one: Association, life: Sequence[LifeLine], today: date) -> tuple[Strip, ...]:
    """Return the strip that says that the association is no more, and why."""
    if one.dissolved_on is None:
        return ()
    why = next((title_of(each) for each in life if each.event.on == one.dissolved_on), "")
    day = date_in_words(one.dissolved_on)
    words = tr("N’existe plus depuis le {day}")
    if one.dissolved_on > today:
        words = tr("N’existera plus à partir du {day}")
    told = words.format(day=day)
    if why:
        told += f" ({why[0].lower()}{why[1:]})"
    return (Strip(text=f"{told}.", tone=Tone.GREY),)


def life_blocks(life: Sequence[LifeLine], acts: Acts, today: date) -> list[Block]:
    """Return what happened, the latest first; nothing when nothing did."""
    if not life:
        return []
    lines = tuple(_line(one, number, acts, today) for number, one in enumerate(life, start=1))
    return [Block(title=tr("Vie de l’association"), lines=lines)]


def _line(line: LifeLine, number: int, acts: Acts, today: date) -> Line:
    event = line.event
    told, late = ("", False) if line.is_origin else receipt_words(event, today)
    tone = Tone.GREEN if event.receipt_on is not None else Tone.RED if late else Tone.AMBER
    name = f"life_{number}"
    menu = []
    if event.sha256:
        look = partial(acts.open_deed, event.id)
        menu.append(Button(name=f"{name}_deed", text=tr("Ouvrir l’acte"), act=look))
    if not line.is_origin and event.receipt_on is None:
        note = partial(acts.note_receipt, event)
        menu.append(Button(name=f"{name}_receipt", text=tr("Récépissé reçu…"), act=note))
    menu += _letters(line, name, acts)
    for place, other in enumerate(_others(line), start=1):
        go = partial(acts.follow, other.id)
        words = tr("Voir {name}").format(name=other.name)
        menu.append(Button(name=f"{name}_other_{place}", text=words, act=go))
    buttons = (Button(name=name, text=tr("Actions"), menu=tuple(menu)),) if menu else ()
    shown = told and not (event.kind in ENDING and event.receipt_on is None and not late)
    return Line(
        title=title_of(line),
        detail=detail_of(line),
        chip=Chip(word=told, tone=tone) if shown else None,
        buttons=buttons,
    )


def _others(line: LifeLine) -> tuple[Party, ...]:
    """Return the associations that an event leads to or comes from."""
    if line.is_origin:
        return (line.source,) if line.source is not None else ()
    return line.successors


def _letters(line: LifeLine, name: str, acts: Acts) -> list[Button]:
    """Return the letters of an event: to those who end, to those who follow."""
    event = line.event
    if line.is_origin or not event.convention_ids:
        return []
    told = (LetterKind.ASSOCIATION_END, "association_event", event.id)
    found = _letter_menu(f"{name}_end", tr("lettre de fin"), told, acts)
    for place, heir in enumerate(line.successors, start=1):
        key = (LetterKind.SUCCESSION, SUCCESSION, letter_key(event.id, heir.id))
        words = tr("lettre à {name}").format(name=heir.name)
        found += _letter_menu(f"{name}_heir_{place}", words, key, acts)
    return found


Told = tuple[LetterKind, str, str]
"""A kind of letter with the kind and id of what it is about."""


def _letter_menu(name: str, words: str, told: Told, acts: Acts) -> list[Button]:
    see, issue = tr("Voir la {letter}…"), tr("Émettre la {letter}")
    return [
        Button(
            name=f"{name}_draft",
            text=see.format(letter=words),
            act=partial(acts.draft_letter, *told),
        ),
        Button(
            name=f"{name}_issue",
            text=issue.format(letter=words),
            act=partial(acts.issue_letter, *told),
        ),
    ]


def letter_button(name: str, text: str, told: Told, acts: Acts) -> Button:
    """Return a button with the two things to do with a letter: look at it, issue it."""
    menu = tuple(_letter_menu(name, tr("lettre"), told, acts))
    return Button(name=name, text=text, menu=menu)
