"""What the columns of a sheet do not tell, and what comes of it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polesdesk.domain.import_fields import SLOT_FIELDS, Field
from polesdesk.domain.speech import said

_SUBJECTS = frozenset(
    {Field.HUB, Field.HUB_CODE, Field.ROOM, Field.LOCKER, Field.ASSOCIATION, Field.NUMBER}
)
_HOURS = SLOT_FIELDS - {Field.PERIODICITY, Field.SCHOOL_HOLIDAYS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A sentence for the manager; ``blocks`` when nothing at all could be imported."""

    text: str
    blocks: bool = False


def hints(fields: frozenset[Field]) -> tuple[Hint, ...]:
    """Return what is missing among the columns of a sheet, the gravest first."""
    if not fields & _SUBJECTS:
        return (
            Hint(
                text=said(
                    "Rien ne peut être importé\u202f: indiquez au moins la colonne du pôle "
                    "et celle de l’association."
                ),
                blocks=True,
            ),
        )
    return tuple(Hint(text=text) for text in _sentences(fields))


def _sentences(fields: frozenset[Field]) -> Iterator[str]:
    if Field.ASSOCIATION not in fields:
        yield (
            said(
                "Pas de colonne pour l’association\u202f: seules les conventions déjà connues par "
                "leur numéro seront mises à jour."
            )
            if Field.NUMBER in fields
            else said(
                "Pas de colonne pour l’association\u202f: seuls les pôles et leurs locaux "
                "seront importés."
            )
        )
    if not fields & {Field.HUB, Field.HUB_CODE}:
        yield (
            said(
                "Pas de colonne pour le pôle\u202f: il sera pris dans les titres fusionnés "
                "au-dessus des lignes, s’il y en a."
            )
        )
    if not fields & {Field.ROOM, Field.LOCKER}:
        yield (
            said(
                "Pas de colonne pour la salle\u202f: les lignes qui ont des horaires seront "
                "rejetées."
            )
            if fields & _HOURS
            else said("Pas de colonne pour la salle\u202f: les conventions seront sans local.")
        )
    yield from _of_agreements(fields)


def _of_agreements(fields: frozenset[Field]) -> Iterator[str]:
    if Field.ASSOCIATION not in fields:
        return
    if Field.END_DATE not in fields:
        yield (
            said(
                "Pas de colonne pour la date de fin\u202f: PolesDesk n’annoncera pas les échéances "
                "de ces conventions."
            )
        )
    if Field.START_DATE not in fields:
        yield said("Pas de colonne pour la date de début\u202f: elle restera à saisir.")
    if not fields & {Field.SIRET, Field.RNA}:
        yield (
            said(
                "Ni SIRET ni RNA\u202f: les associations seront reconnues à leur nom seul, et les "
                "noms très proches vous seront demandés."
            )
        )
    if Field.NUMBER not in fields:
        yield said("Pas de numéro de convention\u202f: PolesDesk numérotera les nouvelles.")
    if Field.PRESIDENT not in fields:
        yield said("Pas de représentant\u202f: il restera à saisir avant l’original.")
