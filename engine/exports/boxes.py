"""What formats that draw boxes share: the order in which groups hold their nodes, and the lines in a node's box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from engine.exports.figures import figure
from engine.ops import OPS

SHOWN = (("data", "value"), ("grad", "grad"))
"""The columns that a box shows, under the names they have in micrograd."""

Move: TypeAlias = int | list[str] | None
"""A node; or the path of a group that opens here; or None where the group opened last closes."""


def moves(groups: Sequence[str]) -> Iterator[Move]:
    """Give every node, each between the opening and the closing of its groups; `groups` are the nodes' paths."""
    ids = sorted(range(len(groups)), key=lambda i: (groups[i].split("/"), i))
    opened: list[str] = []
    for i in ids:
        path = groups[i].split("/") if groups[i] else []
        shared = next((k for k, (a, b) in enumerate(zip(opened, path, strict=False)) if a != b), min(len(opened), len(path)))
        yield from [None] * (len(opened) - shared)
        for depth in range(shared, len(path)):
            yield path[: depth + 1]
        opened = path
        yield i
    yield from [None] * len(opened)


def caption(nodes: dict[str, Any], i: int) -> list[str]:
    """Return the lines in a node's box: its label and its operation where it has them, its value, its gradient."""
    op = OPS.get(nodes["op"][i])
    named = [nodes["label"][i], (op.symbol or op.name) if op else ""]
    return [*filter(None, named), *(f"{shown} {figure(float(nodes[column][i]))}" for shown, column in SHOWN)]
