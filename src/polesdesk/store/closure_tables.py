"""The table of what was decided for closures and requisitions."""

from __future__ import annotations

from sqlalchemy import Index

from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.store.tables import entity

closure_operation = entity(
    "closure_operation",
    ClosureOperation,
    Index("ix_closure_operation_hub", "hub_id", "last"),
)
