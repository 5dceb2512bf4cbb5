"""Keys that two offline computers can both make without ever colliding."""

from __future__ import annotations

import os
import threading
import time

_RANDOM_BITS = 74
_STEP_BITS = 32
_DRAWN = 4096
"""Bytes drawn at once: a draw for each key of an import would starve the window's thread."""


class _Keys:
    """Makes keys in rising order, also within one millisecond and when the clock falls back."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._millis = 0
        self._random = 0
        self._drawn = b""

    def next(self) -> int:
        """Return the next key as a number of 128 bits."""
        with self._turn:
            now = time.time_ns() // 1_000_000
            if now > self._millis:
                self._millis = now
                self._random = self._draw(10) >> (80 - _RANDOM_BITS + 1)
            else:
                self._random += 1 + self._draw(_STEP_BITS // 8)
            millis, random = self._millis, self._random
        value = (millis & ((1 << 48) - 1)) << 80
        value |= 0x7 << 76
        value |= ((random >> 62) & 0xFFF) << 64
        value |= 0b10 << 62
        return value | (random & ((1 << 62) - 1))

    def _draw(self, size: int) -> int:
        if len(self._drawn) < size:
            self._drawn = os.urandom(_DRAWN)
        taken, self._drawn = self._drawn[:size], self._drawn[size:]
        return int.from_bytes(taken, "big")


_keys = _Keys()


def new_id() -> str:
    """Return a new UUIDv7 as text: ordered by time and by turn (RFC 9562, section 6.2)."""
    digits = f"{_keys.next():032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
