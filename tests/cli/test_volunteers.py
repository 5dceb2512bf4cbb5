"""``volunteers import``: its answer to the letter, exit codes, a dry run."""

import hashlib
from pathlib import Path

import pytest

from cli.conftest import Call


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A spreadsheet with one good row and one that is refused."""
    path = tmp_path / "benevoles.csv"
    rows = ("Nom;Prénom;Téléphone", "Exemple;Ana;06 39 98 00 01", "Modèle;Bo;abc")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_an_import_answers_like_that_of_associations(call: Call, database: Path, book: Path):
    first = call("volunteers", "import", book, "--database", database)
    assert first.code == 3
    assert list(first.json) == ["rows", "created", "updated", "unchanged", "rejected", "warnings"]
    assert first.json["rows"] == 2
    assert first.json["created"] == {"volunteers": 1}
    assert [(one["row"], one["column"]) for one in first.json["rejected"]] == [(3, "phone")]
    assert "Ligne 3, Téléphone\u202f: refusée." in first.err
    again = call("volunteers", "import", book, "--database", database)
    assert again.json["created"] == {"volunteers": 0}
    assert again.json["unchanged"] == {"volunteers": 1}


def test_a_dry_run_leaves_every_byte(call: Call, database: Path, book: Path):
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    dry = call("volunteers", "import", book, "--dry-run", "--database", database)
    assert dry.code == 3
    assert dry.json["created"] == {"volunteers": 1}
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before


def test_another_word_than_import_is_wrong_usage(call: Call, database: Path, book: Path):
    assert call("volunteers", "export", book, "--database", database).code == 2
