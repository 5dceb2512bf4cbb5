"""What takes the next step of an agreement, and what a selection waits for."""

from dataclasses import replace

import pytest

from domain.test_campaign import BARE, END, GRANTED, MARKED, NEXT, READY, REFUSED, TODAY, signing
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.campaign import CampaignFacts, CampaignStep, row, rows
from polesdesk.domain.campaign_next import ACT, ActKind, NextAct, next_act, next_groups
from polesdesk.domain.evaluations import EvaluationState, Outcome
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.settings import Settings

PROPOSED = replace(MARKED, state=EvaluationState.PROPOSED, outcome=Outcome.RENEW_AS_IS)
WITH_ACT = replace(NEXT, has_act=True)


def act(facts: CampaignFacts) -> tuple[ActKind, str] | None:
    """Return what takes the next step of an agreement."""
    found = next_act(row(facts, Settings(), TODAY))
    return (found.kind, found.detail) if found else None


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (BARE, (ActKind.LETTER, LetterKind.END_OF_AGREEMENT)),
        (
            replace(READY, missing=(PaperKind.CER,)),
            (ActKind.LETTER, LetterKind.PAPERS_REMINDER),
        ),
        (replace(READY, seen=1), (ActKind.VISIT, "")),
        (READY, (ActKind.EVALUATE, "")),
        (replace(READY, judged=MARKED), (ActKind.OPINION, "")),
        (replace(READY, judged=PROPOSED), (ActKind.DECIDE, "")),
        (
            replace(READY, judged=replace(PROPOSED, outcome=Outcome.DO_NOT_RENEW)),
            (ActKind.LETTER, LetterKind.OBSERVATIONS),
        ),
        (
            replace(
                READY,
                judged=replace(PROPOSED, outcome=Outcome.DO_NOT_RENEW, remarks_due=END),
            ),
            (ActKind.DECIDE, ""),
        ),
        (replace(READY, judged=GRANTED), (ActKind.PREPARE, "")),
        (signing(), (ActKind.NOTE, ACT)),
        (replace(signing(), successor=WITH_ACT), (ActKind.PRINT, "")),
        (signing(issued=True), (ActKind.NOTE, CampaignStep.SENT)),
        (signing(notified_on=TODAY), (ActKind.NOTE, CampaignStep.COPY_HANDED)),
        (signing(copy_handed_on=TODAY), None),
        (replace(READY, judged=REFUSED), (ActKind.LETTER, LetterKind.RENEWAL_REFUSED)),
        (replace(BARE, not_renewed=True), (ActKind.LETTER, LetterKind.RENEWAL_REFUSED)),
        (
            replace(READY, judged=REFUSED, refusal_issued_on=TODAY),
            (ActKind.SEND, LetterKind.RENEWAL_REFUSED),
        ),
    ],
)
def test_each_step_is_taken_by_one_act(
    facts: CampaignFacts, wanted: tuple[ActKind, str] | None
) -> None:
    assert act(facts) == wanted


def test_a_selection_is_gathered_by_what_it_waits_for_most_first() -> None:
    found = [
        replace(BARE, convention_id="a", number="1"),
        replace(READY, convention_id="b", number="2"),
        replace(READY, convention_id="c", number="3"),
        replace(signing(copy_handed_on=TODAY), convention_id="d", number="4"),
    ]
    groups = next_groups(rows(found, Settings(), TODAY))
    assert [(one.act, one.ids) for one in groups] == [
        (NextAct(kind=ActKind.EVALUATE), ("b", "c")),
        (NextAct(kind=ActKind.LETTER, detail=LetterKind.END_OF_AGREEMENT), ("a",)),
    ]
