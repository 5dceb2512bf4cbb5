"""Agreements printed by command: drafts, originals, refusals with what is missing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from cli.conftest import DAY, Call
from polesdesk.actions import demo, files, originals
from polesdesk.domain.progress import Silent

READY = "VOL-2026-004"
INCOMPLETE = "VOL-2026-005"
OUT = "LEU-2026-005"


@pytest.fixture(scope="module")
def _demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    demo.create(folder / "demo.polesdesk", DAY)
    return folder


@pytest.fixture
def examples(_demo: Path, tmp_path: Path) -> Path:
    """The demonstration file of its day, with a copy of its documents."""
    shutil.copytree(_demo, tmp_path / "file")
    return tmp_path / "file" / "demo.polesdesk"


@pytest.fixture
def printing(call: Call, examples: Path, tmp_path: Path) -> Call:
    """Print on the day of the demonstration, into one folder."""
    usual = ("--database", examples, "--today", DAY.isoformat(), "--output", tmp_path / "pdf")
    return lambda *words: call("print", *words, *usual)


def text_of(path: str | Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def state_of(call: Call, examples: Path, number: str) -> tuple[str, int | None]:
    rows = call("list", "conventions", "--json", "--database", examples).json
    row = next(row for row in rows if row["number"] == number)
    return row["state"], row["issued_version"]


def test_a_draft_changes_nothing(
    printing: Call, examples: Path, digest_of: Callable[[Path], dict[str, str]]
) -> None:
    before = digest_of(examples.parent)
    answer = printing(INCOMPLETE, "--draft", "--json")
    assert answer.code == 0
    (one,) = answer.json
    assert (one["number"], one["version"]) == (INCOMPLETE, None)
    assert INCOMPLETE in text_of(one["file"])
    assert digest_of(examples.parent) == before


def test_the_first_original_moves_the_agreement_to_signature(
    printing: Call, call: Call, examples: Path, tmp_path: Path
) -> None:
    assert state_of(call, examples, READY) == ("DRAFT", None)
    answer = printing(READY, "--json")
    assert answer.code == 0, answer.out
    (one,) = answer.json
    assert one["version"] == 1
    assert Path(one["file"]).parent == tmp_path / "pdf"
    assert Path(one["file"]).name == (
        "Convention_VOL-2026-004_Les-Jeunes-Pousses-association-junior_v1.pdf"
    )
    assert READY in text_of(one["file"])
    assert state_of(call, examples, READY) == ("TO_SIGN", 1)


def test_printing_again_gives_the_same_bytes(
    printing: Call, call: Call, examples: Path, digest_of: Callable[[Path], dict[str, str]]
) -> None:
    first = Path(printing(READY, "--json").json[0]["file"])
    printed = first.read_bytes()
    first.unlink()
    call("settings", "authority_name=Une autre ville", "--database", examples)
    before = digest_of(examples.parent)
    assert printing(READY).out == f"{first}\n"
    assert first.read_bytes() == printed
    assert digest_of(examples.parent) == before


def test_a_kept_original_is_printed_while_a_window_holds_the_file(
    printing: Call, examples: Path
) -> None:
    window = files.open_runner(examples, hold=True)
    try:
        kept, new = printing(OUT), printing(READY, "--json")
    finally:
        window.close()
    assert kept.code == 0
    assert (new.code, new.json["error"]["code"]) == (1, "busy")


def test_reissue_makes_the_next_version(printing: Call, call: Call, examples: Path) -> None:
    assert printing(OUT, "--json").json[0]["version"] == 1
    answer = printing(OUT, "--reissue", "--reason", "erreur de salle", "--json")
    assert answer.json[0]["version"] == 2
    assert answer.json[0]["file"].endswith("_v2.pdf")
    assert state_of(call, examples, OUT) == ("TO_SIGN", 2)


def test_undoing_an_issue_burns_its_version(printing: Call, call: Call, examples: Path) -> None:
    printing(READY)
    undone = call("undo", "--json", "--database", examples, "--today", DAY.isoformat())
    assert undone.json == {"label": f"émission de l’original de {READY}"}
    assert state_of(call, examples, READY) == ("DRAFT", None)
    assert printing(READY, "--json").json[0]["version"] == 2


def test_a_refusal_lists_what_is_missing(printing: Call, call: Call, examples: Path) -> None:
    answer = printing(INCOMPLETE, "--json")
    assert answer.code == 1
    assert set(answer.json) == {"error"}
    assert answer.json["error"]["code"] == "missing_fields"
    missing = {gap["field"]: gap["label"] for gap in answer.json["error"]["missing"]}
    assert missing["convention.decision_number"] == "Numéro de l’acte d’autorisation"
    told = printing(INCOMPLETE)
    assert told.code == 1
    assert "  – Numéro de l’acte d’autorisation\n" in told.err
    assert state_of(call, examples, INCOMPLETE) == ("DRAFT", None)


def test_a_refusal_does_not_stop_the_others(printing: Call) -> None:
    answer = printing(READY, INCOMPLETE, OUT, "--json")
    assert answer.code == 1
    assert [one["number"] for one in answer.json["printed"]] == [READY, OUT]
    assert [one["number"] for one in answer.json["refused"]] == [INCOMPLETE]
    assert answer.json["error"]["code"] == "missing_fields"


def test_a_bundle_is_one_file(printing: Call, tmp_path: Path) -> None:
    answer = printing(READY, OUT, "--bundle", "--json")
    assert answer.code == 0, answer.err
    (one,) = answer.json
    assert [held["number"] for held in one["conventions"]] == [READY, OUT]
    assert [path.name for path in (tmp_path / "pdf").iterdir()] == [Path(one["file"]).name]
    text = text_of(one["file"])
    assert READY in text
    assert OUT in text


def test_an_unknown_number_prints_nothing(printing: Call, tmp_path: Path) -> None:
    answer = printing(READY, "VOL-1999-001", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "not_found")
    assert "VOL-1999-001" in answer.json["error"]["message"]
    assert not (tmp_path / "pdf").exists()


def test_a_number_is_found_whatever_its_case(printing: Call) -> None:
    assert printing(READY.lower(), "--json").json[0]["number"] == READY


def test_progress_is_for_terminals_only(printing: Call) -> None:
    assert printing(READY).err == ""


def test_what_the_command_prints_is_what_the_window_prints(
    printing: Call, call: Call, examples: Path
) -> None:
    file = Path(printing(READY, "--json").json[0]["file"])
    runner = files.open_runner(examples, today=DAY)
    try:
        (row_id,) = runner.read(originals.ids_of_numbers, [READY])
        assert originals.original(runner, Silent(), row_id).pdf == file.read_bytes()
    finally:
        runner.close()


def test_a_folder_that_cannot_be_made_is_refused(printing: Call, tmp_path: Path) -> None:
    (tmp_path / "pdf").write_bytes(b"a file in the way")
    answer = printing(READY, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (1, "folder")
