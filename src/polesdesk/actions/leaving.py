"""What remains before an association has left: keys out, état des lieux de sortie, deposits."""

from __future__ import annotations

from collections.abc import Sequence

from polesdesk.actions import access_devices as access_devices_listed
from polesdesk.actions import report_lists
from polesdesk.actions.runner import Work
from polesdesk.domain.access_devices import AccessDevice, Handover, is_out
from polesdesk.domain.condition_reports import ConditionReport, ReportKind, ReportState
from polesdesk.domain.conventions import DROPPED, ENDED, SIGNED, Convention, Situation, situation
from polesdesk.domain.leaving import DeviceOut, Remaining
from polesdesk.domain.premises_cards import PremisesUse
from polesdesk.store import access_devices, campaign, condition_reports, records
from polesdesk.store.kinds import ACCESS_DEVICE


def what_remains(work: Work, convention_id: str) -> Remaining:
    """Return what an agreement still waits for: keys, état des lieux de sortie, deposits."""
    handed = access_devices.of_convention(work.connection, convention_id)
    reports = condition_reports.of_convention(work.connection, convention_id)
    entry, leaving = _closed(reports, ReportKind.ENTRY), _closed(reports, ReportKind.EXIT)
    draft = next(
        (
            one.id
            for one in reports
            if one.kind is ReportKind.EXIT and one.state is ReportState.DRAFT
        ),
        "",
    )
    kept = sum(one.deposit_cents for one in handed if one.deposit_back_on is None)
    charges = sum(line.charge_cents or 0 for line in leaving.lines) if leaving else 0
    return Remaining(
        convention_id=convention_id,
        devices=_devices(work, [one for one in handed if is_out(one)]),
        entry_report=entry.number if entry else "",
        exit_report=leaving.number if leaving else "",
        exit_report_id=leaving.id if leaving else "",
        exit_draft_id=draft,
        deposit_cents=kept,
        charges_cents=charges,
    )


def _closed(reports: Sequence[ConditionReport], kind: ReportKind) -> ConditionReport | None:
    """Return the report of a kind that counts, the newest."""
    found = (one for one in reports if one.kind is kind and one.state is ReportState.CLOSED)
    return next(found, None)


def _devices(work: Work, out: Sequence[Handover]) -> tuple[DeviceOut, ...]:
    ids = [one.device_id for one in out]
    found: list[AccessDevice] = records.get_many(work.connection, ACCESS_DEVICE, ids)
    known = {one.id: one for one in found}
    return tuple(
        DeviceOut(
            handover_id=one.id,
            device_id=one.device_id,
            kind=known[one.device_id].kind,
            label=known[one.device_id].label,
            holder=one.holder,
            handed_on=one.handed_on,
            due_on=one.due_on,
            deposit_cents=one.deposit_cents,
        )
        for one in out
        if one.device_id in known
    )


def use_of(work: Work, convention: Convention) -> PremisesUse:
    """Return what the card of an agreement shows of keys and états des lieux."""
    following = campaign.successor(work.connection, convention.id)
    return PremisesUse(
        convention_id=convention.id,
        left=what_remains(work, convention.id),
        keys=access_devices_listed.out_of_convention(work, convention.id),
        reports=report_lists.of_convention(work, convention.id),
        agreed=convention.key_count,
        next_number=following.number if following is not None else "",
        is_over=situation(convention, work.today) is Situation.EXPIRED
        and convention.state not in ENDED,
        is_signed=convention.state in SIGNED,
        may_begin=convention.state not in DROPPED and convention.state not in ENDED,
    )
