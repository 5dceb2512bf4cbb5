"""Times an operation and its floor in turn, in the same run, and prints them side by side."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def milliseconds(operation: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    operation()
    return (time.perf_counter() - start) * 1000


def against(
    name: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    rounds: int = 15,
    floor_name: str = "",
) -> float:
    """Time both in turn, print the medians and their ratio, and return the ratio."""
    ours()
    floor()
    pairs = [(milliseconds(ours), milliseconds(floor)) for _ in range(rounds)]
    mine = statistics.median(one for one, _ in pairs)
    least = statistics.median(other for _, other in pairs)
    row(name, mine, least, floor_name)
    return mine / least


def row(name: str, ours: float, floor: float, floor_name: str = "", unit: str = "ms") -> None:
    """Print one line of the table."""
    print(
        f"| {name:<44} | {ours:>9.2f} {unit} | {floor:>9.2f} {unit} | "
        f"{ours / floor:>7.2f} | {floor_name}"
    )


def header(title: str) -> None:
    """Print the head of a table."""
    print(
        f"\n{title}\n| {'operation':<44} | {'ours':>12} | {'floor':>12} | {'ratio':>7} | floor is"
    )
