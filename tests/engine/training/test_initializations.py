"""First numbers: the notebook's network's, and the moments that the papers ask for."""

from __future__ import annotations

import numpy as np
import pytest

from engine import MLP
from engine.errors import WrongLength
from engine.training.initializations import INITIALIZATIONS, initial
from engine.training.shapes import Shape
from engine.training.spec import Network

WIDE = Shape(60, (200, 40))


def drawn(name: str, seed: int = 0) -> list[tuple[np.ndarray, np.ndarray]]:
    """Weights and biases of each layer of a wide network."""
    network = Network(hidden=WIDE.sizes[:-1], initialization=name, seed=seed)
    rows = WIDE.rows(initial(network, WIDE.features, WIDE.outputs))
    return [(row[:, :-1], row[:, -1]) for row in rows]


@pytest.mark.parametrize(("features", "hidden", "outputs"), [(2, (16, 16), 1), (4, (), 3), (1, (5,), 2)])
def test_normal_gives_the_numbers_of_a_network_with_that_seed(features: int, hidden: tuple[int, ...], outputs: int) -> None:
    expected = [parameter.data for parameter in MLP(features, [*hidden, outputs], seed=7).parameters()]
    assert initial(Network(hidden=hidden, seed=7), features, outputs).tolist() == expected


def test_xavier_is_uniform_within_the_bound_of_its_layer() -> None:
    for (weights, biases), inputs in zip(drawn("xavier"), WIDE.inputs, strict=True):
        bound = np.sqrt(6 / (inputs + len(biases)))
        assert np.abs(weights).max() <= bound
        assert weights.std() == pytest.approx(bound / np.sqrt(3), rel=0.02)  # the deviation of a uniform distribution
        assert abs(weights.mean()) < 0.02 * bound
        assert np.abs(weights).max() > 0.99 * bound
        assert not biases.any()


def test_he_is_normal_with_the_deviation_of_its_layer() -> None:
    for (weights, biases), inputs in zip(drawn("he"), WIDE.inputs, strict=True):
        scaled = weights / np.sqrt(2 / inputs)
        assert scaled.std() == pytest.approx(1, rel=0.03)
        assert (scaled**4).mean() == pytest.approx(3, rel=0.1)  # a normal distribution's; a uniform one has 1.8
        assert not biases.any()


def test_zeros_are_zeros() -> None:
    assert not initial(Network(initialization="zeros"), 2, 1).any()


@pytest.mark.parametrize("name", [name for name in INITIALIZATIONS if name != "zeros"])
def test_the_seed_alone_decides(name: str) -> None:
    network = Network(hidden=(3,), initialization=name, seed=1)
    first = initial(network, 2, 1)
    assert first.tobytes() == initial(network, 2, 1).tobytes()
    assert (first != initial(Network(hidden=(3,), initialization=name, seed=2), 2, 1)).any()


def test_a_network_s_own_numbers_are_taken() -> None:
    own = Network(hidden=(1,), weights=(((0.5, 2.0),), ((3.0,),)), biases=((4.0,), (5.0,)))
    assert initial(own, 2, 1).tolist() == [0.5, 2.0, 4.0, 3.0, 5.0]
    with pytest.raises(WrongLength):
        initial(own, 3, 1)
