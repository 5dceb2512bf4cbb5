"""The card of an operation beside the list: facts, everything touched, letters, the return."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from polesdesk.domain.closure_cards import ClosureCard
from polesdesk.domain.closure_labels import TOUCHED_KINDS
from polesdesk.domain.closure_operations import (
    TO_REVIEW,
    ClosureOperation,
    TouchedKind,
    TouchedLine,
    Treatment,
)
from polesdesk.domain.closure_sheet import facts
from polesdesk.domain.closure_words import (
    figures,
    lost_in_words,
    outcome_in_words,
    place_in_words,
    status_in_words,
)
from polesdesk.domain.french import format_date, plural
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.letter_acts import LetterActs, letters_block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

ONE_DAY = timedelta(days=1)
_LINKS = {
    TouchedKind.SLOT: "convention",
    TouchedKind.ROOM: "convention",
    TouchedKind.REQUEST: "premises_request",
    TouchedKind.ROUND: "round",
    TouchedKind.KEY: "convention",
    TouchedKind.SHIFT: "duty_shift",
}
_HEAD = 3
"""Facts that the head of the card tells: where, when, how far."""
_COUNTED = frozenset({Treatment.DATES, Treatment.MOVED, Treatment.AMENDED})
"""Treatments whose outcome says how many sessions there are."""
_TONES = {
    Treatment.DATES: Tone.AMBER,
    Treatment.MOVED: Tone.GREEN,
    Treatment.AMENDED: Tone.BLUE,
    Treatment.SUSPENDED: Tone.GREY,
    Treatment.TERMINATION: Tone.RED,
    Treatment.KEPT: Tone.GREEN,
}

Act = Callable[[ClosureOperation], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureActs:
    """What the buttons of the card do."""

    reopen: Act
    end: Act
    note: Act
    write: Act
    draft: Callable[[ClosureOperation, str], object]
    sheet: Act
    export: Act
    call_off: Act
    terminate: Callable[[ClosureOperation, str], object]
    go: Callable[[str, str], object]
    letters: LetterActs


def content_of(card: ClosureCard, acts: ClosureActs) -> Content:
    """Return the card of an operation."""
    one = card.operation
    return Content(
        reference=card.place,
        title=card.title,
        chip=Chip(word=status_in_words(one, card.today), tone=_tone(card)),
        strips=(*_return(card, acts), *_to_write(card, acts)),
        blocks=(
            Block(facts=_facts(card)),
            Block(
                title=tr("Ce qui est touché"),
                lines=tuple(_line(line, one, acts) for line in one.lines),
                empty=tr("Rien n’est touché."),
            ),
            letters_block(card.letters, acts.letters),
        ),
        primary=Button(name="closure_letters", text=tr("&Courriers…"), icon="mail",
                       act=partial(acts.write, one),
                       why_not="" if card.names else tr("Aucune association n’est touchée.")),
        buttons=(
            Button(name="closure_reopen", text=tr("&Rouvrir…"), act=partial(acts.reopen, one)),
            Button(name="closure_end", text=tr("&Prolonger ou écourter…"),
                   act=partial(acts.end, one)),
        ),
        more=(
            Button(name="closure_sheet", text=tr("Fiche pour l’élu (PDF)…"), icon="file-text",
                   act=partial(acts.sheet, one)),
            Button(name="closure_export", text=tr("Fiche Excel…"), icon="file-spreadsheet",
                   act=partial(acts.export, one)),
            Button(name="closure_note", text=tr("Acte, contact et notes…"), icon="pencil",
                   act=partial(acts.note, one)),
            *((Button(name="closure_draft", text=tr("Aperçu d’un courrier"), icon="eye",
                      act=partial(acts.draft, one, next(iter(card.names)))),)
              if card.names else ()),
            Button(name="closure_call_off", text=tr("Annuler l’opération…"), icon="ban",
                   act=partial(acts.call_off, one)),
        ),
    )  # fmt: skip


def _facts(card: ClosureCard) -> tuple[Fact, ...]:
    """Return the facts that the head of the card does not tell, and all in figures."""
    told = [Fact(label=label, text=text) for label, text in facts(card)[_HEAD:]]
    return (*told, Fact(label=tr("En bref"), text=figures(card.operation.lines)))


def _tone(card: ClosureCard) -> Tone:
    one = card.operation
    first, last = one.period
    if one.reopened_on is not None or card.today > last:
        return Tone.GREY
    return Tone.BLUE if card.today < first else Tone.AMBER


def _return(card: ClosureCard, acts: ClosureActs) -> tuple[Strip, ...]:
    """Return what is to be settled before the return: suspensions that wait for it."""
    one = card.operation
    waits = any(line.treatment is Treatment.SUSPENDED for line in one.lines)
    back = one.period[1] + ONE_DAY
    if one.reopened_on is not None or not waits or card.today < back - timedelta(days=14):
        return ()
    text = tr("Réouverture prévue le {day}\u202f: confirmez-la pour lever les suspensions.")
    return (
        Strip(
            text=text.format(day=format_date(back)),
            button=Button(name="closure_confirm_return", text=tr("R&ouvrir…"),
                          act=partial(acts.reopen, one)),
        ),
    )  # fmt: skip


def _to_write(card: ClosureCard, acts: ClosureActs) -> tuple[Strip, ...]:
    if not card.to_write:
        return ()
    count = len(card.to_write)
    words = plural(count, tr("association attend"), tr("associations attendent"))
    text = tr("{associations} un courrier à jour.").format(associations=words)
    return (
        Strip(
            text=text,
            button=Button(name="closure_write", text=tr("Écr&ire…"),
                          act=partial(acts.write, card.operation)),
        ),
    )  # fmt: skip


def _line(line: TouchedLine, one: ClosureOperation, acts: ClosureActs) -> Line:
    is_said = line.treatment in _COUNTED and line.kind is not TouchedKind.ROOM
    parts = (
        line.number, line.room, line.what, "" if is_said else lost_in_words(line),
        outcome_in_words(line), place_in_words(line.place),
    )  # fmt: skip
    what = " · ".join(text for text in parts if text)
    return Line(
        title=line.who or tr(TOUCHED_KINDS[line.kind]),
        detail=what,
        chip=_chip(line),
        link=_link(line),
        buttons=_buttons(line, one, acts),
    )


def _chip(line: TouchedLine) -> Chip:
    """Return the treatment, shorter than in the list that chooses it."""
    if line.kind in TO_REVIEW:
        return Chip(word=tr("à revoir"), tone=Tone.AMBER)
    words = {
        Treatment.DATES: tr("annulé"),
        Treatment.MOVED: tr("déplacé"),
        Treatment.AMENDED: tr("avenant"),
        Treatment.SUSPENDED: tr("suspendu"),
        Treatment.TERMINATION: tr("résiliation"),
        Treatment.KEPT: tr("maintenu"),
    }
    return Chip(word=words[line.treatment], tone=_TONES[line.treatment])


def _link(line: TouchedLine) -> Link | None:
    kind = _LINKS.get(line.kind)
    if kind == "convention":
        return Link(kind=kind, id=line.convention_id) if line.convention_id else None
    return Link(kind=kind, id=line.subject_id) if kind else None


def _buttons(line: TouchedLine, one: ClosureOperation, acts: ClosureActs) -> tuple[Button, ...]:
    if line.treatment is Treatment.TERMINATION and line.convention_id:
        return (
            Button(name="closure_terminate", text=tr("Engager…"),
                   act=partial(acts.terminate, one, line.convention_id),
                   tooltip=tr("Engager la résiliation pour motif d’intérêt général")),
        )  # fmt: skip
    if line.amendment_id:
        return (
            Button(name="closure_amendment", text=tr("Avenant"),
                   act=partial(acts.go, "convention", line.amendment_id),
                   tooltip=tr("Ouvrir le projet d’avenant {number}").format(
                       number=line.amendment)),
        )  # fmt: skip
    return ()
