"""Undo, redo, and the history of records in the log."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions.runner import Work
from polesdesk.domain.papers import IssuedOriginal
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import journal, records
from polesdesk.store.kinds import ISSUED, LETTER, LIFE, Kind

ISSUE = "convention.issue"
"""The command that issues an original: undone, it cancels the version and keeps the paper."""
LETTER_ISSUE = "letter.issue"
"""The command that issues a letter: undone, it cancels the letter and keeps the paper."""


def next_undo(work: Work) -> str | None:
    """Return the French name of what « Annuler » would undo, or None."""
    found = journal.next_undo(work.connection)
    return None if found is None else found.label


def paper_undone(work: Work) -> str:
    """Return the paper whose issue would be undone next, as « l’original v1 de VOL-2026-003 ».

    Empty when it is none: a paper that is out may be in somebody's hands.
    """
    found = journal.next_undo(work.connection)
    if found is None:
        return ""
    for kind in (ISSUED, LETTER):
        for row_id in _made_of(work, found.id, kind):
            paper = records.get(work.connection, kind, row_id)
            if isinstance(paper, IssuedOriginal):
                told = said("l’original v{issue} de {number}")
                return told.format(issue=paper.issue, number=paper.number)
            if paper is not None:
                return said("le courrier {number}").format(number=paper.number)
    return ""


def next_redo(work: Work) -> str | None:
    """Return the French name of what « Rétablir » would do again, or None.

    The issue of an original is not done again: the number of its version is burned.
    """
    found = journal.next_redo(work.connection)
    if found is None or found.undoes is None or _was_issue(work, found.undoes):
        return None
    return _undone_name(found.label)


def _undone_name(label: str) -> str:
    return label.removeprefix("annulation\u202f: ")


def undo(work: Work, only: str = "") -> str:
    """Undo the newest command that nobody has built upon; return what was undone.

    ``only`` is the id of the command that the manager looks at: no other one is undone.
    """
    found = journal.next_undo(work.connection)
    if found is None:
        raise RuleBroken("nothing_to_undo", said("Il n’y a rien à annuler."))
    if only and found.id != only:
        raise RuleBroken(
            "not_the_newest",
            said(
                "Entre-temps il y a eu « {label} »\u202f: ce n’est plus la dernière action."
            ).format(label=found.label),
        )
    label = f"annulation\u202f: {found.label}"
    _take_back(work, found, journal.UNDO, label)
    return found.label


def redo(work: Work) -> str:
    """Do again what was undone last; return what was done again."""
    found = journal.next_redo(work.connection)
    if found is None or found.undoes is None:
        raise RuleBroken("nothing_to_redo", said("Il n’y a rien à rétablir."))
    name = _undone_name(found.label)
    if _was_issue(work, found.undoes):
        raise RuleBroken(
            "issue_not_redone",
            said(
                "L’original annulé ne peut pas être rétabli : son numéro de version est brûlé. "
                "Émettez un nouvel original."
            ),
        )
    _take_back(work, found, journal.REDO, f"rétablissement\u202f: {name}")
    journal.mark_undone(work.connection, found.undoes, undone=False)
    return name


def _take_back(work: Work, found: journal.CommandRow, kind: str, label: str) -> None:
    assert work.writer is not None
    if journal.built_upon(work.connection, found.id):
        raise RuleBroken(
            "built_upon",
            said("« {label} » ne peut plus être annulé : la fiche a été modifiée depuis.").format(
                label=found.label
            ),
        )
    work.name(kind, label)
    work.undoes = found.id
    is_letter = _made(work, found.id, LETTER)
    journal.put_back(work.writer, found.id, but=_STAY | {LETTER.name} if is_letter else _STAY)
    if found.kind == ISSUE:
        _cancel_issued(work, found.id, ISSUED)
    if is_letter:
        _cancel_issued(work, found.id, LETTER)
    journal.mark_undone(work.connection, found.id, undone=True)


_STAY = frozenset({ISSUED.name})


def _was_issue(work: Work, command_id: str) -> bool:
    rows = journal.ops_of(work.connection, command_id)
    return any(row.entity in _STAY for row in rows) or _made(work, command_id, LETTER)


def _made(work: Work, command_id: str, kind: Kind) -> bool:
    """Tell whether a command has made a record of a kind."""
    return bool(_made_of(work, command_id, kind))


def _made_of(work: Work, command_id: str, kind: Kind) -> list[str]:
    rows = journal.ops_of(work.connection, command_id)
    return [row.row for row in rows if row.entity == kind.name and row.grp == LIFE]


def _cancel_issued(work: Work, command_id: str, kind: Kind) -> None:
    """Undoing the issue of a paper cancels it; number and paper stay."""
    rows = journal.ops_of(work.connection, command_id)
    for row_id in dict.fromkeys(row.row for row in rows if row.entity == kind.name):
        paper = records.get(work.connection, kind, row_id)
        if paper is not None and paper.cancelled_on is None:
            cancelled = replace(paper, cancelled_on=work.today, cancel_reason="Émission annulée")
            work.save(kind, cancelled)


def changes(work: Work, subject: str | None = None, *, limit: int = 2000) -> tuple[HistoryRow, ...]:
    """Return the changed fields, newest first: of one record, or of all."""
    return tuple(
        HistoryRow(
            at=change.at.isoformat(timespec="seconds") + "Z",
            actor=change.actor,
            command=change.command,
            label=change.label,
            entity=change.entity,
            id=change.row,
            field=change.field,
            before=change.before,
            after=change.after,
        )
        for change in journal.changes(work.connection, subject, limit)
    )
