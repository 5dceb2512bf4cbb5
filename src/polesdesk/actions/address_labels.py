"""Address labels of associations and of letters; who has no address is said, never left blank."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from polesdesk.actions.exports import ListPaper
from polesdesk.actions.letter_parties import party_of
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.address_labels import sheet_of
from polesdesk.domain.associations import Association
from polesdesk.domain.folding import sort_key
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.french import plural
from polesdesk.domain.letters import Addressee
from polesdesk.domain.lists import Choice
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import records
from polesdesk.store.kinds import ASSOCIATION, LETTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """Those whose address is known, in the order of the labels, and associations without one."""

    addressees: tuple[Addressee, ...]
    lacking: tuple[Choice, ...]


def of_associations(work: Work, ids: Sequence[str]) -> Addressed:
    """Return the addresses of associations by name, each with who is written to."""
    found: list[Association] = records.get_many(work.connection, ASSOCIATION, ids, alive=True)
    found.sort(key=lambda one: sort_key(one.name))
    known = [one for one in found if has_address(one)]
    return Addressed(
        addressees=tuple(party_of(work, one) for one in known),
        lacking=_choices([one for one in found if not has_address(one)]),
    )


def of_letters(work: Work, ids: Sequence[str]) -> Addressed:
    """Return the addresses of letters as they were printed on them, in the order of the letters."""
    found: list[Letter] = records.get_many(work.connection, LETTER, ids, alive=True)
    parties: list[Association] = records.get_many(
        work.connection, ASSOCIATION, list({one.association_id or "" for one in found})
    )
    by_id = {one.id: one for one in parties}
    known, lacking = [], []
    for letter in found:
        addressee = _printed(letter)
        party = by_id.get(letter.association_id or "")
        if addressee.lines and (party is None or has_address(party)):
            known.append(addressee)
        elif party is not None:
            lacking.append(party)
    return Addressed(addressees=tuple(known), lacking=_choices(lacking))


def has_address(one: Association) -> bool:
    """Tell whether a letter would arrive: a street with its town, or a whole address."""
    if one.management_address.strip():
        return True
    return bool(one.seat_address.strip() and one.city.strip())


def draw(
    runner: Runner, progress: Progress, found: Addressed, sheet_key: str, first: int
) -> ListPaper:
    """Draw the labels from the first free one on; raise ``RuleBroken`` when there is none."""
    from polesdesk.documents import labels

    sheet = sheet_of(sheet_key)
    if not found.addressees:
        raise RuleBroken("no_address", said("Aucune adresse à imprimer."))
    if not 1 <= first <= sheet.count:
        raise RuleBroken(
            "first_label",
            said("La première étiquette libre est entre 1 et {count}.").format(count=sheet.count),
            field="first",
        )
    title = said("Étiquettes d’adresse")
    progress.step(0, 1, title)
    drawn = labels.draw(sheet, found.addressees, first=first, day=runner.today(), title=title)
    progress.step(1, 1, said("Terminé"))
    return ListPaper(
        title=f"{title} – {plural(len(found.addressees), said('adresse'), said('adresses'))}",
        file_name=file_name([title, sheet.key, runner.today().isoformat()]),
        pdf=drawn.pdf,
        uncovered=drawn.uncovered,
    )


def _printed(letter: Letter) -> Addressee:
    told = json.loads(letter.snapshot or "{}").get("addressee") or {}
    return Addressee(
        name=told.get("name", ""),
        attention=told.get("attention", ""),
        lines=tuple(told.get("lines") or ()),
    )


def _choices(found: Sequence[Association]) -> tuple[Choice, ...]:
    unique = {one.id: one for one in found}
    return tuple(Choice(value=one.id, label=one.name) for one in unique.values())
