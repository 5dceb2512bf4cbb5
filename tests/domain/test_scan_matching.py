"""Pages of scans matched with the originals that were issued."""

from dataclasses import replace

from polesdesk.domain.conventions import State
from polesdesk.domain.scan_matching import match, returned
from polesdesk.domain.scan_pages import KnownOriginal, ScannedPage, ScanStatus
from polesdesk.domain.scan_steps import certain_step, steps_offered, steps_to, usual_step
from polesdesk.domain.scans import page_code, page_payload

ID = "0192f0c1-2b3c-7d4e-8f50-61728394a5b6"
OTHER_ID = "0192f0c1-2b3c-7d4e-8f50-aaaaaaaaaaaa"
KNOWN = KnownOriginal(
    issued_id="i2",
    convention_id=ID,
    number="VOL-2026-003",
    issue=2,
    pages=3,
    association="Les Amis",
)
CANCELLED = replace(KNOWN, issued_id="i1", issue=1, is_cancelled=True)
ODD = replace(KNOWN, issued_id="o1", convention_id=OTHER_ID, number="2024/17", issue=1, pages=1)
ALL = (CANCELLED, KNOWN, ODD)


def page(*words: str, **told: object) -> ScannedPage:
    return ScannedPage(source="retour.pdf", number=1, words=words, **told)  # type: ignore[arg-type]


def of(number: int, *, issue: int = 2, name: str = "VOL-2026-003", row_id: str = ID) -> str:
    return page_payload(name, row_id, issue, number)


def statuses(*pages: ScannedPage) -> list[tuple[ScanStatus, int | None]]:
    return [(one.status, one.page) for one in match(pages, ALL)]


def test_a_code_is_read_back_and_an_altered_one_is_not() -> None:
    words = of(11)
    code = page_code(words)
    assert code is not None
    assert (code.number, code.issue, code.page) == ("VOL-2026-003", 2, 11)
    assert page_code(words.replace(".p11.", ".p12.")) is None
    assert page_code("PD1.TOUR.T-1.p1.abcdef") is None


def test_pages_in_any_order_make_an_original_whole() -> None:
    found = match([page(of(3)), page(of(1)), page(of(2))], ALL)
    assert {one.status for one in found} == {ScanStatus.RECOGNISED}
    (one,) = returned(found)
    assert one.leaves == ((1, 1), (2, 2), (3, 0))
    assert one.is_whole


def test_a_page_that_lacks_is_told_at_the_end() -> None:
    assert statuses(page(of(1)), page(of(3))) == [
        (ScanStatus.RECOGNISED, 1), (ScanStatus.RECOGNISED, 3), (ScanStatus.MISSING, 2),
    ]  # fmt: skip


def test_a_page_twice_is_a_duplicate() -> None:
    assert statuses(page(of(1)), page(of(1)))[1] == (ScanStatus.DUPLICATE, 1)


def test_a_version_that_was_cancelled_brings_no_original_back() -> None:
    found = match([page(of(1, issue=1))], ALL)
    assert [one.status for one in found] == [ScanStatus.CANCELLED_VERSION]
    assert returned(found) == ()


def test_pages_of_nothing_that_was_issued_here_are_foreign() -> None:
    foreign = [
        page(of(1, name="MAR-2026-001")), page(of(1, issue=9)), page(of(4)), page(of(1, issue=0)),
        page("https://example.org"), page(is_clear=True),
    ]  # fmt: skip
    found = match(foreign, ALL)
    assert {one.status for one in found} == {ScanStatus.FOREIGN}
    assert all(one.reason for one in found)
    assert "projet" in found[3].reason


def test_a_page_without_a_code_that_is_not_clear_is_unreadable() -> None:
    blurred, refused = match([page(), page(trouble="Ce fichier est vide.")], ALL)
    assert (blurred.status, refused.status) == (ScanStatus.UNREADABLE, ScanStatus.UNREADABLE)
    assert refused.reason == "Ce fichier est vide."


def test_an_odd_number_is_found_by_its_short_id_and_told_by_its_name() -> None:
    (one,) = match([page(of(1, issue=1, name="2024/17", row_id=OTHER_ID))], ALL)
    assert (one.status, one.number) == (ScanStatus.RECOGNISED, "2024/17")


def test_our_code_counts_beside_another_one() -> None:
    assert statuses(page("https://example.org", of(1)))[0] == (ScanStatus.RECOGNISED, 1)


def test_what_the_manager_attributes_counts_as_if_it_had_been_read() -> None:
    found = match([page(of(1)), page(of(2)), page()], ALL, {2: ("i2", 3)})
    assert returned(found)[0].is_whole
    assert match([page(of(1)), page()], ALL, {1: ("i2", 1)})[1].status is ScanStatus.DUPLICATE


def test_a_scan_that_is_filed_already_is_a_duplicate_but_a_new_scan_is_not() -> None:
    filed = replace(KNOWN, filed=frozenset({1, 2, 3}), marks=frozenset({"a"}))
    found = match([page(of(1), mark="a"), page(of(2), mark="b")], [filed])
    assert [one.status for one in found[:2]] == [ScanStatus.DUPLICATE, ScanStatus.RECOGNISED]


def test_a_copy_that_lacked_a_page_awaits_that_page_only() -> None:
    partly = replace(KNOWN, filed=frozenset({1, 2}))
    (one,) = returned(match([page(of(3))], [partly]))
    assert one.is_whole


def test_the_first_return_proves_the_association_and_the_second_the_city() -> None:
    fresh = replace(KNOWN, state=State.TO_SIGN)
    back = replace(KNOWN, state=State.SIGNED_BY_ASSOCIATION)
    assert usual_step(fresh) is certain_step(fresh) is State.SIGNED_BY_ASSOCIATION
    assert usual_step(back) is None
    assert usual_step(replace(back, filed=frozenset({1}))) is State.SIGNED_BY_CITY
    assert certain_step(replace(back, filed=frozenset({1}))) is None
    assert steps_to(State.TO_SIGN, State.SIGNED_BY_CITY) == (
        State.SIGNED_BY_ASSOCIATION, State.SIGNED_BY_CITY,
    )  # fmt: skip
    assert steps_to(State.TO_SIGN, None) == ()
    assert steps_offered(State.NOTIFIED) == ()
