"""The table of initialisations: the numbers that a network starts with. To add one, add its function to the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from engine.training.shapes import Shape
from engine.training.spec import Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Initialization:
    """One way to draw the numbers: `draw` gives them in the flat order from a shape and a stream."""

    name: str
    draw: Callable[[Shape, np.random.RandomState], Floats]
    description: str


def normal(shape: Shape, stream: np.random.RandomState) -> Floats:
    """Return standard normal numbers, weights then bias, neuron by neuron: those of `MLP(nin, sizes, seed=seed)`."""
    return stream.standard_normal(shape.count)


def xavier(shape: Shape, stream: np.random.RandomState) -> Floats:
    """Return weights uniform in ±sqrt(6 / (inputs + outputs)) of their layer, biases 0 (Glorot and Bengio 2010, eq. 16)."""
    flat = zeros(shape, stream)
    for inputs, size, row in zip(shape.inputs, shape.sizes, shape.rows(flat), strict=True):
        bound = (6 / (inputs + size)) ** 0.5
        row[:, :-1] = stream.uniform(-bound, bound, (size, inputs))
    return flat


def he(shape: Shape, stream: np.random.RandomState) -> Floats:
    """Return normal weights of deviation sqrt(2 / inputs) of their layer, biases 0 (He et al. 2015, eq. 10)."""
    flat = zeros(shape, stream)
    for inputs, size, row in zip(shape.inputs, shape.sizes, shape.rows(flat), strict=True):
        row[:, :-1] = stream.standard_normal((size, inputs)) * (2 / inputs) ** 0.5
    return flat


def zeros(shape: Shape, stream: np.random.RandomState) -> Floats:
    """Return nothing but 0."""
    import numpy as np

    return np.zeros(shape.count)


INITIALIZATIONS: dict[str, Initialization] = {
    row.name: row
    for row in (
        Initialization("normal", normal, "Weights and biases from the standard normal distribution, as the notebook has them."),
        Initialization("xavier", xavier, "Weights uniform in ±sqrt(6 / (inputs + outputs)), biases 0. For tanh and sigmoid."),
        Initialization("he", he, "Normal weights of deviation sqrt(2 / inputs), biases 0. For relu."),
        Initialization("zeros", zeros, "All 0: every neuron of a layer stays like the others."),
    )
}


def initial(network: Network, features: int, outputs: int) -> Floats:
    """Return the numbers that training starts with, flat: the network's own, or those that are drawn.

    Raises WrongLength for numbers of its own that do not fit.
    """
    import numpy as np

    shape = Shape(features, (*network.hidden, outputs))
    if network.weights is not None and network.biases is not None:
        return shape.flat(network.weights, network.biases)
    return INITIALIZATIONS[network.initialization].draw(shape, np.random.RandomState(network.seed))
