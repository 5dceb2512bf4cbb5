"""A slot from the board to its rate: allotted, clashing, seen, typed back, excused, undone.

Everything is done in the window with mouse and keys; only the visits of later weeks, which would
be the same sheet again, are put in through the actions.
"""

import shutil
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from hands import settle, show
from occupancy_story import CONTROL, LEFT, Clock, Story
from office_window import OfficeWindow, type_over
from polesdesk.actions import visit_lists, visits
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.conventions import Slot, State
from polesdesk.domain.visits import FindingKind, VisitOrigin, VisitState
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.table_view import TableView
from polesdesk.ui.tabs import make_tabs
from polesdesk.ui.theme import Theme
from ready_office import ReadyOffice
from ui.conftest import NOW
from ui.planning.conftest import PlanningWindow

PREPARING = date(2026, 11, 2)
START, END = date(2026, 11, 9), date(2027, 2, 5)
SEEN = date(2026, 11, 10)
"""The first Tuesday of the slot, on which the room is found empty."""
HELD = [
    SEEN, date(2026, 11, 24), date(2026, 12, 1), date(2026, 12, 8), date(2027, 1, 5),
    date(2027, 1, 12), date(2027, 1, 26), date(2027, 2, 2),
]  # fmt: skip
"""What is left to the agreement: not the third Tuesdays of the neighbours, not Christmas."""
NEIGHBOURS = Slot(
    id="evening", room_id="hall", weekday=2, start=time(19), end=time(21), month_weeks=(3,)
)


@pytest.fixture
def clock() -> Clock:
    """A clock that the story puts forward."""
    return Clock(PREPARING)


@pytest.fixture
def office_file(ready_file: Path, tmp_path: Path) -> Path:
    """A copy of the ready office."""
    return Path(shutil.copy(ready_file, tmp_path / "bureau.polesdesk"))


@pytest.fixture
def runner(office_file: Path, clock: Clock) -> Iterator[Runner]:
    """The runner of the office, on the day of the clock."""
    made = Runner(office_file, today=clock.today)
    yield made
    made.close()


@pytest.fixture
def story(  # noqa: PLR0917
    theme: Theme, runner: Runner, desk: Desk, settings: QSettings, clock: Clock, tmp_path, qtbot
) -> Story:
    """The whole window on the ready office, with a draft and neighbours every third Tuesday."""
    ready = ReadyOffice(runner=runner)
    ready.agreement(
        id="neighbours", association_id="neighbour", state=State.NOTIFIED, slots=(NEIGHBOURS,),
        start_date=date(2026, 9, 1), end_date=date(2027, 6, 30), room_ids=("hall",),
        representative_ids=("president-of-neighbour",),
    )  # fmt: skip
    ready.agreement(slots=(), room_ids=("hall",), start_date=START, end_date=END)
    settings.setValue("planning/hub", "hub")
    facts = AboutFacts(version="1.2.3")
    main = MainWindow(desk, theme, settings, now=lambda: NOW, about=lambda: facts)
    qtbot.addWidget(main)
    main.add_tabs(make_tabs(desk, settings))
    tabs = {tab.subject: tab for tab in main.build_all_tabs()}
    main.start()
    main.resize(1366, 768)
    show(qtbot, main)
    office = OfficeWindow(main, tabs["associations"], tabs["conventions"])
    board = PlanningWindow(main, tabs["planning"], runner)
    return Story(office, board, runner, ready, clock, tmp_path)


def test_a_slot_from_the_board_to_its_rate(story: Story, monkeypatch) -> None:
    allot(story)
    sign(story)
    prepare(story)
    print_sheet(story, monkeypatch)
    type_back(story)
    read_rates(story)
    excuse(story)


def allot(story: Story) -> None:
    """Draw the slot on the board; keep what does not clash; undo, redo."""
    story.open_tab("planning")
    story.key(Qt.Key.Key_PageDown)
    board = story.board
    board.drag(board.place(SEEN, 18 * 60), board.place(SEEN, 19 * 60 + 45))
    story.fill(
        "slot_dialog", holder="Les Lanternes", room_id="Salle Louise", rhythm="toutes les semaines"
    )
    story.click("slot_save")
    listed = story.table("clash_list")
    assert [row[0] for row in listed] == ["mar. 17/11/2026", "mar. 15/12/2026", "mar. 19/01/2027"]
    assert {row[3] for row in listed} == {"Les Voisins du Lampion"}
    assert story.ready.read().slots == ()
    story.click("clash_keep")
    assert story.office.no_dialog()
    slot = story.slot()
    assert (slot.weekday, slot.start, slot.end) == (2, time(18), time(20))
    assert slot.room_id == "hall"
    assert not board.block(slot.id, SEEN).piece.block.is_held, "the agreement is a draft"
    assert "nouveau créneau" in story.undo()
    assert story.ready.read().slots == ()
    assert "nouveau créneau" in story.redo()
    assert story.slot() == slot
    assert story.held() == []


def sign(story: Story) -> None:
    """Reach the agreement from its block, issue it and take it to its notification."""
    board = story.board
    QTest.mouseClick(
        board.tab.board.viewport(), LEFT, pos=board.inside(board.block(story.slot().id, SEEN))
    )
    story.key(Qt.Key.Key_Return)
    assert story.window.current_tab() is story.office.conventions
    assert story.office.conventions.page.current_id() == "agreement"
    story.click("convention_issue")
    story.click("confirm_go")
    story.click("preview_close")
    for step in ("signed_by_association", "signed_by_city", "transmitted", "notified"):
        story.click(f"convention_move_{step}")
        if step == "transmitted":
            story.fill("move_dialog", receipt="080-2026-1")
        story.click("move_save")
        assert story.held() == ([] if step == "signed_by_association" else HELD)
    assert story.ready.read().state is State.NOTIFIED
    story.undo()
    assert story.ready.read().state is State.TRANSMITTED
    story.redo()
    assert story.ready.read().state is State.NOTIFIED
    story.open_tab("planning")
    assert board.block(story.slot().id, SEEN).piece.block.is_held


def prepare(story: Story) -> None:
    """Take the round that is proposed for the first Tuesday, and give it an agent."""
    story.clock.day = date(2026, 11, 9)
    story.open_tab("visits")
    story.click("visits_page_rounds")
    story.key(Qt.Key.Key_N, CONTROL)
    proposals = story.shown(QListView, "round_proposals")
    model = proposals.model()
    told = [model.index(row, 0).data() for row in range(model.rowCount())]
    (row,) = [place for place, words in enumerate(told) if "mardi 10\u00a0novembre" in words]
    assert "jamais vu" in told[row]
    place = proposals.visualRect(model.index(row, 0)).center()
    QTest.mouseClick(proposals.viewport(), LEFT, pos=place)
    settle()
    type_over(story.office.dialog("round_dialog").agent, "Camille Exemple")
    story.click("round_save")
    (made,) = story.rounds()
    assert (made.day, made.number, made.agent) == (SEEN, "T-VOL-2026-001", "Camille Exemple")
    assert [one.association for one in made.lines if one.slot_id == story.slot().id] == [
        "Les Lanternes d’exemple"
    ]
    story.undo()
    assert story.rounds() == []
    story.redo()
    assert [one.number for one in story.rounds()] == ["T-VOL-2026-001"]


def print_sheet(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """Print the sheet into a file: its number and who is expected can be read there."""
    target = story.folder / "feuille.pdf"
    monkeypatch.setattr(
        FileChooser, "ask_save", lambda _self, _parent, *, then, **_told: then(target)
    )
    story.click_row("rounds_table", 0)
    story.click("round_print")
    story.click("preview_save")
    story.click("preview_close")
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert "T-VOL-2026-001" in text
    assert "Les Lanternes d’exemple" in text
    assert story.rounds()[0].printed_on == story.clock.day


def type_back(story: Story) -> None:
    """Recall the sheet by its number and type it with the keyboard alone, then finalise."""
    story.clock.day = date(2026, 11, 12)
    story.key(Qt.Key.Key_T, CONTROL)
    story.letters("T-VOL-2026-001")
    story.key(Qt.Key.Key_Return)
    dialog = story.office.dialog("typing_dialog")
    rooms = [line.room for line in story.rounds()[0].lines]
    assert [dialog.model.seen(row).room for row in range(dialog.model.rowCount())] == rooms
    for line in story.rounds()[0].lines:
        if line.slot_id == story.slot().id:
            story.letters("h")
            story.letters("19h10")
            story.key(Qt.Key.Key_Return)
        story.letters("v")
    story.key(Qt.Key.Key_Return, CONTROL)
    assert story.visit().state is VisitState.DRAFT, "the hour of departure is asked for"
    story.letters("20h")
    story.key(Qt.Key.Key_Return, CONTROL)
    assert story.office.no_dialog()
    made = story.visit()
    assert (made.state, made.origin) == (VisitState.FINAL, VisitOrigin.SHEET)
    assert (made.time_in, made.time_out) == (time(18), time(20))
    found = story.finding(SEEN)
    assert (found.kind, found.time, found.day) == (FindingKind.EMPTY, time(19, 10), SEEN)
    assert "finalisation" in story.undo()
    assert story.visit().state is VisitState.DRAFT
    undone = ["finalisation"]
    while story.finding(SEEN).kind is FindingKind.EMPTY and len(undone) < 5:
        undone.append(story.undo())
    assert "vide" in undone[-1]
    assert story.finding(SEEN).kind is FindingKind.NOT_CHECKED
    for _ in undone:
        story.redo()
    assert story.visit().state is VisitState.FINAL
    assert story.finding(SEEN) == found


def read_rates(story: Story) -> None:
    """Too few visits give no rate; more give one with its interval, and lead to the visits."""
    story.click("visits_page_rates")
    story.choose("rates_by", "convention")
    assert story.rate() == ["1", "0", "n insuffisant", "–", "0", ""]
    story.click_row("rates_table", 0)
    assert [row[:2] for row in story.table("rates_evidence")] == [
        ["10/11/2026, 19\u00a0h\u00a010", "vide"]
    ]
    story.shown(TableView, "rates_table").setFocus()
    story.key(Qt.Key.Key_Return)
    story.key(Qt.Key.Key_Return)
    assert story.tab("visits").current() is story.tab("visits").visits
    assert story.tab("visits").visits.page.current_id() == story.visit().id
    for day in HELD[1:6]:
        story.clock.day = day
        story.runner.do(see, story.slot().id)
    story.clock.day = date(2027, 1, 13)
    story.click("visits_page_rates")
    story.key(Qt.Key.Key_F5)
    assert story.rate() == ["6", "5", "83\u00a0%", "44\u00a0% à 97\u00a0%", "0", ""]
    story.click_row("rates_table", 0)
    outcomes = [row[1] for row in story.table("rates_evidence")]
    assert sorted(outcomes) == ["occupé comme prévu"] * 5 + ["vide"]
    story.double_click_row("rates_evidence", 0)
    newest = story.visit()
    assert newest.day == HELD[5]
    assert story.tab("visits").visits.found.visit.id == newest.id


def see(work: Work, slot_id: str) -> None:
    """Make a visit today that finds everybody where they are expected."""
    made = visits.begin(work, "hub", work.today, (time(18), time(20)), agent="Camille Exemple")
    for seen in visit_lists.card(work, made.id).rooms:
        if seen.finding.slot_id == slot_id:
            visits.answer(work, seen.finding.id, {"kind": FindingKind.AS_PLANNED, "time": time(19)})
    visits.finalise(work, made.id)


def excuse(story: Story) -> None:
    """An excuse told later takes the absence out of the rate; the finding stays as it was."""
    story.open_tab("planning")
    board = story.board
    for _ in range(5):
        if board.tab.shown.board.wish.day <= SEEN:
            break
        story.key(Qt.Key.Key_PageUp)
    place = board.inside(board.block(story.slot().id, SEEN))
    QTest.mouseClick(board.tab.board.viewport(), LEFT, pos=place)
    story.command("planning_excuse_command")
    story.fill("excuse_dialog", told_by="La présidente", received_on="12/01/2027")
    story.click("excuse_save")
    assert story.office.no_dialog()
    assert story.held() == HELD[1:]
    story.open_tab("visits")
    story.click("visits_page_rates")
    excused = ["5", "5", "100\u00a0%", "57\u00a0% à 100\u00a0%", "1", "absence excusée 1"]
    assert story.rate() == excused
    story.click_row("rates_table", 0)
    assert [row[1] for row in story.table("rates_evidence")].count("absence excusée") == 1
    found = story.finding(SEEN)
    assert (found.kind, found.time) == (FindingKind.EMPTY, time(19, 10))
    story.shown(TableView, "rates_table").setFocus()
    assert "absence excusée" in story.undo()
    assert story.rate()[:3] == ["6", "5", "83\u00a0%"]
    story.redo()
    assert story.rate() == excused
    assert story.finding(SEEN) == found
