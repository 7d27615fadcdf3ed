"""Strict JSON: the graph document itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    if not _is_finite(chain.from_iterable(nodes["partials"])):
        nodes["partials"] = [_named(row) for row in nodes["partials"]]
    return {**document, "nodes": nodes, **strict_rest(document)}


def strict_rest(document: Document) -> dict[str, Any]:
    """Return the same for the numbers outside of the nodes: the root's value in each pass, and the parameters' updates."""
    found: dict[str, Any] = {}
    if "root_values" in document:
        found["root_values"] = _named(document["root_values"])
    if "update" in document:
        found["update"] = [{name: _named_field(field) for name, field in row.items()} for row in document["update"]]
    return found


def _named_field(field: Any) -> Any:
    if isinstance(field, Mapping):
        return dict(zip(field, _named([*field.values()]), strict=True))
    return _named([field])[0]


def _named(numbers: Sequence[float | str]) -> Sequence[float | str]:
    if _is_finite(numbers):  # the common case costs no comparison
        return numbers
    return [number if isinstance(number, str) or isfinite(number) else spoken(number) for number in numbers]


def _is_finite(numbers: Iterable[float | str]) -> bool:
    """Whether the sum is finite, which a NaN or an infinity makes impossible; a document that was read has names for them."""
    try:
        return isfinite(sum(numbers))  # type: ignore[arg-type]
    except TypeError:
        return False
