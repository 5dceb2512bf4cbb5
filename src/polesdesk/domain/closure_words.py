"""What a closure does, in words: its name, its lines, and the figures of all together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from polesdesk.domain.closure_labels import CLOSURE_GROUNDS, MOTIVES
from polesdesk.domain.closure_operations import (
    TO_REVIEW,
    ClosureOperation,
    Place,
    TouchedKind,
    TouchedLine,
    Treatment,
)
from polesdesk.domain.french import (
    format_date,
    format_minutes,
    join_and,
    plural,
    time_range,
    weekday_name,
)
from polesdesk.domain.speech import marked, said

Say = Callable[[str], str]
"""Says a sentence: ``said`` to a reader, ``marked`` into the file and on paper, always French."""


def name_of(operation: ClosureOperation, say: Say = said) -> str:
    """Return « fermeture du 04/01/2027 au 29/01/2027 » or « réquisition du … »."""
    word = say(marked("réquisition")) if operation.is_requisition else say(marked("fermeture"))
    return f"{word} {period_in_words(operation, say)}"


def period_in_words(operation: ClosureOperation, say: Say = said) -> str:
    """Return « du 04/01/2027 au 29/01/2027 », « du 04/01/2027 » for one day, hours with it."""
    if operation.first is None or operation.last is None:
        return ""
    words = say(marked("du {first} au {last}")).format(
        first=format_date(operation.first), last=format_date(operation.last)
    )
    if operation.first == operation.last:
        words = say(marked("du {first}")).format(first=format_date(operation.first))
    if operation.start and operation.end:
        words += f", {time_range(operation.start, operation.end)}"
    return words


def act_in_words(operation: ClosureOperation, say: Say = said) -> str:
    """Return « acte n° 2026-114 du 12/12/2026 », nothing without an act."""
    number, day = operation.act_number.strip(), operation.act_date
    if not number and day is None:
        return ""
    words = (
        say(marked("acte n°\u00a0{number}")).format(number=number)
        if number
        else say(marked("acte"))
    )
    return say(marked("{act} du {day}")).format(act=words, day=format_date(day)) if day else words


def ground_in_words(operation: ClosureOperation) -> str:
    """Return the ground with its detail: « Travaux : remplacement du chauffage »."""
    ground = said(CLOSURE_GROUNDS[operation.ground])
    return f"{ground}\u202f: {operation.reason}" if operation.reason else ground


def motive_in_words(operation: ClosureOperation) -> str:
    """Return the ground as a letter says it: « travaux (remplacement du chauffage) »."""
    motive = MOTIVES[operation.ground]
    return f"{motive} ({operation.reason})" if operation.reason else motive


def place_in_words(place: Place | None) -> str:
    """Return « Salle B (Autier), mardi 18 h – 20 h », nothing without a place."""
    if place is None:
        return ""
    room = f"{place.room} ({place.hub})" if place.hub else place.room
    return f"{room}, {weekday_name(place.weekday)} {time_range(place.start, place.end)}"


def lost_in_words(line: TouchedLine) -> str:
    """Return how many sessions, or days of a room held at all hours, the closure touches."""
    if line.kind is TouchedKind.ROOM:
        return plural(len(line.days), said("jour"), said("jours"))
    if line.kind in {TouchedKind.SLOT, TouchedKind.USE}:
        return plural(len(line.days), said("séance"), said("séances"))
    return ""


def outcome_in_words(line: TouchedLine) -> str:
    """Return what becomes of a line: « 6 séances déplacées, 1 annulée »."""
    moved, rest = len(line.moved), len(line.cancelled)
    if line.kind is TouchedKind.KEY:
        return said("à reprendre si l’accès doit être fermé")
    if line.kind in TO_REVIEW:
        return said("à revoir")
    if line.treatment is Treatment.KEPT:
        return said("maintenu")
    if line.treatment is Treatment.SUSPENDED:
        return said("convention suspendue")
    if line.treatment is Treatment.TERMINATION:
        return said("résiliation à engager")
    if line.kind is TouchedKind.ROOM:
        return said("local indisponible")
    parts = []
    if moved and line.treatment is Treatment.AMENDED:
        words = plural(moved, said("séance"), said("séances"))
        parts.append(said("{sessions} par avenant").format(sessions=words))
    elif moved:
        parts.append(plural(moved, said("séance déplacée"), said("séances déplacées")))
    if rest:
        parts.append(plural(rest, said("séance annulée"), said("séances annulées")))
    return ", ".join(parts)


def figures(lines: Sequence[TouchedLine]) -> str:
    """Return all in one sentence: « 14 séances annulées (28 h), 6 déplacées à la Salle B… »."""
    parts = [
        *_cancelled(lines),
        *_moved(lines),
        *_amended(lines),
        *_wholes(lines),
        *_others(lines),
    ]
    return said("Rien n’est touché.") if not parts else f"{join_and(parts)}."


def _cancelled(lines: Iterable[TouchedLine]) -> Iterator[str]:
    kept = [one for one in lines if one.kind in {TouchedKind.SLOT, TouchedKind.USE}]
    count = sum(len(one.cancelled) for one in kept if one.treatment is not Treatment.SUSPENDED)
    minutes = sum(
        one.minutes * len(one.cancelled) for one in kept if one.treatment is not Treatment.SUSPENDED
    )
    if count:
        words = plural(count, said("séance annulée"), said("séances annulées"))
        yield f"{words} ({format_minutes(minutes)})"


def _moved(lines: Iterable[TouchedLine]) -> Iterator[str]:
    places: dict[str, int] = {}
    for one in lines:
        if one.treatment is Treatment.MOVED and one.moved and one.place:
            places[one.place.room] = places.get(one.place.room, 0) + len(one.moved)
    if not places:
        return
    total = sum(places.values())
    words = plural(total, said("séance déplacée"), said("séances déplacées"))
    if len(places) == 1:
        yield said("{sessions} vers {place}").format(sessions=words, place=next(iter(places)))
        return
    there = [said("{n} vers {place}").format(n=n, place=name) for name, n in places.items()]
    yield f"{words} ({', '.join(there)})"


def _amended(lines: Iterable[TouchedLine]) -> Iterator[str]:
    found = [one for one in lines if one.treatment is Treatment.AMENDED]
    if found:
        count = len({one.convention_id for one in found})
        sessions = sum(len(one.moved) for one in found)
        words = plural(count, said("avenant à signer"), said("avenants à signer"))
        yield f"{words} ({plural(sessions, said('séance'), said('séances'))})"


def _wholes(lines: Iterable[TouchedLine]) -> Iterator[str]:
    by = {
        Treatment.SUSPENDED: (said("convention suspendue"), said("conventions suspendues")),
        Treatment.TERMINATION: (said("résiliation à engager"), said("résiliations à engager")),
    }
    for treatment, (one_word, many) in by.items():
        found = {one.convention_id for one in lines if one.treatment is treatment}
        if found:
            yield plural(len(found), one_word, many)
    alone = [
        one for one in lines if one.kind is TouchedKind.ROOM and one.treatment is Treatment.DATES
    ]
    if alone:
        one_word, many = said("local indisponible"), said("locaux indisponibles")
        yield plural(len(alone), one_word, many)


def _others(lines: Iterable[TouchedLine]) -> Iterator[str]:
    found = list(lines)
    kept = [one for one in found if one.treatment is Treatment.KEPT and one.kind not in TO_REVIEW]
    if kept:
        yield plural(len(kept), said("occupation maintenue"), said("occupations maintenues"))
    by = {
        TouchedKind.REQUEST: (said("demande à revoir"), said("demandes à revoir")),
        TouchedKind.ROUND: (said("visite à replanifier"), said("visites à replanifier")),
        TouchedKind.KEY: (said("clé ou badge dehors"), said("clés et badges dehors")),
        TouchedKind.SHIFT: (said("permanence à revoir"), said("permanences à revoir")),
    }
    for kind, (one_word, many) in by.items():
        count = sum(1 for one in found if one.kind is kind)
        if count:
            yield plural(count, one_word, many)


def status_in_words(operation: ClosureOperation, today: date) -> str:
    """Return where the operation stands on a day: to come, under way, over, reopened."""
    if operation.first is None or operation.last is None:
        return ""
    if operation.reopened_on is not None:
        return said("réouverture le {day}").format(day=format_date(operation.reopened_on))
    if today < operation.first:
        return said("à venir")
    if today <= operation.last:
        return said("en cours")
    return said("terminée, retour à confirmer") if _awaits(operation) else said("terminée")


def _awaits(operation: ClosureOperation) -> bool:
    return any(one.treatment is Treatment.SUSPENDED for one in operation.lines)
