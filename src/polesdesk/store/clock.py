"""A clock that never goes back: hybrid logical time for the operation log."""

from __future__ import annotations

MAX_LEAP_DAYS = 400
_DAY = 24 * 3600 * 1000


class HybridClock:
    """Gives ordered stamps even when the computer's clock falls back.

    A stamp is thirteen digits of milliseconds and five of a counter. One visit to the far
    future must not poison the order, so it leaps at most ``MAX_LEAP_DAYS`` over the last.
    """

    def __init__(self, last: str = "") -> None:
        self._millis = int(last[:13]) if last else 0
        self._count = int(last[14:]) if last else 0

    def stamp(self, now_millis: int) -> str:
        """Return the next stamp, greater than every one before."""
        limit = self._millis + MAX_LEAP_DAYS * _DAY if self._millis else now_millis
        now = min(now_millis, limit)
        if now > self._millis:
            self._millis, self._count = now, 0
        else:
            self._count += 1
        return f"{self._millis:013d}.{self._count:05d}"
