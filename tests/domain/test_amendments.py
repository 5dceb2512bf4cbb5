"""What an amendment changes, article by article, and the terms of a day."""

from dataclasses import replace
from datetime import date

from polesdesk.domain.amended_text import paragraphs
from polesdesk.domain.amendments import (
    Passage,
    article_heading,
    changed_articles,
    followed_state,
    new_terms,
    running,
    terms_on,
)
from polesdesk.domain.clauses import factory_text
from polesdesk.domain.conventions import Convention, State
from sample_agreements import CONVENTION, agreement

BASE = replace(CONVENTION, state=State.NOTIFIED, end_date=date(2028, 8, 31),
               first_end_date=date(2027, 8, 31))  # fmt: skip
FIRST = replace(BASE, id="a1", number="VOL-2026-003-A1", amends_id=BASE.id, purpose="chorale",
                start_date=date(2027, 1, 1), end_date=date(2028, 8, 31))  # fmt: skip


def text(key: str, number: int | None, *texts: str) -> list[Passage]:
    return [Passage(key=key, number=number, title=key, text=one) for one in (key, *texts)]


def test_only_the_paragraphs_that_differ_are_told() -> None:
    former = [*text("Durée", 7, "jusqu’en 2027", "sans reconduction"), *text("Charges", 9, "Ville")]
    new = [*text("Durée", 7, "jusqu’en 2028", "sans reconduction"), *text("Charges", 9, "Ville")]
    (found,) = changed_articles(former, new)
    assert (found.former, found.new) == (("jusqu’en 2027",), ("jusqu’en 2028",))
    assert article_heading(found) == "Article\u00a07 – Durée"


def test_an_article_may_come_or_go() -> None:
    former = [*text("Objet", 1, "prêt"), *text("Dépôt", 2, "100 €")]
    new = [*text("Objet", 1, "prêt"), *text("Clés", 2, "deux clés")]
    gone, come = changed_articles(former, new)
    assert (gone.former, gone.new) == (("100 €",), ())
    assert (come.number, come.former, come.new) == (None, (), ("deux clés",))
    assert article_heading(come) == "Article nouveau – Clés"
    assert article_heading(replace(gone, number=1)) == "Article\u00a01er – Dépôt"


def test_the_articles_are_read_from_the_paper_without_the_parties() -> None:
    found = paragraphs(factory_text("convention"), agreement())
    assert found[0].number == 1
    told = [one.text for one in found]
    assert not any("Entre les soussignées" in one for one in told)
    assert any("vacances scolaires\u202f: non" in one for one in told)


def test_the_terms_of_a_day_are_those_of_the_last_amendment_signed() -> None:
    waiting = replace(FIRST, id="a2", state=State.TO_SIGN, purpose="danse")
    eve, day = date(2026, 12, 31), date(2027, 1, 1)
    assert terms_on(BASE, [FIRST, waiting], eve).end_date == date(2027, 8, 31)
    assert terms_on(BASE, [FIRST, waiting], eve).purpose == BASE.purpose
    assert terms_on(BASE, [FIRST, waiting], day).purpose == "chorale"
    assert [one.id for one in running([waiting, FIRST], day)] == ["a1"]
    assert terms_on(BASE, [], day).number == BASE.number


def test_the_value_in_kind_changes_with_the_premises_only() -> None:
    other = replace(FIRST, in_kind_value_cents=1)
    assert new_terms(BASE, other).in_kind_value_cents == BASE.in_kind_value_cents
    fewer = replace(other, slots=BASE.slots[:1])
    assert new_terms(BASE, fewer).in_kind_value_cents == 1


def test_a_signed_amendment_follows_the_state_of_its_agreement() -> None:
    assert followed_state(State.NOTIFIED, State.SUSPENDED) is State.SUSPENDED
    assert followed_state(State.TRANSMITTED, State.SUSPENDED) is State.TRANSMITTED
    assert isinstance(BASE, Convention)
