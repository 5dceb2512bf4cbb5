"""One call of a command: its global options, where it writes, and the file that it opens."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from polesdesk.actions import files
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner
from polesdesk.cli.arguments import UsageProblem
from polesdesk.cli.output import write_json


def ask_passphrase(name: str) -> str | None:
    """Ask for the passphrase of a file where somebody can answer, else return None."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    return getpass.getpass(f"Phrase secrète de « {name} »\u202f: ")


def passphrase_in(path: Path) -> str:
    """Return the passphrase on the first line of a file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Trouble(
            "passphrase_file",
            f"Le fichier de la phrase secrète, « {path.name} », ne peut pas être lu.",
            "Vérifiez son nom et vos droits.",
        ) from None
    if not lines or not lines[0]:
        raise Trouble("passphrase_file", f"« {path.name} » ne contient aucune phrase secrète.")
    return lines[0]


def made_folder(path: Path) -> Path:
    """Return a folder for results, made when it is missing."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Trouble(
            "folder",
            f"Le dossier « {path} » ne peut pas être créé.",
            "Choisissez un dossier où vous pouvez écrire.",
        ) from None
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a command works with: the options that were typed and the two streams."""

    options: Namespace
    out: TextIO
    err: TextIO
    ask: Callable[[str], str | None] = field(default=ask_passphrase)

    @property
    def json(self) -> bool:
        """Tell whether the answer is for a program."""
        return bool(self.options.json)

    def database(self) -> Path:
        """Return the file that the command is about."""
        path: Path | None = self.options.database
        if path is None:
            raise UsageProblem("indiquez le fichier avec --database FICHIER")
        return path

    def key(self) -> str | None:
        """Return the passphrase written in the file that the command line names, or None."""
        path: Path | None = self.options.passphrase_file
        return None if path is None else passphrase_in(path)

    @contextmanager
    def open(self, *, read_only: bool = False, hold: bool = False) -> Iterator[Runner]:
        """Open the file for one command; a command that only reads changes no byte of it.

        ``hold`` takes the lock before anything is done.
        """
        runner = self._runner(self.key(), read_only=read_only, hold=hold)
        try:
            yield runner
        finally:
            runner.close()

    def _runner(self, key: str | None, *, read_only: bool, hold: bool) -> Runner:
        path, today = self.database(), self.options.today
        try:
            return files.open_runner(path, key=key, read_only=read_only, today=today, hold=hold)
        except Trouble as trouble:
            asked = self.ask(path.name) if trouble.code == "passphrase_required" else None
            if not asked:
                raise
        return files.open_runner(path, key=asked, read_only=read_only, today=today, hold=hold)

    def answer(self, value: Any, sentence: str) -> None:
        """Give the result: a JSON value to a program, a French sentence to a person."""
        if self.json:
            write_json(self.out, value)
        else:
            self.out.write(sentence + "\n")

    def tell(self, sentence: str) -> None:
        """Say something beside the result."""
        self.err.write(sentence + "\n")
