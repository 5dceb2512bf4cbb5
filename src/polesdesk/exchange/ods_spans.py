"""Merged areas of an OpenDocument sheet, which the spreadsheet library does not tell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element, iterparse

Span: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged area, each as row and column counted from 0."""

_NS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_NS}table-cell", f"{_NS}covered-table-cell")


def ods_spans(data: bytes) -> tuple[tuple[Span, ...], ...]:
    """Return the merged areas of each sheet of an .ods file, in the order of its sheets."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    if b"-spanned=" not in content:
        return ()
    sheets: list[tuple[Span, ...]] = []
    spans: list[Span] = []
    row = 0
    for _event, element in iterparse(io.BytesIO(content)):  # noqa: S314 (in the limited child)
        if element.tag == f"{_NS}table-row":
            spans.extend(_row_spans(element, row))
            row += _number(element, "number-rows-repeated")
            element.clear()
        elif element.tag == f"{_NS}table":
            sheets.append(tuple(spans))
            spans, row = [], 0
            element.clear()
    return tuple(sheets)


def _row_spans(element: Element, row: int) -> Iterator[Span]:
    column = 0
    for cell in element:
        if cell.tag not in _CELLS:
            continue
        height = _number(cell, "number-rows-spanned")
        width = _number(cell, "number-columns-spanned")
        if height > 1 or width > 1:
            yield (row, column), (row + height - 1, column + width - 1)
        column += _number(cell, "number-columns-repeated")


def _number(element: Element, attribute: str) -> int:
    text = element.get(f"{_NS}{attribute}", "1")
    return int(text) if text.isdecimal() else 1
