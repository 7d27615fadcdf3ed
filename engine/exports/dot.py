"""DOT, for Graphviz: one box a node, one edge a slot, groups as clusters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.exports.boxes import caption, moves
from engine.exports.registry import Document, register


@register("dot", title="DOT", purpose="for Graphviz", media_type="text/vnd.graphviz", extension="dot")
def write(document: Document) -> bytes:
    """Return a digraph from left to right. Every text is a quoted and escaped string."""
    return "\n".join([*_lines(document), ""]).encode("utf-8", "replace")


def quoted(text: str) -> str:
    """Return `text` as a DOT string that shows exactly it: quotes and backslashes escaped, line breaks kept.

    Graphviz reads the entities of HTML in it, `&lt;`, so that an ampersand is written as one.
    """
    safe = text.replace("\0", "").replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
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
    for move in moves(nodes["group"]):
        if move is None:
            yield "  }"
        elif isinstance(move, int):
            lines = "\n".join(caption(nodes, move))
            yield f"  n{move} [label={quoted(lines)}];"
        else:
            yield f"  subgraph {quoted('cluster ' + '/'.join(move))} {{ label={quoted(move[-1])};"
