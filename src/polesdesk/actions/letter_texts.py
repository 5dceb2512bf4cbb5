"""The texts of letters: those that PolesDesk comes with, and the versions that the office wrote.

A kind without a version that somebody validated is written with the text of origin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from polesdesk.actions import records as common
from polesdesk.actions.letter_gathering import gather
from polesdesk.actions.letter_parties import signatory_of_day
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.folding import fold
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.letter_texts import example_of, write
from polesdesk.domain.letters import LetterData
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.office_texts import (
    letter_kind,
    letter_names,
    origin_of,
    read_text,
    title_of,
)
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from polesdesk.domain.progress import Progress
from polesdesk.domain.speech import said
from polesdesk.store import authority, letters, originals, records
from polesdesk.store.kinds import ASSOCIATION, LETTER, TEMPLATE

ORIGIN = "origin:"
"""Begins the id of a text of origin, which is not kept in the file."""
EXAMPLE = "example"
"""The id of the made-up letter of a preview."""
_OFFERED = 40
"""Letters of a kind among which one is chosen for a preview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A letter on which a text may be tried; ``label`` says which one it is."""

    id: str
    label: str


def origin(name: str) -> ClauseTemplate:
    """Return the text that PolesDesk comes with for a letter, as a version that counts."""
    return ClauseTemplate(
        id=f"{ORIGIN}{name}",
        name=name,
        issue=0,
        text=origin_of(name),
        state=TemplateState.VALIDATED,
        is_factory=True,
    )


def is_origin(template: ClauseTemplate) -> bool:
    """Tell whether a version is a text of origin."""
    return template.id.startswith(ORIGIN)


def listed(work: Work, name: str | None = None) -> tuple[ClauseTemplate, ...]:
    """Return the versions of the text of a letter, or of all letters, the text of origin last."""
    found: list[ClauseTemplate] = []
    for one in letter_names() if name is None else (name,):
        found += [*originals.templates(work.connection, one), origin(one)]
    return tuple(found)


def back_to_origin(work: Work, name: str) -> ClauseTemplate:
    """Let a letter be written with the text of origin again; the versions of the office stay."""
    work.name(
        "template.save", f"retour au texte d’origine du courrier «\u202f{title_of(name)}\u202f»"
    )
    for one in originals.templates(work.connection, name):
        if one.state is not TemplateState.RETIRED:
            work.save(TEMPLATE, replace(one, state=TemplateState.RETIRED))
    return origin(name)


def shown(
    work: Work, name: str, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[Shown, ...]:
    """Return the example and the newest letters of a kind, those that contain what is typed."""
    kind = letter_kind(name)
    assert kind is not None
    found = [Shown(id=EXAMPLE, label=said("Exemple")), *_issued(work, kind)]
    wanted = [one for one in found if fold(query.text) in fold(one.label)]
    return tuple(wanted[offset : None if limit is None else offset + limit])


def _issued(work: Work, kind: LetterKind) -> list[Shown]:
    newest = letters.newest_of_kind(work.connection, kind, _OFFERED)
    ids = list({one.association_id for one in newest if one.association_id})
    names = {one.id: one.name for one in records.get_many(work.connection, ASSOCIATION, ids)}
    return [
        Shown(id=one.id, label=f"{one.number} – {names.get(one.association_id or '', '')}")
        for one in newest
    ]


def preview(runner: Runner, progress: Progress, name: str, text: str, letter_id: str) -> bytes:
    """Draw a text that is not saved, on the example or on a letter of the kind; keep nothing."""
    read_text(name, text)
    progress.step(0, 1, said("Aperçu"))
    data, logo = runner.read(_data, name, letter_id)
    from polesdesk.documents import letters as paper

    own = replace(data, own_text=text, number="")
    return paper.draw(own, write(own), logo=logo).pdf


def _data(work: Work, name: str, letter_id: str) -> tuple[LetterData, bytes | None]:
    office = authority.settings(work.connection)
    logo = work.files.get(office.logo_sha256) if office.logo_sha256 else None
    kind = letter_kind(name)
    assert kind is not None
    if letter_id == EXAMPLE:
        made = example_of(kind)
        return replace(
            made, settings=office, signatory=signatory_of_day(work), day=work.today
        ), logo
    letter: Letter = common.require(work, LETTER, letter_id)
    return gather(work, kind, letter.subject_kind, letter.subject_id).data, logo
