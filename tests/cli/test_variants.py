"""Every variant of the clauses printed by one command."""

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader

from cli.conftest import Call


def test_one_file_a_template_and_no_byte_changed(
    call: Call,
    database: Path,
    digest_of: Callable[[Path], dict[str, str]],
) -> None:
    before = digest_of(database.parent)
    folder = database.parent.parent / f"{database.parent.name}-variants"
    answer = call("variants", "--output", folder, "--json", "--database", database)
    assert answer.code == 0
    assert {one["template"] for one in answer.json} == {"convention", "unit", "hire", "amendment"}
    for one in answer.json:
        assert Path(one["file"]).parent == folder
        assert len(PdfReader(one["file"]).pages) >= 1
    assert digest_of(database.parent) == before


def test_people_read_the_paths(call: Call, database: Path, tmp_path: Path) -> None:
    answer = call("variants", "--output", tmp_path / "pdf", "--database", database)
    assert sorted(answer.out.splitlines()) == sorted(map(str, (tmp_path / "pdf").iterdir()))
