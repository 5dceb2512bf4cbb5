"""A text of origin that has changed is told of, and the office's own text is left alone."""

from polesdesk.domain.clauses import factory_text, news_of
from polesdesk.domain.papers import ClauseTemplate

CASE = "créneaux par courrier]"


def version(text: str, **fields: object) -> ClauseTemplate:
    usual = {"id": "t", "name": "convention", "issue": 1, "is_factory": False}
    return ClauseTemplate(text=text, **{**usual, **fields})  # type: ignore[arg-type]


def former() -> str:
    """The text of origin as it was before it knew slots that are set by letter."""
    text = factory_text("convention")
    assert CASE in text
    return text.replace(CASE, "usage exclusif]")


def test_the_text_of_today_has_no_news():
    assert news_of(()) is None
    assert news_of([version(factory_text("convention"), is_factory=True)]) is None


def test_a_former_text_of_origin_is_told_with_the_cases_that_it_lacks():
    news = news_of([version(former(), is_factory=True)])
    assert news is not None
    assert news.is_untouched
    assert news.lacking == ("les créneaux de chaque saison sont fixés par courrier",)
    same_cases = factory_text("convention") + "\nUn mot de plus.\n"
    assert news_of([version(same_cases, is_factory=True)]) is not None


def test_a_text_of_the_office_is_told_of_only_where_it_lacks_a_case():
    assert news_of([version(factory_text("convention") + "\nUn mot de plus.\n")]) is None
    news = news_of([version(former())])
    assert news is not None
    assert not news.is_untouched


def test_a_draft_that_cannot_be_read_yet_says_nothing():
    assert news_of([version("[si inconnu]")]) is None


def test_only_the_newest_version_counts():
    newest = version(factory_text("convention"), issue=2)
    assert news_of([newest, version(former(), is_factory=True)]) is None
