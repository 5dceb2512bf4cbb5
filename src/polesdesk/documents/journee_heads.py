"""What the papers of a journée citoyenne begin with, and how people stand on them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from polesdesk.documents.styles import styles
from polesdesk.documents.text import paragraph
from polesdesk.domain.french import day_with_weekday, format_phone, format_time, time_range
from polesdesk.domain.journee_papers import JourneeData
from polesdesk.domain.volunteers import full_name


def headed(title: str, data: JourneeData) -> list[Flowable]:
    """Return a title with the day, the hours and the meeting point under it."""
    look = styles()
    return [paragraph(title, look.title), paragraph(when(data), look.subtitle)]


def nothing(data: JourneeData, words: str = "Aucun chantier n’est confirmé") -> list[Flowable]:
    """Return a page that says why it is empty."""
    return [*headed("Journée citoyenne", data), paragraph(f"{words}.", styles().body)]


def when(data: JourneeData) -> str:
    """Return « samedi 26 juin 2027, 9 h – 13 h, rendez-vous à 8 h 45 : parvis de l’hôtel »."""
    edition = data.edition
    parts = [day_with_weekday(edition.day)] if edition.day else []
    if edition.start is not None and edition.end is not None:
        parts.append(time_range(edition.start, edition.end))
    if edition.meeting_point:
        hour = f" à {format_time(edition.meeting_time)}" if edition.meeting_time else ""
        parts.append(f"rendez-vous{hour}\u202f: {edition.meeting_point}")
    return ", ".join(parts)


def people(data: JourneeData, ids: Sequence[str]) -> str:
    """Return names with their telephone, for those who must be reached on the day."""
    named = []
    for row_id in ids:
        person = data.person(row_id)
        phone = f" ({format_phone(person.phone)})" if person.phone else ""
        named.append(f"{full_name(person)}{phone}")
    return ", ".join(named)
