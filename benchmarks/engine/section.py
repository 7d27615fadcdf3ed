"""One table of the report: who took part in a work, how long each took, how that compares with ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from typing import Any

from benchmarks.engine.harness import Call, Missing, Timing, interleave


@dataclass(frozen=True)
class Ready:
    """A contender that agreed with the others. One `call` does `units` units of work: steps, operations, …"""

    call: Call
    units: float = 1.0


@dataclass(frozen=True)
class Entry:
    """A contender of a table. `goal`: how many times as long as ours it ought to take, at least."""

    contender: str
    make: Callable[[], Ready]
    goal: float | None = None


@dataclass(frozen=True)
class Row:
    """What became of an entry: seconds a unit, or why there are none."""

    contender: str
    seconds: float | None = None
    goal: float | None = None
    rounds: int = 0
    missing: str = ""


@dataclass(frozen=True)
class Section:
    """The rows of one table, in seconds a `unit`, such as "a step"; `ours` is the contender to compare the others with."""

    name: str
    unit: str
    ours: str
    rows: list[Row] = field(default_factory=list)

    def seconds(self, contender: str) -> float | None:
        """Return a contender's seconds a unit; None if it did not take part."""
        return next((row.seconds for row in self.rows if row.contender == contender), None)

    def ratio(self, row: Row) -> float | None:
        """Return how many times as long as ours it took; None without either."""
        ours = self.seconds(self.ours)
        return row.seconds / ours if row.seconds and ours else None

    def as_json(self) -> dict[str, Any]:
        """Return the section with each row's ratio and whether its goal is met."""
        rows = []
        for row in self.rows:
            ratio = self.ratio(row)
            met = None if row.goal is None or ratio is None else ratio >= row.goal
            rows.append({**asdict(row), "ratio": ratio, "met": met})
        return {"name": self.name, "unit": self.unit, "ours": self.ours, "rows": rows}


def timed(name: str, unit: str, ours: str, entries: Sequence[Entry], rounds: int, batch: float) -> Section:
    """Return the section of these entries, timed in turn. What is not installed is named, and so is what fails."""
    ready: dict[str, Ready] = {}
    missing: dict[str, str] = {}
    for entry in entries:
        try:
            ready[entry.contender] = entry.make()
        except Missing as reason:
            missing[entry.contender] = str(reason)
    timings = interleave({contender: one.call for contender, one in ready.items()}, rounds, batch)
    return Section(name, unit, ours, [_row(entry, ready, timings, missing) for entry in entries])


def contender(module: str, name: str) -> Callable[..., Any]:
    """Return a contender's function by name, its library imported when it is called.

    Raises Missing, then, for a library that is not installed.
    """

    def call(*args: Any) -> Any:
        try:
            found = import_module(f"benchmarks.engine.contenders.{module}")
        except ModuleNotFoundError as error:
            raise Missing(f"{error.name} is not installed") from error
        return getattr(found, name)(*args)

    return call


def _row(entry: Entry, ready: dict[str, Ready], timings: dict[str, Timing], missing: dict[str, str]) -> Row:
    who = entry.contender
    if who in missing:
        return Row(who, goal=entry.goal, missing=missing[who])
    return Row(who, timings[who].seconds / ready[who].units, entry.goal, timings[who].rounds)
