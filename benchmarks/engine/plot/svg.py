"""An SVG that is written from the top down, in the page's own colours."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

WIDTH = 720
TOKENS = Path(__file__).resolve().parents[3] / "static" / "css" / "tokens.css"
COLOURS = ("surface", "line", "edge", "ink", "ink-2", "ink-3", "fwd", "bwd", "upd", "neg")
STYLE = """\
text { font: 12px system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; fill: var(--ink-2); }
.title { font-size: 14px; font-weight: 600; fill: var(--ink); }
.note { fill: var(--ink-3); }
.ours { font-weight: 600; fill: var(--fwd); }
.number { text-anchor: end; font-variant-numeric: tabular-nums; }
.middle { text-anchor: middle; }
.ground { fill: var(--surface); }
.grid { stroke: var(--line); }
path { fill: none; stroke-width: 1.5; }"""


class Drawing:
    """Elements so far, and `y`, how far down they reach."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.y = 0.0
        self._parts: list[str] = []

    def text(self, x: float, y: float, words: str, kind: str = "") -> None:
        """Write words from x on; to x for the kind "number", around it for "middle"."""
        self._parts.append(f'<text x="{x:.1f}" y="{y:.1f}"{_kind(kind)}>{escape(words)}</text>')

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2" fill="var(--{colour})"/>'
        )

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line of the grid."""
        self._parts.append(f'<line class="grid" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')

    def curve(self, points: list[tuple[float, float]], colour: str, dash: str, width: float, dots: bool = True) -> None:
        """Draw a line through points, with a dot at each."""
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(f'<path d="{path}" style="stroke: var(--{colour}); stroke-width: {width}"{dashes}/>')
        if dots:
            self._parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="var(--{colour})"/>' for x, y in points]

    def finished(self) -> str:
        """Return the whole SVG, as high as what is in it."""
        height = round(self.y)
        size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        ground = f'<rect class="ground" width="{WIDTH}" height="{height}" rx="10"/>'
        head = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">', f"<title>{escape(self.title)}</title>"]
        return "\n".join([*head, f"<style>\n{_themes()}\n{STYLE}\n</style>", ground, *self._parts, "</svg>\n"])


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _themes() -> str:
    """Return the page's colours, light ones and, where the reader's system is dark, dark ones."""
    tokens = TOKENS.read_text(encoding="utf-8")
    light, dark = [], []
    for name in COLOURS:
        found = re.search(rf"--{name}:\s*light-dark\(([^,]+),\s*([^)]+)\)", tokens)
        assert found, f"{TOKENS.name} has no colour {name}"
        light.append(f"--{name}: {found[1]};")
        dark.append(f"--{name}: {found[2]};")
    return f":root {{ {' '.join(light)} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {' '.join(dark)} }} }}"
