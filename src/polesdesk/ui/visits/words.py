"""Chips and words of visits, the same on every list and card."""

from __future__ import annotations

from polesdesk.domain.french import day_with_weekday, format_time, time_range
from polesdesk.domain.occupancy_labels import FINDINGS, VISIT_STATES
from polesdesk.domain.rounds import NOBODY
from polesdesk.domain.visit_rows import ROUND_STATES, RoundState, SeenRoom
from polesdesk.domain.visiting import is_expected
from polesdesk.domain.visits import Finding, FindingKind, Round, RoundLine, Visit, VisitState
from polesdesk.ui.chips import Chip
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

_FINDING_TONES = {
    FindingKind.AS_PLANNED: (Tone.GREEN, "check"),
    FindingKind.EMPTY: (Tone.RED, "circle"),
    FindingKind.OTHER_OCCUPANT: (Tone.AMBER, "users"),
    FindingKind.CLOSED: (Tone.GREY, "lock"),
    FindingKind.NO_ACCESS: (Tone.GREY, "ban"),
    FindingKind.UNPLANNED: (Tone.AMBER, "user-plus"),
    FindingKind.NOT_CHECKED: (Tone.GREY, "ellipsis"),
}
_VISIT_TONES = {
    VisitState.DRAFT: (Tone.AMBER, "pencil"),
    VisitState.FINAL: (Tone.GREEN, "check"),
    VisitState.REPLACED: (Tone.GREY, "history"),
}
_ROUND_TONES = {
    RoundState.TO_DO: (Tone.BLUE, "calendar"),
    RoundState.LATE: (Tone.RED, "circle-alert"),
    RoundState.UNDER_WAY: (Tone.AMBER, "pencil"),
    RoundState.DONE: (Tone.GREEN, "check"),
}


def finding_chip(kind: FindingKind, *, expected: bool = True) -> Chip:
    """Return the chip of a finding; an empty room where nobody was expected is no trouble."""
    tone, picture = _FINDING_TONES[kind]
    if kind is FindingKind.EMPTY and not expected:
        tone = Tone.GREY
    return Chip(word=tr(FINDINGS[kind]), tone=tone, icon=picture)


def visit_chip(state: VisitState) -> Chip:
    """Return the chip of a visit."""
    tone, picture = _VISIT_TONES[state]
    return Chip(word=tr(VISIT_STATES[state]), tone=tone, icon=picture)


def round_chip(state: RoundState) -> Chip:
    """Return the chip of a round."""
    tone, picture = _ROUND_TONES[state]
    return Chip(word=tr(ROUND_STATES[state]), tone=tone, icon=picture)


def expected_words(one: Finding | RoundLine, association: str) -> str:
    """Return who is expected: the association, the city itself, or nobody."""
    if association:
        return association
    return tr("usage de la Ville") if is_expected(one) else tr(NOBODY)


def line_detail(line: RoundLine) -> str:
    """Return « 14 h – 17 h 30 · jamais vu » of a line of a round."""
    hours = time_range(line.start, line.end) if line.start and line.end else ""
    return " · ".join(part for part in (hours, line.why) if part)


def seen_detail(seen: SeenRoom) -> str:
    """Return « 14 h – 17 h 30 · vu à 14 h 20 · 12 personnes · note » of a room that was seen."""
    one = seen.finding
    parts = [time_range(seen.start, seen.end) if seen.start and seen.end else ""]
    if one.time is not None and one.kind is not FindingKind.NOT_CHECKED:
        parts.append(tr("vu à {time}").format(time=format_time(one.time)))
    if one.headcount is not None:
        word = tr("personne") if one.headcount < 2 else tr("personnes")
        parts.append(f"{one.headcount}\u00a0{word}")
    if seen.other:
        parts.append(seen.other)
    if one.photos:
        word = tr("photo") if len(one.photos) < 2 else tr("photos")
        parts.append(f"{len(one.photos)}\u00a0{word}")
    parts.append(one.note)
    return " · ".join(part for part in parts if part)


def day_words(one: Round | Visit) -> str:
    """Return « jeudi 26 novembre 2026 », a dash when there is no day."""
    return day_with_weekday(one.day) if one.day is not None else "—"
