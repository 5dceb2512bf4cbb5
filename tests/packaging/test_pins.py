"""The pins: hashed, without an address, and everything bundled is credited."""

import re
import tomllib
from pathlib import Path

import pytest

FILES = ["requirements.txt", "requirements-dev.txt"]
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", re.MULTILINE)


def pins(root: Path, name: str) -> dict[str, str]:
    return dict(PIN.findall((root / "packaging" / name).read_text(encoding="utf-8")))


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_hashes_and_no_address(project_root: Path, name: str) -> None:
    text = (project_root / "packaging" / name).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) == len(pins(project_root, name)) > 10
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert re.findall(r"://|index-url|find-links|file:", text) == []


def test_the_program_ships_what_was_tested(project_root: Path) -> None:
    runtime, everything = (pins(project_root, name).items() for name in FILES)
    assert set(runtime) <= set(everything)


def test_every_declared_dependency_is_pinned(project_root: Path) -> None:
    text = (project_root / "pyproject.toml").read_text(encoding="utf-8")
    declared = tomllib.loads(text)["project"]["dependencies"]
    wanted = {plain(re.split(r"[<>=~!; \[]", line, maxsplit=1)[0]) for line in declared}
    assert wanted <= {plain(name) for name in pins(project_root, "requirements.txt")}


def test_qt_stays_below_the_release_that_loses_references(project_root: Path) -> None:
    text = (project_root / "pyproject.toml").read_text(encoding="utf-8")
    bounds = re.findall(r'"pyside6[a-z-]*(.*?)"', text, re.IGNORECASE)
    bounds = [bound for bound in bounds if bound.startswith((">", "<", "="))]
    assert bounds == [">=6.8,<6.12"] * 2


def test_all_that_is_bundled_is_credited(project_root: Path) -> None:
    notices = (project_root / "resources" / "NOTICES.md").read_text(encoding="utf-8")
    credited = plain(notices)
    missing = [
        name for name in pins(project_root, "requirements.txt") if plain(name) not in credited
    ]
    assert [name for name in missing if not name.startswith("pyside6")] == []
    assert "PySide6 (Essentials)" in notices


def test_the_licence_is_whole(project_root: Path) -> None:
    text = (project_root / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    articles = [int(number) for number in re.findall(r"^(\d+)\. ?[A-Z]", text, re.MULTILINE)]
    assert articles == list(range(1, 16))
    assert "Appendix" in text
