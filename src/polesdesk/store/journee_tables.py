"""The tables of the journée citoyenne."""

from __future__ import annotations

from sqlalchemy import Index

from polesdesk.domain.journee import CitizenDay, DayTask
from polesdesk.domain.sign_ups import Incident, SignUp, SurveyAnswer
from polesdesk.domain.worksites import Proposal, Worksite
from polesdesk.store.tables import entity, sort_column

citizen_day = entity("citizen_day", CitizenDay)
day_task = entity(
    "day_task",
    DayTask,
    Index("ix_day_task_edition", "edition_id", "due_on"),
    Index("ix_day_task_worksite", "worksite_id"),
)
worksite_proposal = entity(
    "worksite_proposal", Proposal, Index("ix_worksite_proposal_edition", "edition_id")
)
worksite = entity(
    "worksite",
    Worksite,
    sort_column("title_key"),
    Index("ix_worksite_edition", "edition_id", "number"),
)
sign_up = entity(
    "sign_up",
    SignUp,
    Index("ix_sign_up_edition", "edition_id", "worksite_id"),
    Index("ix_sign_up_volunteer", "volunteer_id"),
)
survey_answer = entity(
    "survey_answer", SurveyAnswer, Index("ix_survey_answer_edition", "edition_id")
)
incident = entity("incident", Incident, Index("ix_incident_edition", "edition_id"))
