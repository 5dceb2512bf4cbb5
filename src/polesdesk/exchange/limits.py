"""How much a file from outside may hold before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes, counts and seconds that the reading of one file may take.

    ``unpacked_bytes``, ``ratio`` and ``entries`` bound what a zip container declares;
    ``memory_bytes`` bounds the child process where the system can.
    """

    file_bytes: int = 100 * MIB
    unpacked_bytes: int = 200 * MIB
    ratio: int = 200
    entries: int = 2_000
    rows: int = 50_000
    columns: int = 300
    cells: int = 2_000_000
    cell_characters: int = 32_767
    memory_bytes: int = 1024 * MIB
    seconds: float = 60.0
