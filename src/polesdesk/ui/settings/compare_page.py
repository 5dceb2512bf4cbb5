"""Two versions of a template side by side as a page: colours, words, strokes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from polesdesk.domain.clauses import Difference, Pair, Side
from polesdesk.ui.tokens import tokens
from polesdesk.ui.words import tr


def _words() -> dict[Difference, str]:
    return {
        Difference.SAME: "",
        Difference.CHANGED: tr("Modifié"),
        Difference.ADDED: tr("Ajouté"),
        Difference.REMOVED: tr("Retiré"),
    }


def first_of_each(pairs: Sequence[Pair]) -> tuple[int, ...]:
    """Return the places where a run of lines that differ begins."""
    quiet = (Difference.SAME, Difference.LEFT_OUT)
    return tuple(
        place
        for place, pair in enumerate(pairs)
        if pair.difference not in quiet and (place == 0 or pairs[place - 1].difference in quiet)
    )


def anchor(number: int) -> str:
    """Return the name of the place of a difference, counted from 0."""
    return f"difference-{number}"


def page(pairs: Sequence[Pair], before: str, after: str) -> str:
    """Return the differences as rich text under the names of the two versions."""
    starts = {place: number for number, place in enumerate(first_of_each(pairs))}
    muted = tokens().muted
    head = (
        f'<tr><th></th><th align="left" colspan="2">{escape(before)}</th>'
        f'<th align="left" colspan="2">{escape(after)}</th></tr>'
    )
    rows = [_row(pair, starts.get(place), muted) for place, pair in enumerate(pairs)]
    return (
        '<table width="100%" cellspacing="0" cellpadding="4" '
        f'style="border-collapse: collapse">{head}{"".join(rows)}</table>'
    )


def summary(pairs: Sequence[Pair]) -> str:
    """Return in words how many lines differ."""
    told = (
        (Difference.CHANGED, tr("{n} ligne modifiée"), tr("{n} lignes modifiées")),
        (Difference.ADDED, tr("{n} ajoutée"), tr("{n} ajoutées")),
        (Difference.REMOVED, tr("{n} retirée"), tr("{n} retirées")),
    )
    parts = []
    for kind, one, many in told:
        n = sum(pair.difference is kind for pair in pairs)
        if n:
            parts.append((one if n == 1 else many).format(n=n))
    return ", ".join(parts) + "." if parts else tr("Les deux textes sont identiques.")


def _row(pair: Pair, number: int | None, muted: str) -> str:
    if pair.difference is Difference.LEFT_OUT:
        one, many = tr("{n} ligne identique"), tr("{n} lignes identiques")
        told = (one if pair.skipped == 1 else many).format(n=pair.skipped)
        return f'<tr><td></td><td colspan="4" style="color: {muted}">… {escape(told)} …</td></tr>'
    mark = "" if number is None else f'<a name="{anchor(number)}"></a>'
    word = f"{mark}<b>{escape(_words()[pair.difference])}</b>"
    left = _cells(pair.before, pair.difference, is_after=False, muted=muted)
    right = _cells(pair.after, pair.difference, is_after=True, muted=muted)
    return f'<tr><td width="9%">{word}</td>{left}{right}</tr>'


def _cells(side: Side | None, difference: Difference, *, is_after: bool, muted: str) -> str:
    colours = tokens()
    if side is None:
        return '<td width="4%"></td><td width="41%"></td>'
    ink, tint = (colours.green, colours.green_tint) if is_after else (colours.red, colours.red_tint)
    ground = "" if difference is Difference.SAME else f"background-color: {tint};"
    line_over = "underline" if is_after else "line-through"
    whole = difference in (Difference.ADDED, Difference.REMOVED)
    parts = [
        f'<span style="color: {ink}; text-decoration: {line_over}">{_text(part.text)}</span>'
        if part.differs or whole
        else _text(part.text)
        for part in side.parts
    ]
    return (
        f'<td width="4%" align="right" style="color: {muted}">{side.line}</td>'
        f'<td width="41%" style="{ground}">{"".join(parts)}</td>'
    )


def _text(words: str) -> str:
    return escape(words)
