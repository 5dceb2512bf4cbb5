"""What the command line asks of the window: a file, a day, or the demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polesdesk.cli.arguments import Parser, add_global_options

USAGE = "polesdesk [FICHIER]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What to open: ``file`` is None for the start page, ``today`` None for the present day."""

    file: Path | None = None
    today: date | None = None
    passphrase_file: Path | None = None
    demonstration: bool = False
    without_screen: bool = False

    def passphrase(self) -> str | None:
        """Return the passphrase written in the file that was named, or None."""
        if self.passphrase_file is None:
            return None
        from polesdesk.cli.session import passphrase_in

        return passphrase_in(self.passphrase_file)


def read_opening(arguments: Sequence[str]) -> Opening:
    """Read the arguments that name no command; raise ``UsageProblem`` in French."""
    parser = Parser(usage=USAGE, description="ouvrir la fenêtre")
    parser.words.add_argument("file", metavar="FICHIER", nargs="?", type=Path)
    parser.choices.add_argument("--demonstration", action="store_true")
    parser.choices.add_argument("--without-screen", action="store_true")
    add_global_options(parser)
    found = parser.read(arguments)
    return Opening(
        file=found.file or found.database,
        today=found.today,
        passphrase_file=found.passphrase_file,
        demonstration=found.demonstration,
        without_screen=found.without_screen,
    )
