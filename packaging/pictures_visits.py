"""What is photographed of the visits: their lists, what follows from them, their rates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pictures_hand import Scene
from pictures_stage import Stage
from polesdesk.ui.rates.reading import RatesView

PAGES = ("rounds", "visits", "findings", "follow_ups", "rates")


def visit_scenes() -> Iterator[tuple[str, Scene]]:
    """Give every page of the tab of visits with the name of its picture."""
    for page in PAGES:
        yield f"visits-{page.replace('_', '-')}", partial(_page, page)
    for view in RatesView:
        yield f"visits-rates-{view.value}", partial(_rates, view)


def _page(page: str, stage: Stage) -> None:
    stage.show_tab("visits")
    stage.press(f"visits_page_{page}")
    stage.photograph(f"visits-{page.replace('_', '-')}")


def _rates(view: RatesView, stage: Stage) -> None:
    stage.show_tab("visits")
    stage.press("visits_page_rates")
    stage.press(f"rates_view_{view.value}")
    stage.photograph(f"visits-rates-{view.value}")
