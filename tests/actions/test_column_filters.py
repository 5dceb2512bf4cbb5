"""Lists narrowed by what their columns hold."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.actions import associations, conventions, hubs
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.conventions import State, UseKind
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.list_columns import COLUMNS, Narrow
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match, ValueCount
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION


def only(column: str, match: Match, **told: object) -> ListQuery:
    """A list narrowed by one column."""
    return ListQuery(columns=(ColumnFilter(column=column, match=match, **told),))  # type: ignore[arg-type]


def between(column: str, **bounds: object) -> ListQuery:
    return only(column, Match.BETWEEN, **bounds)


@pytest.fixture
def names(office):
    """The names of associations, found through a query."""
    do = office.runner.do
    for name, city in (("Zèbre", "Amiens"), ("Écho", "Abbeville"), ("Ours", "Amiens")):
        do(associations.save, Association(id=name, name=name, city=city, phone="+33353010101"))
    chair = Officer(id=new_id(), association_id="Écho", last_name="Démo", quality="président")
    do(associations.save_officer, replace(chair, signs=True))
    insured = Paper(id=new_id(), association_id="Zèbre", valid_to=date(2026, 12, 31))
    do(associations.save_paper, insured)
    office.agreement()

    def found(query: ListQuery) -> list[str]:
        rows = office.runner.read(associations.page, query)
        assert office.runner.read(associations.count, query) == len(rows)
        places = [office.runner.read(associations.position, query, row.id) for row in rows]
        assert places == list(range(len(rows)))
        return [row.name for row in rows]

    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (only("city", Match.VALUES, values=("Amiens",)), ["Ours", "Zèbre"]),
        (only("city", Match.VALUES, values=("Amiens", "Abbeville")), ["Écho", "Ours", "Zèbre"]),
        (only("city", Match.EMPTY), ["Théâtre de l’Œuf"]),
        (only("phone", Match.FILLED), ["Écho", "Ours", "Zèbre"]),
        (only("president", Match.FILLED), ["Écho", "Théâtre de l’Œuf"]),
        (only("siret", Match.FILLED), []),
        (only("insurance_valid_to", Match.EMPTY), ["Écho", "Ours", "Théâtre de l’Œuf"]),
        (between("insurance_valid_to", first=date(2026, 12, 31)), ["Zèbre"]),
        (between("insurance_valid_to", last=date(2026, 12, 30)), []),
        (between("convention_count", least=1), ["Théâtre de l’Œuf"]),
        (between("convention_count", most=0), ["Écho", "Ours", "Zèbre"]),
    ],
)
def test_associations_are_narrowed_by_a_column(names, query, expected):
    assert names(query) == expected


def test_filters_of_several_columns_and_words_all_hold(names):
    query = only("city", Match.VALUES, values=("Amiens",))
    second = ColumnFilter(column="insurance_valid_to", match=Match.FILLED)
    assert names(replace(query, columns=(*query.columns, second))) == ["Zèbre"]
    assert names(replace(query, text="our")) == ["Ours"]


def test_a_value_is_never_read_as_sql(names):
    assert names(only("city", Match.VALUES, values=("Amiens' OR '1'='1",))) == []


def test_a_column_that_is_not_declared_is_refused(names):
    with pytest.raises(RuleBroken, match="ne se filtre pas"):
        names(only("notes", Match.EMPTY))


def test_the_values_of_a_column_come_with_how_many_rows_hold_them(names, office):
    query = only("city", Match.VALUES, values=("Amiens",))
    found = office.runner.read(associations.values, query, "city")
    assert found == (ValueCount(value="Amiens", rows=2), ValueCount(value="Abbeville", rows=1))
    narrowed = office.runner.read(associations.values, ListQuery(text="écho"), "city")
    assert narrowed == (ValueCount(value="Abbeville", rows=1),)


@pytest.fixture
def numbers(office):
    """The numbers of agreements, found through a query."""
    office.agreement(number="A-1", state=State.NOTIFIED)
    office.agreement(number="B-2", use_kind=UseKind.SHARED, end_date=None, start_date=None)
    office.agreement(number="C-3", room_ids=(), end_date=date(2030, 1, 1))
    priced = office.runner.read(conventions.by_number, "C-3")
    office.runner.do(
        lambda work: work.save(CONVENTION, replace(priced, in_kind_value_cents=150_000))
    )

    def found(query: ListQuery) -> list[str]:
        return [row.number for row in office.runner.read(conventions.page, query)]

    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (between("end_date", first=date(2027, 8, 31), last=date(2027, 8, 31)), ["A-1"]),
        (between("end_date"), ["A-1", "C-3"]),
        (only("end_date", Match.EMPTY), ["B-2"]),
        (only("start_date", Match.FILLED), ["A-1", "C-3"]),
        (only("use_kind", Match.VALUES, values=("SHARED",)), ["B-2"]),
        (only("situation", Match.VALUES, values=("in_force",)), ["A-1"]),
        (only("situation", Match.VALUES, values=("in_force", "draft")), ["A-1", "B-2", "C-3"]),
        (only("rooms", Match.EMPTY), ["C-3"]),
        (only("rooms", Match.VALUES, values=("Salle 1",)), ["A-1", "B-2"]),
        (only("association", Match.VALUES, values=("Théâtre de l’Œuf",)), ["A-1", "B-2", "C-3"]),
        (only("number", Match.VALUES, values=("B-2",)), ["B-2"]),
        (only("hubs", Match.VALUES, values=("Marivaux",)), []),
        (between("in_kind_value_cents", least=100_000, most=200_000), ["C-3"]),
        (only("occupancy_fee_cents", Match.FILLED), []),
        (only("issued_version", Match.EMPTY), ["A-1", "B-2", "C-3"]),
    ],
)
def test_agreements_are_narrowed_by_a_column(numbers, query, expected):
    assert numbers(query) == expected


def test_situations_are_counted_as_the_list_counts_them(numbers, office):
    found = office.runner.read(conventions.values, ListQuery(), "situation")
    assert found == (ValueCount(value="in_force", rows=1), ValueCount(value="draft", rows=2))


@pytest.mark.parametrize(
    ("subject", "actions"),
    [("hubs", hubs), ("associations", associations), ("conventions", conventions)],
)
def test_every_column_that_offers_a_filter_answers_each_way_it_offers(office, subject, actions):
    office.agreement()
    listed = {Narrow.VALUES, Narrow.STATUS}
    for column in COLUMNS[subject]:
        ways = [Match.EMPTY, Match.FILLED]
        ways += [Match.BETWEEN] if column.narrow in set(Narrow) - listed else []
        if column.narrow in listed:
            found = office.runner.read(actions.values, ListQuery(), column.key)
            assert all(column.word(one.value) for one in found)
        for match in ways if column.narrow is not None else ():
            office.runner.read(actions.count, only(column.key, match))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (only("name", Match.VALUES, values=("Voltaire",)), ["Voltaire"]),
        (only("code", Match.VALUES, values=("DEM",)), ["Démo"]),
        (only("address", Match.EMPTY), ["Démo"]),
        (between("room_count", least=1), ["Voltaire"]),
        (between("convention_count", most=0), ["Démo"]),
    ],
)
def test_hubs_are_narrowed_by_a_column(office, query, expected):
    office.runner.do(
        hubs.save, replace(office.hub, name="Voltaire", address="1 rue d’Exemple", city="Amiens")
    )
    office.runner.do(hubs.save, Hub(id=new_id(), code="DEM", name="Démo"))
    office.agreement()
    rows = office.runner.read(hubs.page, query)
    assert [row.name for row in rows] == expected
    assert office.runner.read(hubs.count, query) == len(expected)
    assert office.runner.read(hubs.position, query, rows[0].id) == 0
    counted = office.runner.read(hubs.values, query, "name")
    assert [one.value for one in counted if one.value in expected] == expected
