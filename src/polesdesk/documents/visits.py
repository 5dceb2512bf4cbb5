"""The fiche de constat of a visit: what was seen room by room, photos, remarks, signatures."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer, Table, TableStyle

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.signing import PenLine
from polesdesk.documents.styles import RULE, TEXT_WIDTH, Styles, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.clauses import Span
from polesdesk.domain.french import (
    date_in_words,
    day_with_weekday,
    format_date,
    format_time,
    plural,
    time_range,
)
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.occupancy_labels import FINDINGS, MOTIVES
from polesdesk.domain.rounds import NOBODY
from polesdesk.domain.visit_questions import ACTION_KEY, ACTIONS, answer_to
from polesdesk.domain.visit_reports import VisitReport
from polesdesk.domain.visit_rows import SeenRoom
from polesdesk.domain.visiting import how_many_checked, is_expected, was_checked

_PHOTO_WIDTH, _PHOTO_HEIGHT = 52 * mm, 44 * mm
_IN_ROW = 3
_SIGNATURE = 60 * mm
_SIGN_ROOM = 22 * mm
_COLUMNS = ("Local", "Attendu", "Constat", "Vu à", "Pers.")
_WIDTHS = (0.27, 0.33, 0.2, 0.11, 0.09)
_REMARK = "Observations de l’association"
_REMARK_LINES = 4
"""Lines for the pen of an association that reads its own fiche."""
_NOTHING = "–"


def report(data: VisitReport, *, day: date) -> tuple[bytes, int]:
    """Return the fiche as a PDF and its pages; without a number it is marked « Projet »."""
    visit, hub = data.card.visit, data.card.hub
    marks = [data.number or "Projet", "Fiche de constat", f"visite {visit.number}"]
    furniture = Furniture(
        foot=f"Fiche de constat – pôle {clean(bare_name(hub.name))}",
        reference=clean(" · ".join(part for part in (data.number, visit.number) if part)),
        authority=data.settings.authority_name,
        address=(f"Pôle {bare_name(hub.name)}", hub.address),
        marks=marks,
        logo=data.logo,
        watermark="" if data.number else "PROJET",
    )
    paper = Paper(
        furniture,
        title=f"Fiche de constat {clean(visit.number)}",
        author=clean(data.settings.authority_name),
        subject=clean(hub.name),
        day=day,
    )
    return paper.made(_story(data))


def _story(data: VisitReport) -> list[Flowable]:
    look, card = styles(), data.card
    visit = card.visit
    when = day_with_weekday(visit.day) if visit.day else "sans date"
    checked = [one for one in card.rooms if was_checked(one.finding)]
    return [
        paragraph("Fiche de constat", look.title),
        paragraph(f"Pôle {bare_name(card.hub.name)}, {when}", look.subtitle),
        *_facts(data, look),
        paragraph(_count(card.rooms), look.body),
        table(_COLUMNS, _WIDTHS, [_row(one) for one in card.rooms], right=frozenset({4})),
        *(part for one in checked for part in _details(one, data, look)),
        *_remarks(data, look),
        *_actions(checked, look),
        KeepTogether(_signatures(data, look)),
    ]


def _facts(data: VisitReport, look: Styles) -> Iterator[Flowable]:
    visit = data.card.visit
    hours = ""
    if visit.time_in is not None:
        hours = f"à partir de {format_time(visit.time_in)}"
        if visit.time_out is not None:
            hours = time_range(visit.time_in, visit.time_out)
    told = (
        ("Association", data.association),
        ("Agent", visit.agent),
        ("Heures", hours),
        ("Motif", MOTIVES[visit.motive]),
        ("Visite annoncée", "oui" if visit.announced else "non"),
        ("Personne rencontrée", visit.person_met),
        ("Corrige la version précédente", visit.correction_reason),
    )
    for label, text in told:
        if text:
            words = [Span(text=f"{label}\u202f: ", bold=True), Span(text=text)]
            yield paragraph(words, look.recital)


def _count(rooms: Sequence[SeenRoom]) -> str:
    findings = [one.finding for one in rooms]
    done = how_many_checked(findings)
    seen = plural(done, "local vérifié", "locaux vérifiés")
    return f"{seen} sur {len(findings)}. « Non vérifié » n’est ni vide ni occupé."


def _row(seen: SeenRoom) -> tuple[str, ...]:
    one = seen.finding
    who = seen.expected or ("usage de la Ville" if is_expected(one) else NOBODY)
    hours = time_range(seen.start, seen.end) if seen.start and seen.end else ""
    return (
        seen.room,
        ", ".join(part for part in (hours, who) if part),
        FINDINGS[one.kind],
        format_time(one.time) if one.time and was_checked(one) else _NOTHING,
        _NOTHING if one.headcount is None else str(one.headcount),
    )


def _details(seen: SeenRoom, data: VisitReport, look: Styles) -> list[Flowable]:
    one = seen.finding
    told = [("Autre occupant", seen.other), ("Activité observée", one.activity)]
    if one.minors:
        told.append(("Dont mineurs", str(one.minors)))
    told.append(("Note", one.note))
    told += [
        (question.label, answer)
        for question in data.card.questions.questions
        if (answer := answer_to(one.answers, question.key))
    ]
    lines = [
        paragraph(
            [Span(text=f"{label}\u202f: "), Span(text=text, bold=True)], look.bullet, lead="–"
        )
        for label, text in told
        if text
    ]
    photos = _photos([data.pictures[each] for each in one.photos if each in data.pictures])
    if not lines and not photos:
        return []
    title = f"{seen.room} – {FINDINGS[one.kind].lower()}"
    heading = paragraph(title, look.heading)
    first = [heading, *(lines[:1] or photos[:1])]
    rest = [*lines[1:], *(photos if lines else photos[1:])]
    return [KeepTogether(first), *rest]


def _photos(pictures: Sequence[bytes]) -> list[Flowable]:
    rows: list[Flowable] = []
    for start in range(0, len(pictures), _IN_ROW):
        cells: list[Flowable | str] = [_photo(each) for each in pictures[start : start + _IN_ROW]]
        cells += [""] * (_IN_ROW - len(cells))
        rows.append(Table([cells], colWidths=[TEXT_WIDTH / _IN_ROW] * _IN_ROW, style=_PHOTOS))
    return rows


def _photo(content: bytes) -> Image:
    wide, high = ImageReader(io.BytesIO(content)).getSize()
    scale = min(_PHOTO_WIDTH / wide, _PHOTO_HEIGHT / high)
    return Image(io.BytesIO(content), width=wide * scale, height=high * scale)


def _remarks(data: VisitReport, look: Styles) -> Iterator[Flowable]:
    visit = data.card.visit
    if visit.association_remark:
        yield paragraph(_REMARK, look.heading)
        yield paragraph(visit.association_remark, look.body)
    elif data.association:
        lines = [PenLine([0.0]) for _ in range(_REMARK_LINES)]
        yield KeepTogether([paragraph(_REMARK, look.heading), *lines])
    if visit.remarks:
        yield paragraph("Remarques ajoutées après la visite", look.heading)
        for one in visit.remarks:
            before = Span(text=f"{format_date(one.day)}, {one.author}\u202f: ", bold=True)
            yield paragraph([before, Span(text=one.text)], look.body)


def _actions(rooms: Sequence[SeenRoom], look: Styles) -> Iterator[Flowable]:
    asked = []
    for seen in rooms:
        answers = seen.finding.answers
        action = answer_to(answers, ACTION_KEY)
        if action and action != ACTIONS[0]:
            owner, due = answer_to(answers, "action_owner"), answer_to(answers, "action_due")
            asked.append((seen.room, action, owner or _NOTHING, due or _NOTHING))
    if asked:
        yield paragraph("Actions demandées", look.heading)
        yield table(("Local", "Action", "Responsable", "Échéance"), (0.3, 0.3, 0.25, 0.15), asked)


def _signatures(data: VisitReport, look: Styles) -> list[Flowable]:
    visit = data.card.visit
    agent = f"L’agent\u202f: {visit.agent}" if visit.agent else "L’agent"
    left: list[Flowable] = [paragraph([Span(text=agent, bold=True)], look.signer)]
    drawn = data.pictures.get(visit.signature_sha256) if visit.signature_sha256 else None
    left.append(_signature(drawn) if drawn else Spacer(0, _SIGN_ROOM))
    whom = data.association or "l’association"
    right: list[Flowable] = [
        paragraph([Span(text=f"Pour {whom} (nom, qualité)", bold=True)], look.signer),
        Spacer(0, _SIGN_ROOM),
    ]
    done = date_in_words(visit.day) if visit.day else ""
    place = clean(data.settings.signing_place)
    words = f"Fait à {place}, le {done}" if place and done else ""
    grid = Table([[left, right]], colWidths=[TEXT_WIDTH / 2] * 2, style=_SIDES)
    head: list[Flowable] = [paragraph(words, look.body)] if words else [PenLine(["Fait le", 0.0])]
    return [Spacer(0, 10), *head, grid]


def _signature(content: bytes) -> Image:
    wide, high = ImageReader(io.BytesIO(content)).getSize()
    scale = min(_SIGNATURE / wide, _SIGN_ROOM / high)
    return Image(io.BytesIO(content), width=wide * scale, height=high * scale, hAlign="LEFT")


_PHOTOS = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("ALIGN", (0, 0), (-1, -1), "LEFT"),
    ]
)
_SIDES = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOX", (0, 0), (0, 0), 0.7, RULE),
        ("BOX", (1, 0), (1, 0), 0.7, RULE),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
)
