"""The work of training: full-batch steps of gradient descent on a small network, the same numbers for everyone."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Work:
    """A network, its first parameters, and the samples on which it is trained with gradient descent.

    `sizes` counts inputs and then each layer's neurons. `parameters` come neuron by neuron, weights then bias.
    `loss` is "hinge", the mean of relu(1 − y·s), or "sse", the sum of (s − y)²; alpha·Σp² is added to it.
    """

    sizes: tuple[int, ...]
    inputs: list[list[float]]
    targets: list[float]
    activation: str = "relu"
    output: str = "linear"
    loss: str = "hinge"
    alpha: float = 1e-4
    learning_rate: float = 0.05
    parameters: list[float] = field(default_factory=list)

    @property
    def layers(self) -> list[tuple[int, int]]:
        """Inputs and neurons of each layer."""
        return list(zip(self.sizes, self.sizes[1:], strict=False))

    @property
    def samples(self) -> int:
        return len(self.targets)

    def multiply_adds(self) -> int:
        """Count those of one step: forward, gradients of the weights, gradients of all layers' inputs but the first's."""
        weights = [nin * nout for nin, nout in self.layers]
        return self.samples * (2 * sum(weights) + sum(weights[1:]))

    def operations(self) -> int:
        """Count the scalar operations of one step's graph, the loss's and the penalty's included."""
        sample = 3  # of relu(1 + s·(−y))
        for layer, (nin, nout) in enumerate(self.layers):
            sample += nout * (2 * nin + (layer < len(self.layers) - 1))
        return self.samples * sample + self.samples + 2 * len(self.parameters) + 1


@dataclass(frozen=True)
class Trainer:
    """A contender at this work. One call of `train` does `steps` steps.

    `loss` is that of the last step, before its update, without the penalty unless `penalized`; `parameters` come in the
    order of the work's.
    """

    train: Callable[[], object]
    loss: Callable[[], float]
    parameters: Callable[[], Sequence[float]]
    steps: int = 1
    penalized: bool = True


def moons_work(sizes: Sequence[int] = (2, 16, 16, 1), samples: int = 100) -> Work:
    """Return the standard work: two moons, hinge loss, a penalty on squares."""
    inputs, targets = _moons(samples)
    return _started(Work(tuple(sizes), inputs, targets), seed=1)


def notebook_work() -> Work:
    """Return the lecture notebook's: a 2-3-4-1 network of tanh, three samples, the sum of squares."""
    inputs = [[2.0, 3.0], [3.0, -1.0], [0.5, 1.0]]
    work = Work((2, 3, 4, 1), inputs, [1.0, -1.0, -1.0], "tanh", "tanh", "sse", alpha=0.0, learning_rate=0.01)
    return _started(work, seed=2)


def _started(work: Work, seed: int) -> Work:
    rng = random.Random(seed)
    parameters: list[float] = []
    for nin, nout in work.layers:
        for _ in range(nout):
            parameters += [rng.uniform(-1, 1) / math.sqrt(nin) for _ in range(nin)]
            parameters.append(rng.uniform(-0.1, 0.1))
    return replace(work, parameters=parameters)


def _moons(samples: int, noise: float = 0.1, seed: int = 7) -> tuple[list[list[float]], list[float]]:
    rng = random.Random(seed)
    inputs, targets = [], []
    for sample in range(samples):
        angle = math.pi * rng.random()
        upper = sample % 2 == 0
        x0, x1 = (math.cos(angle), math.sin(angle)) if upper else (1 - math.cos(angle), 0.5 - math.sin(angle))
        inputs.append([x0 + rng.gauss(0, noise), x1 + rng.gauss(0, noise)])
        targets.append(-1.0 if upper else 1.0)
    return inputs, targets
