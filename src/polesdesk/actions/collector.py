"""Keep Python's collector from looking through the many values of an import again and again.

They are no garbage, and a look through all of them halts every thread, the window's too.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_NEVER = 1_000_000
_lock = threading.Lock()
_inside = 0
_usual = gc.get_threshold()


@contextmanager
def no_full_collection() -> Iterator[None]:
    """Put full collections off until the work is done; the young are still collected."""
    global _inside, _usual  # noqa: PLW0603 - the collector is one for the whole process
    with _lock:
        if not _inside:
            _usual = gc.get_threshold()
            gc.set_threshold(_usual[0], _usual[1], _NEVER)
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.set_threshold(*_usual)
