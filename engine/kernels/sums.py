"""Sums of products of parameters, `b + w0 * x0 + w1 * x1 + …`, found on a tape of one sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.kernels.plan import Sample
from engine.ops import CONSTANT


@dataclass(frozen=True)
class Sum:
    """One sum: parameters, the nodes that they multiply, both in the tape's order, and the parameter added to them or None."""

    weights: tuple[int, ...]
    inputs: tuple[int, ...]
    bias: int | None


def sums(sample: Sample, parameters: set[int]) -> tuple[dict[int, Sum], set[int]]:
    """Return the sums by the node that ends each, and the nodes that are within one and nowhere else.

    A parameter is in one place of one sum; where it is used a second time, that sum is left as it is.
    """
    biases = _biases(sample, parameters)
    found: dict[int, Sum] = {}
    within: set[int] = set()
    seen: set[int] = set()
    claimed: set[int] = set()
    for node in range(sample.root, -1, -1):
        if sample.op[node] != "add" or not sample.leads[node] or node in seen or biases[node] is None:
            continue
        made, inner = _sum(sample, node, parameters)
        seen.update(inner)
        mine = [*made.weights, *([] if made.bias is None else [made.bias])]
        if made.weights and len(set(mine)) == len(mine) and claimed.isdisjoint(mine):
            claimed.update(mine)
            found[node] = made
            within.update(inner)
    return found, within


def _biases(sample: Sample, parameters: set[int]) -> list[int | None]:
    """Return by node how many parameters are added in it as they are, 0 or 1; None for what can be no part of a sum."""
    uses = [0] * len(sample.op)
    for node, operands in enumerate(sample.operands):
        if sample.leads[node]:
            for i in operands:
                uses[i] += 1
    biases: list[int | None] = []
    for node, (op, operands) in enumerate(zip(sample.op, sample.operands, strict=True)):
        count = None
        if node in parameters:
            count = 1
        elif op == CONSTANT:
            count = 0 if sample.value[node] == 0 else None
        elif op == "mul":
            count = 0 if (operands[0] in parameters) != (operands[1] in parameters) else None
        elif op == "add":
            parts = [biases[i] if uses[i] == 1 or not sample.operands[i] else None for i in operands]
            added = sum(2 if part is None else part for part in parts)
            count = added if added <= 1 else None
        biases.append(count)
    return biases


def _sum(sample: Sample, top: int, parameters: set[int]) -> tuple[Sum, list[int]]:
    """Return what a tree of additions adds up, in order, and the nodes inside."""
    weights, inputs, inner = [], [], []
    bias = None
    stack = list(sample.operands[top])
    while stack:
        node = stack.pop()
        if node in parameters:
            bias = node
        elif sample.operands[node]:
            inner.append(node)
            a, b = sample.operands[node]
            if sample.op[node] == "add":
                stack += a, b
            else:
                weights.append(a if a in parameters else b)
                inputs.append(b if a in parameters else a)
    return Sum(tuple(reversed(weights)), tuple(reversed(inputs)), bias), inner


def order_of_inputs(sample: Sample, found: Mapping[int, Sum]) -> list[int]:
    """Return the sample's inputs so that those of a sum stand side by side where they can."""
    inputs = set(sample.inputs)
    first = [i for node in sorted(found) for i in found[node].inputs if i in inputs]
    return list(dict.fromkeys([*first, *sample.inputs]))
