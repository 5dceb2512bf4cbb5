"""Badges to cut out: ten on a sheet of A4, the first name large, the worksite under it."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from polesdesk.documents import fonts
from polesdesk.documents.canvas import PageCanvas
from polesdesk.documents.styles import INK, MUTED, RULE
from polesdesk.documents.text import clean, line, lines
from polesdesk.domain.journee_papers import (
    JourneeData,
    JourneePaper,
    by_name,
    numbered,
    title_of,
)
from polesdesk.domain.roster_labels import ROLES
from polesdesk.domain.rosters import COMING, AssignmentRole
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteers import poster_name

_WIDTH, _HEIGHT = 90 * mm, 54 * mm
_ACROSS, _DOWN = 2, 5
_LEFT = (A4[0] - _ACROSS * _WIDTH) / 2
_TOP = A4[1] - (A4[1] - _DOWN * _HEIGHT) / 2
_PAD = 6 * mm


def badges(data: JourneeData) -> bytes:
    """Return the badges of all who are expected, by their name; one empty sheet for none."""
    fonts.register()
    content = io.BytesIO()
    canvas = PageCanvas(
        lambda *_: None, content, pagesize=A4, day=data.printed_on, invariant=1,
        pageCompression=1, lang="fr-FR",
    )  # fmt: skip
    canvas.setTitle(clean(title_of(JourneePaper.BADGES, data.edition)))
    canvas.setAuthor(clean(data.authority))
    here = by_name(data, [one for one in data.records.sign_ups if one.status in COMING])
    for place in range(max(len(here), 1)):
        spot = place % (_ACROSS * _DOWN)
        if place and not spot:
            canvas.showPage()
        x = _LEFT + spot % _ACROSS * _WIDTH
        y = _TOP - (spot // _ACROSS + 1) * _HEIGHT
        _badge(canvas, data, here[place] if here else None, x, y)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def _badge(canvas: PageCanvas, data: JourneeData, one: SignUp | None, x: float, y: float) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setDash(2, 2)
    canvas.rect(x, y, _WIDTH, _HEIGHT)
    canvas.setDash()
    room = _WIDTH - 2 * _PAD
    _say(canvas, f"Journée citoyenne {data.edition.day.year if data.edition.day else ''}".strip(),
         x + _PAD, y + _HEIGHT - 10 * mm, size=9, room=room, muted=True)  # fmt: skip
    if one is None:
        return
    person = data.person(one.volunteer_id)
    _say(canvas, poster_name(person), x + _PAD, y + _HEIGHT - 23 * mm, size=22, room=room,
         bold=True)  # fmt: skip
    role = "" if one.role is AssignmentRole.PARTICIPANT else ROLES[one.role]
    if role:
        _say(canvas, role, x + _PAD, y + _HEIGHT - 30 * mm, size=11, room=room)
    where = numbered(data.worksite(one.worksite_id))
    for place, words in enumerate(lines(where, fonts.BOLD, 12, room, 2)):
        _say(canvas, words, x + _PAD, y + 13 * mm - place * 5.5 * mm, size=12, room=room, bold=True)


def _say(
    canvas: PageCanvas, words: str, x: float, y: float, *, size: float, room: float,
    bold: bool = False, muted: bool = False,
) -> None:  # fmt: skip
    font = fonts.BOLD if bold else fonts.REGULAR
    canvas.setFillColor(MUTED if muted else INK)
    canvas.setFont(font, size)
    canvas.drawString(x, y, line(words, font, size, room))
