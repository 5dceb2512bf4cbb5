"""Letters about an association itself: papers to give, its end, what a successor must ask for.

A title is granted to one association (intuitu personae): neither it nor the papers pass on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from polesdesk.domain.facts.values import Table
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.letter_matters import AssociationEnd, AssociationPapers, Succeeding
from polesdesk.domain.letter_parts import closing, day, service
from polesdesk.domain.letters import Bullets, LetterData, LetterText, Part, fill

_COLUMNS = ("Convention", "Locaux", "Ce qui change")
_WIDTHS = (0.2, 0.35, 0.45)


def _letter(data: LetterData, subject: str, parts: tuple[Part, ...]) -> LetterText:
    return LetterText(
        subject=subject,
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
    )


def _bullets(lacking: tuple[str, ...]) -> Bullets:
    return Bullets(items=tuple(fill("{lacking}", lacking=one) for one in lacking))


def _papers(data: LetterData, matter: AssociationPapers) -> LetterText:
    where = (
        "Votre association occupe les locaux suivants : {place}. "
        if matter.place
        else "Votre association a un dossier dans nos services. "
    )
    parts: tuple[Part, ...] = (
        fill(
            f"{where}Pour que ce dossier soit à jour, il manque les pièces suivantes :",
            place=matter.place,
        ),
        _bullets(matter.lacking),
        fill(
            "Je vous remercie de me les faire parvenir avant le {due}, par courrier ou par "
            "courriel. Une copie lisible suffit.",
            due=day(matter.due),
        ),
        fill("Pour toute question : {service}.", service=service(data)),
    )
    return _letter(data, "Pièces à fournir", parts)


def _what(*, is_merger: bool, is_split: bool) -> str:
    if is_merger:
        return "l’absorption"
    return "la scission" if is_split else "la dissolution"


def _ended(data: LetterData, matter: AssociationEnd) -> LetterText:
    what = _what(is_merger=matter.is_merger, is_split=matter.is_split)
    when = " du {deed_day}" if matter.deed_on else ""
    is_past = matter.effect is not None and matter.effect < data.day
    by = "dès réception de cette lettre" if is_past else "à la date d’effet"
    parts: tuple[Part, ...] = (
        fill(
            f"J’ai pris connaissance de {what} de l’association {{former}}, qui prend effet le "
            f"{{effect}} (acte : {{deed}}{when}).",
            former=matter.former,
            effect=day(matter.effect),
            deed=matter.deed,
            deed_day=day(matter.deed_on),
        ),
        fill(
            "L’autorisation d’occuper des locaux de la collectivité est accordée à une seule "
            "association. Elle ne se transmet pas et ne survit pas à celle qui l’a reçue. En "
            "conséquence :"
        ),
        Table(
            columns=_COLUMNS,
            widths=_WIDTHS,
            rows=tuple((one.convention, one.place, one.told) for one in matter.lines),
        ),
        fill(
            "Les locaux qui cessent d’être occupés devront être libérés, et les clés et badges "
            f"rendus, {by}. Un état des lieux de sortie sera dressé avec vous : je "
            "vous invite à prendre rendez-vous avec nos services."
        ),
        fill(
            "La valeur de l’aide en nature de l’année sera calculée au prorata des jours pendant "
            "lesquels la convention a été en vigueur."
        ),
        fill("Pour toute question : {service}.", service=service(data)),
    )
    return _letter(data, _ENDED_SUBJECT, parts)


_ENDED_SUBJECT = "Fin des conventions d’occupation de l’association"


def _succession(data: LetterData, matter: Succeeding) -> LetterText:
    what = _what(is_merger=matter.is_merger, is_split=matter.is_split)
    asked: tuple[Part, ...] = ()
    if matter.lacking:
        asked = (
            fill(
                "Les pièces et le contrat d’engagement républicain remis par {former} ne valent "
                "pas pour votre association. Je vous remercie de m’adresser, avant le {due} :",
                former=matter.former,
                due=day(matter.due),
            ),
            _bullets(matter.lacking),
        )
    parts: tuple[Part, ...] = (
        fill(
            f"À la suite de {what} de l’association {{former}}, qui prend effet le {{effect}}, "
            "votre association peut demander à utiliser les locaux suivants : {place}.",
            former=matter.former,
            effect=day(matter.effect),
            place=matter.place,
        ),
        fill(
            "La convention dont {former} bénéficiait ne vous est pas transmise : elle lui avait "
            "été accordée à titre personnel. Un projet (n°\u00a0{convention}) est préparé à votre "
            "nom. Il n’a d’effet qu’une fois signé par les deux parties ; jusque-là, vous ne "
            "disposez d’aucun titre pour occuper ces locaux, et votre demande est examinée comme "
            "toute autre.",
            former=matter.former,
            convention=matter.convention,
        ),
        *asked,
        fill("Pour toute question : {service}.", service=service(data)),
    )
    return _letter(data, "Votre demande de convention d’occupation", parts)


WRITERS: Mapping[LetterKind, Callable[[LetterData, Any], LetterText]] = {
    LetterKind.ASSOCIATION_PAPERS: _papers,
    LetterKind.ASSOCIATION_END: _ended,
    LetterKind.SUCCESSION: _succession,
}
"""Who writes each letter about an association."""
