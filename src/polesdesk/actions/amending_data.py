"""The agreement that an amendment changes, and the articles that differ: for its paper."""

from __future__ import annotations

import json
from dataclasses import replace

from polesdesk.actions.runner import Work
from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.amended_text import what_changes
from polesdesk.domain.amendments import Amended, new_terms, rank_of, terms_on
from polesdesk.domain.clauses import parse, render, template_name
from polesdesk.domain.clauses.values import TemplateError
from polesdesk.domain.conventions import Convention
from polesdesk.domain.facts import facts
from polesdesk.store import amendments as stored
from polesdesk.store import annexes, originals, records
from polesdesk.store.codec import from_plain
from polesdesk.store.kinds import CONVENTION, HUB, ROOM

USUAL_TITLE = "Convention d’occupation"
"""What an agreement is called whose text cannot be read."""


def amended(work: Work, data: AgreementData) -> Amended | None:
    """Return what an amendment changes: as its original printed it once it was issued."""
    one = data.convention
    base: Convention | None = records.get(work.connection, CONVENTION, one.amends_id or "")
    if base is None:
        return None
    return _printed(work, one) or _compared(work, data, base)


def _printed(work: Work, one: Convention) -> Amended | None:
    issued = originals.in_force(work.connection, one.id)
    if issued is None:
        return None
    plain = json.loads(issued.snapshot or "{}").get("amends")
    found: Amended | None = from_plain(Amended, plain)
    return found


def _compared(work: Work, data: AgreementData, base: Convention) -> Amended:
    one = data.convention
    former = former_terms(work, base, one)
    before = as_of(work, data, former)
    after = as_of(work, data, new_terms(former, one))
    text = _text_of(work, base)
    return Amended(
        id=base.id,
        number=base.number,
        title=_title(text, before),
        rank=rank_of(one.number),
        signed_on=base.signed_by_city_on,
        notified_on=base.notified_on,
        articles=what_changes(text, before, after),
    )


def former_terms(work: Work, base: Convention, amendment: Convention) -> Convention:
    """Return the agreement with the terms that an amendment finds when it begins."""
    others = [
        other
        for other in stored.of_agreement(work.connection, base.id)
        if other.id != amendment.id and not _follows(other, amendment)
    ]
    return terms_on(base, others, amendment.start_date or work.today)


def _follows(other: Convention, amendment: Convention) -> bool:
    if other.start_date is None or amendment.start_date is None:
        return other.start_date is None
    return (other.start_date, other.number) > (amendment.start_date, amendment.number)


def as_of(work: Work, data: AgreementData, agreement: Convention) -> AgreementData:
    """Return the agreement's data with its parties as they are today."""
    rooms = records.get_many(work.connection, ROOM, agreement.room_ids)
    hub_ids = dict.fromkeys([agreement.hub_id, *(room.hub_id for room in rooms)])
    hubs = records.get_many(work.connection, HUB, [key for key in hub_ids if key])
    held = [found for hub in hubs for found in annexes.of_hub(work.connection, hub.id)]
    own = annexes.of_convention(work.connection, agreement.id)
    return replace(
        data,
        convention=agreement,
        rooms=tuple(rooms),
        hubs=tuple(hubs),
        annexes=(*held, *own),
    )


def _text_of(work: Work, base: Convention) -> str:
    """Return the text that the agreement was printed from, else that of its kind today."""
    issued = originals.in_force(work.connection, base.id)
    if issued is not None:
        plain = json.loads(issued.snapshot or "{}").get("template") or {}
        if plain.get("text"):
            return str(plain["text"])
    current = originals.current_template(work.connection, template_name(base.use_kind))
    return current.text if current is not None else ""


def _title(text: str, data: AgreementData) -> str:
    try:
        return render(parse(text), facts(data), draft=True).title or USUAL_TITLE
    except TemplateError:
        return USUAL_TITLE
