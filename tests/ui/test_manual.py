"""The manual: its pages and links, its search, its window, its paper."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from hands import press, settle, show
from polesdesk.domain.folding import fold
from polesdesk.ui import manual
from polesdesk.ui.manual_dialog import PAGE_ROLE, ManualDialog
from polesdesk.ui.manual_page import manual_as_pdf, picture
from polesdesk.ui.settings.dialog import SettingsDialog
from polesdesk.ui.shortcuts import keys_of
from polesdesk.ui.tab import Tab
from polesdesk.ui.tabs import make_tabs
from window_checks import mnemonics_of, slips_in, without_name, without_voice

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "manual"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`]*`")
KEY = re.compile(r"(?:Ctrl|Alt|Maj)\+(?:Page \w+|[\w+,;?-]+)|\bF\d\d?\b")
OTHER_KEYS = {"Maj+Tab", "Alt+F", "F3", "F8", "Ctrl+I", "Ctrl+,"}
"""Keys of Qt's own, of mnemonics, of the editor of clauses, and of commands of the file."""


def links_of(name: str) -> list[str]:
    return LINK.findall((FOLDER / f"{name}.md").read_text("utf-8"))


@pytest.fixture
def dialog(theme, settings, qtbot) -> Iterator[ManualDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ManualDialog("conventions", settings, parent)
    show(qtbot, made)
    yield made
    parent.deleteLater()


# Pages


def test_the_contents_are_the_files():
    assert sorted(manual.PAGES) == sorted(path.stem for path in FOLDER.glob("*.md"))


def test_every_tab_has_its_page(desk, settings, qtbot):
    for spec in make_tabs(desk, settings):
        tab = spec.build()
        qtbot.addWidget(tab)
        assert tab.help_page != Tab.help_page
        assert manual.has_page(tab.help_page), tab.help_page


@pytest.mark.parametrize("name", manual.PAGES)
def test_links_and_pictures_lead_somewhere(name: str):
    for link in links_of(name):
        assert (FOLDER / link).is_file(), link


def test_every_picture_is_used_and_light():
    used = {link for name in manual.PAGES for link in links_of(name) if link.endswith(".png")}
    files = {f"pictures/{path.name}": path for path in (FOLDER / "pictures").glob("*.png")}
    assert set(files) == used
    assert [name for name, path in files.items() if path.stat().st_size > 120_000] == []


def test_the_first_page_leads_to_every_other():
    assert {f"{name}.md" for name in manual.PAGES} - set(links_of("index")) == {"index.md"}


@pytest.mark.parametrize("name", manual.PAGES)
def test_the_prose_is_well_set(name: str):
    prose = FENCE.sub("", (FOLDER / f"{name}.md").read_text("utf-8"))
    wrong = {}
    for number, line in enumerate(prose.splitlines(), start=1):
        bare = LINK.sub(lambda link: link[0].split("](")[0].lstrip("!["), CODE.sub("x", line))
        if slips := slips_in(bare):
            wrong[f"{number}: {line}"] = slips
    assert wrong == {}


@pytest.mark.parametrize("name", manual.PAGES)
def test_a_page_has_one_title_and_parts(name: str):
    parts = manual.sections_of(name)
    assert manual.read_page(name).startswith(f"# {parts[0].title}\n")
    assert len({part.title for part in parts}) == len(parts)


# Keys


def test_the_keys_that_the_manual_tells_are_keys_of_the_program(program):
    menus = keys_of(program.menuBar())
    known = {key for each in menus for key in each.keys.split(", ")} | OTHER_KEYS
    told = {
        f"{name}: {key}"
        for name in manual.PAGES
        for key in KEY.findall(FENCE.sub("", manual.read_page(name)))
        if not {key, key.rstrip(".,;")} & known
    }
    assert told == set()


# Search


@pytest.mark.parametrize("words", ["clé usb ou disque", "cle USB OU DISQUE"])
def test_nothing_is_found_for_words_that_do_not_stand_together(words: str):
    assert manual.search(words) == ()


def test_search_ignores_accents_and_puts_titles_first():
    found = manual.search("reimprimer")
    assert (found[0].page, found[0].title) == ("printing", "Réimprimer")
    assert "associations" in {part.page for part in found}
    assert manual.search("   ") == ()


def test_search_reads_words_not_addresses():
    assert manual.search("pictures png") == ()


# The window


def test_the_contents_show_where_one_is(dialog):
    contents = dialog.findChild(QListView, "manual_contents")
    assert contents.currentIndex().data() == "Conventions"
    assert contents.model().rowCount() == len(manual.PAGES)


def test_a_link_leads_to_another_page_and_alt_left_back(dialog, qtbot):
    dialog._page.anchorClicked.emit(QUrl("printing.md"))
    assert dialog.page() == "printing"
    assert "Imprimer une convention" in dialog._page.toPlainText()
    qtbot.keyClick(dialog, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert dialog.page() == "conventions"


@pytest.mark.parametrize("link", ["https://example.org/printing.md", "nowhere.md", "file:///x.md"])
def test_a_link_never_leads_out_of_the_manual(dialog, link: str):
    dialog._page.anchorClicked.emit(QUrl(link))
    assert dialog.page() == "conventions"


def test_a_result_opens_its_page_at_its_heading(dialog):
    dialog.findChild(QLineEdit, "manual_search").setText("verrouille apres")
    contents = dialog.findChild(QListView, "manual_contents")
    texts = [contents.model().index(row, 0) for row in range(contents.model().rowCount())]
    place = next(index for index in texts if "Ce qui est verrouillé" in index.data())
    assert place.data(PAGE_ROLE) == "printing"
    contents.clicked.emit(place)
    settle()
    assert dialog.page() == "printing"
    assert dialog._page.verticalScrollBar().value() > 0


def test_enter_in_the_search_opens_the_first_result(dialog):
    search = dialog.findChild(QLineEdit, "manual_search")
    search.setText("fusionner")
    press(search, Qt.Key.Key_Return)
    assert dialog.page() == "associations"


def test_a_search_without_result_says_so(dialog):
    search = dialog.findChild(QLineEdit, "manual_search")
    search.setText("zzz")
    assert dialog._none.isVisible()
    search.clear()
    assert not dialog._none.isVisible()
    contents = dialog.findChild(QListView, "manual_contents")
    assert contents.model().rowCount() == len(manual.PAGES)


def test_the_window_is_made_narrow_and_wide_again(dialog, qtbot):
    dialog.show_page("dashboard")
    for width in (700, 1200, 760):
        dialog.resize(width, 600)
        settle()
    assert dialog._page.horizontalScrollBar().maximum() == 0


def test_the_window_speaks(dialog):
    assert without_name(dialog) == []
    assert without_voice(dialog) == []
    letters = [letter for letter, _ in mnemonics_of(dialog)]
    assert sorted(set(letters)) == sorted(letters)


def test_f1_opens_one_window_at_the_page_of_the_tab(window, qtbot):
    main = window()
    main._help.open_manual()
    main._help.open_manual()
    dialogs = main.findChildren(ManualDialog)
    assert len(dialogs) == 1
    assert dialogs[0].page() == main.current_tab().help_page


def test_a_picture_is_no_wider_than_its_page():
    assert picture("pictures/dashboard.png", 400).width() == 400
    sharp = picture("pictures/dashboard.png", 400, 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (800, 2.0)
    assert picture("pictures/../conventions.md", 400).isNull()


# On paper


def test_the_whole_manual_is_one_pdf(dialog, tmp_path):
    target = tmp_path / "manuel.pdf"
    dialog.save_pdf(target)
    paper = pypdf.PdfReader(io.BytesIO(target.read_bytes()))
    text = fold(" ".join(page.extract_text() for page in paper.pages))
    for name in manual.PAGES:
        assert fold(manual.title_of(name)) in text
    assert len(paper.pages) > len(manual.PAGES)
    assert paper.metadata.title == "Manuel de PolesDesk"


def test_a_pdf_that_cannot_be_written_is_told(dialog, tmp_path):
    dialog.save_pdf(tmp_path / "no" / "manuel.pdf")
    assert "n’existe pas" in dialog._told.text()


def test_the_paper_holds_its_pictures(theme):
    paper = pypdf.PdfReader(io.BytesIO(manual_as_pdf("Manuel")))
    assert sum(len(page.images) for page in paper.pages) >= 6


# The ways to it


@pytest.mark.parametrize("subject", ["hubs", "associations", "conventions"])
def test_an_empty_list_leads_to_its_page(desk, settings, theme, qtbot, subject: str):
    tab = next(each for each in make_tabs(desk, settings) if each.subject == subject).build()
    qtbot.addWidget(tab)
    asked: list[str] = []
    tab.command_asked.connect(asked.append)
    tab.page.link_followed.emit()
    assert asked == ["help_manual"]


def test_f1_in_a_dialog_opens_its_page_once(desk, settings, theme, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = SettingsDialog(desk, settings, parent)
    show(qtbot, dialog)
    for _ in range(2):
        qtbot.keyClick(dialog, Qt.Key.Key_F1)
    (shown,) = dialog.findChildren(ManualDialog)
    assert shown.page() == "settings"
    shown.close()
    dialog.close()
