"""DOT, for Graphviz: one box a node, one edge a slot, groups as clusters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.exports.registry import Document, register
from engine.ops import OPS


@register("dot", title="DOT", purpose="for Graphviz", media_type="text/vnd.graphviz", extension="dot")
def write(document: Document) -> bytes:
    """Return a digraph from left to right. Every text is a quoted and escaped string."""
    return "\n".join([*_lines(document), ""]).encode("utf-8", "replace")


def quoted(text: str) -> str:
    """Return `text` as a DOT string that shows exactly it: quotes and backslashes escaped, line breaks kept."""
    safe = text.replace("\0", "").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + safe.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n") + '"'


def _lines(document: Document) -> Iterator[str]:
    nodes = document["nodes"]
    yield "digraph gradwalk {"
    yield '  rankdir="LR"; node [shape="box", fontname="monospace"];'
    yield from _boxes(nodes)
    for consumer, operands in enumerate(nodes["operands"]):
        for operand in operands:
            yield f"  n{operand} -> n{consumer};"
    yield "}"


def _boxes(nodes: dict[str, Any]) -> Iterator[str]:
    """Give the boxes group by group: clusters are opened and closed along the sorted paths."""
    ids = sorted(range(len(nodes["op"])), key=lambda i: (nodes["group"][i].split("/"), i))
    opened: list[str] = []
    for i in ids:
        path = nodes["group"][i].split("/") if nodes["group"][i] else []
        shared = next((k for k, (a, b) in enumerate(zip(opened, path, strict=False)) if a != b), min(len(opened), len(path)))
        yield from ["  }"] * (len(opened) - shared)
        for depth in range(shared, len(path)):
            name = quoted("cluster " + "/".join(path[: depth + 1]))
            yield f"  subgraph {name} {{ label={quoted(path[depth])};"
        opened = path
        yield f"  n{i} [label={quoted(_label(nodes, i))}];"
    yield from ["  }"] * len(opened)


def _label(nodes: dict[str, Any], i: int) -> str:
    op = OPS.get(nodes["op"][i])
    named = [nodes["label"][i], (op.symbol or op.name) if op else ""]
    return "\n".join([*filter(None, named), f"data {nodes['value'][i]:.4f}", f"grad {nodes['grad'][i]:.4f}"])
