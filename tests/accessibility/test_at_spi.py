"""The real program heard by a real client: AT-SPI under a screen of its own, where it is there."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from polesdesk.cli.demonstration import demonstration_file

SYSTEM_PYTHON = "/usr/bin/python3"
CLIENT = Path(__file__).with_name("client.py")


def why_not() -> str:
    """What a screen reader's way needs and this machine has not."""
    programs = ("Xvfb", "xvfb-run", "dbus-run-session", SYSTEM_PYTHON)
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    bindings = "import gi; gi.require_version('Atspi', '2.0')"
    found = subprocess.run([SYSTEM_PYTHON, "-c", bindings], capture_output=True, check=False)
    return "" if found.returncode == 0 else "not installed: python3-gi, gir1.2-atspi-2.0"


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_a_record_is_found_changed_and_its_error_heard(tmp_path):
    file = demonstration_file(tmp_path, date(2026, 11, 21))
    for name in ("home", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "XDG_"))}
    environment |= {
        "HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "dbus-run-session", "--")
    client = (SYSTEM_PYTHON, "-W", "ignore", str(CLIENT), sys.executable, str(file))
    done = subprocess.run(
        [*screen, *client], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)
    assert told["row"] == "AUT-2027-001"
    assert "février" in told["error"]
