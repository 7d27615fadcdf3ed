"""Graph documents as JSON carries them, and as the engine does."""

from __future__ import annotations

from typing import Any


def with_numbers(document: dict[str, Any]) -> dict[str, Any]:
    """A document from the wire as the exports take it: "NaN" and the infinities are floats."""
    nodes = document["nodes"]
    flat = {column: [float(x) for x in nodes[column]] for column in ("value", "grad", "grad_before")}
    partials = [[float(x) for x in row] for row in nodes["partials"]]
    several = {"root_values": [float(x) for x in document["root_values"]]} if "root_values" in document else {}
    return {**document, **several, "nodes": {**nodes, **flat, "partials": partials}}
