"""The card of an état des lieux: who was there, each room, what has changed since the entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from polesdesk.domain.condition_moves import unseen
from polesdesk.domain.condition_reports import (
    CONDITIONS,
    ConditionReport,
    ReportLine,
    ReportState,
)
from polesdesk.domain.french import format_date, format_euros, format_time, plural
from polesdesk.domain.premises_labels import REPORT_KINDS
from polesdesk.domain.report_rows import Compared, ReportCard, RoomLines
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.condition_reports.columns import condition_chip, state_chip
from polesdesk.ui.history_block import history_button
from polesdesk.ui.letter_acts import LetterActs, letters_block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

LINE = Button(name="", text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportActs:
    """What the card may ask for."""

    type_lines: Callable[[], object]
    head: Callable[[], object]
    close: Callable[[], object]
    correct: Callable[[], object]
    attach: Callable[[], object]
    show_paper: Callable[[], object]
    show_form: Callable[[], object]
    show_compared: Callable[[], object]
    show_signed: Callable[[], object]
    show_history: Callable[[], object]
    letters: LetterActs


def content_of(card: ReportCard, acts: ReportActs) -> Content:
    """Return what the card of an état des lieux shows."""
    row = card.row
    blocks = [Block(facts=tuple(_facts(card))), *_compared(card), *map(_room, card.rooms)]
    if card.letters:
        blocks.append(letters_block(card.letters, acts.letters))
    return Content(
        title=row.association,
        reference=f"{row.number} · {tr(REPORT_KINDS[row.kind])}",
        chip=state_chip(row),
        strips=tuple(_strips(card, acts)),
        blocks=tuple(blocks),
        primary=_primary(card, acts),
        buttons=tuple(_buttons(card, acts)),
        more=tuple(_more(card, acts)),
    )


def _facts(card: ReportCard) -> list[Fact]:
    row, one = card.row, card.report
    facts = [
        Fact(label=tr("Pôle"), text=row.hub, link=Link(kind="hub", id=row.hub_id)),
        Fact(label=tr("Locaux"), text=row.rooms),
    ]
    if row.convention_id:
        link = Link(kind="convention", id=row.convention_id)
        facts.append(Fact(label=tr("Convention"), text=row.convention, link=link))
    told = (
        (tr("Fait le"), _moment(one)),
        (tr("Pour la Ville"), one.city_present),
        (tr("Pour l’association"), _association(one)),
        (tr("Compteurs"), "\n".join(_meters(one))),
        (tr("Clés comptées"), _keys(card)),
        (tr("Observations"), one.remarks),
        (tr("À facturer"), format_euros(row.charge_cents) if row.charge_cents else ""),
        (tr("Exemplaire signé"), _signed(one)),
        (tr("Corrige la précédente"), one.correction_reason),
        (tr("Notes"), one.notes),
    )
    return [*facts, *(Fact(label=label, text=text) for label, text in told if text)]


def _moment(one: ConditionReport) -> str:
    if one.day is None:
        return ""
    day = format_date(one.day)
    if one.time is None:
        return day
    return tr("{day} à {time}").format(day=day, time=format_time(one.time))


def _association(one: ConditionReport) -> str:
    if one.refused and not one.association_present:
        return tr("personne n’est venu ou n’a voulu signer")
    return one.association_present


def _meters(one: ConditionReport) -> list[str]:
    return [
        f"{meter.name} {meter.number}".strip() + f"\u202f: {meter.value} {meter.unit}".rstrip()
        for meter in one.meters
        if meter.value
    ]


def _keys(card: ReportCard) -> str:
    one = card.report
    if one.keys_counted is None:
        return one.keys_note
    told = tr("{counted} ({out} dehors au registre)").format(
        counted=one.keys_counted, out=card.keys_out
    )
    return f"{told}. {one.keys_note}" if one.keys_note else told


def _signed(one: ConditionReport) -> str:
    if one.signed_on is None:
        return ""
    return tr("classé, signé le {day}").format(day=format_date(one.signed_on))


def _room(room: RoomLines) -> Block:
    return Block(title=room.room, lines=tuple(map(_line, room.lines)))


def _line(line: ReportLine) -> Line:
    photos = plural(len(line.photos), tr("photo"), tr("photos")) if line.photos else ""
    charge = ""
    if line.charge_cents:
        charge = tr("à facturer {amount}").format(amount=format_euros(line.charge_cents))
    detail = " · ".join(part for part in (line.comment, photos, charge) if part)
    chip = None
    if line.condition is not None:
        chip = condition_chip(line.condition)
    return Line(title=line.element, detail=detail, chip=chip)


def _compared(card: ReportCard) -> list[Block]:
    if card.entry is None:
        return []
    changed = [one for one in card.compared if one.differs and _is_seen(one)]
    title = tr("Ce qui a changé depuis l’entrée ({number})").format(number=card.entry.number)
    return [
        Block(
            title=title,
            lines=tuple(_difference(one) for one in changed),
            empty=tr("Rien n’a changé."),
        )
    ]


def _is_seen(one: Compared) -> bool:
    """A line of a draft that is not typed yet tells nothing."""
    return one.after is None or one.after.condition is not None


def _difference(one: Compared) -> Line:
    words = tr("{before} → {after}").format(before=_word(one.before), after=_word(one.after))
    chip = Chip(word=tr("Moins bon"), tone=Tone.RED) if one.worse else None
    return Line(title=f"{one.room}, {one.element}", detail=words, chip=chip)


def _word(line: ReportLine | None) -> str:
    if line is None or line.condition is None:
        return tr("pas relevé")
    return tr(CONDITIONS[line.condition]).lower()


def _strips(card: ReportCard, acts: ReportActs) -> list[Strip]:
    one = card.report
    if one.state is ReportState.REPLACED:
        return [Strip(text=tr("Une version corrigée l’a remplacé."), tone=Tone.GREY)]
    if card.correction is not None:
        told = tr("Une correction est commencée\u202f: {number}.").format(
            number=card.correction.number
        )
        return [Strip(text=told, tone=Tone.AMBER)]
    if one.state is ReportState.CLOSED and not one.signed_sha256:
        button = Button(name="report_attach", text=tr("Classer…"), act=acts.attach)
        return [Strip(text=tr("L’exemplaire signé n’est pas classé."), button=button)]
    lacking = len(unseen(one)) if one.state is ReportState.DRAFT else 0
    if lacking:
        count = plural(lacking, tr("élément"), tr("éléments"))
        return [Strip(text=tr("{count} à noter.").format(count=count), tone=Tone.BLUE)]
    return []


def _primary(card: ReportCard, acts: ReportActs) -> Button:
    one = card.report
    if one.state is not ReportState.DRAFT:
        return Button(name="report_print", text=tr("Imprimer…"), act=acts.show_paper,
                      icon="printer")  # fmt: skip
    if unseen(one):
        return Button(name="report_type", text=tr("Saisir…"), act=acts.type_lines, icon="pen-line")
    if not one.city_present or not (one.association_present or one.refused):
        return Button(name="report_head", text=tr("Présents et relevés…"), act=acts.head,
                      icon="users")  # fmt: skip
    return Button(name="report_close", text=tr("Clore…"), act=acts.close, icon="check")


def _buttons(card: ReportCard, acts: ReportActs) -> list[Button]:
    if card.report.state is not ReportState.DRAFT:
        if card.entry is None:
            return []
        return [Button(name="report_compare", text=tr("Comparer…"), act=acts.show_compared,
                       icon="eye")]  # fmt: skip
    primary = _primary(card, acts).name
    found = [
        Button(name="report_type", text=tr("Saisir…"), act=acts.type_lines, icon="pen-line"),
        Button(name="report_head", text=tr("Présents et relevés…"), act=acts.head, icon="users"),
        Button(name="report_form", text=tr("Feuille à remplir…"), act=acts.show_form,
               icon="printer"),
    ]  # fmt: skip
    return [one for one in found if one.name != primary]


def _more(card: ReportCard, acts: ReportActs) -> list[Button]:
    one = card.report
    found: list[Button] = []
    if one.state is ReportState.DRAFT:
        found.append(Button(name="report_draft", text=tr("Voir le projet…"), act=acts.show_paper))
        if card.entry is not None:
            found.append(
                Button(name="report_compare", text=tr("Comparer…"), act=acts.show_compared)
            )
        if _primary(card, acts).name != "report_close":
            found.append(Button(name="report_close", text=tr("Clore…"), act=acts.close))
    else:
        found.append(
            Button(name="report_attach", text=tr("Classer l’exemplaire signé…"), act=acts.attach)
        )
        if one.signed_sha256:
            found.append(
                Button(name="report_signed", text=tr("Voir l’exemplaire signé…"),
                       act=acts.show_signed)
            )  # fmt: skip
        if one.state is ReportState.CLOSED:
            correct = partial(acts.correct)
            found.append(Button(name="report_correct", text=tr("Corriger…"), act=correct))
    return [*found, LINE, history_button("report", acts.show_history)]
