"""A second language is only a translation file: every text in brackets shows what is not one."""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from polesdesk.domain.speech import said, speak_through
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


def texts_of(window: QWidget) -> Iterator[str]:
    """What a window shows and says."""
    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        if widget.window() is not window or not widget.isVisible():
            continue
        yield widget.toolTip()
        yield widget.accessibleName()
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(n) for n in range(widget.count()))
            case QTabBar():
                yield from (widget.tabText(n) for n in range(widget.count()))
            case QGroupBox() | QMenu():
                yield widget.title()
            case QTableView() if (model := widget.model()) is not None:
                yield from cells_of(model)
    for action in window.findChildren(QAction):
        yield action.text()
        yield action.toolTip()


def cells_of(model: QAbstractItemModel) -> Iterator[str]:
    """The headings and the first rows of a list."""
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(12, model.rowCount())):
            yield str(model.index(row, column).data() or "")


SEPARATORS = re.compile(r"[·,;:\n–—|()→×=+]| et |\u202f|  ")
# What stays French in every language: days, hours and weeks of a slot, the sum that a convention
# prints, floors, and what Qt itself says.
STAYS = re.compile(
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|janvier|février|mars|avril|mai|juin|juillet"
    r"|août|septembre|octobre|novembre|décembre|janv\.|févr\.|juil\.|sept\.|oct\.|nov\.|déc\."
    r"|\b(?:lun|mar|mer|jeu|ven|sam|dim)\."
    r"|\b(?:étage|matin|après-midi|soirée|journée|toutes les (?:\d )?semaines|vacances"
    r"|comprises|hors|seulement|semaines (?:im)?paires|au|et|du|le)\b"
    r"|par m² et par an|de charges|attribuées sur|d’ouverture|la surface n’est pas renseignée"
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
TABS = ("dashboard", "conventions", "associations", "hubs")
# The window of files of Qt, settings with their school years, a manager's spreadsheet, templates.
LEFT_OUT = (
    "file_dialog",
    "settings_dialog",
    "import_wizard",
    "template_editor_dialog",
    "template_fields_dialog",
    "preview_dialog",
)


def kept_text(runner) -> str:
    """All that the file holds: data is never translated."""

    def read(work) -> str:
        names = work.connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        )
        rows = (
            work.connection.exec_driver_sql(f'SELECT * FROM "{name}"') for (name,) in names.all()
        )
        return "\n".join(str(value) for found in rows for row in found for value in row)

    return plain(runner.read(read))


def plain(text: str) -> str:
    """A text in small letters with plain spaces and apostrophes."""
    return re.sub(r"\s+", " ", html.unescape(text)).replace("’", "'").casefold()


def left_in_french(text: str, known: str) -> list[str]:
    """The pieces of a text that stand outside brackets and are no data."""
    bare = re.sub(r"<[^>]*>", "", text)
    while (less := re.sub(r"\[[^\[\]]*\]", "\n", bare)) != bare:
        bare = less
    pieces = (piece.strip(" .…\xa0") for piece in SEPARATORS.split(bare))
    return [
        piece
        for piece in pieces
        if plain(piece) not in known
        and plain(piece) not in TOLD_BY_TESTS
        and re.search(r"[a-zà-ÿ]{3}", STAYS.sub("", piece))
    ]


def test_a_second_language_leaves_no_french_in_the_window(brackets, program):
    found: dict[str, set[str]] = {}
    for windows in states_of(program):
        known = kept_text(program._desk._runner) + plain(str(program._desk._runner.path))
        for window in windows:
            if program.current_tab().subject in TABS and window.objectName() not in LEFT_OUT:
                for text in texts_of(window):
                    for piece in left_in_french(text, known):
                        found.setdefault(piece, set()).add(window.objectName())
    assert found == {}


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
