"""A whole journée citoyenne through its actions: prepared, held, and told."""

import io
from dataclasses import replace
from datetime import date, time

import pytest
from pypdf import PdfReader

from actions.conftest import Office
from polesdesk.actions import history, journee, journee_papers, sign_ups
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay, DayTask, EditionState, ServiceAnswer
from polesdesk.domain.journee_papers import JourneePaper
from polesdesk.domain.journee_rows import edition_row
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.sign_ups import Incident, SignUp, SurveyAnswer
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import Proposal, ProposalState, Worksite, WorksiteState
from polesdesk.store.kinds import VOLUNTEER

DAY = date(2027, 6, 26)


def edition(office: Office, **fields: object) -> CitizenDay:
    usual: dict[str, object] = {
        "id": new_id(), "day": DAY, "start": time(9), "end": time(13),
        "deliberation_number": "2027-14", "deliberation_date": date(2027, 3, 4),
        "insurer_informed_on": date(2027, 4, 1), "prefecture_informed_on": date(2027, 4, 1),
        "estimated_headcount": 80,
    }  # fmt: skip
    return office.runner.do(journee.save, CitizenDay(**{**usual, **fields})).value  # type: ignore[arg-type]


def worksite(office: Office, day: CitizenDay, title: str, **fields: object) -> Worksite:
    usual: dict[str, object] = {
        "id": new_id(), "edition_id": day.id, "title": title, "place": "Square", "start": time(9),
        "end": time(12), "minimum": 1, "maximum": 2, "lead_ids": ("x",), "referent_ids": ("y",),
    }  # fmt: skip
    made = office.runner.do(journee.save_worksite, Worksite(**{**usual, **fields})).value  # type: ignore[arg-type]
    return office.runner.do(journee.settle, [made.id], WorksiteState.CONFIRMED).value[0]


def person(office: Office, name: str, **fields: object) -> Volunteer:
    value = Volunteer(id=new_id(), first_name=name, last_name="Exemple", **fields)  # type: ignore[arg-type]
    return office.runner.do(lambda work: work.save(VOLUNTEER, value)).value


def opened(office: Office) -> tuple[CitizenDay, Worksite, Worksite]:
    day = edition(office)
    sites = worksite(office, day, "Peinture"), worksite(office, day, "Haie")
    day = office.runner.do(journee.move, day.id, EditionState.SIGN_UP).value
    return day, *sites


def signs(office: Office, day: CitizenDay, who: Volunteer, *sites: Worksite) -> SignUp:
    wanted = SignUp(
        id=new_id(),
        edition_id=day.id,
        volunteer_id=who.id,
        choice_ids=tuple(one.id for one in sites),
    )
    return office.runner.do(sign_ups.sign_up, wanted).value


def test_proposals_become_worksites_and_are_answered(office: Office) -> None:
    day = edition(office)
    made = [
        office.runner.do(
            journee.save_proposal, Proposal(id=new_id(), edition_id=day.id, title=title, need=title)
        ).value
        for title in ("Bancs", "Banc de l’école", "Piscine")
    ]
    (kept,) = office.runner.do(journee.decide, [made[0].id], ProposalState.ACCEPTED).value
    office.runner.do(journee.decide, [made[1].id], ProposalState.MERGED, into=made[0].id)
    office.runner.do(journee.decide, [made[2].id], ProposalState.REFUSED, reason="trop long")
    office.runner.do(journee.note_answered, [one.id for one in made], office.day)
    card = office.runner.read(journee.card, day.id)
    assert [one.title for one in card.records.worksites] == ["Bancs"]
    assert card.records.worksites[0].id == kept.worksite_id
    assert (card.indicators.proposals, card.indicators.accepted) == (3, 2)
    assert all(one.answered_on == office.day for one in card.records.proposals)
    with pytest.raises(RuleBroken, match="plus ouverte"):
        office.runner.do(journee.decide, [made[0].id], ProposalState.MERGED, into=made[2].id)


def test_wishes_are_met_then_people_wait_and_move_up(office: Office) -> None:
    day, paint, hedge = opened(office)
    first, second, third, fourth = (person(office, name) for name in "ABCD")
    mine = signs(office, day, first, paint)
    signs(office, day, second, paint)
    assert signs(office, day, third, paint, hedge).worksite_id == hedge.id
    waiting = signs(office, day, fourth, paint)
    assert waiting.status is AssignmentStatus.WAITLIST
    with pytest.raises(RuleBroken, match="déjà inscrite"):
        signs(office, day, first, hedge)
    left = office.runner.do(sign_ups.give_up, [mine.id], "malade").value
    assert [one.id for one in left.moved_up] == [waiting.id]
    assert left.moved_up[0].worksite_id == paint.id
    office.runner.do(history.undo)
    after = office.runner.read(journee.card, day.id).records.sign_ups
    assert {one.id: one.status for one in after}[waiting.id] is AssignmentStatus.WAITLIST


def test_nobody_signs_up_before_it_is_open(office: Office) -> None:
    day = edition(office)
    with pytest.raises(RuleBroken, match="pas ouvertes"):
        signs(office, day, person(office, "A"))


def test_a_walk_in_is_sent_where_people_are_missing(office: Office) -> None:
    day, paint, hedge = opened(office)
    signs(office, day, person(office, "A"), paint)
    office.day = DAY
    office.runner.do(journee.move, day.id, EditionState.READY)
    arrival = office.runner.do(
        sign_ups.walk_in, day.id, Volunteer(id=new_id(), first_name="Zoé", phone="+33639980001")
    ).value
    assert arrival.sent_to is not None
    assert arrival.sent_to.worksite_id == hedge.id
    assert arrival.sign_up.status is AssignmentStatus.WALK_IN
    assert arrival.sign_up.is_first
    assert arrival.sign_up.time_in is not None
    with pytest.raises(RuleBroken, match="déjà dans la liste"):
        office.runner.do(
            sign_ups.walk_in, day.id, Volunteer(id=new_id(), first_name="zoe", phone="+33639980001")
        )


def test_when_all_are_full_a_walk_in_stays_at_the_desk(office: Office) -> None:
    day, _, _ = opened(office)
    office.day = DAY
    office.runner.do(journee.move, day.id, EditionState.READY)
    for number in range(4):
        office.runner.do(sign_ups.walk_in, day.id, Volunteer(id=new_id(), first_name=f"P{number}"))
    last = office.runner.do(
        sign_ups.walk_in, day.id, Volunteer(id=new_id(), first_name="Dernière")
    ).value
    assert last.sent_to is None
    assert last.sign_up.worksite_id is None
    filled = office.runner.read(journee.card, day.id).places
    assert [one.taken for one in filled] == [2, 2]


def test_a_minor_comes_with_an_authorisation_or_a_reason(office: Office) -> None:
    day, paint, _ = opened(office)
    child = person(office, "Lou", is_minor=True)
    mine = signs(office, day, child, paint)
    office.day = DAY
    with pytest.raises(RuleBroken, match="parentale"):
        office.runner.do(sign_ups.arrive, [mine.id])
    office.runner.do(sign_ups.arrive, [mine.id], reason="mère présente")
    (kept,) = office.runner.read(journee.card, day.id).records.sign_ups
    assert (kept.status, kept.reason) == (AssignmentStatus.PRESENT, "mère présente")


def test_the_evening_has_its_figures(office: Office) -> None:
    day, paint, hedge = opened(office)
    mine = signs(office, day, person(office, "A"), paint)
    signs(office, day, person(office, "B"), paint)
    office.day = DAY
    office.runner.do(journee.move, day.id, EditionState.READY)
    office.runner.do(sign_ups.arrive, [mine.id], at=time(9, 30))
    with pytest.raises(RuleBroken, match="départ"):
        office.runner.do(sign_ups.leave, [mine.id], time(9))
    office.runner.do(sign_ups.leave, [mine.id], time(11))
    assert office.runner.do(sign_ups.note_missing, day.id).value == 1
    office.runner.do(sign_ups.reassign, [mine.id], hedge.id)
    office.runner.do(sign_ups.note_meals, [mine.id], has_meal=True)
    office.runner.do(sign_ups.save_answer, SurveyAnswer(id=new_id(), edition_id=day.id, overall=4))
    office.runner.do(
        sign_ups.save_incident, Incident(id=new_id(), edition_id=day.id, description="chute")
    )
    office.runner.do(
        journee.save_task,
        DayTask(id=new_id(), edition_id=day.id, title="Camion", answer=ServiceAnswer.GRANTED),
    )
    office.runner.do(journee.settle, [paint.id, hedge.id], WorksiteState.DONE)
    office.runner.do(journee.move, day.id, EditionState.DONE)
    office.runner.do(journee.move, day.id, EditionState.EVALUATED)
    card = office.runner.read(journee.card, day.id)
    found = card.indicators
    assert (found.signed_up, found.present, found.minutes, found.meals) == (2, 1, 90, 1)
    row = edition_row(card.records.edition, card.records)
    assert (row.signed_up, row.present) == (2, 1)  # the absent had signed up, as on the card
    assert (found.no_shows.k, found.done, found.incidents) == (1, 2, 1)
    assert card.records.tasks[0].answered_on == DAY
    assert office.runner.read(journee.of_year, 2027).id == day.id
    with pytest.raises(RuleBroken, match="2030"):
        office.runner.read(journee.of_year, 2030)


def test_what_contradicts_itself_is_refused(office: Office) -> None:
    for fields in (
        {"end": time(8)},
        {"sign_up_from": DAY, "sign_up_to": date(2027, 6, 1)},
        {"sign_up_to": date(2027, 6, 27)},
        {"day": None, "theme": " "},
    ):
        with pytest.raises(RuleBroken):
            edition(office, **fields)
    day = edition(office)
    with pytest.raises(RuleBroken, match="vide"):
        office.runner.do(sign_ups.save_answer, SurveyAnswer(id=new_id(), edition_id=day.id))
    answer = SurveyAnswer(id=new_id(), edition_id=day.id, overall=5)
    with pytest.raises(RuleBroken, match="de 1"):
        office.runner.do(sign_ups.save_answer, answer)


def test_a_correction_by_hand_keeps_the_person_once(office: Office) -> None:
    day, paint, _ = opened(office)
    mine = signs(office, day, person(office, "A"), paint)
    corrected = replace(mine, time_in=time(10), time_out=time(9))
    with pytest.raises(RuleBroken, match="départ"):
        office.runner.do(sign_ups.change, corrected)
    kept = office.runner.do(sign_ups.change, replace(mine, party="famille A")).value
    assert kept.party == "famille A"


def test_certificates_are_made_for_some_people_only(office: Office) -> None:
    day, paint, _ = opened(office)
    ana, bilal = (signs(office, day, person(office, name), paint) for name in ("Ana", "Bilal"))
    office.day = DAY
    office.runner.do(sign_ups.arrive, [ana.id, bilal.id])

    def pages(*only: str) -> int:
        paper = office.runner.read(journee_papers.paper, day.id, JourneePaper.CERTIFICATES, only)
        return len(PdfReader(io.BytesIO(paper.pdf)).pages)

    assert (pages(), pages(ana.id)) == (2, 1)
