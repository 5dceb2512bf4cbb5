"""Names of the files that PolesDesk proposes, safe on Windows and Linux."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 120
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ø": "o"})
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
# Device names that Windows refuses whatever the extension (Microsoft, Naming Files).
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)


def file_name(parts: Iterable[str], extension: str = "pdf") -> str:
    """Return ``parts`` as one file name, such as ``Convention_VOL-2026-003_Les-Amis_v2.pdf``.

    Accents go, every other sign becomes a hyphen, empty parts vanish; beyond 120 characters
    the longest part is shortened, so that a number or a version is never lost.
    """
    safe = [part for part in map(_safe, parts) if part] or ["document"]
    ending = f".{_safe(extension)}"
    while (excess := len("_".join(safe)) + len(ending) - LONGEST_NAME) > 0:
        longest = max(range(len(safe)), key=lambda index: len(safe[index]))
        if len(safe[longest]) == 1:  # more parts than a name can hold
            safe = safe[:-1]
            continue
        kept = max(1, len(safe[longest]) - excess)
        safe[longest] = safe[longest][:kept].rstrip("-")
    stem = "_".join(safe)
    return (f"document-{stem}" if stem.lower() in _RESERVED else stem) + ending


def convention_file_name(number: str, association: str, version: int | None) -> str:
    """Return the name of an agreement's PDF; ``version`` None means a draft."""
    if version is None:
        return file_name(["Projet", number, association])
    return file_name(["Convention", number, association, f"v{version}"])


def _safe(part: str) -> str:
    letters = unicodedata.normalize("NFKD", part.translate(_LIGATURES))
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return _UNSAFE.sub("-", bare).strip("-")
