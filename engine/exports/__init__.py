"""Forms in which a graph document leaves: one file a format, each registered in one line."""

from engine.exports import dot, json
from engine.exports.registry import EXPORTS, Export

__all__ = ["EXPORTS", "Export", "dot", "json"]
