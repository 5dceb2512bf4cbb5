"""A window on the ready office with two agreements that end, in the tab of renewals."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from office_window import OfficeWindow
from polesdesk.domain.conventions import State
from polesdesk.store.kinds import CONVENTION, SETTINGS
from polesdesk.ui.associations import AssociationsTab
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.renewals import RenewalsTab


@pytest.fixture
def office_file(ready_file: Path, tmp_path: Path) -> Path:
    """A copy of the ready office for one test."""
    return Path(shutil.copy(ready_file, tmp_path / "bureau.polesdesk"))


class RenewalsWindow(OfficeWindow):
    """The window with its tab of renewals."""

    renewals: RenewalsTab

    def names(self) -> list[str]:
        """The associations that the list shows, from top to bottom."""
        model = self.renewals.page.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def words(self) -> str:
        """Every word of the card shown."""
        card = self.renewals.card
        return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())

    def parts(self) -> list[str]:
        """The four parts with their numbers."""
        return [one.text().replace("\u2002", " ") for one in self.renewals.groups._buttons.values()]


@pytest.fixture
def campaign(ready, theme, desk, settings, window) -> RenewalsWindow:
    """The tab of renewals beside those of agreements and associations."""
    known = ready.runner.read(lambda work: work.get(SETTINGS, "settings"))
    ready.runner.do(lambda work: work.save(SETTINGS, replace(known, min_observations=1)))
    for row_id, party in (("agreement", "association"), ("second", "neighbour")):
        made = ready.agreement(
            id=row_id,
            association_id=party,
            start_date=date(2026, 4, 1),
            end_date=date(2027, 3, 31),
            slots=(),
            representative_ids=(),
        )
        whole = replace(made, state=State.NOTIFIED, signed_by_city_on=date(2026, 3, 20))
        ready.runner.do(lambda work, one=whole: work.save(CONVENTION, one))
    associations = AssociationsTab(desk, settings)
    conventions = ConventionsTab(desk, settings)
    renewals = RenewalsTab(desk, settings)
    main = window(associations, conventions, renewals)
    main.resize(1366, 768)
    made_window = RenewalsWindow(main, associations, conventions)
    made_window.renewals = renewals
    made_window.open("renewal", "agreement")
    return made_window
