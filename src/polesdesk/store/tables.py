"""The tables of the file; entity tables follow the dataclasses of the domain."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from polesdesk.domain.allotments import Allotment
from polesdesk.domain.association_events import AssociationEvent
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.conventions import Convention, Slot
from polesdesk.domain.evaluations import Evaluation, EvaluationGrid
from polesdesk.domain.follow_ups import FollowUp, Letter
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.lists import SavedSearch
from polesdesk.domain.papers import Annex, ClauseTemplate, IssuedOriginal, Note, SignedCopy
from polesdesk.domain.premises_requests import PremisesRequest
from polesdesk.domain.school_calendar import Closure, SchoolHoliday, SlotException
from polesdesk.domain.settings import ReferenceRent, Settings, Signatory
from polesdesk.domain.visits import Finding, QuestionSet, Round, Visit
from polesdesk.store.columns import columns_of

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ALIVE = "alive"
BINNED = "binned"
UNDONE = "undone"
DESTROYED = "destroyed"
"""Deleted for good: the row stays as a trace without words, for the log names it."""


def entity(name: str, kind: type[Any], *extra: Any, leave_out: tuple[str, ...] = ()) -> Table:
    """Return the table of an entity: a column for each field, its life, and what is added."""
    life = (
        Column("life", Text, nullable=False, server_default=ALIVE),
        Column("binned_at", DateTime, nullable=True),
    )
    return Table(name, metadata, *columns_of(kind, leave_out=leave_out), *life, *extra)


def sort_column(name: str) -> Column[str]:
    """A folded sort key, materialised so that French order has an index."""
    return Column(name, Text, nullable=False, server_default="")


settings = entity("settings", Settings)
signatory = entity("signatory", Signatory)
rent = entity("rent", ReferenceRent)

hub = entity(
    "hub",
    Hub,
    sort_column("name_key"),
    sort_column("code_key"),
    Index("ix_hub_name", "life", "name_key", "id"),
    Index("ix_hub_code", "life", "code_key", "id"),
)
room = entity(
    "room",
    Room,
    sort_column("name_key"),
    Index("ix_room_hub", "hub_id", "life", "name_key", "id"),
)
association = entity(
    "association",
    Association,
    sort_column("name_key"),
    sort_column("city_key"),
    sort_column("president_key"),
    Column("insurance_valid_to", Text, nullable=True),
    Index("ix_association_name", "life", "name_key", "id"),
    Index("ix_association_city", "life", "city_key", "id"),
    Index("ix_association_president", "life", "president_key", "id"),
    Index("ix_association_insurance", "life", "insurance_valid_to", "id"),
    Index("ix_association_siret", "siret"),
    Index("ix_association_rna", "rna"),
)
officer = entity("officer", Officer, Index("ix_officer_association", "association_id", "life"))
paper = entity("paper", Paper, Index("ix_paper_association", "association_id", "kind", "life"))
association_event = entity(
    "association_event",
    AssociationEvent,
    Index("ix_association_event_association", "association_id", "on"),
)
convention = entity(
    "convention",
    Convention,
    sort_column("number_key"),
    sort_column("association_key"),
    sort_column("hub_key"),
    Column("hub_names", Text, nullable=False, server_default=""),
    Column("room_names", Text, nullable=False, server_default=""),
    Index("ix_convention_number", "life", "number_key", "id"),
    Index("ix_convention_association_key", "life", "association_key", "id"),
    Index("ix_convention_hub_key", "life", "hub_key", "id"),
    Index("ix_convention_end_date", "life", "end_date", "id"),
    Index("ix_convention_start_date", "life", "start_date", "id"),
    Index("ix_convention_in_kind", "life", "in_kind_value_cents", "id"),
    Index("ix_convention_association", "association_id", "life"),
    Index("ix_convention_hub", "hub_id", "life"),
    Index("ix_convention_amends", "amends_id"),
    Index("ix_convention_previous", "previous_id"),
    Index("ix_convention_origin", "origin_id"),
    Index("ix_convention_state", "state", "life"),
    Index(
        "ix_convention_standing",
        "life",
        "start_date",
        "end_date",
        "terminated_on",
        "state",
        "renewal",
        "number_key",
        "id",
    ),
    leave_out=("room_ids", "slots"),
)
convention_room = Table(
    "convention_room",
    metadata,
    Column("convention_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("room_id", Text, nullable=False),
    Index("ix_convention_room_room", "room_id"),
)
slot = Table(
    "slot",
    metadata,
    *columns_of(Slot),
    Column("convention_id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Index("ix_slot_convention", "convention_id", "position"),
    Index("ix_slot_room", "room_id", "weekday"),
)
issued = entity("issued", IssuedOriginal, Index("ix_issued_convention", "convention_id", "issue"))
signed_copy = entity(
    "signed_copy", SignedCopy, Index("ix_signed_copy_convention", "convention_id", "issued_id")
)
template = entity("template", ClauseTemplate, Index("ix_template_name", "name", "issue"))
annex = entity(
    "annex", Annex, Index("ix_annex_hub", "hub_id"), Index("ix_annex_convention", "convention_id")
)
saved_search = entity("saved_search", SavedSearch, Index("ix_saved_search", "subject", "name"))
note = entity("note", Note, Index("ix_note_subject", "subject_kind", "subject_id"))

school_holiday = entity(
    "school_holiday", SchoolHoliday, Index("ix_school_holiday_zone", "zone", "first")
)
closure = entity("closure", Closure, Index("ix_closure_hub", "hub_id", "last"))
slot_exception = entity(
    "slot_exception",
    SlotException,
    Index("ix_slot_exception_slot", "slot_id", "day"),
    Index("ix_slot_exception_hub", "hub_id", "day"),
    Index("ix_slot_exception_convention", "convention_id"),
)
allotment = entity(
    "allotment",
    Allotment,
    Index("ix_allotment_hub", "hub_id", "end_date"),
    Index("ix_allotment_convention", "convention_id"),
)
premises_request = entity(
    "premises_request",
    PremisesRequest,
    sort_column("number_key"),
    sort_column("applicant_key"),
    Index("ix_premises_request_number", "life", "number_key", "id"),
    Index("ix_premises_request_applicant", "life", "applicant_key", "id"),
    Index("ix_premises_request_received", "life", "received_on", "id"),
    Index("ix_premises_request_state", "state", "life"),
    Index("ix_premises_request_association", "association_id"),
)
visit = entity(
    "visit",
    Visit,
    sort_column("number_key"),
    Index("ix_visit_day", "life", "day", "id"),
    Index("ix_visit_number", "life", "number_key", "id"),
    Index("ix_visit_hub", "hub_id", "day"),
    Index("ix_visit_state", "state", "life"),
    Index("ix_visit_external", "external_id"),
    Index("ix_visit_round", "round_id"),
)
finding = entity(
    "finding",
    Finding,
    Index("ix_finding_visit", "visit_id", "position"),
    Index("ix_finding_room", "room_id", "day"),
    Index("ix_finding_slot", "slot_id", "slot_day"),
    Index("ix_finding_convention", "convention_id", "day"),
    Index("ix_finding_day", "life", "day", "id"),
)
round_sheet = entity(
    "round",
    Round,
    sort_column("number_key"),
    Index("ix_round_day", "life", "day", "id"),
    Index("ix_round_number", "life", "number_key", "id"),
    Index("ix_round_hub", "hub_id", "day"),
)
question_set = entity("question_set", QuestionSet)
follow_up = entity(
    "follow_up",
    FollowUp,
    Index("ix_follow_up_due", "life", "done_on", "due_on"),
    Index("ix_follow_up_convention", "convention_id"),
    Index("ix_follow_up_association", "association_id"),
    Index("ix_follow_up_visit", "visit_id"),
)
evaluation = entity(
    "evaluation",
    Evaluation,
    Index("ix_evaluation_convention", "convention_id", "life"),
)
evaluation_grid = entity("evaluation_grid", EvaluationGrid)
letter = entity(
    "letter",
    Letter,
    Index("ix_letter_subject", "subject_kind", "subject_id"),
    Index("ix_letter_association", "association_id"),
    Index("ix_letter_number", "number"),
)
_COUNTED = ("outcome", "motive", "day", "headcount", "capacity")
"""What a rate reads: in the index, in the order in which it is grouped, the table is not opened."""

observation = Table(
    "observation",
    metadata,
    Column("slot_id", Text, primary_key=True),
    Column("slot_day", Date, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("finding_id", Text, nullable=False),
    Column("visit_id", Text, nullable=False),
    Column("hub_id", Text, nullable=False),
    Column("room_id", Text, nullable=False),
    Column("convention_id", Text, nullable=True),
    Column("association_id", Text, nullable=True),
    Column("day", Date, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("hour", Integer, nullable=False),
    Column("last_hour", Integer, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("motive", Text, nullable=False),
    Column("headcount", Integer, nullable=True),
    Column("capacity", Integer, nullable=True),
    Index("ix_observation_finding", "finding_id"),
    Index("ix_observation_hub", "hub_id", *_COUNTED),
    Index("ix_observation_room", "room_id", *_COUNTED),
    Index("ix_observation_convention", "convention_id", *_COUNTED),
    Index("ix_observation_association", "association_id", *_COUNTED),
    Index("ix_observation_slot", "slot_id", "part", *_COUNTED),
    Index("ix_observation_hours", "weekday", "hour", "last_hour", *_COUNTED),
    Index("ix_observation_day", "day", "outcome", "motive", "headcount", "capacity"),
)
"""What final visits say of each occurrence, derived from the findings: rates read it alone.

One row per occurrence (domain.observing.Observation) with the capacity of its room.
"""

command = Table(
    "command",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("replica", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("hlc", Text, nullable=False),
    Column("undoes", Text, nullable=True),
    Column("undone", Boolean, nullable=False),
    Column("is_local", Boolean, nullable=False),
    Index("ix_command_hlc", "hlc"),
    Index("ix_command_undo", "is_local", "undone", "hlc"),
)
op = Table(
    "op",
    metadata,
    Column("id", Text, primary_key=True),
    Column("command", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("entity", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("grp", Text, nullable=False),
    Column("value", Text, nullable=True),
    Column("parents", Text, nullable=False),
    Column("hlc", Text, nullable=False),
    Index("ix_op_row", "entity", "row", "grp"),
    Index("ix_op_command", "command", "position"),
)
op_head = Table(
    "op_head",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("grp", Text, primary_key=True),
    Column("op", Text, primary_key=True),
)

number_counter = Table(
    "number_counter",
    metadata,
    Column("prefix", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)
import_memory = Table(
    "import_memory",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
import_mapping = Table(
    "import_mapping",
    metadata,
    Column("header", Text, primary_key=True),
    Column("field", Text, nullable=False),
)
search_row = Table(
    "search_row",
    metadata,
    Column("rowid", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("row", Text, nullable=False),
    Index("ix_search_row_row", "entity", "row", unique=True),
)
draft = Table(
    "draft",
    metadata,
    Column("form", Text, primary_key=True),
    Column("row", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)
"""What is typed in a form and not yet saved: outside the log, gone once saved or dropped."""

kept_file = Table(
    "kept_file",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

SEARCH_DDL = (
    'CREATE VIRTUAL TABLE search USING fts5(entity, body, tokenize = "unicode61 '
    "remove_diacritics 2 categories 'L* N* Co So'\", prefix = '1 2 3')"
)
"""Folded words; emoji (So) count as letters, so that a name made of them is found."""

TITLES_DDL = "CREATE VIRTUAL TABLE search_title USING fts5(title, tokenize = 'trigram')"
"""Folded names by groups of three letters: what still finds a name with a slip in it."""

SEARCH_SECURE = (
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_title(search_title, rank) VALUES ('secure-delete', 1)",
)
"""Erased words must leave the index too, not only the table (needs SQLite 3.42)."""

LOG_GUARDS = (
    (
        "CREATE TRIGGER op_no_update BEFORE UPDATE OF command, entity, row, grp, parents ON op "
        "BEGIN SELECT RAISE(ABORT, 'the operation log is append-only'); END"
    ),
    (
        "CREATE TRIGGER op_no_delete BEFORE DELETE ON op "
        "BEGIN SELECT RAISE(ABORT, 'the operation log is append-only'); END"
    ),
)
"""The log only grows; erasure (a later capability) may blank ``value``, nothing else."""
