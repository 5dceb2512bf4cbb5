"""From absences to a withdrawal, one safe step after the other."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actions.conftest import Office
from actions.visiting import TUESDAY, see, signed_slot
from polesdesk.actions import follow_ups, hubs, non_use, rates, visits
from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import Convention
from polesdesk.domain.escalation import FollowUpState, NonUseRule, repeated
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.observing import Outcome
from polesdesk.domain.rate_rows import RateQuery
from polesdesk.domain.rates import Dimension
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.settings import Settings, Signatory
from polesdesk.domain.visits import Answer, FindingKind, VisitState
from polesdesk.store.kinds import FINDING, FOLLOW_UP, SETTINGS, SIGNATORY

WEEK = timedelta(days=7)
SEEN = ((date(2026, 9, 1), Outcome.EMPTY), (date(2026, 9, 8), Outcome.EMPTY))
PRESENT = (date(2026, 9, 15), Outcome.OCCUPIED)
LATER = ((date(2026, 9, 22), Outcome.EMPTY), (date(2026, 9, 29), Outcome.EMPTY))


@pytest.mark.parametrize(
    ("seen", "in_a_row", "count"),
    [
        (SEEN, False, 0),
        ((*SEEN, PRESENT, *LATER), False, 4),
        ((*SEEN, PRESENT, *LATER), True, 0),
        ((*SEEN, *LATER), True, 4),
        ((*SEEN, (PRESENT[0], Outcome.OTHER_OCCUPANT), *LATER), True, 4),
        ((*SEEN, *LATER, (date(2026, 10, 6), Outcome.OCCUPIED)), True, 0),
    ],
)
def test_absences_are_counted_in_all_or_in_a_row(
    seen: tuple[tuple[date, Outcome], ...], in_a_row: bool, count: int
) -> None:
    assert len(repeated(seen, NonUseRule(threshold=3, is_consecutive=in_a_row))) == count


def test_what_was_dealt_with_no_longer_counts() -> None:
    rule = NonUseRule(threshold=2, is_consecutive=False)
    assert repeated((*SEEN, *LATER), rule, since=PRESENT[0]) == tuple(day for day, _ in LATER)


def thrice_absent(office: Office) -> Convention:
    agreement, _ = signed_slot(office)
    for week in range(3):
        see(office, agreement, TUESDAY - week * WEEK, FindingKind.EMPTY)
    return agreement


def may_write(office: Office) -> None:
    def prepare(work: Work) -> None:
        work.save(
            SETTINGS,
            replace(Settings(), authority_name="Ville d’Exempleville", signing_place="Exempleville",
                    authority_city="Exempleville", authority_address="1 place de l’Exemple",
                    authority_postal_code="80000", court_public="Tribunal administratif d’Amiens"),
        )  # fmt: skip
        work.save(
            SIGNATORY,
            Signatory(id=new_id(), civility="Mme", first_name="Alix", last_name="Exemple",
                      quality="adjointe au maire", act_kind="arrêté", act_number="2026-101",
                      act_date=date(2026, 4, 2), from_date=date(2026, 4, 2), is_default=True),
        )  # fmt: skip

    office.runner.do(prepare)


def test_three_absences_ask_for_explanations(office: Office) -> None:
    agreement = thrice_absent(office)
    (row,) = office.runner.read(non_use.rows)
    assert row.slot.id == agreement.slots[0].id
    assert len(row.days) == len(row.finding_ids) == 3
    opened = office.runner.do(follow_ups.ask_explanations, row.slot.id).value
    assert opened.kind is FollowUpKind.EXPLANATIONS
    assert opened.due_on == office.day + timedelta(days=15)
    assert office.runner.read(non_use.rows) == ()
    with pytest.raises(RuleBroken, match="déjà ouverte"):
        office.runner.do(follow_ups.ask_explanations, row.slot.id)


def test_the_threshold_of_a_hub_goes_before_that_of_the_office(office: Office) -> None:
    agreement, _ = signed_slot(office)
    see(office, agreement, TUESDAY, FindingKind.EMPTY)
    assert office.runner.read(non_use.rows) == ()
    office.runner.do(hubs.save, replace(office.hub, absence_threshold=1))
    assert len(office.runner.read(non_use.rows)) == 1


def test_an_excuse_ends_it_and_leaves_the_findings_alone(office: Office) -> None:
    thrice_absent(office)
    (row,) = office.runner.read(non_use.rows)
    opened = office.runner.do(follow_ups.ask_explanations, row.slot.id).value
    done = office.runner.do(
        follow_ups.answer, opened.id, "Tournée annuelle", office.day, excused=True
    ).value
    assert (done.excused, done.done_on) == (True, office.day)
    card = office.runner.read(follow_ups.card, opened.id)
    assert {one.finding for one in card.findings} == {FindingKind.EMPTY}
    assert {one.outcome for one in card.findings} == {Outcome.EXCUSED}
    assert card.next_step is None
    query = RateQuery(by=Dimension.HUB, first=date(2026, 1, 1), last=office.day)
    assert office.runner.read(rates.table, query).total.excluded == {"excused": 3}
    assert office.runner.read(non_use.rows) == ()


def test_steps_follow_one_another_and_none_is_skipped(office: Office) -> None:
    may_write(office)
    thrice_absent(office)
    (row,) = office.runner.read(non_use.rows)
    first = office.runner.do(follow_ups.ask_explanations, row.slot.id).value
    for kind in (FollowUpKind.INTERVIEW, FollowUpKind.FORMAL_NOTICE, FollowUpKind.WITHDRAWAL):
        with pytest.raises(RuleBroken):
            office.runner.do(follow_ups.take_step, first.id, kind)
    letter = office.runner.do(follow_ups.issue_letter, first.id).value
    assert office.runner.read(follow_ups.card, first.id).letter == letter
    assert office.runner.read(follow_ups.card, first.id).row.state is FollowUpState.WAITING
    with pytest.raises(RuleBroken, match="fin du délai"):
        office.runner.do(follow_ups.take_step, first.id, FollowUpKind.INTERVIEW)
    office.day += timedelta(days=16)
    card = office.runner.read(follow_ups.card, first.id)
    assert (card.row.state, card.next_step) == (FollowUpState.LATE, FollowUpKind.INTERVIEW)
    talk = office.runner.do(follow_ups.take_step, first.id, FollowUpKind.INTERVIEW).value
    assert office.runner.read(follow_ups.get, first.id).done_on == office.day
    with pytest.raises(RuleBroken, match="décidé"):
        office.runner.do(follow_ups.end, talk.id, office.day, " ")
    office.runner.do(follow_ups.end, talk.id, office.day, "Engagement à revenir")
    notice = office.runner.do(follow_ups.take_step, talk.id, FollowUpKind.FORMAL_NOTICE).value
    office.runner.do(follow_ups.issue_letter, notice.id)
    office.day += timedelta(days=16)
    last = office.runner.do(follow_ups.take_step, notice.id, FollowUpKind.WITHDRAWAL).value
    card = office.runner.read(follow_ups.card, last.id)
    assert card.next_step is None
    assert len(card.steps) == 3


def test_an_answer_that_excuses_nothing_opens_the_interview(office: Office) -> None:
    may_write(office)
    thrice_absent(office)
    (row,) = office.runner.read(non_use.rows)
    one = office.runner.do(follow_ups.ask_explanations, row.slot.id).value
    office.runner.do(follow_ups.issue_letter, one.id)
    office.runner.do(follow_ups.answer, one.id, "Nous avons oublié", office.day, excused=None)
    assert office.runner.read(follow_ups.card, one.id).row.state is FollowUpState.ANSWERED
    office.runner.do(follow_ups.answer, one.id, "Nous avons oublié", office.day, excused=False)
    assert office.runner.read(follow_ups.card, one.id).next_step is FollowUpKind.INTERVIEW
    with pytest.raises(RuleBroken, match="à venir"):
        office.runner.do(follow_ups.answer, one.id, "Plus tard", office.day + WEEK, excused=False)


def test_a_visit_opens_what_its_findings_ask_for(office: Office) -> None:
    agreement, _ = signed_slot(office)
    seen = see(office, agreement, TUESDAY, FindingKind.AS_PLANNED, state=VisitState.DRAFT)
    answers = (
        Answer(question="action", value="demande de travaux"),
        Answer(question="action_owner", value="Service bâtiments"),
        Answer(question="action_due", value="01/12/2026"),
    )
    finding = replace(seen.finding, answers=answers, note="Fenêtre cassée")
    office.runner.do(lambda work: work.save(FINDING, finding))
    office.runner.do(visits.finalise, seen.visit.id)
    (row,) = office.runner.read(follow_ups.rows)
    assert (row.kind, row.title) == (FollowUpKind.WORKS_REQUEST, "Salle 1\u202f: Fenêtre cassée")
    assert (row.owner, row.due_on) == ("Service bâtiments", date(2026, 12, 1))
    assert (row.association, row.state) == ("Théâtre de l’Œuf", FollowUpState.TO_DO)
    fresh = office.runner.do(visits.correct, seen.visit.id, "Heure fausse").value
    office.runner.do(visits.finalise, fresh.id)
    assert len(office.runner.read(follow_ups.rows)) == 1


def test_done_ones_come_after_the_open_ones(office: Office) -> None:
    def open_one(title: str, due: date) -> FollowUp:
        made = FollowUp(id=new_id(), title=title, hub_id=office.hub.id, due_on=due)
        return office.runner.do(follow_ups.save, made).value

    done = open_one("Rendre les clés", date(2026, 11, 1))
    open_one("Changer la serrure", date(2026, 12, 1))
    late = open_one("Nettoyer", date(2026, 11, 20))
    office.runner.do(follow_ups.end, done.id, office.day, "Fait")
    titles = [row.title for row in office.runner.read(follow_ups.rows)]
    assert titles == ["Nettoyer", "Changer la serrure"]
    assert len(office.runner.read(follow_ups.rows, with_done=True)) == 3
    assert office.runner.read(follow_ups.card, late.id).row.state is FollowUpState.LATE
    office.runner.do(follow_ups.reopen, done.id)
    assert len(office.runner.read(follow_ups.rows)) == 3
    with pytest.raises(RuleBroken, match="à faire"):
        office.runner.do(follow_ups.save, FollowUp(id=new_id(), hub_id=office.hub.id))
    assert office.runner.do(follow_ups.bin, [late.id]).value == 1
    assert office.runner.read(lambda work: work.get(FOLLOW_UP, late.id)) is None


def test_the_list_is_filtered_by_state_hub_and_words(office: Office) -> None:
    def found(text: str = "", **filters: str) -> list[str]:
        query = ListQuery(text=text, filters=filters)
        rows = office.runner.read(follow_ups.page, query)
        assert office.runner.read(follow_ups.count, query) == len(rows)
        for place, row in enumerate(rows):
            assert office.runner.read(follow_ups.position, query, row.id) == place
        return [row.title for row in rows]

    for title, due, owner in (
        ("Changer la serrure", date(2026, 12, 1), "Régie"),
        ("Nettoyer la cour", date(2026, 11, 1), "Voirie"),
    ):
        made = FollowUp(
            id=new_id(), title=title, hub_id=office.hub.id, due_on=due, owner=owner,
            kind=FollowUpKind.WORKS_REQUEST,
        )  # fmt: skip
        office.runner.do(follow_ups.save, made)
    assert found() == ["Nettoyer la cour", "Changer la serrure"]
    assert found(state="late") == ["Nettoyer la cour"]
    assert found(state="to_do", hub=office.hub.id) == ["Changer la serrure"]
    assert found(kind="REMINDER") == found(state="done") == found(state="waiting") == []
    assert found("regie") == ["Changer la serrure"]
