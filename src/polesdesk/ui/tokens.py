"""The colours of the window by their meaning, in three sets: light, dark, high contrast.

Who paints asks ``tokens()`` at each paint, so that a change of theme needs no restart.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Tone(StrEnum):
    """What a colour says: done, soon, late, waiting for somebody, draft."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    BLUE = "blue"
    GREY = "grey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One set of colours, as ``#RRGGBB``; a ``_tint`` is the ground of the tone before it."""

    name: str
    page: str
    card: str
    text: str
    muted: str
    line: str
    border: str
    input_border: str
    """The rim that tells an input from the page: 3:1 at least (WCAG 1.4.11)."""
    other_row: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    hover: str
    focus: str
    strip_line: str = "transparent"
    """The rim of a strip, where its tint does not show it."""
    off_line: str = "solid"
    """How the rim of what is off is drawn: its own manner where there are no greys."""
    red: str
    red_tint: str
    amber: str
    amber_tint: str
    green: str
    green_tint: str
    blue: str
    blue_tint: str
    grey: str
    grey_tint: str

    def ink(self, tone: Tone) -> QColor:
        """Return the colour of words and icons of a tone."""
        return QColor(str(getattr(self, tone.value)))

    def tint(self, tone: Tone) -> QColor:
        """Return the ground on which a tone is written."""
        return QColor(str(getattr(self, f"{tone.value}_tint")))

    def as_dict(self) -> dict[str, str]:
        """Return every token by its name, for the style sheet."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


LIGHT = Tokens(
    name="light",
    page="#F6F7F9", card="#FFFFFF", text="#1C2430", muted="#5B6675", line="#DDE2E9",
    border="#C9D0DA", input_border="#838E9E", other_row="#FAFBFC",
    accent="#1F5FA8", accent_hover="#194F8C", on_accent="#FFFFFF",
    selection="#DCE9F8", hover="#EEF2F7", focus="#1F5FA8",
    red="#B3261E", red_tint="#FCE9E7", amber="#8A5A00", amber_tint="#FDF1DA",
    green="#1E6B3A", green_tint="#E3F3E8", blue="#1F5FA8", blue_tint="#E6EFFA",
    grey="#5B6675", grey_tint="#ECEFF3",
)  # fmt: skip

DARK = Tokens(
    name="dark",
    page="#16191E", card="#1E2229", text="#E7EAEF", muted="#9CA7B5", line="#333A45",
    border="#444D5A", input_border="#687383", other_row="#21262E",
    accent="#7FB2EC", accent_hover="#9CC5F4", on_accent="#101620",
    selection="#2A415C", hover="#2A303A", focus="#7FB2EC",
    red="#FF9C94", red_tint="#43211F", amber="#F0BE6A", amber_tint="#3E3016",
    green="#86D5A0", green_tint="#1B3826", blue="#9CC5F4", blue_tint="#1D3350",
    grey="#B5BFCC", grey_tint="#2B313A",
)  # fmt: skip

CONTRAST = Tokens(
    name="contrast",
    page="#000000", card="#000000", text="#FFFFFF", muted="#FFFFFF", line="#FFFFFF",
    border="#FFFFFF", input_border="#FFFFFF", other_row="#000000",
    accent="#FFE100", accent_hover="#FFFFFF", on_accent="#000000",
    selection="#4A4A00", hover="#333300", focus="#FFE100",
    strip_line="#FFFFFF", off_line="dashed",
    red="#FFE100", red_tint="#000000", amber="#FFFFFF", amber_tint="#000000",
    green="#FFFFFF", green_tint="#000000", blue="#FFFFFF", blue_tint="#000000",
    grey="#FFFFFF", grey_tint="#000000",
)  # fmt: skip

_BY_PAGE = {QColor(one.page).rgb(): one for one in (LIGHT, DARK, CONTRAST)}


def tokens() -> Tokens:
    """Return the colours in use now, told from the palette of the program."""
    page = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return _BY_PAGE.get(page.rgb(), LIGHT)
