"""A whole campaign in the window, on the demonstration file: warned, judged, signed, handed over.

Everything is done with mouse and keys; the scans are made from the program's own originals. Each
step is asserted by the proof that it leaves in the file.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from hands import drop, press, settle, show, type_text
from occupancy_story import CONTROL, LEFT, Clock
from office_window import OfficeWindow
from polesdesk.actions import (
    associations,
    campaign_list,
    conventions,
    decision_register,
    demo,
    evaluations,
    scans,
)
from polesdesk.actions.runner import Runner
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.conventions import Convention, Renewal, State
from polesdesk.domain.evaluations import EvaluationState
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.lists import ListQuery
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.renewals import RenewalsTab
from polesdesk.ui.scans import Scanning
from polesdesk.ui.tabs import make_tabs
from polesdesk.ui.theme import Theme
from polesdesk.ui.workers import InlineWorker
from scan_sheets import as_pdf, drawn, tilted, written
from ui.conftest import NOW

MADE_ON = date(2026, 11, 21)
WARNED, TYPED, JUDGED = date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 3)
DECIDED, PRINTED, BACK = date(2026, 12, 7), date(2026, 12, 10), date(2026, 12, 17)
SIGNED, TOLD = date(2026, 12, 18), date(2026, 12, 21)
NUMBERS = ("AUT-2024-001", "VOL-2024-001")
SEASON = "campagne 2026-2027"


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the demonstration."""
    path = tmp_path_factory.mktemp("demo") / "exemple.polesdesk"
    demo.create(path, MADE_ON)
    return path


class Campaign(OfficeWindow):
    """The window on the demonstration, and what a manager does in the campaign."""

    renewals: RenewalsTab
    runner: Runner
    clock: Clock
    folder: Path

    def row(self, number: str) -> campaign_list.CampaignRow:
        """The line of an agreement in the campaign of the season."""
        query = ListQuery(filters={"period": "season:2026"})
        return next(r for r in self.runner.read(campaign_list.rows, query) if r.number == number)

    def steps(self) -> list[CampaignStep]:
        """What both agreements wait for."""
        return [self.row(number).step for number in NUMBERS]

    def following(self) -> list[Convention]:
        """The next agreements of both."""
        ids = [self.row(number).successor_id for number in NUMBERS]
        return [self.runner.read(conventions.get, row_id) for row_id in ids]

    def letters(self, number: str, kind: LetterKind) -> list[Letter]:
        """The letters of a kind about an agreement."""
        card = self.runner.read(campaign_list.card, self.row(number).id)
        return [one for one in card.letters if one.kind is kind]

    def take_both(self) -> None:
        """Click on one agreement, and with Ctrl on the other."""
        self.come_to_campaign()
        table, model = self.renewals.page.table, self.renewals.page.model
        for number, keys in zip(NUMBERS, (Qt.KeyboardModifier.NoModifier, CONTROL), strict=True):
            line = model.number_of(self.row(number).id)
            index = model.index(line, 0)
            table.scrollTo(index)
            QTest.mouseClick(table.viewport(), LEFT, keys, table.visualRect(index).center())
            settle()
        assert table.selected_count() == 2

    def come_to_campaign(self) -> None:
        """Show the campaign again."""
        self.window.show_tab(self.renewals)
        settle()

    def go_on(self) -> None:
        """Ask for the next step of both."""
        self.take_both()
        self.choose("renewals_next_command")

    def close_papers(self) -> None:
        """Close what was opened to be read."""
        for dialog in self.window.findChildren(QDialog):
            dialog.close()
        settle()


@pytest.fixture
def story(  # noqa: PLR0917
    theme: Theme, settings: QSettings, demo_file: Path, tmp_path: Path, qtbot, monkeypatch
) -> Iterator[Campaign]:
    """The whole window on the demonstration, on the day of a clock."""
    clock = Clock(WARNED)
    runner = Runner(demo_file, today=clock.today)
    desk = Desk(runner, InlineWorker())
    main = MainWindow(
        desk, theme, settings, now=lambda: NOW, about=lambda: AboutFacts(version="1.2.3")
    )
    qtbot.addWidget(main)
    main.add_tabs(make_tabs(desk, settings))
    tabs = {tab.subject: tab for tab in main.build_all_tabs()}
    main.start()
    main.resize(1366, 768)
    show(qtbot, main)
    told = Campaign(main, tabs["associations"], tabs["conventions"])
    told.renewals, told.runner, told.clock, told.folder = tabs["renewals"], runner, clock, tmp_path
    Scanning(desk, settings, main)
    target = tmp_path / "registre.pdf"
    monkeypatch.setattr(
        FileChooser, "ask_save", lambda _self, _parent, *, then, **_told: then(target)
    )
    yield told
    runner.close()


@pytest.mark.timeout(600)
def test_a_campaign_from_its_season_to_the_copy_handed_over(story: Campaign):
    choose_the_season(story)
    warn(story)
    type_papers(story)
    evaluate(story)
    decide(story)
    prepare_the_next(story)
    print_originals(story)
    file_scans(story)
    sign_and_tell(story)
    report(story)


def choose_the_season(story: Campaign) -> None:
    """Choose the campaign by its season, above the list."""
    story.come_to_campaign()
    box = story.renewals._period
    assert SEASON in [box.itemText(number) for number in range(box.count())]
    box.setFocus()
    while box.currentText() != SEASON:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        settle()
        assert box.currentIndex() != before, "the end of the box"
    shown = story.renewals.page.model.rowCount()
    query = ListQuery(filters={"period": "season:2026"})
    assert shown == len(story.runner.read(campaign_list.rows, query)) > 20


def warn(story: Campaign) -> None:
    """Warn all that are to be warned, in one batch of letters."""
    waiting = [row for row in rows(story) if row.step is CampaignStep.TO_WARN]
    story.click("renewals_group_prepare")
    table = story.renewals.page.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, CONTROL)
    settle()
    story.choose("renewals_next_command")
    story.click("campaign_next_save")
    assert story.form("campaign_letters_dialog").fields["kind"].input.value() == "END_OF_AGREEMENT"
    story.click("campaign_letters_save")
    story.close_papers()
    assert not [row for row in rows(story) if row.step is CampaignStep.TO_WARN]
    for row in waiting:
        (letter,) = story.letters(row.number, LetterKind.END_OF_AGREEMENT)
        assert (letter.issued_on, bool(letter.number)) == (WARNED, True)
    story.click("renewals_group_all")


def rows(story: Campaign) -> tuple[campaign_list.CampaignRow, ...]:
    """The lines of the season."""
    return story.runner.read(campaign_list.rows, ListQuery(filters={"period": "season:2026"}))


def type_papers(story: Campaign) -> None:
    """Type the certificate of insurance that one of them lacked, in the grid of papers."""
    story.clock.day = TYPED
    lacking = story.row("VOL-2024-001")
    assert lacking.missing == 1
    story.window.show_tab(story.associations)
    settle()
    story.choose("association_papers_command")
    dialog = story.dialog("paper_typing_dialog")
    names = [dialog.model.index(n, 0).data() for n in range(dialog.model.rowCount())]
    line = next(n for n, name in enumerate(names) if lacking.association in str(name))
    column = dialog.model.grid.kinds.index(PaperKind.INSURANCE_CERTIFICATE) + 1
    dialog.table.setCurrentIndex(dialog.model.index(line, column))
    type_text(dialog.table, "3")
    type_text(dialog.table.editor(), "1/12/28")
    press(dialog.table.editor(), Qt.Key.Key_Return, "\r")
    settle()
    story.click(dialog.save_button.objectName())
    dialog.close()
    settle()
    found = story.runner.read(associations.page, ListQuery())
    ends = {row.id: row.insurance_valid_to for row in found}
    assert ends[lacking.association_id] == date(2028, 12, 31)
    assert story.row("VOL-2024-001").missing == 0


def evaluate(story: Campaign) -> None:
    """Mark, choose and explain both, one after the other, then give the opinions together."""
    story.clock.day = JUDGED
    for number in NUMBERS:
        story.open("renewal", story.row(number).id)
        story.renewals.page.table.setFocus()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, CONTROL)
        settle()
        for name, field in story.form().fields.items():
            if name.startswith("score_"):
                field.input.set_value(("2", ""))
        story.fill(outcome="Renouveler à l’identique", motive="Usage régulier des locaux.")
        story.click("renewal_save")
    assert story.steps() == [CampaignStep.OPINION, CampaignStep.OPINION]
    story.go_on()
    story.fill("verdicts_proposed_dialog", by="La responsable des pôles")
    story.click("verdicts_proposed_save")
    assert story.steps() == [CampaignStep.DECISION, CampaignStep.DECISION]


def decide(story: Campaign) -> None:
    """Decide on the board: both cards, one decision each, on one day."""
    story.clock.day = DECIDED
    story.come_to_campaign()
    story.click("renewals_as_board")
    board = story.renewals.faces.board
    cards = {card.line.number: card for card in board.plan().cards}
    for number, keys in zip(NUMBERS, (Qt.KeyboardModifier.NoModifier, CONTROL), strict=True):
        board._bring_into_sight(cards[number].rect)
        QTest.mouseClick(board.viewport(), LEFT, keys, board.place_of(cards[number]).center())
        settle()
    story.choose("renewals_next_command")
    story.fill("verdicts_decided_dialog", by="L’adjoint à la vie associative")
    story.click("verdicts_decided_save")
    story.click("renewals_as_list")
    for number in NUMBERS:
        one = story.runner.read(evaluations.card, story.row(number).id)
        assert one.evaluation.state is EvaluationState.DECIDED
        assert one.evaluation.decided_on == DECIDED
        assert one.convention.renewal is Renewal.EVALUATED


def prepare_the_next(story: Campaign) -> None:
    """Make both next agreements, and note the act that lets them be signed."""
    story.go_on()
    for former, one in zip(NUMBERS, story.following(), strict=True):
        assert one.previous_id == story.row(former).id
        assert one.start_date == date(2027, 9, 1)
    story.take_both()
    story.choose("renewals_step_command")
    story.fill(
        "campaign_step_dialog", step="Acte qui autorise la signature",
        act_kind="Décision du maire par délégation",
        act_number="2026-D101", act_date="07/12/2026", act_transmitted_on="07/12/2026",
        act_published_on="07/12/2026",
    )  # fmt: skip
    story.click("campaign_step_save")
    assert {one.decision_number for one in story.following()} == {"2026-D101"}


def print_originals(story: Campaign) -> None:
    """Print both originals into a folder, and note that they were sent."""
    story.clock.day = PRINTED
    story.go_on()
    story.fill("print_selection_dialog", folder=str(story.folder))
    story.click("print_selection_save")
    story.close_papers()
    assert [one.issued_version for one in story.following()] == [1, 1]
    assert len(list(story.folder.glob("*.pdf"))) == 2
    story.go_on()
    story.click("campaign_step_save")
    assert [one.sent_to_association_on for one in story.following()] == [PRINTED, PRINTED]


def file_scans(story: Campaign) -> None:
    """Drop one scan of both signed originals on the window, tilted, and file them."""
    story.clock.day = BACK
    story.come_to_campaign()
    pages = []
    for path in sorted(story.folder.glob("*.pdf")):
        pdf = path.read_bytes()
        total = pdf_pages(pdf)
        pages += [tilted(drawn(pdf, number), 1.5) for number in range(1, total + 1)]
    assert drop(story.window, written(story.folder / "retour.scan.pdf", as_pdf(pages)))
    dialog = story.dialog("scans_dialog")
    assert dialog.filings.count() == 2
    story.click("scans_file")
    for one in story.following():
        (copy,) = story.runner.read(scans.copies_of, one.id)
        assert copy.pages
        assert (one.state, one.signed_by_association_on) == (State.SIGNED_BY_ASSOCIATION, BACK)
    assert story.steps() == [CampaignStep.SIGNED_BY_CITY, CampaignStep.SIGNED_BY_CITY]


def pdf_pages(pdf: bytes) -> int:
    """How many pages a paper has."""
    return len(PdfReader(BytesIO(pdf)).pages)


def sign_and_tell(story: Campaign) -> None:
    """Note the signature of the city, the prefecture, the notification, the copy."""
    told = (
        (SIGNED, "signed_by_city_on"),
        (TOLD, "sent_to_prefecture_on"),
        (TOLD, "notified_on"),
        (TOLD, "copy_handed_on"),
    )
    for day, name in told:
        story.clock.day = day
        story.go_on()
        story.click("campaign_step_save")
        assert [getattr(one, name) for one in story.following()] == [day, day], name
    assert story.steps() == [CampaignStep.DONE, CampaignStep.DONE]
    former = [story.runner.read(conventions.get, story.row(number).id) for number in NUMBERS]
    assert {one.renewal for one in former} == {Renewal.RENEWED}


def report(story: Campaign) -> None:
    """Print the register of the decisions of the month: both are in it, by their act."""
    story.come_to_campaign()
    story.choose("renewals_register_command")
    story.fill("decisions_dialog", first="01/12/2026", last="31/12/2026")
    story.click("decisions_save")
    story.click("preview_save")
    story.close_papers()
    found = story.runner.read(decision_register.rows, date(2026, 12, 1), date(2026, 12, 31))
    assert [row.act for row in found] == ["2026-D101", "2026-D101"]
    pages = PdfReader(story.folder / "registre.pdf").pages
    words = pages[0].extract_text()
    assert "2026-D101" in words
    assert all(one.number in words for one in story.following())
