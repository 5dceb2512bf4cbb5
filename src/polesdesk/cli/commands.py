"""The commands by their names, each imported when it is called."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polesdesk.cli.arguments import Parser

if TYPE_CHECKING:
    from polesdesk.cli.session import Session

NAMES = (
    "new", "settings", "import", "list", "print", "history", "undo", "redo", "check", "backup",
    "restore", "round", "visit", "rates", "inkind", "variants", "occurrences", "free",
    "scan", "campaign", "letters", "dossier", "move", "selftest",
)  # fmt: skip
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


def find(name: str) -> Command:  # noqa: C901, PLR0912 - a branch a command
    """Return the command of a name."""
    match name:
        case "new":
            from polesdesk.cli.files import NEW as FOUND
        case "settings":
            from polesdesk.cli.settings import SETTINGS as FOUND
        case "import":
            from polesdesk.cli.importing import IMPORT as FOUND
        case "list":
            from polesdesk.cli.lists import LIST as FOUND
        case "print":
            from polesdesk.cli.printing import PRINT as FOUND
        case "history":
            from polesdesk.cli.history import HISTORY as FOUND
        case "undo":
            from polesdesk.cli.history import UNDO as FOUND
        case "redo":
            from polesdesk.cli.history import REDO as FOUND
        case "check":
            from polesdesk.cli.files import CHECK as FOUND
        case "backup":
            from polesdesk.cli.files import BACKUP as FOUND
        case "restore":
            from polesdesk.cli.restoring import RESTORE as FOUND
        case "rates":
            from polesdesk.cli.rates import RATES as FOUND
        case "inkind":
            from polesdesk.cli.in_kind import IN_KIND as FOUND
        case "round":
            from polesdesk.cli.visits import ROUND as FOUND
        case "visit":
            from polesdesk.cli.visits import VISIT as FOUND
        case "variants":
            from polesdesk.cli.variants import VARIANTS as FOUND
        case "occurrences":
            from polesdesk.cli.planning import OCCURRENCES as FOUND
        case "campaign":
            from polesdesk.cli.renewals import CAMPAIGN as FOUND
        case "letters":
            from polesdesk.cli.renewals import LETTERS_COMMAND as FOUND
        case "dossier":
            from polesdesk.cli.renewals import DOSSIER as FOUND
        case "move":
            from polesdesk.cli.renewals import MOVE as FOUND
        case "free":
            from polesdesk.cli.planning import FREE as FOUND
        case "scan":
            from polesdesk.cli.scans import SCAN as FOUND
        case _:
            from polesdesk.cli.selftest import SELFTEST as FOUND
    return FOUND
