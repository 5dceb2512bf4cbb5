"""What an agreement offers to the text of its articles: fields, facts and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.speech import marked

ALWAYS = "toujours"
"""Condition of a field without which no original is printed, whatever the agreement."""


class Group(StrEnum):
    """The headings under which fields are offered to whoever edits the articles."""

    ACT = marked("Acte")
    AUTHORITY = marked("Collectivité")
    ASSOCIATION = marked("Association")
    REPRESENTATIVE = marked("Représentants")
    PREMISES = marked("Locaux")
    USE = marked("Usage")
    TERM = marked("Durée")
    MONEY = marked("Finances")
    INSURANCE = marked("Assurance")
    ACCESS = marked("Accès")
    COMPLIANCE = marked("Engagements")
    SIGNATURE = marked("Signature")
    ANNEX = marked("Annexes")
    AMENDMENT = marked("Avenant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A word of an agreement that ``{{label}}`` prints.

    ``mends`` names the input of the window that fills it, "" when no input does; ``required``
    is a condition on the facts, ALWAYS, or "" for a field whose words vanish when it is empty.
    """

    name: str
    label: str
    group: Group
    read: Callable[[AgreementData], str]
    mends: str = ""
    required: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something true or false of an agreement that ``[si label]`` asks."""

    name: str
    label: str
    group: Group
    test: Callable[[AgreementData], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells of text under column titles; ``widths`` are shares of the page's width."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One agreement as its articles need it, by the English names of the declared tables.

    ``labels`` are what the fields are called that are not of an agreement, as those of a letter.
    """

    texts: Mapping[str, str]
    truths: Mapping[str, bool]
    tables: Mapping[str, Table]
    lists: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str] = field(default_factory=dict)
