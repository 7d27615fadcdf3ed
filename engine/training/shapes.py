"""The shape of a network, and the one order in which its parameters stand in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from engine.errors import WrongLength

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

NestedWeights: TypeAlias = list[list[list[float]]]
"""Per layer, per neuron, per input."""
NestedBiases: TypeAlias = list[list[float]]
"""Per layer, per neuron."""


@dataclass(frozen=True)
class Shape:
    """So many inputs, and so many neurons in each layer, the output layer last.

    The flat order of the parameters is that of `MLP.parameters()`: layer by layer, neuron by neuron, weights then bias.
    """

    features: int
    sizes: tuple[int, ...]

    @property
    def inputs(self) -> tuple[int, ...]:
        """How many inputs a neuron has, per layer."""
        return (self.features, *self.sizes[:-1])

    @property
    def count(self) -> int:
        """How many parameters there are."""
        return sum((inputs + 1) * size for inputs, size in zip(self.inputs, self.sizes, strict=True))

    @property
    def outputs(self) -> int:
        """How many neurons the last layer has."""
        return self.sizes[-1]

    def rows(self, flat: Floats) -> list[Floats]:
        """Return views into `flat`: per layer, a row [weights…, bias] for each neuron. Raises WrongLength."""
        if len(flat) != self.count:
            raise WrongLength(
                f"This network has {self.count:,} parameters, and {len(flat):,} numbers are given.",
                expected=self.count,
                given=len(flat),
            )
        found, start = [], 0
        for inputs, size in zip(self.inputs, self.sizes, strict=True):
            end = start + (inputs + 1) * size
            found.append(flat[start:end].reshape(size, inputs + 1))
            start = end
        return found

    def flat(self, weights: Sequence[Sequence[Sequence[float]]], biases: Sequence[Sequence[float]]) -> Floats:
        """Return the numbers of `weights` and `biases`, nested as in a spec, in the flat order, float64. Raises WrongLength."""
        import numpy as np

        layers = [[len(neuron) for neuron in layer] for layer in weights]
        expected = [[inputs] * size for inputs, size in zip(self.inputs, self.sizes, strict=True)]
        if layers != expected or tuple(len(layer) for layer in biases) != self.sizes:
            raise WrongLength(f"The weights and biases do not fit a network of {self.features} inputs and layers {self.sizes}.")
        flat = np.empty(self.count)
        for row, of_layer, own in zip(self.rows(flat), weights, biases, strict=True):
            row[:, :-1] = of_layer
            row[:, -1] = own
        return flat

    def nested(self, flat: Floats) -> tuple[NestedWeights, NestedBiases]:
        """Return (weights, biases) of the numbers in the flat order, as lists. Raises WrongLength."""
        rows = self.rows(flat)
        return [row[:, :-1].tolist() for row in rows], [row[:, -1].tolist() for row in rows]
