"""Mermaid, for Markdown pages: a flowchart from left to right, groups as subgraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from engine.exports.boxes import caption, moves
from engine.exports.registry import Document, register

EDGES = 500
"""So many Mermaid draws unless it is told otherwise."""


@register("mermaid", title="Mermaid", purpose="for Markdown pages", media_type="text/vnd.mermaid", extension="mmd")
def write(document: Document) -> bytes:
    """Return a flowchart. Every text is a quoted string of ASCII."""
    return "\n".join([*_lines(document["nodes"]), ""]).encode("ascii")


def quoted(lines: Sequence[str]) -> str:
    """Return the lines as a string of Mermaid's that shows exactly them."""
    shown = [line for text in lines for line in text.splitlines() or [""]]
    return '"' + "<br/>".join(map(escaped, shown)) + '"'


def escaped(text: str) -> str:
    """Return `text` with all but letters, digits, spaces and numbers as codes: nothing else is safe from Mermaid,
    Markdown and HTML."""
    return UNSAFE.sub(_code, text)


UNSAFE = re.compile(r"[^A-Za-z0-9 .-]|[.-](?![0-9])")


def _code(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 32 or 127 <= number < 160:
        return " "
    return "#65533;" if 0xD800 <= number < 0xE000 else f"#{number};"


def _lines(nodes: dict[str, Any]) -> Iterator[str]:
    yield "flowchart LR"
    edges = sum(map(len, nodes["operands"]))
    if edges > EDGES:
        yield f"  %% Mermaid draws {EDGES} edges unless its maxEdges is set; here are {edges}."
    opened = 0
    for move in moves(nodes["group"]):
        if move is None:
            yield "  end"
        elif isinstance(move, int):
            left, right = ("[", "]") if nodes["operands"][move] else ("(", ")")
            yield f"  n{move}{left}{quoted(caption(nodes, move))}{right}"
        else:
            yield f"  subgraph g{opened}[{quoted(move[-1:])}]"
            opened += 1
    for consumer, operands in enumerate(nodes["operands"]):
        for operand in operands:
            yield f"  n{operand} --> n{consumer}"
