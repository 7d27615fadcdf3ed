"""What a training run is told: its spec, with every default. Read by `reading.py`, which alone says what is valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

Wire: TypeAlias = dict[str, Any]
"""A spec, or a part of it, as JSON has it."""

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

    def wire(self) -> Wire:
        """Return the JSON form; what does not apply to the set is not in it."""
        own = {"dataset": self.dataset, "samples": self.samples, "noise": self.noise, "seed": self.seed}
        return _given({**own, "classes": self.classes})


@dataclass(frozen=True)
class Rows:
    """Data of one's own: a row of features for each sample, and numbers or class names."""

    x: tuple[tuple[float, ...], ...]
    y: tuple[float, ...] | tuple[str, ...]

    def wire(self) -> Wire:
        """Return the JSON form."""
        return {"x": [list(row) for row in self.x], "y": list(self.y)}


@dataclass(frozen=True)
class Csv:
    """Data of one's own as text; the column `target` is what is to be learnt. Whether there is a header is found if None."""

    csv: str
    target: str | int
    header: bool | None = None

    def wire(self) -> Wire:
        """Return the JSON form."""
        return {"csv": self.csv, "target": self.target, "header": self.header}


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

    @property
    def layer_activations(self) -> tuple[str, ...]:
        """The activation of each layer, output included."""
        return self.activations or (*[self.activation] * len(self.hidden), self.output)

    def wire(self) -> Wire:
        """Return the JSON form; `activations`, `weights` and `biases` are in it only where there are some."""
        named = {"hidden": list(self.hidden), "activation": self.activation, "output": self.output}
        drawn = {"initialization": self.initialization, "seed": self.seed}
        activations = None if self.activations is None else list(self.activations)
        weights = None if self.weights is None else [[list(neuron) for neuron in layer] for layer in self.weights]
        biases = None if self.biases is None else [list(layer) for layer in self.biases]
        return {**named, **drawn, **_given({"activations": activations, "weights": weights, "biases": biases})}


@dataclass(frozen=True)
class Optimizer:
    """A row of the table of optimisers, and its options; those that are not named have the row's defaults."""

    name: str = "sgd"
    learning_rate: float = 0.05
    options: Mapping[str, float] = field(default_factory=dict)

    def wire(self) -> Wire:
        """Return the JSON form: the options that are named, beside the rest."""
        return {"name": self.name, "learning_rate": self.learning_rate, **self.options}


@dataclass(frozen=True)
class Schedule:
    """A row of the table of schedules, and its options."""

    name: str
    options: Mapping[str, float] = field(default_factory=dict)

    def wire(self) -> Wire:
        """Return the JSON form: the options that are named, beside the name."""
        return {"name": self.name, **self.options}


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

    def wire(self) -> Wire:
        """Return the whole spec as JSON has it, of which `read_spec` makes the same spec; `shuffle` only where it is on."""
        return {
            "data": self.data.wire(),
            "test_fraction": self.test_fraction,
            "standardize": self.standardize,
            "network": self.network.wire(),
            "loss": self.loss,
            "l1": self.l1,
            "l2": self.l2,
            "optimizer": self.optimizer.wire(),
            "schedule": None if self.schedule is None else self.schedule.wire(),
            "batch_size": self.batch_size,
            **({"shuffle": True} if self.shuffle else {}),
            "epochs": self.epochs,
            "stop": asdict(self.stop),
            "faults": list(self.faults),
            "from": None if self.origin is None else asdict(self.origin),
        }


def _given(members: Wire) -> Wire:
    return {name: each for name, each in members.items() if each is not None}
