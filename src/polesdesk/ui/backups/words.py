"""Backups in words: when, why, how big, what they hold and what they lack."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from polesdesk.domain.french import format_date, format_number, format_time, plural
from polesdesk.ui.recent_files import REMIND_AFTER_DAYS
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.restoring import Known


def when(moment: datetime, now: datetime) -> str:
    """Return « aujourd’hui à 9 h 15 », « hier », « il y a 3 jours », then the date."""
    days = (now.date() - moment.date()).days
    if days <= 0:
        return tr("aujourd’hui à {time}").format(time=format_time(moment.time()))
    if days == 1:
        return tr("hier")
    return (
        tr("il y a {count}").format(count=plural(days, tr("jour"), tr("jours")))
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


def reason_in_words(known: Known) -> str:
    """Return why a backup was made: « à la fermeture », « avant un import »."""
    if known.elsewhere and not known.reason:
        return tr("copie du second endroit")
    said = {
        "fermeture": tr("à la fermeture"),
        "demande": tr("à la demande"),
        "import": tr("avant un import"),
        "mise-a-jour": tr("avant une mise à jour"),
    }
    return said.get(known.reason, known.reason.replace("-", " ") or tr("fichier choisi"))


def moment_in_words(at: datetime) -> str:
    """Return « 21/11/2026 à 10 h 42 »."""
    day, hour = format_date(at.date()), format_time(at.time())
    return tr("{day} à {hour}").format(day=day, hour=hour)


def size_in_words(size: int) -> str:
    """Return a size in bytes as « 640 ko » or « 12,5 Mo »."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}\u00a0ko"
    return f"{size / 1_000_000:.1f}".replace(".", ",") + "\u00a0Mo"


def counts_in_words(counts: Mapping[str, int]) -> str:
    """Return « 3 pôles, 52 associations, 60 conventions »."""
    return ", ".join(
        (
            plural(counts["hubs"], tr("pôle"), tr("pôles")),
            plural(counts["associations"], tr("association"), tr("associations")),
            plural(counts["conventions"], tr("convention"), tr("conventions")),
        )
    )


def lacks_in_words(lacks: int | None) -> str:
    """Return what has been done since a backup was made, as a sentence."""
    if lacks is None:
        return tr("Ce qui a été saisi depuis n’y est pas.")
    if not lacks:
        return tr("Rien n’a été saisi depuis.")
    if lacks == 1:
        return tr("L’action faite depuis n’y est pas.")
    return tr("Les {count} actions faites depuis n’y sont pas.").format(count=format_number(lacks))


def reminder(second: datetime | None, now: datetime, *, after: int = REMIND_AFTER_DAYS) -> str:
    """Return what to say of a second copy that is too old or was never made, else nothing."""
    if second is None:
        return tr("Aucune copie du fichier hors de ce poste")
    days = (now.date() - second.date()).days
    if days <= after:
        return ""
    return tr("La copie du fichier hors de ce poste a {days}").format(
        days=plural(days, tr("jour"), tr("jours"))
    )
