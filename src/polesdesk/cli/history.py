"""``history``, ``undo`` and ``redo``: what was changed, and taking it back."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import datetime
from typing import Any

from polesdesk.actions import history
from polesdesk.cli.arguments import Parser
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import Column, plain, write_json, write_table
from polesdesk.cli.session import Session
from polesdesk.domain.change_words import value_in_words
from polesdesk.domain.field_words import field_label
from polesdesk.domain.french import format_date
from polesdesk.domain.labels import ENTITIES
from polesdesk.domain.rows import HistoryRow

KEYS = ("at", "actor", "command", "label", "entity", "id", "field", "before", "after")
LIFE = "life"
"""The field of the log that says whether a record is there."""
_LIVES = {"alive": "présente", "binned": "à la corbeille", "undone": "annulée"}
_EVERYTHING = 1_000_000_000
_LONGEST_CELL = 60


def _moment(row: HistoryRow) -> str:
    """Return when, in the time of this computer."""
    local = datetime.fromisoformat(row.at).astimezone()
    return f"{format_date(local.date())} {local:%H:%M}"


def _label(row: HistoryRow) -> str:
    """Return what a field is called on forms, else its key; nothing for the life of a record."""
    return "" if row.field == LIFE else field_label(row.entity, row.field) or row.field


def _value(row: HistoryRow, value: Any) -> str:
    """Return a value as a cell; long texts, which --json gives whole, are cut."""
    if value is None:
        return ""
    if row.field == LIFE:
        return _LIVES.get(str(value), str(value))
    if field_label(row.entity, row.field):
        return value_in_words(row.entity, row.field, value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


COLUMNS = (
    Column(title="Quand", text=_moment),
    Column(title="Qui", text=lambda row: row.actor),
    Column(title="Commande", text=lambda row: row.label),
    Column(title="Fiche", text=lambda row: ENTITIES.get(row.entity, row.entity)),
    Column(title="Champ", text=_label),
    Column(title="Avant", text=lambda row: _value(row, row.before)),
    Column(title="Après", text=lambda row: _value(row, row.after)),
)


def _arguments(parser: Parser) -> None:
    parser.choices.add_argument(
        "--subject", metavar="ID", help="une seule fiche, par son identifiant"
    )


def _history(session: Session, options: Namespace) -> int:
    with session.open(read_only=True) as runner:
        rows = runner.read(history.changes, options.subject, limit=_EVERYTHING)
    if session.json:
        write_json(session.out, [{key: plain(getattr(row, key)) for key in KEYS} for row in rows])
    elif rows:
        write_table(session.out, COLUMNS, rows)
    else:
        session.out.write("Aucun changement.\n")
    return DONE


def _undo(session: Session, options: Namespace) -> int:
    with session.open(hold=True) as runner:
        label = runner.do(history.undo).value
    session.answer({"label": label}, f"Annulé\u202f: {label}")
    return DONE


def _redo(session: Session, options: Namespace) -> int:
    with session.open(hold=True) as runner:
        label = runner.do(history.redo).value
    session.answer({"label": label}, f"Rétabli\u202f: {label}")
    return DONE


HISTORY = Command(
    usage="[--subject ID] --database FICHIER",
    summary="montrer qui a changé quoi",
    arguments=_arguments,
    carry_out=_history,
)
UNDO = Command(
    usage="--database FICHIER",
    summary="annuler la dernière commande",
    carry_out=_undo,
)
REDO = Command(
    usage="--database FICHIER",
    summary="rétablir ce qui vient d’être annulé",
    carry_out=_redo,
)
