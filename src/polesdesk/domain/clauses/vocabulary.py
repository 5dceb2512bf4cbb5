"""The words that a text of the office may use: fields, conditions, inserts, kinds of line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polesdesk.domain.clauses.inserts import INSERTS
from polesdesk.domain.clauses.values import BlockKind
from polesdesk.domain.facts import FACTS, FIELDS
from polesdesk.domain.folding import fold


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Names by the words that are typed for them, folded; ``kinds`` by the word in brackets.

    ``known_fields`` ends the sentence that refuses an unknown field.
    """

    fields: Mapping[str, str]
    facts: Mapping[str, str]
    inserts: Mapping[str, str]
    kinds: Mapping[str, BlockKind]
    known_fields: str = ""


ARTICLES = Vocabulary(
    fields={fold(word): one.name for one in FIELDS for word in (one.label, one.name)},
    facts={fold(word): one.name for one in FACTS for word in (one.label, one.name)},
    inserts={fold(word): one.name for one in INSERTS for word in (one.label, one.name)},
    kinds={
        "titre": BlockKind.TITLE,
        "sous-titre": BlockKind.SUBTITLE,
        "intertitre": BlockKind.HEADING,
        "article": BlockKind.ARTICLE,
        "visa": BlockKind.RECITAL,
        "note": BlockKind.NOTE,
    },
)
"""What the articles of agreements may use."""
