"""What is missing among the columns, in words."""

from polesdesk.domain.import_fields import Field
from polesdesk.domain.import_hints import hints

ENOUGH = frozenset(
    {
        Field.HUB,
        Field.ROOM,
        Field.ASSOCIATION,
        Field.SIRET,
        Field.PRESIDENT,
        Field.NUMBER,
        Field.START_DATE,
        Field.END_DATE,
    }
)


def said(fields) -> str:
    return " ".join(hint.text for hint in hints(frozenset(fields)))


def test_nothing_is_said_of_a_sheet_that_tells_enough():
    assert hints(ENOUGH) == ()


def test_a_sheet_without_subject_cannot_be_imported():
    (hint,) = hints(frozenset({Field.PHONE, Field.START_DATE}))
    assert hint.blocks


def test_each_missing_column_is_told_by_what_comes_of_it():
    told = {
        Field.HUB: "Pas de colonne pour le pôle",
        Field.ROOM: "seront sans local",
        Field.SIRET: "Ni SIRET ni RNA",
        Field.PRESIDENT: "Pas de représentant",
        Field.NUMBER: "PolesDesk numérotera",
        Field.START_DATE: "date de début",
        Field.END_DATE: "échéances",
    }
    for field, words in told.items():
        assert words in said(ENOUGH - {field})
        assert not any(hint.blocks for hint in hints(ENOUGH - {field}))


def test_rows_with_hours_need_a_room():
    assert "rejetées" in said(ENOUGH - {Field.ROOM} | {Field.TIMES})


def test_without_association_only_places_or_known_numbers_count():
    assert "leur numéro" in said(ENOUGH - {Field.ASSOCIATION})
    assert "leurs locaux" in said({Field.HUB, Field.ROOM})
    assert "échéances" not in said({Field.HUB, Field.ROOM})
