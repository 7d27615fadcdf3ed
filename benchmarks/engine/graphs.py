"""The work of replaying: a random graph of scalar operations, which any type with operators can build."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

SPAN = 64
"""Half of the operands are among as many nodes before their consumer."""
BOUND = 8.0
"""No value's magnitude exceeds it: an operation that could is made a tanh."""
MIX = (("add", 0.40), ("mul", 0.35), ("tanh", 0.10), ("exp", 0.05), ("power", 0.10))


@dataclass(frozen=True)
class Graph:
    """Nodes in topological order: the op's name, its operands, and the constant of a power. The last one is the root.

    `leaves` are the values of the first nodes, one each.
    """

    op: list[str]
    operands: list[tuple[int, ...]]
    constant: list[float]
    leaves: list[float]

    def __len__(self) -> int:
        return len(self.op)

    def build(self, leaves: Sequence[Any], tanh: Callable[[Any], Any], exp: Callable[[Any], Any]) -> Any:
        """Return the root, made from `leaves` with their own operators and these functions."""
        nodes = list(leaves)
        put = nodes.append
        for at in range(len(leaves), len(self.op)):
            op, ins = self.op[at], self.operands[at]
            if op == "add":
                put(nodes[ins[0]] + nodes[ins[1]])
            elif op == "mul":
                put(nodes[ins[0]] * nodes[ins[1]])
            elif op == "tanh":
                put(tanh(nodes[ins[0]]))
            elif op == "exp":
                put(exp(nodes[ins[0]]))
            else:
                put(nodes[ins[0]] ** self.constant[at])
        return nodes[-1]


def random_graph(size: int, seed: int = 3) -> Graph:
    """Return a graph of about `size` nodes, one in twenty of them a leaf. All that nothing uses is summed into the root."""
    return _Growing(size, random.Random(seed)).grown()


class _Growing:
    def __init__(self, size: int, rng: random.Random) -> None:
        self.rng, self.size = rng, size
        leaves = max(4, size // 20)
        self.op = ["leaf"] * leaves
        self.operands: list[tuple[int, ...]] = [()] * leaves
        self.constant = [0.0] * leaves
        self.bound = [1.0] * leaves
        self.unused = dict.fromkeys(range(leaves))

    def grown(self) -> Graph:
        names, weights = zip(*MIX, strict=True)
        while len(self.op) + len(self.unused) <= self.size:
            self._add_one(self.rng.choices(names, weights)[0])
        # in pairs, as a tournament: a chain of sums would be as deep as the graph is large
        while len(self.unused) > 1:
            for first, second in zip(*[iter(list(self.unused))] * 2, strict=False):
                self._emit("add", (first, second), 0.0)
        leaves = [self.rng.uniform(-1, 1) for op in self.op if op == "leaf"]
        return Graph(self.op, self.operands, self.constant, leaves)

    def _add_one(self, op: str) -> None:
        first, second = self._pick(), self._pick()
        constant = self.rng.choice((2.0, 3.0))
        bound = self.bound
        if op == "add":
            self._emit_bounded(op, (first, second), bound[first] + bound[second])
        elif op == "mul":
            self._emit_bounded(op, (first, second), bound[first] * bound[second])
        elif op == "exp":
            self._emit_bounded(op, (first,), math.exp(bound[first]))
        elif op == "power":
            self._emit_bounded(op, (first,), bound[first] ** constant, constant)
        else:
            self._emit(op, (first,), 1.0)

    def _pick(self) -> int:
        before = len(self.op)
        near = self.rng.random() < 0.5
        return self.rng.randrange(max(0, before - SPAN) if near else 0, before)

    def _emit_bounded(self, op: str, operands: tuple[int, ...], bound: float, constant: float = 0.0) -> None:
        if bound <= BOUND:
            self._emit(op, operands, bound, constant)
        else:
            self._emit("tanh", operands[:1], 1.0)

    def _emit(self, op: str, operands: tuple[int, ...], bound: float, constant: float = 0.0) -> None:
        for operand in operands:
            self.unused.pop(operand, None)
        self.unused[len(self.op)] = None
        self.op.append(op)
        self.operands.append(operands)
        self.constant.append(constant)
        self.bound.append(bound)
