"""Lines in panels side by side: what a unit of work costs as there is more of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.engine.plot.scale import Log, plain
from benchmarks.engine.plot.svg import WIDTH, Drawing
from benchmarks.engine.section import Section

HEIGHT = 190
LINES = (("bwd", ""), ("upd", "5 3"), ("neg", "2 3"), ("ink-3", "8 3 2 3"))
"""Colour and dash of the others' lines, in the order of their section; ours is drawn through."""


@dataclass(frozen=True)
class Panel:
    """The sections named `name` and a size, as in "replay 1000"."""

    name: str
    title: str
    unit: str
    size: str


def panels(drawing: Drawing, of: Sequence[Panel], sections: Mapping[str, Section]) -> None:
    """Draw them in one row, each with the names of its lines below."""
    shown = [(panel, grown) for panel in of if (grown := _sections_of(panel, sections))]
    if not shown:
        return
    width = (WIDTH - 16 * (len(shown) + 1)) / len(shown)
    top = drawing.y + 16
    ends = [_panel(drawing, panel, grown, 16 + at * (width + 16), top, width) for at, (panel, grown) in enumerate(shown)]
    drawing.y = max(ends) + 12


def _sections_of(panel: Panel, sections: Mapping[str, Section]) -> dict[int, Section]:
    found = {}
    for name, section in sections.items():
        kind, _, size = name.partition(" ")
        if kind == panel.name and size and any(row.seconds for row in section.rows):
            found[int(size)] = section
    return found


def _panel(drawing: Drawing, panel: Panel, grown: dict[int, Section], left: float, top: float, width: float) -> float:
    """Draw one and return how far down it reaches."""
    nanoseconds = [row.seconds * 1e9 for section in grown.values() for row in section.rows if row.seconds]
    across = Log.around(grown, left + 38, left + width - 6, 1.0 if len(grown) > 1 else 2.0)
    up = Log.around(nanoseconds, top + 40 + HEIGHT, top + 40)
    drawing.text(left, top + 12, panel.title, "title")
    drawing.text(left, top + 30, panel.unit, "note")
    for tick in up.ticks():
        drawing.rule(left + 34, up(tick), left + width, up(tick))
        drawing.text(left + 30, up(tick) + 4, _short(tick), "note number")
    below = top + 40 + HEIGHT + 16
    for size in _spaced(sorted(grown), across):
        drawing.text(across(size), below, _short(size), "note middle")
    drawing.text(left + 38 + (width - 44) / 2, below + 16, panel.size, "note middle")
    y = below + 38
    for who, colour, dash in _lines(grown):
        points = [(across(size), up(s * 1e9)) for size in sorted(grown) if (s := grown[size].seconds(who))]
        ours = colour == "fwd"
        drawing.curve(points, colour, dash, 2.5 if ours else 1.5)
        drawing.curve([(left, y - 4), (left + 22, y - 4)], colour, dash, 2.5 if ours else 1.5, dots=False)
        drawing.text(left + 30, y, who, "ours" if ours else "")
        y += 18
    return y - 12


def _lines(grown: dict[int, Section]) -> list[tuple[str, str, str]]:
    """List contenders with colour and dash: ours last, so that it lies on top."""
    ours = next(iter(grown.values())).ours
    names = dict.fromkeys(row.contender for section in grown.values() for row in section.rows if row.seconds)
    others = [name for name in names if name != ours]
    styled = [(name, *LINES[at % len(LINES)]) for at, name in enumerate(others)]
    return [*styled, *([(ours, "fwd", "")] if ours in names else [])]


def _spaced(sizes: list[int], across: Log, apart: float = 26.0) -> list[int]:
    """Leave out sizes that would stand too close to the one before."""
    kept: list[int] = []
    for size in sizes:
        if not kept or across(size) - across(kept[-1]) >= apart:
            kept.append(size)
    return kept


def _short(number: float) -> str:
    if number >= 1e6:
        return f"{plain(number / 1e6)}M"
    return f"{plain(number / 1e3)}k" if number >= 1e3 else plain(number)
