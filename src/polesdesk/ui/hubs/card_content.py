"""What the card of a hub shows: facts, rooms, agreements, annexes, notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from polesdesk.domain.cards import HubCard
from polesdesk.domain.facts.premises import room_erp, room_situation
from polesdesk.domain.french import (
    format_date,
    format_euros,
    format_phone,
    format_surface,
    plural,
    time_range,
)
from polesdesk.domain.hubs import ChargesMode, Hub, Room, RoomKind
from polesdesk.domain.labels import ANNEXES, CHARGES, DECISIONS, GROUNDS, REGIMES, ROOM_KINDS
from polesdesk.domain.opening_hours import write_opening
from polesdesk.domain.papers import Annex, Note
from polesdesk.domain.rows import ConventionRow, HistoryRow
from polesdesk.ui.agreement_chip import agreement_chip, end_in_words
from polesdesk.ui.card import Block, Button, Content, Fact, Line, Link, Strip
from polesdesk.ui.closures.block import closures_block
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.premises_block import key_fact
from polesdesk.ui.words import tr

CONVENTIONS_SHOWN = 8
"""Agreements on the card; the others are one click away, in their own list."""

Act = Callable[[], object]
K = TypeVar("K")


@dataclass(frozen=True, slots=True, kw_only=True)
class HubActs:
    """What the buttons of the card do."""

    edit: Callable[[str], object]
    """Change the hub, the cursor in a field."""
    bin_hub: Act
    new_room: Act
    edit_room: Callable[[Room], object]
    copy_room: Callable[[Room], object]
    bin_room: Callable[[Room], object]
    show_conventions: Act
    new_annex: Act
    open_annex: Callable[[Annex], object]
    edit_annex: Callable[[Annex], object]
    move_annex: Callable[[Annex, int], object]
    bin_annex: Callable[[Annex], object]
    new_note: Act
    close_premises: Callable[[Room | None], object]
    """Close a room, or the whole hub."""
    show_history: Act


def content_of(
    card: HubCard,
    acts: HubActs,
    today: date,
    soon_days: int,
    changes: Sequence[HistoryRow] = (),
) -> Content:
    """Return the card of a hub."""
    hub = card.hub
    town = f"{hub.postal_code} {hub.city}".strip()
    return Content(
        reference=" · ".join(part for part in (hub.code, town) if part),
        title=hub.name,
        strips=_strips(hub, acts),
        blocks=(
            Block(facts=(*_facts(hub), *_keys(card))),
            _rooms(card.rooms, acts),
            *_closures(card, today),
            _conventions(card.conventions, acts, today, soon_days),
            _annexes(card.annexes, acts),
            _notes(hub, card.notes),
            history_block(changes, tr("Historique")),
        ),
        primary=Button(name="hub_edit", text=tr("&Modifier"), act=lambda: acts.edit("name")),
        buttons=(
            Button(name="room_new", text=tr("Ajouter un &local…"), act=acts.new_room),
            Button(name="annex_new", text=tr("Ajouter une anne&xe…"), act=acts.new_annex),
        ),
        more=(
            Button(name="note_new", text=tr("Ajouter une note…"), act=acts.new_note),
            Button(
                name="hub_close",
                text=tr("Fermer ou réquisitionner…"),
                icon="lock",
                act=partial(acts.close_premises, None),
            ),
            history_button("hub", acts.show_history),
            Button(
                name="hub_delete", text=tr("Supprimer le pôle"), act=acts.bin_hub, icon="trash-2"
            ),
        ),
    )


def _strips(hub: Hub, acts: HubActs) -> tuple[Strip, ...]:
    if hub.property_regime is not None:
        return ()
    fill = Button(
        name="hub_fill_regime", text=tr("&Compléter"), act=lambda: acts.edit("property_regime")
    )
    text = tr("Domaine public ou privé\u202f? Ses conventions ne s’impriment pas sans le savoir.")
    return (Strip(text=text, button=fill),)


def _facts(hub: Hub) -> tuple[Fact, ...]:
    town = f"{hub.postal_code} {hub.city}".strip()
    halves = tr("matin {morning}, après-midi {afternoon}").format(
        morning=time_range(hub.morning_start, hub.morning_end),
        afternoon=time_range(hub.afternoon_start, hub.afternoon_end),
    )
    return (
        Fact(label=tr("Adresse"), text=", ".join(p for p in (hub.address, town) if p)),
        Fact(label=tr("Téléphone"), text=format_phone(hub.phone) if hub.phone else ""),
        Fact(label=tr("Courriel"), text=hub.email),
        Fact(label=tr("Ouverture"), text="\n".join(write_opening(hub.opening))),
        Fact(label=tr("Demi-journées"), text=halves),
        Fact(label=tr("Domaine"), text=_label(REGIMES, hub.property_regime)),
        Fact(label=tr("Fondement"), text=_label(GROUNDS, hub.free_use_ground)),
        Fact(label=tr("Charges"), text=_charges(hub)),
        Fact(label=tr("Acte"), text=_decision(hub)),
    )


def _keys(card: HubCard) -> tuple[Fact, ...]:
    return () if card.keys is None else (key_fact(card.keys, card.hub.id),)


def _label(labels: Mapping[K, str], value: K | None) -> str:
    return "" if value is None else tr(labels[value])


def _charges(hub: Hub) -> str:
    label = _label(CHARGES, hub.charges_mode)
    if hub.charges_mode is ChargesMode.FLAT_RATE and hub.charges_cents:
        return tr("{label}, {amount} par an").format(
            label=label, amount=format_euros(hub.charges_cents)
        )
    return label


def _decision(hub: Hub) -> str:
    parts = [_label(DECISIONS, hub.decision_kind)]
    if hub.decision_number:
        parts.append(tr("n°\u00a0{number}").format(number=hub.decision_number))
    if hub.decision_date is not None:
        parts.append(tr("du {day}").format(day=format_date(hub.decision_date)))
    return " ".join(part for part in parts if part)


def _rooms(rooms: Sequence[Room], acts: HubActs) -> Block:
    return Block(
        title=tr("Locaux"),
        lines=tuple(_room_line(room, acts) for room in rooms),
        empty=tr("Aucun local\u202f: ajoutez ses salles, ses armoires, ses boîtes aux lettres."),
    )


def _room_line(room: Room, acts: HubActs) -> Line:
    menu = (
        Button(name="room_edit", text=tr("Modifier…"), act=partial(acts.edit_room, room)),
        Button(name="room_copy", text=tr("Créer un local semblable…"),
               act=partial(acts.copy_room, room)),
        Button(name="room_close", text=tr("Fermer ou réquisitionner…"), icon="lock",
               act=partial(acts.close_premises, room)),
        Button(name="room_delete", text=tr("Supprimer"), act=partial(acts.bin_room, room),
               icon="trash-2"),
    )  # fmt: skip
    return Line(
        title=room.name,
        detail=room_detail(room),
        link=Link(kind="room", id=room.id),
        buttons=(Button(name="room_actions", text=tr("Actions"), menu=menu),),
    )


def _closures(card: HubCard, today: date) -> tuple[Block, ...]:
    block = closures_block(card.closures, today)
    return () if block is None else (block,)


def room_detail(room: Room) -> str:
    """Return what matters of a room: « 48,50 m² · 30 personnes · ERP type L, 5e catégorie »."""
    parts = [] if room.kind is RoomKind.ROOM else [tr(ROOM_KINDS[room.kind])]
    if room.surface_m2 is not None:
        parts.append(format_surface(room.surface_m2))
    if room.capacity is not None:
        parts.append(plural(room.capacity, tr("personne"), tr("personnes")))
    erp = room_erp(room)
    parts.append(tr("ERP {category}").format(category=erp) if erp else "")
    if room.property_regime is not None:
        parts.append(tr(REGIMES[room.property_regime]).lower())
    parts.append(room_situation(room))
    parts.append(", ".join(room.equipment))
    return " · ".join(part for part in parts if part) or tr("à compléter")


def _conventions(
    rows: Sequence[ConventionRow], acts: HubActs, today: date, soon_days: int
) -> Block:
    shown = rows[:CONVENTIONS_SHOWN]
    see_all = Button(
        name="hub_conventions",
        text=tr("Voir les {count}").format(
            count=plural(len(rows), tr("convention"), tr("conventions"))
        ),
        act=acts.show_conventions,
    )
    return Block(
        title=tr("Conventions"),
        lines=tuple(_convention_line(row, today, soon_days) for row in shown),
        buttons=(see_all,) if len(rows) > len(shown) else (),
        empty=tr("Aucune convention dans ce pôle."),
    )


def _convention_line(row: ConventionRow, today: date, soon_days: int) -> Line:
    end = end_in_words(row, tr("jusqu’au {day}"))
    return Line(
        title=row.association,
        detail=" · ".join(part for part in (row.number, row.rooms, end) if part),
        chip=agreement_chip(
            row, today, situation=row.situation, untitled=row.untitled, soon_days=soon_days
        ),
        link=Link(kind="convention", id=row.id),
    )


def _annexes(annexes: Sequence[Annex], acts: HubActs) -> Block:
    last = len(annexes) - 1
    return Block(
        title=tr("Annexes"),
        lines=tuple(
            _annex_line(annex, acts, first=place == 0, last=place == last)
            for place, annex in enumerate(annexes)
        ),
        empty=tr("Aucune annexe\u202f: plan, règlement intérieur, contrat d’engagement…"),
    )


def _annex_line(annex: Annex, acts: HubActs, *, first: bool, last: bool) -> Line:
    why_up = tr("C’est déjà la première.") if first else ""
    why_down = tr("C’est déjà la dernière.") if last else ""
    menu = (
        Button(name="annex_open", text=tr("Ouvrir"), act=partial(acts.open_annex, annex)),
        Button(name="annex_edit", text=tr("Renommer…"), act=partial(acts.edit_annex, annex)),
        Button(name="annex_up", text=tr("Monter"), act=partial(acts.move_annex, annex, -1),
               why_not=why_up),
        Button(name="annex_down", text=tr("Descendre"), act=partial(acts.move_annex, annex, 1),
               why_not=why_down),
        Button(name="annex_delete", text=tr("Retirer"), act=partial(acts.bin_annex, annex),
               icon="trash-2"),
    )  # fmt: skip
    label = tr(ANNEXES[annex.kind])
    kind = "" if label == annex.title else label
    parts = (kind, plural(annex.pages, tr("page"), tr("pages")), annex.file_name)
    return Line(
        title=annex.title,
        detail=" · ".join(part for part in parts if part),
        buttons=(Button(name="annex_actions", text=tr("Actions"), menu=menu),),
    )


def _notes(hub: Hub, notes: Sequence[Note]) -> Block:
    lines = tuple(_note_line(note) for note in notes)
    facts = (Fact(label=tr("Remarques"), text=hub.notes),) if hub.notes else ()
    return Block(
        title=tr("Notes"),
        facts=facts,
        lines=lines,
        empty=tr("Aucune note."),
    )


def _note_line(note: Note) -> Line:
    day = format_date(note.written_on) if note.written_on else ""
    return Line(title=note.text, detail=", ".join(p for p in (day, note.author) if p))
