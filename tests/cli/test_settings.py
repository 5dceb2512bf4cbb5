"""Settings shown and set by KEY=VALUE, in one command that can be undone."""

from dataclasses import fields
from pathlib import Path

import pytest

from cli.conftest import Call
from polesdesk.cli.setting_changes import LABELS, NOT_SET_BY_NAME, SIGNATORY_LABELS
from polesdesk.domain.settings import Settings, Signatory


def test_every_field_has_a_label_and_a_key() -> None:
    assert {one.name for one in fields(Settings)} - NOT_SET_BY_NAME <= set(LABELS)
    own = {"id", "version", "is_default"}
    assert {one.name for one in fields(Signatory)} - own == set(SIGNATORY_LABELS)


def test_a_new_file_shows_the_defaults(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "neuf.polesdesk"
    call("new", file)
    shown = call("settings", "--json", "--database", file).json
    assert shown["authority_name"] == ""
    assert (shown["term_weeks"], shown["holiday_zone"], shown["is_example"]) == (36, "B", False)
    assert shown["required_papers"][0] == "STATUTES"
    assert shown["signatory.last_name"] == ""
    assert shown["template.validated_by"] == ""
    assert not [key for key in shown if key.startswith("rent.")]


def test_settings_of_every_type(call: Call, database: Path) -> None:
    pairs = {
        "authority_name": "Ville d’Exempleville",
        "authority_siret": "732 829 320 00074",
        "authority_phone": "01 99 00 12 34",
        "authority_postal_code": "80000",
        "authority_email": "mairie@EXAMPLE.org",
        "holiday_zone": "c",
        "ends_soon_days": "90",
        "required_papers": "statutes, cer",
        "is_example": "oui",
        "signatory.civility": "Mme",
        "signatory.last_name": "Exemple",
        "signatory.quality": "maire",
        "signatory.act_date": "1er avril 2026",
        "signatory.from_date": "2026-04-02",
        "rent.2026": "4500",
        "rent.2026.charges": "1200",
        "template.validated_by": "Service juridique",
    }
    words = [f"{key}={value}" for key, value in pairs.items()]
    answer = call("settings", *words, "--json", "--database", database)
    assert (answer.code, answer.err) == (0, "")
    expected = pairs | {
        "authority_siret": "73282932000074",
        "authority_phone": "+33199001234",
        "authority_email": "mairie@example.org",
        "holiday_zone": "C",
        "ends_soon_days": 90,
        "required_papers": ["STATUTES", "CER"],
        "is_example": True,
        "signatory.act_date": "2026-04-01",
        "rent.2026": 4500,
        "rent.2026.charges": 1200,
    }
    assert {key: answer.json[key] for key in pairs} == expected
    assert call("settings", "--json", "--database", database).json == answer.json


def test_an_empty_value_clears(call: Call, database: Path) -> None:
    words = ("signatory.last_name=Exemple", "signatory.quality=maire", "authority_name=Ville")
    call("settings", *words, "signatory.to_date=2030-01-01", "--database", database)
    cleared = call(
        "settings", "signatory.to_date=", "authority_name=", "--json", "--database", database
    ).json
    assert cleared["signatory.to_date"] is None
    assert cleared["authority_name"] == ""
    assert cleared["signatory.last_name"] == "Exemple"


def test_all_or_nothing_in_one_undo(call: Call, database: Path) -> None:
    before = call("settings", "--json", "--database", database).out
    words = ("authority_name=Ville", "rent.2026=4500", "signatory.last_name=X")
    assert call("settings", *words, "signatory.quality=maire", "--database", database).code == 0
    undone = call("undo", "--json", "--database", database)
    assert undone.json == {"label": "modification des réglages"}
    assert call("settings", "--json", "--database", database).out == before
    assert call("settings", *words, "term_weeks=99", "--database", database).code == 1
    assert call("settings", "--json", "--database", database).out == before


REFUSED = {
    "term_weeks=99": ("out_of_range", "term_weeks\u202f: Donnez un nombre entre 1 et 53."),
    "term_weeks=beaucoup": ("not_a_number", "term_weeks\u202f: "),
    "holiday_zone=D": ("unknown_choice", "holiday_zone\u202f: "),
    "authority_siret=73282932000075": ("siret_sum", "authority_siret\u202f: "),
    "required_papers=PASSPORT": ("unknown_paper", "required_papers\u202f: "),
    "is_example=peut-être": ("not_yes_no", "is_example\u202f: "),
    "signatory.last_name=Exemple": ("quality_required", "signatory.quality\u202f: "),
    "signatory.act_date=2026": ("no_day", "signatory.act_date\u202f: "),
    "rent.1492=3": ("year", "rent.year\u202f: "),
    "template.validated_by=": ("validator_required", "template.validated_by\u202f: "),
    "logo=absent.png": ("logo_unreadable", "Le fichier « absent.png » ne peut pas être lu."),
    "id=1": ("unknown_setting", "Réglage inconnu\u202f: « id »."),
    "version=1": ("unknown_setting", "Réglage inconnu"),
    "rent.26=1": ("unknown_setting", "Réglage inconnu"),
}


@pytest.mark.parametrize("pair", REFUSED)
def test_wrong_values_are_refused_in_french(pair: str, call: Call, database: Path) -> None:
    code, start = REFUSED[pair]
    answer = call("settings", pair, "--json", "--database", database)
    assert answer.code == 1
    assert answer.json["error"]["code"] == code
    assert answer.json["error"]["message"].startswith(start)


def test_an_unknown_setting_names_those_that_exist(call: Call, database: Path) -> None:
    answer = call("settings", "autorité=Ville", "--database", database)
    assert answer.code == 1
    for key in ("authority_name", "signatory.last_name", "rent.ANNÉE", "template.validated_by"):
        assert key in answer.err


def test_what_is_doubtful_is_kept_and_said(call: Call, database: Path) -> None:
    answer = call("settings", "authority_phone=3949", "--json", "--database", database)
    assert answer.code == 0
    assert answer.json["authority_phone"] == "3949"
    assert answer.err.startswith("Attention\u202f: authority_phone\u202f: Numéro court")


def test_a_logo_is_kept_from_its_file(call: Call, database: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(b"\x89PNG and the rest")
    kept = call("settings", f"logo={logo}", "--json", "--database", database).json["logo"]
    assert len(kept) == 64
    logo.write_bytes(b"no picture")
    refused = call("settings", f"logo={logo}", "--json", "--database", database)
    assert refused.json["error"]["code"] == "logo_format"
    assert call("settings", "logo=", "--json", "--database", database).json["logo"] == ""


def test_people_read_what_they_set(call: Call, database: Path) -> None:
    answer = call("settings", "term_weeks=35", "is_example=non", "--database", database)
    lines = answer.out.splitlines()
    assert len(lines) == 4
    assert lines[2].split() == [
        "Semaines",
        "de",
        "période",
        "scolaire",
        "par",
        "an",
        "term_weeks",
        "35",
    ]
    assert lines[3].endswith("non")
    whole = call("settings", "--database", database).out
    assert all(label in whole for label in LABELS.values())


def test_another_validator_may_take_over(call: Call, database: Path) -> None:
    def validator(*pairs: str) -> str:
        shown = call("settings", *pairs, "--json", "--database", database).json
        return str(shown["template.validated_by"])

    assert validator("template.validated_by=Service juridique") == "Service juridique"
    assert validator("template.validated_by=Direction") == "Direction"
    assert validator("template.validated_by=Direction") == "Direction"
    labels = [call("undo", "--json", "--database", database).json["label"] for _ in range(2)]
    assert labels == ["modification des réglages"] * 2
    assert validator() == ""


def test_the_region_of_public_holidays_is_one_that_is_known(call: Call, database: Path) -> None:
    assert call("settings", "public_holiday_region=57", "--database", database).code == 0
    shown = call("settings", "--json", "--database", database).json
    assert shown["public_holiday_region"] == "57"
    wrong = call("settings", "public_holiday_region=99", "--database", database)
    assert wrong.code != 0
    assert "6AE" in wrong.err
