"""Every text of the window goes through tr(): a second language is only a translation file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "src" / "polesdesk" / "ui"
MODULES = sorted(UI.rglob("*.py"))
TRANSLATED = {"tr", "marked", "said", "translate", "told"}
"""Calls whose text is translated, or noted for it."""
INNER = {"debug", "info", "warning", "error", "exception", "setStyleSheet", "NewType"}
"""Calls whose text nobody reads in the window."""
SHOWN = {"text", "title", "label", "word", "tooltip", "empty", "hint", "verb", "unit", "detail"}
"""Arguments that are shown, even in one plain word."""
ALLOWED = {
    "Google Drive",
    "Mon Drive",
    "My Drive",
    "iCloud Drive",
    "Proton Drive",
    "Cozy Drive",
    "Box Sync",  # names of programs
    "Noto Sans",
    "Sans Serif",  # of fonts
    "UTF-8",
    "UTF-16",
    "Windows (1252)",
    "Latin 9 (ISO 8859-15)",
    "Mac (Roman)",
    "DOS (850)",  # of encodings
    "18 h 30 – 20 h 30",
    "Grande salle",
    "Salle Sophie-de-Grouchy",
    "Présence imprévue en",
    "00 % à 100 %",
    "00 h 00",  # widths
    "Ctrl+F, F3",
    "Ctrl+à",  # keys
    "’",  # found where a straight one was typed
    "Qt: %s",
    "]…[fin]",  # the language of templates
}
# What is offered to be kept in the file and printed: the papers stay French.
DATA = {"officer_form.py", "signatory_page.py"}
DATES = {"timeline.py"}  # their months stay French
STYLES = {"field_style.py"}  # a style sheet
FRENCH = re.compile(r"[à-ÿÀ-ÝœŒ’«»]|[A-Za-zà-ÿ]{2}\S* +\S*[A-Za-zà-ÿ]{2}")
MARKUP = re.compile(r"<\w|</|[{;]\s*$|^\W*$|%s")


def french_outside_tr(source: str) -> Iterator[tuple[int, str]]:
    """The French texts of a module that no translation reaches, each with its line."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if _is_read(node.value, parents[node]) and not _is_excused(node, parents):
            yield node.lineno, node.value


def _is_read(text: str, parent: ast.AST) -> bool:
    if isinstance(parent, ast.keyword) and parent.arg in SHOWN:
        return re.search(r"^[^#]*[A-Za-zà-ÿ]{3}", text) is not None
    return FRENCH.search(text) is not None and MARKUP.search(text) is None


def _is_excused(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    if isinstance(parents[node], ast.Expr):
        return True  # a docstring
    outer: ast.AST | None = node
    while outer is not None:
        match outer:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                if name in TRANSLATED | INNER:
                    return True
            case ast.keyword(arg="sample"):
                return True  # it only sets a width
        outer = parents.get(outer)
    return False


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_every_french_text_goes_through_tr(module: Path):
    if module.name in DATA | DATES | STYLES:
        return
    found = french_outside_tr(module.read_text("utf-8"))
    assert [(line, text) for line, text in found if text.strip() not in ALLOWED] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_values_are_set_in_after_the_translation(module: Path):
    """A text with its values already in it would be found in no translation file."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name in TRANSLATED:
                assert not any(isinstance(given, ast.JoinedStr) for given in node.args), node.lineno


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('label("Aperçu")', True),
        ('label(tr("Aperçu"))', False),
        ('Fact(label="Locaux")', True),
        ('f"{n} pièces à demander"', True),
        ('tr("a" if x else "fin proche")', False),
        ('"""Une phrase de documentation."""', False),
        ('Column(sample="Grande salle")', False),
        ('button.setObjectName("hub_add")', False),
    ],
)
def test_what_is_not_translated_is_seen(code: str, seen: bool):
    assert bool(list(french_outside_tr(code))) is seen
