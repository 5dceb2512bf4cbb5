"""The texts of letters: the office's own validated version is written, else the text of origin."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from polesdesk.actions import history, letter_texts, letters, premises_requests, templates
from polesdesk.actions.runner import Runner
from polesdesk.domain.clauses import TemplateError
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.office_texts import clause_names, letter_name, origin_of
from polesdesk.domain.papers import TemplateState
from polesdesk.domain.progress import Silent
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
NAME = letter_name(LetterKind.REQUEST_REFUSED)
OWN = "[objet] Votre demande\n\nNous ne pouvons pas l’accueillir : {{motifs de la décision}}"


@pytest.fixture
def office(office_file: Path):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    yield make_ready(runner)
    runner.close()


def _request(office: ReadyOffice) -> str:
    draft = office.runner.read(premises_requests.draft)
    asked = replace(
        draft, association_id="association", weekdays=(2,), room_id="hall",
        decision_reason="Aucun local libre <b>ce soir</b>",
    )  # fmt: skip
    return str(office.runner.do(premises_requests.save, asked).value.id)


def _words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())


def _draft(office: ReadyOffice, request: str) -> str:
    ask = (LetterKind.REQUEST_REFUSED, "premises_request", request)
    return _words(office.runner.read(letters.draft, *ask))


def test_a_validated_text_of_the_office_is_written_and_undo_brings_the_origin_back(office) -> None:
    request = _request(office)
    usual = _draft(office, request)
    saved = office.runner.do(templates.revise, NAME, OWN).value
    assert _draft(office, request) == usual
    office.runner.do(templates.validate, saved.id, "Service juridique")
    words = _draft(office, request)
    assert "pouvons pas l’accueillir" in words
    assert "Aucun local libre <b>ce soir</b>" in words
    assert "tribunal administratif d’Amiens" in words
    office.runner.do(history.undo)
    assert _draft(office, request) == usual


def test_going_back_to_the_origin_keeps_the_versions_of_the_office(office) -> None:
    request = _request(office)
    usual = _draft(office, request)
    saved = office.runner.do(templates.revise, NAME, OWN).value
    office.runner.do(templates.validate, saved.id, "Service juridique")
    office.runner.do(letter_texts.back_to_origin, NAME)
    assert _draft(office, request) == usual
    found = office.runner.read(letter_texts.listed, NAME)
    assert [(one.issue, one.state) for one in found] == [
        (1, TemplateState.RETIRED),
        (0, TemplateState.VALIDATED),
    ]
    assert found[-1].text == origin_of(NAME)


def test_texts_of_letters_are_no_clause_templates_and_the_other_way_round(office) -> None:
    office.runner.do(templates.revise, NAME, OWN)
    assert {one.name for one in office.runner.read(templates.listed)} <= set(clause_names())
    listed = office.runner.read(letter_texts.listed)
    assert not {one.name for one in listed} & set(clause_names())
    assert len([one for one in listed if one.name == NAME]) == 2


def test_an_unknown_field_is_refused_and_nothing_is_saved(office) -> None:
    with pytest.raises(TemplateError, match="champs connus"):
        office.runner.do(templates.revise, NAME, "{{loyer}}")
    assert len(office.runner.read(letter_texts.listed, NAME)) == 1


def test_a_text_is_tried_on_the_example_and_on_issued_letters(office) -> None:
    shown = office.runner.read(letter_texts.shown, NAME, ListQuery())
    assert [one.id for one in shown] == [letter_texts.EXAMPLE]
    pdf = letter_texts.preview(office.runner, Silent(), NAME, OWN, letter_texts.EXAMPLE)
    assert "PROJET" in _words(pdf)
    request = _request(office)
    letter = office.runner.do(
        letters.issue, LetterKind.REQUEST_REFUSED, "premises_request", request
    ).value
    shown = office.runner.read(letter_texts.shown, NAME, ListQuery(text=letter.number))
    assert [one.id for one in shown] == [letter.id]
    pdf = letter_texts.preview(office.runner, Silent(), NAME, OWN, letter.id)
    assert "Aucun local libre" in _words(pdf)


def test_undo_names_the_letter_whose_text_was_changed(office) -> None:
    office.runner.do(templates.revise, NAME, OWN)
    assert "Refus motivé" in str(office.runner.read(history.next_undo))
    rows = office.runner.read(history.changes)
    assert any("Refus motivé" in str(row) for row in rows)
