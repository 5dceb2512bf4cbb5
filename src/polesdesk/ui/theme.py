"""Light, dark, high contrast, and the size of the text: chosen once, kept, seen at once."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from polesdesk.ui.fonts import window_family, window_font
from polesdesk.ui.measures import TOUCH_KEY
from polesdesk.ui.tokens import CONTRAST, DARK, LIGHT, Tokens

STYLE = "fusion"
BODY = 9.5
"""Points of the body; the other sizes of the style sheet are told from it."""
SIZES = {
    "small_size": 8.5,
    "card_title_size": 11.0,
    "page_title_size": 15.0,
    "title_size": 15.0,
    "figure_size": 20.0,
}
LENGTHS = {
    "control": 30,
    "control_focused": 28,
    "control_small": 24,
    "control_small_focused": 22,
    "icon": 16,
}
"""Pixels that grow with the text: buttons and inputs without and with the frame of focus."""
PADS = {"menu_pad": 6, "link_pad": 4}
"""Pixels above and below words of menus, facts and links; they do not grow."""
TOUCH_LENGTHS = {
    "control": 44,
    "control_focused": 42,
    "control_small": 40,
    "control_small_focused": 38,
}
TOUCH_PADS = {"menu_pad": 13, "link_pad": 13}
"""The same lengths and pads where fingers are to meet them."""
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of the text in percent."""


class Scheme(StrEnum):
    """What a manager chooses; SYSTEM follows the computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """Dresses the whole program and keeps the choice in the settings."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._scheme = _known_scheme(str(settings.value("look/scheme", Scheme.SYSTEM)))
        self._zoom = _known_zoom(settings.value("look/zoom", 100))
        self._touch = str(settings.value("look/touch", "")).lower() == "true"
        self._family = window_family()
        if app.style().objectName() != STYLE:  # making it anew takes as long as the first paint
            app.setStyle(STYLE)
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.apply()

    def scheme(self) -> Scheme:
        """Return what the manager chose."""
        return self._scheme

    def choose(self, scheme: Scheme) -> None:
        """Change the colours of the whole program."""
        self._scheme = scheme
        self._settings.setValue("look/scheme", scheme.value)
        self.apply()

    def zoom(self) -> int:
        """Return the size of the text in percent."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """Make the text larger or smaller by some steps."""
        place = ZOOMS.index(self._zoom) + steps
        self._set_zoom(ZOOMS[max(0, min(place, len(ZOOMS) - 1))])

    def zoom_reset(self) -> None:
        """Give the text its usual size."""
        self._set_zoom(100)

    def is_touch(self) -> bool:
        """Tell whether rows and buttons are made for fingers."""
        return self._touch

    def set_touch(self, on: bool) -> None:  # noqa: FBT001  the signal of a checked command
        """Make rows and buttons large enough for fingers, or as small as usual."""
        self._touch = on
        self._settings.setValue("look/touch", on)
        self.apply()

    def apply(self) -> None:
        """Dress every window: palette, font, style sheet."""
        colours = self._tokens()
        self._app.setProperty(TOUCH_KEY, self._touch)
        self._app.setPalette(palette_of(colours))
        self._app.setFont(self._font())
        self._app.setStyleSheet(style_sheet(colours, self._zoom, touch=self._touch))
        self.changed.emit()

    def _font(self) -> QFont:
        return window_font(self._family, BODY * self._zoom / 100)

    def _set_zoom(self, zoom: int) -> None:
        if zoom != self._zoom:
            self._zoom = zoom
            self._settings.setValue("look/zoom", zoom)
            self.apply()

    def _tokens(self) -> Tokens:
        if self._scheme is Scheme.SYSTEM:
            return _system_tokens()
        return {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}[self._scheme]

    def _follow_system(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.apply()


def _system_tokens() -> Tokens:
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):  # Qt 6.10 and later tell what the computer prefers
        preferences = hints.accessibility()
        if preferences.contrastPreference() is Qt.ContrastPreference.HighContrast:
            return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _known_scheme(text: str) -> Scheme:
    return Scheme(text) if text in set(Scheme) else Scheme.SYSTEM


def _known_zoom(value: object) -> int:
    try:
        zoom = int(str(value))
    except ValueError:
        return 100
    return zoom if zoom in ZOOMS else 100


def style_sheet(colours: Tokens, zoom: int = 100, *, touch: bool = False) -> str:
    """Return the style sheet with its colours and sizes put in; an unknown name is an error."""
    words = colours.as_dict()
    words["check"] = _picture(f"check-{colours.name}.svg")
    lengths = {name: round(pixels * zoom / 100) for name, pixels in LENGTHS.items()}
    pads = PADS | (TOUCH_PADS if touch else {})
    if touch:
        lengths |= {name: max(TOUCH_LENGTHS.get(name, 0), lengths[name]) for name in lengths}
    words |= {name: str(pixels) for name, pixels in (lengths | pads).items()}
    words |= {name: f"{points * zoom / 100:.2f}" for name, points in SIZES.items()}
    return re.sub(r"@\{(\w+)\}", lambda found: words[found[1]], _source())


def _picture(name: str) -> str:
    """Return the place of a picture: the one thing that a style sheet takes only as a file."""
    with as_file(files("polesdesk._assets").joinpath("style", name)) as path:
        return path.as_posix()


@cache
def _source() -> str:
    return files("polesdesk._assets").joinpath("style", "polesdesk.qss").read_text("utf-8")


def palette_of(colours: Tokens) -> QPalette:
    """Return the palette of Qt for a set of colours."""
    role = QPalette.ColorRole
    by_role = {
        role.Window: colours.page,
        role.WindowText: colours.text,
        role.Base: colours.card,
        role.AlternateBase: colours.other_row,
        role.Text: colours.text,
        role.Button: colours.card,
        role.ButtonText: colours.text,
        role.BrightText: colours.red,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.card,
        role.Midlight: colours.line,
        role.Mid: colours.border,
        role.Dark: colours.muted,
        role.Shadow: colours.text,
    }
    palette = QPalette()
    for key, colour in by_role.items():
        palette.setColor(key, QColor(colour))
    for key in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.muted))
    return palette
