"""What boards say of a block, in the same words on the board, in the list and aloud."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.french import day_with_weekday, format_date, join_and, weekday_name
from polesdesk.domain.occupancy_labels import EXCLUSIONS
from polesdesk.domain.occurrences import Exclusion
from polesdesk.domain.planning import MOVED
from polesdesk.ui.chips import Chip
from polesdesk.ui.planning.blocks import Block
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import capital, tr

_ICONS = {
    Exclusion.SCHOOL_HOLIDAY: "sun",
    Exclusion.PUBLIC_HOLIDAY: "calendar",
    Exclusion.CLOSURE: "lock",
    Exclusion.REQUISITION: "stamp",
    Exclusion.EXCUSED: "mail",
    Exclusion.EXCEPTION: "ban",
    Exclusion.NOT_IN_EFFECT: "circle",
    Exclusion.CALENDAR_UNPUBLISHED: "circle-question-mark",
}


def short_day(day: date) -> str:
    """Return « mar. 24/11/2026 »."""
    return f"{weekday_name(day.isoweekday())[:3]}. {format_date(day)}"


def holder_of(block: Block) -> str:
    """Return who holds a block: an association, or the city for its own use."""
    return block.row.association or tr("Usage de la Ville")


def is_city(block: Block) -> bool:
    """Tell whether the city holds a block itself, under a label of its own."""
    return not block.is_option and block.row.convention_id is None and bool(block.row.association)


def reason_of(block: Block) -> str:
    """Return why a block is not held: « jour férié : Noël »; empty when it is held."""
    row = block.row
    if row.option_until is not None:
        return tr("option jusqu’au {day}").format(day=format_date(row.option_until))
    if row.reason is None:
        return ""
    label = tr(EXCLUSIONS[row.reason])
    if row.detail.startswith(MOVED):
        return row.detail
    return f"{label}\u202f: {row.detail}" if row.detail and row.detail != label else label


def clash_of(block: Block) -> str:
    """Return « conflit avec Théâtre de l’Œuf », empty without clash."""
    if not block.clashes:
        return ""
    return tr("conflit avec {names}").format(names=join_and(list(block.clashes)))


def moved_of(block: Block) -> str:
    """Return that a held block was moved or added by hand, empty otherwise."""
    row = block.row
    if not block.is_held or row.exception_id is None:
        return ""
    if row.rule_day is not None and row.rule_day != row.day:
        return tr("déplacée du {day}").format(day=f"{row.rule_day:%d/%m}")
    return tr("séance modifiée")


def remark_of(block: Block) -> str:
    """Return what is to be known of a block besides who, when and where."""
    return clash_of(block) or reason_of(block) or uninsured_of(block) or moved_of(block)


def uninsured_of(block: Block) -> str:
    """Return that no insurance covers a held block, empty otherwise."""
    return tr("sans assurance") if block.is_held and block.row.is_uninsured else ""


def aloud(block: Block) -> str:
    """Return a block as a screen reader says it."""
    row = block.row
    where = f"{row.room}, {row.hub}" if row.hub else row.room
    city = tr("usage de la Ville") if is_city(block) else ""
    when = day_with_weekday(row.day)
    parts = (holder_of(block), city, when, block.hours, where, remark_of(block))
    return ", ".join(part for part in parts if part)


def lines_of(block: Block) -> str:
    """Return a block for a tooltip, one thing a line."""
    row = block.row
    under = tr("convention {number}").format(number=row.convention) if row.convention else ""
    if is_city(block):
        under = tr("usage de la Ville")
    parts = (
        holder_of(block),
        f"{day_with_weekday(row.day)}, {block.hours}",
        f"{row.room} · {row.hub}" if row.hub else row.room,
        under,
        remark_of(block),
    )
    return "\n".join(part for part in parts if part)


def chip_of(block: Block) -> Chip:
    """Return the state of a block as a chip of the list."""
    if block.clashes:
        return Chip(word=tr("Conflit"), tone=Tone.RED)
    if block.is_option:
        return Chip(word=tr("Option"), tone=Tone.AMBER, icon="hourglass")
    reason = block.row.reason
    if reason is not None:
        return Chip(word=capital(tr(EXCLUSIONS[reason])), tone=Tone.GREY, icon=_ICONS[reason])
    return Chip(word=tr("Prévue"), tone=Tone.GREEN)
