"""Set the project up on a fresh machine and run its daily commands, with the standard library only.

python3 packaging/dev.py run [ARGS]      open the program on a demonstration file
python3 packaging/dev.py test [ARGS]     run the tests (arguments go to pytest)
python3 packaging/dev.py pictures        photograph every screen and paper
python3 packaging/dev.py check           ruff, mypy, import-linter, deptry
python3 packaging/dev.py release         build, install elsewhere, self-test
python3 packaging/dev.py bench           measure the ratios of the big files
python3 packaging/dev.py translations en make or refresh the translation file of a language
python3 packaging/dev.py setup           the set-up alone
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
VENV = ROOT / ".venv"
STAMP = VENV / "polesdesk-setup.txt"
WINDOWS = os.name == "nt"

# What Qt needs from the system: the library that must load, the Debian package that brings it.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
    "libX11.so.6": "libx11-6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def tell(sentence: str) -> None:
    """Say one sentence to whoever runs the command, before what follows prints anything."""
    print(f"[polesdesk] {sentence}", file=sys.stderr, flush=True)


def call(*command: str | Path, **environment: str) -> int:
    """Run a command in the project's folder and return its exit code."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=os.environ | environment, check=False
    )
    return done.returncode


def must(*command: str | Path, **environment: str) -> None:
    """Run a command and leave with its exit code if it fails."""
    code = call(*command, **environment)
    if code:
        shown = " ".join(str(part) for part in command)
        tell(f"La commande a échoué (code {code}) : {shown}")
        sys.exit(code)


def python_of(environment: Path) -> Path:
    """Give the Python of a virtual environment."""
    return environment / ("Scripts/python.exe" if WINDOWS else "bin/python")


def screen_present() -> bool:
    """Say whether a window can be shown."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """Name the packages of the libraries that do not load; loading is right on every system."""
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def pip_at_hand() -> bool:
    """Say whether this Python can install packages into an environment, or give it a pip."""
    return any(importlib.util.find_spec(name) for name in ("pip", "ensurepip"))


def install_system_packages(*, window: bool) -> None:
    """Install what Qt and pip need from Debian, or leave with the exact line to type."""
    if sys.platform != "linux":
        return
    packages = missing_packages(LIBRARIES | WINDOW_LIBRARIES if window else LIBRARIES)
    if not pip_at_hand():
        packages.append("python3-pip")
    if not packages:
        return
    line = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        sys.exit(
            f"Il manque des bibliothèques du système (noms sous Debian) : {' '.join(packages)}"
        )
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if rights and (shutil.which("sudo") is None or call("sudo", "-n", "true")):
        sys.exit(
            "Il manque des bibliothèques du système. Tapez cette ligne, puis recommencez :\n"
            f"    sudo sh -c '{line}'"
        )
    tell(f"Installation de bibliothèques du système : {' '.join(packages)}")
    must(*rights, "sh", "-c", f"export DEBIAN_FRONTEND=noninteractive; {line}")
    importlib.invalidate_caches()


def pip_for(environment: Path) -> list[str | Path]:
    """Give the pip command that installs into an environment made without pip."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", python_of(environment)]
    return [python_of(environment), "-m", "pip"]


def create_environment(folder: Path) -> None:
    """Make a virtual environment; without pip where Python has one of its own, as on Debian."""
    venv.EnvBuilder(with_pip=importlib.util.find_spec("pip") is None).create(folder)


def install(environment: Path, requirements: str, *projects: str | Path) -> None:
    """Install pinned requirements, checked by their hashes, then projects without dependencies."""
    pip = [*pip_for(environment), "--disable-pip-version-check", "install", "-qq"]
    quiet = {"PIP_ROOT_USER_ACTION": "ignore"}
    must(*pip, "--require-hashes", "-r", PACKAGING / requirements, **quiet)
    must(*pip, "--no-deps", "--no-build-isolation", *projects, **quiet)


def fingerprint() -> str:
    """Sum up all that the environment was made from."""
    content = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for source in (ROOT / "pyproject.toml", PACKAGING / "requirements-dev.txt"):
        content.update(source.read_bytes())
    return content.hexdigest()


@contextmanager
def one_setup_at_a_time() -> Iterator[None]:
    """Let a second command wait until the first has made the environment."""
    if WINDOWS:
        yield
        return
    import fcntl

    VENV.mkdir(exist_ok=True)
    with (VENV / "polesdesk-setup.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(*, window: bool = False) -> Path:
    """Bring system libraries and environment up to date and return the environment's Python."""
    python = python_of(VENV)
    install_system_packages(window=window)
    with one_setup_at_a_time():
        if STAMP.exists() and STAMP.read_text(encoding="utf-8") == fingerprint():
            return python
        tell("Préparation de l’environnement (une seule fois, moins de deux minutes)…")
        if not python.exists():
            create_environment(VENV)
        install(VENV, "requirements-dev.txt", "-e", ROOT)
        STAMP.write_text(fingerprint(), encoding="utf-8")
    return python


def run(arguments: list[str]) -> int:
    """Open the program on the demonstration file, or do its main job where there is no screen."""
    screen = screen_present()
    python = set_up(window=screen)
    must(python, PACKAGING / "build_assets.py")
    if screen:
        return call(python, "-m", "polesdesk", "--demonstration", *arguments)
    tell("Aucun écran : PolesDesk montre son travail en ligne de commande.")
    return call(python, "-m", "polesdesk", "--demonstration", "--without-screen", *arguments)


def test(arguments: list[str]) -> int:
    """Run the tests offscreen, on two processes unless told otherwise."""
    python = set_up()
    named = any(argument == "-p" or argument.startswith(("-n", "tests")) for argument in arguments)
    parallel = [] if named else ["-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]
    return call(python, "-m", "pytest", *parallel, *arguments, QT_QPA_PLATFORM="offscreen")


def pictures(arguments: list[str]) -> int:
    """Photograph every tab, dialog and PDF page of the demonstration file."""
    python = set_up()
    must(python, PACKAGING / "build_assets.py")
    return call(python, PACKAGING / "pictures.py", *arguments, QT_QPA_PLATFORM="offscreen")


def check(_arguments: list[str]) -> int:
    """Run every static check, all of them even when one fails."""
    python = set_up()
    must(python, PACKAGING / "build_assets.py")
    tools = python.parent
    codes = [
        call(python, "-m", "ruff", "check", "."),
        call(python, "-m", "ruff", "format", "--check", "."),
        call(python, "-m", "mypy"),
        call(tools / "lint-imports"),
        call(tools / "deptry", "."),
    ]
    return max(codes)


def release(_arguments: list[str]) -> int:
    """Build sdist and wheel, install the wheel in a new environment, self-test from elsewhere."""
    python = set_up()
    with tempfile.TemporaryDirectory(prefix="polesdesk-release-") as name:
        folder = Path(name)
        must(python, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT)
        (wheel,) = (folder / "dist").glob("*.whl")
        must(python, PACKAGING / "wheel_contents.py", wheel)
        fresh = folder / "environment"
        create_environment(fresh)
        install(fresh, "requirements.txt", wheel)
        must(*pip_for(fresh), "check")
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        program = python_of(fresh).with_name("polesdesk.exe" if WINDOWS else "polesdesk")
        return subprocess.run([program, "selftest"], cwd=elsewhere, check=False).returncode


def bench(arguments: list[str]) -> int:
    """Measure the ratios on big files, alone on the machine and in order."""
    python = set_up()
    options = ["-m", "benchmark", "-p", "no:randomly", "-s", "tests/benchmarks"]
    return call(python, "-m", "pytest", *options, *arguments, QT_QPA_PLATFORM="offscreen")


def translations(arguments: list[str]) -> int:
    """Write the texts of the program into the file of each language named, or of all there are."""
    return call(set_up(), PACKAGING / "texts.py", *arguments)


def setup(_arguments: list[str]) -> int:
    """Prepare the machine and stop there."""
    tell(f"Prêt : {set_up()}")
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "pictures": pictures,
    "check": check,
    "release": release,
    "bench": bench,
    "translations": translations,
    "setup": setup,
}


def main() -> int:
    """Choose the command by its name."""
    if sys.version_info < (3, 11):
        sys.exit("PolesDesk demande Python 3.11 ou plus récent.")
    name, *arguments = sys.argv[1:] or ["help"]
    if name not in COMMANDS:
        print(__doc__)
        return 0 if name in {"help", "-h", "--help"} else 2
    return COMMANDS[name](arguments)


if __name__ == "__main__":
    sys.exit(main())
