"""What the lists of the tab may ask of it: to go on with a round or a visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Act = Callable[[], object]
OnRecord = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitActs:
    """The commands that cards and lists share; a record is told by its id.

    ``new_round`` opens the proposals; ``type_round`` and ``walk_round`` begin or go on with the
    visit of a round, by keyboard or in field mode; ``type_visit`` and ``walk_visit`` with a
    visit itself. ``report_for_one`` asks for which association a fiche is made, ``report_for``
    is told by its id.
    """

    new_round: Act
    edit_round: OnRecord
    print_rounds: Callable[[Sequence[str]], object]
    type_round: OnRecord
    walk_round: OnRecord
    new_visit: Act
    edit_visit: OnRecord
    type_visit: OnRecord
    walk_visit: OnRecord
    finalise: OnRecord
    correct: OnRecord
    remark: OnRecord
    report: OnRecord
    report_for_one: OnRecord
    report_for: Callable[[str, str], object]
    edit_finding: OnRecord
    show_history: Act
