"""How the processes that read files from outside are called and bounded."""

from __future__ import annotations

import subprocess
import sys


def child_command(argument: str, module: str) -> list[str]:
    """Return what starts a child: a module of ours, or the frozen program with an argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    # -P: a module lying in the current folder must never be taken for one of ours.
    return [sys.executable, "-P", "-m", module]


def start_child(argument: str, module: str) -> subprocess.Popen[bytes]:
    """Start a child that is spoken to through its pipes; it shows no window."""
    return subprocess.Popen(  # noqa: S603 (our own program, fixed arguments)
        child_command(argument, module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def limit_process(memory_bytes: int, seconds: int | None = None) -> None:
    """Bound memory and processor time where the system can; the parent watches the clock."""
    try:
        import resource
    except ImportError:
        return
    bounds = [(resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_CORE, 0)]
    if seconds is not None:
        bounds.append((resource.RLIMIT_CPU, seconds))
    for kind, amount in bounds:
        try:
            resource.setrlimit(kind, (amount, amount))
        except (ValueError, OSError):  # a stricter bound already holds, or none can be set
            continue
