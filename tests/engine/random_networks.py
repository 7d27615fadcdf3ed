"""Networks by chance: layers, the ways in which a sum is written, and losses, for whoever trains them in two ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from engine import Value
from engine.nn import ACTIVATIONS, LINEAR
from engine.value import apply, constant

Values = Sequence[Value]

SUMS: dict[str, Callable[[Values, Values, Value], Value]] = {
    "products, then bias": lambda w, x, b: _added([wi * xi for wi, xi in zip(w, x, strict=True)]) + b,
    "bias, then products": lambda w, x, b: _added([b, *(wi * xi for wi, xi in zip(w, x, strict=True))]),
    "Python's sum": lambda w, x, b: sum((xi * wi for wi, xi in zip(w, x, strict=True)), constant(0.0)) + b,
    "to the right": lambda w, x, b: _to_the_right([*(wi * xi for wi, xi in zip(w, x, strict=True)), b]),
    "no bias": lambda w, x, b: _added([xi * wi for wi, xi in zip(w, x, strict=True)]),
    "bias twice": lambda w, x, b: _added([wi * xi for wi, xi in zip(w, x, strict=True)]) + b + b,
    "an input added": lambda w, x, b: _added([wi * xi for wi, xi in zip(w, x, strict=True)]) + x[0],
    "weight twice": lambda w, x, b: _added([w[0] * x[-1], *(wi * xi for wi, xi in zip(w, x, strict=True))]) + b,
    "scaled": lambda w, x, b: (_added([wi * xi for wi, xi in zip(w, x, strict=True)]) + b) * 0.5 + w[0] * w[0],
}
"""What a neuron adds up, of weights, inputs and a bias that it may leave out."""

LOSSES: dict[str, Callable[[Values, Value], Value]] = {
    "squared error": lambda s, y: _added([(each - y) ** 2 for each in s]),
    "hinge": lambda s, y: _added([(1 - y * each).relu() for each in s]),
    "cross entropy by softplus": lambda s, y: _added([(-y * each).softplus() for each in s]),
    "cross entropy by log(sigmoid)": lambda s, y: _added([-(y * each).sigmoid().log() for each in s]),
    "softmax cross entropy": lambda s, y: -(s[0].exp() / _added([each.exp() for each in s])).log() * y,
    "absolute error": lambda s, y: _added([abs(each - y) for each in s]),
    "several": lambda s, y: _added([(each - y) ** 2 + (1 - y * each).relu() for each in s]) * 0.5 + s[0].tanh() * s[-1],
}
"""A sample's loss, of a network's outputs and a target."""


@dataclass(frozen=True)
class Network:
    """What a network is: its sizes, inputs first, and how each layer is made."""

    sizes: tuple[int, ...]
    sums: tuple[str, ...]
    activations: tuple[str, ...]
    joins: tuple[str, ...]
    loss: str
    is_penalized: bool
    shares_weights: bool

    def build(self, p: Values, x: Values) -> Value:
        """Return a sample's loss, of as many parameters as there are, and of inputs and the target, which comes last."""
        return self._loss(iter(p).__next__, x)

    def parameters(self) -> int:
        """Return how many parameters there are."""
        drawn: list[Value] = []

        def draw() -> Value:
            drawn.append(Value(0.0))
            return drawn[-1]

        self._loss(draw, [Value(0.0) for _ in range(self.sizes[0] + 1)])
        return len(drawn)

    def _loss(self, draw: Callable[[], Value], x: Values) -> Value:
        outputs, target = list(x[:-1]), x[-1]
        penalties: list[Value] = []
        kept: dict[tuple[int, int], list[list[Value]]] = {}
        for size, added, activation, join in zip(self.sizes[1:], self.sums, self.activations, self.joins, strict=True):
            inputs = outputs
            shape = (len(inputs), size)
            if not (self.shares_weights and shape in kept):
                kept[shape] = [[draw() for _ in range(len(inputs) + 1)] for _ in range(size)]
            rows = kept[shape]
            outputs = [SUMS[added](row[:-1], inputs, row[-1]) for row in rows]
            if activation != LINEAR:
                outputs = [apply(activation, output) for output in outputs]
            penalties += [rows[0][0] * rows[0][0], abs(rows[-1][0]), rows[0][-1].tanh()]
            if join == "added":
                outputs = [a + b for a, b in zip(outputs, inputs, strict=False)]
            if join == "beside":
                outputs = [*inputs, *outputs]
        loss = LOSSES[self.loss](outputs, target)
        return loss + _added(penalties) * 0.01 if self.is_penalized else loss


def _added(values: Sequence[Value]) -> Value:
    return sum(values[1:], values[0])


def _to_the_right(values: Sequence[Value]) -> Value:
    total = values[-1]
    for value in reversed(values[:-1]):
        total = value + total
    return total


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw a network of at most three layers of 1 to 9 neurons."""
    layers = draw(st.integers(1, 3))

    def of(choices: Iterable[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(list(choices)), min_size=layers, max_size=layers)))

    return Network(
        tuple(draw(st.lists(st.integers(1, 9), min_size=layers + 1, max_size=layers + 1))),
        of(SUMS),
        of(ACTIVATIONS),
        of(["alone", "added", "beside"]),
        draw(st.sampled_from(list(LOSSES))),
        draw(st.booleans()),
        draw(st.booleans()),
    )
