"""A text that is not saved, seen on a real agreement."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from polesdesk.actions import templates
from polesdesk.actions.runner import Runner
from polesdesk.domain.clauses import TemplateError
from polesdesk.domain.conventions import UseKind
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from ready_office import make_ready


@pytest.fixture
def office(office_file: Path):
    runner = Runner(office_file, today=lambda: date(2026, 11, 21))
    made = make_ready(runner)
    made.agreement()
    yield made
    runner.close()


def test_the_text_is_printed_as_a_project_and_nothing_is_kept(office):
    before = office.runner.read(templates.listed)
    text = "[titre] Essai de titre\n\nPour {{nom de l’association}} et {{sigle}}."
    pdf = templates.preview(office.runner, Silent(), text, "agreement")
    printed = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Essai de titre" in printed
    assert "PROJET" in printed
    assert office.runner.read(templates.listed) == before
    assert office.read().issued_version is None


def test_a_fault_is_told_with_its_line(office):
    with pytest.raises(TemplateError) as caught:
        templates.preview(office.runner, Silent(), "[titre] A\n\n{{inconnu}}", "agreement")
    assert caught.value.line == 3


def test_only_agreements_of_the_template_are_offered(office):
    office.agreement(id="hire", use_kind=UseKind.HIRE, representative_ids=())
    found = office.runner.read(templates.agreements, "hire", ListQuery())
    assert [row.id for row in found] == ["hire"]
    found = office.runner.read(templates.agreements, "convention", ListQuery())
    assert [row.id for row in found] == ["agreement"]
