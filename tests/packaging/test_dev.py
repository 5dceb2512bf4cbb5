"""The set-up script: what it finds missing, what it says, what it runs."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def dev(packaging_script: Callable[[str], ModuleType]) -> ModuleType:
    return packaging_script("dev")


@pytest.fixture
def bare_debian(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A Linux that lacks one library, has apt and no rights; records what would be run."""
    calls: list[tuple[str, ...]] = []

    def call(*command: object, **_environment: str) -> int:
        calls.append(tuple(str(part) for part in command))
        return int(command[0] == "sudo")

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "missing_packages", lambda _libraries: ["libegl1"])
    monkeypatch.setattr(dev, "pip_at_hand", lambda: True)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    return calls


def test_a_library_that_does_not_load_names_its_package(dev: ModuleType) -> None:
    wanted = {"libpolesdesk-not-there.so.9": "libnothere9", "libc.so.6": "libc6"}
    assert dev.missing_packages(wanted) == ["libnothere9"]


@pytest.mark.usefixtures("bare_debian")
def test_an_ordinary_user_gets_the_exact_line(dev: ModuleType) -> None:
    with pytest.raises(SystemExit) as left:
        dev.install_system_packages(window=False)
    line = "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends libegl1'"
    assert line in str(left.value.code)


def test_root_installs_at_once(
    dev: ModuleType, bare_debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    dev.install_system_packages(window=True)
    ((shell, option, line),) = bare_debian
    assert (shell, option) == ("sh", "-c")
    assert line.endswith("apt-get install -y --no-install-recommends libegl1")


def test_a_missing_pip_is_installed_with_the_rest(
    dev: ModuleType, bare_debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "pip_at_hand", lambda: False)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    dev.install_system_packages(window=False)
    assert bare_debian[0][-1].endswith(" libegl1 python3-pip")


@pytest.mark.usefixtures("bare_debian")
def test_without_apt_the_packages_are_named(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match="libegl1"):
        dev.install_system_packages(window=False)


def test_other_systems_are_left_alone(
    dev: ModuleType, bare_debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "win32")
    dev.install_system_packages(window=True)
    assert bare_debian == []


@pytest.mark.parametrize(
    ("screen", "arguments"),
    [
        ("", ["--demonstration", "--without-screen", "--lang"]),
        (":9", ["--demonstration", "--lang"]),
    ],
)
def test_run_does_the_main_job_where_there_is_no_screen(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    screen: str,
    arguments: list[str],
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(dev, "set_up", lambda **_options: Path("python"))
    monkeypatch.setattr(dev, "call", lambda *words: ran.append([str(word) for word in words]) or 0)
    assert dev.run(["--lang"]) == 0
    assert ran[-1] == ["python", "-m", "polesdesk", *arguments]
    assert ("Aucun écran" in capsys.readouterr().err) == (not screen)


def test_a_failed_set_up_stops_the_command(dev: ModuleType) -> None:
    with pytest.raises(SystemExit) as left:
        dev.must(dev.sys.executable, "-c", "raise SystemExit(7)")
    assert left.value.code == 7


def test_a_changed_pin_prepares_the_environment_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    pins = tmp_path / "requirements-dev.txt"
    pins.write_text("a==1", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "PACKAGING", tmp_path)
    before = dev.fingerprint()
    assert dev.fingerprint() == before
    pins.write_text("a==2", encoding="utf-8")
    assert dev.fingerprint() != before


def test_an_unknown_command_is_wrong_usage(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.sys, "argv", ["dev.py", "dance"])
    assert dev.main() == 2
    assert "dev.py test" in capsys.readouterr().out
