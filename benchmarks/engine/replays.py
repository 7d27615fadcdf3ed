"""Replay: a random graph of scalars computed anew, forward and backward; the cost of one operation as graphs grow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.engine.agreement import check_numbers
from benchmarks.engine.graphs import Graph, random_graph
from benchmarks.engine.harness import Call, Missing
from benchmarks.engine.pace import Pace
from benchmarks.engine.section import Entry, Ready, Section, contender, timed

OURS = "Gradwalk, compiled tape"
MICROGRAD = "micrograd, built anew"
LARGEST = {MICROGRAD: 10**5, "Gradwalk, plain tape": 10**5}
"""Graphs beyond which a contender is left out: seconds a call, and what we want to know is known."""
GOALS = {10**3: 3.8, 10**4: 7.0, 10**5: 7.0, 10**6: 3.5}
"""How many times as long as ours CasADi's machine ought to take."""


def replays(pace: Pace) -> list[Section]:
    """Time each of the graphs."""
    return [_replay(size, pace) for size in pace.graphs]


def _replay(size: int, pace: Pace) -> Section:
    graph = random_graph(size)
    agreed: dict[str, Sequence[float]] = {}
    rows = [
        (MICROGRAD, contender("micrograd", "replay"), None),
        ("Gradwalk, plain tape", contender("ours", "plain_tape"), None),
        ("CasADi, virtual machine", contender("casadi", "replay"), GOALS[size]),
        (OURS, contender("ours", "replay"), None),
    ]
    entries = [Entry(name, _ready(name, make, graph, agreed), goal) for name, make, goal in rows]
    return timed(f"replay {size}", "an operation", OURS, entries, pace.rounds, pace.batch)


def _ready(
    name: str, make: Callable[..., tuple[Call, Call]], graph: Graph, agreed: dict[str, Sequence[float]]
) -> Callable[[], Ready]:
    """Return what makes a contender and compares its root and leaf gradients with the first one's."""

    def made() -> Ready:
        if len(graph) > LARGEST.get(name, len(graph)):
            raise Missing(f"left out beyond {LARGEST[name]:,} operations: seconds a call")
        run, tell = make(graph)
        run()
        numbers: Sequence[float] = tell()  # type: ignore[assignment]
        for first in agreed.values():
            check_numbers(f"{name}, {len(graph)} operations, root and leaf gradients", numbers, first)
        agreed.setdefault("first", numbers)
        return Ready(run, len(graph))

    return made
