"""Permanences in words: their hours, their place, their state, who is on them."""

from __future__ import annotations

from polesdesk.domain.french import day_with_weekday, format_phone, time_range, weekday_name
from polesdesk.domain.rostering import NOTED, ShiftState
from polesdesk.domain.rostering_checks import FindingKind, Severity
from polesdesk.domain.rostering_rows import OnShift, RosterShift
from polesdesk.domain.rosters import AssignmentStatus, DutyShift
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import marked, tr

TONES = {
    ShiftState.OPEN: Tone.RED,
    ShiftState.SHORT: Tone.AMBER,
    ShiftState.COVERED: Tone.GREEN,
    ShiftState.DONE: Tone.BLUE,
    ShiftState.CANCELLED: Tone.GREY,
}
STATES = {
    ShiftState.OPEN: marked("À pourvoir"),
    ShiftState.SHORT: marked("Incomplète"),
    ShiftState.COVERED: marked("Couverte"),
    ShiftState.DONE: marked("Faite"),
    ShiftState.CANCELLED: marked("Annulée"),
}
ICONS = {ShiftState.DONE: "check", ShiftState.CANCELLED: "ban"}
REMARKS = {
    FindingKind.BELOW_MINIMUM: marked("À pourvoir"),
    FindingKind.MINOR_ALONE: marked("Mineur seul"),
    FindingKind.KEY_MISSING: marked("Clé manquante"),
    FindingKind.SKILL_MISSING: marked("Compétence manquante"),
    FindingKind.DOUBLE_BOOKING: marked("Deux à la fois"),
    FindingKind.ABOVE_MAXIMUM: marked("Trop de monde"),
    FindingKind.ABSENT: marked("Absence annoncée"),
}
"""Findings that a block names; the others are told in the dialog."""


def hours_of(shift: DutyShift) -> str:
    """Return « 14 h – 16 h »."""
    if shift.start is None or shift.end is None:
        return ""
    return time_range(shift.start, shift.end)


def short_day(shift: DutyShift) -> str:
    """Return « lun. 02/11/2026 »."""
    from polesdesk.domain.french import format_date

    if shift.day is None:
        return ""
    return f"{weekday_name(shift.day.isoweekday())[:3]}. {format_date(shift.day)}"


def place_of(row: RosterShift) -> str:
    """Return « Voltaire · Accueil », the hub and the room."""
    return " · ".join(part for part in (row.hub, row.room) if part)


def title_of(row: RosterShift) -> str:
    """Return « Permanence du lundi 2 novembre 2026, 14 h – 16 h »."""
    assert row.shift.day is not None
    return tr("Permanence du {day}, {hours}").format(
        day=day_with_weekday(row.shift.day), hours=hours_of(row.shift)
    )


def chip_of(row: RosterShift) -> Chip:
    """Return the state of a permanence; a missing key or skill shows before « Couverte »."""
    wanting = remark_of(row)
    if row.state is ShiftState.COVERED and wanting:
        return Chip(word=wanting, tone=Tone.AMBER)
    return Chip(word=tr(STATES[row.state]), tone=TONES[row.state], icon=ICONS.get(row.state, ""))


def tone_of(row: RosterShift) -> Tone:
    """Return the tone of a block: red where a hard rule is broken or nobody comes."""
    if any(one.severity is Severity.HARD for one in row.findings):
        return Tone.RED
    return chip_of(row).tone


def remark_of(row: RosterShift) -> str:
    """Return the gravest finding in a word, else nothing."""
    for severity in (Severity.HARD, Severity.SOFT):
        for one in row.findings:
            is_told = one.severity is severity and one.kind in REMARKS
            if is_told and one.kind is not FindingKind.BELOW_MINIMUM:
                return tr(REMARKS[one.kind])
    return ""


def count_of(row: RosterShift) -> str:
    """Return « 1 sur 2 »."""
    return tr("{count} sur {wanted}").format(count=len(row.people), wanted=row.shift.minimum)


def names_of(row: RosterShift) -> list[str]:
    """Return who is on a permanence, with a mark for who came or did not."""
    return [_marked_name(one) for one in row.people]


def _marked_name(one: OnShift) -> str:
    name = full_name(one.person)
    if one.assignment.status is AssignmentStatus.ABSENT:
        return tr("{name} (absent)").format(name=name)
    return f"{name} ✓" if one.assignment.status in NOTED else name


def missing_of(row: RosterShift) -> str:
    """Return « 1 personne à trouver » or « 2 personnes à trouver »."""
    if row.missing == 1:
        return tr("1\u00a0personne à trouver")
    if row.missing:
        return tr("{count}\u00a0personnes à trouver").format(count=row.missing)
    return ""


def needs_of(shift: DutyShift) -> str:
    """Return what somebody there must bring: the key, a skill."""
    parts = [tr("clé du pôle")] if shift.needs_key else []
    if shift.skill:
        parts.append(shift.skill)
    return ", ".join(parts)


def phone_of(text: str) -> str:
    """Return a telephone number as it is read."""
    return format_phone(text) if text else ""


def aloud(row: RosterShift) -> str:
    """Return a permanence as a screen reader says it."""
    parts = [
        title_of(row),
        place_of(row),
        row.shift.task,
        chip_of(row).word,
        ", ".join(names_of(row)) or tr("personne"),
        missing_of(row),
    ]
    return ", ".join(part for part in parts if part)
