"""What README and CONTRIBUTING say of the project: commands, pictures, dependencies."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

LINK = re.compile(r"!?\[[^\]]*\]\(([^)#]+)\)")
COMMAND = re.compile(r"python3 packaging/dev\.py (\w+)")


@pytest.fixture
def readme(project_root: Path) -> str:
    return (project_root / "README.md").read_text("utf-8")


@pytest.fixture
def contributing(project_root: Path) -> str:
    return (project_root / "CONTRIBUTING.md").read_text("utf-8")


def test_the_two_commands_of_the_readme_exist(
    readme: str, packaging_script: Callable[[str], ModuleType]
) -> None:
    told = COMMAND.findall(readme)
    assert told == ["run", "test"]
    assert set(told) <= set(packaging_script("dev").COMMANDS)


def test_every_daily_command_is_told(
    contributing: str, packaging_script: Callable[[str], ModuleType]
) -> None:
    assert set(COMMAND.findall(contributing)) == set(packaging_script("dev").COMMANDS)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_and_pictures_are_there(project_root: Path, name: str) -> None:
    for link in LINK.findall((project_root / name).read_text("utf-8")):
        assert (project_root / link).exists(), link


def test_the_readme_shows_the_program(readme: str) -> None:
    assert 3 <= len(re.findall(r"!\[[^\]]+\]\(", readme)) <= 4


def test_every_dependency_has_its_reason(project_root: Path, contributing: str) -> None:
    project = tomllib.loads((project_root / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    told = contributing.split("## Dependencies and why")[1].split("\n## ", maxsplit=1)[0].lower()
    names = [re.split(r"[<>=~! ]", line, maxsplit=1)[0].lower() for line in wanted]
    missing = [name for name in names if name.removeprefix("pytest-") not in told]
    assert missing == []


def test_the_version_has_its_changes(project_root: Path) -> None:
    from polesdesk import __version__

    assert f"\n## {__version__}" in (project_root / "CHANGELOG.md").read_text("utf-8")
