"""What is typed in the grid of papers, and what becomes of the papers on file."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.domain.associations import (
    Paper,
    PaperKind,
    PaperState,
    latest_paper,
    paper_state,
)
from polesdesk.domain.paper_typing import TypedPaper, read_typed, saved_papers
from polesdesk.domain.paper_validity import valid_until
from polesdesk.domain.parsing import ParseProblem

TODAY = date(2026, 11, 21)
INSURANCE, MINUTES, STATUTES = (
    PaperKind.INSURANCE_CERTIFICATE,
    PaperKind.MINUTES,
    PaperKind.STATUTES,
)


def typed(text: str, kind: PaperKind = INSURANCE) -> TypedPaper:
    found = read_typed(text, "a", kind, TODAY)
    assert found is not None
    return found


def after(text: str, kind: PaperKind, *papers: Paper) -> tuple[Paper, ...]:
    """All the papers once what was typed is saved."""
    saved = {one.id: one for one in saved_papers(typed(text, kind), papers, TODAY)}
    kept = [saved.pop(one.id, one) for one in papers]
    return (*kept, *saved.values())


def paper(kind: PaperKind = INSURANCE, **fields: object) -> Paper:
    return Paper(id="held", association_id="a", kind=kind, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        (MINUTES, date(2027, 11, 20)),
        (PaperKind.ACCOUNTS, date(2027, 11, 20)),
        (PaperKind.BUDGET, date(2027, 11, 20)),
        (PaperKind.OFFICERS_LIST, date(2027, 11, 20)),
        (STATUTES, None),
        (PaperKind.CER, None),
        (INSURANCE, None),
    ],
)
def test_a_yearly_paper_is_good_for_twelve_months(kind, end):
    assert valid_until(kind, TODAY) == end


def test_twelve_months_from_the_end_of_february():
    assert valid_until(MINUTES, date(2028, 2, 29)) == date(2029, 2, 27)


@pytest.mark.parametrize("text", ["311227", "31/12/27", "31 déc. 2027", "le 31.12.2027"])
def test_the_end_of_a_certificate_is_read_as_the_house_reads_days(text):
    assert typed(text).day == date(2027, 12, 31)


def test_an_empty_cell_says_nothing():
    assert read_typed("  ", "a", INSURANCE, TODAY) is None


@pytest.mark.parametrize("text", ["x", "X"])
def test_x_is_not_applicable(text):
    assert typed(text).decided is PaperState.NOT_APPLICABLE


def test_r_rejects_with_its_reason():
    found = typed("r autre adresse")
    assert (found.decided, found.reason) == (PaperState.REJECTED, "autre adresse")


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("r", INSURANCE, "no_reason"),
        ("32/12/2027", INSURANCE, "bad_day"),
        ("n’importe quoi", INSURANCE, "not_a_date"),
        ("31/12/2062", INSURANCE, "end_too_far"),
        ("22/11/2026", MINUTES, "not_received_yet"),
    ],
)
def test_what_cannot_be_is_told(text, kind, code):
    with pytest.raises(ParseProblem) as told:
        read_typed(text, "a", kind, TODAY)
    assert told.value.code == code
    assert told.value.message.endswith(".")


def test_a_certificate_is_received_today_and_valid_until_its_end():
    (one,) = after("311227", INSURANCE)
    assert (one.received_on, one.valid_to) == (TODAY, date(2027, 12, 31))
    assert paper_state(one, TODAY) is PaperState.VALID


def test_minutes_are_received_on_the_day_typed_for_twelve_months():
    (one,) = after("10/10/26", MINUTES)
    assert (one.received_on, one.valid_to) == (date(2026, 10, 10), date(2027, 10, 9))


def test_statutes_have_no_end():
    (one,) = after("10/10/26", STATUTES)
    assert (one.received_on, one.valid_to) == (date(2026, 10, 10), None)


def test_the_next_certificate_leaves_the_former_as_it_was():
    former = paper(valid_to=date(2026, 12, 31), insurer="Assureur d’exemple", sha256="aa")
    kept, fresh = after("311227", INSURANCE, former)
    assert kept == former
    assert (fresh.valid_to, fresh.sha256) == (date(2027, 12, 31), "")


def test_an_earlier_end_corrects_the_certificate_on_file():
    former = paper(valid_to=date(2028, 12, 31), insurer="Assureur d’exemple")
    (one,) = after("311227", INSURANCE, former)
    assert (one.id, one.valid_to, one.insurer) == ("held", date(2027, 12, 31), former.insurer)


def test_the_same_end_again_changes_nothing():
    former = paper(valid_to=date(2027, 12, 31), received_on=date(2026, 1, 5))
    assert after("311227", INSURANCE, former) == (former,)


def test_a_paper_without_an_end_gives_way_to_one_that_has_one():
    former = paper(MINUTES, received_on=date(2025, 10, 1), sha256="aa")
    papers = after("10/10/26", MINUTES, former)
    assert papers[0].valid_to == date(2026, 10, 9)
    counts = latest_paper(papers, MINUTES)
    assert counts is papers[1]
    assert [paper_state(one, date(2028, 1, 1)) for one in papers] == [PaperState.EXPIRED] * 2


def test_newer_statutes_count_and_the_former_stay():
    former = paper(STATUTES, received_on=date(2020, 1, 1))
    papers = after("10/10/26", STATUTES, former)
    assert papers[0] == former
    assert latest_paper(papers, STATUTES) is papers[1]


def test_a_paper_not_needed_before_is_needed_again():
    former = paper(decided=PaperState.NOT_APPLICABLE)
    (one,) = after("311227", INSURANCE, former)
    assert paper_state(one, TODAY) is PaperState.VALID


def test_a_rejected_paper_stays_beside_the_good_one():
    former = paper(decided=PaperState.REJECTED, reason="illisible", valid_to=date(2028, 1, 1))
    kept, fresh = after("311227", INSURANCE, former)
    assert kept == former
    assert latest_paper((kept, fresh), INSURANCE) is fresh


@pytest.mark.parametrize(
    ("text", "state"), [("r illisible", PaperState.REJECTED), ("x", PaperState.NOT_APPLICABLE)]
)
def test_a_decision_is_about_the_paper_on_file(text, state):
    former = paper(valid_to=date(2027, 12, 31))
    (one,) = after(text, INSURANCE, former)
    assert (one.id, paper_state(one, TODAY)) == ("held", state)
    (fresh,) = after(text, INSURANCE)
    assert paper_state(fresh, TODAY) is state
    assert fresh.received_on == (TODAY if state is PaperState.REJECTED else None)


def test_typing_never_loses_a_paper():
    former = replace(paper(), valid_to=date(2026, 12, 31), valid_from=date(2026, 1, 1))
    assert {one.id for one in after("311227", INSURANCE, former)} > {former.id}
