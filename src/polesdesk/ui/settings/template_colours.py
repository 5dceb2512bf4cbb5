"""The colours of a template's text: fields, conditions, words that may vanish, remarks."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from polesdesk.ui.tokens import tokens

IN_FIELD = 1
"""State of a line that ends inside a field."""
_FIELD = re.compile(r"\{\{[^{}]*\}\}")
_COMMAND = re.compile(r"(?<!\[)\[(?!\[)[^\[\]]*\]")
_CONDITION = re.compile(r"\[(?:si|sinon|fin)\b[^\[\]]*\]")
_HEADING = re.compile(r"\[(?:titre|sous-titre|intertitre|article)\b[^\[\]]*\]")
_OPTIONAL = re.compile(r"\[\[|\]\]")
_BOLD = re.compile(r"\*\*")


class TemplateColours(QSyntaxHighlighter):
    """Gives each sign of a template its colour; headings and conditions stand out in bold."""

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        colours = tokens()
        self.setCurrentBlockState(0)
        if text.startswith("#"):
            self.setFormat(0, len(text), _ink(colours.muted, italic=True))
            return
        if text.lstrip().startswith("[note]"):
            self.setFormat(0, len(text), _ink(colours.muted, italic=True))
        start = _HEADING.match(text.lstrip())
        if start:
            self.setFormat(0, len(text), _ink(colours.text, bold=True))
        for pattern, ink in (
            (_COMMAND, _ink(colours.muted)),
            (_BOLD, _ink(colours.muted)),
            (_CONDITION, _ink(colours.amber, bold=True)),
            (_OPTIONAL, _ink(colours.green, bold=True)),
            (_FIELD, _ink(colours.accent)),
        ):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), ink)
        self._colour_cut_field(text, _ink(colours.accent))

    def _colour_cut_field(self, text: str, ink: QTextCharFormat) -> None:
        """Colour a field that began on the line before or ends on the next one."""
        start = 0
        if self.previousBlockState() == IN_FIELD:
            start = text.find("}}") + 2
            self.setFormat(0, start if start >= 2 else len(text), ink)
        opened = text.rfind("{{")
        if opened >= max(0, start) and "}}" not in text[opened:]:
            self.setFormat(opened, len(text) - opened, ink)
            self.setCurrentBlockState(IN_FIELD)


def _ink(colour: str, *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    ink = QTextCharFormat()
    ink.setForeground(QColor(colour))
    if bold:
        ink.setFontWeight(QFont.Weight.DemiBold)
    ink.setFontItalic(italic)
    return ink
