"""Sums of products of parameters, `b + w0 * x0 + w1 * x1 + …`, found on a tape of one sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    uses = [0] * len(sample.op)
    for node, operands in enumerate(sample.operands):
        if sample.leads[node]:
            for i in operands:
                uses[i] += 1
    found: dict[int, Sum] = {}
    within: set[int] = set()
    claimed: set[int] = set()
    for node in range(sample.root, -1, -1):
        if sample.op[node] != "add" or not sample.leads[node] or node in within:
            continue
        parts, inner = _parts(sample, node, uses, parameters)
        made = _sum(sample, parts, parameters)
        if made is None:
            continue
        mine = [*made.weights, *([] if made.bias is None else [made.bias])]
        if len(set(mine)) == len(mine) and claimed.isdisjoint(mine):
            claimed.update(mine)
            found[node] = made
            within.update(inner)
    return found, within


def _parts(sample: Sample, top: int, uses: Sequence[int], parameters: set[int]) -> tuple[list[int], list[int]]:
    """Return what a tree of additions adds up, in order, and the nodes inside; nothing if a part fits no sum.

    The right operand is looked at first: chains grow to the left, so one that fits no sum is told at once.
    """
    parts: list[int] = []
    inner: list[int] = []
    stack = list(sample.operands[top])
    while stack:
        node = stack.pop()
        if sample.op[node] == "add" and uses[node] == 1:
            inner.append(node)
            stack += sample.operands[node]
        elif node in parameters or (sample.op[node] == CONSTANT and sample.value[node] == 0):
            parts.append(node)
        elif sample.op[node] == "mul" and uses[node] == 1:
            inner.append(node)
            parts.append(node)
        else:
            return [], []
    return parts[::-1], inner


def _sum(sample: Sample, parts: Sequence[int], parameters: set[int]) -> Sum | None:
    weights, inputs, biases = [], [], []
    for part in parts:
        if sample.op[part] == CONSTANT:
            continue
        if part in parameters:
            biases.append(part)
            continue
        a, b = sample.operands[part]
        if (a in parameters) == (b in parameters):
            return None
        weights.append(a if a in parameters else b)
        inputs.append(b if a in parameters else a)
    if not weights or len(biases) > 1:
        return None
    return Sum(tuple(weights), tuple(inputs), biases[0] if biases else None)


def order_of_inputs(sample: Sample, found: Mapping[int, Sum]) -> list[int]:
    """Return the sample's inputs so that those of a sum stand side by side where they can."""
    first = [i for node in sorted(found) for i in found[node].inputs if i in sample.inputs]
    return list(dict.fromkeys([*first, *sample.inputs]))
