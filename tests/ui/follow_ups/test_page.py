"""The page of follow-ups, used by hand: ask why, write, answer, end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from actions.conftest import Office, office
from actions.test_follow_ups import may_write
from actions.visiting import TUESDAY, see, signed_slot
from hands import settle, show, type_text
from polesdesk.actions import follow_ups, non_use
from polesdesk.actions.runner import Work
from polesdesk.domain.escalation import FollowUpState
from polesdesk.domain.follow_ups import FollowUpKind
from polesdesk.domain.visits import FindingKind
from polesdesk.store import authority
from polesdesk.store.kinds import SIGNATORY
from polesdesk.ui.desk import Desk
from polesdesk.ui.follow_ups import FollowUpsPage
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.workers import InlineWorker

__all__ = ["office"]
WEEK = timedelta(days=7)


@pytest.fixture
def page(office: Office, theme, settings, qtbot: QtBot) -> FollowUpsPage:
    """The page on an office whose slot was found empty three times."""
    may_write(office)
    agreement, _ = signed_slot(office)
    for week in range(3):
        see(office, agreement, TUESDAY - week * WEEK, FindingKind.EMPTY)
    made = FollowUpsPage(Desk(office.runner, InlineWorker()), settings)
    made._desk.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    show(qtbot, made)
    return made


def dialog(page: FollowUpsPage) -> QDialog:
    (found,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    return found


def click(page: FollowUpsPage, name: str, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isVisible(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def ask(page: FollowUpsPage, qtbot: QtBot) -> None:
    click(page, "non_use_ask", qtbot)
    qtbot.mouseClick(_save(dialog(page)), Qt.MouseButton.LeftButton)
    settle()


def _save(of: QDialog) -> QPushButton:
    found = of.findChild(QPushButton, of.objectName().replace("_dialog", "_save"))
    assert found is not None
    return found


def test_absences_lead_to_a_request_for_explanations(
    page: FollowUpsPage, office: Office, qtbot: QtBot
) -> None:
    assert page.band.isVisible()
    assert "1\u00a0créneau a atteint son seuil" in page.band_words.text()
    ask(page, qtbot)
    assert not page.band.isVisible()
    assert page.found is not None
    assert page.found.row.kind is FollowUpKind.EXPLANATIONS
    click(page, "follow_up_issue", qtbot)
    preview = page.findChild(PreviewDialog)
    assert preview is not None
    preview.close()
    settle()
    assert page.found.row.state is FollowUpState.WAITING
    assert page.found.letter is not None


def test_an_excuse_is_noted_and_ends_it(page: FollowUpsPage, office: Office, qtbot: QtBot) -> None:
    ask(page, qtbot)
    click(page, "follow_up_answer", qtbot)
    box = dialog(page)
    fields = box.form.fields  # type: ignore[attr-defined]
    type_text(fields["answer"].input, "Nous étions en tournée à Théâtreville.")
    fields["excused"].input.set_value("yes")
    qtbot.mouseClick(_save(box), Qt.MouseButton.LeftButton)
    settle()
    (row,) = office.runner.read(follow_ups.rows, with_done=True)
    assert row.state is FollowUpState.DONE
    assert office.runner.read(non_use.rows) == ()
    assert page.page.model.rowCount() == 0


def test_one_is_opened_by_hand_and_ended(page: FollowUpsPage, office: Office, qtbot: QtBot) -> None:
    page.new()
    fields = dialog(page).form.fields  # type: ignore[attr-defined]
    fields["kind"].input.set_value("WORKS_REQUEST")
    type_text(fields["title"].input, "Réparer la vitre")
    fields["hub_id"].input.set_value(office.hub.id)
    fields["due_on"].input.set_value(date(2026, 11, 1))
    qtbot.mouseClick(_save(dialog(page)), Qt.MouseButton.LeftButton)
    settle()
    assert page.found is not None
    assert page.found.row.state is FollowUpState.LATE
    click(page, "follow_up_end", qtbot)
    qtbot.mouseClick(_save(dialog(page)), Qt.MouseButton.LeftButton)
    settle()
    (row,) = office.runner.read(follow_ups.rows, with_done=True)
    assert row.done_on == office.day


def test_the_dashboard_leads_to_the_question(page: FollowUpsPage, office: Office) -> None:
    (row,) = office.runner.read(non_use.rows)
    page.open_record("non_use", row.slot.id)
    settle()
    box = dialog(page)
    assert box.form.fields["slot"].input.value() == row.slot.id  # type: ignore[attr-defined]
    assert "22/09/2026" in box.form.fields["days"].input.value()  # type: ignore[attr-defined]
    box.close()


def test_the_interview_comes_when_the_delay_has_run_out(
    page: FollowUpsPage, office: Office, qtbot: QtBot
) -> None:
    ask(page, qtbot)
    assert page.found is not None
    first = page.found.follow_up.id
    office.runner.do(follow_ups.issue_letter, first)
    office.day += timedelta(days=16)
    page.reload()
    settle()
    click(page, "follow_up_step", qtbot)
    assert page.found.row.kind is FollowUpKind.INTERVIEW
    assert [one.id for one in page.found.steps] == [first]
    changed = replace(page.found.follow_up, owner="Camille")
    office.runner.do(follow_ups.save, changed)
    page.reload()
    assert page.found.row.owner == "Camille"


def test_a_letter_that_is_refused_leads_to_what_it_lacks(
    page: FollowUpsPage, office: Office, qtbot: QtBot
) -> None:
    def forget(work: Work) -> None:
        for one in authority.signatories(work.connection):
            work.save(SIGNATORY, replace(one, from_date=date(2027, 1, 1)))

    office.runner.do(forget)
    asked: list[str] = []
    page.command_asked.connect(asked.append)
    ask(page, qtbot)
    click(page, "follow_up_issue", qtbot)
    link = dialog(page).findChild(QLabel, "refusal_missing_1")
    assert link is not None
    assert link.accessibleName() == "Remplir signataire de la collectivité"
    link.linkActivated.emit("go")
    settle()
    assert asked == ["file_settings:signatories"]


def test_what_a_letter_lacks_of_its_follow_up_opens_its_form(
    page: FollowUpsPage, qtbot: QtBot
) -> None:
    ask(page, qtbot)
    page.edit("due_on")
    settle()
    box = dialog(page)
    field = box.form.fields["due_on"].widget  # type: ignore[attr-defined]
    assert box.focusWidget() is (field.focusProxy() or field)
    box.close()
