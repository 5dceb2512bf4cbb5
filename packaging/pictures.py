"""Photograph every screen and every page of paper of the demonstration file, without a screen.

python packaging/pictures.py                          all pictures, in build/pictures
python packaging/pictures.py --only WORD --look LOOK  some of them
python packaging/pictures.py --manual                 those of the README and the manual

The day is fixed. A process of its own takes the pictures of each screen and each colour scheme.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "build" / "pictures"
TODAY = date(2026, 11, 21)
PAPERS = "papers"
FILE = "Démonstration.polesdesk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A screen of some real pixels, enlarged by a factor, in a scheme of colours."""

    name: str
    scheme: str
    factor: float
    screen: tuple[int, int]

    @property
    def window(self) -> tuple[int, int]:
        """Return the size of the window in logical pixels: all of the screen."""
        width, height = self.screen
        return round(width / self.factor), round(height / self.factor)


LOOKS = tuple(
    Look(name=f"{scheme}-{factor:g}x", scheme=scheme, factor=factor, screen=screen)
    for factor, screen in ((1.0, (1366, 768)), (1.5, (1920, 1080)))
    for scheme in ("light", "dark")
)

ASKED_LOOKS = (
    Look(name="contrast-1x", scheme="contrast", factor=1.0, screen=(1366, 768)),
    Look(name="contrast-1.5x", scheme="contrast", factor=1.5, screen=(1920, 1080)),
    Look(name="small-1.5x", scheme="light", factor=1.5, screen=(1280, 720)),
)
"""Looks that are taken where ``--look`` names them: high contrast, a small enlarged screen."""

MANUAL_LOOK = Look(name="manual", scheme="light", factor=1.0, screen=(1280, 760))
ALL_LOOKS = (*LOOKS, *ASKED_LOOKS, MANUAL_LOOK)
MANUAL_FOLDER = ROOT / "resources" / "manual" / "pictures"
MANUAL = {
    "dashboard": "tab-dashboard",
    "hubs": "hub-card",
    "planning": "planning-week",
    "associations": "association-card",
    "conventions": "convention-card-to-sign",
    "preview": "preview-draft",
    "import": "import-4-check-1",
    "round": "visits-rounds",
    "sheet": "visits-sheet",
    "typing": "visits-typing",
    "field": "visits-field-answered",
    "report": "visits-report",
    "visit_import": "visits-import",
    "rates": "visits-rates-hours",
    "renewals": "renewals-decision",
    "evaluation": "renewals-form",
    "in_kind": "in-kind",
    "closing": "closing",
}
"""Each picture of the manual, and the picture of the whole set that it is."""
COLOURS = 128


def main() -> int:
    """Take the pictures that the arguments ask for."""
    wanted = _arguments()
    if wanted.home:
        return _photograph(wanted)
    with tempfile.TemporaryDirectory(prefix="polesdesk-pictures-") as name:
        folder = Path(name)
        demonstration = _demonstration(folder / "demonstration")
        if wanted.manual:
            return _take_manual(folder, demonstration, wanted)
        whole = not (wanted.only or wanted.look)
        if whole:
            shutil.rmtree(wanted.output, ignore_errors=True)
        looks = [look for look in ALL_LOOKS if look.name == wanted.look] or LOOKS
        codes = [_session(look, folder, demonstration, wanted) for look in looks]
        if whole or wanted.only == PAPERS:
            _draw_papers(demonstration, wanted.output / PAPERS)
    print(f"Images : {wanted.output}")
    return max(codes)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument(
        "--only", default="", help="scenes whose names hold one of these words, parted by commas"
    )
    parser.add_argument("--manual", action="store_true")
    parser.add_argument("--look", default="", choices=["", *(look.name for look in ALL_LOOKS)])
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _demonstration(folder: Path) -> Path:
    from polesdesk.actions import demo

    folder.mkdir()
    demo.create(folder / FILE, TODAY)
    return folder


# One process for each look: the scale of the screen is chosen once, before Qt starts


def _session(look: Look, folder: Path, demonstration: Path, wanted: argparse.Namespace) -> int:
    """Take the pictures of one look in a process of its own, on a copy of the file."""
    home = folder / look.name
    shutil.copytree(demonstration, home / "file")
    screen = home / "screen.json"
    screen.write_text(json.dumps(_screen(look)), encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": f"{look.factor:g}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
    }
    command = [sys.executable, str(Path(__file__)), "--look", look.name, "--home", str(home)]
    command += ["--output", str(wanted.output), "--only", wanted.only]
    return subprocess.run(command, env=environment, check=False).returncode


def _screen(look: Look) -> dict[str, object]:
    width, height = look.screen
    one = {"name": look.name, "x": 0, "y": 0, "width": width, "height": height}
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    return {"synchronousWindowSystemEvents": False, "screens": [one | dots]}


def _photograph(wanted: argparse.Namespace) -> int:
    """Take every picture of one look; say what is not there and what is cut."""
    import pictures_dialogs
    import pictures_scenes
    from pictures_stage import NotThere, Stage

    look = next(each for each in ALL_LOOKS if each.name == wanted.look)
    output = wanted.output / look.name
    output.mkdir(parents=True, exist_ok=True)
    stage = Stage(
        scheme=look.scheme, size=look.window, today=TODAY, home=wanted.home, output=output
    )
    stage.open(wanted.home / "file" / FILE)
    for name, scene in (*pictures_scenes.scenes(), *pictures_dialogs.scenes()):
        if not any(word in name or name in word for word in wanted.only.split(",")):
            continue
        try:
            scene(stage)
        except NotThere as missing:
            print(f"{look.name} {name} : introuvable, {missing}")
            stage.recover()
        except Exception as error:  # a bug in one scene leaves the others their pictures
            stage.note_bug(type(error), error, error.__traceback__)
            stage.recover()
    for defect, names in stage.defects.items():
        print(f"{look.name} {defect} ({', '.join(names)})")
    return int(stage.has_bugs)


def _draw_papers(demonstration: Path, output: Path) -> None:
    from pictures_papers import draw_papers

    output.mkdir(parents=True, exist_ok=True)
    for name in draw_papers(demonstration / FILE, TODAY, output):
        print(f"papiers : {name}")


def _take_manual(folder: Path, demonstration: Path, wanted: argparse.Namespace) -> int:
    """Take the few pictures of the README and the manual, in few colours."""
    from PIL import Image

    wanted.output, wanted.only = folder / "taken", ",".join(MANUAL.values())
    code = _session(MANUAL_LOOK, folder, demonstration, wanted)
    MANUAL_FOLDER.mkdir(parents=True, exist_ok=True)
    for name, taken in MANUAL.items():
        with Image.open(wanted.output / MANUAL_LOOK.name / f"{taken}.png") as picture:
            few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        path = MANUAL_FOLDER / f"{name}.png"
        few.save(path, optimize=True)
        print(f"{path.name} : {path.stat().st_size // 1024} Kio")
    return code


if __name__ == "__main__":
    sys.exit(main())
