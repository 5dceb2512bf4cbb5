"""The letter that tells an association what its premises were worth, for its accounts.

Loi 2000-321, art. 9-1 (a contribution in kind is a subsidy); CGCT L. 2313-1, 2° (list annexed to
the budget); ANC rule 2018-06, art. 211-1 (contributions in kind are valued); accounts 861 (free
use of goods and premises) and 871 (services in kind) of the chart of accounts.
"""

from __future__ import annotations

from polesdesk.domain.facts.values import Table
from polesdesk.domain.french import euros_in_words, format_euros
from polesdesk.domain.in_kind import AgreementYear
from polesdesk.domain.letter_matters import Helped
from polesdesk.domain.letter_parts import closing
from polesdesk.domain.letters import Bullets, LetterData, LetterText, Part, fill


def in_kind_value(data: LetterData, matter: Helped) -> LetterText:
    """Return the letter on the value of premises in a year."""
    year = str(matter.year)
    aid = matter.row.aid_cents or 0
    known = {"year": year, "amount": f"{format_euros(aid)} ({euros_in_words(aid)})"}
    parts: tuple[Part, ...] = (
        fill(
            "Au cours de l’année {year}, la collectivité a mis à la disposition de votre "
            "association les locaux suivants :",
            year=year,
        ),
        _agreements(matter),
        fill("La valeur de cette aide en nature s’élève à {amount} pour l’année {year}.", **known),
        *_forecast(matter),
        fill(
            "Cette aide a le caractère d’une subvention (loi n°\u00a02000-321 du 12 avril 2000, "
            "art.\u00a09-1). La collectivité la fait figurer dans la liste des concours attribués "
            "aux associations, annexée à ses documents budgétaires (code général des collectivités "
            "territoriales, art.\u00a0L.\u00a02313-1,\u00a02°)."
        ),
        fill(
            "Je vous invite à la retracer dans vos comptes annuels parmi les contributions "
            "volontaires en nature (règlement ANC n°\u00a02018-06, art.\u00a0211-1), pour le même "
            "montant au débit du compte 861 « Mise à disposition gratuite de biens » et au crédit "
            "du compte 871 « Prestations en nature ». Si votre exercice ne suit pas l’année "
            "civile, retenez la part qui lui revient."
        ),
        fill("Ce montant a été calculé ainsi :"),
        Bullets(items=tuple(fill("{line}", line=line) for line in _working(matter))),
    )
    return LetterText(
        subject=f"Valeur des locaux mis à votre disposition en {year}",
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
    )


def _forecast(matter: Helped) -> tuple[Part, ...]:
    if not matter.is_forecast:
        return ()
    words = (
        "L’année n’étant pas achevée, ce montant est prévisionnel : il suppose que vos conventions "
        "continuent comme convenu."
    )
    return (fill(words),)


def _agreements(matter: Helped) -> Table:
    return Table(
        columns=("Convention", "Locaux", "Valeur des locaux", "Redevance demandée",
                 "Aide en nature"),
        widths=(0.17, 0.35, 0.16, 0.16, 0.16),
        rows=tuple(_row(one) for one in matter.row.agreements),
    )  # fmt: skip


def _row(one: AgreementYear) -> tuple[str, ...]:
    return (
        one.number,
        ", ".join(f"{room.room} ({room.hub})" for room in one.rooms),
        format_euros(one.value_cents or 0),
        format_euros(one.fee_cents) if one.fee_cents else "aucune",
        format_euros(one.aid_cents or 0),
    )


def _working(matter: Helped) -> tuple[str, ...]:
    several = len(matter.row.agreements) > 1
    return tuple(
        f"{one.number} – {line}" if several and one.number else line
        for one in matter.row.agreements
        for line in one.working
    )
