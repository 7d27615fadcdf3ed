"""Growth: what a sample costs as there are more of them, and a multiply-add as layers get wider."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.engine.pace import Pace
from benchmarks.engine.section import Entry, Section, contender, timed
from benchmarks.engine.steps import OURS, ready
from benchmarks.engine.training import Work, moons_work

ROWS = (
    ("PyTorch, lean", contender("pytorch", "lean")),
    ("NumPy, by hand", contender("numpy", "by_hand")),
    ("jax.jit", contender("jax", "one_step")),
    (OURS, contender("ours", "in_lanes")),
)


def by_samples(pace: Pace) -> list[Section]:
    """Time one step of the standard network, per sample."""
    return [_grown(f"samples {count}", "a sample", moons_work(samples=count), count, pace) for count in pace.samples]


def by_widths(pace: Pace) -> list[Section]:
    """Time one step of two hidden layers of a width, per multiply-add."""
    works = {width: moons_work((2, width, width, 1)) for width in pace.widths}
    return [_grown(f"width {width}", "a multiply-add", work, work.multiply_adds(), pace) for width, work in works.items()]


def _grown(name: str, unit: str, work: Work, units: int, pace: Pace) -> Section:
    entries = [Entry(who, ready(who, make, work, 3)) for who, make in ROWS]
    section = timed(name, unit, OURS, entries, min(pace.rounds, 5), pace.batch / 2)
    rows = [row if row.seconds is None else replace(row, seconds=row.seconds / units) for row in section.rows]
    return replace(section, rows=rows)
