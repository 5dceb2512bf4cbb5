"""The preview and the tab at work on threads of their own, as in the program."""

from collections.abc import Iterator

import pytest

from hands import settle, show
from polesdesk.actions import originals
from polesdesk.domain.progress import Silent
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.desk import Desk
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.workers import ThreadWorker


@pytest.fixture
def busy(french_app, runner) -> Iterator[Desk]:
    """A desk whose answers come later."""
    worker = ThreadWorker()
    yield Desk(runner, worker)
    worker.close()
    settle()


@pytest.fixture
def tab(busy, settings, theme, ready, qtbot) -> ConventionsTab:
    ready.agreement()
    made = ConventionsTab(busy, settings)
    busy.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    show(qtbot, made)
    qtbot.waitUntil(lambda: made.acts.card is not None)
    return made


def test_pages_come_when_they_are_drawn(tab, qtbot):
    tab.acts.preview()
    qtbot.waitUntil(lambda: tab.findChild(PreviewDialog) is not None)
    dialog = tab.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: 0 in dialog._ui.preview_pages._pictures)
    assert dialog._ui.preview_page.text() == "1"
    dialog.reject()


def test_a_preview_closed_at_once_leaves_nothing_behind(tab, busy, ready, qtbot, monkeypatch):
    settings = tab.acts._settings
    printed = originals.draft(ready.runner, Silent(), "agreement")
    caught = []
    monkeypatch.setattr("sys.excepthook", lambda *error: caught.append(error))
    for _ in range(5):
        dialog = PreviewDialog(busy, settings, LookedAt(tab), printed, tab)
        dialog.open()
        settle()
        dialog.grab()
        dialog.reject()
        settle()
    qtbot.wait(200)
    assert caught == []


def test_a_new_agreement_is_shown_once_the_list_has_it(tab, ready, qtbot):
    tab.acts.duplicate()
    qtbot.waitUntil(
        lambda: tab.acts.card is not None and tab.acts.card.data.convention.id != "agreement"
    )
    shown = tab.acts.card.data.convention
    assert shown.number == "VOL-2027-002"
    qtbot.waitUntil(lambda: tab.page.current_id() == shown.id)


def test_a_deleted_agreement_leaves_the_next_one(tab, ready, qtbot):
    ready.agreement(id="other")
    tab.refresh()
    qtbot.waitUntil(lambda: tab.page.model.rowCount() == 2)
    tab.acts.bin()
    qtbot.waitUntil(lambda: tab.page.model.rowCount() == 1)
    qtbot.waitUntil(
        lambda: tab.acts.card is not None and tab.acts.card.data.convention.id == "other"
    )
