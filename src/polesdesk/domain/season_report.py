"""What came of carrying the slots of a season into the next one, agreement by agreement."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.planning_rows import ClashRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedLine:
    """One agreement: what was made of its slots, or why nothing was; ``clashes`` by date.

    ``made_kind`` and ``made_id`` open what was made, empty when nothing was.
    """

    convention_id: str
    convention: str
    association: str
    made: str = ""
    made_kind: str = ""
    made_id: str = ""
    slots: int = 0
    refused: str = ""
    clashes: tuple[ClashRow, ...] = ()
