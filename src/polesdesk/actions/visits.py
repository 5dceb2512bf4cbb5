"""What a manager does with visits: begin, answer room by room, finalise, correct, remark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from polesdesk.actions import follow_ups, rounds, visit_questions
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.actions.visit_lines import hours_of
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.occupancy_labels import FINDINGS
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.visiting import (
    PEOPLE,
    check_final,
    check_kind,
    next_version_number,
    require_draft,
    timed,
    was_checked,
)
from polesdesk.domain.visits import (
    DatedRemark,
    Finding,
    FindingKind,
    Motive,
    Round,
    RoundLine,
    Visit,
    VisitOrigin,
    VisitState,
)
from polesdesk.store import authority, conventions, visits
from polesdesk.store.kinds import FINDING, HUB, ROOM, ROUND, VISIT

ANSWERED = frozenset(
    ["kind", "time", "headcount", "minors", "activity", "note", "answers", "other_association_id"]
)
"""Fields of a finding that an answer may change."""


def get(work: Work, row_id: str) -> Visit:
    """Return a visit."""
    found: Visit = common.require(work, VISIT, row_id)
    return found


def get_finding(work: Work, row_id: str) -> Finding:
    """Return a finding."""
    found: Finding = common.require(work, FINDING, row_id)
    return found


# Beginning


def begin_round(
    work: Work, round_id: str, origin: VisitOrigin, *, time_in: time | None = None
) -> Visit:
    """Return the visit of a round: the one under way, else a new draft with its lines."""
    one: Round = rounds.get(work, round_id)
    made = visits.of_round(work.connection, one.id)
    if made:
        return made[0]
    begun = Visit(
        id=new_id(),
        hub_id=one.hub_id,
        round_id=one.id,
        day=one.day,
        time_in=time_in or one.from_time,
        agent=one.agent,
        motive=one.motive,
        origin=origin,
    )
    saved = _begin(work, begun, one.lines)
    work.save(ROUND, replace(one, visit_id=saved.id))
    return saved


def begin(
    work: Work,
    hub_id: str,
    day: date,
    span: tuple[time, time],
    *,
    agent: str = "",
    motive: Motive = Motive.TARGETED,
    origin: VisitOrigin = VisitOrigin.WINDOW,
) -> Visit:
    """Return a new draft without a round, with every room of a hub and who is expected there."""
    lines = rounds.lines(work, hub_id, day, *span)
    begun = Visit(
        id=new_id(),
        hub_id=hub_id,
        day=day,
        time_in=span[0],
        agent=agent,
        motive=motive,
        origin=origin,
    )
    return _begin(work, begun, lines)


def _begin(work: Work, begun: Visit, lines: Sequence[RoundLine]) -> Visit:
    hub: Hub = common.require(work, HUB, begun.hub_id)
    year = (begun.day or work.today).year
    letter = authority.settings(work.connection).computer_letter
    number = conventions.next_number(work.connection, f"V-{hub.code}", year, letter)
    work.name("visit.create", f"début de la visite {number}")
    saved: Visit = work.save(
        VISIT,
        replace(begun, number=number, question_set_id=visit_questions.in_use(work).id or None),
    )
    assert work.writer is not None
    work.writer.insert_many(
        FINDING, [_of_line(saved, line, place) for place, line in enumerate(lines)]
    )
    return saved


def _of_line(visit: Visit, line: RoundLine, place: int) -> Finding:
    return Finding(
        id=new_id(),
        visit_id=visit.id,
        hub_id=visit.hub_id,
        room_id=line.room_id,
        day=visit.day,
        convention_id=line.convention_id,
        slot_id=line.slot_id,
        slot_day=line.slot_day,
        position=place,
    )


# Answers, each saved at once


def answer(work: Work, finding_id: str, values: Mapping[str, Any]) -> Finding:
    """Save what was seen in one room; ``values`` are fields of ``ANSWERED``.

    A finding without people loses its headcount: nobody was counted there.
    """
    if not set(values) <= ANSWERED:
        raise ValueError(f"not an answer: {sorted(set(values) - ANSWERED)}")
    before = get_finding(work, finding_id)
    require_draft(get(work, before.visit_id))
    after = replace(before, **values)
    if after.kind not in PEOPLE:
        after = replace(after, headcount=None, minors=None)
    check_kind(after)
    room: Room = common.require(work, ROOM, after.room_id)
    work.name("finding.answer", f"{room.name}\u202f: {FINDINGS[after.kind].lower()}")
    saved: Finding = work.save(FINDING, after)
    return saved


def add_presence(work: Work, visit_id: str, room_id: str, *, moment: time | None = None) -> Finding:
    """Add people seen in a room where nobody was expected, after the other findings."""
    visit = get(work, visit_id)
    require_draft(visit)
    room: Room = common.require(work, ROOM, room_id)
    work.name("finding.create", f"présence imprévue\u202f: {room.name}")
    there = visits.findings_of(work.connection, visit_id)
    saved: Finding = work.save(
        FINDING,
        Finding(
            id=new_id(),
            visit_id=visit.id,
            hub_id=visit.hub_id,
            room_id=room_id,
            day=visit.day,
            time=moment,
            kind=FindingKind.UNPLANNED,
            position=max((one.position for one in there), default=-1) + 1,
        ),
    )
    return saved


def save(work: Work, visit: Visit) -> Visit:
    """Save the head of a draft: day, hours, agent, motive, person met, remark, signature."""
    before = get(work, visit.id)
    require_draft(before)
    if visit.time_in and visit.time_out and visit.time_out <= visit.time_in:
        raise RuleBroken("visit_hours", said("Le départ vient après l’arrivée."), field="time_out")
    saved: Visit = common.save(work, VISIT, visit)
    if saved.day != before.day:
        for one in visits.findings_of(work.connection, visit.id):
            work.save(FINDING, replace(one, day=saved.day))
    return saved


def sign(work: Work, visit_id: str, picture: bytes) -> Visit:
    """Keep a signature drawn on the screen, as a PNG; an empty one takes it away."""
    visit = get(work, visit_id)
    require_draft(visit)
    digest = work.files.put(picture) if picture else ""
    work.name("visit.sign", f"signature de la visite {visit.number}")
    saved: Visit = work.save(VISIT, replace(visit, signature_sha256=digest))
    return saved


# Final


def finalise(work: Work, visit_id: str) -> Visit:
    """Make a visit final: it counts from now on, and replaces the version that it corrects."""
    visit = get(work, visit_id)
    found = visits.findings_of(work.connection, visit_id)
    questions = visit_questions.of_visit(work, visit).questions
    check_final(visit, found, questions, work.today)
    work.name("visit.finalise", f"finalisation de la visite {visit.number}")
    for before, after in zip(found, timed(visit, found, hours_of(work, visit, found)), strict=True):
        if after != before:
            work.save(FINDING, after)
    if visit.replaces_id is not None:
        former = get(work, visit.replaces_id)
        work.save(VISIT, replace(former, state=VisitState.REPLACED))
    saved: Visit = work.save(
        VISIT, replace(visit, state=VisitState.FINAL, finalised_at=work.moment)
    )
    follow_ups.open_asked(work, saved, found)
    return saved


def finalise_many(work: Work, ids: Sequence[str]) -> int:
    """Make several drafts final, or none; return how many."""
    if len(ids) > 1:
        work.name("visit.finalise", f"finalisation de {len(ids)} visites")
    for row_id in ids:
        finalise(work, row_id)
    return len(ids)


def correct(work: Work, visit_id: str, reason: str) -> Visit:
    """Return the draft of a new version of a final visit; the old one counts until then."""
    former = get(work, visit_id)
    if former.state is not VisitState.FINAL:
        raise RuleBroken("visit_not_final", said("Seule une visite finalisée se corrige."))
    if not reason.strip():
        raise RuleBroken(
            "reason_required", said("Donnez le motif de la correction."), field="reason"
        )
    open_one = visits.correcting(work.connection, visit_id)
    if open_one is not None:
        return open_one
    work.name("visit.correct", f"correction de la visite {former.number}")
    fresh: Visit = work.save(
        VISIT,
        replace(
            former,
            id=new_id(),
            version=0,
            number=next_version_number(former.number),
            state=VisitState.DRAFT,
            finalised_at=None,
            replaces_id=former.id,
            correction_reason=reason.strip(),
            external_id="",
        ),
    )
    assert work.writer is not None
    copies = [
        replace(one, id=new_id(), version=0, visit_id=fresh.id)
        for one in visits.findings_of(work.connection, visit_id)
    ]
    work.writer.insert_many(FINDING, copies)
    return fresh


def remark(work: Work, visit_id: str, author: str, text: str) -> Visit:
    """Add a dated remark of the association or the office; no finding is rewritten by it."""
    visit = get(work, visit_id)
    if not text.strip():
        raise RuleBroken("text_required", said("Écrivez la remarque."), field="text")
    work.name("visit.remark", f"remarque sur la visite {visit.number}")
    said_then = DatedRemark(day=work.today, author=author.strip(), text=text.strip())
    saved: Visit = work.save(VISIT, replace(visit, remarks=(*visit.remarks, said_then)))
    return saved


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move visits to the bin; the version that one replaced counts again.

    Their findings go with them, unseen and uncounted, and come back with them.
    """
    found = [get(work, row_id) for row_id in ids]
    count = common.bin_many(work, VISIT, ids)
    for visit in found:
        _let_former_be(work, visit, VisitState.FINAL)
    return count


def came_back(work: Work, visit: Visit) -> None:
    """Let a version that comes back from the bin replace the former one again."""
    _let_former_be(work, visit, VisitState.REPLACED)


def _let_former_be(work: Work, visit: Visit, state: VisitState) -> None:
    if visit.state is not VisitState.FINAL or visit.replaces_id is None:
        return
    former: Visit | None = work.get(VISIT, visit.replaces_id)
    if former is not None and former.state is not state:
        work.save(VISIT, replace(former, state=state))


def drop_finding(work: Work, finding_id: str) -> None:
    """Take an unplanned presence back out of a draft."""
    one = get_finding(work, finding_id)
    require_draft(get(work, one.visit_id))
    common.bin_many(work, FINDING, (finding_id,))


def seen_rooms(work: Work, visit_id: str) -> int:
    """Return how many rooms of a visit were looked at."""
    return sum(1 for one in visits.findings_of(work.connection, visit_id) if was_checked(one))
