"""Final deletion from the bin, by hand: what hangs on it, what goes with it, what forbids it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any

from polesdesk.actions import bin as binned
from polesdesk.actions import subjects
from polesdesk.actions.runner import Work
from polesdesk.domain.french import plural
from polesdesk.domain.history import Destruction
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.visits import VisitState
from polesdesk.store import destroying, records
from polesdesk.store.journal import DESTRUCTION
from polesdesk.store.kinds import KINDS, VISIT, Kind
from polesdesk.store.tables import DESTROYED

PARTS: Mapping[str, frozenset[str]] = {
    "hub": frozenset({"room", "rent", "annex", "closure", "closure_operation", "note"}),
    "room": frozenset({"closure", "closure_operation", "note"}),
    "association": frozenset({"association", "officer", "paper", "note", "association_event"}),
    "convention": frozenset({"annex", "note", "slot_exception", "allotment", "evaluation"}),
    "allotment": frozenset({"slot_exception"}),
    "premises_request": frozenset({"note"}),
    "visit": frozenset({"finding", "note"}),
    "follow_up": frozenset({"note"}),
    "volunteer": frozenset({"volunteer", "note"}),
    "access_device": frozenset({"handover"}),
    "citizen_day": frozenset(
        {"worksite_proposal", "worksite", "sign_up", "day_task", "survey_answer", "incident"}
    ),
    "worksite": frozenset({"day_task"}),
}
"""What has no life without a record and goes with it; an association takes its merged twins."""

_NAMED_AT_MOST = 3
_LINKS = ("_id", "_ids")
_DIGESTS = ("sha256", "logo_sha256", "signature_sha256", "signed_sha256")

Found = tuple[Kind, Any]


@dataclass(slots=True)
class _Whole:
    """The records to delete with their parts, by kind and id, the chosen ones first."""

    chosen: list[Found]
    parts: list[Found] = field(default_factory=list)

    def all(self) -> list[Found]:
        """Return them all."""
        return [*self.chosen, *self.parts]

    def digests(self) -> list[str]:
        """Return the hashes of the documents kept for them."""
        return sorted({digest for _, value in self.all() for digest in _digests(value)})


def look(work: Work, ids: Sequence[str]) -> Destruction:
    """Tell what a final deletion of rows of the bin would take; refuse what must be kept."""
    whole = _gather(work, ids)
    return Destruction(
        titles=tuple(subjects.title(*one) for one in whole.chosen),
        parts=tuple(subjects.subject(*one) for one in whole.parts),
        files=len(whole.digests()),
    )


def destroy(work: Work, ids: Sequence[str]) -> int:
    """Delete rows of the bin for good, as one command that nothing undoes; return how many.

    Their words leave the tables, the search, the log and the kept documents; the log keeps who
    deleted them and when. Backups made before still hold them.
    """
    assert work.writer is not None
    whole = _gather(work, ids)
    one = subjects.destruction(*whole.chosen[0])
    many = f"suppression définitive de {plural(len(whole.chosen), 'fiche')}"
    work.name(DESTRUCTION, one if len(whole.chosen) == 1 else many)
    digests = whole.digests()
    for kind, value in whole.all():
        destroying.erase(work.connection, kind.name, value.id)
        work.save(kind, _emptied(kind, value))
        work.writer.set_life(kind, value.id, DESTROYED)
    for digest in destroying.unnamed(work.connection, digests):
        work.after.append(partial(work.files.drop, digest))
    return len(whole.chosen)


def _gather(work: Work, ids: Sequence[str]) -> _Whole:
    """Follow what belongs to the records chosen; refuse when anything else names them."""
    whole = _Whole(chosen=binned.lying(work, ids))
    known = {value.id: (kind, value) for kind, value in whole.chosen}
    outside: dict[str, list[Found]] = {}
    frontier = list(known)
    while frontier:
        reached = []
        for one in destroying.naming(work.connection, frontier):
            if one.id in known:
                continue
            kind = KINDS[one.kind]
            found = kind, records.kept(work.connection, kind, one.id)
            if one.kind in PARTS.get(known[one.named][0].name, ()):
                known[one.id] = found
                whole.parts.append(found)
                reached.append(one.id)
            else:
                outside.setdefault(one.named, []).append(found)
        frontier = reached
    for kind, value in whole.all():
        _refuse_evidence(work, kind, value)
    for named, holders in outside.items():
        _refuse_held(known[named], [one for one in holders if one[1].id not in known])
    return whole


def _refuse_evidence(work: Work, kind: Kind, value: Any) -> None:
    """A visit that was made final is evidence; its findings are too."""
    visit = value if kind is VISIT else None
    if kind.name == "finding":
        visit = records.get(work.connection, VISIT, value.visit_id)
    if visit is not None and visit.state is not VisitState.DRAFT:
        raise RuleBroken(
            "evidence_kept",
            said(
                "La visite {number} est finalisée\u202f: elle est conservée comme preuve et ne se "
                "supprime pas définitivement."
            ).format(number=visit.number),
        )


def _refuse_held(named: Found, holders: Sequence[Found]) -> None:
    if not holders:
        return
    told = [subjects.subject(*one) for one in holders[:_NAMED_AT_MOST]]
    left = len(holders) - len(told)
    if left:
        others = plural(left, said("autre fiche"), said("autres fiches"))
        told.append(said("et {others}").format(others=others))
    raise RuleBroken(
        "still_named",
        said(
            "{title}\u202f: suppression définitive impossible, d’autres fiches en dépendent "
            "({holders})."
        ).format(title=subjects.title(*named), holders=", ".join(told)),
    )


def _emptied(kind: Kind, value: Any) -> Any:
    """Return a record without its words: its number and the ids that it names are left."""
    left = {
        one.name: getattr(value, one.name)
        for one in fields(value)
        if one.name in ("id", "version", "number") or one.name.endswith(_LINKS)
    }
    return kind.type(**left)


def _digests(value: Any) -> Iterator[str]:
    for name in _DIGESTS:
        if digest := getattr(value, name, ""):
            yield digest
    yield from getattr(value, "photos", ())
    for line in getattr(value, "lines", ()):
        yield from getattr(line, "photos", ())
    yield from (one.sha256 for one in getattr(value, "other_files", ()))
