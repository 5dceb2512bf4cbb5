"""Work is done on threads of its own and comes back to that of the window."""

import threading

import pytest

from polesdesk.ui.workers import InlineWorker, Lane, Outcome, ThreadWorker


@pytest.fixture
def worker(qapp):
    made = ThreadWorker()
    yield made
    made.close()
    made.deleteLater()


def test_works_elsewhere_and_answers_here(worker, qtbot):
    answers = []
    worker.submit(
        Lane.READ, threading.get_ident, lambda o: answers.append((o.value, threading.get_ident()))
    )
    qtbot.waitUntil(lambda: bool(answers))
    worked, answered = answers[0]
    assert worked != threading.get_ident()
    assert answered == threading.get_ident()


def test_a_lane_keeps_its_order(worker, qtbot):
    done = []
    for number in range(50):
        worker.submit(Lane.WRITE, lambda n=number: n, lambda o: done.append(o.value))
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))


def test_a_long_job_does_not_hold_back_reading(worker, qtbot):
    gate = threading.Event()
    answers = []
    worker.submit(Lane.JOB, gate.wait, lambda o: answers.append("job"))
    worker.submit(Lane.READ, lambda: None, lambda o: answers.append("read"))
    qtbot.waitUntil(lambda: answers == ["read"])
    gate.set()
    qtbot.waitUntil(lambda: answers == ["read", "job"])


@pytest.mark.parametrize("inline", [True, False])
def test_an_error_travels_as_an_outcome(worker, qtbot, inline):
    def fail() -> None:
        raise KeyError("nothing")

    answers: list[Outcome] = []
    (InlineWorker() if inline else worker).submit(Lane.READ, fail, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0].error, KeyError)


def test_closing_lets_what_is_being_written_finish(worker):
    written = []
    gate = threading.Event()
    worker.submit(Lane.WRITE, gate.wait, lambda o: None)
    worker.submit(Lane.WRITE, lambda: written.append(1), lambda o: None)
    gate.set()
    worker.close()
    assert written == [1]
