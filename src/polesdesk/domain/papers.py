"""Paper originals of agreements: issued versions, clause templates and annexes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedOriginal:
    """An original as it was printed: the PDF by its hash, and the data that it was made from."""

    id: str
    version: int = 0
    convention_id: str = ""
    number: str = ""
    issue: int = 1
    issued_at: datetime | None = None
    sha256: str = ""
    pages: int = 0
    snapshot: str = ""
    snapshot_sha256: str = ""
    template_id: str = ""
    file_name: str = ""
    cancelled_on: date | None = None
    cancel_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCopy:
    """The scan of a signed original, filed by its hash; it is never changed.

    ``pages`` are those that it holds, counted from 1 as on the original, and ``prints`` the
    hashes of their pictures, by which the same sheet of paper is known again.
    """

    id: str
    version: int = 0
    convention_id: str = ""
    issued_id: str = ""
    number: str = ""
    issue: int = 1
    filed_on: date | None = None
    pages: tuple[int, ...] = ()
    prints: tuple[str, ...] = ()
    sha256: str = ""
    file_name: str = ""


class TemplateState(StrEnum):
    """Originals print only from a validated template."""

    DRAFT = "DRAFT"
    VALIDATED = "VALIDATED"
    RETIRED = "RETIRED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseTemplate:
    """A version of the text of the articles; ``issue`` counts the versions of one name."""

    id: str
    version: int = 0
    name: str = ""
    issue: int = 1
    text: str = ""
    state: TemplateState = TemplateState.DRAFT
    validated_by: str = ""
    validated_on: date | None = None
    is_factory: bool = False


class AnnexKind(StrEnum):
    """What an annex is; the text cites annexes by kind."""

    PLAN = "PLAN"
    HUB_RULES = "HUB_RULES"
    CER = "CER"
    INVENTORY = "INVENTORY"
    SAFETY = "SAFETY"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A PDF annexed to the agreements of a hub or to one agreement, kept by its hash."""

    id: str
    version: int = 0
    hub_id: str | None = None
    convention_id: str | None = None
    kind: AnnexKind = AnnexKind.OTHER
    title: str = ""
    sha256: str = ""
    file_name: str = ""
    pages: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A dated note on a record: a call, a meeting, a decision to remember."""

    id: str
    version: int = 0
    subject_kind: str = ""
    subject_id: str = ""
    written_on: date | None = None
    author: str = ""
    text: str = ""
