"""QR codes (ISO/IEC 18004) as rows of dark and light modules.

Payloads of up to 42 bytes, as ours are, take one fixed shape (version 3, level M, bytes, mask
0) and are drawn some ten times faster than by trying every mask; longer ones only grow.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

_VERSION = 3
_DATA_BYTES = 44
_CHECK_BYTES = 26
_CHECK_BITS = 8 * _CHECK_BYTES
_LONGEST = _DATA_BYTES - 2  # four bits of mode, eight of length, four of end
_FIELD = 0x11D  # the polynomial of the code's arithmetic: x^8 + x^4 + x^3 + x^2 + 1
_MASK = 0


def modules(payload: str) -> tuple[str, ...]:
    """Return the rows of modules of a payload from the top, "1" for dark and "0" for light."""
    data = payload.encode("ascii")
    if len(data) > _LONGEST:
        return _any_shape(payload)
    blank, places = _fixed_shape()
    rows = [bytearray(row) for row in blank]
    bits = int.from_bytes(_codewords(data), "big")
    for row, column in reversed(places):
        rows[row][column] ^= bits & 1
        bits >>= 1
    return tuple(row.decode("ascii") for row in rows)


def _any_shape(payload: str) -> tuple[str, ...]:
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(payload))
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return tuple("".join("01"[bool(dark)] for dark in row) for row in code.modules)


@lru_cache(maxsize=1)
def _fixed_shape() -> tuple[tuple[bytes, ...], tuple[tuple[int, int], ...]]:
    """Return the masked modules of a code without data, and the places of its bits in order."""
    code: Any = QRCode(_VERSION, QRErrorCorrectLevel.M)
    code.dataCache = bytes(_DATA_BYTES + _CHECK_BYTES)
    code.makeImpl(False, _MASK)
    rows = tuple(bytes(ord("1") if dark else ord("0") for dark in row) for row in code.modules)
    bits = 8 * (_DATA_BYTES + _CHECK_BYTES)
    return rows, tuple((row, column) for column, row in code.dataPosIterator())[:bits]


def _codewords(data: bytes) -> bytes:
    """Return the data in byte mode, padded, followed by its error correction."""
    bits = (0b0100 << 8 | len(data)) << 8 * len(data) | int.from_bytes(data, "big")
    words = (bits << 4).to_bytes(len(data) + 2, "big")
    padding = (b"\xec\x11" * _DATA_BYTES)[: _DATA_BYTES - len(words)]
    full = words + padding
    remainder = 0
    for word in full:
        lead = (remainder >> (_CHECK_BITS - 8)) ^ word
        remainder = ((remainder << 8) & ((1 << _CHECK_BITS) - 1)) ^ _multiples()[lead]
    return full + remainder.to_bytes(_CHECK_BYTES, "big")


@lru_cache(maxsize=1)
def _multiples() -> tuple[int, ...]:
    """Return every multiple of the generator of the correction code, as long numbers."""
    generator = [1]
    root = 1
    for _place in range(_CHECK_BYTES):
        shifted = [*generator, 0]
        for place, factor in enumerate(generator, 1):
            shifted[place] ^= _product(factor, root)
        generator = shifted
        root = _product(root, 2)
    return tuple(
        int.from_bytes(bytes(_product(factor, lead) for factor in generator[1:]), "big")
        for lead in range(256)
    )


def _product(left: int, right: int) -> int:
    result = 0
    while right:
        if right & 1:
            result ^= left
        left <<= 1
        if left & 0x100:
            left ^= _FIELD
        right >>= 1
    return result
