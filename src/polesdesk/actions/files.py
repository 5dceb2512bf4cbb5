"""What a manager does with the file itself: make it, open it, check it, copy it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polesdesk.actions import templates
from polesdesk.actions.errors import Trouble, trouble_of
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.french import plural
from polesdesk.domain.labels import ENTITIES
from polesdesk.domain.settings import Settings
from polesdesk.domain.speech import said
from polesdesk.store import checks, journal, lock, opening
from polesdesk.store.backups import Backup
from polesdesk.store.database import SCHEMA, probe
from polesdesk.store.files import sweep_parts, write_whole
from polesdesk.store.kinds import SETTINGS

__all__ = [
    "SCHEMA",
    "Backup",
    "Check",
    "backup",
    "check",
    "create",
    "open_runner",
    "save_bytes",
    "set_up",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The figures of a check: what the file holds, and the French sentences of what is wrong.

    ``files`` counts the documents kept by their hash; ``full`` tells whether every page, every
    document and the whole log were read again.
    """

    full: bool
    schema: int
    counts: dict[str, int]
    files: int
    problems: tuple[str, ...]


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn the driver's errors into troubles in French, outside of a runner's own care."""
    try:
        yield
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None or trouble is error:
            raise
        raise trouble from error


def create(path: Path, key: str | None = None) -> Path:
    """Make a new file that holds the factory templates; refuse an existing one."""
    with _in_words():
        opening.create(path, key)
    try:
        runner = Runner(path, key=key)
        try:
            runner.do(set_up)
        finally:
            runner.close()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def set_up(work: Work) -> None:
    """Fill a new file with what it starts from; no undo takes that away."""
    work.name(journal.SET_UP, "création du fichier")
    work.save(SETTINGS, Settings())
    templates.install(work)


def open_runner(
    path: Path,
    *,
    key: str | None = None,
    read_only: bool = False,
    today: date | Callable[[], date] | None = None,
    hold: bool = False,
) -> Runner:
    """Open a file; ``today`` is a day, or a clock, when it is not that of the computer.

    ``hold`` takes the lock at once, as the window does. Raises ``Trouble`` in words.
    """
    clock = date.today if today is None else today
    if isinstance(clock, date):
        day = clock
        clock = lambda: day  # noqa: E731 - a day that stands still is a clock of one line
    try:
        with _in_words():
            runner = Runner(path, key=key, read_only=read_only, today=clock, hold=hold)
    except Trouble as trouble:
        if read_only and trouble.code == "read_only":
            raise _interrupted() from trouble
        raise
    if hold and not read_only:
        sweep_parts(runner.path.parent, runner.path.name)
    return runner


def _interrupted() -> Trouble:
    """Reading changes no byte, so it cannot take back what a crash has left half done."""
    return Trouble(
        "interrupted",
        said("La dernière écriture dans ce fichier a été interrompue."),
        said("Ouvrez-le une fois dans la fenêtre\u202f: il reprendra son état d’avant."),
    )


def save_bytes(target: Path, content: bytes) -> Path:
    """Write a file that a manager asked for, whole or not at all; return where it stands."""
    return write_whole(target, content)


def check(work: Work, *, full: bool = False) -> Check:
    """Count what the file holds and look for damage; ``full`` reads every page and document."""
    named = checks.kept_hashes(work.connection)
    kept = {*work.files.all(), *checks.embedded_hashes(work.connection)}
    problems = [*_lost_documents(named - kept)]
    if full:
        problems += [
            said("Page abîmée\u202f: {fault}").format(fault=fault)
            for fault in checks.page_faults(work.connection)
        ]
        problems += _damaged_documents(work, kept)
        problems += _log_problems(work)
    return Check(
        full=full,
        schema=SCHEMA,
        counts=checks.counts(work.connection),
        files=len(kept),
        problems=tuple(problems),
    )


def _lost_documents(lost: set[str]) -> Iterator[str]:
    if lost:
        count = plural(
            len(lost), said("document conservé manque"), said("documents conservés manquent")
        )
        yield said("{count} dans le dossier des pièces jointes.").format(count=count)


def _damaged_documents(work: Work, kept: set[str]) -> Iterator[str]:
    for digest in sorted(kept):
        try:
            work.files.get(digest)
        except Trouble:
            yield said("Le document {digest}… a été modifié ou abîmé.").format(digest=digest[:12])


def _log_problems(work: Work) -> Iterator[str]:
    for entity, row_id, group in checks.log_faults(work.connection):
        yield said("Le journal et la fiche diffèrent\u202f: {kind} {row_id} ({group}).").format(
            kind=ENTITIES[entity], row_id=row_id, group=group
        )


def backup(runner: Runner, target: Path) -> Backup:
    """Write a verified copy that holds every kept document; never over the file itself."""
    _refuse_target(runner.path, target)
    with _in_words():
        return runner.back_up_to(target)


def _refuse_target(source: Path, target: Path) -> None:
    """A copy replaces a former copy only: nothing else, and no file that somebody writes in."""
    if not target.exists():
        return
    if target.samefile(source):
        raise Trouble(
            "backup_onto_itself",
            said("La copie ne peut pas remplacer le fichier lui-même."),
            said("Choisissez un autre nom ou un autre dossier."),
        )
    probe(target)
    holder = lock.read_holder(lock.lock_path(target))
    if holder is not None:
        raise lock.busy(holder)
