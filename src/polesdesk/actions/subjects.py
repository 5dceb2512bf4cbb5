"""How a record is called in the log: « convention VOL-2026-003 », « pôle Voltaire »."""

from __future__ import annotations

from typing import Any

from polesdesk.domain.associations import officer_name
from polesdesk.domain.labels import ENTITIES, PAPERS
from polesdesk.domain.settings import signatory_name
from polesdesk.store.kinds import Kind


def subject(kind: Kind, value: Any) -> str:
    """Return the French name of a record, as the Edit menu and the history show it."""
    noun = ENTITIES[kind.name]
    name = _name(kind.name, value)
    return f"{noun} {name}".strip()


_NAMED = frozenset({"hub", "room", "association", "template", "saved_search"})


def _name(kind: str, value: Any) -> str:
    if kind in _NAMED:
        return str(value.name)
    if kind in {"convention", "issued"}:
        return str(value.number)
    if kind == "officer":
        return officer_name(value)
    if kind == "signatory":
        return signatory_name(value)
    if kind == "paper":
        return f"« {PAPERS[value.kind].lower()} »"
    if kind == "annex":
        return f"« {value.title} »"
    return ""


_ARTICLES = {
    "hub": "du ", "room": "du ", "association": "de l’", "officer": "du ", "paper": "de la ",
    "convention": "de la ", "issued": "de l’", "template": "du ", "annex": "de l’",
    "note": "de la ", "settings": "des ", "signatory": "du ", "rent": "du ",
    "saved_search": "de la ",
}  # fmt: skip


def creation(kind: Kind, value: Any) -> str:
    """Return « création de la convention VOL-2026-003 »."""
    return f"création {_ARTICLES[kind.name]}{subject(kind, value)}"


def modification(kind: Kind, value: Any) -> str:
    """Return « modification de la convention VOL-2026-003 »."""
    return f"modification {_ARTICLES[kind.name]}{subject(kind, value)}"


def deletion(kind: Kind, value: Any) -> str:
    """Return « suppression de la convention VOL-2026-003 »."""
    return f"suppression {_ARTICLES[kind.name]}{subject(kind, value)}"


def restoring(kind: Kind, value: Any) -> str:
    """Return « rétablissement de la convention VOL-2026-003 »."""
    return f"rétablissement {_ARTICLES[kind.name]}{subject(kind, value)}"
