"""QR codes (ISO/IEC 18004) as rows of dark and light modules.

Payloads of up to 42 bytes, as ours are, take one fixed shape (version 3, level M, bytes, mask
0) and are drawn some ten times faster than by trying every mask; longer ones only grow.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

Rows = tuple[tuple[bool, ...], ...]

_VERSION = 3
_DATA_BYTES = 44
_CHECK_BYTES = 26
_CHECK_BITS = 8 * _CHECK_BYTES
_LONGEST = _DATA_BYTES - 2  # four bits of mode, eight of length, four of end
_FIELD = 0x11D  # the polynomial of the code's arithmetic: x^8 + x^4 + x^3 + x^2 + 1
_MASK = 0


def modules(payload: str) -> Rows:
    """Return the modules of a payload, True for dark, from the top row."""
    data = payload.encode("ascii")
    code: Any = QRCode(_VERSION, QRErrorCorrectLevel.M)
    if len(data) <= _LONGEST:
        code.dataCache = _codewords(data)
    else:
        code.addData(QR8bitByte(payload))
        code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return tuple(tuple(map(bool, row)) for row in code.modules)


def _codewords(data: bytes) -> list[int]:
    """Return the data in byte mode, padded, followed by its error correction."""
    bits = (0b0100 << 8 | len(data)) << 8 * len(data) | int.from_bytes(data, "big")
    words = (bits << 4).to_bytes(len(data) + 2, "big")
    padding = (b"\xec\x11" * _DATA_BYTES)[: _DATA_BYTES - len(words)]
    full = words + padding
    remainder = 0
    for word in full:
        lead = (remainder >> (_CHECK_BITS - 8)) ^ word
        remainder = ((remainder << 8) & ((1 << _CHECK_BITS) - 1)) ^ _multiples()[lead]
    return [*full, *remainder.to_bytes(_CHECK_BYTES, "big")]


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
