"""Arguments of the command line, understood wherever they stand, with messages in French."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

GLOBAL_WITH_VALUE = frozenset({"--database", "--today", "--passphrase-file", "--lang"})
"""Options of every command that take the next word as their value."""

_SENTENCES = (
    (r"the following arguments are required: (.+)", "il manque {0}"),
    (r"unrecognized arguments: (.+)", "argument inconnu\u202f: {0}"),
    (r"expected one argument", "attend une valeur"),
    (r"expected at least one argument", "attend au moins une valeur"),
    (r"ignored explicit argument (.+)", "n’attend pas de valeur (reçu\u202f: {0})"),
)
_PREFIX = re.compile(r"^argument (?P<name>[^:]+): (?P<rest>.*)$", re.DOTALL)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class UsageProblem(Exception):
    """The command was typed wrongly: a French sentence, and how it is typed."""

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.usage = usage


class HelpAsked(Exception):
    """The help or the version was asked for: the text to show."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks French, abbreviates nothing, and never leaves the program itself."""

    def __init__(self, *, usage: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog="polesdesk",
            usage=usage,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_FrenchHelp,
        )
        self.words = self.add_argument_group("arguments")
        self.choices = self.add_argument_group("options")

    def error(self, message: str) -> NoReturn:
        """Raise the problem in French."""
        raise UsageProblem(in_french(message), self.usage or "")

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Read words and options in whatever order they stand."""
        if {"-h", "--help"} & set(arguments):
            raise HelpAsked(self.format_help())
        return self.parse_intermixed_args(list(arguments))


class _FrenchHelp(argparse.RawDescriptionHelpFormatter):
    """Help whose first line says « utilisation »."""

    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "utilisation\u202f: ")  # type: ignore[arg-type]


def in_french(message: str) -> str:
    """Return a message of argparse in French; ours, which are French already, stay."""
    named = _PREFIX.match(message)
    if named:
        return f"{named['name']}\u202f: {in_french(named['rest'])}"
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    return message


def add_global_options(parser: Parser) -> None:
    """Add the options that every command and the window understand."""
    add = parser.choices.add_argument
    add("--database", metavar="FICHIER", type=Path, help="le fichier PolesDesk")
    add("--today", metavar="AAAA-MM-JJ", type=iso_day, help="faire comme si c’était ce jour")
    add("--json", action="store_true", help="répondre en JSON, pour d’autres programmes")
    add(
        "--passphrase-file",
        metavar="FICHIER",
        type=Path,
        help="lire la phrase secrète sur la première ligne de ce fichier",
    )
    add("--lang", metavar="LANGUE", type=one_of("fr"), default="fr", help="langue des réponses")
    add("-h", "--help", action="store_true", help="montrer cette aide")


def iso_day(text: str) -> date:
    """Read a day as ``2026-09-01``."""
    wrong = argparse.ArgumentTypeError(f"« {text} » n’est pas un jour comme 2026-09-01")
    if not _ISO_DAY.fullmatch(text):
        raise wrong
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise wrong from None


def present_day() -> date:
    """Return the day that it is for this computer, where ``--today`` was not given."""
    return datetime.now().astimezone().date()


def one_of(*known: str) -> Callable[[str], str]:
    """Return a reader that accepts some words only, and names them when it refuses."""

    def read(text: str) -> str:
        if text not in known:
            raise argparse.ArgumentTypeError(
                f"« {text} » n’est pas connu, choisissez parmi {', '.join(known)}"
            )
        return text

    return read


def split_command(arguments: Sequence[str], names: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the command among the arguments, and the others; None when they name a file.

    The first word that is no option and no option's value decides.
    """
    skip = False
    for at, word in enumerate(arguments):
        if skip:
            skip = False
        elif word in GLOBAL_WITH_VALUE:
            skip = True
        elif word == "--":
            break
        elif not word.startswith("-"):
            if word not in names:
                break
            return word, [*arguments[:at], *arguments[at + 1 :]]
    return None, list(arguments)
