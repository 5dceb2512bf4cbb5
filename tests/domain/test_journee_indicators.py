"""The figures of an edition, each against its records counted by hand."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from polesdesk.domain.journee import CitizenDay, DayTask
from polesdesk.domain.journee_indicators import Records, count
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.sign_ups import Incident, SignUp, SurveyAnswer, Wish
from polesdesk.domain.volunteers import Volunteer
from polesdesk.domain.worksites import (
    Material,
    Proposal,
    ProposalState,
    Result,
    Worksite,
    WorksiteState,
)

EDITION = CitizenDay(id="e", day=date(2026, 6, 27), start=time(9), end=time(13))
PAINT = Worksite(
    id="w1", number=1, title="Peinture", quarter="Nord", start=time(9), end=time(12),
    state=WorksiteState.DONE, association_id="club",
    materials=(Material(name="peinture", cents=12_000), Material(name="rouleaux", cents=3_000)),
    results=(Result(name="Clôture peinte", quantity=Decimal(40), unit="m"),),
)  # fmt: skip
LITTER = Worksite(
    id="w2", number=2, title="Ramassage", quarter="Nord", state=WorksiteState.PARTLY_DONE,
    results=(Result(name="Clôture peinte", quantity=Decimal("2.5"), unit="m"),
             Result(name="Déchets", quantity=Decimal(25), unit="sacs")),
)  # fmt: skip
DROPPED = Worksite(
    id="w3", title="Mare", state=WorksiteState.CANCELLED, quarter="Sud",
    materials=(Material(name="bâche", cents=99_000),),
)  # fmt: skip
PEOPLE = {
    "a": Volunteer(id="a", quarter="Nord"),
    "b": Volunteer(id="b", quarter="Sud", is_minor=True),
    "c": Volunteer(id="c", association_id="choir"),
    "d": Volunteer(id="d"),
    "g": Volunteer(id="g", is_agent=True),
}


def came(who: str, site: str | None, **fields: object) -> SignUp:
    usual: dict[str, object] = {"status": AssignmentStatus.PRESENT}
    return SignUp(id=f"s-{who}", volunteer_id=who, worksite_id=site, **{**usual, **fields})  # type: ignore[arg-type]


RECORDS = Records(
    edition=EDITION,
    proposals=(
        Proposal(id="1", state=ProposalState.ACCEPTED),
        Proposal(id="2", state=ProposalState.MERGED),
        Proposal(id="3", state=ProposalState.REFUSED),
        Proposal(id="4"),
    ),
    worksites=(PAINT, LITTER, DROPPED),
    sign_ups=(
        came("a", "w1", time_in=time(9, 30), has_meal=True, is_first=True),
        came("b", "w1", credited_minutes=60),
        came("c", "w2", status=AssignmentStatus.WALK_IN, has_meal=True),
        came("d", "w2", status=AssignmentStatus.ABSENT),
        came("g", "w1"),
    ),
    people=PEOPLE,
    tasks=(DayTask(id="t", agent_minutes=90), DayTask(id="u")),
    answers=(
        SurveyAnswer(id="1", overall=4, returns=Wish.YES),
        SurveyAnswer(id="2", overall=3, returns=Wish.NO, leads=Wish.YES),
        SurveyAnswer(id="3", returns=Wish.YES),
    ),
    incidents=(Incident(id="i", declared_on=date(2026, 6, 29)), Incident(id="j")),
)


def test_figures_are_those_of_the_records() -> None:
    found = count(RECORDS)
    assert (found.proposals, found.accepted, found.refused) == (4, 2, 1)
    assert (found.worksites, found.done, found.partly_done, found.cancelled) == (2, 1, 1, 1)
    assert (found.signed_up, found.present, found.walk_ins) == (3, 3, 1)
    assert (found.no_shows.k, found.no_shows.n) == (1, 3)
    assert (found.newcomers, found.minors, found.meals, found.associations) == (1, 1, 2, 2)
    assert found.quarters == {"Nord": 1, "Sud": 1, "": 1}
    assert found.worksites_by_quarter == {"Nord": 2}
    assert (found.incidents, found.declared) == (2, 1)


def test_hours_follow_what_was_noted_and_leave_agents_apart() -> None:
    found = count(RECORDS)
    # 9:30 to 12:00, one hour credited, 9:00 to 13:00 of the day where the sheet has no hours
    assert found.minutes == 150 + 60 + 240
    assert found.unknown_minutes == 0
    assert found.agents == 1
    assert found.agent_minutes == 90 + 180
    vague = replace(RECORDS, edition=replace(EDITION, end=None))
    assert count(vague).unknown_minutes == 1


def test_costs_leave_out_what_was_cancelled_and_are_not_guessed() -> None:
    found = count(RECORDS)
    assert (found.cents, found.unknown_costs, found.cents_each) == (15_000, 0, 5_000)
    vague = replace(PAINT, materials=(*PAINT.materials, Material(name="bois")))
    found = count(replace(RECORDS, worksites=(vague, LITTER)))
    assert (found.cents, found.unknown_costs, found.cents_each) == (15_000, 1, None)


def test_results_of_one_name_and_unit_add_up() -> None:
    assert count(RECORDS).results == (
        ("Clôture peinte", "m", Decimal("42.5")),
        ("Déchets", "sacs", Decimal(25)),
    )


def test_means_bear_their_number_of_answers() -> None:
    found = count(RECORDS)
    assert (found.answers, found.overall.n, found.overall.value) == (3, 2, 3.5)
    assert found.overall.is_thin
    assert (found.returns.k, found.returns.n) == (2, 3)
    assert (found.leads.k, found.leads.n) == (1, 1)
    assert found.meal.value is None


def test_an_empty_edition_has_no_rate() -> None:
    found = count(Records(edition=CitizenDay(id="e"), people={}))
    assert found.no_shows.rate is None
    assert found.cents_each is None
    assert found.lines == ()


def test_each_worksite_has_its_line() -> None:
    first, second, _ = count(RECORDS).lines
    assert (first.signed_up, first.present, first.minutes, first.cents) == (2, 2, 210, 15_000)
    assert (second.signed_up, second.present) == (1, 1)
