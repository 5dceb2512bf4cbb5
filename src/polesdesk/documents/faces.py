"""A face as PDFs embed it: one fixed first set of letters, others as they are met.

ReportLab takes U+202F for a space where a line may end, and prints U+00A0 as a plain space.
Both are therefore carried by private letters that have their glyph and are read back as
themselves; a third one keeps a plain space from ending a line, as in « 1er mai ». The first
set is always the same, so that its file is made once; a letter that the face lacks is taken
from another face, and one that all lack is read back as itself under a stand-in.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace

TIED_SPACE = "\ue020"
"""A space where no line ends, read back as a plain one."""

_CARRIERS = {"\u00a0": "\ue0a0", "\u202f": "\ue02f"}
_TO_CARRIERS = str.maketrans(_CARRIERS)
_FROM_CARRIERS = {ord(carrier): ord(space) for space, carrier in _CARRIERS.items()}
_FROM_CARRIERS[ord(TIED_SPACE)] = ord(" ")
# Codes 1 to 31 and 127 to 160 are free beside Latin-1, which keeps its own codes.
_EXTRAS = "’‘“”–—…€œŒŸ•−″′‰™\u2011\u202f№"
_STAND_IN = 0xFFFD
_SET_SIZE = 256
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


@dataclass(slots=True, weakref_slot=True)
class _Used:
    """The letters that one document uses, under the names that ReportLab expects.

    ``faces`` tells for each set which face it is cut from: 0 is the font's own.
    """

    assignments: dict[str, int]
    subsets: list[list[int]]
    faces: list[int] = field(default_factory=lambda: [0])
    internalName: str | None = None  # noqa: N815
    namePrefix: str = "F"  # noqa: N815
    frozen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A set of letters as it stands in a PDF, compressed."""

    program: bytes
    length: int
    to_unicode: bytes
    widths: bytes


class _Written(pdfdoc.PDFObject):
    """A part of a PDF whose text is known already."""

    def __init__(self, text: bytes) -> None:
        self._text = text

    def format(self, _document: Any) -> bytes:
        """Return the text."""
        return self._text


class HouseFont(TTFont):
    """A font of the papers; ``others`` gives the faces that it falls back on, when needed."""

    def __init__(self, name: str, data: bytes, others: Callable[[], Sequence[Any]]) -> None:
        super().__init__(name, io.BytesIO(data), shapable=False)
        self._face_name: bytes = self.face.name
        self.face.name = b"PolesDesk-" + self._face_name  # else another's font of this face is used
        for carrier, space in _FROM_CARRIERS.items():
            self.face.charWidths[carrier] = self.face.charWidths[space]
        self._others = others
        self._codes, self._first_set = _first_set(self.face.charToGlyph)
        # What has no code in the first set turns into a letter that latin-1 refuses.
        self._table = {code: chr(_STAND_IN) for code in range(_SET_SIZE)}
        self._table |= {ord(letter): chr(code) for letter, code in self._codes.items()}
        self._widths: dict[str, float] = {}
        self._first_cut: _Cut | None = None

    def covers(self, letter: str) -> bool:
        """Tell whether the font or one that it falls back on has a shape for a letter."""
        return letter in self._codes or self._face_of(ord(letter)) is not None

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Return the width of a text in points."""
        width = self._widths.get(text)
        if width is None:
            width = 0.001 * sum(self._width(ord(letter)) for letter in text)
            if len(self._widths) > _MOST_WIDTHS:
                self._widths.clear()
            self._widths[text] = width
        return width * size

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """Return the text as runs of codes, each in one of the sets that a document embeds."""
        used = self._used_by(doc)
        try:
            return [(0, text.translate(self._table).encode("latin-1"))] if text else []
        except UnicodeEncodeError:
            return self._runs(text, used)

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Write the font into a document: one PDF font for each set of letters that it used."""
        used = self._used_by(doc)
        used.frozen = 1
        for place, letters in enumerate(used.subsets):
            self._add_set(doc, place, tuple(letters), used.faces[place])
        del self.state[doc]

    def _runs(self, text: str, used: _Used) -> list[tuple[int, bytes]]:
        runs: list[tuple[int, bytearray]] = []
        for letter in text:
            place, code = divmod(self._code_of(letter, used), _SET_SIZE)
            if not runs or runs[-1][0] != place:
                runs.append((place, bytearray()))
            runs[-1][1].append(code)
        return [(place, bytes(codes)) for place, codes in runs]

    def _code_of(self, letter: str, used: _Used) -> int:
        """Return the code of a letter, given one in a set of its face when it is met first."""
        known = used.assignments.get(letter)
        if known is not None:
            return known
        face = self._face_of(ord(letter)) or 0
        place = _open_set(used, face)
        used.subsets[place].append(ord(letter))
        code = _SET_SIZE * place + len(used.subsets[place]) - 1
        used.assignments[letter] = code
        return code

    def _used_by(self, doc: Any) -> _Used:
        states: Any = self.state
        used: _Used | None = states.get(doc)
        if used is None:
            used = states[doc] = _Used(dict(self._codes), [list(self._first_set)])
        return used

    def _face_of(self, code: int) -> int | None:
        """Return which face has a shape for a letter: 0 is the font's own, None is no face."""
        if code in self.face.charToGlyph:
            return 0
        places = (n for n, face in enumerate(self._others(), 1) if code in face.charToGlyph)
        return next(places, None)

    def _width(self, code: int) -> float:
        widths: dict[int, float] = self.face.charWidths
        if code in widths:
            return widths[code]
        place = self._face_of(code)
        return self._others()[place - 1].charWidths[code] if place else widths[_STAND_IN]

    def _add_set(self, doc: Any, place: int, letters: tuple[int, ...], face_place: int) -> None:
        face = self._others()[face_place - 1] if face_place else self.face
        face_name = face.name if face_place else self._face_name
        base = (SUBSETN(place) + b"+" + face_name).decode("ascii")
        cut = self._cut(letters, face, base)
        name = self.getSubsetInternalName(place, doc)[1:]
        font: Any = pdfdoc.PDFTrueTypeFont()
        font.Name, font.BaseFont = name, base
        font.FirstChar, font.LastChar = 0, len(letters) - 1
        font.Widths = _Written(cut.widths)
        key = f"{self.fontName}:{base}"
        font.ToUnicode = doc.Reference(_deflated(cut.to_unicode), f"toUnicodeCMap:{key}")
        program = _deflated(cut.program)
        program.dictionary["Length1"] = cut.length
        descriptor = _descriptor(face, base, doc.Reference(program, f"fontFile:{key}"))
        font.FontDescriptor = doc.Reference(descriptor, f"fontDescriptor:{key}")
        doc.Reference(font, name)
        doc.idToObject["BasicFonts"].dict[name] = font

    def _cut(self, letters: tuple[int, ...], face: Any, base: str) -> _Cut:
        if letters == self._first_set and self._first_cut:
            return self._first_cut
        program = face.makeSubset([c if c in face.charToGlyph else _STAND_IN for c in letters])
        widths = " ".join(f"{self._width(code):g}" for code in letters)
        encode = pdfdoc.PDFZCompress.encode
        cut = _Cut(
            program=encode(program),
            length=len(program),
            to_unicode=encode(_to_unicode(base, letters)),
            widths=f"[{widths}]".encode("ascii"),
        )
        if letters == self._first_set:
            self._first_cut = cut
        return cut


def read_face(data: bytes) -> Any:
    """Return a face to fall back on."""
    return TTFontFace(io.BytesIO(data))


def _open_set(used: _Used, face: int) -> int:
    """Return the set of a face that still has room for a letter, a new one if need be."""
    for place in range(len(used.subsets) - 1, 0, -1):
        if used.faces[place] == face and len(used.subsets[place]) < _SET_SIZE:
            return place
    used.subsets.append([0] * 32 + [32])  # word spacing stretches every code 32
    used.faces.append(face)
    return len(used.subsets) - 1


def _first_set(glyphs: dict[int, int]) -> tuple[dict[str, int], tuple[int, ...]]:
    """Return the code of each common letter, and the letter at each of the 256 codes."""
    codes = {chr(code): code for code in (*range(32, 127), *range(161, 256)) if code in glyphs}
    codes[_CARRIERS["\u00a0"]] = 160
    free = iter((*range(1, 32), *range(127, 160)))
    for letter in (TIED_SPACE, *_EXTRAS):
        if ord(letter) in glyphs or letter == TIED_SPACE:
            codes[_CARRIERS.get(letter, letter)] = next(free)
    letters = [0] * _SET_SIZE
    for letter, code in codes.items():
        letters[code] = _FROM_CARRIERS.get(ord(letter), ord(letter))
    return codes, tuple(letters)


def _to_unicode(base: str, letters: tuple[int, ...]) -> bytes:
    """Return the table by which a reader finds the letters again (PDF 1.7, section 9.10.3)."""
    coded = [
        f"<{code:02X}> <{_read_back(letter).encode('utf-16-be').hex().upper()}>"
        for code, letter in enumerate(letters)
        if letter
    ]
    blocks = [coded[start : start + 100] for start in range(0, len(coded), 100)]
    chars = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return _TO_UNICODE.format(base=base, last=len(letters) - 1, chars=chars).encode("ascii")


def _read_back(code: int) -> str:
    """Return the letters that a shape stands for: a joined Arabic form is its plain letters."""
    tag, *parts = unicodedata.decomposition(chr(code)).split() or [""]
    joined = tag in ("<isolated>", "<initial>", "<medial>", "<final>")
    return "".join(chr(int(part, 16)) for part in parts) if joined else chr(code)


def _deflated(content: bytes) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    return stream


def _descriptor(face: Any, base: str, program: Any) -> Any:
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
            "FontFile2": program,
            "MissingWidth": face.defaultWidth,
        }
    )
