"""What a network says of samples: against NumPy, in one chunk and in many."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.errors import WrongLength
from engine.training import evaluation as module
from engine.training.evaluation import Evaluation
from engine.training.training import Training
from tests.engine.training.runs import Wire, near, training

SPECS: tuple[Wire, ...] = (
    {},
    {"loss": "sse", "network": {"hidden": [4], "output": "tanh"}},
    {"network": {"hidden": [4], "output": "sigmoid"}},
    {"loss": "cross_entropy", "network": {"hidden": [4], "output": "sigmoid"}},
    {"loss": "cross_entropy", "network": {"hidden": [4], "output": "softmax"}},
    {"data": {"dataset": "blobs", "samples": 30, "classes": 3}, "network": {"hidden": [], "output": "softmax"}},
)


def by_hand(run: Training, x: Any) -> Any:
    """The outputs [outputs, samples] of a run's network, all hidden layers tanh."""
    weights, biases = run.data.shape.nested(run.parameters)
    h = x.T
    for nth, (w, b) in enumerate(zip(weights, biases, strict=True)):
        h = np.array(w) @ h + np.array(b)[:, None]
        h = np.tanh(h) if nth < len(weights) - 1 else h
    kind = run.data.activations[-1]
    if kind == "softmax":
        return np.exp(h) / np.exp(h).sum(axis=0)
    return {"linear": h, "tanh": np.tanh(h), "sigmoid": 1 / (1 + np.exp(-h))}[kind]


def terms_by_hand(run: Training, outputs: Any) -> Any:
    y = run.data.targets
    if run.spec.loss == "cross_entropy":
        said = y * np.log(outputs) + ((1 - y) * np.log(1 - outputs) if len(y) == 1 else 0)
        return -said.sum(axis=0)
    squares = (outputs - y) ** 2
    return squares.sum(axis=0) if run.spec.loss == "sse" else squares.mean(axis=0)


@pytest.mark.parametrize("given", SPECS, ids=repr)
@pytest.mark.parametrize("chunk", [module.CHUNK, 0])
def test_outputs_and_terms_are_numpy_s(is_compiled: bool, monkeypatch: pytest.MonkeyPatch, given: Wire, chunk: int) -> None:
    monkeypatch.setattr(module, "CHUNK", chunk)
    many = {**given, "data": {**given.get("data", {"dataset": "moons"}), "samples": 150}}
    run = training(is_compiled, **many)
    outputs, terms = Evaluation(run.spec, run.data, compiled=is_compiled).rows(run.parameters)
    assert near(outputs, by_hand(run, run.data.x), 1e-12)
    assert near(terms, terms_by_hand(run, outputs), 1e-10)


def test_other_inputs_and_other_parameters_can_be_asked(is_compiled: bool) -> None:
    run = training(is_compiled)
    evaluation = Evaluation(run.spec, run.data, compiled=is_compiled)
    x = np.random.RandomState(1).standard_normal((77, 2))
    first = evaluation.outputs(run.parameters, x)
    run.advance(3)
    assert near(evaluation.outputs(run.parameters, x), by_hand(run, x), 1e-12)
    assert not near(evaluation.outputs(run.parameters, x), first)
    assert evaluation.outputs(run.parameters, x[:0]).shape == (1, 0)


@pytest.mark.parametrize("shape", [(3, 3), (2,)])
def test_other_inputs_have_the_network_s_features(shape: tuple[int, ...]) -> None:
    run = training()
    with pytest.raises(WrongLength, match="The network has 2 inputs"):
        Evaluation(run.spec, run.data, compiled=False).outputs(run.parameters, np.zeros(shape))


def test_probabilities_of_large_scores_are_no_nan(is_compiled: bool) -> None:
    network = {"hidden": [], "output": "softmax", "weights": [[[900.0, 0.0], [-900.0, 0.0]]], "biases": [[0.0, 0.0]]}
    run = training(is_compiled, loss="cross_entropy", network=network)
    outputs, terms = Evaluation(run.spec, run.data, compiled=is_compiled).rows(run.parameters)
    assert near(outputs.sum(axis=0), np.ones(30), 1e-15)
    assert np.isfinite(terms).all()
