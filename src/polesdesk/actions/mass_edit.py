"""Give one value to many records: tell first what changes and what is locked, then do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from polesdesk.actions import associations as parties
from polesdesk.actions import conventions as agreements
from polesdesk.actions import volunteers as people
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.change_words import value_in_words
from polesdesk.domain.conventions import Convention
from polesdesk.domain.field_words import field_label
from polesdesk.domain.french import plural
from polesdesk.domain.labels import ENTITIES as FRENCH
from polesdesk.domain.locking import locked_changes
from polesdesk.domain.mass_edit import (
    ENTITIES,
    FIELDS,
    MassChange,
    MassPlan,
    MassRefusal,
    stored,
)
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Signatory, signatory_name
from polesdesk.domain.speech import marked, said
from polesdesk.domain.terms import check_terms
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.store import authority, records
from polesdesk.store.codec import to_plain
from polesdesk.store.kinds import KINDS

USUAL_SIGNATORY = marked("signataire habituel")
LOCKED = marked("original émis")
"""Why an agreement is left as it is whose original prints the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MassEdit:
    """What is asked: the list by its English plural, its records, a field, its new value."""

    subject: str
    ids: tuple[str, ...]
    field: str
    value: Any


def signatories(work: Work) -> tuple[Signatory, ...]:
    """Return who may sign, to choose from."""
    return tuple(authority.signatories(work.connection))


def plan(work: Work, wanted: MassEdit) -> MassPlan:
    """Return what a value would change; nothing is written."""
    changes, refused, same = [], [], 0
    say = _words(work, wanted)
    for before, after, why in _outcomes(work, wanted):
        if why:
            refused.append(MassRefusal(id=before.id, title=_title(before), why=why))
        elif before == after:
            same += 1
        else:
            changes.append(
                MassChange(id=before.id, title=_title(before), before=say(before), after=say(after))
            )
    return MassPlan(
        field=wanted.field,
        label=field_label(ENTITIES[wanted.subject], wanted.field),
        changes=tuple(changes),
        refused=tuple(refused),
        same=same,
    )


def change(runner: Runner, progress: Progress, wanted: MassEdit) -> int:
    """Give the value to every record that may take it, in one command; return to how many."""
    return runner.do(_change, progress, wanted).value


def _change(work: Work, progress: Progress, wanted: MassEdit) -> int:
    found = [after for before, after, why in _outcomes(work, wanted) if not why and after != before]
    if not found:
        return 0
    entity = ENTITIES[wanted.subject]
    label = field_label(entity, wanted.field)
    count = plural(len(found), FRENCH[entity])
    work.name(f"{entity}.mass_edit", f"modification de {count}\u202f: {label.lower()}")
    save = _save_of(entity)
    for done, after in enumerate(found):
        progress.step(done, len(found), said("{done} sur {count}").format(done=done, count=count))
        try:
            save(work, after)
        except RuleBroken as broken:
            raise RuleBroken(broken.code, f"{_title(after)}\u202f: {broken.message}") from broken
    return len(found)


def _outcomes(work: Work, wanted: MassEdit) -> Iterator[tuple[Any, Any, str]]:
    """Give each record as it is and as it would be, and why it must stay if it must."""
    if wanted.field not in FIELDS[wanted.subject]:
        raise RuleBroken("field_not_shared", said("Ce champ se modifie fiche par fiche."))
    kind = KINDS[ENTITIES[wanted.subject]]
    value = stored(wanted.field, wanted.value)
    for before in records.get_many(work.connection, kind, wanted.ids, alive=True):
        after = replace(before, **{wanted.field: value})
        yield before, after, _why_not(before, after)


def _save_of(entity: str) -> Callable[[Work, Any], Any]:
    if entity == "convention":
        return agreements.save
    return people.save if entity == "volunteer" else parties.save


def _why_not(before: Any, after: Any) -> str:
    if isinstance(before, Volunteer):
        try:
            people.checked(after)
        except RuleBroken as broken:
            return broken.message
        return ""
    if not isinstance(before, Convention) or before == after:
        return ""
    if locked_changes(before, after):
        return said(LOCKED)
    try:
        check_terms(after)
    except RuleBroken as broken:
        return broken.message
    return ""


def _title(one: Any) -> str:
    if isinstance(one, Volunteer):
        return full_name(one)
    return str(one.number if isinstance(one, Convention) else one.name)


def _words(work: Work, wanted: MassEdit) -> Callable[[Any], str]:
    names = {one.id: signatory_name(one) for one in signatories(work)}

    def say(one: Any) -> str:
        plain = to_plain(getattr(one, wanted.field))
        if wanted.field == "signatory_id" and not plain:
            return said(USUAL_SIGNATORY)
        return value_in_words(ENTITIES[wanted.subject], wanted.field, plain, names)

    return say
