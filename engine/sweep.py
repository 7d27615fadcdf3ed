"""The backward sweep over a tape's columns: the chain rule, stated once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.ops import CONSTANT, OPS

Operands: TypeAlias = tuple[int, ...]

FORWARD = {name: row.forward for name, row in OPS.items()}
BACKWARD = {name: row.backward for name, row in OPS.items()}


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one pass by node id, apart from the graph: what a root keeps of its last backward().

    `changed` holds the ids of nodes whose data was set after a node had used it, or that are not leaves.
    """

    value: list[float]
    grad_before: list[float]
    grad: list[float]
    changed: tuple[int, ...] = ()


def leading(operands: Sequence[Sequence[int]], root: int) -> list[bool]:
    """Return whether each node leads to the root: only those take part in the backward pass."""
    leads = [False] * len(operands)
    leads[root] = True
    for node in range(root, -1, -1):
        if leads[node]:
            for i in operands[node]:
                leads[i] = True
    return leads


def sweep(
    op: Sequence[str], operands: Sequence[Operands], value: Sequence[float], grad_before: Sequence[float], root: int
) -> list[float]:
    """Return each node's gradient: the chain rule.

    The root's gradient is seeded with 1. Then the nodes that lead to it, last first, hand to each operand, slot by
    slot, their gradient × their partial to that slot, and what an operand is handed adds up. Leaves start from
    `grad_before`, all others from 0. Constants take nothing. Infinity × 0 is NaN, as in IEEE 754 and PyTorch.
    """
    grad = list(grad_before)
    takes = [name != CONSTANT for name in op]
    reached = bytearray(len(op))
    reached[root] = 1
    if takes[root]:
        grad[root] += 1.0
    for node in range(root, -1, -1):
        ins = operands[node]
        if not (ins and reached[node]):
            continue
        adjoint = grad[node]
        if len(ins) == 2:  # the same as below without a loop, in half the time: most nodes are of this kind
            i, j = ins
            to_i, to_j = BACKWARD[op[node]](value[node], value[i], value[j])
            if takes[i]:
                grad[i] += adjoint * to_i
                reached[i] = 1
            if takes[j]:
                grad[j] += adjoint * to_j
                reached[j] = 1
            continue
        partials = BACKWARD[op[node]](value[node], *[value[i] for i in ins])
        for i, partial in zip(ins, partials, strict=True):
            if takes[i]:
                grad[i] += adjoint * partial
                reached[i] = 1
    return grad
