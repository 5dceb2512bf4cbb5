"""The card of an agreement: steps, what is wrong, facts, originals, notes, history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.domain.amendments import amendment_in_words
from polesdesk.domain.cards import ConventionCard, OriginalLine
from polesdesk.domain.conventions import DROPPED, State
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import date_in_words, plural
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.labels import ANNEXES
from polesdesk.domain.moves import Move
from polesdesk.domain.papers import Annex, SignedCopy
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.agreement_chip import agreement_chip
from polesdesk.ui.card import Block, Button, Content, Line, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.closures.block import closures_block
from polesdesk.ui.conventions.allotments import allotments_block
from polesdesk.ui.conventions.amending import (
    amend_button,
    amendments_block,
    changes_block,
    is_amendment,
)
from polesdesk.ui.conventions.facts import main_facts, other_facts
from polesdesk.ui.conventions.life import chain_block, life_blocks
from polesdesk.ui.conventions.missing_links import MissingLinks
from polesdesk.ui.conventions.steps import (
    RENEWAL_LABELS,
    issues_original,
    next_move,
    other_moves,
    questions,
    renewal_steps,
)
from polesdesk.ui.conventions.warnings import strips
from polesdesk.ui.conventions.working import InKindLine
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.letter_acts import letters_block
from polesdesk.ui.premises_block import leaving_strips, premises_block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.ui.conventions.acts import Acts

_OPEN = frozenset({State.DRAFT, State.INSTRUCTION})
LINE = Button(name="", text="")


def content_of(card: ConventionCard, history: Sequence[HistoryRow], acts: Acts) -> Content:
    """Return what the card of an agreement shows, and what can be done."""
    data, one = card.data, card.data.convention
    hubs = ", ".join(hub.name for hub in data.hubs)
    chip = agreement_chip(
        one,
        data.day,
        situation=card.situation,
        untitled=card.untitled,
        soon_days=data.settings.ends_soon_days,
    )
    number = _number(card)
    return Content(
        reference=tr("{number} · pôle {hubs}").format(number=number, hubs=bare_name(hubs))
        if hubs
        else number,
        title=data.association.name,
        chip=chip,
        timeline=card.timeline,
        strips=(*strips(card, acts), *_leaving(card, acts)),
        blocks=tuple(_blocks(card, history, acts)),
        primary=_primary(card, acts),
        buttons=(
            Button(name="convention_preview", text=tr("Aperçu"), act=acts.preview),
            Button(name="convention_print", text=tr("Imprimer"), menu=print_menu(card, acts)),
        ),
        more=tuple(more(card, acts)),
    )


def _leaving(card: ConventionCard, acts: Acts) -> Sequence[Strip]:
    use = card.premises
    return leaving_strips(use, card.data.day, acts.went.emit) if use is not None else ()


def _number(card: ConventionCard) -> str:
    """Return the number, of an amendment as « VOL-2026-003, avenant n° 1 »."""
    amends = card.data.amends
    if amends is None or not amends.rank:
        return card.data.convention.number
    return f"{amends.number}, {amendment_in_words(card.data.convention.number)}"


def _blocks(card: ConventionCard, history: Sequence[HistoryRow], acts: Acts) -> list[Block]:
    return [
        *_agreed(card, acts),
        *_on_paper(card, acts),
        *_over_time(card, history, acts),
    ]


def _agreed(card: ConventionCard, acts: Acts) -> Iterator[Block]:
    """Yield what is agreed: gaps, changes, facts, amendments, seasons."""
    one = card.data.convention
    if card.missing and one.state in _OPEN:
        yield Block(widget=MissingLinks(card.missing, acts.mend))
    if (changes := changes_block(card)) is not None:
        yield changes
    yield Block(facts=main_facts(card))
    yield Block(widget=InKindLine(one))
    if more_facts := other_facts(card):
        yield Block(facts=more_facts)
    if (amended := amendments_block(card, acts)) is not None:
        yield amended
    if card.allotments or one.slots_by_letter:
        yield allotments_block(card, acts.allotments)
    if (closed := closures_block(card.closures, card.data.day)) is not None:
        yield closed
    if card.premises is not None and card.premises.is_shown:
        yield premises_block(card.premises, acts.went.emit)


def _on_paper(card: ConventionCard, acts: Acts) -> Iterator[Block]:
    """Yield letters, originals, signed copies and annexes."""
    others = [letter for letter in card.letters if letter.kind is not LetterKind.ALLOTMENT]
    if others:
        yield letters_block(others, acts.allotments.letters)
    state = card.data.convention.state
    originals = tuple(_original(line, state, acts) for line in card.originals)
    copies = tuple(_copy(copy, place, acts) for place, copy in enumerate(card.copies, start=1))
    annexes = tuple(_annex(annex, acts) for annex in card.data.annexes)
    for title, lines in (
        (tr("Originaux émis"), originals),
        (tr("Copies signées"), copies),
        (tr("Annexes"), annexes),
    ):
        if lines:
            yield Block(title=title, lines=lines)


def _over_time(card: ConventionCard, history: Sequence[HistoryRow], acts: Acts) -> Iterator[Block]:
    """Yield notes, the dates that count, the chain of renewals, the last changes."""
    if card.notes:
        notes = tuple(
            Line(title=note.text, detail=_signed(note.author, note.written_on))
            for note in card.notes
        )
        yield Block(title=tr("Notes"), lines=notes)
    yield from life_blocks(card, history, acts.went.emit)
    if (chain := chain_block(card.chain)) is not None:
        yield chain
    if history:
        yield history_block(history, tr("Historique"))


def _primary(card: ConventionCard, acts: Acts) -> Button | None:
    move = next_move(card)
    return None if move is None else _move_button(move, acts)


def _move_button(move: Move, acts: Acts, *, in_menu: bool = False) -> Button:
    if issues_original(move):
        dots = "…" if in_menu else ""
        return Button(name="convention_issue", text=f"{tr(move.label)}{dots}", act=acts.issue)
    dots = "…" if in_menu and not questions(move).is_nothing() else ""
    name = f"convention_move_{move.target.lower()}"
    return Button(name=name, text=f"{tr(move.label)}{dots}", act=partial(acts.move, move))


def print_menu(card: ConventionCard, acts: Acts) -> tuple[Button, ...]:
    """Return what « Imprimer » offers."""
    one = card.data.convention
    dropped = one.issued_version is None and one.state in DROPPED
    why_not = tr("Cette demande a été classée\u202f: elle n’a pas d’original.") if dropped else ""
    return (
        Button(
            name="convention_print_draft",
            text=tr("Projet…"),
            act=acts.print_draft,
            icon="file-text",
        ),
        Button(
            name="convention_print_original",
            text=tr("Original…"),
            act=acts.print_original,
            icon="stamp",
            why_not=why_not,
        ),
        LINE,
        Button(
            name="convention_save_pdf", text=tr("Enregistrer sous…"), act=acts.save_pdf, icon="save"
        ),
        Button(
            name="convention_open_pdf",
            text=tr("Ouvrir le PDF"),
            act=acts.open_pdf,
            icon="external-link",
        ),
    )


def more(card: ConventionCard, acts: Acts) -> list[Button]:
    """Return what « Plus » offers, by groups."""
    groups = [
        [
            Button(name="convention_edit", text=tr("Modifier"), act=acts.edit, icon="pencil"),
            *_copies(card, acts),
        ],
        [_move_button(move, acts, in_menu=True) for move in other_moves(card)],
        [
            Button(
                name=f"convention_renewal_{step.lower()}",
                text=tr(RENEWAL_LABELS[step]),
                act=partial(acts.note_renewal, step),
            )
            for step in renewal_steps(card)
        ],
        [
            Button(
                name="convention_add_note",
                text=tr("Ajouter une note…"),
                act=acts.add_note,
                icon="tag",
            ),
            Button(
                name="convention_add_annex",
                text=tr("Joindre une annexe…"),
                act=partial(acts.add_annex, ""),
                icon="paperclip",
                why_not=_locked(card),
            ),
            *_cancel(card, acts),
            history_button("convention", acts.show_history),
        ],
        [Button(name="convention_bin", text=tr("Supprimer"), act=acts.bin, icon="trash-2")],
    ]
    found: list[Button] = []
    for group in groups:
        if group:
            found += [LINE, *group] if found else group
    return found


def _copies(card: ConventionCard, acts: Acts) -> list[Button]:
    """Return what makes another agreement from this one; an amendment goes with its own."""
    if is_amendment(card):
        return []
    return [
        Button(name="convention_duplicate", text=tr("Dupliquer"), act=acts.duplicate, icon="copy"),
        Button(name="convention_renew", text=tr("Renouveler…"), act=acts.renew, icon="refresh-cw"),
        amend_button(card, acts),
    ]


def _cancel(card: ConventionCard, acts: Acts) -> list[Button]:
    one = card.data.convention
    if one.issued_version is None or one.signed_by_city_on is not None:
        return []
    return [
        Button(
            name="convention_cancel_original",
            text=tr("Annuler l’original…"),
            act=acts.cancel_original,
            icon="ban",
        )
    ]


def _locked(card: ConventionCard) -> str:
    issued = card.data.convention.issued_version is not None
    return tr("L’original est émis\u202f: ses annexes ne changent plus.") if issued else ""


def _original(line: OriginalLine, state: State, acts: Acts) -> Line:
    on = (
        tr("émis le {day}").format(day=date_in_words(line.issued_at.date()))
        if line.issued_at
        else ""
    )
    pages = plural(line.pages, tr("page"), tr("pages"))
    chip = Chip(word=tr("En cours"), tone=Tone.GREEN)
    detail = ", ".join(part for part in (on, pages) if part)
    if line.cancelled_on is not None:
        chip = Chip(word=tr("Annulé"), tone=Tone.GREY, icon="ban")
        detail += tr(" · annulé le {day}").format(day=date_in_words(line.cancelled_on))
        detail += f"\u202f: {line.cancel_reason}" if line.cancel_reason else ""
    elif state in {State.TO_SIGN, State.SIGNED_BY_ASSOCIATION}:
        chip = Chip(word=tr("À signer"), tone=Tone.BLUE)
    show = Button(
        name=f"convention_original_{line.issue}",
        text=tr("Voir"),
        act=partial(acts.show_original, line.id),
    )
    return Line(
        title=tr("Version {issue}").format(issue=line.issue),
        detail=detail,
        chip=chip,
        buttons=(show,),
    )


def _copy(copy: SignedCopy, place: int, acts: Acts) -> Line:
    pages = plural(len(copy.pages), tr("page"), tr("pages"))
    filed = tr("classée le {day}").format(day=date_in_words(copy.filed_on)) if copy.filed_on else ""
    show = Button(
        name=f"convention_copy_{place}", text=tr("Ouvrir"), act=partial(acts.open_copy, copy.id)
    )
    return Line(
        title=tr("Version {issue}").format(issue=copy.issue),
        detail=", ".join(part for part in (filed, pages) if part),
        chip=Chip(word=tr("Signée"), tone=Tone.GREEN),
        buttons=(show,),
    )


def _annex(annex: Annex, acts: Acts) -> Line:
    owner = tr("de la convention") if annex.convention_id else tr("du pôle")
    detail = tr("{kind}, {count}, annexe {owner}").format(
        kind=tr(ANNEXES[annex.kind]),
        count=plural(annex.pages, tr("page"), tr("pages")),
        owner=owner,
    )
    show = Button(
        name=f"convention_annex_{annex.position + 1}",
        text=tr("Ouvrir"),
        act=partial(acts.open_annex, annex.id),
    )
    return Line(title=annex.title, detail=detail, buttons=(show,))


def _signed(author: str, on: date | None) -> str:
    day = date_in_words(on) if on else ""
    return ", ".join(part for part in (day, author) if part)
