"""The run as a picture: bars for the training step, lines for growth, one SVG that follows the reader's theme."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.engine.plot.bars import bars
from benchmarks.engine.plot.lines import Panel, panels
from benchmarks.engine.plot.svg import Drawing
from benchmarks.engine.section import Section

GROUPS = {
    "eager": "The graph built anew at each step",
    "step": "The graph built once, one step a call",
    "loop": "A thousand steps in one call, per step",
}
PANELS = (
    Panel("replay", "A random graph, replayed", "ns an operation", "operations"),
    Panel("samples", "Training, more samples", "ns a sample", "samples"),
    Panel("width", "Training, wider layers", "ns a multiply-add", "neurons a layer"),
)


def picture(sections: Mapping[str, Section]) -> str:
    """Return the SVG of a run's sections, by name. What is missing from them is not drawn."""
    drawing = Drawing(
        "One training step by contender, and what an operation, a sample and a multiply-add cost as the work grows"
    )
    bars(drawing, {title: sections[name] for name, title in GROUPS.items() if name in sections})
    panels(drawing, PANELS, sections)
    return drawing.finished()
