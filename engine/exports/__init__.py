"""Forms in which a graph document leaves: one file a format, which registers what writes it."""

from importlib import import_module

from engine.exports.registry import EXPORTS, Export

__all__ = ["EXPORTS", "Export"]

for name in ("json", "dot", "mermaid", "latex", "python", "micrograd", "torch"):  # in the order of a menu
    import_module(f"{__name__}.{name}")
