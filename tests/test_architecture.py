"""The rules of the house that a program can check."""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "polesdesk"
VAGUE_NAMES = {"utils", "util", "helper", "helpers", "manager", "managers", "common", "misc"}
WRITING_METHODS = {"write_text", "write_bytes"}
# Qt classes that mangle what a French hand types, sort it wrongly, or hide the model.
UNWANTED_QT = {
    "QDoubleSpinBox",
    "QDateEdit",
    "QDateTimeEdit",
    "QTableWidget",
    "QListWidget",
    "QTreeWidget",
}
UNWANTED_QT |= {"QSortFilterProxyModel", "QUiLoader"}


def modules() -> list[Path]:
    """All modules of the program, generated ones left out."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if "_assets" not in path.parts]


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that a tree imports, wherever it does so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(node: ast.Call) -> str:
    """The last name of what is called: `open` for `path.open(...)`."""
    match node.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def opens_for_writing(call: ast.Call) -> bool:
    """Say whether a call to open() creates or changes the file, or could (mode not written out)."""
    if called(call) != "open":
        return False
    position = 0 if isinstance(call.func, ast.Attribute) else 1
    modes = [word.value for word in call.keywords if word.arg == "mode"] or call.args[position:][:1]
    constants = [mode.value for mode in modes if isinstance(mode, ast.Constant)]
    return any(isinstance(mode, str) and set(mode) & set("wax+") for mode in constants)


def writes_a_file(call: ast.Call) -> bool:
    return opens_for_writing(call) or called(call) in WRITING_METHODS


def makes_a_paragraph(call: ast.Call) -> bool:
    return called(call) == "Paragraph"


def is_pragma(word: ast.expr) -> bool:
    """Say whether a text is a PRAGMA, which takes no bound parameters."""
    first = word.values[0] if isinstance(word, ast.JoinedStr) and word.values else word
    return isinstance(first, ast.Constant) and str(first.value).startswith("PRAGMA ")


def builds_sql_from_text(call: ast.Call) -> bool:
    built = [word for word in call.args if isinstance(word, ast.JoinedStr | ast.BinOp)]
    unsafe = [word for word in built if not is_pragma(word)]
    return called(call) in {"text", "exec_driver_sql"} and bool(unsafe)


def opens_a_database(call: ast.Call) -> bool:
    return called(call) == "create_engine"


def offences(
    rule: Callable[[ast.Call], bool], allowed: set[str], source: Path = SOURCE
) -> list[str]:
    """Where a call that the rule names stands outside the modules that may make it."""
    found = []
    for path in sorted(source.rglob("*.py")):
        name = path.relative_to(source).as_posix()
        if name in allowed or name.startswith("_assets/"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        found += [f"{name}:{call.lineno}" for call in calls if rule(call)]
    return found


RULES = {
    "files are written by the atomic writer only": (writes_a_file, {"store/files.py"}),
    "user text reaches paragraphs escaped": (makes_a_paragraph, {"documents/text.py"}),
    "SQL is never built from text": (builds_sql_from_text, set()),
    "one engine for work, one for upgrades": (
        opens_a_database,
        {"store/database.py", "store/opening.py"},
    ),
}


@pytest.mark.parametrize(("rule", "allowed"), RULES.values(), ids=RULES)
def test_calls_stand_only_where_they_may(
    rule: Callable[[ast.Call], bool], allowed: set[str]
) -> None:
    assert offences(rule, allowed) == []


BROKEN = {
    "files are written by the atomic writer only": (
        "p.open('w')",
        "open(p, mode='ab')",
        "p.write_text(t)",
    ),
    "user text reaches paragraphs escaped": ("Paragraph(name)", "platypus.Paragraph(name)"),
    "SQL is never built from text": ("text(f'SELECT {x}')", "c.exec_driver_sql('a' + b)"),
    "one engine for work, one for upgrades": (
        "create_engine(url)",
        "sqlalchemy.create_engine(url)",
    ),
}
INNOCENT = "open(p, 'rb')\ntext('SELECT 1')\nc.exec_driver_sql(f'PRAGMA user_version = {n}')\n"


@pytest.mark.parametrize("name", RULES)
def test_the_rule_sees_an_offence(tmp_path: Path, name: str) -> None:
    broken = BROKEN[name]
    (tmp_path / "mixed.py").write_text(INNOCENT + "\n".join(broken), encoding="utf-8")
    assert offences(RULES[name][0], set(), tmp_path) == [
        f"mixed.py:{line}" for line in range(4, 4 + len(broken))
    ]


@pytest.mark.parametrize("name", ["sqlite3", "apsw", "PySide6.QtSql", "pysqlcipher3"])
def test_one_driver_opens_the_file(name: str) -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in modules()}
    guilty = [
        str(path.relative_to(SOURCE)) for path, tree in trees.items() if name in imported(tree)
    ]
    assert guilty == []


def test_no_widget_that_mangles_french_input() -> None:
    files = [*modules(), *sorted((ROOT / "forms").glob("*.ui"))]
    words = {
        path.name: set(re.findall(r"\bQ[A-Za-z]+\b", path.read_text(encoding="utf-8")))
        for path in files
    }
    assert {name: found & UNWANTED_QT for name, found in words.items() if found & UNWANTED_QT} == {}


def test_modules_are_short_and_named_by_subject() -> None:
    written = [path for path in modules() if "migrations" not in path.parts]
    lengths = {
        path.relative_to(SOURCE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in written
    }
    vague = [path.name for path in written if VAGUE_NAMES & set(path.stem.lower().split("_"))]
    assert {name: length for name, length in lengths.items() if length > 400} == {}
    assert vague == []


def test_imports_follow_the_arrows() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
