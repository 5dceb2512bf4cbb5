"""The état des lieux on paper: room by room, boxes for the pen or what was typed, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table, TableStyle

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.photo_rows import photo_rows
from polesdesk.documents.signing import PenLine
from polesdesk.documents.styles import RULE, TEXT_WIDTH, Styles, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.clauses import Span
from polesdesk.domain.condition_reports import CONDITIONS, LETTERS, ReportKind, ReportLine
from polesdesk.domain.french import date_in_words, format_euros, format_time
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.premises_codes import REPORT, paper_payload
from polesdesk.domain.premises_labels import REPORT_KINDS
from polesdesk.domain.report_papers import ReportPaper
from polesdesk.domain.report_rows import Compared, RoomLines

_SIGN_ROOM = 24 * mm
_NOTHING = "–"
_LEGEND = ", ".join(f"{LETTERS[one]}\u00a0{word.lower()}" for one, word in CONDITIONS.items())
_TITLES = {
    ReportKind.ENTRY: "État des lieux d’entrée",
    ReportKind.INTERIM: "État des lieux en cours d’occupation",
    ReportKind.EXIT: "État des lieux de sortie",
}
_PEN_LINES = 4
_TOGETHER = "Établi contradictoirement, en deux exemplaires, dont un pour chaque partie."
_ALONE = (
    "Établi par la Ville seule\u202f: l’association n’est pas venue ou n’a pas voulu signer. Un "
    "exemplaire lui est adressé."
)


def report(data: ReportPaper, *, day: date) -> tuple[bytes, int]:
    """Return the état des lieux as a PDF and its pages; a draft that was typed says « Projet »."""
    one = data.card.report
    title = _TITLES[one.kind]
    watermark = "" if data.is_blank or data.number else "PROJET"
    return _paper(data, title, day, watermark).made(_story(data, title))


def comparison(data: ReportPaper, *, day: date) -> tuple[bytes, int]:
    """Return entry and exit side by side, differences first, with their photos and what is due."""
    title = "Comparaison des états des lieux"
    return _paper(data, title, day, "").made(_compared_story(data, title))


def _paper(data: ReportPaper, title: str, day: date, watermark: str) -> Paper:
    one, row = data.card.report, data.card.row
    number = clean(one.number)
    furniture = Furniture(
        foot=f"{title} – {clean(row.association)}",
        reference=clean(" · ".join(part for part in (data.number, one.number) if part)),
        authority=data.settings.authority_name,
        address=(f"Pôle {bare_name(data.hub.name)}", data.hub.address),
        marks=(one.number, REPORT_KINDS[one.kind]),
        logo=data.logo,
        code=lambda page: paper_payload(REPORT, one.number, one.id, page),
        watermark=watermark,
    )
    return Paper(
        furniture,
        title=f"{title} {number}",
        author=clean(data.settings.authority_name),
        subject=clean(row.association),
        day=day,
    )


def _story(data: ReportPaper, title: str) -> list[Flowable]:
    look, card = styles(), data.card
    return [
        paragraph(title, look.title),
        paragraph(f"{card.row.association} – convention {card.row.convention}", look.subtitle),
        *_head(data, look),
        paragraph(f"État\u202f: {_LEGEND}.", look.small),
        *(part for one in card.rooms for part in _room(data, one, look)),
        *_meters(data, look),
        *_keys(data, look),
        *_remarks(data, look),
        KeepTogether(_signatures(data, look)),
    ]


def _head(data: ReportPaper, look: Styles) -> Iterator[Flowable]:
    one = data.card.report
    if data.is_blank:
        yield PenLine(["Fait le", 45 * mm, "à", 0.0])
        yield PenLine(["Présent pour la Ville", 0.0])
        yield PenLine(["Présent pour l’association", 0.0])
        yield Spacer(0, 2 * mm)
        return
    when = date_in_words(one.day) if one.day else _NOTHING
    if one.time is not None:
        when = f"{when} à {format_time(one.time)}"
    absent = "personne n’est venu ou n’a voulu signer" if one.refused else ""
    told = (
        ("Fait le", when),
        ("Pôle", bare_name(data.hub.name)),
        ("Présent pour la Ville", one.city_present),
        ("Présent pour l’association", one.association_present or absent),
        ("Corrige la version précédente", one.correction_reason),
    )
    for label, text in told:
        if text:
            words = [Span(text=f"{label}\u202f: ", bold=True), Span(text=text)]
            yield paragraph(words, look.recital)


def _room(data: ReportPaper, room: RoomLines, look: Styles) -> list[Flowable]:
    entry = {(one.room_id, one.element): one.before for one in data.card.compared}
    boxes = tuple(LETTERS.values()) if data.is_blank else ("État",)
    widths = [0.05] * len(boxes) if data.is_blank else [0.16]
    heads = ["Élément", *(["À l’entrée"] if entry else []), *boxes, "Observations"]
    shares = [0.26, *([0.13] if entry else []), *widths]
    rows = [
        _cells(line, entry.get((room.room_id, line.element)), data, has_entry=bool(entry))
        for line in room.lines
    ]
    photos = [] if data.is_blank else _photos(room, data)
    return [
        CondPageBreak(40 * mm),
        paragraph(room.room, look.heading),
        table(heads, [*shares, 1 - sum(shares)], rows),
        *photos,
    ]


def _cells(
    line: ReportLine, before: ReportLine | None, data: ReportPaper, *, has_entry: bool
) -> tuple[str, ...]:
    was = CONDITIONS[before.condition] if before and before.condition else _NOTHING
    lead = (line.element, was) if has_entry else (line.element,)
    if data.is_blank:
        return (*lead, *("" for _ in LETTERS), "")
    now = CONDITIONS[line.condition] if line.condition else ""
    charge = f"À facturer\u202f: {format_euros(line.charge_cents)}" if line.charge_cents else ""
    return (*lead, now, " · ".join(part for part in (line.comment, charge) if part))


def _photos(room: RoomLines, data: ReportPaper) -> list[Flowable]:
    found = [
        (line.element, data.pictures[digest])
        for line in room.lines
        for digest in line.photos
        if digest in data.pictures
    ]
    return photo_rows(found)


def _meters(data: ReportPaper, look: Styles) -> list[Flowable]:
    meters = [one for one in data.card.report.meters if data.is_blank or one.value or one.number]
    if not meters:
        return []
    rows = [
        (one.name, one.number, "" if data.is_blank else f"{one.value} {one.unit}".strip())
        for one in meters
    ]
    heads = ("Compteur", "Numéro", "Relevé")
    return [
        KeepTogether([paragraph("Compteurs", look.heading), table(heads, (0.35, 0.3, 0.35), rows)])
    ]


def _keys(data: ReportPaper, look: Styles) -> list[Flowable]:
    one, heading = data.card.report, paragraph("Clés", look.heading)
    if data.is_blank:
        return [
            KeepTogether([heading, PenLine(["Clés et badges comptés", 25 * mm, "Remarque", 0.0])])
        ]
    if one.keys_counted is None and not one.keys_note:
        return []
    count = "" if one.keys_counted is None else f"{one.keys_counted} clés et badges comptés."
    told = " ".join(part for part in (count, one.keys_note) if part)
    return [KeepTogether([heading, paragraph(told, look.body)])]


def _remarks(data: ReportPaper, look: Styles) -> list[Flowable]:
    heading = paragraph("Observations de l’association", look.heading)
    if data.card.report.remarks and not data.is_blank:
        return [heading, paragraph(data.card.report.remarks, look.body)]
    return [KeepTogether([heading, *(PenLine([0.0]) for _ in range(_PEN_LINES))])]


def _signatures(data: ReportPaper, look: Styles) -> list[Flowable]:
    one = data.card.report
    city = f"Pour la Ville\u202f: {one.city_present}" if _known(data, one.city_present) else ""
    whom = one.association_present
    other = f"Pour l’association\u202f: {whom}" if _known(data, whom) else ""
    cells: list[list[Flowable]] = [
        [paragraph([Span(text=words, bold=True)], look.signer), Spacer(0, _SIGN_ROOM)]
        for words in (
            city or "Pour la Ville (nom, qualité)",
            other or "Pour l’association (nom, qualité)",
        )
    ]
    grid = Table([cells], colWidths=[TEXT_WIDTH / 2] * 2, style=_BOXES)
    words = _ALONE if one.refused and not data.is_blank else _TOGETHER
    return [Spacer(0, 3 * mm), paragraph(words, look.body), grid]


def _known(data: ReportPaper, text: str) -> bool:
    return bool(text) and not data.is_blank


def _compared_story(data: ReportPaper, title: str) -> list[Flowable]:
    look, card = styles(), data.card
    entry = card.entry
    before = f"{entry.number} du {_day(entry.day)}" if entry is not None else _NOTHING
    after = f"{card.report.number} du {_day(card.report.day)}"
    changed = [one for one in card.compared if one.differs]
    same = len(card.compared) - len(changed)
    return [
        paragraph(title, look.title),
        paragraph(f"{card.row.association} – convention {card.row.convention}", look.subtitle),
        paragraph([Span(text="Entrée\u202f: ", bold=True), Span(text=before)], look.recital),
        paragraph([Span(text="Sortie\u202f: ", bold=True), Span(text=after)], look.body),
        *_differences(changed, look),
        paragraph(_unchanged(same), look.body),
        *_compared_photos(changed, data, look),
        KeepTogether(_signatures(data, look)),
    ]


def _day(day: date | None) -> str:
    return date_in_words(day) if day else "?"


def _unchanged(count: int) -> str:
    if count == 0:
        return "Tous les éléments ont changé."
    if count == 1:
        return "Un élément est resté dans le même état."
    return f"{count} éléments sont restés dans le même état."


def _differences(changed: Sequence[Compared], look: Styles) -> list[Flowable]:
    if not changed:
        return [paragraph("Rien n’a changé entre l’entrée et la sortie.", look.body)]
    charges = sum(one.after.charge_cents or 0 for one in changed if one.after is not None)
    heads = ("Local", "Élément", "Entrée", "Sortie", "À facturer")
    total = ("", "", "", "En tout", format_euros(charges)) if charges else ()
    rows = [_pair(one) for one in changed]
    widths = (0.17, 0.2, 0.24, 0.25, 0.14)
    return [table(heads, widths, rows, right=frozenset({4}), total=total)]


def _pair(one: Compared) -> tuple[str, ...]:
    charge = one.after.charge_cents if one.after is not None else None
    mark = "Moins bon\u202f: " if one.worse else ""
    return (
        one.room,
        one.element,
        _side(one.before),
        mark + _side(one.after),
        format_euros(charge) if charge else _NOTHING,
    )


def _side(line: ReportLine | None) -> str:
    if line is None:
        return "pas relevé"
    state = CONDITIONS[line.condition] if line.condition else _NOTHING
    return f"{state}. {line.comment}" if line.comment else state


def _compared_photos(
    changed: Sequence[Compared], data: ReportPaper, look: Styles
) -> list[Flowable]:
    found = [
        (f"{one.room}, {one.element.lower()} – {when}", data.pictures[digest])
        for one in changed
        for when, line in (("entrée", one.before), ("sortie", one.after))
        if line is not None
        for digest in line.photos
        if digest in data.pictures
    ]
    rows = photo_rows(found, across=2)
    return [paragraph("Photos", look.heading), *rows] if rows else []


_BOXES = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOX", (0, 0), (0, 0), 0.7, RULE),
        ("BOX", (1, 0), (1, 0), 0.7, RULE),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)
