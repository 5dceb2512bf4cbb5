"""Rooms and slots that would fit: of one request, or of all that wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from polesdesk.domain.free_time import FreeRoom
from polesdesk.domain.french import plural, time_range, weekday_name
from polesdesk.domain.request_cards import Fit, Waiting
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_dialog import TableDialog, WordsModel
from polesdesk.ui.words import tr

_FITS = (25, 18, 7, 20, 20, 16)
_WAITING = (14, 28, 40, 40)
"""Letters across of the columns of both tables."""


def when_of(free: FreeRoom) -> str:
    """Return « mardi, 18 h – 20 h »."""
    return f"{weekday_name(free.weekday)}, {time_range(free.start, free.end)}"


def free_of(free: FreeRoom) -> str:
    """Return how often a room is free: « toujours libre », « 31 jours sur 36 »."""
    if free.free_days == free.days:
        return tr("toujours libre")
    days = plural(free.free_days, tr("jour"), tr("jours"))
    return tr("libre {days} sur {all}").format(days=days, all=free.days)


class FitsDialog(TableDialog):
    """The rooms that would fit one request; ``choose`` puts one on it."""

    def __init__(
        self,
        number: str,
        fits: Sequence[Fit],
        choose: Callable[[FreeRoom], object],
        parent: QWidget,
    ) -> None:
        heads = (tr("Local"), tr("Pôle"), tr("Places"), tr("Quand"), tr("Libre"), tr("Option"))
        rows = [
            (
                fit.free.room,
                fit.free.hub,
                str(fit.free.capacity or "–"),
                when_of(fit.free),
                free_of(fit.free),
                fit.option or "–",
            )
            for fit in fits
        ]
        told = (
            tr("Les plus libres d’abord, puis les plus justes en taille.")
            if fits
            else tr(
                "Aucun local ne convient sur toute la période\u202f: élargissez les jours, les "
                "heures ou les pôles, ou mettez la demande en attente."
            )
        )
        title = tr("Locaux libres pour {number}").format(number=number)
        quiet = [bool(fit.option) for fit in fits]
        super().__init__("fits", (title, told), WordsModel(heads, rows, quiet), _FITS, parent)
        self._fits = tuple(fits)
        self._choose = choose
        self.go.setText(tr("&Choisir ce local"))

    def take(self, row: int) -> None:
        """Put the room on the request."""
        self._choose(self._fits[row].free)


class WaitingDialog(TableDialog):
    """The waiting list: each request with the rooms that would fit it."""

    def __init__(
        self, waiting: Sequence[Waiting], go: Callable[[str], object], parent: QWidget
    ) -> None:
        heads = (tr("Demande"), tr("Demandeur"), tr("Souhait"), tr("Ce qui conviendrait"))
        lines = [line for one in waiting for line in _lines(one)]
        told = (
            tr("De la plus ancienne à la plus récente.")
            if waiting
            else tr("Aucune demande n’est en attente.")
        )
        model = WordsModel(heads, [words for _id, words in lines])
        super().__init__("waiting", (tr("Liste d’attente"), told), model, _WAITING, parent)
        self._ids = tuple(row_id for row_id, _words in lines)
        self._open = go
        self.go.setText(tr("&Ouvrir la demande"))
        resize_within_screen(self, 1080, 520)

    def take(self, row: int) -> None:
        """Open the request of a line."""
        self._open(self._ids[row])


def _lines(one: Waiting) -> list[tuple[str, tuple[str, ...]]]:
    """Return one line for each room that would fit; the request itself is said once."""
    row = one.row
    said = (row.number, row.applicant, row.wish or "–")
    found = [f"{fit.free.room} ({fit.free.hub}), {when_of(fit.free)}" for fit in one.fits]
    places = found or [tr("rien de libre")]
    return [
        (row.id, (*(said if at == 0 else ("", "", "")), place)) for at, place in enumerate(places)
    ]
