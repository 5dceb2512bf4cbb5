"""The card of a request: its wish, the room proposed, the criteria, the letters, the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import (
    format_date,
    format_euros,
    format_phone,
    join_and,
)
from polesdesk.domain.letter_texts import when_in_words
from polesdesk.domain.occupancy_labels import REQUEST_KINDS
from polesdesk.domain.papers import Note
from polesdesk.domain.premises_request_moves import DECIDED, HIGHEST_MARK, RequestMove, score
from polesdesk.domain.premises_requests import Criterion, RequestKind, RequestState
from polesdesk.domain.request_cards import RequestCard
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.wishes import wish_parts
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.history_block import history_block
from polesdesk.ui.letter_acts import letters_block
from polesdesk.ui.premises_requests.columns import state_chip
from polesdesk.ui.premises_requests.step_dialogs import asks_nothing
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

if TYPE_CHECKING:
    from polesdesk.ui.premises_requests.acts import RequestActs

LINE = Button(name="", text="")
_ISSUE = {
    LetterKind.REQUEST_ACCEPTED: marked("Émettre l’accord"),
    LetterKind.REQUEST_REFUSED: marked("Émettre le refus"),
    LetterKind.HIRE_AUTHORISATION: marked("Émettre l’autorisation"),
}
_LOOK = {
    LetterKind.REQUEST_ACKNOWLEDGEMENT: marked("Aperçu de l’accusé de réception"),
    LetterKind.REQUEST_ACCEPTED: marked("Aperçu de l’accord"),
    LetterKind.REQUEST_REFUSED: marked("Aperçu du refus"),
    LetterKind.HIRE_AUTHORISATION: marked("Aperçu de l’autorisation"),
}


def content_of(card: RequestCard, history: Sequence[HistoryRow], acts: RequestActs) -> Content:
    """Return what the card of a request shows, and what can be done."""
    request = card.request
    return Content(
        reference=f"{request.number} · {tr(REQUEST_KINDS[request.kind])}",
        title=request.applicant,
        chip=state_chip(card.state),
        strips=tuple(_strips(card, acts)),
        blocks=tuple(_blocks(card, history, acts)),
        primary=_primary(card, acts),
        buttons=tuple(_buttons(card, acts)),
        more=tuple(_more(card, acts)),
    )


# What is wrong


def _strips(card: RequestCard, acts: RequestActs) -> list[Strip]:
    request, strips = card.request, list[Strip]()
    if card.state is RequestState.LAPSED and request.option_until is not None:
        strips.append(
            Strip(
                text=tr("L’option posée jusqu’au {day} est caduque\u202f: le local n’est plus "
                        "retenu.").format(day=format_date(request.option_until)),
                tone=Tone.RED,
            )
        )  # fmt: skip
    if card.state not in DECIDED and request.acknowledged_on is None:
        button = Button(
            name="request_acknowledge", text=tr("Accuser réception…"), act=acts.acknowledge
        )
        strips.append(
            Strip(text=tr("La réception de cette demande n’a pas été accusée."), button=button)
        )
    if card.state not in DECIDED and request.association_id is None:
        button = Button(
            name="request_link_association",
            text=tr("Rattacher…"),
            act=partial(acts.edit, "association_id"),
        )
        text = tr("Aucune association n’est rattachée\u202f: il en faut une pour accepter.")
        strips.append(Strip(text=text, button=button))
    return strips


# Facts


def _blocks(card: RequestCard, history: Sequence[HistoryRow], acts: RequestActs) -> list[Block]:
    request = card.request
    wish = Block(title=tr("Ce qui est souhaité"), facts=_told(_wish(card)))
    blocks = [Block(facts=_told(_who(card))), wish]
    if card.room or request.option_until or request.decided_on:
        blocks.append(Block(title=tr("Local et réponse"), facts=_told(_place(card))))
    if request.criteria:
        blocks.append(_criteria(card))
    blocks.append(letters_block(card.letters, acts.letters))
    if card.notes or request.notes:
        blocks.append(_notes(request.notes, card.notes))
    blocks.append(history_block(history, tr("Historique")))
    return blocks


def _told(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Leave out what is not known: a request says little at first."""
    return tuple(fact for fact in facts if fact.text)


def _who(card: RequestCard) -> tuple[Fact, ...]:
    request = card.request
    party = request.association_id
    link = Link(kind="association", id=party) if party else None
    return (
        Fact(label=tr("Association"), text=card.association, link=link),
        Fact(label=tr("Interlocuteur"), text=request.contact),
        Fact(label=tr("Courriel"), text=request.email),
        Fact(label=tr("Téléphone"), text=format_phone(request.phone) if request.phone else ""),
        Fact(label=tr("Reçue le"), text=_day(request.received_on)),
        Fact(label=tr("Accusé de réception"), text=_day(request.acknowledged_on)),
    )


def _wish(card: RequestCard) -> tuple[Fact, ...]:
    request = card.request
    words = ", ".join(wish_parts(request))
    return (
        Fact(label=tr("Objet"), text=request.purpose),
        Fact(label=tr("Souhait"), text=f"{words[:1].upper()}{words[1:]}"),
        Fact(label=tr("Équipements"), text=request.equipment),
        Fact(label=tr("Pôles souhaités"), text=join_and(list(card.hubs))),
    )


def _place(card: RequestCard) -> tuple[Fact, ...]:
    request = card.request
    when = when_in_words(request)
    agreement = request.convention_id
    link = Link(kind="convention", id=agreement) if agreement else None
    hire = request.kind is RequestKind.HIRE
    return (
        Fact(label=tr("Local"), text=card.room),
        Fact(label=tr("Quand"), text=f"{when[:1].upper()}{when[1:]}" if card.room else ""),
        Fact(label=tr("Option jusqu’au"), text=_day(request.option_until)),
        Fact(label=tr("Tarif"), text=_money(request.fee_cents) if hire else ""),
        Fact(label=tr("Dépôt de garantie"), text=_money(request.deposit_cents) if hire else ""),
        Fact(label=tr("Assurance"), text=_insured(card) if hire else ""),
        Fact(label=tr("Décidée le"), text=_day(request.decided_on)),
        Fact(label=tr("Motif"), text=request.decision_reason),
        Fact(label=tr("Convention"), text=card.convention, link=link),
    )


def _day(day: date | None) -> str:
    return "" if day is None else format_date(day)


def _money(cents: int) -> str:
    return format_euros(cents) if cents else tr("gratuit")


def _insured(card: RequestCard) -> str:
    until = card.request.insured_until
    if until is None:
        return tr("attestation à demander")
    return tr("jusqu’au {day}").format(day=format_date(until))


def _criteria(card: RequestCard) -> Block:
    given, most = score(card.request)
    total = tr("{given} sur {most}").format(given=given, most=most) if most else ""
    facts = [Fact(label=one.label, text=_mark(one)) for one in card.request.criteria]
    return Block(
        title=tr("Critères"),
        facts=(*facts, Fact(label=tr("Total pondéré"), text=total)),
    )


def _mark(one: Criterion) -> str:
    weight = tr("poids {weight}").format(weight=one.weight)
    if one.mark is None:
        return tr("non noté, {weight}").format(weight=weight)
    return tr("{mark} sur {most}, {weight}").format(mark=one.mark, most=HIGHEST_MARK, weight=weight)


def _notes(remark: str, notes: Sequence[Note]) -> Block:
    lines = tuple(
        Line(
            title=note.text,
            detail=", ".join(p for p in (_day(note.written_on), note.author) if p),
        )
        for note in notes
    )
    facts = (Fact(label=tr("Remarques"), text=remark),) if remark else ()
    return Block(title=tr("Notes"), facts=facts, lines=lines)


# What can be done


def _primary(card: RequestCard, acts: RequestActs) -> Button | None:
    wanted = awaited_letter(card)
    if wanted is not None:
        return Button(
            name="request_issue", text=tr(_ISSUE[wanted]), act=partial(acts.issue, wanted)
        )
    if card.state in DECIDED:
        return None
    target = RequestState.ACCEPTED if card.room else None
    move = next((one for one in card.moves if one.target is target), None)
    if move is not None:
        return _move_button(move, acts)
    return Button(name="request_fits", text=tr("Locaux libres…"), act=acts.find_rooms)


def awaited_letter(card: RequestCard) -> LetterKind | None:
    """Return the letter that the decision calls for and that was not issued yet."""
    standing = {one.kind for one in card.letters if one.cancelled_on is None}
    wanted: tuple[LetterKind, ...] = ()
    if card.state is RequestState.REFUSED:
        wanted = (LetterKind.REQUEST_REFUSED,)
    elif card.state is RequestState.ACCEPTED:
        hire = card.request.kind is RequestKind.HIRE
        wanted = (LetterKind.REQUEST_ACCEPTED,)
        if hire:
            wanted = (LetterKind.HIRE_AUTHORISATION, *wanted)
    return next((kind for kind in wanted if kind not in standing), None)


def _move_button(move: RequestMove, acts: RequestActs) -> Button:
    dots = "" if asks_nothing(move) else "…"
    name = f"request_move_{move.target.lower()}"
    return Button(name=name, text=f"{tr(move.label)}{dots}", act=partial(acts.move, move))


def _buttons(card: RequestCard, acts: RequestActs) -> list[Button]:
    edit = Button(name="request_edit", text=tr("&Modifier"), act=partial(acts.edit, ""))
    if card.state in DECIDED:
        signed = (
            card.state is RequestState.ACCEPTED
            and not card.is_signed
            and card.request.kind is RequestKind.HIRE
            and any(one.kind is LetterKind.HIRE_AUTHORISATION for one in card.letters)
        )
        back = Button(name="request_signed", text=tr("Retour signé…"), act=acts.note_signed)
        return [edit, back] if signed else [edit]
    if not card.room:
        return [edit]
    return [
        edit, Button(name="request_fits", text=tr("Locaux libres…"), act=acts.find_rooms),
    ]  # fmt: skip


def _more(card: RequestCard, acts: RequestActs) -> list[Button]:
    primary = _primary(card, acts)
    shown = primary.name if primary else ""
    moves = [_move_button(move, acts) for move in card.moves]
    kinds = _drafts_of(card)
    groups = [
        [one for one in moves if one.name != shown],
        [
            Button(
                name=f"request_draft_{kind.lower()}",
                text=tr(_LOOK[kind]),
                act=partial(acts.draft, kind),
                icon="eye",
            )
            for kind in kinds
        ],
        [Button(name="request_note", text=tr("Ajouter une note…"), act=acts.add_note, icon="tag")],
        [Button(name="request_bin", text=tr("Supprimer"), act=acts.bin, icon="trash-2")],
    ]
    found: list[Button] = []
    for group in groups:
        if group:
            found += [LINE, *group] if found else group
    return found


def _drafts_of(card: RequestCard) -> list[LetterKind]:
    if card.state not in DECIDED:
        return [] if card.request.acknowledged_on else [LetterKind.REQUEST_ACKNOWLEDGEMENT]
    wanted = awaited_letter(card)
    return [wanted] if wanted is not None else []
