"""A second language is only a translation file: every text in brackets shows what is not one."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from polesdesk.domain.evaluations import STANDARD_GRID
from polesdesk.domain.speech import said, speak_through
from polesdesk.store import records
from polesdesk.store.kinds import VOLUNTEER, WORKSITE
from polesdesk.ui import translations
from polesdesk.ui.words import tr
from whole_program import states_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def brackets(
    french_app: QApplication, packaging_script: Callable[[str], ModuleType], tmp_path: Path
) -> Iterator[None]:
    """Every text that the sources give to translators, shown in brackets."""
    texts, assets = packaging_script("texts"), packaging_script("build_assets")
    source, made = tmp_path / "polesdesk_xx.ts", tmp_path / "polesdesk_xx.qm"
    found = texts.collect(ROOT)
    source.write_text(texts.written(found, "en", lambda text: texts.pseudo(text.source)), "utf-8")
    assets.through_tool(source, made, "lrelease", "-silent", output="-qm")
    translator = QTranslator()
    assert translator.load(str(made))
    french_app.installTranslator(translator)
    be_silent = speak_through(tr)
    yield
    be_silent()
    french_app.removeTranslator(translator)


def texts_on(windows: Iterable[QWidget]) -> Iterator[tuple[str, str]]:
    """What windows show and say, each text with the names of its window and of what bears it."""
    for window in windows:
        place = window.objectName()
        if place not in NOT_OURS:
            yield from ((f"{place}: {name}", text) for name, text in texts_of(window))


def texts_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """What one window shows and says, each text with the name of what bears it."""
    if window.objectName() not in FRENCH_TEXTS:
        yield window.objectName(), window.windowTitle()
    for widget in window.findChildren(QWidget):
        name = widget.objectName()
        if widget.window() is window and widget.isVisible() and name not in FRENCH_TEXTS:
            yield from ((name, text) for text in (*shown_by(widget), *told_by(widget)))
    for action in window.findChildren(QAction):
        yield from ((action.objectName(), text) for text in (action.text(), action.toolTip()))


def shown_by(widget: QWidget) -> Iterator[str]:
    """What a widget shows, but for what somebody typed into it."""
    yield widget.toolTip()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(n) for n in range(widget.count()))
        case QAbstractSpinBox():
            yield widget.specialValueText()
        case QTabBar():
            yield from (widget.tabText(n) for n in range(widget.count()))
        case QGroupBox() | QMenu():
            yield widget.title()
        case QTextEdit() | QPlainTextEdit():
            yield widget.placeholderText()
            yield widget.toPlainText() if widget.isReadOnly() else ""
        case QAbstractItemView() if (model := widget.model()) is not None:
            yield from cells_of(model)


def told_by(widget: QWidget) -> Iterator[str]:
    """What a screen reader hears of a widget, and of the parts that it paints by itself."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None or isinstance(widget, QAbstractItemView):
        return
    for number in range(min(60, interface.childCount())):
        part = interface.child(number)
        if part is not None and part.object() is None:
            yield part.text(QAccessible.Text.Name)
            yield part.text(QAccessible.Text.Description)


ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def cells_of(model: QAbstractItemModel) -> Iterator[str]:
    """The headings and the first rows of a list."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(12, model.rowCount(QModelIndex()))):
            cell = model.index(row, column)
            yield from (str(cell.data(role) or "") for role in ROLES)


AROUND = " .…\xa0"
SEPARATORS = re.compile(r"[·,;:\n–—|()→×=+]| et |\u202f|  ")
# What stays French in every language: days, hours and weeks of a slot or a request, the sum that a
# convention prints, floors, the holidays of the official calendar, what is typed into templates,
# and what Qt itself says.
STAYS = re.compile(
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|janvier|février|mars|avril|mai|juin|juillet"
    r"|août|septembre|octobre|novembre|décembre|janv\.|févr\.|juil\.|sept\.|oct\.|nov\.|déc\."
    r"|\b(?:lun|mar|mer|jeu|ven|sam|dim)\."
    r"|\b(?:étage|matin|après-midi|soirée|journée|toutes les (?:\d )?semaines|vacances"
    r"|comprises|hors|seulement|semaines (?:im)?paires|hebdo|au|et|du|le|à partir|jusqu’au)\b"
    r"|pour \d+\s(?:personnes?)|de \d+\sm² environ"
    r"|\bapportés\b|par m² et par an|de charges|attribuées (?:en \d{4} )?sur|d’ouverture"
    r"|la surface n’est pas renseignée"
    r"|(?:Toussaint|Noël|Hiver|Printemps|Pont de l’Ascension) \d{4}"
    r"|\{\{.*\}\}|Ctrl|Gauche|Droite|Page (?:suiv|préc)|Suppr"
    r"|Défiler vers la (?:gauche|droite)|PolesDesk|ERP|\*)",
    re.IGNORECASE,
)
# What the tests themselves put into the windows, instead of the program.
TOLD_BY_TESTS = {
    "annuler",
    "aucune copie du fichier hors de ce poste",
    "disk_full",
    "il manque un élément",
    "il manque un élément. date de fin",
    "le disque est plein",
    "modification des réglages",
    "supprimé",
}
NOT_OURS = ("file_dialog",)
"""Windows of Qt itself."""
FRENCH_TEXTS = (
    "manual_contents",  # the manual is a document in French
    "manual_page",
    "preview_dialog",  # named after a paper
    "template_outline",  # the articles are law in French
    "template_text",
    "import_encoding",  # proper names
    "people_import_file",
)
"""What shows texts that stay French."""
BOOK = tuple((ROOT / "tests" / f"{name}.py") for name in ("office_book", "import_pages"))
"""What the tests put into the spreadsheet that they import."""


def known_data(runner) -> str:
    """All that the file holds but its templates, and the files beside it: never translated."""

    def read(work) -> str:
        names = work.connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            " AND name <> 'template'"  # law in French, with the words of half the window
        )
        rows = (
            work.connection.exec_driver_sql(f'SELECT * FROM "{name}"') for (name,) in names.all()
        )
        return "\n".join(str(value) for found in rows for row in found for value in row)

    files = (str(path) for path in runner.path.parent.rglob("*"))
    typed = (path.read_text("utf-8") for path in BOOK)
    offered = (one.label for one in STANDARD_GRID)  # the office’s own once it changes them
    joined = runner.read(joined_data)
    return plain("\n".join((runner.read(read), *joined, *files, *typed, *offered)))


def joined_data(work) -> list[str]:
    """What lists join of several columns: family name first, numbered worksites, quantities."""
    everything = VOLUNTEER.table.c.id.is_not(None)
    people = records.where(work.connection, VOLUNTEER, everything)
    sites = records.where(work.connection, WORKSITE, WORKSITE.table.c.id.is_not(None))
    return [
        *(f"{one.last_name} {one.first_name}" for one in people),
        *(f"{one.number}. {one.title}" for one in sites),
        *(f"{each.quantity} {each.unit}" for one in sites for each in one.materials),
        *(f"{each.quantity} {each.unit}" for one in sites for each in one.results),
    ]


def plain(text: str) -> str:
    """A text in small letters with plain spaces and apostrophes."""
    return re.sub(r"\s+", " ", html.unescape(text)).replace("’", "'").casefold()


def is_data(piece: str, known: str) -> bool:
    """Tell whether whole words stand in the data; what was cut may end within one."""
    words = plain(piece.strip(AROUND))
    end = "" if piece.endswith("…") else r"(?!\w)"
    return words in known and re.search(rf"(?<!\w){re.escape(words)}{end}", known) is not None


def left_in_french(text: str, known: str) -> list[str]:
    """The pieces of a text that stand outside brackets and are no data."""
    bare = re.sub(r"<[^>]*>", "", text)
    while (less := re.sub(r"\[[^\[\]]*\]", "\n", bare)) != bare:
        bare = less
    return [
        piece.strip(AROUND)
        for piece in map(str.strip, SEPARATORS.split(bare))
        if re.search(r"[a-zà-ÿ]{3}", STAYS.sub("", piece))
        and plain(piece.strip(AROUND)) not in TOLD_BY_TESTS
        and not is_data(piece, known)
    ]


@pytest.mark.timeout(300)  # it goes through the whole program
def test_a_second_language_leaves_no_french_in_the_window(brackets, program):
    found: dict[str, set[str]] = {}
    seen: set[str] = set()
    known = ""
    for windows in states_of(program):
        told = {text: place for place, text in texts_on(windows) if text not in seen}
        seen.update(told)
        if any(left_in_french(text, known) for text in told):
            known = known_data(program._desk._runner)
        for text, place in told.items():
            for piece in left_in_french(text, known):
                found.setdefault(piece, set()).add(place)
    assert not found, "\n".join(f"{piece} in {places}" for piece, places in found.items())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[Actions], Voltaire", []),
        ("[Pôle [Voltaire]]", []),
        ("Modifier · Voltaire", ["Modifier"]),
        ("[Du] 3 mars au 4 avril", []),
        ("<b>[Il manque]</b> une pièce", ["une pièce"]),
    ],
)
def test_french_outside_brackets_is_seen(text: str, left: list[str]):
    assert left_in_french(text, "voltaire") == left


def test_the_language_asked_for_is_spoken_and_an_unknown_one_is_french(
    french_app, packaging_script, tmp_path, monkeypatch
):
    texts, assets = packaging_script("texts"), packaging_script("build_assets")
    folder = tmp_path / "i18n"
    folder.mkdir()
    text = texts.Text("PolesDesk", "Convention")
    source = tmp_path / "polesdesk_en.ts"
    source.write_text(texts.written({text: "here"}, "en", lambda _text: "Agreement"), "utf-8")
    assets.through_tool(source, folder / "polesdesk_en.qm", "lrelease", "-silent", output="-qm")
    monkeypatch.setattr(translations, "files", lambda _package: tmp_path)
    for language, word in (("zz", "Convention"), ("en", "Agreement")):
        monkeypatch.setenv(translations.ASKED_BY, language)
        translations.speak_as_asked(french_app)
        assert tr("Convention") == said("Convention") == word
    for own in french_app.findChildren(QTranslator):
        if own.filePath().startswith(str(tmp_path)):
            french_app.removeTranslator(own)
