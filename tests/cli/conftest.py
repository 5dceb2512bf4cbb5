"""A file as an office fills it, and the command line called without a process of its own."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from polesdesk import cli
from polesdesk.actions import associations, conventions, files, hubs
from polesdesk.domain.associations import Association, Officer, Paper, PaperKind
from polesdesk.domain.conventions import Convention, HolidayRule, Slot, State, UseKind, WeekParity
from polesdesk.domain.hubs import Hub, PropertyRegime, Room
from polesdesk.domain.identity import new_id

DAY = date(2026, 9, 1)


@dataclass
class Answer:
    """What a command answered: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output read as JSON."""
        return json.loads(self.out)


Call = Callable[..., Answer]


@pytest.fixture
def call() -> Call:
    """Call the command line with words, as a shell would hand them over."""

    def carry_out(*words: object, ask: Callable[[str], str | None] = lambda name: None) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        code = cli.run([str(word) for word in words], out, err, ask)
        return Answer(code, out.getvalue(), err.getvalue())

    return carry_out


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("filled") / "filled.polesdesk"
    files.create(path)
    runner = files.open_runner(path, today=DAY)
    try:
        _fill(runner.do)
    finally:
        runner.close()
    return path.read_bytes()


@pytest.fixture
def database(_filled: bytes, tmp_path: Path) -> Path:
    """An office's file with one hub, one room, one association and two agreements."""
    path = tmp_path / "bureau.polesdesk"
    path.write_bytes(_filled)
    return path


def _fill(do: Callable[..., Any]) -> None:
    regime = PropertyRegime.PUBLIC
    hub = do(
        hubs.save,
        Hub(
            id=new_id(), code="VOL", name="Voltaire", address="12 rue de l’Exemple",
            postal_code="80000", city="Exempleville", property_regime=regime,
        ),
    ).value  # fmt: skip
    room = Room(
        id=new_id(), hub_id=hub.id, name="Salle 1", surface_m2=Decimal("32.5"), capacity=19,
        erp_type="L", erp_category=5,
    )  # fmt: skip
    room = do(hubs.save_room, room).value
    association = Association(
        id=new_id(), name="Théâtre <de l’Œuf> & Cie", acronym="TOC", siret="73282932000074",
        rna="W802000001", email="contact@example.org", phone="+33199001234",
    )  # fmt: skip
    association = do(associations.save, association).value
    chair = Officer(
        id=new_id(), association_id=association.id, civility="Mme", first_name="Ana",
        last_name="Exemple", quality="présidente", signs=True,
    )  # fmt: skip
    do(associations.save_officer, chair)
    insurance = Paper(
        id=new_id(), association_id=association.id, kind=PaperKind.INSURANCE_CERTIFICATE,
        valid_to=date(2026, 12, 31),
    )  # fmt: skip
    do(associations.save_paper, insurance)
    slots = (
        Slot(
            id=new_id(), room_id=room.id, weekday=1, start=time(18), end=time(20, 30),
            school_holidays=HolidayRule.WITHOUT,
        ),
        Slot(
            id=new_id(), room_id=room.id, weekday=4, start=time(9), end=time(11),
            week_parity=WeekParity.ODD, school_holidays=HolidayRule.WITH,
        ),
    )  # fmt: skip
    running = Convention(
        id=new_id(), number="2024/17", hub_id=hub.id, association_id=association.id,
        use_kind=UseKind.SLOT, room_ids=(room.id,), slots=slots, state=State.NOTIFIED,
        start_date=date(2024, 11, 1), end_date=date(2026, 10, 31),
        signed_by_association_on=date(2024, 10, 20), signed_by_city_on=date(2024, 10, 25),
        occupancy_fee_cents=12050,
    )  # fmt: skip
    do(conventions.save, running)
    draft = Convention(
        id=new_id(), hub_id=hub.id, association_id=association.id, use_kind=UseKind.EXCLUSIVE,
        room_ids=(room.id,), start_date=date(2026, 11, 1), end_date=date(2028, 10, 31),
    )  # fmt: skip
    do(conventions.save, draft)


@pytest.fixture
def digest_of() -> Callable[[Path], dict[str, str]]:
    """Sum up every file of a folder: what a reading command must leave as it was."""

    def digest(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return digest
