"""A run's data as its network and its loss are given them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from engine.datasets import dataset
from engine.errors import EngineError, InvalidRequest, LimitExceeded
from engine.training.initializations import initial
from engine.training.limits import TrainingLimits
from engine.training.prepared import Prepared, prepared
from engine.training.reading import read_spec
from tests.engine.training.specs import specs


def made(data: dict[str, Any], output: str = "linear", loss: str = "mse", **members: Any) -> Prepared:
    return prepared(read_spec({"data": data, "network": {"hidden": [3], "output": output}, "loss": loss, **members}))


def rows(*y: Any) -> dict[str, Any]:
    return {"x": [[n] for n in range(len(y))], "y": list(y)}


def test_data_are_taken_as_they_are() -> None:
    found = made({"dataset": "moons", "seed": 3})
    data = dataset("moons", seed=3)
    assert found.x.tolist() == data.x.tolist()
    assert found.y.tolist() == found.targets[0].tolist() == data.y.tolist()
    assert (found.features, found.classes, found.task) == (("x0", "x1"), data.classes, "binary")
    assert (found.means, found.deviations) == (None, None)
    assert found.shape.sizes == (3, 1)
    assert found.activations == ("tanh", "linear")


@pytest.mark.parametrize(("fraction", "count"), [(0, 0), (0.2, 40), (0.019, 3), (0.999999, 199)])
def test_the_test_part_is_rounded_down(fraction: float, count: int) -> None:
    found = made({"dataset": "moons", "samples": 200}, test_fraction=fraction)
    assert found.test.sum() == count
    assert found.train_rows.tolist() == [row for row in range(200) if not found.test[row]]


@pytest.mark.parametrize("fraction", ["0.29", "0.35", "0.57", "0.58"])
def test_the_test_part_is_what_the_decimal_fraction_comes_to(fraction: str) -> None:
    counts = [made({"dataset": "sine", "samples": n}, test_fraction=float(fraction)).test.sum() for n in range(20, 401, 20)]
    assert counts == [Fraction(fraction) * n // 1 for n in range(20, 401, 20)]


def test_the_test_part_is_drawn_by_the_data_s_seed_or_else_the_network_s() -> None:
    expected = set(np.random.RandomState(5).permutation(200)[:40].tolist())
    assert set(np.flatnonzero(made({"dataset": "moons", "seed": 5}).test)) == expected
    body = {"data": rows(*range(10)), "network": {"seed": 5}}
    assert set(np.flatnonzero(prepared(read_spec(body)).test)) == set(np.random.RandomState(5).permutation(10)[:2].tolist())


def test_standardising_knows_the_train_part_only() -> None:
    found = made({"dataset": "iris", "seed": 1}, standardize=True)
    data = dataset("iris", seed=1)
    train = data.x[found.train_rows]
    assert found.means is not None
    assert found.deviations is not None
    assert found.means == pytest.approx(train.mean(axis=0))
    assert found.deviations == pytest.approx(train.std(axis=0))
    assert found.x[found.train_rows].mean(axis=0) == pytest.approx(0, abs=1e-12)
    assert found.x * found.deviations + found.means == pytest.approx(data.x)
    assert found.x.mean(axis=0) != pytest.approx(0, abs=1e-6)


def test_a_feature_that_never_changes_becomes_0() -> None:
    found = made({"x": [[0.1, n] for n in range(10)], "y": list(range(10))}, standardize=True)
    assert found.x[:, 0] == pytest.approx(0, abs=1e-15)
    assert found.deviations is not None
    assert found.deviations[0] == 1


def test_numbers_whose_squares_are_infinite_cannot_be_standardised() -> None:
    with pytest.raises(InvalidRequest, match=r"standardize: .*too large"):
        made({"x": [[1e200], [-1e200], [1]], "y": [1, 2, 3]}, standardize=True, test_fraction=0)


BINARY: list[tuple[list[Any], str, str, list[float]]] = [
    ([0, 1, 1], "linear", "mse", [0, 1, 1]),
    ([-1, 1, 1], "tanh", "sse", [-1, 1, 1]),
    ([-1, 1, 1], "sigmoid", "cross_entropy", [0, 1, 1]),
    ([0, 1, 1], "sigmoid", "cross_entropy", [0, 1, 1]),
    ([0, 1, 1], "linear", "hinge", [-1, 1, 1]),
    ([-1, 1, 1], "tanh", "hinge", [-1, 1, 1]),
    (["no", "yes", "yes"], "linear", "mse", [-1, 1, 1]),
    (["no", "yes", "yes"], "sigmoid", "cross_entropy", [0, 1, 1]),
    ([1, 1, 1], "sigmoid", "cross_entropy", [1, 1, 1]),
]


@pytest.mark.parametrize(("y", "output", "loss", "targets"), BINARY)
def test_two_classes_by_one_output_are_what_the_loss_reads(y: list[Any], output: str, loss: str, targets: list[float]) -> None:
    found = made(rows(*y), output, loss)
    assert found.targets.tolist() == [targets]
    assert found.task == "binary"
    assert found.shape.outputs == 1


CLASSES: list[tuple[list[Any], str, str, float, tuple[str, ...], list[int]]] = [
    (["b", "a", "c"], "softmax", "cross_entropy", 0, ("a", "b", "c"), [1, 0, 2]),
    (["b", "a", "c"], "sigmoid", "mse", 0, ("a", "b", "c"), [1, 0, 2]),
    (["b", "a", "c"], "linear", "mse", -1, ("a", "b", "c"), [1, 0, 2]),
    (["b", "a", "c"], "tanh", "sse", -1, ("a", "b", "c"), [1, 0, 2]),
    (["b", "a", "c"], "sigmoid", "hinge", -1, ("a", "b", "c"), [1, 0, 2]),
    (["b", "a", "b"], "softmax", "cross_entropy", 0, ("a", "b"), [1, 0, 1]),
    ([7, 3, 5], "softmax", "cross_entropy", 0, ("3", "5", "7"), [2, 0, 1]),
    ([1, 1, 1], "softmax", "cross_entropy", 0, ("-1", "1"), [1, 1, 1]),
    ([0, 1, 0], "softmax", "mse", 0, ("0", "1"), [0, 1, 0]),
]


@pytest.mark.parametrize(("y", "output", "loss", "low", "names", "index"), CLASSES)
def test_classes_have_an_output_each(
    y: list[Any], output: str, loss: str, low: float, names: tuple[str, ...], index: list[int]
) -> None:
    found = made(rows(*y), output, loss)
    assert found.task == "classes"
    assert found.classes == names
    assert found.shape.outputs == len(names)
    for row, place in enumerate(index):
        assert found.targets[:, row].tolist() == [1.0 if output == place else low for output in range(len(names))]


def test_numbers_are_regression() -> None:
    found = made(rows(0, 1, 2), "linear")
    assert (found.task, found.classes, found.targets.tolist()) == ("regression", None, [[0, 1, 2]])


REFUSED: list[tuple[dict[str, Any], str, str, str, str]] = [
    (rows(1, 2, 3), "sigmoid", "cross_entropy", "loss", "choose mse"),
    (rows(1, 2, 3), "linear", "hinge", "loss", "choose mse"),
    (rows("a", "b", "c"), "sigmoid", "cross_entropy", "network.output", "softmax"),
    (rows(1.5, 2.5), "softmax", "mse", "network.output", "fractions"),
    (rows(5, 5), "softmax", "mse", "network.output", "2 to 100"),
    (rows(*range(101)), "softmax", "mse", "network.output", "has 101"),
    ({"dataset": "sine"}, "softmax", "cross_entropy", "network.output", "linear"),
    ({"csv": "a,b\n1,x\n", "target": "a"}, "linear", "mse", "data.csv", "row 2"),
]


@pytest.mark.parametrize(("data", "output", "loss", "field", "said"), REFUSED)
def test_what_does_not_fit_is_refused_with_the_field_and_advice(
    data: dict[str, Any], output: str, loss: str, field: str, said: str
) -> None:
    with pytest.raises(InvalidRequest) as told:
        made(data, output, loss)
    assert [place.field for place in told.value.places] == [field]
    assert said in told.value.detail


def test_weights_for_other_data_are_refused() -> None:
    own = {"weights": [[[1, 2, 3]]], "biases": [[1]]}
    with pytest.raises(InvalidRequest, match=r"network.weights: .* 3 inputs, and the data have 2 features"):
        prepared(read_spec({"data": {"dataset": "moons"}, "network": own}))
    with pytest.raises(InvalidRequest, match=r"network.weights: .* 1 neurons, and these data need 3"):
        prepared(read_spec({"data": {"dataset": "iris"}, "network": {"weights": [[[1, 2, 3, 4]]], "biases": [[1]]}}))


def test_a_text_is_held_against_the_limits_once_it_is_read() -> None:
    text = "a,b,c\n" + "1,2,3\n" * 10
    spec = read_spec({"data": {"csv": text, "target": "c"}, "network": {"hidden": []}, "epochs": 5})
    prepared(spec, TrainingLimits(rows=10, features=2, parameters=3, work=10 * 3 * 5))
    for less in ({"rows": 9}, {"features": 1}, {"parameters": 2}, {"work": 149}):
        with pytest.raises(LimitExceeded):
            prepared(spec, TrainingLimits(**less))


@settings(deadline=None)
@given(specs())
def test_what_is_prepared_fits_together(body: dict[str, Any]) -> None:
    spec = read_spec(body)
    try:
        found = prepared(spec)
    except EngineError:
        return  # a network of another number of inputs, say
    count, features = found.x.shape
    assert found.test.shape == found.y.shape == (count,)
    assert found.targets.shape == (found.shape.outputs, count)
    assert len(found.features) == features == found.shape.features
    assert len(found.activations) == len(found.shape.sizes)
    assert len(found.train_rows) >= 1
    assert np.isfinite(found.x).all()
    assert len(initial(spec.network, features, found.shape.outputs)) == found.shape.count
