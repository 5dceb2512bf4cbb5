"""Pages that came back from a scanner, and the originals that they may belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from polesdesk.domain.conventions import State


class ScanStatus(StrEnum):
    """What a page turned out to be; ``MISSING`` is a page that did not come back."""

    RECOGNISED = "recognised"
    DUPLICATE = "duplicate"
    CANCELLED_VERSION = "cancelled_version"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """One page of a file as it was read; ``number`` counts from 1, 0 for a file refused whole.

    ``words`` are those of its codes, ``turn`` the degrees (0, 90, 180 or 270, clockwise) that
    put it upright, ``is_clear`` tells that a code would have been seen, ``is_blank`` that there
    is no ink, ``mark`` is the hash of its picture, ``picture`` a small JPEG of it, ``digest`` the
    SHA-256 of its file, and ``trouble`` a French sentence on why it could not be read.
    """

    source: str
    number: int
    digest: str = ""
    words: tuple[str, ...] = ()
    turn: int = 0
    is_clear: bool = False
    is_blank: bool = False
    mark: str = ""
    picture: bytes = b""
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOriginal:
    """An original that was issued, as far as its pages are concerned.

    ``filed`` are the pages that its signed copies hold already, ``marks`` the pictures of them.
    """

    issued_id: str
    convention_id: str
    number: str
    issue: int
    pages: int
    association: str = ""
    state: State = State.TO_SIGN
    is_cancelled: bool = False
    filed: frozenset[int] = frozenset()
    marks: frozenset[str] = frozenset()

    @property
    def awaited(self) -> frozenset[int]:
        """The pages that a scan must bring: all, or what former copies of it lack."""
        every = frozenset(range(1, self.pages + 1))
        return every - self.filed if self.filed < every else every


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedPage:
    """What a page is: ``place`` counts the scanned pages from 0, None for a missing one.

    ``page`` counts from 1 as on the original; ``reason`` is a French sentence.
    """

    status: ScanStatus
    place: int | None = None
    original: KnownOriginal | None = None
    number: str = ""
    issue: int | None = None
    page: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedOriginal:
    """An original of which pages came back: (page, place) pairs, and the pages that did not."""

    original: KnownOriginal
    leaves: tuple[tuple[int, int], ...]
    missing: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether every page that was awaited is there."""
        return not self.missing


Hands = dict[int, tuple[str, int]]
"""What the manager attributed by hand: place of a page -> (id of the original, page of it)."""
