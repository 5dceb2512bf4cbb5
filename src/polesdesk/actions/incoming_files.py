"""Photos and scans that come from the disk of the computer."""

from __future__ import annotations

from pathlib import Path

from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said

LARGEST = 60_000_000
"""Bytes of a photo or of a scan as it comes."""


def read_file(path: Path) -> bytes:
    """Return a file; raise ``RuleBroken`` when it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        told = said(
            "«\u202f{name}\u202f» n’a pas pu être lu\u202f: vérifiez qu’il existe toujours."
        )
        raise RuleBroken("file_unread", told.format(name=path.name), field="file") from error
    if len(content) > LARGEST:
        raise RuleBroken("file_size", said("Ce fichier dépasse 60 Mo."), field="file")
    return content
