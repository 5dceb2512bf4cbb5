"""Rounds, visits, findings and follow-ups narrowed by what their columns hold, and exported."""

from dataclasses import replace
from datetime import date

import pytest

from actions.visiting import TUESDAY, see, signed_slot
from polesdesk.actions import exports, follow_ups, rounds, visit_lists
from polesdesk.actions.exports import ListExport
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.list_columns import COLUMNS, Narrow
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match, ValueCount
from polesdesk.domain.progress import Silent
from polesdesk.domain.visits import FindingKind, Motive, Round, VisitState
from polesdesk.exchange.spreadsheets import read_spreadsheet
from polesdesk.store.kinds import FINDING, ROUND

LATER = date(2026, 10, 13)


class Findings:
    """The list of findings under the names of the other lists."""

    count = staticmethod(visit_lists.count_findings)
    page = staticmethod(visit_lists.page_findings)
    position = staticmethod(visit_lists.position_finding)
    values = staticmethod(visit_lists.values_of_findings)


LISTS = {"rounds": rounds, "visits": visit_lists, "findings": Findings, "follow_ups": follow_ups}


def only(column: str, match: Match, **told: object) -> ListQuery:
    return ListQuery(columns=(ColumnFilter(column=column, match=match, **told),))  # type: ignore[arg-type]


@pytest.fixture
def seen(office):
    """Two visits of a slot, one empty and one with people; a round; two follow-ups."""
    agreement, _slot = signed_slot(office)
    do = office.runner.do
    see(office, agreement, TUESDAY, FindingKind.EMPTY)
    other = see(office, agreement, LATER, FindingKind.AS_PLANNED, headcount=12,
                motive=Motive.COMPLAINT, state=VisitState.DRAFT)  # fmt: skip
    do(lambda work: work.save(FINDING, replace(other.finding, note="répétition")))
    made = Round(id=new_id(), number="T-1", hub_id=office.hub.id, day=LATER, agent="Camille")
    do(lambda work: work.save(ROUND, made))
    for title, owner, due in (("Relancer", "Camille", TUESDAY), ("Réparer", "", LATER)):
        one = FollowUp(id=new_id(), kind=FollowUpKind.REMINDER, title=title, owner=owner,
                       due_on=due, opened_on=TUESDAY, hub_id=office.hub.id,
                       association_id=office.association.id)  # fmt: skip
        do(follow_ups.save, one)
    return office


@pytest.mark.parametrize("subject", LISTS)
def test_every_column_that_offers_a_filter_answers_each_way_it_offers(seen, subject):
    actions = LISTS[subject]
    listed = {Narrow.VALUES, Narrow.STATUS}
    offered = [one for one in COLUMNS[subject] if one.narrow is not None]
    assert len(offered) >= 5
    for column in offered:
        ways = [] if column.narrow is Narrow.STATUS else [Match.EMPTY, Match.FILLED]
        if column.narrow in {Narrow.DATES, Narrow.NUMBERS}:
            ways.append(Match.BETWEEN)
        for match in ways:
            query = only(column.key, match)
            rows = seen.runner.read(actions.page, query)
            assert seen.runner.read(actions.count, query) == len(rows)
            places = [seen.runner.read(actions.position, query, row.id) for row in rows]
            assert places == list(range(len(rows)))
        if column.narrow in listed:
            found = seen.runner.read(actions.values, ListQuery(), column.key)
            assert all(column.word(one.value) for one in found)
            for one in found:
                query = only(column.key, Match.VALUES, values=(one.value,))
                assert seen.runner.read(actions.count, query) == one.rows


@pytest.mark.parametrize(
    ("subject", "query", "expected"),
    [
        ("visits", only("day", Match.BETWEEN, first=LATER), [LATER]),
        ("visits", only("empty", Match.BETWEEN, least=1), [TUESDAY]),
        ("visits", only("motive", Match.VALUES, values=("complaint",)), [LATER]),
        ("visits", only("hub", Match.EMPTY), []),
        ("findings", only("day", Match.BETWEEN, last=TUESDAY), [TUESDAY]),
        ("findings", only("headcount", Match.BETWEEN, least=10), [LATER]),
        ("findings", only("note", Match.FILLED), [LATER]),
        ("findings", only("photo_count", Match.FILLED), []),
        ("findings", only("kind", Match.VALUES, values=("empty",)), [TUESDAY]),
        ("rounds", only("agent", Match.VALUES, values=("Camille",)), [LATER]),
        ("rounds", only("printed_on", Match.FILLED), []),
        ("rounds", only("state", Match.VALUES, values=("done",)), []),
        ("follow_ups", only("owner", Match.EMPTY), [LATER]),
        ("follow_ups", only("due_on", Match.BETWEEN, last=TUESDAY), [TUESDAY]),
    ],
)
def test_lists_of_visits_are_narrowed_by_a_column(seen, subject, query, expected):
    found = seen.runner.read(LISTS[subject].page, query)
    assert [row.due_on if subject == "follow_ups" else row.day for row in found] == expected


def test_the_associations_expected_are_listed_by_name_with_their_findings(seen):
    found = seen.runner.read(visit_lists.values_of_findings, ListQuery(), "association")
    assert found == (ValueCount(value="Théâtre de l’Œuf", rows=2),)


def test_follow_ups_are_exported_as_they_are_seen(seen, tmp_path):
    wanted = ListExport(
        subject="follow_ups",
        query=only("owner", Match.FILLED),
        keys=("due_on", "state", "kind", "title", "association", "hub"),
    )
    path = exports.write(seen.runner, Silent(), wanted, tmp_path / "suites.xlsx").path
    head, *rows = read_spreadsheet(path).sheets[0].rows
    assert head == ("Échéance", "État", "Nature", "Objet", "Pour", "Pôle")
    assert rows == [(TUESDAY, "En retard", "Rappel", "Relancer", "Théâtre de l’Œuf", "Voltaire")]
