"""Documents carried out of the window: copies of originals, dropped on the desktop or in a mail."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polesdesk.actions.runner import Work
from polesdesk.store import originals
from polesdesk.store.files import write_whole


def originals_in_force(work: Work, ids: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Write the originals in force of some agreements into a folder; return those there are."""
    made = []
    for convention_id in ids:
        issued = originals.in_force(work.connection, convention_id)
        if issued is not None:
            content = work.files.get(issued.sha256)
            made.append(write_whole(folder / issued.file_name, content))
    return tuple(made)
