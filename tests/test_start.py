"""What a command may load: reading commands start without Qt and without the heavy libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"PySide6", "reportlab", "alembic", "pypdfium2", "pypdf", "python_calamine", "xlsxwriter"}
PROBE = """
import sys
from polesdesk.__main__ import main
try:
    code = main()
except SystemExit as left:
    code = left.code
print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in a process of its own, which tells what it loaded."""
    command = [sys.executable, "-c", PROBE, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [("list", "hubs"), ("list", "conventions"), ("list", "alerts"), ("history",), ("settings",)],
    ids=" ".join,
)
def test_a_reading_command_loads_nothing_heavy(tmp_path: Path, command: tuple[str, ...]) -> None:
    database = tmp_path / "office.polesdesk"
    made = run("new", str(database), folder=tmp_path)
    assert made.returncode == 0, made.stderr
    done = run("--database", str(database), "--today", "2026-09-01", *command, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stderr.rpartition("LOADED ")[2].split())
    assert "polesdesk" in loaded
    assert loaded & HEAVY == set()
