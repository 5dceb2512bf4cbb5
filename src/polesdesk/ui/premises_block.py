"""Keys and états des lieux on the cards of agreements: what is out, what was seen, what is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from polesdesk.domain.access_devices import Standing
from polesdesk.domain.condition_reports import ReportState
from polesdesk.domain.device_rows import DeviceRow
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.leaving import sentences
from polesdesk.domain.premises_cards import KeyCounts, PremisesUse
from polesdesk.domain.premises_labels import DEVICE_KINDS, REPORT_KINDS, REPORT_STATES, STANDINGS
from polesdesk.domain.report_rows import ReportRow
from polesdesk.ui.card import Block, Button, Fact, Line, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

Go = Callable[[str, str], object]
"""Goes to a record, or to what is to be done, by kind and id."""
_STANDING_TONES = {Standing.LATE: Tone.RED, Standing.OUT: Tone.BLUE}
_STATE_TONES = {ReportState.DRAFT: Tone.BLUE, ReportState.CLOSED: Tone.GREEN}


def premises_block(use: PremisesUse, go: Go) -> Block:
    """Return the part « Clés et états des lieux » of the card of an agreement."""
    lines = [*map(_key, use.keys), *map(_report, use.reports)]
    return Block(
        title=tr("Clés et états des lieux"),
        lines=tuple(lines),
        buttons=tuple(_buttons(use, go)),
        empty=tr("Ni clé remise, ni état des lieux."),
    )


def held_block(keys: Sequence[DeviceRow], association_id: str) -> Block:
    """Return the keys that an association holds, and the way to take all back at once."""
    link = Link(kind="keys_of_association", id=association_id)
    back = Line(title=tr("Noter le retour de toutes les clés…"), link=link)
    return Block(title=tr("Clés dehors"), lines=(*map(_key, keys), back))


def key_fact(counts: KeyCounts, hub_id: str) -> Fact:
    """Return how many keys a hub has, and where they are; it leads to their list."""
    if not counts.registered:
        return Fact(label=tr("Clés"), text="")
    told = [plural(counts.registered, tr("clé ou badge"), tr("clés ou badges"))]
    if counts.out:
        told.append(tr("{out} dehors").format(out=counts.out))
    if counts.late:
        told.append(tr("{late} en retard").format(late=counts.late))
    link = Link(kind="keys_of_hub", id=hub_id)
    return Fact(label=tr("Clés"), text=", ".join(told), link=link,
                tone=Tone.RED if counts.late else None)  # fmt: skip


def leaving_strips(use: PremisesUse, today: date, go: Go) -> list[Strip]:
    """Return what remains once a title is over, with the button that mends the first of it."""
    if not use.is_over:
        return []
    told = sentences(use.left, today)
    if not told:
        return []
    words = "\u202f; ".join(told)
    return [
        Strip(
            text=tr("Sortie\u202f: {left}.").format(left=words),
            tone=Tone.AMBER,
            button=_first(use, go),
        )
    ]


def _first(use: PremisesUse, go: Go) -> Button | None:
    if use.left.devices:
        return _back(use, go, name="agreement_leave_keys")
    if not use.left.exit_report:
        return _begin(use, go, name="agreement_leave_report")
    return None


def _key(row: DeviceRow) -> Line:
    due = tr("à rendre le {day}").format(day=format_date(row.due_on)) if row.due_on else ""
    return Line(
        title=f"{tr(DEVICE_KINDS[row.kind])} {row.label}",
        detail=" · ".join(part for part in (row.holder, due) if part),
        chip=Chip(
            word=tr(STANDINGS[row.standing]),
            tone=_STANDING_TONES.get(row.standing, Tone.GREY),
            icon="key-round",
        ),
        link=Link(kind="access_device", id=row.id),
    )


def _report(row: ReportRow) -> Line:
    kind = tr(REPORT_KINDS[row.kind]).lower()
    day = tr("le {day}").format(day=format_date(row.day)) if row.day else ""
    return Line(
        title=tr("État des lieux ({kind})").format(kind=kind),
        detail=" · ".join(part for part in (row.number, day) if part),
        chip=Chip(word=tr(REPORT_STATES[row.state]), tone=_STATE_TONES.get(row.state, Tone.GREY)),
        link=Link(kind="condition_report", id=row.id),
    )


def _buttons(use: PremisesUse, go: Go) -> list[Button]:
    if not use.may_begin:
        return []
    found = [
        Button(
            name="agreement_hand_keys",
            text=tr("Remettre des clés…"),
            act=partial(go, "keys_to_hand", use.convention_id),
            icon="key-round",
        )
    ]
    if use.keys:
        found.append(_back(use, go, name="agreement_return_keys"))
        if use.next_number:
            found.append(
                Button(
                    name="agreement_carry_keys",
                    text=tr("Reporter les clés…"),
                    tooltip=tr("Les laisser dehors sous la convention {number}").format(
                        number=use.next_number
                    ),
                    act=partial(go, "keys_to_carry", use.convention_id),
                )
            )
    return [*found, _begin(use, go, name="agreement_report")]


def _back(use: PremisesUse, go: Go, *, name: str) -> Button:
    act = partial(go, "keys_to_return", use.convention_id)
    return Button(name=name, text=tr("Noter le retour…"), act=act)


def _begin(use: PremisesUse, go: Go, *, name: str) -> Button:
    draft = next((one.id for one in use.reports if one.state is ReportState.DRAFT), "")
    act = (
        partial(go, "condition_report", draft)
        if draft
        else partial(go, "report_of_agreement", use.convention_id)
    )
    return Button(name=name, text=tr("État des lieux…"), act=act, icon="clipboard-list")
