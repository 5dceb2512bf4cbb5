"""Papers asked by case: the list, the alert and the letter say the same, in as few queries."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from sqlalchemy import event

from actions.conftest import TODAY, Office
from polesdesk.actions import (
    associations,
    conventions,
    handovers,
    insurance,
    lacked_papers,
    settings,
)
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import (
    Association,
    AssociationKind,
    Cover,
    Paper,
    PaperKind,
    PaperState,
    latest_paper,
    paper_state,
)
from polesdesk.domain.conventions import Convention, State, UseKind
from polesdesk.domain.hubs import FreeUseGround
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.required_papers import PaperCase, PaperRule, asked_papers
from polesdesk.domain.settings import Settings, asking_of
from polesdesk.store import alerts
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, PAPER, SETTINGS

LACKING = {PaperState.MISSING, PaperState.EXPIRED, PaperState.REJECTED}


def give(office: Office, kind: PaperKind, **fields: object) -> Paper:
    paper = Paper(id=new_id(), association_id=office.association.id, kind=kind, **fields)  # type: ignore[arg-type]
    return office.runner.do(associations.save_paper, paper).value


rules = st.builds(
    PaperRule,
    paper=st.sampled_from(list(PaperKind)[:5]),
    case=st.sampled_from(PaperCase),
    asked=st.booleans(),
)
papers = st.builds(
    Paper,
    id=st.uuids().map(str),
    kind=st.sampled_from(list(PaperKind)[:5]),
    decided=st.sampled_from([None, None, PaperState.NOT_APPLICABLE, PaperState.REJECTED]),
    valid_to=st.sampled_from([None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=9)]),
)


@trying(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    table=st.tuples(
        st.lists(rules, max_size=5),
        st.lists(st.sampled_from(list(PaperKind)[:5]), unique=True, max_size=3),
    ),
    kind=st.sampled_from(AssociationKind),
    given_papers=st.lists(papers, max_size=4, unique_by=lambda one: (one.kind, one.id)),
    traits=st.tuples(
        st.booleans(), st.booleans(), st.sampled_from(UseKind), st.sampled_from(FreeUseGround)
    ),
)
def test_the_query_and_the_rule_agree(office, table, kind, given_papers, traits):
    """One query says of every association what ``asked_papers`` and ``paper_state`` say."""
    # one paper a kind: which of several counts is another rule's matter
    given_papers = list({one.kind: one for one in given_papers}.values())
    told, of_all = table
    economic, public, use, ground = traits
    told = tuple(replace(one, hub_id=office.hub.id) for one in told)
    known = Settings(required_papers=tuple(one.value for one in of_all), paper_rules=told)
    held = Convention(
        id=new_id(), number="X", hub_id=office.hub.id, association_id=office.association.id,
        state=State.NOTIFIED, use_kind=use, free_use_ground=ground, economic_activity=economic,
        public_reception=public, start_date=date(2025, 9, 1), end_date=date(2027, 8, 31),
    )  # fmt: skip

    def asked(work: Work) -> list[PaperKind]:
        before = work.get(SETTINGS, known.id)
        work.save(SETTINGS, replace(known, version=before.version if before else 0))
        party = work.get(ASSOCIATION, office.association.id)
        work.save(ASSOCIATION, replace(party, kind=kind))
        work.save(CONVENTION, held)
        for one in given_papers:
            work.save(PAPER, replace(one, association_id=party.id))
        return alerts.lacked_kinds(work.connection, [party.id], work.today)[party.id]

    ruled = tuple(replace(one, hub_id="") if one.case is not PaperCase.HUB else one for one in told)
    asking = asking_of(replace(known, paper_rules=ruled))
    expected = [
        one
        for one in asked_papers(asking, kind, [held])
        if paper_state(latest_paper(tuple(given_papers), one), TODAY) in LACKING
    ]
    assert office.runner.try_out(asked) == expected


def count_queries(office: Office, query: ListQuery) -> int:
    def counted(work: Work) -> int:
        made = []
        listener = lambda *_: made.append(1)  # noqa: E731
        event.listen(work.connection, "before_cursor_execute", listener)
        associations.page(work, query)
        event.remove(work.connection, "before_cursor_execute", listener)
        return len(made)

    return office.runner.read(counted)


def test_the_list_asks_the_file_as_often_for_all_papers_as_for_none(office):
    office.agreement(state=State.NOTIFIED)
    office.runner.do(settings.save, Settings(required_papers=(), paper_rules=()))
    few = count_queries(office, ListQuery())
    for number in range(30):
        made = office.runner.do(associations.save, Association(id=new_id(), name=f"A{number}"))
        office.agreement(state=State.NOTIFIED, association_id=made.value.id)
    every = tuple(kind.value for kind in PaperKind)
    known = office.runner.read(settings.get)
    office.runner.do(settings.save, replace(known, required_papers=every))
    assert count_queries(office, ListQuery()) <= few + 1


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"room_ids": ("other",)}, "ne nomme pas"),
        ({"covers": (Cover.LIABILITY,)}, "risques locatifs"),
        ({"valid_to": TODAY - timedelta(days=1)}, "a pris fin le 20/11/2026"),
    ],
)
def test_an_insurance_that_does_not_hold_says_why(office, fields, why):
    usual = {"valid_to": TODAY + timedelta(days=200)}
    give(office, PaperKind.INSURANCE_CERTIFICATE, **{**usual, **fields})
    check = office.runner.read(
        insurance.insurance_ok, office.association.id, [office.room.id], TODAY
    )
    assert not check.ok
    assert why in check.why


def test_who_is_not_asked_for_insurance_is_fine(office):
    rule = PaperRule(paper=PaperKind.INSURANCE_CERTIFICATE, case=PaperCase.LAW_1901, asked=False)
    known = office.runner.read(settings.get)
    office.runner.do(settings.save, replace(known, paper_rules=(rule,)))
    wanted = (office.association.id, [office.room.id], TODAY)
    assert office.runner.read(insurance.insurance_ok, *wanted).ok


def test_days_without_insurance_are_marked_up_to_the_delay_of_the_office(office):
    office.agreement(state=State.NOTIFIED)
    give(office, PaperKind.INSURANCE_CERTIFICATE, valid_to=TODAY + timedelta(days=10))
    party = office.association.id
    days = [TODAY, TODAY + timedelta(days=11), TODAY + timedelta(days=61)]
    marked = office.runner.read(insurance.uninsured_days, [(party, day) for day in days])
    assert marked == {(party, days[1])}


def lacked(office: Office, convention: Convention, start: date | None) -> dict[PaperKind, str]:
    found = office.runner.read(
        lambda work: lacked_papers.lacked_for(work, office.association, convention, start)
    )
    return {one.kind: one.why for one in found}


def test_the_letter_asks_for_what_is_missing_or_ends_before_the_next_title(office):
    end = TODAY + timedelta(days=100)
    held = office.agreement(state=State.NOTIFIED, end_date=end)
    next_start = end + timedelta(days=1)
    give(office, PaperKind.STATUTES)
    give(office, PaperKind.INSURANCE_CERTIFICATE, valid_to=end)
    give(office, PaperKind.REGISTRATION_RECEIPT, decided=PaperState.REJECTED, reason="Illisible.")
    give(office, PaperKind.OFFICERS_LIST, decided=PaperState.NOT_APPLICABLE)
    assert lacked(office, held, next_start) == {
        PaperKind.REGISTRATION_RECEIPT: (
            "l’exemplaire reçu n’a pas pu être retenu\u202f: illisible"
        ),
        PaperKind.INSURANCE_CERTIFICATE: (
            "l’exemplaire reçu n’est valable que jusqu’au 01/03/2027"
        ),
        PaperKind.CER: "",
    }
    # far from its end, what is valid long enough is not asked for again
    assert PaperKind.INSURANCE_CERTIFICATE not in lacked(office, held, TODAY + timedelta(days=400))


def test_the_list_of_agreements_marks_what_its_associations_lack(office):
    held = office.agreement(state=State.NOTIFIED)
    draft = office.agreement(start_date=date(2028, 1, 1), end_date=date(2028, 12, 31))
    give(office, PaperKind.STATUTES)
    rows = {row.id: row for row in office.runner.read(conventions.page, ListQuery())}
    assert rows[held.id].lacked_papers == (
        PaperKind.REGISTRATION_RECEIPT, PaperKind.OFFICERS_LIST,
        PaperKind.INSURANCE_CERTIFICATE, PaperKind.CER,
    )  # fmt: skip
    assert rows[draft.id].lacked_papers == ()


def test_keys_are_doubtful_when_the_certificate_does_not_name_the_room(office):
    held = office.agreement(state=State.NOTIFIED)
    paper = give(
        office, PaperKind.INSURANCE_CERTIFICATE, valid_to=date(2027, 12, 31), room_ids=("other",)
    )
    asked = (office.association.id, held.id, TODAY)
    assert [one.code for one in office.runner.read(handovers.doubts, *asked)] == [
        "insurance_limited"
    ]
    named = replace(paper, room_ids=(office.room.id,))
    office.runner.do(associations.save_paper, named)
    assert office.runner.read(handovers.doubts, *asked) == ()
