"""Forms in which a graph document leaves: one file a format, which registers what writes it."""

from importlib import import_module

from engine.exports.packed import PACKED
from engine.exports.registry import EXPORTS, Export

__all__ = ["EXPORTS", "PACKED", "WRITERS", "Export"]

for name in ("json", "dot", "mermaid", "latex", "python", "micrograd", "torch"):  # in the order of a menu
    import_module(f"{__name__}.{name}")

WRITERS = {**EXPORTS, PACKED.name: PACKED}
"""All forms in which an answer can be written: those of the menu, and the one that pages read."""
