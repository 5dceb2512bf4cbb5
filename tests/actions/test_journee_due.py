"""What lacks before a journée citoyenne is told in time, and no longer once it is there."""

from dataclasses import replace
from datetime import date, timedelta

from actions.conftest import Office
from actions.test_journee import edition, worksite
from polesdesk.actions import due, journee
from polesdesk.domain.alerts import DAY_TASK_DUE, INSURER_UNTOLD, WORKSITE_UNLED
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import DayTask, DayTaskKind, ServiceAnswer
from polesdesk.domain.rows import AlertRow

KINDS = {DAY_TASK_DUE, INSURER_UNTOLD, WORKSITE_UNLED}


def told(office: Office) -> dict[str, AlertRow]:
    return {one.kind: one for one in office.runner.read(due.all_alerts) if one.kind in KINDS}


def test_what_lacks_is_told_two_months_ahead(office: Office) -> None:
    day = edition(office, day=office.day + timedelta(days=61), insurer_informed_on=None)
    worksite(office, day, "Haie", lead_ids=())
    assert told(office) == {}
    office.day += timedelta(days=1)
    found = told(office)
    assert found[WORKSITE_UNLED].detail == "Haie"
    assert not found[WORKSITE_UNLED].late
    assert found[INSURER_UNTOLD].detail == "assureur"
    office.day += timedelta(days=47)
    assert told(office)[INSURER_UNTOLD].late
    office.day += timedelta(days=20)
    assert told(office) == {}


def test_a_service_that_does_not_answer_is_told_until_it_does(office: Office) -> None:
    day = edition(office)
    asked = office.runner.do(
        journee.save_task,
        DayTask(id=new_id(), edition_id=day.id, title="Camion", owner="Atelier",
                kind=DayTaskKind.SERVICE_REQUEST, due_on=office.day - timedelta(days=1)),
    ).value  # fmt: skip
    row = told(office)[DAY_TASK_DUE]
    assert (row.label, row.detail, row.late) == (
        "Réponse d’un service attendue",
        "Camion · Atelier",
        True,
    )
    answered = replace(asked, answer=ServiceAnswer.GRANTED)
    office.runner.do(journee.save_task, answered)
    assert told(office)[DAY_TASK_DUE].label.startswith("Journée citoyenne")
    office.runner.do(journee.note_done, [asked.id], date(2026, 11, 21))
    assert DAY_TASK_DUE not in told(office)
