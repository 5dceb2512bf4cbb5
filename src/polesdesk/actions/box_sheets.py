"""The sheet of a count of the box: what hangs there, what is missing, what is out."""

from __future__ import annotations

from collections.abc import Sequence

from polesdesk.actions import access_devices
from polesdesk.actions import records as common
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.device_rows import BoxCheck, DeviceRow, is_counted
from polesdesk.domain.hubs import Hub, bare_name
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.settings import Settings
from polesdesk.domain.speech import said
from polesdesk.store import authority
from polesdesk.store.kinds import HUB

Gathered = tuple[Hub, tuple[DeviceRow, ...], BoxCheck, Settings]


def sheet(runner: Runner, progress: Progress, hub_id: str, ticked: Sequence[str] = ()) -> ListPaper:
    """Return the sheet of a hub; without a tick it is empty, to be filled by pen."""
    from polesdesk.documents import key_box as paper

    progress.step(0, 1, said("Mise en page"))
    hub, rows, check, settings = runner.read(_gather, hub_id, ticked)
    day = runner.today()
    pdf = paper.sheet(hub, rows, check if ticked else None, settings, day=day)
    title = said("Inventaire des clés – pôle {hub}").format(hub=bare_name(hub.name))
    name = file_name(["Inventaire des clés", hub.code, day.isoformat()])
    return ListPaper(title=title, file_name=name, pdf=pdf)


def _gather(work: Work, hub_id: str, ticked: Sequence[str]) -> Gathered:
    hub: Hub = common.require(work, HUB, hub_id)
    rows = tuple(row for row in access_devices.of_hub(work, hub_id) if is_counted(row))
    check = access_devices.check_box(work, hub_id, ticked)
    return hub, rows, check, authority.settings(work.connection)
