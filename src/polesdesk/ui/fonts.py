"""The font of the window: that of the system, or the one that PolesDesk brings."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

BUNDLED = "Noto Sans"
_FILES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf")
# What a Linux without a desktop answers: a name that stands for no font that someone chose.
_NOBODY = frozenset({"", "Sans Serif", "Sans", "sans-serif"})


def window_family() -> str:
    """Return the family of the system, or load the bundled one where there is none."""
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if family not in _NOBODY:
        return family
    if BUNDLED not in QFontDatabase.families():
        folder = files("polesdesk._assets").joinpath("fonts")
        for name in _FILES:
            content = folder.joinpath(name).read_bytes()
            QFontDatabase.addApplicationFontFromData(QByteArray(content))
    return BUNDLED


def window_font(family: str, points: float) -> QFont:
    """Return the font of the body at a size in points."""
    font = QFont(family)
    font.setPointSizeF(points)
    return font
