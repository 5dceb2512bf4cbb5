"""The grid of evaluation in the settings: a criterion added, weighed, removed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from hands import settle, show
from polesdesk.actions import evaluations
from polesdesk.domain.evaluations import STANDARD_GRID
from polesdesk.ui.form import FormDialog
from polesdesk.ui.settings.dialog import SettingsDialog


@pytest.fixture
def dialog(desk, theme, settings, qtbot) -> Iterator[SettingsDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SettingsDialog(desk, settings, parent)
    show(qtbot, made)
    made.show_page("grid")
    settle()
    yield made
    parent.deleteLater()


def grid_page(dialog: SettingsDialog):
    return next(page for page in dialog.pages if page.heading.name == "grid")


def open_form(page):
    return next(one for one in page.findChildren(FormDialog) if one.isVisible())


def labels(runner) -> list[str]:
    return [one.label for one in runner.read(evaluations.grid).criteria]


def test_a_criterion_is_added_weighed_and_removed(dialog, runner):
    page = grid_page(dialog)
    assert len(page._criteria) == len(STANDARD_GRID)
    page.add_record()
    form = open_form(page).form
    form.fields["label"].input.set_value("Ouverture le soir")
    form.fields["weight"].input.set_value(2)
    form.submit()
    settle()
    assert labels(runner)[-1] == "Ouverture le soir"
    page._edit(page._criteria[-1])
    form = open_form(page).form
    form.fields["weight"].input.set_value(4)
    form.submit()
    settle()
    assert runner.read(evaluations.grid).criteria[-1].weight == 4
    page._remove(page._criteria[-1])
    settle()
    assert labels(runner) == [one.label for one in STANDARD_GRID]


def test_a_grid_never_loses_all_its_weight(dialog, runner):
    page = grid_page(dialog)
    told = []
    page._desk.troubled.connect(told.append)
    for one in page._criteria:
        page._remove(one)
    settle()
    assert len(labels(runner)) == 1
    assert told
