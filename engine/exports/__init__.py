"""A graph document in other forms: one file a format, one row each in the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.exports.dot import write_dot
from engine.exports.json import write_json


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its media type, the ending of its files, and the function from a document to bytes."""

    title: str
    media_type: str
    extension: str
    write: Callable[[dict[str, Any]], bytes]


EXPORTS: dict[str, Export] = {
    "json": Export("JSON", "application/json", "json", write_json),
    "dot": Export("Graphviz DOT", "text/vnd.graphviz", "dot", write_dot),
}
