"""Named graphs that several tests build, and how a tape is taken through PyTorch's own operations."""

from __future__ import annotations

from collections.abc import Callable

from engine import MLP, Value, mse
from engine.ops import ROWS
from engine.origin import origin
from engine.value import apply


def micrograd_readme() -> Value:
    """The example of micrograd's README, operation by operation."""
    a, b = Value(-4.0), Value(2.0)
    c = a + b
    d = a * b + b**3
    c += c + 1
    c += 1 + c + (-a)
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    g += 10.0 / f
    return g


def diamond() -> Value:
    """Two paths from one leaf meet again."""
    a = Value(3.0)
    b, c = a * 2, a.tanh()
    return b * c


def shared() -> Value:
    """A product of a sub-expression with itself, and the same leaf twice in one sum."""
    a = Value(1.5)
    b = a * a
    return b * b + (a + a)


def neuron() -> Value:
    """The two-input neuron of the lecture."""
    x1, x2, w1, w2, b = Value(2.0), Value(0.0), Value(-3.0), Value(1.0), Value(6.8813735870195432)
    return (x1 * w1 + x2 * w2 + b).tanh()


def every_operation() -> Value:
    """A sum over all rows of the table, at a point where each is smooth."""
    a, b = Value(0.75), Value(1.25)
    total = a * 0
    for row in ROWS:
        total = total + apply(row.name, *(a, b)[: len(row.operands)])
    return total


def network_loss() -> Value:
    """The notebook's loss over three samples, of a network with a seed."""
    with origin.fresh():
        net = MLP(2, [3, 4, 1], seed=7)
        return mse([net(x) for x in ([2.0, 3.0], [1.0, 2.0], [3.0, -1.0])], [1.0, 0.0, 1.0])  # type: ignore[misc]


GRAPHS: dict[str, Callable[[], Value]] = {
    graph.__name__: graph for graph in (micrograd_readme, diamond, shared, neuron, every_operation, network_loss)
}

SPECIAL: list[tuple[str, tuple[float, ...]]] = [
    ("abs", (0.0,)),
    ("cos", (float("inf"),)),
    ("div", (1.0, 0.0)),
    ("div", (-1.0, 0.0)),
    ("div", (0.0, 0.0)),
    ("exp", (710.0,)),
    ("exp", (-1000.0,)),
    ("leaky_relu", (0.0,)),
    ("log", (0.0,)),
    ("log", (-1.0,)),
    ("max", (2.0, 2.0)),
    ("min", (2.0, 2.0)),
    ("pow", (-8.0, 1 / 3)),
    ("pow", (-2.0, 3.0)),
    ("pow", (-2.0, 0.0)),
    ("pow", (0.0, 0.0)),
    ("pow", (0.0, 0.5)),
    ("pow", (0.0, 2.0)),
    ("pow", (0.0, -1.0)),
    ("pow", (10.0, 400.0)),
    ("relu", (0.0,)),
    ("sigmoid", (1000.0,)),
    ("sigmoid", (-1000.0,)),
    ("sin", (float("inf"),)),
    ("softplus", (1000.0,)),
    ("softplus", (-1000.0,)),
    ("sqrt", (0.0,)),
    ("sqrt", (-1.0,)),
    ("tanh", (1000.0,)),
    ("tanh", (-1000.0,)),
]
"""Points at a kink, at a pole or out of range, where ours and PyTorch's conventions are one."""
