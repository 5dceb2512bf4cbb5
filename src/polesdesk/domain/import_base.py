"""What an import must know of the file in which PolesDesk keeps its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.calendar_days import PlanningCalendar
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.import_settling import Memory
from polesdesk.domain.settings import ReferenceRent, Settings
from polesdesk.domain.valuation import UNKNOWN_CALENDAR


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationRef:
    """An association by what identifies it; ``id`` is that of the record it was merged into."""

    id: str
    name: str
    siret: str = ""
    rna: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What names and numbers are matched against.

    ``aliases`` maps a kind and a name, as it was last imported, to the record that took it.
    """

    hubs: tuple[Hub, ...] = ()
    rooms: tuple[Room, ...] = ()
    associations: tuple[AssociationRef, ...] = ()
    aliases: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The records that the rows of a sheet may change, and what was last imported into them.

    ``burned`` holds the sort keys of numbers that lie in the bin.
    """

    associations: Mapping[str, Association] = field(default_factory=dict)
    officers: Mapping[str, tuple[Officer, ...]] = field(default_factory=dict)
    papers: Mapping[str, tuple[Paper, ...]] = field(default_factory=dict)
    conventions: Mapping[str, Convention] = field(default_factory=dict)
    memory: Memory = field(default_factory=dict)
    burned: frozenset[str] = frozenset()
    rents: tuple[ReferenceRent, ...] = ()
    settings: Settings = field(default_factory=Settings)
    calendar: PlanningCalendar = UNKNOWN_CALENDAR
