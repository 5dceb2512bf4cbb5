"""États des lieux on paper: the form for the pen, the kept report, the comparison."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from actions.conftest import Office
from actions.test_condition_reports import begin, closed, typed
from actions.test_handovers import signed
from polesdesk.actions import condition_reports as reports
from polesdesk.actions import report_lines, report_papers
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.condition_reports import Condition, ConditionReport
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken


def words(paper: ListPaper) -> str:
    pages = PdfReader(io.BytesIO(paper.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def left(office: Office, tmp_path: Path) -> tuple[ConditionReport, ConditionReport]:
    """Close an entry in good condition, and an exit with bad walls, a photo and a charge."""
    agreement = signed(office)
    draft = begin(office, agreement)
    place = tmp_path / "mur.png"
    Image.new("RGB", (640, 480), "#c8d0d8").save(place)
    draft = report_lines.add_photo_files(office.runner, Silent(), draft.id, 0, [place])
    entry = closed(office, typed(office, draft))
    leave = begin(office, agreement)
    Image.new("RGB", (640, 480), "#a05040").save(place)
    leave = report_lines.add_photo_files(office.runner, Silent(), leave.id, 0, [place])
    wall = replace(
        leave.lines[0], condition=Condition.BAD, comment="Trous non rebouchés", charge_cents=12000
    )
    meters = (replace(leave.meters[0], value="12 345"), *leave.meters[1:])
    leave = office.runner.do(
        reports.save,
        replace(leave, lines=(wall, *leave.lines[1:]), meters=meters, keys_counted=2),
    ).value
    return entry, closed(office, typed(office, leave))


def test_a_form_has_boxes_for_the_pen(office: Office) -> None:
    draft = begin(office, signed(office))
    text = words(report_papers.form(office.runner, Silent(), draft.id))
    for part in ("Murs", "N B U M A O", "Présent pour la Ville", "Compteurs", "Pour l’association"):
        assert part in text.replace("\u00a0", " ")


def test_a_closed_report_is_kept_as_it_was_printed(office: Office, tmp_path: Path) -> None:
    entry, leave = left(office, tmp_path)
    first = report_papers.show(office.runner, Silent(), leave.id)
    text = words(first)
    for part in ("Trous non rebouchés", "Mauvais", "12 345 kWh", "À l’entrée", "120,00"):
        assert part in text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "PROJET" not in text
    assert report_papers.show(office.runner, Silent(), leave.id).pdf == first.pdf
    assert entry.number in words(report_papers.compared(office.runner, Silent(), leave.id))


def test_a_comparison_tells_what_has_lost_and_what_is_due(office: Office, tmp_path: Path) -> None:
    _entry, leave = left(office, tmp_path)
    text = words(report_papers.compared(office.runner, Silent(), leave.id))
    assert "Moins bon : Mauvais. Trous non rebouchés" in text.replace("\u202f", " ")
    assert "8 éléments sont restés dans le même état" in text
    assert "Photos" in text


def test_an_entry_has_nothing_to_compare_with(office: Office) -> None:
    entry = closed(office, typed(office, begin(office, signed(office))))
    with pytest.raises(RuleBroken, match="d’entrée"):
        report_papers.compared(office.runner, Silent(), entry.id)


def test_without_a_signed_paper_none_is_shown(office: Office) -> None:
    draft = begin(office, signed(office))
    with pytest.raises(RuleBroken, match="signé"):
        office.runner.read(report_papers.signed, draft.id)


def test_a_report_made_without_the_association_says_so(office: Office) -> None:
    draft = typed(office, begin(office, signed(office)), association_present="", refused=True)
    text = words(report_papers.show(office.runner, Silent(), closed(office, draft).id))
    assert "Établi par la Ville seule" in text
    assert "contradictoirement" not in text
