"""The text of letters about absences: the request for explanations, then the formal notice."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.facts.values import Table
from polesdesk.domain.french import (
    date_in_words,
    format_date,
    format_time,
    plural,
    weekday_name,
)
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.letter_matters import Absences
from polesdesk.domain.letter_parts import closing, day
from polesdesk.domain.letters import LetterData, LetterText, Part, Words, fill


def explanations(data: LetterData, matter: Absences) -> LetterText:
    """Return the request to explain absences, with the dated list of findings."""
    parts: tuple[Part, ...] = (
        fill(
            "Votre association dispose de locaux dans le pôle {hub}, au titre de la convention "
            "n°\u00a0{convention}. Lors de nos visites, nous avons constaté qu’ils n’étaient pas "
            "utilisés :",
            hub=bare_name(matter.hub),
            convention=matter.convention,
        ),
        _findings(matter),
        fill(
            "Je vous remercie de m’en faire connaître les raisons au plus tard le {due}, par "
            "courrier ou par courriel, en joignant ce qui peut les justifier.",
            due=day(matter.due),
        ),
        fill(
            "Une absence expliquée et justifiée n’est pas retenue. Sans réponse dans ce délai, "
            "ces absences seront regardées comme non justifiées. "
            f"À partir de {_threshold(matter)}, le retrait du créneau peut être envisagé, après "
            "un échange avec votre association."
        ),
        fill(
            "Si vos besoins ont changé, dites-le-nous : un autre jour, un autre horaire ou un "
            "autre local vous conviendrait peut-être mieux."
        ),
    )
    return LetterText(
        subject="Demande d’explications sur l’utilisation des locaux",
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
    )


def formal_notice(data: LetterData, matter: Absences) -> LetterText:
    """Return the formal notice: what was asked before, the findings, the right to be heard."""
    parts: tuple[Part, ...] = (
        *_what_was_written(matter),
        fill(
            "Les constats suivants montrent que les locaux du pôle {hub}, mis à la disposition de "
            "votre association par la convention n°\u00a0{convention}, ne sont pas utilisés comme "
            "elle le prévoit :",
            hub=bare_name(matter.hub),
            convention=matter.convention,
        ),
        _findings(matter),
        fill(
            "Je vous mets donc en demeure d’utiliser ces locaux conformément à la convention, ou "
            "de me faire savoir que vous y renoncez, au plus tard le {due}.",
            due=day(matter.due),
        ),
        fill(
            "Dans ce même délai, vous pouvez présenter des observations écrites et, à votre "
            "demande, des observations orales. Vous pouvez vous faire assister par un conseil ou "
            "représenter par un mandataire de votre choix (code des relations entre le public et "
            "l’administration, art. L. 122-1)."
        ),
        fill(
            "À défaut, le retrait de ces créneaux ou la résiliation de la convention pourra être "
            "décidé, par une décision motivée qui vous sera notifiée."
        ),
    )
    return LetterText(
        subject="Mise en demeure d’utiliser les locaux mis à disposition",
        mention="Lettre recommandée avec avis de réception",
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
    )


def _threshold(matter: Absences) -> str:
    """Return how many absences are too many, as the rule of the hub counts them."""
    count = plural(matter.threshold, "absence non justifiée", "absences non justifiées")
    in_a_row = " de suite" if matter.is_consecutive and matter.threshold > 1 else ""
    return f"{count}{in_a_row} sur {matter.months}\u00a0mois"


def _what_was_written(matter: Absences) -> tuple[Words, ...]:
    if not matter.former_number or matter.former_day is None:
        return ()
    asked = (
        f"Par courrier n°\u00a0{matter.former_number} du {date_in_words(matter.former_day)}, "
        "je vous ai demandé d’expliquer des absences."
    )
    if not matter.answered_on:
        return (fill(f"{asked} Cette demande est restée sans réponse."),)
    answered = (
        f"{asked} Votre réponse du {date_in_words(matter.answered_on)} ne permet pas de les "
        "regarder comme justifiées."
    )
    return (fill(answered),)


def _findings(matter: Absences) -> Table:
    return Table(
        columns=("Constat du", "Créneau", "Local", "Constat"),
        widths=(0.27, 0.2, 0.28, 0.25),
        rows=tuple(
            (
                _seen(one.day, format_time(one.seen_at) if one.seen_at else ""),
                one.hours,
                one.place,
                one.finding,
            )
            for one in matter.lines
        ),
    )


def _seen(on: date, hour: str) -> str:
    words = f"{weekday_name(on.isoweekday())} {format_date(on)}"
    return f"{words}, {hour}" if hour else words
