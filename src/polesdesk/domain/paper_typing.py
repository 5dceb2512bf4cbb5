"""Papers typed one after the other in a grid: what a cell says, and what it does to the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from polesdesk.domain.associations import Cover, Paper, PaperKind, PaperState, latest_paper
from polesdesk.domain.folding import clean_text, fold
from polesdesk.domain.french import format_date
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.paper_validity import valid_until
from polesdesk.domain.parsing import ParseProblem, parse_date
from polesdesk.domain.speech import said

END_TYPED = frozenset({PaperKind.INSURANCE_CERTIFICATE})
"""Papers that say their own end, which is the date typed; of others one types the receipt."""
REJECT, NOT_NEEDED = "r", "x"
"""The keys of a rejected paper and of one that the association does not need."""
MOST_YEARS = 5
"""Years ahead that an end may lie: beyond, the year was mistyped."""
LONGEST_REASON = 200
_NO_CODES: Mapping[str, str] = {}
LACKING = frozenset({PaperState.MISSING, PaperState.EXPIRED, PaperState.REJECTED})
"""States in which the office still waits for the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPaper:
    """What was typed for a paper of an association: a day, or a decision with its reason.

    After the end of a certificate, codes may name its covers and the hubs that it insures.
    """

    association_id: str
    kind: PaperKind
    day: date | None = None
    decided: PaperState | None = None
    reason: str = ""
    covers: tuple[Cover, ...] = ()
    hub_ids: tuple[str, ...] = ()


COVER_CODES = {
    "rc": Cover.LIABILITY, "rl": Cover.OCCUPIER, "db": Cover.PROPERTY, "rr": Cover.WAIVER,
}  # fmt: skip
"""What is typed after the end of a certificate for each cover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGridRow:
    """An association in the grid, its hubs by id, and all its papers of the kinds asked.

    ``asked`` are the kinds that the office asks this one for.
    """

    id: str
    name: str
    acronym: str = ""
    hub_ids: frozenset[str] = frozenset()
    hosted: bool = False
    papers: tuple[Paper, ...] = ()
    asked: frozenset[PaperKind] = frozenset(PaperKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGrid:
    """The associations, the papers asked of them, the hubs to choose from and their codes."""

    kinds: tuple[PaperKind, ...]
    rows: tuple[PaperGridRow, ...]
    hubs: tuple[Choice, ...] = ()
    expiring_days: int = 60
    codes: Mapping[str, str] = field(default_factory=dict)


def read_typed(
    text: str,
    association_id: str,
    kind: PaperKind,
    today: date,
    codes: Mapping[str, str] = _NO_CODES,
) -> TypedPaper | None:
    """Return what a cell says, None when it is empty; raise ``ParseProblem`` in French.

    ``codes`` are the folded codes of hubs, by which a certificate names its premises.
    """
    plain = clean_text(text, LONGEST_REASON)
    if not plain:
        return None
    typed = TypedPaper(association_id=association_id, kind=kind)
    if fold(plain) == NOT_NEEDED:
        return replace(typed, decided=PaperState.NOT_APPLICABLE)
    key, _, reason = plain.partition(" ")
    if fold(key) == REJECT:
        if not reason.strip():
            raise ParseProblem(
                "no_reason",
                said("Dites pourquoi la pièce est rejetée, après «\u202fr\u202f» et une espace."),
            )
        return replace(typed, decided=PaperState.REJECTED, reason=reason.strip())
    if kind is PaperKind.INSURANCE_CERTIFICATE:
        plain, typed = _with_codes(plain, typed, codes)
    return replace(typed, day=_likely(parse_date(plain, today), kind, today))


def _with_codes(text: str, typed: TypedPaper, codes: Mapping[str, str]) -> tuple[str, TypedPaper]:
    """Take the codes of covers and hubs off the end of a text: « 31/12/27 rc rl vol »."""
    words = text.split()
    covers: list[Cover] = []
    hubs: list[str] = []
    while len(words) > 1:
        last = fold(words[-1])
        if last in COVER_CODES:
            covers.insert(0, COVER_CODES[last])
        elif last in codes:
            hubs.insert(0, codes[last])
        else:
            break
        words.pop()
    named = replace(typed, covers=tuple(dict.fromkeys(covers)), hub_ids=tuple(dict.fromkeys(hubs)))
    return " ".join(words), named


def _likely(day: date, kind: PaperKind, today: date) -> date:
    if kind not in END_TYPED and day > today:
        raise ParseProblem(
            "not_received_yet",
            said("Tapez le jour de réception\u202f: le {day} n’est pas encore passé.").format(
                day=format_date(day)
            ),
        )
    if day.year > today.year + MOST_YEARS:
        raise ParseProblem(
            "end_too_far",
            said("Cette attestation finirait le {day}\u202f: vérifiez l’année.").format(
                day=format_date(day)
            ),
        )
    return day


def saved_papers(typed: TypedPaper, papers: Sequence[Paper], today: date) -> tuple[Paper, ...]:
    """Return the papers to save, new or changed, so that what was typed is what counts.

    A day later than the one on file adds a paper and keeps the former; an earlier day corrects
    the one on file. A former paper that would outlast the new one ends on its eve, else it would
    still be the one that counts. A decision is about the paper on file, if there is one.
    """
    held = latest_paper(tuple(papers), typed.kind)
    if held is not None and held.decided is PaperState.REJECTED:
        held = None
    if typed.day is None:
        return (_decided(typed, held, today),)
    received, end = _dates(typed.kind, typed.day, today)
    if held is None or _is_newer(typed, held):
        fresh = Paper(
            id=new_id(),
            association_id=typed.association_id,
            kind=typed.kind,
            received_on=received,
            valid_to=end,
            covers=typed.covers,
            hub_ids=typed.hub_ids,
        )
        return (*_ended(held, fresh), fresh)
    changed = replace(
        held,
        decided=None,
        reason="",
        received_on=received,
        valid_to=end,
        covers=typed.covers or held.covers,
        hub_ids=typed.hub_ids or held.hub_ids,
        room_ids=() if typed.hub_ids else held.room_ids,
    )
    return () if _same(changed, held) else (changed,)


def _decided(typed: TypedPaper, held: Paper | None, today: date) -> Paper:
    one = held or Paper(
        id=new_id(), association_id=typed.association_id, kind=typed.kind, received_on=today
    )
    if held is None and typed.decided is PaperState.NOT_APPLICABLE:
        one = replace(one, received_on=None)
    return replace(one, decided=typed.decided, reason=typed.reason)


def _dates(kind: PaperKind, day: date, today: date) -> tuple[date, date | None]:
    """Return the receipt and the end."""
    return (today, day) if kind in END_TYPED else (day, valid_until(kind, day))


def _is_newer(typed: TypedPaper, held: Paper) -> bool:
    """Tell whether the day typed is that of another paper, later than the one on file."""
    if held.decided is PaperState.NOT_APPLICABLE or typed.day is None:
        return False
    known = held.valid_to if typed.kind in END_TYPED else held.received_on
    return known is None or typed.day > known


def _ended(held: Paper | None, fresh: Paper) -> tuple[Paper, ...]:
    if held is None or fresh.valid_to is None or fresh.received_on is None:
        return ()
    if held.valid_to is not None and held.valid_to <= fresh.valid_to:
        return ()
    eve = fresh.received_on - timedelta(days=1)
    start = held.valid_from or held.received_on or eve
    return (replace(held, valid_to=max(start, eve)),)


def _same(changed: Paper, held: Paper) -> bool:
    named = (changed.covers, changed.hub_ids) != (held.covers, held.hub_ids)
    is_certificate = changed.kind in END_TYPED and held.decided is None
    if is_certificate and changed.valid_to == held.valid_to and not named:
        return held.received_on is not None
    return changed == held
