"""French typography put into a text that was typed with plain signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from polesdesk.domain.french.spaces import NARROW_NBSP, NBSP

# What must stay as typed: addresses of mail and web, fields of a clause template.
_KEPT = (
    r"(?P<kept>\{[^{}\n]{0,200}\}"
    r"|(?:https?://|ftp://|www\.)[^\s\"«»<>]*[\w/#=&]"
    r"|[^\s@\"«»<>:;]{1,64}@[\w.\-]{0,190}\w)"
)
_SPACES = r"[ \u00a0\u202f]"


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_KEPT}|{pattern}")


_APOSTROPHE = _rule(r"(?<=[^\W\d_])['´`](?=[\w«\"])")
_OPENING = _rule(rf"«{_SPACES}*(?=[^\s»])")
_CLOSING = _rule(rf"(?<=[^\s«]){_SPACES}*»")
_TALL = _rule(
    rf"(?<=[^\s(\[«!?;:]){_SPACES}*"
    rf"(?P<sign>[!?]+(?=$|[\s)\]»\",.…])|[;:](?=$|\s))"
)
_NUMBER_SIGN = _rule(r"\b(?P<word>[nN]°) ?(?=\d)")
_UNIT = _rule(r"(?<=\d) (?P<unit>[€%]|h\b|m²|km\b)")
_HOUR_MINUTES = _rule(rf"(?<=\d{NBSP}h) (?=\d\d\b)")
_STRAIGHT_QUOTE = _rule(r"(?P<quote>\")")


@lru_cache(maxsize=4_000)
def typeset(text: str) -> str:
    """Return ``text`` with French apostrophes, quotation marks and no-break spaces.

    Narrow no-break spaces stand inside « » and before ; : ! ?, no-break spaces before units
    and after « n° ». Addresses, hours such as 18:30 and template fields stay as they are;
    a text that is typeset already does not change.
    """
    text = _replaced(_APOSTROPHE, "’", _pair_quotes(text))
    text = _replaced(_OPENING, f"«{NARROW_NBSP}", text)
    text = _replaced(_CLOSING, f"{NARROW_NBSP}»", text)
    text = _replaced(_TALL, NARROW_NBSP, text, "sign")
    text = _replaced(_NUMBER_SIGN, "", text, "word", after=NBSP)
    text = _replaced(_UNIT, NBSP, text, "unit")
    return _replaced(_HOUR_MINUTES, NBSP, text)


def _replaced(
    rule: re.Pattern[str], before: str, text: str, group: str = "", *, after: str = ""
) -> str:
    def replacement(match: re.Match[str]) -> str:
        if match["kept"] is not None:
            return match[0]
        return before + (match[group] if group else "") + after

    return rule.sub(replacement, text)


def _pair_quotes(text: str) -> str:
    """Turn each pair of straight quotation marks of a line into « »; leave a lone one."""
    if '"' not in text:
        return text
    signs = list(text)
    for opening, closing in _quote_pairs(text):
        signs[opening], signs[closing] = "«", "»"
    return "".join(signs)


def _quote_pairs(text: str) -> Iterator[tuple[int, int]]:
    opening: int | None = None
    for match in _STRAIGHT_QUOTE.finditer(text):
        if match["kept"] is not None:
            continue
        place = match.start()
        if opening is not None and "\n" in text[opening:place]:
            opening = None
        if opening is not None and _can_close(text, place):
            yield opening, place
            opening = None
        elif _can_open(text, place):
            opening = place


def _can_open(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(after.strip()) and after != '"' and (not before.strip() or before in "([«'’")


def _can_close(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place + 1 : place + 2]
    return before.strip() not in ("", '"') and not after.isalnum()
