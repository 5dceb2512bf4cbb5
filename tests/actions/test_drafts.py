"""Drafts of forms: kept, offered, dropped, and never a part of the history."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

from polesdesk.actions import drafts, hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.drafts import Draft
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.tables import command, op

AT = datetime(2026, 11, 20, 17, 4)


@pytest.fixture
def runner(office_file):
    made = Runner(office_file, now=lambda: AT)
    yield made
    made.close()


def draft(row="h1", form="hub", version=0, typed="Voltaire", **more) -> Draft:
    return Draft(
        form=form,
        row=row,
        title="Nouveau pôle",
        version=version,
        before={"name": ""},
        typed={"name": typed, "cited": ["A"], "signs": True},
        **more,
    )


def written(runner) -> int:
    """How much stands in the log."""

    def count(work):
        statements = [select(func.count()).select_from(table) for table in (command, op)]
        return sum(work.connection.execute(one).scalar_one() for one in statements)

    return runner.read(count)


def test_a_draft_comes_back_as_it_was_kept(runner):
    runner.do(drafts.keep, draft())
    (found,) = runner.read(drafts.listed)
    assert found.typed == {"name": "Voltaire", "cited": ["A"], "signs": True}
    assert (found.form, found.row, found.title, found.at) == ("hub", "h1", "Nouveau pôle", AT)


def test_a_draft_takes_the_place_of_the_one_before(runner):
    runner.do(drafts.keep, draft())
    runner.do(drafts.keep, draft(typed="Voltaire-Est"))
    assert [one.typed["name"] for one in runner.read(drafts.listed)] == ["Voltaire-Est"]


def test_a_draft_is_no_change_of_the_file(runner):
    before = written(runner)
    done = runner.do(drafts.keep, draft())
    runner.do(drafts.drop, "hub", "h1")
    assert written(runner) == before
    assert not done.changes.records
    assert not runner.changed_since_backup
    assert runner.read(drafts.listed) == ()


def test_dropping_leaves_the_drafts_of_others(runner):
    runner.do(drafts.keep, draft())
    runner.do(drafts.keep, draft(row="h2"))
    runner.do(drafts.drop, "hub", "h1")
    assert [one.row for one in runner.read(drafts.listed)] == ["h2"]


def test_a_new_record_that_was_saved_is_not_offered_again(runner):
    runner.do(drafts.keep, draft())
    runner.do(hubs.save, Hub(id="h1", code="VOL", name="Voltaire"))
    assert runner.read(drafts.listed) == ()


def test_the_record_of_a_draft_is_as_it_is_now(runner):
    saved = runner.do(hubs.save, Hub(id="h1", code="VOL", name="Voltaire")).value
    assert runner.read(drafts.record, draft(version=saved.version)) == saved


def test_the_record_of_a_new_draft_knows_its_owner(runner):
    found = runner.read(drafts.record, draft(row="r1", form="room", owner="h1"))
    assert found == Room(id="r1", hub_id="h1")


def test_a_record_deleted_since_is_said_to_be_gone(runner):
    runner.do(hubs.save, Hub(id="h1", code="VOL", name="Voltaire"))
    runner.do(hubs.bin, ("h1",))
    with pytest.raises(RuleBroken):
        runner.read(drafts.record, draft(version=1))
