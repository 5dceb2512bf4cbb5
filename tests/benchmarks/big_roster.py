"""Makes big rosters for the benchmarks: many people, shifts and assignments, quickly."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.hubs import Hub, PropertyRegime
from polesdesk.domain.identity import new_id
from polesdesk.domain.rosters import Assignment, AssignmentStatus, DutyShift, HourlyRate
from polesdesk.domain.volunteers import Availability, Volunteer
from polesdesk.store import records
from polesdesk.store.kinds import ASSIGNMENT, DUTY_SHIFT, HOURLY_RATE, HUB, VOLUNTEER, Kind

PEOPLE, ASSIGNMENTS = 100_000, 500_000
_FIRST = ("Ana", "Bilal", "Chloé", "Denis", "Élise", "Farid", "Gaëlle", "Hugo", "Inès", "Joël")
_SYLLABLES = ("ba", "cou", "dan", "fa", "gri", "jo", "lan", "mar", "nor", "pel", "quin", "ros")
_SKILLS = ("accueil", "bureautique", "bricolage", "cuisine", "jardinage", "lecture", "conduite")
_QUARTERS = tuple(f"Quartier {at}" for at in range(40))
_TASKS = ("Accueil", "Aide numérique", "Ouverture", "Jardin")
_TOGETHER = 5000
_EACH = 2
"""People on a shift."""


def fill(runner: Runner, people: int, assignments: int, *, hubs: int = 200, seed: int = 5) -> None:
    """Insert hubs, people, and shifts of the last four years and the next weeks, all held.

    It is done in many commands, as an office does it: one alone would hold all in memory.
    """
    chance = random.Random(seed)
    places = [
        Hub(id=new_id(), code=f"R{at}", name=f"Pôle {at}", property_regime=PropertyRegime.PUBLIC)
        for at in range(hubs)
    ]
    rate = HourlyRate(id=new_id(), from_date=date(2020, 1, 1), cents=1700, source="essai")
    runner.do(_insert, {HUB: places, HOURLY_RATE: [rate]})
    ids: list[str] = []
    for start in range(0, people, _TOGETHER):
        some = [_person(chance, places) for _ in range(min(_TOGETHER, people - start))]
        runner.do(_insert, {VOLUNTEER: some})
        ids += [one.id for one in some]
    for start in range(0, assignments, _TOGETHER):
        count = min(_TOGETHER, assignments - start) // _EACH
        held = [chance.sample(ids, _EACH) for _ in range(count)]
        runner.do(_write, _shifts(chance, places, held, runner.today()))


def _insert(work: Work, rows: Mapping[Kind, Sequence[Any]]) -> None:
    assert work.writer is not None
    work.name("benchmark", "grands plannings")
    for kind, values in rows.items():
        work.writer.insert_many(kind, values)


def _write(work: Work, rows: Mapping[Kind, Sequence[Any]]) -> None:
    """Write rows without their history, of which nothing here is timed."""
    work.name("benchmark", "grands plannings")
    for kind, values in rows.items():
        records.write_new(work.connection, kind, [replace(one, version=1) for one in values])


def _person(chance: random.Random, places: list[Hub]) -> Volunteer:
    name = "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
    hours = tuple(
        Availability(weekday=day, start=time(9), end=time(12))
        for day in sorted(chance.sample(range(1, 8), 2))
    )
    return Volunteer(
        id=new_id(), first_name=chance.choice(_FIRST), last_name=name,
        phone=f"+336{chance.randrange(10**8):08d}", quarter=chance.choice(_QUARTERS),
        skills=tuple(sorted(chance.sample(_SKILLS, 2))), availability=hours,
        hub_ids=(chance.choice(places).id,), agreed_minutes=chance.choice((None, 480, 960)),
        is_minor=chance.random() < 0.02, is_agent=chance.random() < 0.02,
        parental_authorisation_on=date(2026, 1, 1),
    )  # fmt: skip


def _shifts(
    chance: random.Random, places: list[Hub], held: list[list[str]], today: date
) -> dict[Kind, Sequence[Any]]:
    shifts, taken = [], []
    for people in held:
        day = today + timedelta(days=chance.randrange(-1400, 60))
        status = AssignmentStatus.PRESENT if day < today else AssignmentStatus.CONFIRMED
        shift = DutyShift(
            id=new_id(), hub_id=chance.choice(places).id, day=day, start=time(9), end=time(12),
            task=chance.choice(_TASKS), maximum=_EACH,
        )  # fmt: skip
        shifts.append(shift)
        taken += [
            Assignment(id=new_id(), shift_id=shift.id, volunteer_id=who, day=day, status=status)
            for who in people
        ]
    return {DUTY_SHIFT: shifts, ASSIGNMENT: taken}
