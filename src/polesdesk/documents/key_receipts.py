"""The receipt of keys and badges: handover and return on one page, both to be signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table, TableStyle

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.signing import PenLine
from polesdesk.documents.styles import RULE, TEXT_WIDTH, Styles, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.clauses import Span
from polesdesk.domain.french import date_in_words, format_date, format_euros, join_and
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.key_receipts import KeyReceipt
from polesdesk.domain.premises_codes import RECEIPT, paper_payload
from polesdesk.domain.premises_labels import DEVICE_KINDS, RETURN_CONDITIONS

_SIGN_ROOM = 19 * mm
_DUTIES = (
    "Le détenteur répond des clés et badges qu’il a reçus. Il ne les fait pas reproduire et ne les "
    "confie à aucune personne qui n’est pas désignée auprès de la Collectivité. Il signale sans "
    "délai toute perte ou tout vol."
)
_NOTHING = "–"


def receipt(data: KeyReceipt, *, day: date) -> tuple[bytes, int]:
    """Return the receipt as a PDF and its pages; without a number it is marked « Projet »."""
    name = "Reçu de restitution de clés" if data.is_return else "Reçu de clés"
    first = data.rows[0].handover
    hubs = [bare_name(hub) for hub in data.hubs]
    furniture = Furniture(
        foot=f"{name} – {clean(data.association)}",
        reference=clean(" · ".join(part for part in (data.number, data.convention) if part)),
        authority=data.settings.authority_name,
        address=(
            data.settings.authority_address,
            f"{data.settings.authority_postal_code} {data.settings.authority_city}".strip(),
        ),
        marks=(data.number or "Projet", name),
        logo=data.logo,
        code=(lambda page: paper_payload(RECEIPT, data.number, first.id, page))
        if data.number
        else None,
        watermark="" if data.number else "PROJET",
    )
    paper = Paper(
        furniture,
        title=clean(f"{name} {data.number}".strip()),
        author=clean(data.settings.authority_name),
        subject=clean(data.association),
        day=day,
    )
    return paper.made(_story(data, join_and(hubs)))


def _story(data: KeyReceipt, hubs: str) -> list[Flowable]:
    look = styles()
    convention = f" – convention {data.convention}" if data.convention else ""
    return [
        paragraph("Reçu de clés et de badges", look.title),
        paragraph(f"{data.association}{convention}", look.subtitle),
        *_handover(data, look, hubs),
        Spacer(0, 4 * mm),
        *_return(data, look),
    ]


def _handover(data: KeyReceipt, look: Styles, hubs: str) -> Iterator[Flowable]:
    one = data.rows[0].handover
    yield paragraph("1. Remise", look.heading)
    who = one.handed_by or data.settings.authority_name or "la Collectivité"
    day = date_in_words(one.handed_on) if one.handed_on else ""
    words = [
        Span(text=f"Le {day}, {who} a remis à "),
        Span(text=one.holder, bold=True),
        Span(text=f", pour l’association {data.association}, ce qui suit (pôle {hubs})\u202f:"),
    ]
    yield paragraph(words, look.body)
    yield _handed(data)
    due = f" Tout est rendu au plus tard le {date_in_words(one.due_on)}." if one.due_on else ""
    yield paragraph(_DUTIES + due, look.body)
    if one.override_reason:
        reason = [
            Span(text="Remise par dérogation\u202f: ", bold=True),
            Span(text=one.override_reason),
        ]
        yield paragraph(reason, look.body)
    if one.notes and not data.is_return:
        yield paragraph(one.notes, look.body)
    yield _sides("Pour la Collectivité", f"Reçu par {one.holder}")


def _handed(data: KeyReceipt) -> Flowable:
    deposit = sum(row.handover.deposit_cents for row in data.rows)
    rows = [
        (
            DEVICE_KINDS[row.kind],
            row.label,
            row.opens or _NOTHING,
            format_euros(row.handover.deposit_cents) if row.handover.deposit_cents else _NOTHING,
        )
        for row in data.rows
    ]
    total = ("", "", "Caution en tout", format_euros(deposit)) if deposit else ()
    return table(
        ("Nature", "Repère", "Ouvre", "Caution"),
        (0.16, 0.22, 0.44, 0.18),
        rows,
        right=frozenset({3}),
        total=total if len(rows) > 1 else (),
    )


def _return(data: KeyReceipt, look: Styles) -> list[Flowable]:
    heading = paragraph("2. Restitution", look.heading)
    back = table(
        ("Repère", "Rendu le", "État", "Caution rendue le"),
        (0.28, 0.2, 0.3, 0.22),
        [_returned(row.label, data, number) for number, row in enumerate(data.rows)],
    )
    one = data.rows[0].handover
    giver = f"Rendu par {one.returned_by or one.holder}" if data.is_return else "Rendu par"
    taker = f"Repris par {one.received_by}" if data.is_return and one.received_by else "Repris par"
    head: list[Flowable] = [heading]
    if not data.is_return:
        head.append(PenLine(["Rendu en tout le", 40 * mm, "à", 0.0]))
    return [KeepTogether([*head, back, _sides(taker, giver)])]


def _returned(label: str, data: KeyReceipt, number: int) -> tuple[str, str, str, str]:
    one = data.rows[number].handover
    if not data.is_return:
        return label, "", "", "" if one.deposit_cents else _NOTHING
    deposit = format_date(one.deposit_back_on) if one.deposit_back_on else _NOTHING
    state = RETURN_CONDITIONS[one.condition] if one.condition else _NOTHING
    return label, format_date(one.returned_on) if one.returned_on else "", state, deposit


def _sides(left: str, right: str) -> Flowable:
    look = styles()
    cells: list[list[Flowable]] = [
        [paragraph([Span(text=words, bold=True)], look.signer), Spacer(0, _SIGN_ROOM)]
        for words in (left, right)
    ]
    return Table([cells], colWidths=[TEXT_WIDTH / 2] * 2, style=_BOXES)


_BOXES = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOX", (0, 0), (0, 0), 0.7, RULE),
        ("BOX", (1, 0), (1, 0), 0.7, RULE),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LEFTPADDING", (0, 0), (-1, -1), 7),
    ]
)
