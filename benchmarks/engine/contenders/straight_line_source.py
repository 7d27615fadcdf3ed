"""C source that trains one network and no other: every weight has a number, every value a name.

Relu in the hidden layers, hinge loss, a penalty on squares, gradient descent. A pass over the samples, `width` at a time,
keeps the values of all neurons in registers, or nearly; a second one sums the gradients of 4 × 4 weights at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

TILE = 4

HEAD = """
typedef double lanes __attribute__((vector_size({bytes}), aligned({bytes}), may_alias));
typedef long long mask __attribute__((vector_size({bytes})));
typedef struct {{ double *p; const lanes *data; lanes *row; double *losses; double rate, alpha; long steps; }} arguments;
static inline lanes all(double v) {{ return v - (lanes){{0}}; }}
static inline lanes keep(mask m, lanes v) {{ return (lanes)(m & (mask)v); }}
static inline double sum(lanes v) {{ double s = 0; for (int i = 0; i < {width}; i++) s += v[i]; return s; }}
void train(const arguments *given) {{
  double *restrict p = given->p; const lanes *restrict data = given->data; lanes *restrict row = given->row;
  const double rate = given->rate, alpha = given->alpha; const long n = {blocks};
  for (long step = 0; step < given->steps; step++) {{
    lanes loss = {{0}}, squares = {{0}};
    for (long k = 0; k < {padded}; k++) squares += ((const lanes *)p)[k] * ((const lanes *)p)[k];
"""


def source(sizes: Sequence[int], lanes: int, width: int) -> tuple[str, int]:
    """Return the source for `lanes` samples, and how many rows of lanes it needs beside the data.

    `data` holds rows of the inputs, the targets and each sample's share in the mean; the parameters are followed by zeros
    up to the next multiple of `width`, which divides `lanes`, too.
    """
    writer = _Writer(sizes)
    head = HEAD.format(bytes=8 * width, width=width, blocks=lanes // width, padded=-(-writer.parameters // width))
    samples = ["for (long c = 0; c < n; c++) {", *writer.forward(), *writer.backward(), "}"]
    loss = "given->losses[step] = sum(loss) + alpha * sum(squares);"
    return "\n".join([head, *samples, loss, *writer.update(), "}}"]), writer.rows


class _Writer:
    """Names: `h2_5` the result of neuron 5 in layer 2, layer 0 the inputs; `g2_5` the gradient before its activation."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = sizes
        self.last = len(sizes) - 1
        self.first: list[int] = [0]  # each layer's first parameter, from layer 1 on
        for nin, nout in pairwise(sizes):
            self.first.append(self.first[-1] + nout * (nin + 1))
        self.parameters = self.first[-1]
        kept = [("h", layer) for layer in range(1, self.last)] + [("g", layer) for layer in range(1, self.last + 1)]
        names = [(kind, layer, neuron) for kind, layer in kept for neuron in range(sizes[layer])]
        self.row_of = {name: row for row, name in enumerate(names)}
        self.rows = len(names)

    def weight(self, layer: int, neuron: int, slot: int) -> str:
        """Name a parameter; the slot after the last input is the bias."""
        return f"p[{self.first[layer - 1] + neuron * (self.sizes[layer - 1] + 1) + slot}]"

    def stored(self, kind: str, layer: int, neuron: int) -> str:
        """Name where a block of lanes lies between the two passes."""
        if layer == 0:
            return f"data[{neuron} * n + c]"
        return f"row[{self.row_of[kind, layer, neuron]} * n + c]"

    def forward(self) -> Iterator[str]:
        features = self.sizes[0]
        for i in range(features):
            yield f"const lanes h0_{i} = {self.stored('h', 0, i)};"
        yield f"const lanes y = data[{features} * n + c], share = data[{features + 1} * n + c];"
        for layer in range(1, self.last + 1):
            inputs = self.sizes[layer - 1]
            for j in range(self.sizes[layer]):
                yield f"lanes z{layer}_{j} = all({self.weight(layer, j, inputs)});"
                for i in range(inputs):
                    yield f"z{layer}_{j} += {self.weight(layer, j, i)} * h{layer - 1}_{i};"
                if layer < self.last:
                    yield f"const lanes h{layer}_{j} = keep(z{layer}_{j} > 0, z{layer}_{j});"
                    yield f"{self.stored('h', layer, j)} = h{layer}_{j};"

    def backward(self) -> Iterator[str]:
        yield f"const lanes margin = 1 - y * z{self.last}_0; loss += keep(margin > 0, margin) * share;"
        yield f"const lanes g{self.last}_0 = keep(margin > 0, -y * share);"
        yield f"{self.stored('g', self.last, 0)} = g{self.last}_0;"
        for layer in range(self.last - 1, 0, -1):
            for i in range(self.sizes[layer]):
                yield f"lanes s{layer}_{i} = {{0}};"
                for j in range(self.sizes[layer + 1]):
                    yield f"s{layer}_{i} += {self.weight(layer + 1, j, i)} * g{layer + 1}_{j};"
                yield f"const lanes g{layer}_{i} = keep(h{layer}_{i} > 0, s{layer}_{i});"
                yield f"{self.stored('g', layer, i)} = g{layer}_{i};"

    def update(self) -> Iterator[str]:
        for layer in range(1, self.last + 1):
            slots = [*range(self.sizes[layer - 1] + 1)]
            for neurons in _tiles(range(self.sizes[layer])):
                for inputs in _tiles(slots[:-1]):
                    bias = slots[-1:] if inputs[-1] == slots[-2] else []  # goes with the last tile of its neurons
                    yield from self._tile(layer, neurons, [*inputs, *bias])

    def _tile(self, layer: int, neurons: Sequence[int], slots: Sequence[int]) -> Iterator[str]:
        bias = self.sizes[layer - 1]
        sums = [(j, slot) for j in neurons for slot in slots]
        yield "{ lanes " + ", ".join(f"d{j}_{slot} = {{0}}" for j, slot in sums) + ";"
        yield "for (long c = 0; c < n; c++) {"
        for slot in slots:
            if slot != bias:
                yield f"const lanes x{slot} = {self.stored('h', layer - 1, slot)};"
        for j in neurons:
            yield f"const lanes g{j} = {self.stored('g', layer, j)};"
            for slot in slots:
                yield f"d{j}_{slot} += g{j};" if slot == bias else f"d{j}_{slot} += g{j} * x{slot};"
        yield "}"
        for j, slot in sums:
            p = self.weight(layer, j, slot)
            yield f"{p} -= rate * (sum(d{j}_{slot}) + 2 * alpha * {p});"
        yield "}"


def _tiles(of: Sequence[int]) -> list[Sequence[int]]:
    return [of[at : at + TILE] for at in range(0, len(of), TILE)]
