"""NumPy: backpropagation written by hand for this kind of network. What the others' results are compared with, too."""

from __future__ import annotations

import math

import numpy as np

from benchmarks.engine.agreement import Expected
from benchmarks.engine.training import Trainer, Work

ACTIVATIONS = {"relu": lambda z: np.maximum(z, 0.0), "tanh": np.tanh, "linear": lambda z: z}
DERIVATIVES = {"relu": lambda h: h > 0, "tanh": lambda h: 1 - h * h, "linear": lambda h: 1.0}
"""In terms of the activation's own result."""


def by_hand(work: Work) -> Trainer:
    """Train with whole matrices: the fewest array operations that the step can be written in."""
    x, y = np.array(work.inputs), np.array(work.targets)[:, None]
    weights = layer_weights(work)
    kinds = [work.activation] * (len(weights) - 1) + [work.output]
    rate, alpha = work.learning_rate, work.alpha
    last = [0.0]

    def train() -> None:
        layers = [x]
        for (w, b), kind in zip(weights, kinds, strict=True):
            layers.append(ACTIVATIONS[kind](layers[-1] @ w + b))
        if work.loss == "hinge":
            margin = 1 - layers[-1] * y
            loss, grad = np.maximum(margin, 0.0).sum() / len(y), np.where(margin > 0, y * (-1 / len(y)), 0.0)
        else:
            error = layers[-1] - y
            loss, grad = (error * error).sum(), 2 * error
        if alpha:
            loss += alpha * sum((w * w).sum() + (b * b).sum() for w, b in weights)
        last[0] = loss
        for layer in range(len(weights) - 1, -1, -1):
            w, b = weights[layer]
            if kinds[layer] != "linear":
                grad = grad * DERIVATIVES[kinds[layer]](layers[layer + 1])
            before = grad
            if layer:
                grad = before @ w.T
            w *= 1 - 2 * rate * alpha
            b *= 1 - 2 * rate * alpha
            w -= rate * (layers[layer].T @ before)
            b -= rate * before.sum(0)

    return Trainer(train, lambda: float(last[0]), lambda: flat(weights))


def layer_weights(work: Work) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the work's parameters as a layer's weights [nin, nout] and biases [nout] each."""
    weights, at = [], 0
    for nin, nout in work.layers:
        rows = np.array(work.parameters[at : at + nout * (nin + 1)]).reshape(nout, nin + 1)
        weights.append((rows[:, :nin].T.copy(), rows[:, nin].copy()))
        at += rows.size
    return weights


def flat(weights: list[tuple[np.ndarray, np.ndarray]]) -> list[float]:
    """Return the parameters of such layers in the work's order: neuron by neuron, weights then bias."""
    parts = [np.hstack([np.asarray(w).T, np.asarray(b)[:, None]]).ravel() for w, b in weights]
    numbers: list[float] = np.concatenate(parts).tolist()
    return numbers


def expected(work: Work, steps: int) -> Expected:
    """Return what every trainer ought to hold after so many steps."""
    trainer = by_hand(work)
    before = trainer.parameters()
    for _ in range(steps):
        before = trainer.parameters()
        trainer.train()
    return Expected(steps, trainer.loss(), work.alpha * math.fsum(p * p for p in before), list(trainer.parameters()))
