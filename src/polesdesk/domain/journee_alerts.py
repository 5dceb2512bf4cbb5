"""What the dashboard says of a journée citoyenne that is being prepared."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.domain.alerts import DAY_TASK_DUE, INSURER_UNTOLD, WORKSITE_UNLED
from polesdesk.domain.french import plural
from polesdesk.domain.journee import CitizenDay, DayTask
from polesdesk.domain.journee_rows import awaits_answer
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said
from polesdesk.domain.worksites import Worksite

AHEAD = timedelta(days=60)
"""How far ahead of the day what lacks is told."""
URGENT = timedelta(days=14)
"""Under so many days before the day it is late."""
TASK_AHEAD = timedelta(days=14)
"""How far ahead of its own day an action is told."""


def worksites_unled(edition: CitizenDay, unled: list[Worksite], today: date) -> AlertRow:
    """Say that worksites have nobody who leads them or answers for the technique."""
    assert edition.day is not None
    return AlertRow(
        kind=WORKSITE_UNLED,
        due=edition.day - URGENT,
        subject_kind="worksite",
        subject_id=unled[0].id,
        label=said("Journée citoyenne\u202f: {sites} sans référent ou sans chef").format(
            sites=plural(len(unled), said("chantier"), said("chantiers"))
        ),
        detail=", ".join(one.title for one in unled),
        late=edition.day - today < URGENT,
    )


def insurer_untold(edition: CitizenDay, today: date) -> AlertRow:
    """Say that the insurer or the prefecture was not told yet (domain dossier D2)."""
    assert edition.day is not None
    lacking = [
        word
        for word, day in (
            (said("assureur"), edition.insurer_informed_on),
            (said("préfecture"), edition.prefecture_informed_on),
        )
        if day is None
    ]
    return AlertRow(
        kind=INSURER_UNTOLD,
        due=edition.day - URGENT,
        subject_kind="citizen_day",
        subject_id=edition.id,
        label=said("Journée citoyenne\u202f: à informer"),
        detail=", ".join(lacking),
        late=edition.day - today < URGENT,
    )


def task_due(task: DayTask, worksite: str, today: date) -> AlertRow:
    """Say that an action of the preparation is due, or that a service has not answered."""
    assert task.due_on is not None
    label = said("Réponse d’un service attendue") if awaits_answer(task) else said(
        "Journée citoyenne\u202f: à faire"
    )  # fmt: skip
    return AlertRow(
        kind=DAY_TASK_DUE,
        due=task.due_on,
        subject_kind="day_task",
        subject_id=task.id,
        label=label,
        detail=" · ".join(part for part in (task.title, task.owner, worksite) if part),
        late=task.due_on < today,
    )
