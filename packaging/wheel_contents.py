"""Say whether a wheel holds all that the program reads at run time: `wheel_contents.py WHEEL`."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("calendar", "icons", "fonts", "templates", "sample", "manual", "style", "towns")
SKIPPED = {"__pycache__"}


def files_below(folder: Path, pattern: str = "*") -> list[Path]:
    """List the files of a folder that belong to the project."""
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return [path for path in found if not SKIPPED.intersection(path.parts)]


def expected(root: Path) -> set[str]:
    """Name every file that the sources promise to the wheel."""
    package, resources = root / "src" / "polesdesk", root / "resources"
    assets = Path("polesdesk/_assets")
    names = [
        Path("polesdesk") / path.relative_to(package)
        for path in files_below(package)
        if "_assets" not in path.parts
    ]
    names += [assets / "forms" / f"ui_{form.stem}.py" for form in (root / "forms").glob("*.ui")]
    names += [assets / "i18n" / f"{text.stem}.qm" for text in (resources / "i18n").glob("*.ts")]
    for kind in COPIED:
        names += [assets / path.relative_to(resources) for path in files_below(resources / kind)]
    return {name.as_posix() for name in names}


def missing(root: Path, held: Iterable[str]) -> list[str]:
    """Name what the sources promise and the wheel lacks."""
    return sorted(expected(root) - set(held))


def main() -> None:
    """Leave with an error that names what lacks."""
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        lacking = missing(ROOT, wheel.namelist())
    if lacking:
        sys.exit("The wheel lacks:\n" + "\n".join(lacking))


if __name__ == "__main__":
    main()
