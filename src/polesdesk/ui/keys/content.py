"""The card of a key: where it is, who has had it, its receipts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from polesdesk.domain.access_devices import DeviceState, Standing, is_out
from polesdesk.domain.device_rows import DeviceCard, HandoverRow
from polesdesk.domain.french import format_date, format_euros
from polesdesk.domain.premises_labels import DEVICE_KINDS, RETURN_CONDITIONS
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.history_block import history_button
from polesdesk.ui.keys.columns import standing_chip
from polesdesk.ui.letter_acts import LetterActs, letters_block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

LINE = Button(name="", text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyActs:
    """What the card may ask for; a key is told by its card."""

    hand: Callable[[], object]
    take_back: Callable[[], object]
    lose: Callable[[], object]
    find: Callable[[], object]
    state: Callable[[], object]
    edit: Callable[[], object]
    receipt: Callable[[str], object]
    deposit: Callable[[str], object]
    show_history: Callable[[], object]
    letters: LetterActs


def content_of(card: DeviceCard, acts: KeyActs) -> Content:
    """Return what the card of a key shows."""
    row = card.row
    blocks = [Block(facts=tuple(_facts(card))), _handovers(card, acts)]
    if card.letters:
        blocks.append(letters_block(card.letters, acts.letters))
    return Content(
        title=row.label,
        reference=tr(DEVICE_KINDS[row.kind]),
        chip=standing_chip(row.standing),
        strips=tuple(_strips(card)),
        blocks=tuple(blocks),
        primary=_primary(card, acts),
        buttons=(Button(name="key_edit", text=tr("Modifier"), act=acts.edit, icon="pencil"),),
        more=tuple(_more(card, acts)),
    )


def _facts(card: DeviceCard) -> list[Fact]:
    row, one = card.row, card.device
    facts = [Fact(label=tr("Pôle"), text=row.hub, link=Link(kind="hub", id=row.hub_id))]
    if row.association_id:
        link = Link(kind="association", id=row.association_id)
        facts.append(Fact(label=tr("Association"), text=row.association, link=link))
    if row.convention_id:
        link = Link(kind="convention", id=row.convention_id)
        facts.append(Fact(label=tr("Convention"), text=row.convention, link=link))
    late = Tone.RED if row.standing is Standing.LATE else None
    told = (
        (tr("Ouvre"), row.opens, None),
        (tr("Détenteur"), row.holder, None),
        (tr("Remise le"), format_date(row.handed_on) if row.handed_on else "", None),
        (tr("À rendre le"), format_date(row.due_on) if row.due_on else "", late),
        (tr("Organigramme"), row.level, None),
        (tr("Rangement"), row.box, None),
        (tr("Remplacement"), _money(one.replacement_cents), None),
        (tr("Notes"), one.notes, None),
    )
    return [
        *facts,
        *(Fact(label=label, text=text, tone=tone) for label, text, tone in told if text),
    ]


def _money(cents: int | None) -> str:
    return format_euros(cents) if cents is not None else ""


def _handovers(card: DeviceCard, acts: KeyActs) -> Block:
    return Block(
        title=tr("Remises et retours"),
        lines=tuple(_line(row, acts) for row in card.handovers),
        empty=tr("Jamais remise."),
    )


def _line(row: HandoverRow, acts: KeyActs) -> Line:
    one = row.handover
    menu = [Button(name="key_receipt", text=tr("Reçu de remise…"),
                   act=partial(acts.receipt, one.receipt_id))]  # fmt: skip
    if one.returned_on is not None:
        menu.append(
            Button(name="key_return_receipt", text=tr("Reçu de restitution…"),
                   act=partial(acts.receipt, one.return_id))
        )  # fmt: skip
    if one.deposit_cents and one.deposit_back_on is None:
        menu.append(
            Button(name="key_deposit", text=tr("Noter la caution rendue"),
                   act=partial(acts.deposit, one.id))
        )  # fmt: skip
    return Line(
        title=f"{one.holder}, {row.association}",
        detail=_told(row),
        chip=_chip(row),
        buttons=(Button(name="key_handover_actions", text=tr("Actions"), menu=tuple(menu)),),
    )


def _told(row: HandoverRow) -> str:
    one = row.handover
    parts = []
    if one.handed_on is not None:
        parts.append(tr("remise le {day}").format(day=format_date(one.handed_on)))
    if one.returned_on is not None:
        back = tr("rendue le {day}").format(day=format_date(one.returned_on))
        state = tr(RETURN_CONDITIONS[one.condition]).lower() if one.condition else ""
        parts.append(f"{back} ({state})" if state else back)
    if one.lost_on is not None:
        lost = tr("perte déclarée le {day}").format(day=format_date(one.lost_on))
        parts.append(f"{lost} ({one.loss_reason})" if one.loss_reason else lost)
        if one.cost_cents:
            parts.append(tr("coût {cost}").format(cost=format_euros(one.cost_cents)))
    if one.deposit_cents:
        parts.append(_deposit(row))
    if one.override_reason:
        parts.append(tr("dérogation\u202f: {reason}").format(reason=one.override_reason))
    return " · ".join(parts)


def _deposit(row: HandoverRow) -> str:
    one = row.handover
    told = tr("caution {amount}").format(amount=format_euros(one.deposit_cents))
    if one.deposit_back_on is None:
        return told
    return tr("{told} rendue le {day}").format(told=told, day=format_date(one.deposit_back_on))


def _chip(row: HandoverRow) -> Chip:
    one = row.handover
    if one.lost_on is not None:
        return Chip(word=tr("Perdue"), tone=Tone.AMBER, icon="x")
    if one.returned_on is not None:
        return Chip(word=tr("Rendue"), tone=Tone.GREEN)
    return Chip(word=tr("Dehors"), tone=Tone.BLUE, icon="key-round")


def _strips(card: DeviceCard) -> list[Strip]:
    row = card.row
    if row.standing is Standing.LATE and row.due_on is not None:
        told = tr("À rendre depuis le {day}.").format(day=format_date(row.due_on))
        return [Strip(text=told, tone=Tone.RED)]
    if row.state_reason and card.device.state is not DeviceState.IN_SERVICE:
        when = format_date(row.state_on) if row.state_on else ""
        return [Strip(text=f"{when}\u202f: {row.state_reason}", tone=Tone.GREY)]
    return []


def _primary(card: DeviceCard, acts: KeyActs) -> Button | None:
    match card.row.standing:
        case Standing.IN_BOX:
            return Button(name="key_hand", text=tr("Remettre…"), act=acts.hand, icon="key-round")
        case Standing.OUT | Standing.LATE:
            return Button(name="key_back", text=tr("Noter le retour…"), act=acts.take_back,
                          icon="check")  # fmt: skip
        case Standing.LOST:
            return Button(name="key_found", text=tr("Retrouvée…"), act=acts.find, icon="check")
        case _:
            return None


def _more(card: DeviceCard, acts: KeyActs) -> list[Button]:
    found = []
    if any(is_out(row.handover) for row in card.handovers):
        found.append(Button(name="key_lose", text=tr("Déclarer la perte…"), act=acts.lose))
    else:
        found.append(Button(name="key_state", text=tr("Changer l’état…"), act=acts.state))
    return [*found, LINE, history_button("key", acts.show_history)]
