"""The bin: what was deleted, for thirty days, and how it comes back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from polesdesk.actions import associations, bin, conventions, history, hubs, settings  # noqa: A004
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Signatory

NOON = datetime(2026, 11, 21, 12)


class Clock:
    """A clock that tests set."""

    now = NOON


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def runner(office_file: Path, clock: Clock) -> Iterator[Runner]:
    made = Runner(office_file, now=lambda: clock.now, actor="Accueil")
    yield made
    made.close()


def a_hub(runner: Runner, code: str = "VOL", name: str = "Voltaire") -> Hub:
    return runner.do(hubs.save, Hub(id=new_id(), code=code, name=name)).value


def an_association(runner: Runner, name: str = "Théâtre de l’Œuf") -> Association:
    return runner.do(associations.save, Association(id=new_id(), name=name)).value


def names(runner: Runner, **asked: object) -> list[str]:
    return [row.name for row in runner.read(bin.listed, ListQuery(**asked))]


def test_what_was_deleted_is_listed_with_who_and_when(runner: Runner, clock: Clock) -> None:
    hub = a_hub(runner)
    clock.now += timedelta(hours=1)
    runner.do(hubs.bin, (hub.id,))
    (row,) = runner.read(bin.listed)
    assert (row.kind, row.record, row.name, row.actor) == ("hub", hub.id, "Voltaire", "Accueil")
    assert row.at.replace(tzinfo=None) == clock.now
    assert row.days_left == 30


@pytest.mark.parametrize(("days", "left"), [(0, 30), (1, 29), (29, 1), (30, None), (400, None)])
def test_after_thirty_days_the_bin_shows_it_no_more_and_the_file_keeps_it(
    runner: Runner, clock: Clock, days: int, left: int | None
) -> None:
    hub = a_hub(runner)
    runner.do(hubs.bin, (hub.id,))
    clock.now += timedelta(days=days)
    rows = runner.read(bin.listed)
    assert [row.days_left for row in rows] == ([] if left is None else [left])
    assert runner.read(history.changes, hub.id)[0].after == "binned"


def test_every_kind_that_can_be_deleted_is_in_the_bin(runner: Runner) -> None:
    hub, owner = a_hub(runner), an_association(runner)
    room = runner.do(hubs.save_room, Room(id=new_id(), hub_id=hub.id, name="Salle 1")).value
    chair = Officer(id=new_id(), association_id=owner.id, last_name="Exemple", quality="x")
    chair = runner.do(associations.save_officer, chair).value
    paper = runner.do(associations.save_paper, Paper(id=new_id(), association_id=owner.id)).value
    agreement = Convention(id=new_id(), hub_id=hub.id, association_id=owner.id)
    agreement = runner.do(conventions.save, agreement).value
    who = runner.do(settings.save_signatory, Signatory(id=new_id(), last_name="X", quality="y"))
    for action, one in (
        (conventions.bin, agreement), (associations.bin_papers, paper),
        (associations.bin_officers, chair), (hubs.bin_rooms, room), (hubs.bin, hub),
        (associations.bin, owner), (settings.bin_signatories, who.value),
    ):  # fmt: skip
        runner.do(action, (one.id,))
    kinds = [row.kind for row in runner.read(bin.listed)]
    assert sorted(kinds) == sorted(
        ["association", "convention", "hub", "officer", "paper", "room", "signatory"]
    )
    assert {"Attestation d’assurance", agreement.number, "Exemple"} <= set(names(runner))


def test_the_bin_is_filtered_and_sorted_in_french(runner: Runner) -> None:
    for name in ("Écho", "Zoé", "Abeille 10", "Abeille 9"):
        runner.do(associations.bin, (an_association(runner, name).id,))
    runner.do(hubs.bin, (a_hub(runner, name="Écluse").id,))
    assert names(runner, sort="name") == ["Abeille 9", "Abeille 10", "Écho", "Écluse", "Zoé"]
    assert names(runner, sort="name", descending=True)[0] == "Zoé"
    assert names(runner, text="echo") == ["Écho"]
    assert names(runner, text="pôle accueil") == ["Écluse"]
    assert names(runner, filters={"kind": "hub"}) == ["Écluse"]
    query = ListQuery(text="abei", sort="name")
    assert runner.read(bin.count, query) == 2
    (second,) = runner.read(bin.page, query, 1, 1)
    assert second.name == "Abeille 10"
    assert runner.read(bin.position, query, second.id) == 1
    assert runner.read(bin.position, query, "hub:x") is None


def rows_of(runner: Runner, *wanted: str) -> tuple[str, ...]:
    return tuple(row.id for row in runner.read(bin.listed) if row.name in wanted)


def test_what_comes_back_is_one_undo(runner: Runner) -> None:
    first, second = an_association(runner, "Un"), an_association(runner, "Deux")
    runner.do(associations.bin, (first.id, second.id))
    done = runner.do(bin.bring_back, rows_of(runner, "Un", "Deux"))
    assert (done.value, done.label) == (2, "rétablissement de 2\u00a0fiches")
    assert runner.read(bin.listed) == ()
    assert runner.read(associations.get, first.id).name == "Un"
    runner.do(history.undo)
    assert sorted(names(runner)) == ["Deux", "Un"]


def test_one_record_is_named(runner: Runner) -> None:
    runner.do(hubs.bin, (a_hub(runner).id,))
    done = runner.do(bin.bring_back, rows_of(runner, "Voltaire"))
    assert done.label == "rétablissement du pôle Voltaire"


def test_what_is_alive_again_is_not_brought_back_twice(runner: Runner) -> None:
    hub = a_hub(runner)
    with pytest.raises(RuleBroken, match="plus à la corbeille"):
        runner.do(bin.bring_back, (f"hub:{hub.id}",))


def test_a_code_taken_meanwhile_holds_a_hub_back(runner: Runner) -> None:
    runner.do(hubs.bin, (a_hub(runner).id,))
    a_hub(runner, name="Nouveau Voltaire")
    with pytest.raises(RuleBroken, match="Nouveau Voltaire"):
        runner.do(bin.bring_back, rows_of(runner, "Voltaire"))
    assert names(runner) == ["Voltaire"]


def test_a_part_comes_back_with_its_record_or_after_it(runner: Runner) -> None:
    hub = a_hub(runner)
    room = runner.do(hubs.save_room, Room(id=new_id(), hub_id=hub.id, name="Salle 1")).value
    runner.do(hubs.bin_rooms, (room.id,))
    runner.do(hubs.bin, (hub.id,))
    with pytest.raises(RuleBroken, match="Pôle Voltaire"):
        runner.do(bin.bring_back, rows_of(runner, "Salle 1"))
    runner.do(bin.bring_back, rows_of(runner, "Salle 1", "Voltaire"))
    assert runner.read(hubs.get_room, room.id).name == "Salle 1"


def test_a_merged_duplicate_is_not_offered(runner: Runner) -> None:
    kept, other = an_association(runner, "Un"), an_association(runner, "Uns")
    runner.do(associations.merge, kept.id, other.id)
    assert runner.read(bin.listed) == ()


def test_a_default_signatory_chosen_meanwhile_stays_the_default(runner: Runner) -> None:
    def signatory(name: str) -> Signatory:
        one = Signatory(id=new_id(), last_name=name, quality="maire", is_default=True)
        return runner.do(settings.save_signatory, one).value

    former = signatory("Ancien")
    runner.do(settings.bin_signatories, (former.id,))
    signatory("Nouveau")
    runner.do(bin.bring_back, rows_of(runner, "Ancien"))
    known = runner.read(settings.whole).signatories
    assert {one.last_name: one.is_default for one in known} == {"Nouveau": True, "Ancien": False}


def test_the_one_who_deleted_last_is_named(office_file: Path) -> None:
    first = Runner(office_file, actor="Accueil")
    hub = a_hub(first)
    first.do(hubs.bin, (hub.id,))
    first.do(bin.bring_back, (f"hub:{hub.id}",))
    first.close()
    second = Runner(office_file, actor="Direction")
    second.do(hubs.bin, (hub.id,))
    (row,) = second.read(bin.listed)
    assert row.actor == "Direction"
    assert row.record == hub.id
    second.close()
