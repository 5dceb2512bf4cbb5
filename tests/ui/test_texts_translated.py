"""Every text of the window goes through tr(): a second language is only a translation file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "polesdesk"
MODULES = sorted((PACKAGE / "ui").rglob("*.py"))
ROOMS = ("domain", "store", "exchange", "actions")
BEHIND = sorted(module for room in ROOMS for module in (PACKAGE / room).rglob("*.py"))
REFUSALS = ("RuleBroken", "StoreTrouble", "ParseProblem", "TemplateError", "UnknownFact",
            "Unreadable", "Missing")  # fmt: skip
"""Calls behind the window whose sentence is shown in it."""
TRANSLATED = {"tr", "marked", "said", "translate"}
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
    "[si {}]…[fin]",  # what is typed in a model of letter
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
    "VOL-2026-001 · Théâtre",
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


def refusals_unsaid(source: str) -> Iterator[tuple[int, str]]:
    """The sentences of refusals that no translation reaches, each with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name_of(node) in REFUSALS:
            for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                if FRENCH.search(text := _words_of(given)):
                    yield node.lineno, text


def _words_of(given: ast.expr) -> str:
    """The words of an argument that is a text, with or without values in it."""
    match given:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_words_of(part) for part in parts)
    return ""


def _name_of(call: ast.Call) -> str:
    """The bare name of what is called, empty where it has none."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


@pytest.mark.parametrize("module", BEHIND, ids=lambda path: path.stem)
def test_every_refusal_is_said(module: Path):
    assert list(refusals_unsaid(module.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('raise RuleBroken("code", "Donnez un nom.")', True),
        ('raise RuleBroken("code", f"Donnez {what} ici.")', True),
        ('raise RuleBroken("code", said("Donnez un nom."))', False),
        ('raise ValueError("not a day")', False),
    ],
)
def test_a_refusal_that_is_not_said_is_seen(code: str, seen: bool):
    assert bool(list(refusals_unsaid(code))) is seen


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_counted_nouns_have_their_plural_from_the_translation(module: Path):
    """French would add an s to the noun of another language."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and _name_of(node) == "plural":
            given = node.args[1:]
            is_whole = len(given) > 1 or any(isinstance(one, ast.Starred) for one in given)
            assert is_whole, node.lineno
            assert not any(isinstance(one, ast.Constant) for one in given), node.lineno


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_values_are_set_in_after_the_translation(module: Path):
    """A text with its values already in it would be found in no translation file."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and _name_of(node) in TRANSLATED:
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
