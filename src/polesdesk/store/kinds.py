"""What is an entity: its value, its table, its field groups in the operation log."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.conventions import Convention
from polesdesk.domain.folding import sort_key
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.lists import SavedSearch
from polesdesk.domain.papers import Annex, ClauseTemplate, IssuedOriginal, Note
from polesdesk.domain.settings import ReferenceRent, Settings, Signatory
from polesdesk.store import tables

LIFE = "life"
"""The group that says whether a row is alive, in the bin or undone."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """One entity: its name in the log, its dataclass, its table and its groups of fields.

    Two changes of the same group on two computers are a conflict; of two groups, not.
    ``keys`` gives the folded sort keys that depend on the value alone.
    """

    name: str
    type: type[Any]
    table: Table
    groups: dict[str, tuple[str, ...]]
    keys: Callable[[Any], dict[str, str]] = lambda value: {}

    @property
    def blank(self) -> Any:
        """Return a value with nothing but defaults."""
        return self.type(id="")


def _rest(kind: type[Any], named: dict[str, tuple[str, ...]], rest: str) -> dict[str, Any]:
    """Complete the named groups: every other field goes to the group ``rest``."""
    taken = {name for names in named.values() for name in names} | {"id", "version"}
    left = tuple(f.name for f in dataclasses.fields(kind) if f.name not in taken)
    return {rest: left, **named}


CONVENTION_TERMS = (
    "state", "issued_version", "use_kind", "room_ids", "slots", "start_date", "end_date",
    "notice_months", "renewal_deadline", "free_use_ground", "occupancy_fee_cents",
    "fee_period", "indexation", "charges_mode", "charges_cents", "deposit_cents",
    "in_kind_value_cents", "in_kind_working", "in_kind_year", "signed_by_association_on",
    "signed_by_city_on", "sent_to_prefecture_on", "prefecture_receipt", "notified_on",
    "suspended_from", "suspended_to", "termination_ground", "notice_given_on",
    "terminated_on", "closed_on",
)  # fmt: skip

SETTINGS = Kind(
    name="settings", type=Settings, table=tables.settings, groups=_rest(Settings, {}, "all")
)
SIGNATORY = Kind(
    name="signatory", type=Signatory, table=tables.signatory, groups=_rest(Signatory, {}, "all")
)
RENT = Kind(
    name="rent", type=ReferenceRent, table=tables.rent, groups=_rest(ReferenceRent, {}, "all")
)
HUB = Kind(
    name="hub",
    type=Hub,
    table=tables.hub,
    groups=_rest(
        Hub,
        {
            "address": ("address", "postal_code", "city", "phone", "email"),
            "opening": (
                "opening",
                "morning_start",
                "morning_end",
                "afternoon_start",
                "afternoon_end",
            ),
            "notes": ("notes",),
        },
        "identity",
    ),
    keys=lambda v: {"name_key": sort_key(v.name), "code_key": sort_key(v.code)},
)
ROOM = Kind(
    name="room",
    type=Room,
    table=tables.room,
    groups=_rest(Room, {"notes": ("notes",)}, "identity"),
    keys=lambda v: {"name_key": sort_key(v.name)},
)
ASSOCIATION = Kind(
    name="association",
    type=Association,
    table=tables.association,
    groups=_rest(
        Association,
        {
            "address": ("seat_address", "postal_code", "city", "management_address"),
            "contact": ("email", "phone", "website"),
            "notes": ("notes",),
        },
        "identity",
    ),
    keys=lambda v: {"name_key": sort_key(v.name), "city_key": sort_key(v.city)},
)
OFFICER = Kind(
    name="officer",
    type=Officer,
    table=tables.officer,
    groups=_rest(Officer, {"contact": ("email", "phone")}, "identity"),
)
PAPER = Kind(name="paper", type=Paper, table=tables.paper, groups=_rest(Paper, {}, "all"))
CONVENTION = Kind(
    name="convention",
    type=Convention,
    table=tables.convention,
    groups=_rest(
        Convention,
        {
            "terms": CONVENTION_TERMS,
            "renewal": ("renewal", "renewal_requested_on", "reason"),
            "notes": ("notes",),
        },
        "text",
    ),
    keys=lambda v: {"number_key": sort_key(v.number)},
)
ISSUED = Kind(
    name="issued",
    type=IssuedOriginal,
    table=tables.issued,
    groups=_rest(IssuedOriginal, {"cancelling": ("cancelled_on", "cancel_reason")}, "all"),
)
TEMPLATE = Kind(
    name="template",
    type=ClauseTemplate,
    table=tables.template,
    groups=_rest(ClauseTemplate, {}, "all"),
)
ANNEX = Kind(name="annex", type=Annex, table=tables.annex, groups=_rest(Annex, {}, "all"))
NOTE = Kind(name="note", type=Note, table=tables.note, groups=_rest(Note, {}, "all"))

SAVED_SEARCH = Kind(
    name="saved_search",
    type=SavedSearch,
    table=tables.saved_search,
    groups=_rest(SavedSearch, {}, "all"),
)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        SETTINGS, SIGNATORY, RENT, HUB, ROOM, ASSOCIATION, OFFICER, PAPER, CONVENTION, ISSUED,
        TEMPLATE, ANNEX, NOTE, SAVED_SEARCH,
    )
}  # fmt: skip
"""Every entity by its name in the operation log."""
