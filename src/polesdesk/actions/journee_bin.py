"""What of a journée citoyenne goes to the bin, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from polesdesk.actions import journee as editions
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.french import plural
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import journee
from polesdesk.store.kinds import CITIZEN_DAY, DAY_TASK, SIGN_UP, WORKSITE, WORKSITE_PROPOSAL


def bin_edition(work: Work, edition_id: str) -> int:
    """Move an edition to the bin; one that people signed up to is refused: cancel it instead."""
    edition = editions.get(work, edition_id)
    found = journee.records_of(work.connection, edition)
    if found.sign_ups:
        raise RuleBroken(
            "edition_in_use",
            said(
                "Cette édition a {people}\u202f: annulez-la plutôt, elle gardera son histoire."
            ).format(people=plural(len(found.sign_ups), said("inscription"))),
        )
    common.bin_many(work, CITIZEN_DAY, [edition_id])
    common.bin_many(work, WORKSITE, [one.id for one in found.worksites])
    common.bin_many(work, WORKSITE_PROPOSAL, [one.id for one in found.proposals])
    return common.bin_many(work, DAY_TASK, [one.id for one in found.tasks])


def bin_worksites(work: Work, ids: Sequence[str]) -> int:
    """Move worksites to the bin; one where people have a place is refused."""
    for row_id in ids:
        worksite = common.require(work, WORKSITE, row_id)
        signed = journee.sign_ups(work.connection, worksite.edition_id)
        there = sum(one.worksite_id == row_id for one in signed)
        if there:
            raise RuleBroken(
                "worksite_in_use",
                said(
                    "«\u202f{title}\u202f» a {people}\u202f: déplacez-les d’abord, ou annulez "
                    "le chantier."
                ).format(title=worksite.title, people=plural(there, said("personne"))),
            )
    return common.bin_many(work, WORKSITE, ids)


def bin_proposals(work: Work, ids: Sequence[str]) -> int:
    """Move proposals to the bin."""
    return common.bin_many(work, WORKSITE_PROPOSAL, ids)


def bin_tasks(work: Work, ids: Sequence[str]) -> int:
    """Move dated actions to the bin."""
    return common.bin_many(work, DAY_TASK, ids)


def bin_sign_ups(work: Work, ids: Sequence[str]) -> int:
    """Move sign-ups typed by mistake to the bin; who gives up is noted instead."""
    return common.bin_many(work, SIGN_UP, ids)
