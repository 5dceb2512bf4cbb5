"""What the columns of an office's sheet hold, and which of its rows are data."""

from datetime import date, time

import pytest

from polesdesk.domain.import_columns import (
    IGNORED,
    Found,
    best_sheet,
    columns_below,
    data_rows,
    find_columns,
)
from polesdesk.domain.import_fields import LABELS, NAMES, Field, header_key
from polesdesk.domain.import_sheets import Cell, Sheet, Workbook, column_letter
from polesdesk.domain.rules import RuleBroken

ISSUE_NAMES = (
    "Pôle",
    "Salle",
    "Surface",
    "Capacité",
    "Association",
    "Sigle",
    "RNA",
    "SIRET",
    "Adresse",
    "Code postal",
    "Ville",
    "Président(e)",
    "Téléphone",
    "Courriel",
    "N° de convention",
    "Type d'occupation",
    "Jour(s)",
    "Horaires",
    "Périodicité",
    "Vacances scolaires",
    "Date de début",
    "Date de fin",
    "Préavis",
    "Redevance",
    "Assureur",
    "N° de police",
    "Fin d'assurance",
    "Activités",
    "Domaine",
    "Fondement de gratuité",
    "N° de délibération ou décision",
    "Date de délibération ou décision",
    "Qualité du représentant",
    "Objet",
    "CER signé le",
    "Charges",
    "Boîte ou armoire",
    "État",
)


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    return Sheet(name="Suivi", rows=rows)


def fields(*headers: str) -> list[Field | None]:
    columns = columns_below(sheet(("Pôle", "Association", *headers)), 0).columns
    return [column.field for column in columns[2:]]


def test_every_name_of_the_issue_is_known() -> None:
    columns = columns_below(sheet(tuple(ISSUE_NAMES)), 0)
    assert [column.header for column in columns.columns if column.field is None] == []
    assert len(columns.fields) == len(ISSUE_NAMES)
    assert all(column.found is Found.BY_NAME for column in columns.columns)


def test_no_name_means_two_things() -> None:
    assert all(NAMES[header_key(label)] is field for field, label in LABELS.items())


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("  PÔLE  ", Field.HUB),
        ("presidente", Field.PRESIDENT),
        ("Président·e", Field.PRESIDENT),
        ("No convention", Field.NUMBER),
        ("N˚ de la convention", Field.NUMBER),
        ("Numéro de convention", Field.NUMBER),
        ("Surface (m²)", Field.SURFACE),
        ("Tél.", Field.PHONE),
        ("E-mail", Field.EMAIL),
        ("Échéance", Field.END_DATE),
        ("Date d’échéance\nde la convention", Field.END_DATE),
        ("Jours / horaires", Field.TIMES),
        ("Fin d’assurance", Field.INSURANCE_END),
        ("Observations", Field.NOTES),
        ("REMARQUES :", Field.NOTES),
        ("Commentaires", Field.NOTES),
        ("Suivi 2026", None),
        ("Date", None),
    ],
)
def test_names_compare_without_accents_case_and_punctuation(
    header: str, field: Field | None
) -> None:
    columns = columns_below(sheet((header, "Sigle")), 0)
    assert columns.columns[0].field is field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Asociation", Field.ASSOCIATION),
        ("Telphone", Field.PHONE),
        ("Périodicitée", Field.PERIODICITY),
    ],
)
def test_a_slip_is_forgiven_and_told(header: str, field: Field) -> None:
    (column, _) = columns_below(sheet((header, "Pôle")), 0).columns
    assert (column.field, column.found) == (field, Found.BY_LIKENESS)


def test_a_likely_name_never_takes_the_place_of_an_exact_one() -> None:
    columns = columns_below(sheet(("Asociation", "Association")), 0).columns
    assert [column.field for column in columns] == [None, Field.ASSOCIATION]


def test_the_first_of_two_equal_columns_counts() -> None:
    assert fields("Téléphone", "Tél. portable") == [Field.PHONE, None]


def test_a_column_called_by_its_own_name_goes_before_a_synonym() -> None:
    columns = columns_below(sheet(("Nom", "Association", "Contact", "Président(e)")), 0).columns
    found = [column.field for column in columns]
    assert found == [None, Field.ASSOCIATION, None, Field.PRESIDENT]


def test_a_column_that_only_counts_rows_is_no_number_of_agreement() -> None:
    assert fields("N°") == [None]


def test_a_correction_by_hand_overrides() -> None:
    rows = sheet(("Pôle", "Association", "Contact", "Divers"))
    corrections = {"contact": Field.EMAIL.value, "diver": Field.PHONE.value}
    columns = columns_below(rows, 0, corrections).columns
    assert [column.field for column in columns[2:]] == [Field.EMAIL, Field.PHONE]
    assert columns[2].found is Found.BY_HAND


def test_a_column_may_be_left_out_by_hand() -> None:
    columns = columns_below(sheet(("Pôle", "Association")), 0, {"pole": IGNORED}).columns
    assert [column.field for column in columns] == [None, Field.ASSOCIATION]


def test_a_correction_takes_a_field_from_the_column_that_had_it() -> None:
    rows = sheet(("Pôle", "Association", "Nom complet"))
    columns = columns_below(rows, 0, {"nom complet": Field.ASSOCIATION.value}).columns
    assert [column.field for column in columns] == [Field.HUB, None, Field.ASSOCIATION]


def test_the_header_is_found_below_titles() -> None:
    title = ("Ville d’Exempleville",) * 4
    rows = sheet(
        title, (), ("Suivi des associations", None, "Pôle"), (), ("Pôle", "Salle", "Association")
    )
    assert find_columns(rows).header_row == 4


def test_a_sheet_without_header_is_refused_in_words() -> None:
    with pytest.raises(RuleBroken) as caught:
        find_columns(sheet(("Recettes", 12), ("Dépenses", 13)))
    assert caught.value.code == "no_header"
    assert "«\u202fSuivi\u202f»" in caught.value.message


def test_headers_of_two_lines_are_read_together() -> None:
    above = (None, None, "Convention", "Convention", "Convention", "Assurance", "Assurance")
    below = ("Pôle", "Association", "N°", "Début", "Fin", "N°", "Fin")
    columns = find_columns(sheet(above, below))
    assert columns.header_row == 1
    assert [column.field for column in columns.columns[2:]] == [
        Field.NUMBER,
        Field.START_DATE,
        Field.END_DATE,
        Field.POLICY,
        Field.INSURANCE_END,
    ]


def test_start_and_end_may_be_days_or_hours() -> None:
    header = ("Association", "Jour", "Début", "Fin")
    hours = sheet(header, ("Les Amis", "lundi", time(18), "20h30"))
    days = sheet(header, ("Les Amis", "lundi", date(2026, 9, 1), "31/08/2027"))
    assert {Field.START_TIME, Field.END_TIME} <= find_columns(hours).fields
    assert {Field.START_DATE, Field.END_DATE} <= find_columns(days).fields


def test_the_sheet_with_most_known_columns_is_taken() -> None:
    contacts = Sheet(name="Contacts", rows=(("Association", "Téléphone"),))
    main = Sheet(name="Suivi", rows=((), ("Pôle", "Association", "Salle")))
    notes = Sheet(name="Notes", rows=(("rien",),))
    assert best_sheet(Workbook(sheets=(notes, contacts, main))) == 2
    assert best_sheet(Workbook(sheets=(notes,))) == 0


HEADER = ("Pôle", "Salle", "Association", "Surface", "Date de fin")


def numbers(*rows: tuple[Cell, ...]) -> list[int]:
    table = sheet(HEADER, *rows)
    return [number for number, _cells in data_rows(table, columns_below(table, 0))]


def test_rows_bear_the_numbers_of_the_spreadsheet() -> None:
    table = sheet(("Titre",), (), HEADER, (), ("Voltaire", "A", "Les Amis"))
    assert [number for number, _ in data_rows(table, find_columns(table))] == [5]


def test_blank_rows_are_left_out() -> None:
    assert numbers((), (None, "  ", ""), ("V", "A", "Les Amis")) == [4]


@pytest.mark.parametrize(
    "row",
    [
        ("Total",),
        ("Total général", None, None, 350),
        ("Voltaire", None, "TOTAL", 120.5),  # the merged cell of the hub reaches down
        ("Voltaire", "Sous-total Voltaire", None, "120 m²"),
        (None, None, None, 350, None),
        ("Totaux :", None, "50", 350),
        ("TOTAL : 12",),
        ("Total général",),
        ("Total général : 1 204",),
        ("12 associations",),
        (None, None, "Nombre d’associations : 12"),
        ("Total des conventions : 12",),
    ],
)
def test_totals_are_left_out(row: tuple[Cell, ...]) -> None:
    assert numbers(row) == []


@pytest.mark.parametrize(
    "row",
    [
        ("Voltaire", "A", "Total Danse", 20),
        ("Voltaire", None, "Total Danse", None, date(2027, 8, 31)),
        ("Voltaire", None, "Totalement Jazz"),
        ("Voltaire", None, "12 associations"),
        (None, None, "Total Danse"),
        (None, None, "1001 Couleurs"),
    ],
)
def test_an_association_called_total_is_no_total(row: tuple[Cell, ...]) -> None:
    assert numbers(row) == [2]


def test_repeated_headers_are_left_out() -> None:
    assert numbers(("V", "A", "Les Amis"), HEADER, ("V", "B", "Le Club")) == [2, 4]


def test_a_title_over_the_whole_row_is_the_hub_of_the_rows_below() -> None:
    table = sheet(HEADER, ("Pôle Voltaire",) * 5)
    assert list(data_rows(table, columns_below(table, 0))) == [(2, {Field.HUB: "Pôle Voltaire"})]


@pytest.mark.parametrize(
    ("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_bear_their_letters(column: int, letter: str) -> None:
    assert column_letter(column) == letter
