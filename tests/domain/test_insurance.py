"""What an insurance lacks: days, premises, covers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.associations import Cover, Paper, PaperKind, PaperState
from polesdesk.domain.insurance import Premises, check_insurance, is_insured

DAY = date(2026, 11, 22)
HALL = Premises(room_id="hall", hub_id="vol", name="grande salle")
OFFICE = Premises(room_id="office", hub_id="elb", name="bureau 2")


def certificate(**fields: object) -> Paper:
    usual: dict[str, object] = {"id": "p", "valid_to": date(2027, 6, 30)}
    return Paper(**{**usual, **fields})  # type: ignore[arg-type]


def test_a_certificate_that_names_nothing_is_not_limited() -> None:
    assert check_insurance([certificate()], [HALL, OFFICE], DAY).ok


def test_premises_not_named_are_said() -> None:
    check = check_insurance([certificate(room_ids=("hall",))], [HALL, OFFICE], DAY)
    assert (check.ok, check.unnamed) == (False, ("bureau 2",))
    assert check.why == "L’attestation d’assurance ne nomme pas bureau 2."


def test_a_hub_named_covers_its_rooms() -> None:
    assert check_insurance([certificate(hub_ids=("vol",))], [HALL], DAY).ok


def test_two_certificates_count_together() -> None:
    papers = [
        certificate(id="a", room_ids=("hall",), covers=(Cover.LIABILITY,)),
        certificate(id="b", room_ids=("office",), covers=(Cover.OCCUPIER,)),
    ]
    assert check_insurance(papers, [HALL, OFFICE], DAY).ok


def test_a_cover_that_lacks_is_said() -> None:
    check = check_insurance([certificate(covers=(Cover.LIABILITY,))], [HALL], DAY)
    assert check.missing_covers == (Cover.OCCUPIER,)
    assert "risques locatifs" in check.why


def test_a_lapse_says_since_when() -> None:
    check = check_insurance([certificate(valid_to=date(2026, 8, 31))], [HALL], DAY)
    assert (check.ok, check.lapsed, check.ended_on) == (False, True, date(2026, 8, 31))
    assert check.why == "L’assurance a pris fin le 31/08/2026."


def test_none_at_all_and_none_needed() -> None:
    assert check_insurance([], [HALL], DAY).why == (
        "Aucune attestation d’assurance n’est valable ce jour-là."
    )
    assert check_insurance([certificate(decided=PaperState.NOT_APPLICABLE)], [HALL], DAY).ok
    assert not check_insurance([certificate(decided=PaperState.REJECTED)], [HALL], DAY).ok


@pytest.mark.parametrize("kind", [one for one in PaperKind if one != "INSURANCE_CERTIFICATE"])
def test_other_papers_insure_nothing(kind: PaperKind) -> None:
    assert not is_insured([certificate(kind=kind)], DAY)


@given(
    st.lists(st.tuples(st.integers(-40, 40), st.integers(0, 40)), max_size=4), st.integers(-60, 60)
)
def test_a_day_is_insured_if_some_certificate_holds_it(
    spans: list[tuple[int, int]], at: int
) -> None:
    papers = [
        certificate(
            id=str(number),
            valid_from=DAY + timedelta(days=start),
            valid_to=DAY + timedelta(days=start + length),
        )
        for number, (start, length) in enumerate(spans)
    ]
    expected = any(start <= at <= start + length for start, length in spans)
    assert is_insured(papers, DAY + timedelta(days=at)) is expected
