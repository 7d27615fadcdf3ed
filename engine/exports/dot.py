"""Graphviz DOT, left to right, in the look that micrograd's trace_graph made known: label | data | grad."""

from __future__ import annotations

from typing import Any

from engine.ops import CONSTANT, LEAF, OPS


def write_dot(document: dict[str, Any]) -> bytes:
    """The document as DOT text: a record for each node, a circle for each operation, an edge for each slot."""
    nodes = document["nodes"]
    lines = ["digraph gradwalk {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for i, op in enumerate(nodes["op"]):
        fields = [escaped(nodes["label"][i] or f"v{i}"), f"data {nodes['value'][i]:.4f}"]
        if op != CONSTANT:
            fields.append(f"grad {nodes['grad'][i]:.4f}")
        lines.append(f'  n{i} [shape=record, label="{{ {" | ".join(fields)} }}"];')
        if op not in (LEAF, CONSTANT):
            lines.append(f'  o{i} [shape=circle, label="{OPS[op].symbol or op}"];')
            lines.append(f"  o{i} -> n{i};")
            lines.extend(f"  n{operand} -> o{i};" for operand in nodes["operands"][i])
    lines.append("}")
    return ("\n".join(lines) + "\n").encode()


def escaped(text: str) -> str:
    """The text as a record's field holds it: what DOT reads as structure is escaped."""
    for special in '\\{}|<>"':
        text = text.replace(special, "\\" + special)
    return text.replace("\n", " ")
