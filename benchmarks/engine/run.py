"""All of it, one section after another, told as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.engine import growth, replays, steps
from benchmarks.engine.machine import machine
from benchmarks.engine.memory import memory
from benchmarks.engine.notebook import notebook
from benchmarks.engine.pace import Pace
from benchmarks.engine.plot.scale import duration, ratio_text
from benchmarks.engine.section import Section
from benchmarks.engine.startup import startup


def run(pace: Pace) -> tuple[dict[str, Any], dict[str, Section]]:
    """Return a run's figures, ready for JSON, and its sections by name. Raises Disagreement."""
    kernels_first = startup(3 if pace.slow else 1)
    used = memory()
    sections = {}
    for section in _sections(pace):
        sections[section.name] = section
        _tell(section)
    figures = {
        "machine": machine(),
        "sections": [section.as_json() for section in sections.values()],
        "memory": used,
        "startup": kernels_first,
    }
    return figures, sections


def _sections(pace: Pace) -> Iterator[Section]:
    yield steps.one_a_call(pace)
    yield steps.many_a_call(pace)
    yield steps.eager(pace)
    yield notebook(pace)
    yield from growth.by_samples(pace)
    yield from growth.by_widths(pace)
    yield from replays.replays(pace)


def _tell(section: Section) -> None:
    print(f"\n{section.name} ({section.unit})")
    for row in section.rows:
        ratio = section.ratio(row)
        goal = "" if row.goal is None else f"  goal {row.goal:g}"
        figures = row.missing if row.seconds is None else f"{duration(row.seconds):>9}"
        print(f"  {row.contender:42}{figures}{f'  {ratio_text(ratio):>10}' if ratio else ''}{goal}", flush=True)
