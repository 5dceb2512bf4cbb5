"""Write the texts of the program into a translation file for Qt Linguist, or refresh one.

`python packaging/texts.py en` makes or refreshes resources/i18n/polesdesk_en.ts: new texts are
added unfinished, translations are kept, texts that are gone go. The next build of the assets
compiles it. lupdate would miss what stands in ``tr`` of ui/words.py, in ``said`` of the domain and
in the tables of labels, so the sources are read here; the file is the one lupdate would write.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
CONTEXT = "PolesDesk"
"""The context of ``tr``, ``marked`` and ``said``, as in ui/words.py."""
SHARED = frozenset({"tr", "marked", "said"})
LABELS = re.compile(
    r"searches|timeline|slot_lines|agreement_status|import_fields|calendar_days|visit_rows"
    r"|escalation|letters|letter_fields|declared_fields|declared_facts|fact_sentences|inserts"
    r"|(?:.*_)?(?:labels|moves)|(?!import_).*_(?:words|columns)"
)
"""Modules of the domain whose tables hold words that the window shows."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[a-zà-ÿ]")
_WORDS = re.compile(r"^[A-ZÀ-Ý].*[a-zà-ÿ]|[a-z] [a-z]|[à-ÿ’«]")
_CODE = re.compile(r"[|\\]|^[A-Za-z]+_\w+$")


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A French text with the context in which the program asks for its translation."""

    context: str
    source: str


@dataclass(slots=True)
class Found:
    """Every text of the sources, with the first place where it stands."""

    places: dict[Text, str] = field(default_factory=dict)

    def add(self, context: str, source: str, place: str) -> None:
        """Note a text that has something to translate."""
        if _LETTER.search(source):
            self.places.setdefault(Text(context, source), place)


def collect(root: Path) -> Mapping[Text, str]:
    """Return every text of forms, window and domain with its place, in the order of contexts."""
    found = Found()
    for form in sorted((root / "forms").glob("*.ui")):
        _read_form(form, found)
    package = root / "src" / "polesdesk"
    for module in sorted(package.rglob("*.py")):
        if "_assets" not in module.parts:
            tree = ast.parse(module.read_text("utf-8"))
            _read_module(tree, module.relative_to(root).as_posix(), found)
    for path in sorted((package / "domain").rglob("*.py")):
        if LABELS.fullmatch(path.stem):
            _read_labels(path, path.relative_to(root).as_posix(), found)
    return {text: found.places[text] for text in sorted(found.places)}


def _read_form(form: Path, found: Found) -> None:
    tree = ET.fromstring(form.read_text("utf-8"))
    context = tree.findtext("class", "")
    for element in tree.iter("string"):
        if element.get("notr") != "true" and element.text:
            found.add(context, element.text, f"forms/{form.name}")


def _read_module(tree: ast.Module, place: str, found: Found) -> None:
    def visit(node: ast.AST, owner: str) -> None:
        if isinstance(node, ast.ClassDef):
            owner = node.name
        if isinstance(node, ast.Call):
            context, argument = _asked(node, owner)
            for text in _literals(argument) if argument is not None else ():
                found.add(context, text, place)
        for child in ast.iter_child_nodes(node):
            visit(child, owner)

    visit(tree, "")


def _asked(call: ast.Call, owner: str) -> tuple[str, ast.expr | None]:
    """Return the context of a call for a translation and what holds its text, else None."""
    match call.func:
        case ast.Name(id=name) if name in SHARED and call.args:
            return CONTEXT, call.args[0]
        case ast.Attribute(value=ast.Name(id="self"), attr="tr") if call.args:
            return owner, call.args[0]
        case ast.Attribute(attr="translate") if len(call.args) > 1:
            context = call.args[0]
            if isinstance(context, ast.Constant) and isinstance(context.value, str):
                return context.value, call.args[1]
    return "", None


def _literals(argument: ast.expr) -> Iterator[str]:
    """Return the texts among which an argument chooses; tables of labels are read elsewhere."""
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one)
            yield from _literals(other)


def _read_labels(path: Path, place: str, found: Found) -> None:
    """Take the values of tables, and what reads like words among what calls are given."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        texts: list[ast.expr] = []
        if isinstance(node, ast.Dict):
            texts = [value for value in _values(node) if _is_text(value, _WORD)]
        elif isinstance(node, ast.Call):
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            texts = [value for value in given if _is_text(value, _WORDS)]
        for value in texts:
            found.add(CONTEXT, ast.literal_eval(value), place)


def _values(table: ast.Dict) -> Iterator[ast.expr]:
    for value in table.values:
        yield from value.elts if isinstance(value, ast.Tuple) else [value]


def _is_text(value: ast.expr, looks: re.Pattern[str]) -> bool:
    return (
        isinstance(value, ast.Constant)
        and isinstance(value.value, str)
        and looks.search(value.value) is not None
        and _CODE.search(value.value) is None
    )


def pseudo(source: str) -> str:
    """Return a text in brackets, which shows in the window what was never translated."""
    return f"[{source}]"


def kept_translations(path: Path) -> dict[Text, str]:
    """Return the finished translations of a file, none where there is no file."""
    if not path.exists():
        return {}
    kept = {}
    for context in ET.fromstring(path.read_text("utf-8")).iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            if told is not None and told.text and told.get("type") != "unfinished":
                text = Text(context.findtext("name", ""), message.findtext("source", ""))
                kept[text] = told.text
    return kept


def written(
    texts: Mapping[Text, str], language: str, translated: Callable[[Text], str | None]
) -> str:
    """Return a translation file; a text without a translation stands as unfinished."""
    tree = ET.Element("TS", version="2.1", language=language, sourcelanguage="fr")
    contexts: dict[str, ET.Element] = {}
    for text, place in texts.items():
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(tree, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        message = ET.SubElement(contexts[text.context], "message")
        ET.SubElement(message, "location", filename=f"../../{place}")
        ET.SubElement(message, "source").text = text.source
        told = translated(text)
        answer = ET.SubElement(message, "translation")
        answer.text = told
        if told is None:
            answer.set("type", "unfinished")
    ET.indent(tree, "    ")
    body = ET.tostring(tree, encoding="unicode", short_empty_elements=False)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def refresh(root: Path, language: str) -> tuple[Path, int, int]:
    """Make or refresh the file of a language; return it, its texts, and those left to translate."""
    path = root / "resources" / "i18n" / f"polesdesk_{language}.ts"
    kept, texts = kept_translations(path), collect(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(texts, language, kept.get), encoding="utf-8", newline="\n")
    return path, len(texts), sum(text not in kept for text in texts)


def main() -> int:
    """Refresh the languages that are named, or all those that have a file."""
    languages = sys.argv[1:] or [
        path.stem.removeprefix("polesdesk_")
        for path in sorted((ROOT / "resources" / "i18n").glob("polesdesk_*.ts"))
    ]
    if not languages:
        print("Aucune traduction\u202f: donnez un code de langue, par exemple « en ».")
    for language in languages:
        if not re.fullmatch(r"[a-z]{2}(_[A-Z]{2})?", language):
            sys.exit(f"« {language} » n’est pas un code de langue.")
        path, total, left = refresh(ROOT, language)
        print(f"{path.relative_to(ROOT)}\u202f: {total} textes, {left} à traduire")
    return 0


if __name__ == "__main__":
    sys.exit(main())
