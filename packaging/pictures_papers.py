"""The pages of paper of the demonstration, drawn by the program's own actions, as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2

from polesdesk.actions import (
    association_letters,
    association_life,
    associations,
    campaign_list,
    conventions,
    dossiers,
    files,
    in_kind,
    in_kind_files,
    in_kind_gathering,
    letters,
    originals,
    renewal_files,
    renewal_letters,
    templates,
)
from polesdesk.actions.demo_endings import ABSORBED, ABSORBING, DISSOLVED
from polesdesk.actions.runner import Runner
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.conventions import State, UseKind
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.hubs import PropertyRegime
from polesdesk.domain.in_kind_list import letter_key
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.rows import ConventionRow
from polesdesk.domain.rules import RuleBroken

DOTS = 96 / 72
"""Pixels for a point of paper: a page is as wide as on a screen at its real size."""


def draw_papers(file: Path, today: date, output: Path) -> Iterator[str]:
    """Draw one document of each kind, a picture a page; give the names of the pictures."""
    runner = files.open_runner(file, today=today)
    try:
        for name, pdf in _documents(runner):
            (output / f"{name}.pdf").write_bytes(pdf)
            yield from _pages(name, pdf, output)
    finally:
        runner.close()


def _documents(runner: Runner) -> Iterator[tuple[str, bytes]]:
    rows = runner.read(conventions.page, ListQuery(sort="number"))
    chosen = {
        "original": next(row for row in rows if row.state is State.TO_SIGN),
        "draft": next(row for row in rows if row.state is State.DRAFT),
        "draft-exclusive": next(row for row in rows if row.use_kind is UseKind.EXCLUSIVE),
        "draft-shared": next(row for row in rows if row.use_kind is UseKind.SHARED),
        "draft-half-days": next(row for row in rows if row.use_kind is UseKind.HALF_DAY),
        "draft-unit": next(row for row in rows if row.use_kind is UseKind.UNIT),
        "draft-hire": next(row for row in rows if row.use_kind is UseKind.HIRE),
        "draft-private": next(row for row in rows if _is_private(runner, row)),
    }
    for name, row in chosen.items():
        draw = originals.draft if name.startswith("draft") else originals.original
        yield name, draw(runner, Silent(), row.id).pdf
    for template in runner.read(templates.listed):
        yield f"variants-{template.name}", templates.proof(runner, Silent(), template.id).pdf
    yield from _in_kind(runner)
    yield from _renewals(runner)
    yield from _associations(runner)


def _associations(runner: Runner) -> Iterator[tuple[str, bytes]]:
    """The letters about associations: papers that lack, an end, a successor."""
    asked = runner.read(associations.page, ListQuery(filters={"papers": "due"}))[0]
    kind = LetterKind.ASSOCIATION_PAPERS
    yield "letter-association-papers", runner.read(letters.draft, kind, "association", asked.id)
    rows = {row.name: row.id for row in runner.read(associations.page, ListQuery())}
    (ended,) = runner.read(association_life.of_association, rows[DISSOLVED])
    kind = LetterKind.ASSOCIATION_END
    draft = runner.read(letters.draft, kind, "association_event", ended.event.id)
    yield "letter-association-end", draft
    (merged,) = runner.read(association_life.of_association, rows[ABSORBED])
    key = association_letters.letter_key(merged.event.id, rows[ABSORBING])
    kind = LetterKind.SUCCESSION
    subject = association_letters.SUCCESSION
    yield "letter-succession", runner.read(letters.draft, kind, subject, key)


def _in_kind(runner: Runner) -> Iterator[tuple[str, bytes]]:
    """The list of the help in kind for the annex of the budget, and the letter of one row."""
    year = runner.today().year
    yield "in-kind-list", in_kind_files.draw(runner, Silent(), year).pdf
    rows = runner.read(in_kind.year_list, year).rows
    chosen = next(row for row in rows if row.fee_cents and row.aid_cents and not row.lacking)
    key = letter_key(year, chosen.id)
    draft = runner.read(letters.draft, in_kind_gathering.KIND, in_kind_gathering.HELP, key)
    yield "in-kind-letter", draft


def _renewals(runner: Runner) -> Iterator[tuple[str, bytes]]:
    """The file of an agreement under decision, its dossier, and a letter of each kind."""
    rows = runner.read(campaign_list.rows, ListQuery())
    chosen = next(row for row in rows if row.step is CampaignStep.DECISION)
    yield "renewal-file", runner.read(renewal_files.paper, chosen.id).pdf
    yield "dossier", dossiers.paper(runner, Silent(), chosen.id).pdf
    for kind in renewal_letters.KINDS:
        for row in rows:
            try:
                pdf = runner.read(letters.draft, kind, "convention", row.id)
            except RuleBroken:
                continue
            yield f"letter-{kind.lower().replace('_', '-')}", pdf
            break


def _is_private(runner: Runner, row: ConventionRow) -> bool:
    card = runner.read(conventions.card, row.id)
    return any(room.property_regime is PropertyRegime.PRIVATE for room in card.data.rooms)


def _pages(name: str, pdf: bytes, output: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        path = output / f"{name}-{number}.png"
        page.render(scale=DOTS).to_pil().save(path)
        yield path.name
    document.close()
