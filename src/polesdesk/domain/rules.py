"""What the trade refuses, and where: one exception, and the fields it is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A field that must be filled first: its English name and its French label."""

    field: str
    label: str


class RuleBroken(Exception):
    """The trade says no.

    ``code`` is stable English for tools, ``message`` the French sentence for the manager,
    ``field`` the input where it belongs, ``missing`` the fields to fill.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        missing: tuple[Missing, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.missing = missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A doubt that a manager may override with a reason: field, code and French sentence."""

    field: str
    code: str
    message: str
