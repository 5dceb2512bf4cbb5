"""An office with one hub, one room, one association, and a runner whose day is fixed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from actions.importing import Desk
from polesdesk.actions import associations, conventions, hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association, Officer
from polesdesk.domain.conventions import Convention, UseKind
from polesdesk.domain.hubs import Hub, PropertyRegime, Room
from polesdesk.domain.identity import new_id

TODAY = date(2026, 11, 21)


@dataclass
class Office:
    """A small office, and what tests ask of it most."""

    runner: Runner
    hub: Hub
    room: Room
    association: Association
    officer: Officer
    day: date = TODAY

    def agreement(self, **fields: object) -> Convention:
        """Save an agreement with the given fields, over what is usual."""
        usual: dict[str, object] = {
            "id": new_id(),
            "hub_id": self.hub.id,
            "association_id": self.association.id,
            "use_kind": UseKind.EXCLUSIVE,
            "room_ids": (self.room.id,),
            "start_date": date(2025, 9, 1),
            "end_date": date(2027, 8, 31),
        }
        made = Convention(**{**usual, **fields})  # type: ignore[arg-type]
        return self.runner.do(conventions.save, made).value

    def read(self, convention: Convention) -> Convention:
        """Return the agreement as it stands in the file."""
        return self.runner.read(conventions.get, convention.id)


@pytest.fixture
def office(office_file: Path) -> Iterator[Office]:
    """The small office, its file closed at the end."""
    made = Office.__new__(Office)
    made.day = TODAY
    made.runner = Runner(office_file, today=lambda: made.day, actor="Accueil")
    do = made.runner.do
    regime = PropertyRegime.PUBLIC
    made.hub = do(hubs.save, Hub(id=new_id(), code="VOL", name="Voltaire", property_regime=regime))
    made.hub = made.hub.value
    room = Room(id=new_id(), hub_id=made.hub.id, name="Salle 1", surface_m2=Decimal(32))
    made.room = do(hubs.save_room, room).value
    owner = Association(id=new_id(), name="Théâtre de l’Œuf", siret="")
    made.association = do(associations.save, owner).value
    chair = Officer(
        id=new_id(),
        association_id=made.association.id,
        civility="Mme",
        first_name="Ana",
        last_name="Exemple",
        quality="présidente",
        signs=True,
    )
    made.officer = do(associations.save_officer, chair).value
    yield made
    made.runner.close()


@pytest.fixture
def desk(office_file: Path) -> Iterator[Desk]:
    """A desk that imports into an empty file."""
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield Desk(runner)
    runner.close()
