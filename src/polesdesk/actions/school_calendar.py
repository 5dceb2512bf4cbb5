"""The calendar of the office: school holidays, public holidays, closures and requisitions."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import resources

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.calendar_days import PlanningCalendar, by_hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import Closure, SchoolHoliday
from polesdesk.domain.speech import said
from polesdesk.store import authority, planning, records
from polesdesk.store.kinds import CLOSURE, CLOSURE_OPERATION, HUB, SCHOOL_HOLIDAY

OFFICIAL = "Calendrier officiel"


@cache
def official_holidays() -> tuple[SchoolHoliday, ...]:
    """Return the official school holidays of zones A, B and C, as far as they are published."""
    path = resources.files("polesdesk").joinpath("_assets", "calendar", "school_holidays.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return tuple(
        SchoolHoliday(
            id=f"official-{row['zone']}-{row['first']}",
            zone=row["zone"],
            name=row["name"],
            first=date.fromisoformat(row["first"]),
            last=date.fromisoformat(row["last"]),
            source=OFFICIAL,
        )
        for row in rows
    )


def school_holidays(work: Work, zone: str) -> tuple[SchoolHoliday, ...]:
    """Return the school holidays of a zone: those of the office, else the official ones.

    The official ones come with the program until the office changes one of them.
    """
    own = tuple(one for one in planning.school_holidays(work.connection) if one.zone == zone)
    return own or tuple(one for one in official_holidays() if one.zone == zone)


def calendar(work: Work, first: date, last: date) -> PlanningCalendar:
    """Return what days are from ``first`` to ``last`` for the office's zone and region."""
    settings = authority.settings(work.connection)
    return PlanningCalendar(
        periods=school_holidays(work, str(settings.holiday_zone)),
        region=settings.public_holiday_region,
        closures=by_hub(planning.closures(work.connection, first, last)),
    )


def save_school_holidays(
    work: Work, zone: str, holidays: Sequence[SchoolHoliday]
) -> tuple[SchoolHoliday, ...]:
    """Keep the school holidays of a zone as the office has them; those left out are deleted.

    Raises ``RuleBroken`` for a holiday without name or days, or two that overlap.
    """
    _check_holidays(holidays)
    work.name("school_holiday.save", f"modification des vacances scolaires ({_zone_word(zone)})")
    known = {one.id: one for one in planning.school_holidays(work.connection) if one.zone == zone}
    kept = {one.id for one in holidays}
    common.bin_many(work, SCHOOL_HOLIDAY, [key for key in known if key not in kept])
    return tuple(
        work.save(SCHOOL_HOLIDAY, _of_office(one, zone, is_known=one.id in known))
        for one in holidays
    )


def _of_office(one: SchoolHoliday, zone: str, *, is_known: bool) -> SchoolHoliday:
    from dataclasses import replace

    return replace(one, zone=zone) if is_known else replace(one, id=new_id(), zone=zone, version=0)


def _zone_word(zone: str) -> str:
    return "Corse et outre-mer" if zone == "MANUAL" else f"zone {zone}"


def _check_holidays(holidays: Sequence[SchoolHoliday]) -> None:
    before: SchoolHoliday | None = None
    for one in sorted(holidays, key=lambda each: each.first or date.min):
        if not one.name.strip():
            raise RuleBroken("name_required", said("Donnez un nom à ces vacances."), field="name")
        if one.first is None or one.last is None or one.last < one.first:
            raise RuleBroken(
                "holiday_days",
                said(
                    "Vérifiez les dates de «\u202f{name}\u202f»\u202f: le premier jour, puis le "
                    "dernier, compris."
                ).format(name=one.name),
                field="last",
            )
        if before is not None and before.last is not None and one.first <= before.last:
            raise RuleBroken(
                "holidays_overlap",
                said(
                    "«\u202f{earlier}\u202f» et «\u202f{later}\u202f» se recouvrent\u202f: "
                    "corrigez une des deux dates."
                ).format(earlier=before.name, later=one.name),
                field="first",
            )
        before = one


def closures(work: Work, first: date, last: date) -> tuple[Closure, ...]:
    """Return the closures and requisitions that meet a period, by day."""
    return tuple(planning.closures(work.connection, first, last))


def save_closure(work: Work, closure: Closure) -> Closure:
    """Save the closure or requisition of a hub or room; raise ``RuleBroken`` for what is amiss.

    What belongs to an operation is changed from there, with all that it touches.
    """
    _refuse_of_operation(work, [closure])
    common.require(work, HUB, closure.hub_id)
    if closure.first is None:
        raise RuleBroken("first_required", said("Donnez le premier jour."), field="first")
    if closure.last is not None and closure.last < closure.first:
        raise RuleBroken(
            "last_before_first", said("Le dernier jour précède le premier."), field="last"
        )
    if (closure.start is None) is not (closure.end is None):
        raise RuleBroken(
            "hours", said("Donnez les deux heures, ou aucune pour la journée entière."), field="end"
        )
    if not closure.reason.strip():
        raise RuleBroken(
            "reason_required",
            said("Dites pourquoi\u202f: travaux, élections, congés…"),
            field="reason",
        )
    saved: Closure = common.save(work, CLOSURE, closure)
    return saved


def bin_closures(work: Work, ids: Sequence[str]) -> int:
    """Move closures to the bin: the occurrences come back."""
    _refuse_of_operation(work, records.get_many(work.connection, CLOSURE, ids))
    return common.bin_many(work, CLOSURE, ids)


def _refuse_of_operation(work: Work, closures: Sequence[Closure]) -> None:
    ids = [one.operation_id for one in closures if one.operation_id]
    if records.get_many(work.connection, CLOSURE_OPERATION, ids, alive=True):
        raise RuleBroken(
            "closure_of_operation",
            said(
                "Cette fermeture a sa fiche\u202f: rouvrez, prolongez ou annulez de là, tout ce "
                "qu’elle touche suivra."
            ),
        )
