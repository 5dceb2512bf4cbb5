"""What every test stands on: fresh assets, no screen, and nobody's own folders."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]


def load_script(name: str) -> ModuleType:
    """Load a script of packaging/, which is no package, as a module."""
    spec = importlib.util.spec_from_file_location(
        f"packaging_{name}", ROOT / "packaging" / f"{name}.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def pytest_configure() -> None:
    """Bring the generated assets up to date before any test module imports them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    load_script("build_assets").build()
    # The same examples in each run, however slow the machine.
    hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def packaging_script() -> Callable[[str], ModuleType]:
    """Load a script of packaging/ by its name."""
    return load_script


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder that holds pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep settings, logs and data of the tests away from those of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield home


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty PolesDesk file, made once by the migrations."""
    from polesdesk.store.opening import create

    path = tmp_path_factory.mktemp("blank") / "blank.polesdesk"
    create(path)
    return path


@pytest.fixture
def office_file(blank_file: Path, tmp_path: Path) -> Path:
    """A new empty file of its own for one test."""
    path = tmp_path / "bureau.polesdesk"
    shutil.copy(blank_file, path)
    return path
