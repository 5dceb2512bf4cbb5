"""The program as it is started: processes of its own, streams, the log, and no screen."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from polesdesk import __main__ as program
from polesdesk.store.lock import lock_path
from polesdesk.ui.launch import Services


def start(
    *words: str | Path, folder: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Start the program in a process of its own, without a screen unless it is given one."""
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in without}
    command = [sys.executable, "-m", "polesdesk", *map(str, words)]
    return subprocess.run(
        command, cwd=folder, capture_output=True, check=False, env=kept | environment
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A new file made by the command."""
    path = tmp_path / "Pôles d’été.polesdesk"
    assert start("new", path, folder=tmp_path).returncode == 0
    return path


def test_exit_codes_reach_the_shell(database: Path, tmp_path: Path) -> None:
    codes = [
        start("list", "hubs", "--database", database, folder=tmp_path).returncode,
        start("new", database, folder=tmp_path).returncode,
        start("list", "--database", database, folder=tmp_path).returncode,
    ]
    assert codes == [0, 1, 2]


def test_output_is_utf_8_whatever_the_console(database: Path, tmp_path: Path) -> None:
    console = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = start("new", database, folder=tmp_path, **console)
    assert "«\u202fPôles d’été.polesdesk\u202f» existe déjà" in done.stderr.decode("utf-8")
    words = ("settings", "authority_name=Œuvre d’été", "--json", "--database", database)
    answer = start(*words, folder=tmp_path, PYTHONIOENCODING="ascii")
    assert json.loads(answer.stdout.decode("utf-8"))["authority_name"] == "Œuvre d’été"


def test_a_reader_that_leaves_early_is_no_error(database: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "polesdesk", "history", "--json", "--database", str(database)]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_the_window_says_that_there_is_no_screen(database: Path, tmp_path: Path) -> None:
    done = start(database, folder=tmp_path)
    assert done.returncode == 1
    assert "Aucun écran" in done.stderr.decode("utf-8")


def test_wrong_words_for_the_window_are_wrong_usage(tmp_path: Path) -> None:
    done = start("lst", "hubs", folder=tmp_path)
    assert done.returncode == 2
    assert "argument inconnu\u202f: hubs" in done.stderr.decode("utf-8")


def test_the_hidden_argument_reads_a_spreadsheet(tmp_path: Path) -> None:
    source = tmp_path / "liste.csv"
    source.write_text("Pôle;Salle\nVoltaire;Salle 1\n", encoding="utf-8")
    from dataclasses import asdict

    from polesdesk.exchange.limits import Limits

    request = {"path": str(source), "encoding": "", "delimiter": "", "limits": asdict(Limits())}
    command = [sys.executable, "-m", "polesdesk", program.CHILD_ARGUMENT]
    done = subprocess.run(
        command, input=json.dumps(request).encode(), capture_output=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0
    assert b"Voltaire" in done.stdout


def test_the_hidden_arguments_are_those_that_the_parents_give() -> None:
    from polesdesk.exchange.child import CHILD_ARGUMENT
    from polesdesk.exchange.scan_child import SCAN_ARGUMENT

    assert program.CHILD_ARGUMENT == CHILD_ARGUMENT
    assert program.SCAN_ARGUMENT == SCAN_ARGUMENT


@pytest.fixture
def log_file(own_folders: Path) -> Iterator[Path]:
    """The log, with the handlers of the process as they were afterwards."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield program.log_folder() / "polesdesk.log"
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()


def test_a_bug_is_told_in_french_and_logged_without_data(
    log_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise KeyError("Mme Secret Exemple")

    monkeypatch.setattr("polesdesk.cli.run", broken)
    assert program.main(["list", "hubs"]) == 1
    assert capsys.readouterr().err.startswith("Une erreur inattendue s’est produite")
    logged = log_file.read_text(encoding="utf-8")
    assert "KeyError" in logged
    assert "test_main.py" in logged
    assert "Secret" not in logged


def test_a_bug_is_json_for_programs(
    log_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("polesdesk.cli.run", broken)
    assert program.main(["list", "hubs", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "unexpected"


def test_the_log_rotates_and_is_made_late(log_file: Path) -> None:
    log_file.unlink(missing_ok=True)
    program.start_log()
    program.start_log()
    (handler,) = [one for one in logging.getLogger().handlers if isinstance(one, program.LateLog)]
    assert not log_file.exists()
    assert (handler.maxBytes, handler.backupCount) == (1_000_000, 4)


def test_today_is_given_to_the_window() -> None:
    from polesdesk.cli.opening import read_opening

    wanted = read_opening(["--today", "2026-09-01", "bureau.polesdesk"])
    assert (wanted.file, wanted.today) == (Path("bureau.polesdesk"), date(2026, 9, 1))
    assert read_opening(["--database", "b.polesdesk"]).file == Path("b.polesdesk")


def test_the_window_gets_what_it_is_built_from(
    database: Path, monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> None:
    handed: dict[str, object] = {}

    def run(prepare: Callable[[], Services], **others: object) -> int:
        services = prepare()
        runner = services.open_runner(database)
        handed.update(others, file=services.file)
        handed.update(today=runner.today(), locked=lock_path(database).exists())
        runner.close()
        return 7

    monkeypatch.setattr("polesdesk.ui.launch.run", run)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert program.main([str(database), "--today", "2026-09-01"]) == 7
    assert (handed["today"], handed["locked"]) == (date(2026, 9, 1), True)
    assert handed["file"] == database
    for name in ("settings_folder", "data_folder", "log_folder"):
        assert own_folders in Path(str(handed[name])).parents


def test_the_window_is_told_in_words_when_the_passphrase_is_lost(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert program.main([str(database), "--passphrase-file", "absent.txt"]) == 1
    assert "absent.txt" in capsys.readouterr().err
