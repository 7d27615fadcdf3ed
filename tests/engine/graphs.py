"""Graphs drawn at random over the op table, at kinks, at poles and out of range too."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from engine import MLP, Value, mse, record
from engine.ops import ROWS, Op
from engine.origin import origin
from engine.tape import Tape, record_pass
from engine.value import apply, constant

NUMBERS = st.sampled_from([0.0, -0.0, 1.0, -1.0, 2.0, 0.5, -3.3, 0.1, 1e200, 1e-300, math.inf, -math.inf, math.nan])
EXPONENTS = st.sampled_from([2.0, 3.0, 1.0, 0.0, -1.0, 0.5])
FLOATS = st.one_of(NUMBERS, EXPONENTS, st.floats(-4, 4), st.floats(), st.sampled_from([5e-324, -5e-324, 1e308, -1e308, 1e16]))


@st.composite
def roots(draw: st.DrawFn) -> Value:
    """Draw a graph over all operations whose leaves hold gradients from before."""
    nodes: list[Value] = [Value(x) for x in draw(st.lists(NUMBERS, min_size=1, max_size=4))]
    for leaf in nodes:
        leaf.grad = draw(NUMBERS)
    for row in draw(st.lists(st.sampled_from(ROWS), max_size=30)):
        operands = [draw(st.one_of(st.sampled_from(nodes), NUMBERS.map(constant))) for _ in row.operands]
        nodes.append(apply(row.name, *operands))
    return nodes[-1]


@st.composite
def passes(draw: st.DrawFn, rows: Sequence[Op] = ROWS) -> Tape:
    """Draw a pass: any floats, constants in any slot, one for several users, nodes that lead nowhere, a root anywhere."""
    nodes: list[Value] = [Value(x) for x in draw(st.lists(FLOATS, min_size=1, max_size=4))]
    for leaf in nodes:
        leaf.grad = draw(st.one_of(st.just(0.0), FLOATS))
    nodes += [constant(x) for x in draw(st.lists(FLOATS, max_size=2))]
    for row in draw(st.lists(st.sampled_from(rows), max_size=30)):
        operands = [draw(st.one_of(st.sampled_from(nodes), FLOATS.map(constant))) for _ in row.operands]
        nodes += [each for each in operands if each not in nodes]
        nodes.append(apply(row.name, *operands))
    root = draw(st.one_of(st.just(nodes[-1]), st.sampled_from(nodes)))
    return record_pass(root, nodes)


def big(size: int, seed: int, rows: Sequence[Op] = ROWS, most: float = 8.0) -> Tape:
    """Return the tape of `size` operations, and of a sum over all that nothing uses.

    Values are within `most`, but for one in a hundred: else all would be NaN by the end.
    """
    draw = random.Random(seed)
    nodes = [Value(draw.uniform(-2, 2), label=f"x{i}") for i in range(20)]
    for leaf in nodes:
        leaf.grad = draw.choice([0.0, draw.uniform(-1, 1)])
    used: set[Value] = set()
    while len(nodes) < size + 20:
        row = draw.choice(rows)
        operands: list[Value | float] = [draw.choice(nodes[-draw.choice([30, 1000, size]) :]) for _ in row.operands]
        if draw.random() < 0.3:
            operands[draw.randrange(len(operands))] = draw.choice([2.0, 3.0, 0.5, draw.uniform(-2, 2)])
        if not any(isinstance(each, Value) for each in operands):
            continue
        node = apply(row.name, *operands)
        if abs(node.data) <= most or draw.random() < 0.01:
            nodes.append(node)
            used.update([each for each in operands if isinstance(each, Value)])
    return record(sum([node for node in nodes if node not in used], Value(0.0)))


@cache
def network(seed: int) -> Tape:
    """Return the tape of the loss of a network of random shape over a few samples."""
    draw = random.Random(seed)
    with origin.fresh():
        net = MLP(2, [*(draw.randint(1, 16) for _ in range(draw.randint(1, 3))), 1], seed=seed)
        out = [net([draw.uniform(-2, 2), draw.uniform(-2, 2)]) for _ in range(draw.randint(1, 12))]
        return record(mse(out, [draw.choice([-1.0, 1.0]) for _ in out]))  # type: ignore[arg-type]
