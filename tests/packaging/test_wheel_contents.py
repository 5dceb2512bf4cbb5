"""The check of a built wheel: it sees what lacks."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType


def test_what_lacks_is_named(packaging_script: Callable[[str], ModuleType], tmp_path: Path) -> None:
    script = packaging_script("wheel_contents")
    for name in ("src/polesdesk/cli.py", "src/polesdesk/_assets/old.py", "forms/hubs_tab.ui"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "resources" / "fonts").mkdir(parents=True)
    (tmp_path / "resources" / "fonts" / "a.ttf").touch()
    held = ["polesdesk/cli.py", "polesdesk/_assets/fonts/a.ttf", "polesdesk-0.1.0.dist-info/RECORD"]
    assert script.missing(tmp_path, held) == ["polesdesk/_assets/forms/ui_hubs_tab.py"]
    assert script.missing(tmp_path, [*held, "polesdesk/_assets/forms/ui_hubs_tab.py"]) == []


def test_the_program_itself_promises_fonts_and_icons(
    packaging_script: Callable[[str], ModuleType], project_root: Path
) -> None:
    promised = packaging_script("wheel_contents").expected(project_root)
    assert {"polesdesk/_assets/fonts/NotoSans-Bold.ttf", "polesdesk/__init__.py"} <= promised
    assert not [name for name in promised if "__pycache__" in name]
