"""What a request for premises wishes, in words: « un créneau le mardi, de 18 h à 20 h »."""

from __future__ import annotations

from collections.abc import Sequence

from polesdesk.domain.french import (
    date_in_words,
    day_with_weekday,
    format_minutes,
    format_surface,
    format_time,
    join_and,
    plural,
    time_range_in_words,
    weekday_name,
)
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind

_NOUNS = {
    RequestKind.NEW_HOSTING: "des locaux pour votre association",
    RequestKind.EXTRA_SLOT: "un créneau supplémentaire",
    RequestKind.HIRE: "la location ponctuelle d’un local",
}


def wish_in_words(request: PremisesRequest, hubs: Sequence[str] = ()) -> str:
    """Return the wish as the end of a sentence; ``hubs`` are the names of those wished for."""
    return ", ".join([_NOUNS[request.kind], *wish_parts(request, hubs)])


def wish_parts(request: PremisesRequest, hubs: Sequence[str] = ()) -> list[str]:
    """Return the parts of a wish that were given: days, hours, people, hubs, period."""
    parts = [_when(request), _hours(request)]
    if request.minutes and not (request.from_time and request.to_time):
        parts.append(f"pour {format_minutes(request.minutes)}")
    if request.headcount:
        parts.append(f"pour {plural(request.headcount, 'personne')}")
    if request.surface_m2:
        parts.append(f"de {format_surface(request.surface_m2)} environ")
    if hubs:
        parts.append(f"{'au pôle' if len(hubs) == 1 else 'aux pôles'} {join_and(list(hubs))}")
    parts.append(_period(request))
    return [part for part in parts if part]


def _when(request: PremisesRequest) -> str:
    if request.kind is RequestKind.HIRE and request.start_date is not None:
        return f"le {day_with_weekday(request.start_date)}"
    return join_and([f"le {weekday_name(day)}" for day in request.weekdays])


def _hours(request: PremisesRequest) -> str:
    start, end = request.from_time, request.to_time
    if start and end:
        return time_range_in_words(start, end)
    if start:
        return f"à partir de {format_time(start)}"
    return f"jusqu’à {format_time(end)}" if end else ""


def _period(request: PremisesRequest) -> str:
    if request.kind is RequestKind.HIRE:
        return ""
    start, end = request.start_date, request.end_date
    if start and end:
        return f"du {date_in_words(start)} au {date_in_words(end)}"
    if start:
        return f"à partir du {date_in_words(start)}"
    return f"jusqu’au {date_in_words(end)}" if end else ""
