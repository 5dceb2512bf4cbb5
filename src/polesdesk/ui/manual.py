"""The pages of the manual: read without a network, searched without accents, made one paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from polesdesk.domain.folding import fold

PAGES = (
    "index", "first-run", "dashboard", "hubs", "planning", "closures", "associations",
    "conventions", "in-kind", "renewals", "visits", "rates", "premises_requests", "volunteers",
    "rosters",
    "journee",
    "printing", "scans", "import", "keys", "condition_reports", "lists", "search", "history",
    "settings", "templates", "letters", "files-and-backups", "shortcuts", "commands",
)  # fmt: skip
"""Every page, in the order in which it is read."""

_HEADING = re.compile(r"^#{1,3} +(.+)$", re.MULTILINE)
_MARKS = re.compile(r"\]\([^)]*\)|[*`|#\[\]]|^ *[-0-9.]+ ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page under one heading; the first one of a page bears the page's own title."""

    page: str
    title: str
    text: str


def _folder() -> Traversable:
    return files("polesdesk._assets").joinpath("manual")


def has_page(name: str) -> bool:
    """Tell whether the manual has a page of this name."""
    return _folder().joinpath(f"{name}.md").is_file()


def read_page(name: str) -> str:
    """Return the Markdown of a page."""
    return _folder().joinpath(f"{name}.md").read_text("utf-8")


def read_picture(name: str) -> bytes:
    """Return a picture of the manual by its path in it; nothing when there is none."""
    place = _folder().joinpath(*name.split("/"))
    return place.read_bytes() if place.is_file() else b""


def title_of(name: str) -> str:
    """Return the title of a page."""
    return sections_of(name)[0].title


@cache
def sections_of(name: str) -> tuple[Section, ...]:
    """Return the parts of a page, in order."""
    text = read_page(name)
    found = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in found[1:]), len(text)]
    return tuple(
        Section(page=name, title=heading[1].strip(), text=text[heading.end() : end])
        for heading, end in zip(found, ends, strict=True)
    )


def search(words: str) -> tuple[Section, ...]:
    """Return the parts that hold all the words, those that bear one in their title first."""
    wanted = fold(words).split()
    if not wanted:
        return ()
    found = [part for part in _all_sections() if _holds(part, wanted)]
    return tuple(sorted(found, key=lambda part: not _holds_in_title(part, wanted)))


def _all_sections() -> Iterator[Section]:
    for name in PAGES:
        yield from sections_of(name)


def _holds(part: Section, wanted: list[str]) -> bool:
    text = _folded(part)
    return all(word in text for word in wanted)


def _holds_in_title(part: Section, wanted: list[str]) -> bool:
    title = fold(part.title)
    return any(word in title for word in wanted)


@cache
def _folded(part: Section) -> str:
    return fold(_MARKS.sub(" ", f"{part.title}\n{part.text}"))
