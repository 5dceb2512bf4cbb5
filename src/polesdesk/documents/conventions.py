"""Agreements on paper: projects with their gaps, originals ready to be signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from polesdesk.documents.annexes import Appended, append, open_annex
from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.story import story
from polesdesk.documents.text import clean, uncovered
from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import officer_name
from polesdesk.domain.clauses import Document
from polesdesk.domain.facts import ANNEX_TITLES, annex_labels
from polesdesk.domain.french import date_in_words
from polesdesk.domain.scans import page_payload
from polesdesk.domain.settings import signatory_name


class Mode(StrEnum):
    """What an agreement is printed for."""

    DRAFT = "DRAFT"
    ORIGINAL = "ORIGINAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A paper as it was drawn; ``uncovered`` are the letters that the font has no shape for."""

    pdf: bytes
    pages: int
    uncovered: str


def draw(
    data: AgreementData,
    rendered: Document,
    *,
    mode: Mode,
    annexes: Sequence[bytes] = (),
    logo: bytes | None = None,
) -> Drawn:
    """Return an agreement as a PDF, followed by its annexes in the order of ``data.annexes``.

    Raises ``RuleBroken`` "annex_unreadable" for an annex that is no PDF to copy, and
    ``ValueError`` for an original that still has gaps, no number or no version.
    """
    if mode is Mode.ORIGINAL and not _is_complete(data, rendered):
        raise ValueError("an original has a number, a version and no gap")
    appended = _opened(data, annexes)
    furniture = _furniture(data, rendered, mode, logo=logo, appended=appended)
    number = clean(data.convention.number)
    paper = Paper(
        furniture,
        title=" ".join(part for part in (clean(rendered.title), number) if part),
        author=clean(data.settings.authority_name),
        subject=clean(data.association.name),
        day=data.day,
    )
    pdf, pages = paper.made(story(rendered.blocks, data))
    if appended:
        pdf = append(pdf, pages, appended, furniture)
    return Drawn(
        pdf=pdf,
        pages=pages + furniture.more_pages,
        uncovered=uncovered([*_texts(rendered), *_texts_around(data)]),
    )


def _is_complete(data: AgreementData, rendered: Document) -> bool:
    gap = any(span.gap for block in rendered.blocks for span in block.spans)
    return bool(data.convention.number) and data.issue is not None and not gap


def _opened(data: AgreementData, annexes: Sequence[bytes]) -> tuple[Appended, ...]:
    labels = annex_labels(data)
    return tuple(
        open_annex(pdf, annex.title or ANNEX_TITLES[annex.kind], label=label)
        for annex, pdf, label in zip(data.annexes, annexes, labels, strict=True)
    )


def _furniture(
    data: AgreementData,
    rendered: Document,
    mode: Mode,
    *,
    logo: bytes | None,
    appended: Sequence[Appended],
) -> Furniture:
    convention, settings = data.convention, data.settings
    issue = data.issue if mode is Mode.ORIGINAL and data.issue else 0
    state = f"version {issue}" if issue else f"projet du {date_in_words(data.day)}"
    number = convention.number
    town = f"{settings.authority_postal_code} {settings.authority_city}"
    return Furniture(
        foot=" – ".join(part for part in (rendered.title, data.association.name) if part),
        reference=" · ".join(part for part in (number, state) if part),
        authority=settings.authority_name,
        address=[text for text in (settings.authority_address, town) if text.strip()],
        marks=[f"N°\u00a0{number}" if number else "Sans numéro", state[:1].upper() + state[1:]],
        logo=logo,
        code=lambda page: page_payload(number, convention.id, issue, page),
        more_pages=sum(len(annex.pages) for annex in appended),
        watermark="" if issue else "PROJET",
    )


def _texts(rendered: Document) -> Iterator[str]:
    """Yield every word of the articles."""
    for block in rendered.blocks:
        yield block.text
        yield from block.items
        for row in block.table.rows if block.table else ():
            yield from row


def _texts_around(data: AgreementData) -> Iterator[str]:
    """Yield the words of the head, the foot and the place of signatures."""
    yield from (data.convention.number, data.association.name, data.settings.signing_place)
    settings = data.settings
    yield from (settings.authority_name, settings.authority_address, settings.authority_city)
    if data.signatory:
        yield from (signatory_name(data.signatory), data.signatory.quality)
    for officer in data.representatives:
        yield from (officer_name(officer), officer.quality)
