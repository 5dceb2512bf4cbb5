"""Colours, sizes and icons: readable, chosen once, seen at once."""

import re
from itertools import product

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QFontDatabase, QImage
from PySide6.QtWidgets import QLineEdit, QPushButton

from polesdesk.ui import fonts
from polesdesk.ui.fonts import BUNDLED, window_family
from polesdesk.ui.icons import IconLabel, icon, pixmap
from polesdesk.ui.theme import ZOOMS, Scheme, Theme, style_sheet
from polesdesk.ui.tokens import CONTRAST, DARK, LIGHT, Tokens, Tone, tokens

READABLE = 4.5
SEEN = 3.0
"""What WCAG 1.4.11 asks of the rim of an input."""
# What the document of the look settles, so that the two do not part.
LOOK = {
    "page": ("#F6F7F9", "#16191E"), "card": ("#FFFFFF", "#1E2229"),
    "text": ("#1C2430", "#E7EAEF"), "muted": ("#5B6675", "#9CA7B5"),
    "line": ("#DDE2E9", "#333A45"), "other_row": ("#FAFBFC", "#21262E"),
    "accent": ("#1F5FA8", "#7FB2EC"), "selection": ("#DCE9F8", "#2A415C"),
    "red": ("#B3261E", "#FF9C94"), "red_tint": ("#FCE9E7", "#43211F"),
    "amber": ("#8A5A00", "#F0BE6A"), "amber_tint": ("#FDF1DA", "#3E3016"),
    "green": ("#1E6B3A", "#86D5A0"), "green_tint": ("#E3F3E8", "#1B3826"),
    "grey": ("#5B6675", "#B5BFCC"), "grey_tint": ("#ECEFF3", "#2B313A"),
}  # fmt: skip
PAIRS = [
    *product(("text",), ("page", "card", "other_row", "selection", "hover")),
    *product(("muted",), ("page", "card", "other_row", "hover")),
    *product(("accent",), ("page", "card")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((tone.value, f"{tone.value}_tint") for tone in Tone),
    *product((tone.value for tone in Tone), ("card",)),
]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of WCAG 2.2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(colours: Tokens, ink, ground):
    named = colours.as_dict()
    assert contrast(named[ink], named[ground]) >= READABLE


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize("ground", ["page", "card", "other_row"])
def test_the_rim_of_an_input_is_seen_on_its_ground(colours: Tokens, ground):
    rim = re.search(r"QLineEdit, QPlainTextEdit, QComboBox \{[^}]*border: 1px solid (#\w+)",
                    style_sheet(colours))  # fmt: skip
    assert rim is not None
    for ink in (rim[1], colours.muted):  # the boxes to tick have the ink of muted words
        assert contrast(ink, colours.as_dict()[ground]) >= SEEN


@pytest.mark.parametrize(("name", "wanted"), LOOK.items())
def test_colours_are_those_of_the_look(name, wanted):
    assert (LIGHT.as_dict()[name], DARK.as_dict()[name]) == wanted


def test_a_scheme_is_chosen_and_kept(theme: Theme, settings: QSettings, qapp):
    told = []
    theme.changed.connect(lambda: told.append(tokens()))
    theme.choose(Scheme.DARK)
    assert told == [DARK]
    assert DARK.page.lower() in qapp.styleSheet().lower()
    assert Theme(qapp, settings).scheme() is Scheme.DARK


def test_unknown_settings_are_passed_over(settings: QSettings, qapp):
    settings.setValue("look/scheme", "pink")
    settings.setValue("look/zoom", "huge")
    theme = Theme(qapp, settings)
    assert theme.scheme() is Scheme.SYSTEM
    assert theme.zoom() == 100


def test_the_text_grows_and_shrinks_within_bounds(theme: Theme, settings, qapp):
    usual = qapp.font().pointSizeF()
    theme.zoom_by(1)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.1)
    assert Theme(qapp, settings).zoom() == 110
    for _ in range(20):
        theme.zoom_by(1)
    assert theme.zoom() == ZOOMS[-1]
    for _ in range(20):
        theme.zoom_by(-1)
    assert theme.zoom() == ZOOMS[0]
    theme.zoom_reset()
    assert qapp.font().pointSizeF() == usual


def test_sizes_of_the_style_sheet_follow_the_text():
    def sizes(zoom: int) -> list[float]:
        return [
            float(size) for size in re.findall(r"font-size: ([0-9.]+)pt", style_sheet(LIGHT, zoom))
        ]

    assert sizes(200) == [size * 2 for size in sizes(100)]
    assert "@" not in style_sheet(LIGHT)


def colours_in(image: QImage) -> set[str]:
    points = product(range(image.width()), range(image.height()))
    seen = (image.pixelColor(x, y) for x, y in points)
    return {colour.name().upper() for colour in seen if colour.alpha() == 255}


def test_icons_follow_the_theme_by_themselves(theme: Theme, qtbot):
    label = IconLabel("check", 24, "green")
    button = QPushButton("Oui")
    button.setIcon(icon("plus"))
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    assert LIGHT.green.upper() in colours_in(label.grab().toImage())
    assert LIGHT.text.upper() in colours_in(button.icon().pixmap(24, 24).toImage())
    theme.choose(Scheme.DARK)
    assert DARK.green.upper() in colours_in(label.grab().toImage())
    assert DARK.text.upper() in colours_in(button.icon().pixmap(24, 24).toImage())


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_sharp_at_every_scale(theme, ratio):
    made = icon("search").pixmap(QSizeOf(16), ratio)
    assert made.width() == round(16 * ratio)
    assert made.devicePixelRatio() == ratio
    assert pixmap("search", 16, QColor("red"), ratio).width() == round(16 * ratio)


def QSizeOf(side: int):
    from PySide6.QtCore import QSize

    return QSize(side, side)


def test_a_disabled_icon_is_muted(theme):
    from PySide6.QtGui import QIcon

    made = icon("plus").pixmap(QSizeOf(24), QIcon.Mode.Disabled)
    assert LIGHT.muted.upper() in colours_in(made.toImage())


def test_the_bundled_font_comes_where_the_system_has_none(qapp, monkeypatch):
    assert window_family() == BUNDLED
    assert "SemiBold" in QFontDatabase.styles(BUNDLED)
    chosen = QFontDatabase.families()[0]

    class Desktop:
        SystemFont = QFontDatabase.SystemFont

        @staticmethod
        def systemFont(kind):
            from PySide6.QtGui import QFont

            return QFont(chosen)

    monkeypatch.setattr(fonts, "QFontDatabase", Desktop)
    assert window_family() == chosen


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_what_is_off_is_seen_to_be_off(theme, qtbot, scheme):
    theme.choose(scheme)
    for widget in (QPushButton("Classer"), QLineEdit("Classer")):
        qtbot.addWidget(widget)
        on = widget.grab().toImage()
        widget.setEnabled(False)
        assert widget.grab().toImage() != on
