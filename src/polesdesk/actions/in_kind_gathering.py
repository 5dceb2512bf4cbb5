"""What the letter on the value of premises in a year is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polesdesk.actions import in_kind
from polesdesk.actions import records as common
from polesdesk.actions.letter_parties import Gathered, letter_data, party_of
from polesdesk.domain.associations import Association
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.in_kind_list import AssociationYear, InKindList, read_letter_key
from polesdesk.domain.letter_matters import Helped
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store.kinds import ASSOCIATION

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

HELP = "in_kind"
"""What a letter is about whose key is a year and an association."""
KIND = LetterKind.IN_KIND_VALUE


def helped(work: Work, _kind: LetterKind, key: str) -> Gathered:
    """Return what the letter on a year says to an association.

    Raises ``RuleBroken`` while the value of an agreement is unknown, or when there was no help.
    """
    year, association_id = read_letter_key(key)
    association: Association = common.require(work, ASSOCIATION, association_id)
    row = in_kind.of_association(work, association_id, year)
    _check(row, year)
    assert row is not None
    is_forecast = InKindList(year=year, day=work.today).is_forecast
    matter = Helped(year=year, row=row, is_forecast=is_forecast)
    return Gathered(
        data=letter_data(work, KIND, matter, party_of(work, association)),
        subject_kind=HELP,
        subject_id=key,
        association_id=association_id,
        convention_id=None,
    )


def _check(row: AssociationYear | None, year: int) -> None:
    if row is None:
        raise RuleBroken(
            "no_premises",
            said("Aucun local n’est mis à la disposition de cette association en {year}.").format(
                year=year
            ),
        )
    if row.lacking:
        raise RuleBroken("not_computable", row.remark)
    if not row.aid_cents:
        raise RuleBroken(
            "no_help",
            said("L’aide en nature de {year} est nulle\u202f: il n’y a rien à notifier.").format(
                year=year
            ),
        )
