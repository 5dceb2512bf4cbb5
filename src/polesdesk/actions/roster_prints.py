"""The papers of permanences: read, then drawn outside of any transaction, then shown or written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from polesdesk.actions import files, rosters
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.french import format_date
from polesdesk.domain.progress import Progress
from polesdesk.domain.rostering_generation import check_period
from polesdesk.domain.rostering_papers import Call, RosterPaper
from polesdesk.domain.speech import said
from polesdesk.store import authority

SHEETS = ("poster-A4", "poster-A3", "signing", "day", "calls")
"""The papers by the names of their choice."""
TITLES = {
    "poster-A4": "Affiche des permanences",
    "poster-A3": "Affiche des permanences",
    "signing": "Feuille d’émargement",
    "day": "Permanences du jour",
    "calls": "Liste d’appel",
}


def paper(
    runner: Runner, progress: Progress, sheet: str, period: tuple[date, date], hub_id: str = ""
) -> ListPaper:
    """Return one paper of a period: poster of a week, sign-in sheet, day sheet, call list."""
    first, last = period
    check_period(first, last)
    progress.step(0, 2, said("Lecture des permanences"))
    asked = runner.read(calls if sheet == "calls" else content, first, last, hub_id)
    progress.step(1, 2, said("Mise en page"))
    name = f"{TITLES[sheet]} {format_date(first).replace('/', '-')}"
    if hub_id and asked.hub:
        name += f" {asked.hub}"
    return ListPaper(title=name, file_name=f"{name}.pdf", pdf=_drawing(sheet)(asked))


def _drawing(sheet: str) -> Callable[[RosterPaper], bytes]:
    from polesdesk.documents import roster_posters
    from polesdesk.documents import rosters as drawn

    return {
        "poster-A4": roster_posters.draw_week,
        "poster-A3": lambda asked: roster_posters.draw_week(asked, "A3-landscape"),
        "signing": drawn.draw_signing,
        "day": drawn.draw_days,
        "calls": drawn.draw_calls,
    }[sheet]


def content(work: Work, first: date, last: date, hub_id: str = "") -> RosterPaper:
    """Return the permanences of a period for a paper, without those that were cancelled."""
    board = rosters.board(work, first, last, hub_id)
    return RosterPaper(
        first=first,
        last=last,
        today=work.today,
        authority=authority.settings(work.connection).authority_name,
        hub=next((one.label for one in board.hubs if one.value == hub_id), ""),
        rows=tuple(one for one in board.shifts if one.shift.cancelled_on is None),
    )


def calls(work: Work, first: date, last: date, hub_id: str = "") -> RosterPaper:
    """Return what is not covered in a period, with whom to call for each."""
    plain = content(work, first, last, hub_id)
    lacking = rosters.gaps(work, first, last, hub_id)
    found = tuple(Call(row=row, people=rosters.candidates(work, row.shift.id)) for row in lacking)
    return replace(plain, rows=lacking, calls=found)


def print_all(
    runner: Runner, progress: Progress, first: date, last: date, folder: Path
) -> tuple[Path, ...]:
    """Write poster, sign-in sheets and call list of a period into a folder."""
    written = []
    for sheet in ("poster-A4", "signing", "calls"):
        made = paper(runner, progress, sheet, (first, last))
        written.append(files.save_bytes(folder / made.file_name, made.pdf))
    return tuple(written)
