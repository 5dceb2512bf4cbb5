"""Dated notes on records of any kind."""

from __future__ import annotations

from polesdesk.actions.runner import Work
from polesdesk.domain.identity import new_id
from polesdesk.domain.papers import Note
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store.kinds import NOTE


def add_note(work: Work, kind: str, row_id: str, text: str) -> Note:
    """Add a dated note to a record."""
    if not text.strip():
        raise RuleBroken("text_required", said("Écrivez le texte de la note."), field="text")
    work.name("note.create", "ajout d’une note")
    note: Note = work.save(
        NOTE,
        Note(
            id=new_id(),
            subject_kind=kind,
            subject_id=row_id,
            written_on=work.today,
            author=work.actor,
            text=text.strip(),
        ),
    )
    return note
