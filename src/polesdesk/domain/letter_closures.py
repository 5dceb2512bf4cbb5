"""The letters that tell an association that its premises are closed, or taken by the city.

An occupation of the public domain is precarious and revocable (CGPPP L. 2122-3); what is taken
back for a time is told with its motive (CRPA L. 211-2) and the ways to contest it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from polesdesk.domain.facts.values import Table
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import time_range_in_words
from polesdesk.domain.letter_matters import Closed
from polesdesk.domain.letter_parts import closing, day, remedies, service
from polesdesk.domain.letters import LetterData, LetterText, Part, Words, fill


def _closure(data: LetterData, matter: Closed) -> LetterText:
    begins = "Les locaux suivants sont fermés"
    return _letter(data, matter, "Fermeture temporaire de locaux", begins)


def _requisition(data: LetterData, matter: Closed) -> LetterText:
    begins = "La collectivité reprend pour son propre usage les locaux suivants"
    return _letter(data, matter, "Réquisition temporaire de locaux", begins)


def _letter(data: LetterData, matter: Closed, subject: str, begins: str) -> LetterText:
    parts: tuple[Part, ...] = (
        *_former(matter),
        fill(
            f"{begins} {_when(matter)} : {{place}}.",
            start=day(matter.start),
            end=day(matter.end),
            place=matter.place,
        ),
        fill("Motif : {motive}.", motive=matter.motive),
        *_act(matter),
        fill("Pour votre association, cela veut dire :"),
        _table(matter),
        *_what_follows(matter),
        fill(
            "Les séances qui ne peuvent pas avoir lieu ne comptent pas comme des absences, et la "
            "valeur de l’aide en nature est calculée au prorata du temps pendant lequel les "
            "locaux ont pu être utilisés."
        ),
        _return(matter),
        fill(
            "Pour toute question, vous pouvez vous adresser à : {contact}.",
            contact=matter.contact or service(data),
        ),
    )
    return LetterText(
        subject=subject,
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
        remedies=remedies(data),
    )


def _when(matter: Closed) -> str:
    when = "du {start} au {end} inclus"
    if matter.start == matter.end:
        when = "le {start}"
    if matter.from_time and matter.to_time:
        hours = time_range_in_words(matter.from_time, matter.to_time)
        return f"{when}, {hours}"
    return when


def _former(matter: Closed) -> Iterator[Words]:
    if matter.former_number:
        yield fill(
            "Ce courrier remplace celui du {former_day}, n°\u00a0{former_number} : les dates ou "
            "les suites ont changé.",
            former_day=day(matter.former_day),
            former_number=matter.former_number,
        )


def _act(matter: Closed) -> Iterator[Words]:
    if matter.act:
        yield fill("Cette mesure a été décidée par l’{act}.", act=matter.act)


def _table(matter: Closed) -> Table:
    return Table(
        columns=("Convention", "Local", "Créneau", "Ce qui est touché", "Ce qui est prévu"),
        widths=(0.18, 0.14, 0.18, 0.2, 0.3),
        rows=tuple(
            (one.convention, one.place, one.held, one.lost, one.follow) for one in matter.lines
        ),
    )


def _what_follows(matter: Closed) -> Iterator[Words]:
    if matter.has_moves:
        yield fill(
            "Les séances déplacées sont réservées à votre nom dans le local de remplacement : "
            "vous n’avez aucune démarche à faire. Si ce local ne vous convient pas, dites-le-nous "
            "au plus tôt."
        )
    if matter.is_amended:
        yield fill(
            "Le créneau de remplacement fera l’objet d’un avenant, que vous recevrez pour "
            "signature ; il prend effet une fois signé."
        )
    if matter.is_suspended:
        yield fill(
            "Votre convention est suspendue pour la durée indiquée dans le tableau. Elle n’est pas "
            "résiliée : elle reprend ses effets à la réouverture, sans que son terme soit changé."
        )
    if matter.is_terminated:
        yield fill(
            "La durée de cette mesure conduit à envisager la résiliation de votre convention pour "
            "un motif d’intérêt général. Un courrier distinct vous en informera, dans le respect "
            "du préavis qu’elle prévoit ; vous pouvez d’ici là présenter vos observations."
        )


def _return(matter: Closed) -> Words:
    if matter.is_terminated and not matter.goes_on:
        return fill(
            "La réouverture des locaux est prévue le {back}. Vous serez prévenus si cette date "
            "change.",
            back=day(matter.back),
        )
    return fill(
        "Vous retrouverez vos locaux et vos créneaux habituels à partir du {back}. Vous serez "
        "prévenus si cette date change.",
        back=day(matter.back),
    )


WRITERS: Mapping[LetterKind, Callable[[LetterData, Closed], LetterText]] = {
    LetterKind.CLOSURE: _closure,
    LetterKind.REQUISITION: _requisition,
}
"""Who writes each letter of a closure."""
