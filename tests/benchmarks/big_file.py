"""Makes big files for the benchmarks: many hubs, associations and agreements, quickly."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.associations import Association, Officer, Paper, PaperKind
from polesdesk.domain.conventions import Convention, Slot, State, UseKind
from polesdesk.domain.hubs import FreeUseGround, Hub, PropertyRegime, Room
from polesdesk.domain.identity import new_id
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, HUB, OFFICER, PAPER, ROOM
from polesdesk.store.opening import create

TODAY = date(2026, 11, 21)
_FIRST = ("Amicale", "Théâtre", "Club", "Atelier", "Chorale", "Cercle", "Jardins", "Radio")
_SECOND = ("de l’Œuf", "des Échecs", "du Parc", "d’Étouvie", "du Marais", "de la Gare", "Unis")


def fill(work: Work, hubs: int, conventions: int, seed: int = 1) -> None:
    """Insert hubs, five rooms each, and agreements with an association, a slot, an insurance."""
    assert work.writer is not None
    chance = random.Random(seed)
    work.name("benchmark", "grand fichier")
    made = [
        Hub(id=new_id(), code=f"H{at}", name=f"Pôle {at}", property_regime=PropertyRegime.PUBLIC)
        for at in range(hubs)
    ]
    rooms = [
        Room(id=new_id(), hub_id=hub.id, name=f"Salle {at}", surface_m2=Decimal(20 + at))
        for hub in made
        for at in range(1, 6)
    ]
    work.writer.insert_many(HUB, made)
    work.writer.insert_many(ROOM, rooms)
    for start in range(0, conventions, 5000):
        _agreements(work, chance, rooms, start, min(start + 5000, conventions))


def _agreements(work: Work, chance: random.Random, rooms: list[Room], start: int, end: int) -> None:
    assert work.writer is not None
    owners, people, papers, agreements = [], [], [], []
    for at in range(start, end):
        name = f"{chance.choice(_FIRST)} {chance.choice(_SECOND)} {at}"
        owner = Association(id=new_id(), name=name, city="Amiens", rna=f"W{at:09d}")
        room = chance.choice(rooms)
        begin = TODAY - timedelta(days=chance.randrange(900))
        owners.append(owner)
        people.append(
            Officer(id=new_id(), association_id=owner.id, last_name=f"Nom {at}",
                    quality="présidente", signs=True)
        )  # fmt: skip
        papers.append(
            Paper(id=new_id(), association_id=owner.id, kind=PaperKind.INSURANCE_CERTIFICATE,
                  valid_to=TODAY + timedelta(days=chance.randrange(-60, 400)))
        )  # fmt: skip
        slot = Slot(id=new_id(), room_id=room.id, weekday=chance.randrange(1, 8),
                    start=time(18), end=time(20))  # fmt: skip
        agreements.append(
            Convention(
                id=new_id(), number=f"B-{begin.year}-{at:06d}", hub_id=room.hub_id,
                association_id=owner.id, state=State.NOTIFIED, use_kind=UseKind.SLOT,
                room_ids=(room.id,), slots=(slot,), start_date=begin,
                end_date=begin + timedelta(days=1095), in_kind_value_cents=chance.randrange(10**6),
                free_use_ground=FreeUseGround.L2125_1_GENERAL_INTEREST,
            )
        )  # fmt: skip
    work.writer.insert_many(ASSOCIATION, owners)
    work.writer.insert_many(OFFICER, people)
    work.writer.insert_many(PAPER, papers)
    work.writer.insert_many(CONVENTION, agreements)


def make(path: Path, *, hubs: int = 1000, conventions: int = 50_000) -> Path:
    """Make a big file, or keep the one that is there."""
    if not path.exists():
        create(path)
        runner = Runner(path, today=lambda: TODAY)
        runner.do(fill, hubs, conventions)
        runner.close()
    return path
