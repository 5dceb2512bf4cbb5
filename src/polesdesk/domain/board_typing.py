"""Officers typed one a line: « Mme Anna Exemple, présidente, signe »."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polesdesk.domain.associations import Officer
from polesdesk.domain.folding import clean_text, fold
from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.speech import said

_CIVILITIES = {"mme": "Mme", "madame": "Mme", "m.": "M.", "m": "M.", "monsieur": "M."}
_SIGNS = frozenset({"signe", "signataire", "represente"})
_SIGNING = re.compile(r"^(co-?)?president", re.IGNORECASE)
LONGEST = 200


def read_officers(text: str) -> tuple[Officer, ...]:
    """Return the officers of a text, one a line, without ids; raise ``ParseProblem``.

    The first part is the person, the second the quality; « signe » marks who signs, which a
    president does anyhow. Capitals tell the family name: « Anna MARTIN-EXEMPLE ».
    """
    lines = (clean_text(line, LONGEST) for line in text.splitlines())
    return tuple(_read(line) for line in lines if line)


def _read(line: str) -> Officer:
    person, *rest = (part.strip() for part in line.split(","))
    rest = [one for one in rest if one]
    signs = any(fold(one) in _SIGNS for one in rest)
    qualities = [one for one in rest if fold(one) not in _SIGNS]
    if not qualities:
        raise ParseProblem(
            "no_quality",
            said("«\u202f{line}\u202f»\u202f: ajoutez sa qualité après une virgule.").format(
                line=line
            ),
        )
    words = person.split()
    civility = _CIVILITIES.get(words[0].lower(), "") if words else ""
    first, last = _names(words[1:] if civility else words)
    if not last:
        raise ParseProblem(
            "no_name", said("«\u202f{line}\u202f»\u202f: donnez prénom et nom.").format(line=line)
        )
    quality = ", ".join(qualities)
    return Officer(
        id="",
        civility=civility,
        first_name=first,
        last_name=last,
        quality=quality,
        signs=signs or bool(_SIGNING.match(fold(quality))),
    )


def _names(words: list[str]) -> tuple[str, str]:
    """Part first and family name: at the first word in capitals, else after the first word."""
    capitals = [place for place, word in enumerate(words) if len(word) > 1 and word.isupper()]
    at = capitals[0] if capitals else min(1, len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])


def written(officers: Iterable[Officer]) -> str:
    """Return officers as they are typed, one a line."""
    lines = []
    for one in officers:
        person = " ".join(part for part in (one.civility, one.first_name, one.last_name) if part)
        lines.append(", ".join((person, one.quality, *(["signe"] if one.signs else []))))
    return "\n".join(lines)
