"""What no action may do, by form, mass edit, import, command or undo."""

from __future__ import annotations

from typing import Any

from polesdesk.domain.locking import forbidden_changes
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store.kinds import CONVENTION, SIGNED_COPY, Kind


def refuse_locked(kind: Kind, before: Any, after: Any) -> None:
    """Refuse to change what an issued original prints, or a signed copy."""
    if kind is SIGNED_COPY:
        raise RuleBroken(
            "signed_copy_locked", said("Une copie signée qui est classée ne se modifie pas.")
        )
    if kind is not CONVENTION:
        return
    fields = forbidden_changes(before, after)
    if fields:
        raise RuleBroken(
            "issued_locked",
            said(
                "L’original de cette convention est émis : ce qu’il imprime ne se modifie plus. "
                "Passez par un avenant, ou annulez l’original en donnant un motif."
            ),
            field=fields[0],
        )
