"""Amendments: what they change of an agreement, article by article, and the terms of a day.

An amendment is an agreement of its own with all the terms as they will stand; from its first
day its rooms and slots replace the former ones, once both parties have signed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby

from polesdesk.domain.conventions import SIGNED, Convention, State
from polesdesk.domain.speech import said

TERMS = (
    "use_kind", "room_ids", "slots", "end_date", "notice_months", "renewal_deadline",
    "free_use_ground", "occupancy_fee_cents", "fee_period", "indexation", "charges_mode",
    "charges_cents", "deposit_cents", "purpose", "authorised_activities",
    "activity_responsible", "public_reception", "expected_headcount", "economic_activity",
    "furniture", "locker_letterbox", "key_count", "key_holders", "safety_referent",
    "special_terms", "cited_annexes", "slots_by_letter",
)  # fmt: skip
"""What an amendment may change; parties, premises' hub, act and signatures are not terms."""

VALUE = ("in_kind_value_cents", "in_kind_working", "in_kind_year")
"""The value in kind, which follows from the terms."""

FOLLOWED = (
    "state", "suspended_from", "suspended_to", "past_suspensions", "termination_ground",
    "notice_given_on", "terminated_on", "closed_on",
)  # fmt: skip
"""What befalls an agreement befalls its amendments."""

_LED = frozenset(
    {
        State.NOTIFIED,
        State.SUSPENDED,
        State.TERMINATION_PENDING,
        State.TERMINATED,
        State.CLOSED,
        State.ARCHIVED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedArticle:
    """What changes in one article: the paragraphs that go and those that come.

    ``number`` is that of the agreement's paper, None for an article that it did not have, 0 for
    what stands after its articles.
    """

    number: int | None
    title: str
    former: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """The agreement that an amendment changes, and how."""

    id: str
    number: str
    title: str
    rank: int
    signed_on: date | None
    notified_on: date | None
    articles: tuple[ChangedArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of an article as its paper prints it; a row of a table is one, too."""

    key: str
    number: int | None
    title: str
    text: str


def number_of(agreement: str, rank: int) -> str:
    """Return the number of an amendment, « VOL-2026-003-A1 »."""
    return f"{agreement}-A{rank}"


def rank_of(number: str) -> int:
    """Return the rank of an amendment by its number, 0 where the number tells none."""
    _, _, last = number.rpartition("-A")
    return int(last) if last.isdecimal() else 0


def amendment_in_words(number: str) -> str:
    """Return « avenant n° 1 », or the whole number where it tells no rank."""
    rank = rank_of(number)
    return said("avenant n°\u00a0{rank}").format(rank=rank or number)


def followed_state(own: State, agreement: State) -> State:
    """Return the state of a signed amendment whose agreement has moved."""
    return agreement if own in _LED and agreement in _LED else own


def running(
    amendments: Iterable[Convention], day: date, *, but: str = ""
) -> tuple[Convention, ...]:
    """Return the signed amendments that have begun by a day, the last one last."""
    begun = [
        one
        for one in amendments
        if one.state in SIGNED
        and one.id != but
        and one.start_date is not None
        and one.start_date <= day
    ]
    return tuple(sorted(begun, key=lambda one: (one.start_date or day, one.number, one.id)))


def terms_on(agreement: Convention, amendments: Iterable[Convention], day: date) -> Convention:
    """Return an agreement with the terms that its amendments give it on a day."""
    begun = running(amendments, day)
    if not begun:
        return replace(agreement, end_date=agreement.first_end_date or agreement.end_date)
    last = begun[-1]
    return replace(agreement, **{name: getattr(last, name) for name in (*TERMS, *VALUE)})


def new_terms(former: Convention, amendment: Convention) -> Convention:
    """Return an agreement as an amendment will leave it, for its articles to be compared."""
    changed = replace(former, **{name: getattr(amendment, name) for name in TERMS})
    if _placed(former) == _placed(changed):
        return changed
    return replace(changed, **{name: getattr(amendment, name) for name in VALUE})


def _placed(one: Convention) -> tuple[object, ...]:
    """Return what the value in kind follows from; a slot that goes on has another id."""
    slots = sorted(repr(replace(slot, id="", anchor=None)) for slot in one.slots)
    return one.use_kind, one.room_ids, slots


def changed_articles(
    former: Sequence[Passage], new: Sequence[Passage]
) -> tuple[ChangedArticle, ...]:
    """Return the articles that differ, in the order of the former paper, new ones last."""
    before, after = _by_article(former), _by_article(new)
    found = []
    for key, old in before.items():
        if key in after:
            gone, come = _difference(old, after[key])
        else:  # its title stands beside
            gone, come = tuple(one.text for one in old[1:]), ()
        if gone or come:
            title = old[0].title
            found.append(ChangedArticle(number=old[0].number, title=title, former=gone, new=come))
    for key, fresh in after.items():
        if key not in before:
            texts = tuple(one.text for one in fresh[1:])  # its title stands beside
            found.append(ChangedArticle(number=None, title=fresh[0].title, former=(), new=texts))
    return tuple(found)


def _by_article(paragraphs: Sequence[Passage]) -> dict[str, list[Passage]]:
    return {key: list(found) for key, found in groupby(paragraphs, key=lambda one: one.key)}


def _difference(
    old: Sequence[Passage], new: Sequence[Passage]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, after = [one.text for one in old], [one.text for one in new]
    steps = list(_steps(before, after))
    gone = tuple(text for first, last, _, _ in steps for text in before[first:last])
    come = tuple(text for _, _, first, last in steps for text in after[first:last])
    return gone, come


def _steps(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a_first, a_last, b_first, b_last in matcher.get_opcodes():
        if tag != "equal":
            yield a_first, a_last, b_first, b_last


def article_heading(article: ChangedArticle) -> str:
    """Return « Article 3 – Désignation des locaux », or that the article is new."""
    if article.number == 0:  # a heading after the articles, which has no number
        return article.title
    if article.number is None:
        return said("Article nouveau – {title}").format(title=article.title)
    number = "1er" if article.number == 1 else str(article.number)
    return said("Article\u00a0{number} – {title}").format(number=number, title=article.title)
