"""QR codes (ISO/IEC 18004) as rows of dark and light modules, made by ReportLab's encoder."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

_MASK = 0
"""One mask for all: trying every one costs ten times more, and scanners read each as well."""


@lru_cache(maxsize=256)
def modules(payload: str) -> tuple[str, ...]:
    """Return the rows of modules of a payload from the top, "1" for dark and "0" for light."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(payload))
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return tuple("".join("01"[bool(dark)] for dark in row) for row in code.modules)
