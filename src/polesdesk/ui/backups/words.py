"""When the last backups were made, in the words of the status line."""

from __future__ import annotations

from datetime import datetime

from polesdesk.domain.french import format_date, format_time, plural
from polesdesk.ui.words import tr

REMIND_AFTER_DAYS = 7
"""Days without a copy in the second place after which the window says so."""


def when(moment: datetime, now: datetime) -> str:
    """Return « aujourd’hui à 9 h 15 », « hier », « il y a 3 jours », then the date."""
    days = (now.date() - moment.date()).days
    if days <= 0:
        return tr("aujourd’hui à {time}").format(time=format_time(moment.time()))
    if days == 1:
        return "hier"
    return (
        tr("il y a {count}").format(count=plural(days, "jour"))
        if days < 31
        else tr("le {day}").format(day=format_date(moment.date()))
    )


def backups_in_words(last: datetime | None, second: datetime | None, now: datetime) -> str:
    """Return the sentence of the status line on both backups."""
    if last is None:
        return tr("Pas encore de sauvegarde")
    sentence = tr("Dernière sauvegarde\u202f: {when}").format(when=when(last, now))
    return (
        sentence
        if second is None
        else tr("{sentence}, second endroit {when}").format(
            sentence=sentence, when=when(second, now)
        )
    )


def needs_second_copy(second: datetime | None, now: datetime) -> bool:
    """Tell whether it is time to remind of the second place."""
    return second is None or (now - second).days >= REMIND_AFTER_DAYS
