"""What a training run is told: its spec, with every default. Read by `reading.py`, which alone says what is valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Weights: TypeAlias = tuple[tuple[tuple[float, ...], ...], ...]
"""Per layer, per neuron, per input."""
Biases: TypeAlias = tuple[tuple[float, ...], ...]
"""Per layer, per neuron."""


@dataclass(frozen=True)
class Catalogue:
    """A data set of the catalogue; what is None is the set's own default."""

    dataset: str
    samples: int | None = None
    noise: float | None = None
    seed: int = 0
    classes: int | None = None


@dataclass(frozen=True)
class Rows:
    """Data of one's own: a row of features for each sample, and numbers or class names."""

    x: tuple[tuple[float, ...], ...]
    y: tuple[float, ...] | tuple[str, ...]


@dataclass(frozen=True)
class Csv:
    """Data of one's own as text; the column `target` is what is to be learnt. Whether there is a header is found if None."""

    csv: str
    target: str | int
    header: bool | None = None


@dataclass(frozen=True)
class Network:
    """Layers of neurons; either numbers drawn by `initialization` and `seed`, or its own `weights` and `biases`.

    `activations` names one a layer, output included, in the place of `activation` and `output`.
    """

    hidden: tuple[int, ...] = (16, 16)
    activation: str = "tanh"
    output: str = "linear"
    initialization: str = "normal"
    seed: int = 0
    activations: tuple[str, ...] | None = None
    weights: Weights | None = None
    biases: Biases | None = None


@dataclass(frozen=True)
class Optimizer:
    """A row of the table of optimisers, and its options; those that are not named have the row's defaults."""

    name: str = "sgd"
    learning_rate: float = 0.05
    options: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Schedule:
    """A row of the table of schedules, and its options."""

    name: str
    options: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Stop:
    """When a run ends before its last epoch; None: never for that reason."""

    loss: float | None = None
    accuracy: float | None = None
    patience: int | None = None


@dataclass(frozen=True)
class Origin:
    """The run and the epoch that a fork starts from; the network's numbers are those of that epoch."""

    run: str
    epoch: int


@dataclass(frozen=True)
class Spec:
    """A training run, whole: the same spec gives the same numbers."""

    data: Catalogue | Rows | Csv
    test_fraction: float = 0.2
    standardize: bool = False
    network: Network = Network()
    loss: str = "mse"
    l1: float = 0.0
    l2: float = 0.0
    optimizer: Optimizer = Optimizer()
    schedule: Schedule | None = None
    batch_size: int | None = None
    shuffle: bool = False
    epochs: int = 100
    stop: Stop = Stop()
    faults: tuple[str, ...] = ()
    origin: Origin | None = None
