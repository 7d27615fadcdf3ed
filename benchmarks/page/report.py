"""The figures as tables in Markdown, put into docs/benchmarks.md between the marks that it has for the page's."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.engine.plot.scale import digits
from benchmarks.page import frames, layout, opening

KIND = "page"
"""The word in the marks: the engine's tables stand in the same document."""
MEGA = 1e6


def blocks(run: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in each block of the document, by the block's name."""
    return {
        "machine": lines(("", ""), list(run["machine"].items())),
        "goals": _goals(run),
        "layout": _layout(run["layout"], _time),
        "crossings": _layout([graph for graph in run["layout"] if _counted(graph)], _crossings),
        "opening": _opening(run["opening"]),
        "frames": _frames(run["frames"]),
        "memory": _memory(run["memory"]),
    }


def lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first column alone is set to the left."""
    rule = ["---"] + ["--:" for _ in head[1:]]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def milliseconds(taken: float) -> str:
    """Return a duration in the unit that fits."""
    return f"{digits(taken / 1e3)} s" if taken >= 10_000 else f"{digits(taken)} ms"


def met(taken: float, most: float) -> str:
    """Return the word on a goal that is a most."""
    return "met" if taken <= most else "**missed**"


def _layout(graphs: Sequence[Mapping[str, Any]], cell: Any) -> str:
    """Return a row for each contender, a column for each graph."""
    names = dict.fromkeys(row["contender"] for graph in graphs for row in graph["rows"])
    rows = []
    for name in names:
        found = [next((row for row in graph["rows"] if row["contender"] == name), None) for graph in graphs]
        shown = f"**{name}**" if name.startswith(layout.OURS) else name
        rows.append((shown, *(cell(row) if row else "–" for row in found)))
    return lines(("", *(f"{graph['graph']}: {graph['nodes']:,}" for graph in graphs)), rows)


def _time(row: Mapping[str, Any]) -> str:
    return milliseconds(row["ms"]) if "ms" in row else row["failed"]


def _counted(graph: Mapping[str, Any]) -> bool:
    return any("crossings" in row for row in graph["rows"])


def _crossings(row: Mapping[str, Any]) -> str:
    return f"{row['crossings']:,}" if "crossings" in row else "–"


def _opening(openings: Mapping[str, Mapping[str, Sequence[float]]]) -> str:
    columns = list(opening.GOALS)
    rows = [
        (name, *(milliseconds(statistics.median(taken[c])) if c in taken else "–" for c in columns))
        for name, taken in openings.items()
    ]
    return lines(("", *columns), rows)


def _frames(recorded: Sequence[Mapping[str, Any]]) -> str:
    """Return median · 95th percentile, and the longest task where there was one, of each action."""
    actions = list(frames.ACTIONS)
    rows = [(f"{each['view']}, at {each['ratio']}", *(_frame(each["actions"][name]) for name in actions)) for each in recorded]
    return lines(("", *actions), rows)


def _frame(told: Mapping[str, float]) -> str:
    task = f" · task {told['task']:.0f}" if told["task"] else ""
    return f"{told['median']:.1f} · {told['p95']:.1f}{task}"


def _memory(memory: Mapping[str, Mapping[str, float]]) -> str:
    rows = []
    for name, held in memory.items():
        rows.append((name, *(f"{held[key] / MEGA:.0f} MB" if held[key] else "not known" for key in ("heap", "process"))))
    return lines(("", "objects and arrays of the page", "its whole process"), rows)


def _goals(run: Mapping[str, Any]) -> str:
    """Return every goal with what was reached; of the frames, the worst of each view."""
    rows = [*_layout_goals(run["layout"]), *_opening_goals(run), *_frame_goals(run["frames"])]
    return lines(("", "goal", "this run", ""), rows)


def _layout_goals(graphs: Sequence[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for graph in graphs:
        title = f"layout, {graph['graph']}"
        of = {row["contender"]: row for row in graph["rows"]}
        ours: Mapping[str, Any] = next((row for name, row in of.items() if name.startswith(layout.OURS)), {})
        if (most := layout.GOALS.get(graph["graph"])) is not None:
            reached = _reached(ours.get("ms"), most, milliseconds, ours.get("failed", "did not run"))
            rows.append((title, f"≤ {most:g} ms", *reached))
        for peer, times in layout.CROSSED.items():
            theirs = of.get(peer, {}).get("crossings")
            if theirs and graph["graph"] in layout.JUDGED:
                goal = f"≤ {times * theirs:,.0f} ({peer}{'' if times == 1 else f' × {times:g}'})"
                reached = _reached(ours.get("crossings"), times * theirs, "{:,}".format, "did not run")
                rows.append((f"crossings, {graph['graph']}", goal, *reached))
    return rows


def _opening_goals(run: Mapping[str, Any]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for view, taken in run["opening"].items():
        for name, goal in {**opening.GOALS, "first paint": run["first paint"].get(view)}.items():
            if goal is not None and name in taken:
                reached = statistics.median(taken[name])
                rows.append((f"{name}, {view}", f"≤ {milliseconds(goal)}", milliseconds(reached), met(reached, goal)))
    return rows


def _frame_goals(recorded: Sequence[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for each in recorded:
        worst = {key: max((told[key], name) for name, told in each["actions"].items()) for key in frames.GOALS}
        kept = all(worst[key][0] <= most for key, most in frames.GOALS.items())
        reached = ", ".join(_said(key, *worst[key]) for key in frames.GOALS)
        rows.append((f"frames, {each['view']}, at {each['ratio']}", frames.GOAL, reached, "met" if kept else "**missed**"))
    return rows


def _said(key: str, taken: float, action: str) -> str:
    if key == "task":
        return f"task {taken:.0f} ({action})" if taken else "no task"
    return f"{taken:.1f} ({action})"


def _reached(taken: float | None, most: float, write: Any, failed: str) -> tuple[str, str]:
    return (failed, "**missed**") if taken is None else (write(taken), met(taken, most))
