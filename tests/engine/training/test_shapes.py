"""The flat order of parameters: that of a network's `parameters()`."""

from __future__ import annotations

import numpy as np
import pytest

from engine import MLP
from engine.errors import WrongLength
from engine.training.shapes import Shape

SHAPES = [Shape(2, (3, 4, 1)), Shape(1, (1,)), Shape(3, (2, 2))]


@pytest.mark.parametrize("shape", SHAPES)
def test_flat_numbers_stand_as_a_network_lists_its_parameters(shape: Shape) -> None:
    network = MLP(shape.features, shape.sizes, seed=3)
    expected = [parameter.data for parameter in network.parameters()]
    weights = [[[w.data for w in neuron.w] for neuron in layer.neurons] for layer in network.layers]
    biases = [[neuron.b.data for neuron in layer.neurons] for layer in network.layers]
    assert shape.count == len(expected)
    assert shape.outputs == shape.sizes[-1]
    assert shape.flat(weights, biases).tolist() == expected
    assert shape.nested(np.array(expected)) == (weights, biases)


def test_rows_are_views_of_weights_and_bias() -> None:
    flat = np.arange(11.0)
    first, second = Shape(2, (2, 1)).rows(flat[:9])
    assert first.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert second.tolist() == [[6, 7, 8]]
    first[1, 2] = -1
    assert flat[5] == -1


def test_numbers_that_do_not_fit_are_refused() -> None:
    shape = Shape(2, (2, 1))
    with pytest.raises(WrongLength, match="9 parameters, and 8"):
        shape.nested(np.zeros(8))
    for weights, biases in [
        ([[[1, 2], [3]], [[1, 2]]], [[1, 2], [3]]),
        ([[[1, 2], [3, 4]]], [[1, 2], [3]]),
        ([[[1, 2], [3, 4]], [[1, 2]]], [[1, 2], [3, 4]]),
    ]:
        with pytest.raises(WrongLength, match="do not fit"):
            shape.flat(weights, biases)
