"""Amendments: prepared from an agreement in force, with the terms that it has on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polesdesk.actions import conventions, templates
from polesdesk.actions.runner import Work
from polesdesk.domain.amendments import (
    TERMS,
    amendment_in_words,
    number_of,
    running,
    terms_on,
)
from polesdesk.domain.conventions import (
    DROPPED,
    SIGNED,
    Convention,
    Slot,
    in_effect,
    last_day,
)
from polesdesk.domain.french import date_in_words
from polesdesk.domain.identity import new_id
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import amendments as stored


def prepare(
    work: Work, row_id: str, start: date, added: Sequence[Slot] = (), *, object_: str = ""
) -> Convention:
    """Make the draft of an amendment: the terms of the day, to be changed, with slots added.

    Raises ``RuleBroken`` when the agreement is not in effect: only what runs is amended (domain
    dossier B2), one amendment after the other.
    """
    agreement = conventions.get(work, row_id)
    if agreement.amends_id is not None:
        agreement = conventions.get(work, agreement.amends_id)
    known = stored.of_agreement(work.connection, agreement.id)
    _check(agreement, known, start, work.today)
    former = terms_on(agreement, known, start)
    rank = stored.how_many_ever(work.connection, agreement.id) + 1
    rooms = [*former.room_ids, *(slot.room_id for slot in added)]
    slots = tuple(_carried(slot, agreement) for slot in former.slots)
    terms = {name: getattr(former, name) for name in TERMS}
    terms |= {"slots": (*slots, *added), "room_ids": tuple(dict.fromkeys(rooms))}
    fresh = Convention(
        id=new_id(),
        amends_id=agreement.id,
        number=number_of(agreement.number, rank),
        hub_id=agreement.hub_id,
        association_id=agreement.association_id,
        start_date=start,
        amendment_object=object_.strip(),
        **terms,
    )
    work.name("convention.amend", f"projet d’avenant à {agreement.number}")
    templates.install(work)
    return conventions.save(work, fresh)


def _check(agreement: Convention, known: Sequence[Convention], start: date, today: date) -> None:
    if not in_effect(agreement, today) and not in_effect(agreement, start):
        raise RuleBroken(
            "not_in_effect",
            said("La convention {number} n’est pas en vigueur\u202f: elle ne s’amende pas.").format(
                number=agreement.number
            ),
        )
    first, last = agreement.start_date, last_day(agreement)
    if (first is not None and start < first) or (last is not None and start > last):
        raise RuleBroken(
            "outside_term",
            said("L’avenant prend effet pendant la convention, du {first} au {last}.").format(
                first=date_in_words(first) if first else "…",
                last=date_in_words(last) if last else "…",
            ),
            field="start_date",
        )
    waiting = [one for one in known if one.state not in SIGNED and one.state not in DROPPED]
    if waiting:
        raise RuleBroken(
            "amendment_waiting",
            said(
                "L’{amendment} de cette convention n’est pas signé\u202f: menez-le à son terme ou "
                "classez-le sans suite d’abord."
            ).format(amendment=amendment_in_words(waiting[0].number)),
        )
    later = [one for one in running(known, date.max) if (one.start_date or start) > start]
    if later and later[0].start_date is not None:
        raise RuleBroken(
            "before_last_amendment",
            said("L’{amendment} prend effet le {day}\u202f: le suivant ne le précède pas.").format(
                amendment=amendment_in_words(later[0].number),
                day=date_in_words(later[0].start_date),
            ),
            field="start_date",
        )


def _carried(slot: Slot, agreement: Convention) -> Slot:
    """A slot of every other week keeps its weeks when its terms begin anew."""
    anchor = slot.anchor or (agreement.start_date if slot.interval_weeks > 1 else None)
    return replace(slot, id=new_id(), anchor=anchor)
