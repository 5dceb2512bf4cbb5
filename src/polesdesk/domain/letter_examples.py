"""Letters made up for an example: every field has a value, so that a whole text can be shown.

A matter is built from the types of its fields alone, so that a new kind of letter has its example
as soon as it has a writer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from polesdesk.domain.letters import Addressee, LetterData
from polesdesk.domain.settings import Settings, Signatory

DAY = date(2026, 11, 2)
_FIRST_DAY = date(2027, 1, 4)
FIRST_NUMBER = 211
"""From which numbers are told from each other in a text."""
_WITHIN_LIMITS = {"weekday": 2, "weekdays": 2, "year": 2031, "minutes": 120, "month": 9}
"""Numbers that not every value fits, by the name of their field."""

Tell = Callable[[str], str]
"""Gives the text of a field by its name."""


@dataclass(slots=True)
class Maker:
    """Makes values of any type; no two days and no two numbers are the same."""

    tell: Tell
    first_number: int = FIRST_NUMBER
    days: int = 0
    numbers: int = 0

    def make(self, hint: Any, name: str) -> Any:
        """Return a value of a type for a field of a name."""
        if get_args(hint):
            return self._generic(hint, name)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        if isinstance(hint, type) and is_dataclass(hint):
            hints = get_type_hints(hint)
            told = {one.name: self.make(hints[one.name], one.name) for one in fields(hint)}
            made: Any = hint
            return made(**told)
        return self._plain(hint, name)

    def _generic(self, hint: Any, name: str) -> Any:
        wanted = next(one for one in get_args(hint) if one is not NoneType)
        made = self.make(wanted, name)
        return (made,) if get_origin(hint) is tuple else made

    def _plain(self, hint: Any, name: str) -> Any:
        if hint is str:
            return self.tell(name)
        if hint is bool:
            return False
        if hint is date:
            self.days += 1
            return _FIRST_DAY + timedelta(days=8 * self.days)
        if hint is time:
            return time(18)
        self.numbers += 1
        number = _WITHIN_LIMITS.get(name, self.first_number + 2 * self.numbers)
        return Decimal(number) if hint is Decimal else number


def matter_type(writer: Callable[..., Any]) -> Any:
    """Return the type of the matter that a writer of letters takes after the letter."""
    return list(get_type_hints(writer).values())[1]


def example(
    kind: Any, writer: Callable[..., Any], tell: Tell, *, first_number: int = FIRST_NUMBER
) -> LetterData:
    """Return a letter of a kind with every field filled; ``tell`` gives the texts by name."""
    return LetterData(
        kind=kind,
        matter=Maker(tell, first_number).make(matter_type(writer), "matter"),
        addressee=Addressee(name=tell("association"), salutation=tell("salutation")),
        settings=replace(
            Settings(),
            authority_name=tell("authority"),
            authority_address=tell("authority_address"),
            authority_city=tell("authority_city"),
            court_public=tell("court"),
            court_private=tell("court_private"),
        ),
        signatory=Signatory(id="", quality=tell("signatory_quality"), last_name=tell("signatory")),
        day=DAY,
    )
