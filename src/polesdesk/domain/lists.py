"""What a list is asked for: the words typed, the filters set, the column sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """One view of a list; ``filters`` maps a filter's name to the value chosen."""

    text: str = ""
    sort: str = ""
    descending: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    with_bin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A view of a list that somebody gave a name; ``filters`` are pairs « name=value »."""

    id: str
    version: int = 0
    subject: str = ""
    name: str = ""
    text: str = ""
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record that a search of everything has found: its kind, its name and where it belongs."""

    kind: str
    id: str
    title: str
    detail: str
    open_kind: str
    open_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that a filter or an input offers, and how it reads."""

    value: str
    label: str
