"""Strict JSON (RFC 8259): a number that JSON cannot carry is written as "NaN", "Infinity" or "-Infinity"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import Any

import orjson


def write_json(document: dict[str, Any]) -> bytes:
    """The document as UTF-8 JSON; the same document gives the same bytes."""
    nodes = dict(document["nodes"])
    for name in ("value", "grad", "grad_before"):
        nodes[name] = carried(nodes[name])
    if not all(map(math.isfinite, chain.from_iterable(nodes["partials"]))):
        nodes["partials"] = [carried(row) for row in nodes["partials"]]
    return orjson.dumps({**document, "nodes": nodes})


def carried(column: Sequence[float]) -> Sequence[float | str]:
    """The column itself where all of it is finite, else with words in the place of the others."""
    if all(map(math.isfinite, column)):
        return column
    return [x if math.isfinite(x) else word(x) for x in column]


def word(x: float) -> str:
    """The word for a number that is not finite."""
    return "NaN" if x != x else "Infinity" if x > 0 else "-Infinity"
