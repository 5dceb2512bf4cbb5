"""The renewal file of one agreement on one page, for the elected member who decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable, KeepInFrame, Table, TableStyle

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import BOTTOM, PAGE_HEIGHT, TEXT_WIDTH, TOP, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.conventions import Convention
from polesdesk.domain.evaluations import HIGHEST, Score
from polesdesk.domain.french import (
    date_in_words,
    format_date,
    format_euros,
    format_number,
    format_percent,
    plural,
)
from polesdesk.domain.labels import FEE_PERIODS, PAPER_STATES
from polesdesk.domain.renewal_file import RenewalFile
from polesdesk.domain.renewal_labels import OUTCOMES

_ROOM = PAGE_HEIGHT - TOP - BOTTOM
"""Points between the head and the foot of the page."""
_NOTE = (
    "La moyenne aide à comparer, elle ne décide pas. Les faits relevés sont ceux du jour de "
    "l’avis. Un renouvellement n’est jamais un droit ; chaque demande est examinée selon les mêmes "
    "critères."
)


def draw(known: RenewalFile) -> tuple[bytes, int]:
    """Return the page as a PDF and the number of its pages: one, however much was written.

    What is too long for a page is drawn smaller; beyond legible it goes on to the next ones.
    """
    pdf, pages = _paper(known).made(_story(known))
    if pages == 2:  # a little too long: shrunk, not cut
        whole: list[Flowable] = [KeepInFrame(TEXT_WIDTH, _ROOM - 1, _story(known), mode="shrink")]
        pdf, pages = _paper(known).made(whole)
    return pdf, pages


def title_of(card: CampaignCard) -> str:
    """Return « Dossier de renouvellement – VOL-2026-003 »."""
    return f"Dossier de renouvellement – {card.row.number}"


def _paper(known: RenewalFile) -> Paper:
    title = title_of(known.card)
    furniture = Furniture(foot=title, reference=date_in_words(known.card.judged.day), authority="")
    return Paper(
        furniture,
        title=clean(title),
        author=clean(known.authority),
        subject=clean(known.card.row.association),
        day=known.card.judged.day,
    )


def _story(known: RenewalFile) -> list[Flowable]:
    look = styles()
    card = known.card
    return [
        paragraph(known.authority, look.small),
        paragraph(card.row.association, look.title),
        paragraph(f"{title_of(card)} · fin le {date_in_words(card.row.end_date)}", look.subtitle),
        _facts(_agreement(known)),
        paragraph("Grille d’évaluation", look.heading),
        _grid(card),
        *_opinion(card),
        *_past(card.judged.chain),
        paragraph(_NOTE, look.note),
    ]


def _agreement(known: RenewalFile) -> list[tuple[str, str]]:
    card = known.card
    one = card.judged.convention
    value = one.in_kind_value_cents
    pairs = [
        ("Pôle", card.row.hub),
        ("Locaux", card.row.rooms),
        ("Convention", f"{one.number}, {_span(one.start_date, one.end_date)}"),
        ("Créneaux", plural(len(one.slots), "créneau", "créneaux") if one.slots else ""),
        ("Aide en nature", f"{format_euros(value)} par an" if value else ""),
        ("Redevance", _fee(one)),
        ("Occupation constatée", _rate(card)),
        ("Pièces", _papers(known)),
    ]
    return [(label, text) for label, text in pairs if text]


def _fee(one: Convention) -> str:
    if not one.occupancy_fee_cents:
        return "gratuit"
    return f"{format_euros(one.occupancy_fee_cents)} {FEE_PERIODS[one.fee_period].lower()}"


def _span(start: date | None, end: date | None) -> str:
    return f"du {format_date(start) if start else '…'} au {format_date(end) if end else '…'}"


def _rate(card: CampaignCard) -> str:
    found = card.judged.tally.effective
    seen = plural(found.n, "constat")
    if found.value is None or found.interval is None or found.is_insufficient(card.judged.least):
        return f"{seen} sur douze mois : n insuffisant"
    low, high = format_percent(found.interval.low), format_percent(found.interval.high)
    return f"{format_percent(found.value)} ({seen} sur douze mois, intervalle {low} à {high})"


def _papers(known: RenewalFile) -> str:
    return ", ".join(f"{label} ({PAPER_STATES[state].lower()})" for label, state in known.papers)


def _facts(pairs: Sequence[tuple[str, str]]) -> Flowable:
    look = styles()
    cells = [
        [paragraph(label, look.cell_head), paragraph(text, look.cell)] for label, text in pairs
    ]
    plain = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    widths = [TEXT_WIDTH * 0.24, TEXT_WIDTH * 0.76]
    return Table(cells, colWidths=widths, style=plain, hAlign="LEFT")


def _grid(card: CampaignCard) -> Flowable:
    total = card.judged.total
    mean = "–" if total is None else f"{format_number(total)} / {HIGHEST}"
    return table(
        ("Critère", "Poids", "Note", "Faits relevés et commentaire"),
        (3.1, 0.9, 0.9, 5.1),
        [
            (
                one.label,
                str(one.weight),
                _mark(one),
                " ".join(part for part in (one.evidence, one.comment) if part),
            )
            for one in card.judged.evaluation.scores
        ],
        right=frozenset({1}),
        total=("Moyenne pondérée", "", mean, ""),
    )


def _mark(one: Score) -> str:
    if one.not_applicable:
        return "s. o."
    return "–" if one.mark is None else f"{one.mark} / {HIGHEST}"


def _opinion(card: CampaignCard) -> list[Flowable]:
    look = styles()
    one = card.judged.evaluation
    outcome = OUTCOMES[one.outcome] if one.outcome else "pas encore rendu"
    pairs = [
        ("Avis", f"{outcome}{_by(one.proposed_by, one.proposed_on)}"),
        ("Motifs", one.motive),
        ("Changements", one.changes),
        ("Courte durée", f"jusqu’au {format_date(one.next_end)}" if one.next_end else ""),
        (
            "Observations",
            one.remarks
            or (
                f"demandées le {format_date(one.remarks_asked_on)}, aucune reçue"
                if one.remarks_asked_on
                else ""
            ),
        ),
        ("Décision", f"{outcome}{_by(one.decided_by, one.decided_on)}" if one.decided_on else ""),
    ]
    told = [(label, text) for label, text in pairs if text]
    return [paragraph("Avis et décision", look.heading), _facts(told)]


def _by(who: str, on: date | None) -> str:
    if not who:
        return ""
    return f" – {who}, le {format_date(on)}" if on else f" – {who}"


def _past(chain: Sequence[Convention]) -> list[Flowable]:
    look = styles()
    head = paragraph("Conventions précédentes", look.heading)
    if not chain:
        return [head, paragraph("Aucune : c’est la première convention de cette occupation.",
                                look.body)]  # fmt: skip
    told = " ; ".join(f"{one.number}, {_span(one.start_date, one.end_date)}" for one in chain)
    return [head, paragraph(f"{told}.", look.body)]
