"""Drawing agreements against a bare ReportLab document of the same words."""

from __future__ import annotations

import io
import resource
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from benchmarks.measuring import against, header, milliseconds, row
from polesdesk.actions import demo, originals
from polesdesk.actions.conventions import page
from polesdesk.actions.runner import Runner
from polesdesk.documents import conventions as papers
from polesdesk.documents import fonts
from polesdesk.domain.clauses import parse, render
from polesdesk.domain.facts import facts
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    path = tmp_path_factory.mktemp("papers") / "demo.polesdesk"
    demo.create(path, DAY)
    return Runner(path, today=lambda: DAY)


def bare(words: list[str]) -> bytes:
    """Set the same paragraphs with the same font and nothing else."""
    target = io.BytesIO()
    fonts.register()
    style = ParagraphStyle("body", fontName=fonts.REGULAR, fontSize=10, leading=14)
    document = SimpleDocTemplate(target, pagesize=A4)
    document.build([Paragraph(escape(text), style) for text in words])
    return target.getvalue()


def test_agreements(runner: Runner, tmp_path: Path) -> None:
    header("Agreements on paper")
    rows = runner.read(page, ListQuery())
    ids = [one.id for one in rows if one.issued_version is not None]
    data = replace(runner.read(originals.gather, ids[0]), annexes=())
    rendered = render(parse(data.template.text), facts(data), draft=True)
    words = ["".join(span.text for span in block.spans) for block in rendered.blocks]
    words = [text for text in words if text.strip()]

    def ours() -> object:
        return papers.draw(data, rendered, mode=papers.Mode.DRAFT, annexes=(), logo=None)

    against("draw one agreement", ours, lambda: bare(words), floor_name="bare platypus, same words")
    fifty = [ids[at % len(ids)] for at in range(50)]
    against(
        "50 agreements read, rendered and drawn",
        lambda: [originals.draft(runner, Silent(), one) for one in fifty],
        lambda: [bare(words) for _ in range(50)],
        rounds=3,
        floor_name="50 bare documents",
    )
    hundred = milliseconds(lambda: print_times(runner, ids[0], 100))
    more = milliseconds(lambda: print_times(runner, ids[0], 300))
    row("300 agreements, per hundred", more / 3, hundred, "100 agreements")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print_times(runner, ids[0], 100)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    row("memory peak after 100 more", after / 1024, before / 1024, "peak before them", "MB")


def print_times(runner: Runner, convention_id: str, times: int) -> None:
    """Draw the same agreement again and again, keeping none."""
    for _ in range(times):
        originals.draft(runner, Silent(), convention_id)
