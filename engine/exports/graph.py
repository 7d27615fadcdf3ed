"""A graph document as exports read it that write out what it computes."""

from __future__ import annotations

from functools import cached_property
from math import copysign, isfinite

from engine.exports.registry import Document
from engine.ops import LEAF
from engine.sweep import BACKWARD, FORWARD, leading


class Graph:
    """A document's columns, and what follows from them. `leads` tells which nodes lead to the root."""

    def __init__(self, document: Document) -> None:
        nodes = document["nodes"]
        self.op: list[str] = nodes["op"]
        self.operands: list[list[int]] = nodes["operands"]
        self.label: list[str] = nodes["label"]
        self.group: list[str] = nodes["group"]
        self.value = [float(x) for x in nodes["value"]]
        self.grad = [float(x) for x in nodes["grad"]]
        self.grad_before = [float(x) for x in nodes["grad_before"]]
        self.partials: list[list[float]] = [[float(x) for x in row] for row in nodes["partials"]]
        self.root = int(document["root"])
        self.bound: dict[str, int] = document["names"]
        self.leads = leading(self.operands, self.root)
        self.leaves = [i for i, op in enumerate(self.op) if op == LEAF]

    @cached_property
    def own(self) -> list[bool]:
        """Which nodes hold a number that is not what their operands make."""
        return [bool(ins) and not alike(self.made(i), self.value[i]) for i, ins in enumerate(self.operands)]

    def is_finite(self, i: int) -> bool:
        """Whether no number of an operation is a NaN or an infinity."""
        numbers = [self.value[i], self.grad[i], *self.partials[i], *[self.value[j] for j in self.operands[i]]]
        return all(map(isfinite, numbers))

    def has_gradients(self) -> bool:
        """Whether the backward pass reaches a leaf."""
        return any(self.leads[leaf] for leaf in self.leaves)

    def made(self, i: int) -> float:
        """What the operands of an operation make."""
        return FORWARD[self.op[i]](*[self.value[j] for j in self.operands[i]])

    def rule_partials(self, i: int) -> tuple[float, ...]:
        """The partials of an operation by its rules."""
        return BACKWARD[self.op[i]](self.value[i], *[self.value[j] for j in self.operands[i]])


def alike(a: float, b: float) -> bool:
    """Whether two numbers are the same, the sign of a zero included; any NaN is like any other."""
    return (a == b and copysign(1.0, a) == copysign(1.0, b)) if a == a else b != b
