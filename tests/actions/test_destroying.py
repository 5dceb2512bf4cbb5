"""Final deletion by hand: what goes with a record, what forbids it, what is left of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import String, cast, select

from polesdesk.actions import (
    associations,
    conventions,
    destroying,
    files,
    history,
    history_list,
    hubs,
    notes,
    settings,
    visits,
)
from polesdesk.actions import bin as binned
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.conventions import Convention
from polesdesk.domain.folding import sort_key
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Signatory
from polesdesk.domain.visits import Visit, VisitState
from polesdesk.store.kinds import KINDS, VISIT
from polesdesk.store.tables import op

SECRET = "Hippolyte-Introuvable"


@pytest.fixture
def runner(office_file: Path) -> Iterator[Runner]:
    made = Runner(office_file, actor="Accueil", today=lambda: date(2026, 11, 21))
    yield made
    made.close()


def a_hub(runner: Runner, name: str = "Voltaire") -> Hub:
    return runner.do(hubs.save, Hub(id=new_id(), code=sort_key(name)[:3].upper(), name=name)).value


def an_association(runner: Runner, name: str = SECRET) -> Association:
    return runner.do(associations.save, Association(id=new_id(), name=name)).value


def rows(runner: Runner) -> tuple[str, ...]:
    return tuple(row.id for row in runner.read(binned.listed))


def everything(runner: Runner) -> str:
    """All words that the tables of records, the log and the search hold."""

    def read(work) -> str:
        found = []
        for kind in KINDS.values():
            cells = [cast(column, String) for column in kind.table.c]
            found += [str(row) for row in work.connection.execute(select(*cells))]
        found += [str(row) for row in work.connection.execute(select(op.c.value))]
        words = work.connection.exec_driver_sql("SELECT body FROM search")
        titles = work.connection.exec_driver_sql("SELECT title FROM search_title")
        return " ".join([*found, *(str(row) for row in words), *(str(row) for row in titles)])

    return runner.read(read)


def binned_association(runner: Runner) -> Association:
    owner = an_association(runner)
    officer = Officer(id=new_id(), association_id=owner.id, last_name=SECRET, quality="président")
    runner.do(associations.save_officer, officer)
    sha = runner.files.put(b"%PDF-1.4 statuts")
    runner.do(
        associations.save_paper,
        Paper(id=new_id(), association_id=owner.id, sha256=sha, file_name=f"{SECRET}.pdf"),
    )
    runner.do(associations.bin, (owner.id,))
    return owner


def test_the_question_names_what_goes_along(runner: Runner) -> None:
    binned_association(runner)
    found = runner.read(destroying.look, rows(runner))
    assert found.titles == (f"Association {SECRET}",)
    assert found.parts == (f"dirigeant {SECRET}", "pièce « attestation d’assurance »")
    assert found.files == 1


def test_no_word_of_it_is_left_but_the_log_says_who_deleted_it(runner: Runner) -> None:
    owner = binned_association(runner)
    assert SECRET in everything(runner)
    done = runner.do(destroying.destroy, rows(runner))
    assert done.value == 1
    assert SECRET.lower() not in everything(runner).lower()
    assert rows(runner) == ()
    assert runner.files.all() == []
    assert not runner.read(files.check, full=True).problems
    (first, *_) = runner.read(history_list.page, ListQuery(), 0, 1)
    assert first.label == f"suppression définitive de l’association {SECRET}"
    assert first.actor == "Accueil"
    detail = runner.read(history_list.detail, first.id)
    assert not detail.can_undo
    assert not any(record.can_return for record in detail.records)
    told = {change.after for record in detail.records for change in record.changes}
    assert told == {"suppression définitive"}
    former = [one for one in runner.read(history.changes, owner.id) if one.field != "life"]
    assert SECRET not in str([(one.before, one.after) for one in former])


def test_a_person_is_not_named_in_the_log(runner: Runner) -> None:
    who = Signatory(id=new_id(), last_name=SECRET, quality="maire")
    who = runner.do(settings.save_signatory, who).value
    runner.do(settings.bin_signatories, (who.id,))
    done = runner.do(destroying.destroy, rows(runner))
    assert done.label == "suppression définitive du signataire"


def test_nothing_undoes_it_and_work_on_other_records_is_still_undone(runner: Runner) -> None:
    other = a_hub(runner, "Étouvie")
    runner.do(associations.bin, (an_association(runner).id,))
    runner.do(destroying.destroy, rows(runner))
    assert runner.read(history.next_undo) == "création du pôle Étouvie"
    runner.do(history.undo)
    assert runner.read(hubs.page, ListQuery()) == ()
    assert runner.read(history.next_redo) == "création du pôle Étouvie"
    runner.do(history.redo)
    assert [row.id for row in runner.read(hubs.page, ListQuery())] == [other.id]


def test_a_file_that_another_record_keeps_stays(runner: Runner) -> None:
    binned_association(runner)
    kept = an_association(runner, "Autre")
    sha = runner.files.put(b"%PDF-1.4 statuts")
    runner.do(associations.save_paper, Paper(id=new_id(), association_id=kept.id, sha256=sha))
    runner.do(destroying.destroy, rows(runner))
    assert runner.files.all() == [sha]


def test_a_room_goes_with_its_hub_and_a_note_with_its_record(runner: Runner) -> None:
    hub = a_hub(runner)
    room = runner.do(hubs.save_room, Room(id=new_id(), hub_id=hub.id, name="Salle")).value
    runner.do(notes.add_note, "hub", hub.id, "à revoir")
    runner.do(hubs.bin_rooms, (room.id,))
    runner.do(hubs.bin, (hub.id,))
    found = runner.read(destroying.look, (f"hub:{hub.id}",))
    assert (found.titles, len(found.parts)) == (("Pôle Voltaire",), 2)
    runner.do(destroying.destroy, (f"hub:{hub.id}",))
    assert rows(runner) == ()


def test_what_another_record_names_is_refused_until_that_one_goes_too(runner: Runner) -> None:
    hub, owner = a_hub(runner), an_association(runner)
    agreement = Convention(id=new_id(), hub_id=hub.id, association_id=owner.id)
    agreement = runner.do(conventions.save, agreement).value
    runner.do(conventions.bin, (agreement.id,))
    runner.do(associations.bin, (owner.id,))
    row = f"association:{owner.id}"
    with pytest.raises(RuleBroken, match=f"en dépendent .convention {agreement.number}"):
        runner.read(destroying.look, (row,))
    with pytest.raises(RuleBroken, match="en dépendent"):
        runner.do(destroying.destroy, (row,))
    assert row in rows(runner)
    runner.do(destroying.destroy, rows(runner))
    assert rows(runner) == ()


def test_a_room_of_an_agreement_is_refused(runner: Runner) -> None:
    hub, owner = a_hub(runner), an_association(runner)
    room = runner.do(hubs.save_room, Room(id=new_id(), hub_id=hub.id, name="Salle")).value
    agreement = Convention(id=new_id(), hub_id=hub.id, association_id=owner.id, room_ids=(room.id,))
    agreement = runner.do(conventions.save, agreement).value
    runner.do(conventions.bin, (agreement.id,))
    runner.do(hubs.bin_rooms, (room.id,))
    with pytest.raises(RuleBroken, match="en dépendent"):
        runner.do(destroying.destroy, (f"room:{room.id}",))


@pytest.mark.parametrize("state", [VisitState.FINAL, VisitState.DRAFT])
def test_a_final_visit_is_evidence(runner: Runner, state: VisitState) -> None:
    hub = a_hub(runner)
    number = "V-2026-001"
    visit = Visit(id=new_id(), number=number, hub_id=hub.id, day=date(2026, 11, 20), state=state)
    runner.do(lambda work: work.save(VISIT, visit))
    runner.do(visits.bin, (visit.id,))
    if state is VisitState.FINAL:
        with pytest.raises(RuleBroken, match="conservée comme preuve"):
            runner.do(destroying.destroy, rows(runner))
        assert rows(runner)
    else:
        runner.do(destroying.destroy, rows(runner))
        assert rows(runner) == ()


def test_only_what_lies_in_the_bin_is_deleted_for_good(runner: Runner) -> None:
    hub = a_hub(runner)
    with pytest.raises(RuleBroken, match="plus à la corbeille"):
        runner.do(destroying.destroy, (f"hub:{hub.id}",))


def test_every_part_is_a_kind_of_record() -> None:
    for kind, parts in destroying.PARTS.items():
        assert {kind, *parts} <= set(KINDS)
