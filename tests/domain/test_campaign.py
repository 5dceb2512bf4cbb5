"""The step that an agreement has reached in the campaign, what blocks it and until when."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.domain.associations import PaperKind
from polesdesk.domain.campaign import (
    GROUP_OF,
    CampaignFacts,
    CampaignStep,
    Group,
    Judged,
    Successor,
    blockers,
    counts,
    due_on,
    next_step,
    row,
    rows,
)
from polesdesk.domain.evaluations import EvaluationState, Outcome
from polesdesk.domain.settings import Settings

TODAY = date(2026, 11, 21)
END = date(2027, 3, 31)
BARE = CampaignFacts(
    convention_id="c",
    number="VOL-2026-001",
    association_id="a",
    association="Les Lanternes",
    hub="Voltaire",
    rooms="Salle",
    end_date=END,
    needed=5,
)
READY = replace(BARE, warned_on=TODAY, papers_asked_on=TODAY, seen=8)
MARKED = Judged(state=EvaluationState.DRAFT, is_marked=True)
GRANTED = Judged(state=EvaluationState.DECIDED, outcome=Outcome.RENEW_AS_IS, is_marked=True)
REFUSED = replace(GRANTED, outcome=Outcome.DO_NOT_RENEW, is_heard=True)
NEXT = Successor(id="n", number="VOL-2027-001")
S = CampaignStep


def signing(**days: object) -> CampaignFacts:
    """Return an agreement that was granted, its successor on the way of signature."""
    return replace(READY, judged=GRANTED, successor=replace(NEXT, **days))


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (BARE, S.TO_WARN),
        (replace(BARE, warned_on=TODAY, missing=(PaperKind.CER,)), S.PAPERS_ASKED),
        (
            replace(BARE, warned_on=TODAY, papers_asked_on=TODAY, missing=(PaperKind.CER,)),
            S.PAPERS_COMPLETE,
        ),
        (replace(READY, seen=4), S.VISITS_ENOUGH),
        (READY, S.EVALUATED),
        (replace(READY, judged=Judged(state=EvaluationState.DRAFT)), S.EVALUATED),
        (replace(READY, judged=MARKED), S.OPINION),
        (replace(READY, judged=replace(MARKED, state=EvaluationState.PROPOSED)), S.DECISION),
        (replace(READY, judged=GRANTED), S.PRINTED),
        (signing(), S.PRINTED),
        (signing(issued=True), S.SENT),
        (signing(issued=True, sent_on=TODAY), S.SIGNED_BY_ASSOCIATION),
        (signing(issued=True, signed_by_association_on=TODAY), S.SIGNED_BY_CITY),
        (signing(issued=True, signed_by_city_on=TODAY), S.TRANSMITTED),
        (signing(transmitted_on=TODAY), S.NOTIFIED),
        (signing(notified_on=TODAY), S.COPY_HANDED),
        (signing(copy_handed_on=TODAY), S.DONE),
        (replace(READY, judged=REFUSED), S.PRINTED),
        (replace(READY, judged=REFUSED, refusal_issued_on=TODAY), S.NOTIFIED),
        (replace(READY, judged=REFUSED, refusal_issued_on=TODAY, refusal_sent_on=TODAY), S.DONE),
        (replace(READY, not_renewed=True), S.PRINTED),
        (replace(BARE, successor=replace(NEXT, issued=True)), S.SENT),
        (replace(BARE, successor=NEXT), S.TO_WARN),
        (replace(BARE, successor=replace(NEXT, notified_on=TODAY)), S.COPY_HANDED),
    ],
)
def test_the_next_thing_to_do(facts: CampaignFacts, step: CampaignStep) -> None:
    assert next_step(facts) is step


def test_every_step_is_in_one_of_the_four_parts_in_order() -> None:
    groups = [GROUP_OF[step] for step in CampaignStep]
    assert list(dict.fromkeys(groups)) == list(Group)
    assert groups == sorted(groups, key=list(Group).index)


def test_what_blocks_is_said_in_words() -> None:
    facts = replace(BARE, missing=(PaperKind.CER, PaperKind.STATUTES), seen=2)
    first, second = blockers(facts, S.TO_WARN)
    assert first.startswith("pièces manquantes")
    assert second == "constats insuffisants\u202f: 2\u00a0sur\u00a05"


def test_a_negative_opinion_is_blocked_until_the_association_is_heard() -> None:
    judged = Judged(state=EvaluationState.PROPOSED, outcome=Outcome.RELOCATE, is_marked=True)
    facts = replace(READY, judged=judged)
    assert blockers(facts, S.DECISION) == ("observations de l’association à demander",)
    asked = replace(facts, judged=replace(judged, remarks_due=date(2026, 12, 6)))
    assert blockers(asked, S.DECISION) == (
        "observations de l’association attendues jusqu’au 06/12/2026",
    )
    assert blockers(replace(facts, judged=replace(judged, is_heard=True)), S.DECISION) == ()


def test_signature_waits_for_the_next_agreement_and_its_act() -> None:
    facts = replace(READY, judged=GRANTED)
    assert blockers(facts, S.PRINTED) == ("prochaine convention à préparer",)
    assert blockers(signing(issued=True), S.SENT) == ("acte d’autorisation à renseigner",)
    assert blockers(signing(issued=True, has_act=True), S.SENT) == ()
    assert blockers(replace(READY, judged=REFUSED), S.PRINTED) == ()


def test_delays_are_counted_back_from_the_end_by_the_offices_calendar() -> None:
    usual = Settings()
    assert due_on(S.TO_WARN, END, usual) == date(2026, 10, 31)
    assert due_on(S.DECISION, END, usual) == date(2027, 1, 31)
    assert due_on(S.DECISION, END, replace(usual, decision_months=4)) == date(2026, 11, 30)
    assert due_on(S.NOTIFIED, END, usual) == END
    assert due_on(S.DONE, END, usual) is None


def test_a_line_tells_days_left_and_lateness() -> None:
    line = row(BARE, Settings(), TODAY)
    assert (line.days_left, line.late, line.group) == (130, True, Group.PREPARE)
    assert not row(READY, Settings(), TODAY).late


def test_lines_stand_by_part_then_by_end_and_are_counted() -> None:
    later = replace(BARE, convention_id="l", end_date=date(2027, 8, 31))
    found = rows([signing(), later, BARE], Settings(), TODAY)
    assert [one.convention_id for one in found] == ["c", "l", "c"]
    assert [(one.group, one.count, one.late) for one in counts(found)] == [
        (Group.PREPARE, 2, 1),
        (Group.DECIDE, 0, 0),
        (Group.SIGN, 1, 0),
        (Group.NOTIFY, 0, 0),
    ]


def test_ends_of_the_school_year_may_be_counted_from_the_spring() -> None:
    spring = Settings(summer_base="06-30")
    summer, autumn = date(2027, 8, 31), date(2027, 9, 30)
    assert due_on(S.TO_WARN, summer, Settings()) == date(2027, 3, 31)
    assert due_on(S.TO_WARN, summer, spring) == date(2027, 1, 30)
    assert due_on(S.SENT, summer, spring) == date(2027, 5, 30)
    assert due_on(S.TO_WARN, autumn, spring) == due_on(S.TO_WARN, autumn, Settings())
    assert due_on(S.NOTIFIED, summer, spring) == summer
    early = Settings(summer_base="07-15")
    assert due_on(S.SENT, date(2027, 7, 1), early) == date(2027, 6, 1)


def test_what_was_closed_without_a_next_agreement_is_over() -> None:
    closed = replace(BARE, is_closed=True)
    assert next_step(closed) is S.DONE
    followed = replace(signing(notified_on=TODAY), is_closed=True)
    assert next_step(followed) is S.COPY_HANDED
