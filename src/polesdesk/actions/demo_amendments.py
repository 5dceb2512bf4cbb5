"""The amendments of the demonstration: one in force, one being prepared, one suspension lifted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import amendments, conventions, originals
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.conventions import Convention, State, UseKind, in_effect
from polesdesk.domain.progress import Silent
from polesdesk.store import conventions as stored
from polesdesk.store import records
from polesdesk.store.kinds import CONVENTION

GoTo = Callable[[date], object]
_SINCE = 75
"""Days that an agreement has run already when it is amended here."""


def play(runner: Runner, today: date, go_to: GoTo) -> None:
    """Play two amendments and a suspension, on days that come before today."""
    running = runner.read(_running, today)
    for one, act in zip(running[::-1], (_signed, _waiting, _suspended), strict=False):
        act(runner, one, today, go_to)
    go_to(today)


def _running(work: Work, today: date) -> list[Convention]:
    """Return agreements printed here that run long before and after today, by number."""
    ids = stored.ids_of(work.connection, stored.situation_is("in_force", today), None)
    found: list[Convention] = records.get_many(work.connection, CONVENTION, list(ids), alive=True)
    return sorted((one for one in found if _is_fit(one, today)), key=lambda one: one.number)


def _is_fit(one: Convention, today: date) -> bool:
    start, end = one.start_date, one.end_date
    fits = one.state is State.NOTIFIED and one.use_kind is UseKind.SLOT and one.amends_id is None
    if not fits or one.issued_version is None or start is None or end is None:
        return False
    before = today - timedelta(days=_SINCE)
    return in_effect(one, before) and in_effect(one, today) and end > today + timedelta(days=240)


def _prepared(
    runner: Runner, one: Convention, start: date, object_: str, **changed: object
) -> Convention:
    made: Convention = runner.do(amendments.prepare, one.id, start, object_=object_).value
    act = {
        name: getattr(one, name)
        for name in ("decision_kind", "signatory_id", "representative_ids", "delegation_number",
                     "delegation_date")
    }  # fmt: skip
    adopted = start - timedelta(days=35)
    told = {
        "decision_number": f"{adopted.year}-{adopted.timetuple().tm_yday:03d}",
        "decision_date": adopted,
        "decision_transmitted_on": adopted + timedelta(days=3),
        "decision_published_on": adopted + timedelta(days=4),
    }
    saved: Convention = runner.do(
        conventions.save,
        replace(made, **act, **told, **changed),  # type: ignore[arg-type]
    ).value
    return saved


def _signed(runner: Runner, one: Convention, today: date, go_to: GoTo) -> None:
    """An amendment that adds people and a safety referent, in force for six weeks."""
    start = today - timedelta(days=42)
    go_to(start - timedelta(days=30))
    made = _prepared(
        runner, one, start, "l’accueil d’un public plus nombreux et un nouveau référent sécurité.",
        expected_headcount=(one.expected_headcount or 12) + 8,
        safety_referent="Mme Ada Exemple",
    )  # fmt: skip
    originals.original(runner, Silent(), made.id)
    for days, target in ((14, State.SIGNED_BY_ASSOCIATION), (7, State.SIGNED_BY_CITY),
                         (6, State.TRANSMITTED), (2, State.NOTIFIED)):  # fmt: skip
        on = start - timedelta(days=days)
        go_to(on)
        runner.do(_move, made.id, target, on)


def _waiting(runner: Runner, one: Convention, today: date, go_to: GoTo) -> None:
    """An amendment that prolongs an agreement, being prepared."""
    go_to(today - timedelta(days=5))
    assert one.end_date is not None
    longer = one.end_date + timedelta(days=184)
    _prepared(runner, one, today + timedelta(days=40), "la prolongation de la convention.",
              end_date=longer)  # fmt: skip


def _suspended(runner: Runner, one: Convention, today: date, go_to: GoTo) -> None:
    """A suspension for works, over for a month."""
    first, last = today - timedelta(days=60), today - timedelta(days=31)
    go_to(first)
    why = "Remise aux normes de l’électricité."
    runner.do(_move, one.id, State.SUSPENDED, first, until=last, reason=why)
    go_to(last + timedelta(days=1))
    runner.do(_move, one.id, State.NOTIFIED, last + timedelta(days=1))


def _move(work: Work, /, row_id: str, target: State, on: date, **told: object) -> None:
    conventions.move(work, row_id, target, on=on, **told)
