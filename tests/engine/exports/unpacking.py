"""A reader of the packed form, from docs/packed.md alone."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

LITTLE = {"uint8": "u1", "uint16": "<u2", "uint32": "<u4", "float64": "<f8"}


def head(content: bytes) -> dict[str, Any]:
    """What stands before the columns."""
    assert content[:8] == b"GRADWLK\x01"
    found: dict[str, Any] = json.loads(content[16 : 16 + int.from_bytes(content[8:16], "little")])
    return found


def unpacked(content: bytes) -> dict[str, Any]:
    """The document, with floats that are not finite as such."""
    known = head(content)
    column = {}
    end = begin = 16 + int.from_bytes(content[8:16], "little")
    assert begin % 8 == 0
    for name, place in known["columns"].items():
        kind = np.dtype(LITTLE[place["kind"]])
        assert begin + place["offset"] == end
        column[name] = np.frombuffer(content, kind, place["length"], end).tolist()
        end += -(-place["length"] * kind.itemsize // 8) * 8
    assert end == len(content)

    starts = np.cumsum([0, *column["arity"]]).tolist()
    nodes = {name: [table[code] for code in column[name]] for name, table in known["tables"].items()}
    nodes |= {name: column[name] for name in ("value", "grad", "grad_before")}
    for name in ("operands", "partials"):
        nodes[name] = [column[name][start : start + many] for start, many in zip(starts, column["arity"], strict=False)]
    return {**known["document"], "nodes": nodes}
