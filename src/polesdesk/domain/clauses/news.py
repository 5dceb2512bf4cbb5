"""What the text that the program comes with has, and the text that an office keeps has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polesdesk.domain.clauses.factory import factory_text
from polesdesk.domain.clauses.outline import used_facts
from polesdesk.domain.clauses.reading import parse
from polesdesk.domain.clauses.values import TemplateError
from polesdesk.domain.facts import FACT_SENTENCES
from polesdesk.domain.papers import ClauseTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class FactoryNews:
    """A template whose text of origin is another one now.

    ``is_untouched`` tells that the office keeps a former text of origin as it was; ``lacking``
    are the cases that only the new one distinguishes, each as the end of a sentence that
    begins with « si ».
    """

    name: str
    issue: int
    is_untouched: bool
    lacking: tuple[str, ...] = ()


def news_of(versions: Sequence[ClauseTemplate]) -> FactoryNews | None:
    """Return what is new for one template, its newest version first; None when nothing is.

    A text that the office wrote anew is its own: it is told of only where it lacks a case.
    """
    if not versions:
        return None
    newest = versions[0]
    origin = factory_text(newest.name)
    if newest.text == origin:
        return None
    lacking = _lacking(newest.text, origin)
    if not newest.is_factory and not lacking:
        return None
    return FactoryNews(
        name=newest.name, issue=newest.issue, is_untouched=newest.is_factory, lacking=lacking
    )


def _lacking(text: str, origin: str) -> tuple[str, ...]:
    try:
        known = set(used_facts(parse(text)))
    except TemplateError:  # a draft that cannot be read yet: nothing is sure
        return ()
    return tuple(FACT_SENTENCES[name] for name in used_facts(parse(origin)) if name not in known)
