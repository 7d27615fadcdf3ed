"""Bars on one logarithmic scale: who took how long, in groups."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.engine.plot.scale import Log, duration, plain, ratio_text
from benchmarks.engine.plot.svg import WIDTH, Drawing
from benchmarks.engine.section import Row, Section

LEFT, RIGHT, TIME = 260, WIDTH - 150, WIDTH - 84
"""Where the bars may lie, and where their times end: names stand left of them, figures right."""
STEP = 20
MARGIN = 16


def bars(drawing: Drawing, groups: Mapping[str, Section]) -> None:
    """Draw a group of bars under each title, the slowest first; ours in the colour of what goes forward."""
    seconds = [row.seconds for section in groups.values() for row in section.rows if row.seconds]
    if not seconds:
        return
    scale = Log(min(seconds) / 3, max(seconds), LEFT, RIGHT)
    y = drawing.y + 24
    for tick in scale.ticks():
        drawing.text(scale(tick), y, duration(tick, plain), "note middle")
    drawing.text(TIME, y, "time", "note number")
    drawing.text(WIDTH - MARGIN, y, "to ours", "note number")
    for title, section in groups.items():
        rows = _drawn(section)
        drawing.text(MARGIN, y + 24, title, "title")
        y += 36
        for tick in scale.ticks():
            drawing.rule(scale(tick), y - 3, scale(tick), y + len(rows) * STEP - 5)
        for row in rows:
            _bar(drawing, section, row, y, scale)
            y += STEP
    drawing.y = y + 12


def _bar(drawing: Drawing, section: Section, row: Row, y: float, scale: Log) -> None:
    ours = row.contender == section.ours
    assert row.seconds
    drawing.text(MARGIN, y + 10, row.contender, "ours" if ours else "")
    drawing.rectangle(LEFT, y, scale(row.seconds) - LEFT, 12, "fwd" if ours else "edge")
    drawing.text(TIME, y + 10, duration(row.seconds), "number ours" if ours else "number")
    ratio = section.ratio(row)
    if ratio and not ours:
        drawing.text(WIDTH - MARGIN, y + 10, ratio_text(ratio), "number")


def _drawn(section: Section) -> list[Row]:
    return sorted((row for row in section.rows if row.seconds), key=lambda row: -(row.seconds or 0))
