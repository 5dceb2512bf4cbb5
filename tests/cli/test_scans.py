"""Scans by command: what each page is, copies filed, files that cannot be read."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cli.conftest import DAY, Call
from polesdesk.actions import conventions, demo, files, history_list, originals, scans
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import SIGNED_COPY
from scan_sheets import (
    as_pdf,
    blurred,
    drawn,
    foreign,
    greyed,
    png,
    skewed,
    speckled,
    tilted,
    without_code,
    written,
)

ONE, OTHER = "VOL-2026-004", "VOL-2026-003"


@pytest.fixture(scope="module")
def _demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    path = tmp_path_factory.mktemp("demo") / "demo.polesdesk"
    demo.create(path, DAY)
    runner = files.open_runner(path, today=DAY)
    try:
        (row_id,) = runner.read(originals.ids_of_numbers, [ONE])
        pdf = originals.original(runner, Silent(), row_id).pdf
    finally:
        runner.close()
    return path.parent, pdf


@pytest.fixture
def examples(_demo: tuple[Path, bytes], tmp_path: Path) -> Path:
    """The demonstration file with one more original, to be signed."""
    shutil.copytree(_demo[0], tmp_path / "file")
    return tmp_path / "file" / "demo.polesdesk"


@pytest.fixture
def sheet(_demo: tuple[Path, bytes]) -> bytes:
    """The original as it was printed."""
    return _demo[1]


@pytest.fixture
def scan(call: Call, examples: Path) -> Call:
    usual = ("--database", examples, "--today", DAY.isoformat(), "--json")
    return lambda *words: call("scan", *words, *usual)


def pages_of(pdf: bytes) -> int:
    import io

    return len(PdfReader(io.BytesIO(pdf)).pages)


def statuses(rows: list[dict[str, Any]]) -> list[str]:
    return [row["status"] for row in rows]


def state_of(call: Call, examples: Path, number: str = ONE) -> str:
    rows = call("list", "conventions", "--json", "--database", examples).json
    return str(next(row for row in rows if row["number"] == number)["state"])


def test_a_whole_scan_is_recognised_and_nothing_is_changed(
    scan: Call,
    sheet: bytes,
    examples: Path,
    tmp_path: Path,
    digest_of: Callable[[Path], dict[str, str]],
) -> None:
    total = pages_of(sheet)
    pictures = [drawn(sheet, number) for number in range(1, total + 1)]
    source = written(tmp_path / "retour.pdf", as_pdf(pictures))
    before = digest_of(examples.parent)
    answer = scan(source)
    assert answer.code == 0, answer.err
    assert answer.json == [
        {
            "source": str(source), "source_page": number, "number": ONE, "version": 1,
            "page": number, "status": "recognised",
        }
        for number in range(1, total + 1)
    ]  # fmt: skip
    assert digest_of(examples.parent) == before


def test_a_bad_scan_of_mixed_pages_is_sorted_out(scan: Call, sheet: bytes, tmp_path: Path) -> None:
    pictures = [
        tilted(drawn(sheet, 2), 2.5),
        tilted(drawn(sheet, 1, 300).resize((1240, 1754)), 180),
        foreign(),
        greyed(drawn(sheet, 3)),
        skewed(blurred(drawn(sheet, 4, 200), 1).resize((1240, 1754)), 0.03),
        drawn(sheet, 2),
        speckled(drawn(sheet, 5)),
        tilted(without_code(blurred(drawn(sheet, 6), 5)), 1),
    ]
    source = written(tmp_path / "vrac.pdf", as_pdf(pictures))
    photo = written(tmp_path / "photo.png", png(tilted(drawn(sheet, 7), 90)))
    rows = scan(source, photo).json
    assert [(row["page"], row["status"]) for row in rows] == [
        (2, "recognised"), (1, "recognised"), (None, "foreign"), (3, "recognised"),
        (4, "recognised"), (2, "duplicate"), (5, "recognised"), (None, "unreadable"),
        (7, "recognised"),
        (6, "missing"), (8, "missing"),
    ]  # fmt: skip
    assert rows[-1] == {
        "source": None, "source_page": None, "number": ONE, "version": 1, "page": 8,
        "status": "missing",
    }  # fmt: skip


def test_filing_keeps_the_pages_upright_in_order_and_notes_the_return(
    scan: Call, call: Call, sheet: bytes, examples: Path, tmp_path: Path
) -> None:
    total = pages_of(sheet)
    pictures = [tilted(drawn(sheet, number), 180) for number in range(total, 0, -1)]
    source = written(tmp_path / "retour.pdf", as_pdf(pictures))
    answer = scan(source, "--file")
    assert answer.code == 0, answer.err
    assert all(row["filed"] for row in answer.json)
    assert state_of(call, examples) == "SIGNED_BY_ASSOCIATION"
    runner = files.open_runner(examples, today=DAY, read_only=True)
    try:
        (row_id,) = runner.read(originals.ids_of_numbers, [ONE])
        (copy,) = runner.read(scans.copies_of, row_id)
        kept = written(tmp_path / "copie.pdf", runner.files.get(copy.sha256))
        signed_on = runner.read(conventions.get, row_id).signed_by_association_on
    finally:
        runner.close()
    assert (copy.pages, signed_on) == (tuple(range(1, total + 1)), DAY)
    rows = scan(kept).json
    assert [(row["source_page"], row["page"]) for row in rows] == [
        (number, number) for number in range(1, total + 1)
    ]
    assert {page.rotation for page in PdfReader(kept).pages} == {180}
    assert call("check", "--full", "--json", "--database", examples).json["problems"] == []


def test_the_same_scan_is_not_filed_twice_and_one_undo_takes_it_back(
    scan: Call, call: Call, sheet: bytes, examples: Path, tmp_path: Path
) -> None:
    pictures = [drawn(sheet, number) for number in range(1, pages_of(sheet) + 1)]
    source = written(tmp_path / "retour.pdf", as_pdf(pictures))
    assert scan(source, "--file").code == 0
    again = scan(source, "--file")
    assert again.code == 0
    assert set(statuses(again.json)) == {"duplicate"}
    call("undo", "--database", examples, "--today", DAY.isoformat())
    assert state_of(call, examples) == "TO_SIGN"
    assert set(statuses(scan(source).json)) == {"recognised"}
    call("redo", "--database", examples, "--today", DAY.isoformat())
    assert state_of(call, examples) == "SIGNED_BY_ASSOCIATION"


def test_an_incomplete_scan_is_told_and_not_filed(
    scan: Call, call: Call, sheet: bytes, examples: Path, tmp_path: Path
) -> None:
    pictures = [drawn(sheet, number) for number in range(2, pages_of(sheet) + 1)]
    source = written(tmp_path / "retour.pdf", as_pdf(pictures))
    answer = scan(source, "--file")
    assert answer.code == 3
    assert statuses(answer.json)[-1] == "missing"
    assert state_of(call, examples) == "TO_SIGN"


def test_a_cancelled_version_is_told(
    scan: Call, call: Call, sheet: bytes, examples: Path, tmp_path: Path
) -> None:
    source = written(tmp_path / "retour.pdf", as_pdf([drawn(sheet, 1), drawn(sheet, 2)]))
    done = call(
        "print", ONE, "--reissue", "--output", tmp_path, "--database", examples,
        "--today", DAY.isoformat(),
    )  # fmt: skip
    assert done.code == 0, done.err
    assert statuses(scan(source).json) == ["cancelled_version"] * 2


def test_a_broken_file_is_told_plainly_and_the_others_are_read(
    scan: Call, sheet: bytes, tmp_path: Path
) -> None:
    broken = written(tmp_path / "abîmé.pdf", b"%PDF-1.7\nrien de bon")
    alone = scan(broken)
    assert alone.code == 1
    assert "abîmé" in alone.json["error"]["message"]
    whole = written(tmp_path / "page.png", png(drawn(sheet, 1)))
    both = scan(broken, whole)
    assert both.code == 3
    first, second, *_ = both.json
    assert (first["source_page"], first["status"]) == (None, "unreadable")
    assert second["status"] == "recognised"


def test_a_missing_file_is_refused(scan: Call, tmp_path: Path) -> None:
    answer = scan(tmp_path / "nulle part.pdf")
    assert answer.code == 1
    assert "introuvable" in answer.json["error"]["message"]


def test_people_read_a_table(call: Call, sheet: bytes, examples: Path, tmp_path: Path) -> None:
    source = written(tmp_path / "page.png", png(drawn(sheet, 1)))
    answer = call("scan", source, "--database", examples, "--today", DAY.isoformat())
    assert answer.code == 0
    assert "Reconnue" in answer.out
    assert "Manquante" in answer.out


def test_a_filed_copy_is_in_the_history_and_never_changes(
    scan: Call, call: Call, sheet: bytes, examples: Path, tmp_path: Path
) -> None:
    pictures = [drawn(sheet, number) for number in range(1, pages_of(sheet) + 1)]
    assert scan(written(tmp_path / "retour.pdf", as_pdf(pictures)), "--file").code == 0
    rows = call("history", "--json", "--database", examples).json
    newest = [row for row in rows if row["command"] == rows[0]["command"]]
    assert newest[0]["label"] == f"classement de la copie signée de {ONE}"
    assert {row["entity"] for row in newest} == {"signed_copy", "convention"}
    runner = files.open_runner(examples, today=DAY)
    try:
        (row_id,) = runner.read(originals.ids_of_numbers, [ONE])
        (copy,) = runner.read(scans.copies_of, row_id)
        (line,) = runner.read(history_list.page, ListQuery(), 0, 1)
        told = runner.read(history_list.detail, line.id)
        with pytest.raises(RuleBroken, match="ne se modifie pas"):
            runner.do(lambda work: work.save(SIGNED_COPY, replace(copy, issue=9)))
    finally:
        runner.close()
    record = next(one for one in told.records if one.entity == "signed_copy")
    assert record.title == f"Copie signée {ONE}"
    assert not record.can_return
    assert {change.label for change in record.changes} >= {"Pages", "Classée le", "Version"}
