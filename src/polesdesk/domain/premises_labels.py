"""French words for the stored values of keys and états des lieux."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.access_devices import DeviceKind, DeviceState, ReturnCondition, Standing
from polesdesk.domain.condition_reports import ReportKind, ReportState

DEVICE_KINDS: Mapping[DeviceKind, str] = {
    DeviceKind.KEY: "Clé",
    DeviceKind.BADGE: "Badge",
    DeviceKind.CODE: "Code",
    DeviceKind.REMOTE: "Télécommande",
}
DEVICE_STATES: Mapping[DeviceState, str] = {
    DeviceState.IN_SERVICE: "En service",
    DeviceState.LOST: "Perdue",
    DeviceState.BROKEN: "Cassée",
    DeviceState.WITHDRAWN: "Retirée",
}
STANDINGS: Mapping[Standing, str] = {
    Standing.IN_BOX: "Au coffre",
    Standing.OUT: "Dehors",
    Standing.LATE: "En retard",
    Standing.LOST: "Perdue",
    Standing.BROKEN: "Cassée",
    Standing.WITHDRAWN: "Retirée",
}
RETURN_CONDITIONS: Mapping[ReturnCondition, str] = {
    ReturnCondition.GOOD: "Bon état",
    ReturnCondition.WORN: "Usée",
    ReturnCondition.DAMAGED: "Abîmée",
}
REPORT_KINDS: Mapping[ReportKind, str] = {
    ReportKind.ENTRY: "Entrée",
    ReportKind.INTERIM: "En cours d’occupation",
    ReportKind.EXIT: "Sortie",
}
REPORT_STATES: Mapping[ReportState, str] = {
    ReportState.DRAFT: "Brouillon",
    ReportState.CLOSED: "Clos",
    ReportState.REPLACED: "Remplacé",
}
