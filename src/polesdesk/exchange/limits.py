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


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanLimits:
    """Bytes, counts, pixels and seconds that the reading of one scan may take.

    ``page_seconds`` bounds the opening and each page; ``failures`` is how many pages may bring
    the child down before the rest of the file is given up.
    """

    file_bytes: int = 500 * MIB
    pages: int = 1_000
    pixels: int = 120_000_000
    memory_bytes: int = 2048 * MIB
    page_seconds: float = 20.0
    failures: int = 3
