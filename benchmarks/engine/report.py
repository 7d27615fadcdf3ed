"""The run's figures put into docs/benchmarks.md, between the marks that it has for them; the words around them stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.engine.plot.scale import digits, duration, ratio_text
from benchmarks.engine.section import Row, Section

MEGA = 1e6


def filled(document: str, blocks: Mapping[str, str], kind: str = "run") -> str:
    """Return the document with each block replaced that is marked by this word. A block that the run does not have says so."""
    mark = re.compile(rf"(<!-- {kind}: ([\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
    return mark.sub(lambda found: f"{found[1]}{blocks.get(found[2], 'Not in this run.')}\n{found[3]}", document)


def blocks(run: Mapping[str, Any], sections: Mapping[str, Section]) -> dict[str, str]:
    """Return what stands in each block of the document, by the block's name."""
    grown = {name: _growth(name, sections) for name in ("replay", "samples", "width")}
    tables = {name: _table(section) for name, section in sections.items() if " " not in name}
    return {
        "machine": _machine(run),
        **tables,
        **grown,
        "goals": _goals(sections, run["memory"]),
        "memory": _memory(run["memory"]),
        "startup": _lines(("", "CPU"), [(name, _taken(taken)) for name, taken in run["startup"].items()]),
        "losses": _losses(sections),
    }


def _machine(run: Mapping[str, Any]) -> str:
    told = [(name, words) for name, words in run["machine"].items()]
    return _lines(("", ""), [*told, ("command", f"`{run['command']}`"), ("seconds in all", digits(run["seconds"]))])


def _table(section: Section) -> str:
    rows = sorted(section.rows, key=lambda row: -(row.seconds or float("inf")))
    head = ("", section.unit, "against ours", "goal", "")
    return _lines(head, [(_name(row, section), *_figures(row, section)) for row in rows])


def _figures(row: Row, section: Section) -> tuple[str, str, str, str]:
    goal = "" if row.goal is None else f"≥ {row.goal:,g} ×"
    if row.seconds is None:
        return (f"did not run: {row.missing}", "", goal, "")
    ratio = section.ratio(row)
    if ratio is None or row.contender == section.ours:
        return (duration(row.seconds), "", goal, "")
    return (duration(row.seconds), ratio_text(ratio), goal, _met(ratio, row.goal))


def _met(ratio: float, goal: float | None) -> str:
    return "" if goal is None else "met" if ratio >= goal else "**missed**"


def _growth(kind: str, sections: Mapping[str, Section]) -> str:
    """Return a table with a column a size."""
    sizes = sorted(int(name.partition(" ")[2]) for name in sections if name.startswith(f"{kind} "))
    if not sizes:
        return "Not in this run."
    grown = [sections[f"{kind} {size}"] for size in sizes]
    names = dict.fromkeys(row.contender for section in grown for row in section.rows)
    rows = []
    for name in names:
        cells = [_cell(next(row for row in section.rows if row.contender == name)) for section in grown]
        rows.append((f"**{name}**" if name == grown[0].ours else name, *cells))
    return _lines((f"ns {grown[0].unit}", *(f"{size:,}" for size in sizes)), rows) + _left_out(grown)


def _cell(row: Row) -> str:
    return "–" if row.seconds is None else digits(row.seconds * 1e9)


def _left_out(grown: Sequence[Section]) -> str:
    reasons = dict.fromkeys(f"{row.contender}: {row.missing}." for section in grown for row in section.rows if row.missing)
    return "".join(f"\n\n{reason}" for reason in reasons)


def _goals(sections: Mapping[str, Section], memory: Mapping[str, Any]) -> str:
    """Return every goal with what was reached, in one table."""
    rows = []
    for section in sections.values():
        for row in section.rows:
            if row.goal is not None:
                ratio = section.ratio(row)
                reached = ("did not run", "") if ratio is None else (ratio_text(ratio), _met(ratio, row.goal))
                rows.append((f"{_title(section)}: {row.contender}", f"≥ {row.goal:,g} ×", *reached))
    return _lines(("", "goal", "this run", ""), [*rows, *_derived(sections), *_memory_goals(memory)])


def _derived(sections: Mapping[str, Section]) -> list[tuple[str, str, str, str]]:
    """Return the goal that spans two tables: a step of micrograd against a step of the compiled tape."""
    eager, step = sections.get("eager"), sections.get("step")
    theirs = eager.seconds("micrograd") if eager else None
    ours = step.seconds(step.ours) if step else None
    if not theirs or not ours:
        return [("step: micrograd", "≥ 50,000 ×", "did not run", "")]
    return [("step: micrograd", "≥ 50,000 ×", ratio_text(theirs / ours), _met(theirs / ours, 50_000))]


def _memory_goals(memory: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    micrograd, ours, chain = memory["micrograd"], memory["ours"], memory["chain"]
    reached = []
    if "built" in micrograd and "built" in ours:
        reached.append(("memory of a step's graph, part of micrograd's", 0.25, ours["built"] / micrograd["built"]))
    if "seconds" in chain:
        reached.append(("chain of a million operations, seconds", 3.0, chain["seconds"]))
        reached.append(("chain of a million operations, MB at the peak", 400.0, chain["peak"] / MEGA))
    return [(what, f"≤ {most:g}", digits(got), "met" if got <= most else "**missed**") for what, most, got in reached]


def _memory(memory: Mapping[str, Any]) -> str:
    rows = []
    for who in ("micrograd", "ours"):
        held = memory[who]
        told = (held["missing"], "") if "missing" in held else tuple(f"{held[key] / MEGA:.1f} MB" for key in ("built", "peak"))
        rows.append((who, *told))
    text = _lines(("graph of one step", "built", "peak of backward()"), rows)
    chain = memory["chain"]
    if "missing" in chain:
        return f"{text}\n\nThe chain: {chain['missing']}."
    return (
        f"{text}\n\nA chain of {chain['operations']:,} operations: built and differentiated in {chain['seconds']:.2f} s, "
        f"{chain['peak'] / MEGA:.0f} MB at the peak of the whole process (it began with {chain['start'] / MEGA:.0f} MB), "
        f"freed in {chain['freed_in'] * 1e3:.0f} ms with the garbage collector off; {chain['left']:.1%} of it stayed."
    )


def _losses(sections: Mapping[str, Section]) -> str:
    """Return every place where another took less time than ours."""
    lines = []
    for section in sections.values():
        for row in section.rows:
            ratio = section.ratio(row)
            if ratio is not None and ratio < 1:
                lines.append(f"- {_title(section)}: {row.contender} takes {ratio_text(ratio)} our time.")
    return "\n".join(lines) or "Nowhere in this run."


def _title(section: Section) -> str:
    kind, _, size = section.name.partition(" ")
    return f"{kind}, {int(size):,}" if size else kind


def _name(row: Row, section: Section) -> str:
    return f"**{row.contender}**" if row.contender == section.ours else row.contender


def _taken(taken: float | str) -> str:
    return taken if isinstance(taken, str) else duration(max(taken, 0.0))


def _lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---"] + ["--:" for _ in head[1:]]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))
