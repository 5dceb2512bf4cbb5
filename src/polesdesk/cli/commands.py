"""The commands by their names, each imported when it is called."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from polesdesk.cli.arguments import Parser

if TYPE_CHECKING:
    from polesdesk.cli.session import Session

_WHERE: Mapping[str, tuple[str, str]] = {
    "new": ("files", "NEW"),
    "settings": ("settings", "SETTINGS"),
    "import": ("importing", "IMPORT"),
    "list": ("lists", "LIST"),
    "print": ("printing", "PRINT"),
    "history": ("history", "HISTORY"),
    "undo": ("history", "UNDO"),
    "redo": ("history", "REDO"),
    "check": ("files", "CHECK"),
    "backup": ("files", "BACKUP"),
    "restore": ("restoring", "RESTORE"),
    "round": ("visits", "ROUND"),
    "visit": ("visits", "VISIT"),
    "rates": ("rates", "RATES"),
    "inkind": ("in_kind", "IN_KIND"),
    "variants": ("variants", "VARIANTS"),
    "occurrences": ("planning", "OCCURRENCES"),
    "free": ("planning", "FREE"),
    "closures": ("closures", "CLOSURES"),
    "scan": ("scans", "SCAN"),
    "campaign": ("renewals", "CAMPAIGN"),
    "letters": ("letters", "LETTERS_COMMAND"),
    "dossier": ("renewals", "DOSSIER"),
    "move": ("renewals", "MOVE"),
    "journee": ("journee", "JOURNEE"),
    "volunteers": ("volunteers", "VOLUNTEERS"),
    "roster": ("rosters", "ROSTER"),
    "selftest": ("selftest", "SELFTEST"),
}
"""The module and the constant of each command."""
NAMES = tuple(_WHERE)
DONE = 0
REFUSED = 1
WRONG_USAGE = 2
REJECTED_ROWS = 3


def _no_arguments(parser: Parser) -> None:
    """A command that takes the options of all commands only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: what follows its name, what it does in one sentence, and doing it.

    ``carry_out`` returns the exit code.
    """

    usage: str
    summary: str
    carry_out: Callable[[Session, Namespace], int]
    arguments: Callable[[Parser], None] = _no_arguments


def find(name: str) -> Command:
    """Return the command of a name, importing what it needs and no more."""
    module, constant = _WHERE[name]
    found: Command = getattr(import_module(f"polesdesk.cli.{module}"), constant)
    return found
