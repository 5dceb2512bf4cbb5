"""What is written to a person about the time given: a certificate, or thanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from polesdesk.domain.clauses import Span
from polesdesk.domain.facts.values import Table
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import date_in_words, format_minutes, join_and, plural, typeset
from polesdesk.domain.letter_parts import closing
from polesdesk.domain.letters import Addressee, LetterData, LetterText, Part, Words
from polesdesk.domain.volunteers import Volunteer, full_name

_SALUTATIONS = {"Mme": "Madame", "M.": "Monsieur"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeGiven:
    """What a person gave from day to day: minutes credited, shifts, where and by task."""

    person: Volunteer
    first: date
    last: date
    minutes: int
    shifts: int
    hubs: tuple[str, ...]
    tasks: tuple[tuple[str, int], ...]

    def told(self) -> str:
        """Return what a paper says of it, by which it is known whether it has grown old."""
        tasks = ";".join(f"{task}={minutes}" for task, minutes in self.tasks)
        return f"{named(self.person)}|{self.first}|{self.last}|{self.shifts}|{tasks}"


def named(person: Volunteer) -> str:
    """Return « Mme Prénom Nom »."""
    return " ".join(part for part in (person.civility, full_name(person)) if part)


def addressee(person: Volunteer) -> Addressee:
    """Return who is written to; no postal address is kept of a person."""
    salutation = _SALUTATIONS.get(person.civility, "Madame, Monsieur")
    return Addressee(name=named(person), salutation=salutation)


def write(data: LetterData, given: TimeGiven) -> LetterText:
    """Return the words of a paper."""
    return _TEXTS[data.kind](data, given)


def _certificate(data: LetterData, given: TimeGiven) -> LetterText:
    authority = data.settings.authority_name or "La collectivité"
    parts: list[Part] = [
        _sentence(
            f"{authority} atteste que {named(given.person)} a donné bénévolement "
            f"{format_minutes(given.minutes)} de son temps {_period(given)}, en tenant "
            f"{_shifts(given)}{_places(given)}."
        )
    ]
    if len(given.tasks) > 1:
        parts.append(_by_task(given))
    parts += [
        _sentence(
            "Ces heures sont celles des feuilles de présence tenues par le service. Elles n’ont "
            "donné lieu à aucune rémunération."
        ),
        _sentence("La présente attestation est établie pour servir et valoir ce que de droit."),
    ]
    title = "Attestation de bénévolat"
    return LetterText(subject=title, title=title, parts=tuple(parts))


def _thanks(data: LetterData, given: TimeGiven) -> LetterText:
    tasks = [f"{task[0].lower()}{task[1:]}" for task, _ in given.tasks if task]
    doing = f" ({join_and(tasks)})" if tasks else ""
    parts: tuple[Part, ...] = (
        _sentence(
            f"{_period(given)[:1].upper()}{_period(given)[1:]}, vous avez donné "
            f"{format_minutes(given.minutes)} de votre temps en tenant "
            f"{_shifts(given)}{_places(given)}{doing}."
        ),
        _sentence(
            "Votre présence a permis d’ouvrir ces lieux et d’y accueillir les habitants. Au nom "
            "de la collectivité et de toutes les personnes que vous avez reçues, je vous en "
            "remercie chaleureusement."
        ),
    )
    return LetterText(
        subject="Merci pour votre engagement",
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
    )


_TEXTS: Mapping[LetterKind, Callable[[LetterData, TimeGiven], LetterText]] = {
    LetterKind.VOLUNTEER_CERTIFICATE: _certificate,
    LetterKind.VOLUNTEER_THANKS: _thanks,
}


def _sentence(text: str) -> Words:
    return (Span(text=typeset(text)),)


def _period(given: TimeGiven) -> str:
    return f"du {date_in_words(given.first)} au {date_in_words(given.last)}"


def _shifts(given: TimeGiven) -> str:
    return plural(given.shifts, "permanence", "permanences")


def _places(given: TimeGiven) -> str:
    return f" au pôle {join_and(given.hubs)}" if len(given.hubs) == 1 else (
        f" aux pôles {join_and(given.hubs)}" if given.hubs else ""
    )  # fmt: skip


def _by_task(given: TimeGiven) -> Table:
    return Table(
        columns=("Mission", "Heures"),
        widths=(0.7, 0.3),
        rows=tuple(
            (task or "Sans mission", format_minutes(minutes)) for task, minutes in given.tasks
        ),
    )
