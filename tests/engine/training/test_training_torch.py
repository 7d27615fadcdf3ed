"""Runs against a training loop of PyTorch: each optimiser, loss, schedule and penalty, in whole batches and small ones."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.optimizers import OPTIMIZERS, optimizer
from engine.training.training import Training
from tests.engine.training.runs import LOSSES, SCHEDULES, near, training

torch: Any = pytest.importorskip("torch")

EPOCHS = 9


def optimizer_of(run: Training, parameters: Any) -> Any:
    given = run.spec.optimizer
    row = optimizer(given.name)
    options = dict(zip(row.options, row.settings(given.options), strict=True))
    rate, decay = given.learning_rate, options["weight_decay"]
    if given.name in ("sgd", "momentum", "nesterov"):
        momentum = options.get("momentum", 0.0)
        return torch.optim.SGD(parameters, rate, momentum, weight_decay=decay, nesterov=given.name == "nesterov")
    if given.name == "rmsprop":
        return torch.optim.RMSprop(parameters, rate, options["alpha"], options["epsilon"], decay)
    made = torch.optim.Adam if given.name == "adam" else torch.optim.AdamW
    return made(parameters, rate, (options["beta1"], options["beta2"]), options["epsilon"], decay)


def schedule_of(run: Training, made: Any) -> Any:
    given = run.spec.schedule
    if given is None:
        return None
    options = dict(given.options)
    laws = {"step": torch.optim.lr_scheduler.StepLR, "exponential": torch.optim.lr_scheduler.ExponentialLR}
    return laws.get(given.name, torch.optim.lr_scheduler.CosineAnnealingLR)(made, **options)


class Network:
    """The run's network in PyTorch, from its own numbers."""

    def __init__(self, run: Training) -> None:
        weights, biases = run.data.shape.nested(run.parameters)
        self.weights = [torch.tensor(layer, dtype=torch.float64, requires_grad=True) for layer in weights]
        self.biases = [torch.tensor(layer, dtype=torch.float64, requires_grad=True) for layer in biases]
        self.run = run

    @property
    def parameters(self) -> list[Any]:
        return [*self.weights, *self.biases]

    @property
    def flat(self) -> Any:
        return self.run.data.shape.flat(*([each.tolist() for each in part] for part in (self.weights, self.biases)))

    def scores(self, rows: Any) -> Any:
        h = torch.tensor(self.run.data.x[rows])
        kinds = self.run.data.activations
        for nth, (w, b, kind) in enumerate(zip(self.weights, self.biases, kinds, strict=True)):
            h = h @ w.T + b
            is_scores = nth == len(kinds) - 1 and self.run.spec.loss == "cross_entropy"
            if kind == "softplus":
                h = torch.nn.functional.softplus(h, threshold=1000)
            elif kind == "softmax" and not is_scores:
                h = torch.softmax(h, 1)
            elif kind == "leaky_relu":
                h = torch.nn.functional.leaky_relu(h)
            elif kind not in ("linear", "softmax") and not is_scores:
                h = getattr(torch, kind)(h)
        return h

    def loss(self, rows: Any) -> Any:
        spec, s = self.run.spec, self.scores(rows)
        y = torch.tensor(self.run.data.targets[:, rows].T)
        functional = torch.nn.functional
        if spec.loss == "mse":
            found = functional.mse_loss(s, y)
        elif spec.loss == "sse":
            found = functional.mse_loss(s, y, reduction="sum")
        elif spec.loss == "hinge":
            found = torch.relu(1 - y * s).mean()
        elif s.shape[1] > 1:
            found = functional.cross_entropy(s, y.argmax(1))
        else:
            found = functional.binary_cross_entropy_with_logits(s, y)
        penalties = [spec.l1 * p.abs().sum() + spec.l2 * (p**2).sum() for p in self.parameters]
        return found + sum(penalties)


def agrees(run: Training) -> None:
    """Do all epochs here and there, and compare each entry and the parameters after it."""
    net = Network(run)
    made = optimizer_of(run, net.parameters)
    schedule = schedule_of(run, made)
    rows, test = run.data.train_rows, np.flatnonzero(run.data.test)
    size = run.spec.batch_size or len(rows)
    while run.ended is None:
        with torch.no_grad():
            test_loss = net.loss(test).item()
        mean = 0.0
        for start in range(0, len(rows), size):
            batch = rows[start : start + size]
            made.zero_grad()
            loss = net.loss(batch)
            loss.backward()
            made.step()
            mean += loss.item() * len(batch) / len(rows)
        entry = run.advance(1)
        assert near([entry.loss[0], entry.test_loss[0]], [mean, test_loss])
        assert near(run.parameters, net.flat)
        if schedule is not None:
            schedule.step()
    assert run.epochs_done == run.spec.epochs


@pytest.mark.parametrize("name", list(OPTIMIZERS))
@pytest.mark.parametrize("batch_size", [None, 7])
def test_each_optimizer_steps_as_pytorch_s(is_compiled: bool, name: str, batch_size: int | None) -> None:
    for options in ({}, {"weight_decay": 0.03}):
        given = {"name": name, "learning_rate": 0.02, **options}
        agrees(training(is_compiled, optimizer=given, batch_size=batch_size, l1=0.003, l2=0.01, epochs=EPOCHS))


@pytest.mark.parametrize("given", LOSSES, ids=repr)
@pytest.mark.parametrize("batch_size", [None, 7])
def test_each_loss_is_pytorch_s(is_compiled: bool, given: dict[str, Any], batch_size: int | None) -> None:
    for penalties in ({}, {"l1": 0.003}, {"l2": 0.01}):
        agrees(training(is_compiled, **{"epochs": EPOCHS, "batch_size": batch_size, **penalties, **given}))


@pytest.mark.parametrize("output", ["tanh", "sigmoid", "softmax"])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "leaky_relu", "softplus", "linear"])
def test_each_activation_is_pytorch_s(is_compiled: bool, output: str, activation: str) -> None:
    network = {"hidden": [4, 3], "activation": activation, "output": output, "seed": 1}
    agrees(training(is_compiled, network=network, standardize=True, epochs=3))


@pytest.mark.parametrize("schedule", SCHEDULES, ids=repr)
@pytest.mark.parametrize("name", ["sgd", "adam"])
def test_each_schedule_goes_as_pytorch_s(is_compiled: bool, schedule: dict[str, Any] | None, name: str) -> None:
    given = {"name": name, "learning_rate": 0.05}
    agrees(training(is_compiled, optimizer=given, schedule=schedule, batch_size=10, epochs=EPOCHS))
