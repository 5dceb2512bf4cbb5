"""The tables of keys, handovers and états des lieux."""

from __future__ import annotations

from sqlalchemy import Index

from polesdesk.domain.access_devices import AccessDevice, Handover
from polesdesk.domain.condition_reports import ConditionReport
from polesdesk.store.tables import entity, sort_column

access_device = entity(
    "access_device",
    AccessDevice,
    sort_column("label_key"),
    Index("ix_access_device_hub", "hub_id", "label_key"),
)
handover = entity(
    "handover",
    Handover,
    Index("ix_handover_device", "device_id"),
    Index("ix_handover_convention", "convention_id"),
    Index("ix_handover_association", "association_id"),
    Index("ix_handover_receipt", "receipt_id"),
)
condition_report = entity(
    "condition_report",
    ConditionReport,
    Index("ix_condition_report_convention", "convention_id"),
    Index("ix_condition_report_association", "association_id"),
    Index("ix_condition_report_hub", "hub_id"),
)
