"""Fill the file of an office with what it said of itself in the first wizard."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions import hubs
from polesdesk.actions import settings as office
from polesdesk.actions.runner import Work
from polesdesk.domain.first_run import NewOffice
from polesdesk.store import journal


def fill(work: Work, new: NewOffice) -> None:
    """Write all of it at once, or nothing; it belongs to the making of the file, so no undo."""
    work.name(journal.SET_UP, "création du bureau")
    settings = replace(new.settings, version=office.get(work).version)
    if new.logo is None:
        office.save(work, settings)
    else:
        office.save_with_logo(work, settings, new.logo)
    if new.signatory is not None:
        office.save_signatory(work, new.signatory)
    for hub in new.hubs:
        hubs.save(work, hub)
