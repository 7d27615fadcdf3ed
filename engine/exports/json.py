"""Strict JSON: the graph document itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import isfinite
from typing import Any

import orjson

from engine.document import spoken
from engine.exports.registry import Document, register


@register("json", title="JSON", purpose="the graph document", media_type="application/json", extension="json")
def write(document: Document) -> bytes:
    """Return the document as JSON; a number that is not finite as "NaN", "Infinity" or "-Infinity" (RFC 8259 has none)."""
    return orjson.dumps(strict(document))


def strict(document: Document) -> dict[str, Any]:
    """Return the document with each number that is not finite replaced by its name; columns without any are shared."""
    nodes = dict(document["nodes"])
    for column in ("value", "grad", "grad_before"):
        nodes[column] = _named(nodes[column])
    if not isfinite(sum(chain.from_iterable(nodes["partials"]))):
        nodes["partials"] = [_named(row) for row in nodes["partials"]]
    several = {"root_values": _named(document["root_values"])} if "root_values" in document else {}
    return {**document, "nodes": nodes, **several}


def _named(numbers: Sequence[float]) -> Sequence[float | str]:
    if isfinite(sum(numbers)):  # a NaN or an infinity makes the sum one: the common case costs no comparison
        return numbers
    return [number if isfinite(number) else spoken(number) for number in numbers]
