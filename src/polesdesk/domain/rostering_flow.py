"""The cheapest way to fill places: successive shortest paths with potentials.

The network is a forest: a place goes to a person's day, the day to a person's week, the week to
the person, and the person to the sink; each of those arcs may cost more for each further unit.
Edmonds and Karp (1972) for the potentials; every search stops at the sink.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappop, heappush

_FAR = 1 << 60


class Network:
    """A directed network with integer capacities and costs of at least 0."""

    def __init__(self, nodes: int) -> None:
        self._out: list[list[int]] = [[] for _ in range(nodes)]
        self._to: list[int] = []
        self._room: list[int] = []
        self._cost: list[int] = []
        self._potential = [0] * nodes

    def node(self) -> int:
        """Add a node; return its number."""
        self._out.append([])
        self._potential.append(0)
        return len(self._out) - 1

    def arc(self, tail: int, head: int, cost: int, room: int = 1) -> int:
        """Add an arc with its way back; return its number."""
        number = len(self._to)
        self._to += (head, tail)
        self._room += (room, 0)
        self._cost += (cost, -cost)
        self._out[tail].append(number)
        self._out[head].append(number + 1)
        return number

    def is_used(self, arc: int) -> bool:
        """Tell whether something flows through an arc."""
        return self._room[arc ^ 1] > 0

    def send(
        self,
        starts: Sequence[int],
        sink: int,
        go_on: Callable[[], bool] = lambda: True,
    ) -> bool:
        """Send one unit from each start to the sink at least cost; False when told to stop.

        Every start must have a way to the sink that is its own.
        """
        for start in starts:
            if not go_on():
                return False
            self._send_one(start, sink)
        return True

    def _send_one(self, start: int, sink: int) -> None:
        distance, came, settled = self._search(start, sink)
        total = distance[sink]
        for node in settled:
            self._potential[node] += distance[node] - total
        node = sink
        while node != start:
            arc = came[node]
            self._room[arc] -= 1
            self._room[arc ^ 1] += 1
            node = self._to[arc ^ 1]

    def _search(self, start: int, sink: int) -> tuple[dict[int, int], dict[int, int], list[int]]:
        """Return distances and arcs of a shortest way; settled nodes are no farther than it."""
        out, to, room, cost, potential = (
            self._out, self._to, self._room, self._cost, self._potential
        )  # fmt: skip
        distance, came = {start: 0}, dict[int, int]()
        settled: list[int] = []
        done: set[int] = set()
        heap = [(0, start)]
        while heap:
            far, node = heappop(heap)
            if node in done:
                continue
            if node == sink:
                break
            done.add(node)
            settled.append(node)
            base = far + potential[node]
            limit = distance.get(sink, _FAR)
            for arc in out[node]:
                if room[arc]:
                    head = to[arc]
                    reach = base + cost[arc] - potential[head]
                    if reach < limit and reach < distance.get(head, _FAR):
                        distance[head] = reach
                        came[head] = arc
                        heappush(heap, (reach, head))
                        if head == sink:
                            limit = reach
        return distance, came, settled
