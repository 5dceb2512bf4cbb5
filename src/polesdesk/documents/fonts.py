"""The faces of every paper: bundled Noto Sans, embedded, with French spaces that do not break.

ReportLab takes U+202F for a space where a line may end, and prints U+00A0 as a plain space.
Both are therefore carried by private letters that have their glyph and are read back as
themselves; a third one keeps a plain space from ending a line, as in « 1er mai ». Each face
embeds one fixed set of letters, so that its file is made only once.
"""

from __future__ import annotations

import io
from functools import lru_cache
from importlib import resources
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

REGULAR = "PolesDesk"
BOLD = "PolesDesk-Bold"
ITALIC = "PolesDesk-Italic"
BOLD_ITALIC = "PolesDesk-BoldItalic"

_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-SemiBold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    BOLD_ITALIC: "NotoSans-BoldItalic.ttf",
}
TIED_SPACE = "\ue020"
"""A space where no line ends, read back as a plain one."""

_CARRIERS = {"\u00a0": "\ue0a0", "\u202f": "\ue02f"}
_TO_CARRIERS = str.maketrans(_CARRIERS)
_FROM_CARRIERS = {ord(carrier): ord(space) for space, carrier in _CARRIERS.items()}
_FROM_CARRIERS[ord(TIED_SPACE)] = ord(" ")
# Codes 1 to 31 and 127 to 160 are free beside Latin-1, which keeps its own codes.
_EXTRAS = "’‘“”–—…€œŒŸ•−″′‰™\u2011\u202f№"
_STAND_IN = 0xFFFD  # what a letter without a glyph looks like; it is read back as itself
_MOST_WIDTHS = 50_000
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{base} def
/CMapType 2 def
1 begincodespacerange
<00> <{last:02X}>
endcodespacerange
{chars}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def carried(text: str) -> str:
    """Return ``text`` with its no-break spaces as the letters that ReportLab leaves alone."""
    return text.translate(_TO_CARRIERS)


class _Letters:
    """The letters that one document uses of a face, under the names that ReportLab expects."""

    namePrefix = "F"  # noqa: N815

    def __init__(self, codes: dict[str, int], first_set: tuple[int, ...]) -> None:
        self.assignments = dict(codes)
        self.subsets = [list(first_set)]
        self.internalName: str | None = None
        self.frozen = 0


class _Written(pdfdoc.PDFObject):
    """A part of a PDF whose text is known already."""

    def __init__(self, text: bytes) -> None:
        self._text = text

    def format(self, _document: Any) -> bytes:
        """Return the text."""
        return self._text


class HouseFont(TTFont):
    """A face with one fixed first set of 256 letters and widths that are remembered."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, io.BytesIO(data), shapable=False)
        self._face_name: bytes = self.face.name
        self.face.name = b"PolesDesk-" + self._face_name  # else another's font of this face is used
        for carrier, space in _FROM_CARRIERS.items():
            self.face.charWidths[carrier] = self.face.charWidths[space]
        self._codes, self._first_set = _first_set(self.face.charToGlyph)
        # What has no code in the first set turns into a letter that latin-1 refuses.
        self._table = {code: chr(_STAND_IN) for code in range(256)}
        self._table |= {ord(letter): chr(code) for letter, code in self._codes.items()}
        self._widths: dict[str, float] = {}
        self._embedded: dict[tuple[int, ...], tuple[bytes, int, bytes, bytes]] = {}

    def covers(self, letter: str) -> bool:
        """Tell whether the face has a glyph for a letter."""
        return letter in self._codes or ord(letter) in self.face.charToGlyph

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Return the width of a text in points."""
        width = self._widths.get(text)
        if width is None:
            width = 0.001 * sum(self._width(ord(letter)) for letter in text)
            if len(self._widths) > _MOST_WIDTHS:
                self._widths.clear()
            self._widths[text] = width
        return width * size

    def _width(self, code: int) -> float:
        widths: dict[int, float] = self.face.charWidths
        return widths[code] if code in widths else widths[_STAND_IN]

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """Return the text as runs of codes, each in one of the sets that a document embeds."""
        state = self._state_of(doc)
        try:
            return [(0, text.translate(self._table).encode("latin-1"))] if text else []
        except UnicodeEncodeError:
            return self._runs(text, state)

    def _runs(self, text: str, state: Any) -> list[tuple[int, bytes]]:
        runs: list[tuple[int, bytearray]] = []
        for letter in text:
            place, code = divmod(self._code_of(letter, state), 256)
            if not runs or runs[-1][0] != place:
                runs.append((place, bytearray()))
            runs[-1][1].append(code)
        return [(place, bytes(codes)) for place, codes in runs]

    def _code_of(self, letter: str, state: Any) -> int:
        """Return the code of a letter, given one in the last set when it is met first."""
        known: int | None = state.assignments.get(letter)
        if known is not None:
            return known
        if len(state.subsets) == 1 or len(state.subsets[-1]) == 256:
            state.subsets.append([0] * 32 + [32])  # word spacing stretches every code 32
        state.subsets[-1].append(ord(letter))
        code = 256 * len(state.subsets) - 256 + len(state.subsets[-1]) - 1
        state.assignments[letter] = code
        return code

    def _state_of(self, doc: Any) -> Any:
        states: Any = self.state
        state = states.get(doc)
        if state is None:
            state = states[doc] = _Letters(self._codes, self._first_set)
        return state

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the face into a document: one font for each set of letters that it used."""
        state = self._state_of(doc)
        state.frozen = 1
        for place, letters in enumerate(state.subsets):
            self._add_set(doc, place, tuple(letters))
        del self.state[doc]

    def _add_set(self, doc: Any, place: int, letters: tuple[int, ...]) -> None:
        name = self.getSubsetInternalName(place, doc)[1:]
        base = (SUBSETN(place) + b"+" + self._face_name).decode("ascii")
        program, length, to_unicode, widths = self._made(letters, base)
        font: Any = pdfdoc.PDFTrueTypeFont()
        font.Name, font.BaseFont = name, base
        font.FirstChar, font.LastChar = 0, len(letters) - 1
        font.Widths = _Written(widths)
        font.ToUnicode = doc.Reference(_deflated(to_unicode), f"toUnicodeCMap:{base}")
        font.FontDescriptor = doc.Reference(
            self._descriptor(doc, base, program, length), f"fontDescriptor:{base}"
        )
        doc.Reference(font, name)
        doc.idToObject["BasicFonts"].dict[name] = font

    def _made(self, letters: tuple[int, ...], base: str) -> tuple[bytes, int, bytes, bytes]:
        """Return the compressed font program, its full length, its map to Unicode, its widths."""
        made = self._embedded.get(letters)
        if made is None:
            glyphs = self.face.charToGlyph
            program = self.face.makeSubset([c if c in glyphs else _STAND_IN for c in letters])
            to_unicode = _to_unicode(base, letters)
            encode = pdfdoc.PDFZCompress.encode
            widths = " ".join(f"{self._width(code):g}" for code in letters)
            made = encode(program), len(program), encode(to_unicode), f"[{widths}]".encode("ascii")
            if letters == self._first_set:
                self._embedded[letters] = made
        return made

    def _descriptor(self, doc: Any, base: str, program: bytes, length: int) -> Any:
        stream = _deflated(program)
        stream.dictionary["Length1"] = length
        face = self.face
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "Ascent": face.ascent,
                "CapHeight": face.capHeight,
                "Descent": face.descent,
                "Flags": (face.flags & ~32) | 4,  # symbolic: its codes are its own
                "FontBBox": pdfdoc.PDFArray(face.bbox),
                "FontName": pdfdoc.PDFName(base),
                "ItalicAngle": face.italicAngle,
                "StemV": face.stemV,
                "FontFile2": doc.Reference(stream, f"fontFile:{base}"),
                "MissingWidth": face.defaultWidth,
            }
        )


def _to_unicode(base: str, letters: tuple[int, ...]) -> bytes:
    """Return the table by which a reader finds the letters again (PDF 1.7, section 9.10.3)."""
    coded = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(letters)
        if letter
    ]
    blocks = [coded[start : start + 100] for start in range(0, len(coded), 100)]
    chars = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return _TO_UNICODE.format(base=base, last=len(letters) - 1, chars=chars).encode("ascii")


def _deflated(content: bytes) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    return stream


def _first_set(glyphs: dict[int, int]) -> tuple[dict[str, int], tuple[int, ...]]:
    """Return the code of each common letter, and the letter at each of the 256 codes."""
    codes = {chr(code): code for code in (*range(32, 127), *range(161, 256)) if code in glyphs}
    codes[_CARRIERS["\u00a0"]] = 160
    free = iter((*range(1, 32), *range(127, 160)))
    for letter in (TIED_SPACE, *_EXTRAS):
        if ord(letter) in glyphs or letter == TIED_SPACE:
            codes[_CARRIERS.get(letter, letter)] = next(free)
    letters = [0] * 256
    for letter, code in codes.items():
        letters[code] = _FROM_CARRIERS.get(ord(letter), ord(letter))
    return codes, tuple(letters)


@lru_cache(maxsize=1)
def register() -> dict[str, HouseFont]:
    """Make the faces known to ReportLab, once, and return them by name."""
    rl_config.useA85 = 0  # binary streams: smaller and quicker than their text form
    folder = resources.files("polesdesk") / "_assets" / "fonts"
    fonts = {name: HouseFont(name, (folder / file).read_bytes()) for name, file in _FILES.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC
    )
    return fonts


def width(text: str, font: str, size: float) -> float:
    """Return the width of a text in points."""
    return register()[font].stringWidth(carried(text), size)
