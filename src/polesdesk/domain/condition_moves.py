"""The rules of états des lieux: what a draft holds at first, when it may be closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from polesdesk.domain.condition_reports import (
    ConditionReport,
    MeterReading,
    ReportKind,
    ReportLine,
    ReportState,
)
from polesdesk.domain.french import plural
from polesdesk.domain.hubs import Room, RoomKind
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Settings
from polesdesk.domain.speech import said

MOST_PHOTOS = 12
"""Photos of one element."""
METERS = (
    MeterReading(name="Électricité", unit="kWh"),
    MeterReading(name="Eau", unit="m³"),
    MeterReading(name="Gaz", unit="m³"),
)
"""Meters that a first report offers; those that are not there are left empty."""
_ITEMS = re.compile(r"[,;\n]+")


def elements_of(room: Room, settings: Settings) -> tuple[str, ...]:
    """Return what is looked at in a room: the office's list, then its furniture and equipment."""
    if room.kind is RoomKind.DOMICILIATION:
        return ()
    usual = settings.room_elements if room.kind is RoomKind.ROOM else settings.unit_elements
    furniture = (part.strip() for part in _ITEMS.split(room.furniture))
    named = [
        *usual,
        *(_capital(part) for part in furniture if part),
        *map(_capital, room.equipment),
    ]
    return tuple(dict.fromkeys(part for part in named if part))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def first_lines(
    kind: ReportKind, rooms: Sequence[Room], settings: Settings, before: Iterable[ReportLine]
) -> tuple[ReportLine, ...]:
    """Return the lines of a new draft, room by room.

    An entry begins with what the last report of each room has found; a later report only with
    its elements, for everything is looked at again.
    """
    known: dict[str, list[ReportLine]] = {}
    for line in before:
        known.setdefault(line.room_id, []).append(line)
    made: list[ReportLine] = []
    for room in rooms:
        former = known.get(room.id, [])
        named = [line.element for line in former]
        made += [_begun(kind, line) for line in former]
        made += [
            ReportLine(room_id=room.id, element=element)
            for element in elements_of(room, settings)
            if element not in named
        ]
    return tuple(made)


def _begun(kind: ReportKind, line: ReportLine) -> ReportLine:
    bare = replace(line, photos=(), charge_cents=None)
    return bare if kind is ReportKind.ENTRY else replace(bare, condition=None, comment="")


def require_draft(report: ConditionReport) -> None:
    """Refuse to change a report that is closed: a correction makes a new version."""
    if report.state is not ReportState.DRAFT:
        raise RuleBroken(
            "report_closed",
            said(
                "L’état des lieux {number} est clos\u202f: corrigez-le par une nouvelle version."
            ).format(number=report.number),
        )


def unseen(report: ConditionReport) -> tuple[ReportLine, ...]:
    """Return the elements whose condition is not noted yet."""
    return tuple(line for line in report.lines if line.condition is None)


def check_close(report: ConditionReport) -> None:
    """Refuse to close a report that lacks its day, who was there, or the condition of a line."""
    require_draft(report)
    if report.day is None:
        raise RuleBroken("day_required", said("Notez le jour de l’état des lieux."), field="day")
    if not report.city_present.strip():
        raise RuleBroken(
            "city_required", said("Notez qui était là pour la Ville."), field="city_present"
        )
    if not report.association_present.strip() and not report.refused:
        raise RuleBroken(
            "association_required",
            said(
                "Notez qui était là pour l’association, ou que personne n’est venu ou n’a voulu "
                "signer."
            ),
            field="association_present",
        )
    lacking = unseen(report)
    if lacking:
        count = plural(len(lacking), said("élément est sans état"), said("éléments sont sans état"))
        raise RuleBroken(
            "conditions_missing",
            said(
                "{count}, d’abord «\u202f{element}\u202f»\u202f: notez-le, ou "
                "«\u202fsans objet\u202f»."
            ).format(count=count, element=lacking[0].element),
            field="lines",
        )


def charges_of(report: ConditionReport) -> int:
    """Return what a report charges in all, in cents."""
    return sum(line.charge_cents or 0 for line in report.lines)
