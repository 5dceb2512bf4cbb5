"""The generated assets: complete, rebuilt when older, never half written."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>{name}</class>
 <widget class="QWidget" name="{name}"><layout class="QVBoxLayout">
  <item><widget class="QPushButton" name="{button}"/></item></layout></widget>
</ui>
"""
TRANSLATION = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS>
<TS version="2.1" language="fr_FR"><context><name>Desk</name><message numerus="yes">
<source>%n pôle(s)</source><translation><numerusform>%n pôle</numerusform>
<numerusform>%n pôles</numerusform></translation></message></context></TS>
"""


@pytest.fixture
def assets(packaging_script: Callable[[str], ModuleType]) -> ModuleType:
    return packaging_script("build_assets")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one form, one icon, one font in a folder and one translation."""
    sources = {
        "forms/hubs_tab.ui": FORM.format(name="HubsTab", button="hub_add"),
        "resources/icons/plus.svg": "<svg/>",
        "resources/templates/clauses/one.txt": "Article 1er",
        "resources/i18n/polesdesk_fr.ts": TRANSLATION,
    }
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def later(path: Path, source: Path) -> None:
    moment = source.stat().st_mtime_ns + 10**9
    os.utime(path, ns=(moment, moment))


def test_everything_is_built(assets: ModuleType, project: Path) -> None:
    made = assets.build(project)
    assert names(made) == {
        "__init__.py",
        "forms/__init__.py",
        "forms/ui_hubs_tab.py",
        "icons/plus.svg",
        "templates/clauses/one.txt",
        "i18n/polesdesk_fr.qm",
    }
    assert "class Ui_HubsTab" in (made / "forms" / "ui_hubs_tab.py").read_text(encoding="utf-8")
    assert made == project / "src" / "polesdesk" / "_assets"


def test_an_empty_project_gives_empty_packages(assets: ModuleType, tmp_path: Path) -> None:
    assert names(assets.build(tmp_path)) == {"__init__.py", "forms/__init__.py"}


def test_only_what_is_older_is_built_again(assets: ModuleType, project: Path) -> None:
    made = assets.build(project)
    form, icon = project / "forms" / "hubs_tab.ui", made / "icons" / "plus.svg"
    kept = icon.stat().st_mtime_ns
    form.write_text(FORM.format(name="HubsTab", button="hub_remove"), encoding="utf-8")
    later(form, made / "forms" / "ui_hubs_tab.py")
    assets.build(project)
    assert "hub_remove" in (made / "forms" / "ui_hubs_tab.py").read_text(encoding="utf-8")
    assert icon.stat().st_mtime_ns == kept


def test_what_lost_its_source_goes_away(assets: ModuleType, project: Path) -> None:
    made = assets.build(project)
    (project / "forms" / "hubs_tab.ui").unlink()
    (project / "resources" / "icons" / "plus.svg").unlink()
    (project / "resources" / "i18n" / "polesdesk_fr.ts").unlink()
    assets.build(project)
    assert names(made) == {"__init__.py", "forms/__init__.py", "templates/clauses/one.txt"}


def test_a_broken_form_is_named(assets: ModuleType, project: Path) -> None:
    (project / "forms" / "broken_tab.ui").write_text("<ui>", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"broken_tab\.ui"):
        assets.build(project)


def test_two_builds_at_once_agree(project_root: Path, project: Path) -> None:
    path = str(project_root / "packaging")
    code = "import sys, pathlib, build_assets; build_assets.build(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(project)]
    running = [
        subprocess.Popen(command, cwd=path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(3)
    ]
    outputs = [process.communicate()[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], outputs
    made = project / "src" / "polesdesk" / "_assets"
    assert not [name for name in names(made) if name.endswith(".part")]
    assert "class Ui_HubsTab" in (made / "forms" / "ui_hubs_tab.py").read_text(encoding="utf-8")
