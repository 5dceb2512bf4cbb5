"""Pin every dependency with its hashes into packaging/requirements*.txt (needs uv).

python packaging/lock.py [--upgrade]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"


def compile_pins(names: list[str], target: Path, *options: str) -> None:
    """Resolve the names for every system and every supported Python into one plain file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "requirements.in"
        source.write_text("\n".join(names), encoding="utf-8")
        command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        form = ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"]
        subprocess.run([*command, *form, *options, source, "-o", target], check=True)


def main() -> None:
    """Pin the development set first, then the runtime set with the same versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime: list[str] = project["project"]["dependencies"]
    everything = PACKAGING / "requirements-dev.txt"
    development = runtime + project["dependency-groups"]["dev"]
    compile_pins(development, everything, *sys.argv[1:])
    compile_pins(runtime, PACKAGING / "requirements.txt", "-c", str(everything))


if __name__ == "__main__":
    main()
