"""The card of a round: when, by whom, who is to be seen and why."""

from __future__ import annotations

from functools import partial

from polesdesk.domain.french import format_date, plural, time_range
from polesdesk.domain.occupancy_labels import MOTIVES
from polesdesk.domain.visit_rows import RoundCard, RoundState
from polesdesk.domain.visits import RoundLine
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.history_block import history_button
from polesdesk.ui.tokens import Tone
from polesdesk.ui.visits.hands import VisitActs
from polesdesk.ui.visits.words import day_words, expected_words, line_detail, round_chip
from polesdesk.ui.words import tr


def content_of(card: RoundCard, acts: VisitActs) -> Content:
    """Return what the card of a round shows."""
    one = card.round
    return Content(
        title=tr("Tournée\u202f: {hub}").format(hub=card.hub.name),
        reference=one.number,
        chip=round_chip(card.state),
        strips=tuple(_strips(card)),
        blocks=(
            Block(facts=tuple(_facts(card))),
            Block(
                title=tr("À voir, dans l’ordre de la marche ({count})").format(
                    count=plural(len(one.lines), tr("ligne"), tr("lignes"))
                ),
                lines=tuple(_line(line) for line in one.lines),
            ),
        ),
        primary=_primary(card, acts),
        buttons=tuple(_buttons(card, acts)),
        more=(history_button("round", acts.show_history),),
    )


def _strips(card: RoundCard) -> list[Strip]:
    if card.state is not RoundState.LATE:
        return []
    told = tr("Le jour est passé, et rien n’a été saisi.")
    return [Strip(text=told, tone=Tone.AMBER)]


def _facts(card: RoundCard) -> list[Fact]:
    one = card.round
    hours = time_range(one.from_time, one.to_time) if one.from_time and one.to_time else ""
    printed = format_date(one.printed_on) if one.printed_on else tr("non")
    facts = [
        Fact(label=tr("Pôle"), text=card.hub.name, link=Link(kind="hub", id=card.hub.id)),
        Fact(label=tr("Jour"), text=day_words(one)),
        Fact(label=tr("Heures"), text=hours),
        Fact(label=tr("Agent"), text=one.agent),
        Fact(label=tr("Motif"), text=tr(MOTIVES[one.motive])),
        Fact(label=tr("Feuille imprimée"), text=printed),
    ]
    if card.visit is not None:
        link = Link(kind="visit", id=card.visit.id)
        facts.append(Fact(label=tr("Visite"), text=card.visit.number, link=link))
    if one.notes:
        facts.append(Fact(label=tr("Notes"), text=one.notes))
    return facts


def _line(line: RoundLine) -> Line:
    return Line(
        title=f"{line.room} · {expected_words(line, line.association)}",
        detail=line_detail(line),
        link=Link(kind="convention", id=line.convention_id) if line.convention_id else None,
    )


def _primary(card: RoundCard, acts: VisitActs) -> Button | None:
    if card.state is RoundState.DONE:
        return None
    if card.state is RoundState.UNDER_WAY:
        return _type(card, acts, tr("Reprendre la saisie"))
    if card.round.printed_on is None:
        return _print(card, acts)
    return _type(card, acts, tr("Saisir la feuille"))


def _buttons(card: RoundCard, acts: VisitActs) -> list[Button]:
    shown = []
    if card.round.printed_on is not None or card.state in (RoundState.DONE, RoundState.UNDER_WAY):
        shown.append(_print(card, acts))
    if card.state is RoundState.DONE:
        return shown
    if card.round.printed_on is None and card.state is not RoundState.UNDER_WAY:
        shown.append(_type(card, acts, tr("Saisir la feuille")))
    walk = partial(acts.walk_round, card.round.id)
    shown.append(Button(name="round_walk", text=tr("Mode terrain"), act=walk, icon="map-pin"))
    if card.visit is None:
        edit = partial(acts.edit_round, card.round.id)
        shown.append(Button(name="round_edit", text=tr("Modifier"), act=edit, icon="pencil"))
    return shown


def _print(card: RoundCard, acts: VisitActs) -> Button:
    return Button(
        name="round_print",
        text=tr("Imprimer la feuille"),
        act=partial(acts.print_rounds, (card.round.id,)),
        icon="printer",
    )


def _type(card: RoundCard, acts: VisitActs, text: str) -> Button:
    act = partial(acts.type_round, card.round.id)
    return Button(name="round_type", text=text, act=act, icon="pen-line")
