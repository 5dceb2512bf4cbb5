"""Rows as typed values: what is understood, what is refused, what goes on."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from polesdesk.domain.conventions import FeePeriod, HolidayRule, State, UseKind, WeekParity
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround, RoomKind
from polesdesk.domain.import_columns import columns_below
from polesdesk.domain.import_people import PersonName
from polesdesk.domain.import_reading import read_rows
from polesdesk.domain.import_rows import ImportRow, ReadRows
from polesdesk.domain.import_sheets import Cell, Sheet

TODAY = date(2026, 11, 21)
BASE: dict[str, Cell] = {"Pôle": "Voltaire", "Association": "Les Amis"}


def read(*rows: dict[str, Cell]) -> ReadRows:
    headers = list(dict.fromkeys(name for row in rows for name in row))
    cells = tuple(tuple(row.get(name) for name in headers) for row in rows)
    sheet = Sheet(name="Suivi", rows=(tuple(headers), *cells))
    return read_rows(sheet, columns_below(sheet, 0), TODAY)


def row(**cells: Cell) -> ImportRow:
    """Read one row; names are given with ``_`` for a space."""
    found = read({**BASE, **{name.replace("_", " "): cell for name, cell in cells.items()}})
    assert found.problems == ()
    return found.rows[0]


def problem(cells: dict[str, Cell]) -> tuple[str, str]:
    found = read({**BASE, **cells})
    assert found.rows == ()
    assert found.count == 1
    (refused,) = found.problems
    return refused.column, refused.message


DAYS: list[Cell] = [
    date(2026, 3, 12),
    datetime(2026, 3, 12),
    datetime(2026, 3, 12, 9, 30),
    "12/03/2026",
    "12.3.26",
    "12-03-2026",
    "2026-03-12",
    "12 mars 2026",
    "jeudi 12 mars 2026",
    " 12/03/2026 ",
    12032026,
]


@pytest.mark.parametrize("cell", DAYS)
def test_days(cell: Cell) -> None:
    assert row(Date_de_début=cell).start_date == date(2026, 3, 12)


def test_the_first_of_a_month() -> None:
    assert row(Date_de_début="1er septembre 2026").start_date == date(2026, 9, 1)


@pytest.mark.parametrize(
    "text",
    ["sept. 2026", "2026", "12/03", "demain", "+7", "31/02/2026", "tacite reconduction", 46000],
)
def test_days_that_are_not_whole_are_refused_with_a_reason(text: Cell) -> None:
    column, message = problem({"Date de début": text})
    assert column == "Date de début"
    assert message


@pytest.mark.parametrize(
    "cell", [353012345, "03 53 01 23 45", "03.53.01.23.45", "+33 3 53 01 23 45", 33353012345]
)
def test_phones_that_a_spreadsheet_turned_into_numbers(cell: Cell) -> None:
    assert row(Téléphone=cell).phone == "+33353012345"


@pytest.mark.parametrize(
    "cell", [73282932000074, "732 829 320 00074", "73282932000074", 7.3282932000074e13]
)
def test_sirets_that_a_spreadsheet_turned_into_numbers(cell: Cell) -> None:
    assert row(SIRET=cell).siret == "73282932000074"


def test_a_wrong_siret_refuses_the_row_with_its_column_and_value() -> None:
    found = read({**BASE, "N° SIRET": 73282932000075, "Sigle": "LA"})
    (refused,) = found.problems
    assert (refused.row, refused.column, refused.value) == (2, "N° SIRET", "73282932000075")
    assert found.rows == ()


def test_all_that_is_wrong_in_a_row_is_told() -> None:
    found = read({**BASE, "SIRET": "12", "Date de fin": "jamais", "Courriel": "pas@"})
    assert [one.column for one in found.problems] == ["SIRET", "Courriel", "Date de fin"]


def test_a_doubt_lets_the_row_in() -> None:
    found = read({**BASE, "RNA": "802123456"})
    assert found.rows[0].rna == "W802123456"
    assert "RNA" in found.warnings[0].message


@pytest.mark.parametrize("cell", [80000, "80000", "80 000", 80000.0])
def test_postal_codes(cell: Cell) -> None:
    assert row(Code_postal=cell).postal_code == "80000"
    assert row(Code_postal=1000).postal_code == "01000"


@pytest.mark.parametrize("cell", ["", "-", "néant", "s.o.", "NC", "N/A", "?"])
def test_words_for_nothing_are_empty(cell: str) -> None:
    found = row(SIRET=cell, Sigle=cell, Date_de_fin=cell, Assureur=cell, Préavis="2")
    assert (found.siret, found.acronym, found.end_date, found.insurer) == ("", "", None, "")


def test_no_fee_and_no_notice_say_something() -> None:
    found = row(Redevance="néant", Préavis="aucun", Charges="néant")
    assert (found.occupancy_fee_cents, found.notice_months) == (0, 0)
    assert found.charges_mode is ChargesMode.CITY


def test_terms() -> None:
    found = row(
        État="signée",
        Redevance="120 € par mois",
        Préavis="trois mois",
        Charges="forfait 60 €",
        Domaine="public",
        Salle="Salle A",
    )
    assert found.state is State.NOTIFIED
    assert (found.occupancy_fee_cents, found.fee_period) == (12_000, FeePeriod.MONTH)
    assert found.free_use_ground is FreeUseGround.PAID
    assert (found.charges_mode, found.charges_cents) == (ChargesMode.FLAT_RATE, 6_000)
    assert found.notice_months == 3


def test_an_act_tells_kind_number_and_day() -> None:
    found = read(
        {**BASE, "N° de délibération ou décision": "Délibération n° 2026-12 du 3 mars 2026"}
    )
    one = found.rows[0]
    assert (one.decision_kind, one.decision_number) == (DecisionKind.DELIBERATION, "2026-12")
    assert one.decision_date == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("N° de délibération", DecisionKind.DELIBERATION),
        ("N° de décision", DecisionKind.MAYOR_DECISION),
        ("N° de délibération ou décision", None),
    ],
)
def test_the_header_may_tell_the_kind_of_act(header: str, kind: DecisionKind | None) -> None:
    assert read({**BASE, header: "2026-12"}).rows[0].decision_kind is kind


def test_a_president_has_a_quality() -> None:
    found = read({**BASE, "Présidente": "Mme Zoé FICTIF"}).rows[0]
    assert found.people == (PersonName(civility="Mme", first_name="Zoé", last_name="FICTIF"),)
    assert found.quality == "Présidente"
    assert row(Représentant="M. Léo Exemple").quality == ""
    assert row(Président="M. Léo Exemple", Qualité="Trésorier").quality == "Trésorier"


def test_first_name_and_civility_may_have_columns() -> None:
    found = row(Civilité="Madame", Nom_du_président="FICTIF", Prénom_du_président="Zoé")
    assert found.people == (PersonName(civility="Mme", first_name="Zoé", last_name="FICTIF"),)


def test_a_signed_engagement_without_a_day_is_doubtful() -> None:
    found = read({**BASE, "CER signé le": "oui"})
    assert found.rows[0].cer_signed_on is None
    assert "CER" in found.warnings[0].message
    assert read({**BASE, "CER signé le": "non"}).warnings == ()


# premises


def test_several_rooms_have_their_own_measures() -> None:
    found = row(Salle="Salle A + Salle B", Surface="20 m² + 35,5 m²", Catégorie_ERP="5e")
    assert [room.surface_m2 for room in found.rooms] == [Decimal(20), Decimal("35.5")]
    assert [room.erp_category for room in found.rooms] == [5, 5]


def test_one_measure_for_several_rooms_is_given_to_none() -> None:
    found = read({**BASE, "Salle": "Salle A + Salle B", "Capacité": 49})
    assert [room.capacity for room in found.rows[0].rooms] == [None, None]
    assert "49 pour 2 locaux" in found.warnings[0].message


def test_a_unit_may_stand_in_its_own_column() -> None:
    found = row(Type_d_occupation="Boîte aux lettres", Boîte_ou_armoire="BAL 12")
    assert [(room.name, room.kind) for room in found.rooms] == [("BAL 12", RoomKind.LETTERBOX)]
    assert row(Boîte_ou_armoire="BAL 12", Salle="Salle A").locker_letterbox == "BAL 12"


def test_a_vacant_room_is_a_room_only() -> None:
    found = read({"Pôle": "Voltaire", "Association": "libre", "Salle": "Salle A", "Surface": 20})
    assert found.rows[0].name == ""
    assert found.rows[0].rooms[0].surface_m2 == Decimal(20)


# slots


def slots(**cells: Cell) -> list[tuple[int, time | None, time | None]]:
    found = row(Salle="Salle A", **cells)
    return [(slot.weekday, slot.start, slot.end) for slot in found.slots]


def test_days_and_hours() -> None:
    both = [(1, time(18), time(20, 30)), (4, time(18), time(20, 30))]
    assert slots(Jour="lundi et jeudi", Horaires="18h-20h30") == both
    assert slots(Jour="lun., jeu.", Horaires="de 18:00 à 20:30") == both
    assert slots(Créneau="lundi et jeudi 18 h - 20 h 30") == both
    assert slots(Jour="lundi, jeudi", Heure_début=time(18), Heure_fin="20h30") == both
    assert slots(Jour="lundi 18h-20h30 et jeudi 18h-20h30") == both


def test_rhythm() -> None:
    found = row(
        Salle="A", Jour="lundi", Horaires="9h-12h", Périodicité="semaines paires", Vacances="oui"
    ).slots[0]
    assert (found.interval_weeks, found.week_parity) == (2, WeekParity.EVEN)
    assert found.school_holidays is HolidayRule.WITH
    plain = row(Salle="A", Jour="lundi", Horaires="9h-12h").slots[0]
    assert (plain.interval_weeks, plain.school_holidays) == (1, HolidayRule.WITHOUT)


def test_half_days_make_their_use_kind() -> None:
    found = row(Salle="A", Jour="lundi", Horaires="matin")
    assert found.slots[0].half_day == "morning"
    assert found.use_kind is UseKind.HALF_DAY
    assert row(Salle="A", Jour="lundi", Horaires="9h-12h").use_kind is UseKind.SLOT


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Jour": "lundi", "Horaires": "18h"}, "Horaires"),
        ({"Jour": "lundredi", "Horaires": "18h-20h"}, "Jour"),
        ({"Jour": None, "Horaires": "18h-20h"}, "Jour"),
        ({"Jour": "lundi", "Heure début": "18h"}, "Heure de fin"),
        ({"Jour": "lundi", "Horaires": "20h-18h"}, "Horaires"),
        ({"Jour": "lundi", "Horaires": "18h-20h", "Périodicité": "parfois"}, "Périodicité"),
    ],
)
def test_wrong_slots_are_refused_on_their_column(cells: dict[str, Cell], column: str) -> None:
    assert problem({"Salle": "A", **cells})[0] == column


# rows among rows


def test_the_hub_is_carried_down() -> None:
    found = read(
        {"Pôle": "Voltaire", "Association": "Les Amis"},
        {"Pôle": None, "Association": "Le Club"},
        {"Pôle": "Marivaux", "Association": None},
        {"Pôle": None, "Association": "Le Chœur"},
    )
    assert [(one.row, one.hub) for one in found.rows] == [
        (2, "Voltaire"), (3, "Voltaire"), (5, "Marivaux"),
    ]  # fmt: skip
    assert found.count == 3


SLOT: dict[str, Cell] = {"Salle": "Salle B", "Jour": "mardi", "Horaires": "9h-12h"}


def test_a_row_of_slots_goes_on_with_the_agreement_above() -> None:
    found = read({**BASE, **SLOT}, SLOT, {**SLOT, "Pôle": "Voltaire"})
    assert [one.continues for one in found.rows] == [False, True, True]


def test_a_row_of_slots_in_another_hub_lacks_its_association() -> None:
    found = read({**BASE, **SLOT}, {**SLOT, "Pôle": "Marivaux"})
    assert [(one.row, one.column) for one in found.problems] == [(3, "Association")]


def test_a_row_that_tells_more_than_slots_lacks_its_association() -> None:
    found = read({**BASE, **SLOT}, {**SLOT, "Date de fin": "31/08/2027"})
    assert [(one.row, one.column) for one in found.problems] == [(3, "Association")]


def test_slots_of_a_refused_row_are_refused_with_it() -> None:
    found = read({**BASE, **SLOT, "Date de fin": "jamais"}, SLOT, {**BASE, **SLOT})
    assert [(one.row, one.column) for one in found.problems] == [
        (2, "Date de fin"), (3, "Association"),
    ]  # fmt: skip
    assert [one.row for one in found.rows] == [4]
    assert [one.row for one in found.refused] == [2, 3]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"Date de début": "01/09/2026", "Date de fin": "31/08/2026"}, "Date de fin"),
        ({"Association": None, "Date de fin": "31/08/2027"}, "Association"),
        ({"Pôle": None, "Salle": "Salle A"}, "Pôle"),
    ],
)
def test_cells_that_do_not_stand_together(cells: dict[str, Any], column: str) -> None:
    assert problem(cells)[0] == column


def test_names_with_odd_letters_stay_as_they_are() -> None:
    odd = 'L’Œuvre <b>&"’ 🎉 שלום'
    assert row(Association=odd).name == odd
