"""The desk: answers come to whoever is still there, errors to whoever can mend them."""

import sys
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QObject

from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Changes, Done
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.desk import Desk
from polesdesk.ui.jobs import JobHandle
from polesdesk.ui.workers import InlineWorker, Lane


class FakeRunner:
    """Carries out actions on nothing."""

    closed = False

    def read(self, action, *args, **kw):
        return action("work", *args, **kw)

    def do(self, action, *args, **kw):
        value = action("work", *args, **kw)
        changes = Changes(records=frozenset({("hub", str(value))}))
        return Done(value=value, label="création du pôle", changes=changes)

    def today(self):
        return date(2026, 11, 21)

    def close(self):
        self.closed = True


class Later(InlineWorker):
    """Keeps work until it is told to do it."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable, Callable]] = []

    def submit(self, lane: Lane, work, arrived) -> None:
        self.waiting.append((work, arrived))

    def work(self) -> None:
        waiting, self.waiting = self.waiting, []
        for work, arrived in waiting:
            InlineWorker.submit(self, Lane.READ, work, arrived)


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def desk(qapp):
    return Desk(FakeRunner(), InlineWorker())


def echo(work, value):
    return value


def refuse(work):
    raise RuleBroken("no", "Non.", field="name")


def lock(work):
    raise Trouble("busy", "Occupé.", "Attendez.")


def test_read_hands_the_answer_over(desk, owner):
    answers = []
    desk.read(echo, 5, then=answers.append, owner=owner)
    assert answers == [5]


def test_an_answer_for_a_closed_owner_is_dropped(qapp):
    worker, answers = Later(), []
    desk, owner = Desk(FakeRunner(), worker), QObject()
    desk.read(echo, 5, then=answers.append, owner=owner)
    desk.do(echo, 6, then=answers.append, owner=owner)
    import shiboken6

    shiboken6.delete(owner)
    worker.work()
    assert answers == []


def test_a_write_tells_its_name_then_its_value_then_the_changes(desk, owner):
    heard = []
    desk.saved.connect(heard.append)
    desk.changed.connect(lambda changes: heard.append(set(changes.records)))
    desk.do(echo, 7, then=heard.append, owner=owner)
    assert heard == ["création du pôle", 7, {("hub", "7")}]


@pytest.mark.parametrize("action", [refuse, lock])
@pytest.mark.parametrize("way", ["read", "do"])
def test_an_expected_error_goes_to_whoever_asked(desk, owner, action, way):
    refused, troubled = [], []
    desk.troubled.connect(troubled.append)
    getattr(desk, way)(action, then=lambda _: None, failed=refused.append, owner=owner)
    assert [type(error) for error in refused] in ([RuleBroken], [Trouble])
    assert troubled == []


def test_an_expected_error_that_nobody_takes_is_told(desk, owner):
    troubled = []
    desk.troubled.connect(troubled.append)
    desk.do(refuse, owner=owner)
    assert [error.message for error in troubled] == ["Non."]


def test_a_bug_goes_to_the_hook_of_errors(desk, owner, monkeypatch):
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(kind))
    desk.read(lambda work: 1 / 0, then=lambda _: None, owner=owner)
    assert caught == [ZeroDivisionError]


def test_busy_is_told_once_for_several_writes(qapp, owner):
    worker, told = Later(), []
    desk = Desk(FakeRunner(), worker)
    desk.busy_changed.connect(told.append)
    desk.do(echo, 1, owner=owner)
    desk.do(echo, 2, owner=owner)
    assert desk.is_writing()
    worker.work()
    assert told == [True, False]


def test_a_job_shows_its_progress_and_reloads_once_at_its_end(desk, owner):
    def job(runner, progress, count):
        for number in range(count):
            progress.step(number + 1, count, f"fiche {number + 1}")
            runner.do(echo, number)
        return "fini"

    heard = []
    desk.job_started.connect(lambda handle: handle.progressed.connect(lambda *p: heard.append(p)))
    desk.changed.connect(lambda changes: heard.append(sorted(changes.records)))
    desk.run(job, 3, title="Essai", then=heard.append, owner=owner)
    assert heard[-3:] == [(3, 3, "fiche 3"), [("hub", "0"), ("hub", "1"), ("hub", "2")], "fini"]


def test_a_job_stops_when_asked_and_keeps_what_it_had_done(qapp, owner):
    def job(runner, progress):
        runner.do(echo, 1)
        progress.step(1, 2, "")
        runner.do(echo, 2)

    worker, heard, changed = Later(), [], []
    desk = Desk(FakeRunner(), worker)
    desk.changed.connect(lambda changes: changed.append(sorted(changes.records)))
    handle: JobHandle = desk.run(job, title="Essai", then=heard.append, owner=owner)
    handle.cancel()
    worker.work()
    assert heard == []
    assert changed == [[("hub", "1")]]


def test_a_job_that_fails_tells_whoever_asked(desk, owner):
    def job(runner, progress):
        raise RuleBroken("no", "Non.")

    refused = []
    desk.run(job, title="Essai", failed=refused.append, owner=owner)
    assert [error.code for error in refused] == ["no"]


def test_today_is_that_of_the_runner_and_closing_closes_it(desk):
    assert desk.today() == date(2026, 11, 21)
    desk.close()
    assert desk._runner.closed
