"""What is bundled can draw French, and every icon can take the colour of the theme."""

from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FACES = ["Regular", "Italic", "SemiBold", "Bold", "BoldItalic"]
FRENCH = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ’«»“”–—…°ºª²³½€§×−•\u00a0\u202f\u2011"


@pytest.mark.parametrize("face", FACES)
def test_a_face_has_every_french_sign(face: str) -> None:
    source = files("polesdesk") / "_assets" / "fonts" / f"NotoSans-{face}.ttf"
    with source.open("rb") as file, TTFont(file) as font:
        drawn = font.getBestCmap()
        embeddable = font["OS/2"].fsType
    assert [hex(ord(sign)) for sign in FRENCH if ord(sign) not in drawn] == []
    assert embeddable == 0


@pytest.mark.usefixtures("qapp")
def test_every_icon_is_drawn(project_root: Path) -> None:
    from PySide6.QtSvg import QSvgRenderer

    icons = sorted((project_root / "resources" / "icons").glob("*.svg"))
    assert len(icons) >= 60
    assert [path.name for path in icons if not QSvgRenderer(path.read_bytes()).isValid()] == []


def test_every_icon_but_the_program_s_takes_the_colour_of_the_text(project_root: Path) -> None:
    icons = sorted((project_root / "resources" / "icons").glob("*.svg"))
    fixed = [path.stem for path in icons if 'stroke="currentColor"' not in path.read_text("utf-8")]
    assert fixed == ["polesdesk"]
