"""The papers of all associations as a grid, and what was typed in it, saved at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from polesdesk.actions import associations as parties
from polesdesk.actions import hubs
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.folding import fold
from polesdesk.domain.french import plural
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.paper_typing import PaperGrid, PaperGridRow, TypedPaper, saved_papers
from polesdesk.domain.settings import asking_of
from polesdesk.store import asked_papers as stored
from polesdesk.store import associations, authority, records
from polesdesk.store import hubs as stored_hubs
from polesdesk.store.kinds import ASSOCIATION

_RANK = {kind: rank for rank, kind in enumerate(PaperKind)}


def grid(work: Work) -> PaperGrid:
    """Return every association with the papers that the office asks of some of them."""
    settings = authority.settings(work.connection)
    asking = asking_of(settings)
    ids = associations.ids(work.connection, ListQuery(), work.today)
    held = associations.hubs_by_association(work.connection)
    hosted = associations.hosted(work.connection, work.today)
    asked = stored.asked_of(work.connection, asking, ids, work.today)
    some = {*asking.of_all, *chain.from_iterable(asked.values())}
    # what only some are asked for stands at the end, and hides no paper of all
    kinds = tuple(sorted(some, key=lambda one: (one not in asking.of_all, _RANK[one])))
    papers = associations.papers_by_association(work.connection, kinds)
    return PaperGrid(
        kinds=kinds,
        rows=tuple(
            PaperGridRow(
                id=one.id,
                name=one.name,
                acronym=one.acronym,
                hub_ids=held.get(one.id, frozenset()),
                hosted=one.id in hosted,
                papers=papers.get(one.id, ()),
                asked=frozenset(asked.get(one.id, ())),
            )
            for one in records.get_many(work.connection, ASSOCIATION, ids)
        ),
        hubs=hubs.choices(work),
        codes={fold(one.code): one.id for one in stored_hubs.all_hubs(work.connection) if one.code},
        expiring_days=settings.paper_alert_days,
    )


def save_all(work: Work, typed: Sequence[TypedPaper]) -> int:
    """Save what was typed in one command with one undo; return how many papers were typed."""
    work.name("paper.type", f"saisie de {plural(len(typed), 'pièce')}")
    for one in typed:
        papers = associations.papers_of(work.connection, one.association_id)
        for paper in saved_papers(one, papers, work.today):
            parties.save_paper(work, paper)
    return len(typed)
