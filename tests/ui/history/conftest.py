"""The whole window on a small office in which some things were done."""

from dataclasses import replace

import pytest

from polesdesk.actions import associations, hubs
from ui.search.conftest import Office, main

__all__ = ["main", "office"]


@pytest.fixture
def office(runner) -> Office:
    made = Office(runner)
    hub = runner.read(hubs.get, made.ids["Voltaire"])
    hub = runner.do(hubs.save, replace(hub, name="Voltaire Nord", phone="+33353010412")).value
    runner.do(hubs.save, replace(hub, city="Abbeville"))
    runner.do(associations.bin, (made.ids["Couture & Partage"],))
    return made
