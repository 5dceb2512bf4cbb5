"""The demonstration file and what is shown where there is no screen."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from polesdesk.actions import files
from polesdesk.cli import demonstration
from polesdesk.cli.demonstration import demonstration_file, show_without_screen

DAY = date(2026, 9, 1)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """Make an empty file for the demonstration; tell for which days one was made."""
    made: list[date] = []

    def create(path: Path, today: date) -> None:
        made.append(today)
        files.create(path)

    monkeypatch.setattr(demonstration.demo, "create", create)
    return made


def test_it_is_made_once_and_again_when_older_than_a_day(quick: list[date], tmp_path: Path) -> None:
    folder = tmp_path / "demonstration"
    paths = [demonstration_file(folder, DAY + timedelta(days=days)) for days in (0, 0, 1, 2)]
    assert quick == [DAY, DAY + timedelta(days=2)]
    assert paths[0] == paths[1] == paths[2] != paths[3]
    assert [path.name for path in folder.iterdir()] == ["2026-09-03"]
    assert paths[3].is_file()


def test_one_that_a_window_holds_stays(quick: list[date], tmp_path: Path) -> None:
    old = demonstration_file(tmp_path, DAY)
    window = files.open_runner(old, hold=True)
    try:
        demonstration_file(tmp_path, DAY + timedelta(days=9))
        assert old.is_file()
    finally:
        window.close()
    demonstration_file(tmp_path, DAY + timedelta(days=9))
    assert not old.exists()


def test_what_a_crash_has_left_is_made_again(quick: list[date], tmp_path: Path) -> None:
    (tmp_path / "2026-09-01.part").mkdir()
    (tmp_path / "2026-09-01.part" / "Démonstration.polesdesk").write_bytes(b"half")
    (tmp_path / "notes").mkdir()
    file = demonstration_file(tmp_path, DAY)
    assert file.read_bytes().startswith(b"SQLite")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-09-01", "notes"]


def test_without_a_screen_it_lists_and_prints(tmp_path: Path) -> None:
    file = demonstration_file(tmp_path, DAY)
    out = io.StringIO()
    show_without_screen(file, DAY, out)
    heading, _, titles, _, *rest = out.getvalue().splitlines()
    assert (
        "finissent dans les 180\u00a0jours qui suivent le 1er\u00a0septembre\u00a02026." in heading
    )
    assert titles.startswith("Numéro")
    folder = file.parent / "PDF"
    assert f"Imprimé dans le dossier «\u202f{folder}\u202f»\u202f:" in rest
    names = [line.strip() for line in rest[-3:]]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    for name, row in zip(names, rest, strict=False):
        number = row.split()[0]
        assert number in name
        assert number in PdfReader(folder / name).pages[0].extract_text()
