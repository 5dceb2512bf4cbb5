"""Read a CSV file: its encoding and separator are found out, its texts are kept as they are."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from polesdesk.domain.import_sheets import Workbook
from polesdesk.domain.speech import said
from polesdesk.exchange.containers import damaged, not_a_spreadsheet
from polesdesk.exchange.grid import sheet_from
from polesdesk.exchange.limits import Limits
from polesdesk.exchange.unreadable import Unreadable

DELIMITERS = (";", "\t", ",", "|")
"""The separators that are tried, the most likely in France first."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_ROWS = 50


def read_csv(data: bytes, name: str, limits: Limits, encoding: str, delimiter: str) -> Workbook:
    """Return the one sheet of a CSV file; ``encoding`` and ``delimiter`` are guessed if empty."""
    encoding = encoding or find_encoding(data)
    text = _decode(data, encoding)
    delimiter = delimiter or find_delimiter(text)
    rows = list(islice(_parse(text, delimiter), limits.rows + 1))
    sheet = sheet_from(name, rows, limits)
    return Workbook(sheets=(sheet,), encoding=encoding, delimiter=delimiter)


def find_encoding(data: bytes) -> str:
    """Return the encoding: by the byte order mark, else UTF-8 if strictly so, else Windows-1252."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def find_delimiter(text: str) -> str:
    """Return the separator that gives the most rows the same count of cells, else ``;``."""
    return max(DELIMITERS, key=lambda candidate: _evenness(text, candidate))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in islice(_parse(text, delimiter), _SAMPLE_ROWS) if row]
    except Unreadable:
        return (0, 0)
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return (0, 0)
    width, rows = max(counts.items(), key=lambda item: (item[1], item[0]))
    return (rows, width)


def _decode(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise Unreadable(
            "encoding",
            said(
                "Les accents de ce fichier ne se lisent pas. Ouvrez-le dans votre tableur et "
                "enregistrez-le au format « CSV UTF-8 » ou en classeur .xlsx."
            ),
        ) from error
    text = text.removeprefix("\ufeff").replace("\0", "")
    sample = text[:4096]
    if sum(not char.isprintable() and char not in "\r\n\t" for char in sample) > len(sample) // 50:
        raise not_a_spreadsheet()
    return text


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(len(text), 1))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise damaged() from error
