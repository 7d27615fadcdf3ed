"""Graphs over all operations, at kinks and poles too, and a measure of how far rounding may move their gradients."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

from hypothesis import strategies as st

from engine import Value, to_document
from engine.ops import CONSTANT, ROWS
from engine.origin import origin
from engine.sweep import FORWARD, sweep
from engine.tape import record_pass
from engine.value import apply, constant

NUMBERS = st.sampled_from([0.0, 0.0, 1.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, -0.25, 1.7, -3.3, 20.5, 1e-3])
LARGEST = 1e30
"""Beyond it no node is made: sums that overflow depend on their order."""

INEXACT = frozenset({"cos", "exp", "log", "pow", "sigmoid", "sin", "softplus", "tanh"})
"""Whose last digit is another in another library."""


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the document of one pass: leaves with gradients from before, data that was set, nodes that lead nowhere."""
    with origin.fresh():
        nodes: list[Value] = [
            Value(x, label=draw(st.sampled_from(["", "a", "b", "w[0]", 'x"\n']))) for x in draw(_few(NUMBERS))
        ]
        for leaf in nodes:
            leaf.grad = draw(st.sampled_from([0.0, 0.0, 0.0, 2.5, -1.25]))
        for row in draw(st.lists(st.sampled_from(ROWS), min_size=1, max_size=14)):
            operands = [draw(_operands(nodes)) for _ in row.operands]
            node = apply(row.name, *operands)
            if not abs(node.data) > LARGEST or not isfinite(node.data):
                nodes += [operand for operand in operands if operand not in nodes]
                nodes.append(node)
        if draw(st.booleans()):
            draw(st.sampled_from([node for node in nodes if node.op != CONSTANT])).data = draw(NUMBERS)
        root = draw(st.sampled_from(nodes[-3:]))
        root.backward()
        return to_document(record_pass(root, nodes))


def _few(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[list[float]]:
    return st.lists(numbers, min_size=1, max_size=4)


def _operands(nodes: Sequence[Value]) -> st.SearchStrategy[Value]:
    return st.one_of(st.sampled_from(nodes[-4:]), st.sampled_from(nodes), NUMBERS.map(constant))


def is_steady(document: dict[str, Any]) -> bool:
    """Whether the last digits of the operations leave the gradients what they are: else no two libraries need agree."""
    nodes, size = document["nodes"], sizes(document)
    for sign in (1, -1):
        value = list(nodes["value"])
        for i, (op, ins) in enumerate(zip(nodes["op"], nodes["operands"], strict=True)):
            if ins and FORWARD[op](*[nodes["value"][j] for j in ins]) == nodes["value"][i]:
                value[i] = FORWARD[op](*[value[j] for j in ins])
                if op in INEXACT:
                    value[i] *= 1 + sign * (-1) ** i * 1e-13
        moved = sweep(nodes["op"], nodes["operands"], value, nodes["grad_before"], document["root"])
        for i, grad in enumerate(nodes["grad"]):
            if not (moved[i] == grad or (moved[i] != moved[i] and grad != grad) or abs(moved[i] - grad) <= 1e-10 * size[i]):
                return False
    return True


def sizes(document: dict[str, Any]) -> list[float]:
    """Return the sum of the sizes of all that each node was handed: what rounding is measured by."""
    nodes = document["nodes"]
    size = [abs(x) for x in nodes["grad_before"]]
    size[document["root"]] += 1.0
    for i in range(document["root"], -1, -1):
        for j, partial in zip(nodes["operands"][i], nodes["partials"][i], strict=True):
            size[j] += size[i] * abs(partial)
    return size
