"""Specs, as JSON has them, of every kind that can be given."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from engine.datasets import DATASETS
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.training.choices import FAULTS, HIDDEN, OUTPUTS, misfit
from engine.training.initializations import INITIALIZATIONS
from engine.training.options import Option, of_optimizer, of_schedule
from engine.training.schedules import SCHEDULES

MOONS: dict[str, Any] = {"dataset": "moons", "samples": 200, "noise": 0.1, "seed": 0}

DEFAULTS: dict[str, Any] = {
    "data": MOONS,
    "test_fraction": 0.2, "standardize": False,
    "network": {"hidden": [16, 16], "activation": "tanh", "output": "linear", "initialization": "normal", "seed": 0},
    "loss": "mse", "l1": 0, "l2": 0,
    "optimizer": {"name": "sgd", "learning_rate": 0.05}, "schedule": None,
    "batch_size": None, "epochs": 100, "stop": {"loss": None, "accuracy": None, "patience": None}, "faults": [], "from": None,
}  # fmt: skip
"""The body of POST /runs as it is published: with no more than `data`, this is what a run is told."""

SEEDS = st.integers(0, 2**32 - 1)
NUMBERS = st.floats(0, 1e6) | st.integers(0, 2**53)


def numbers(shape: tuple[int, ...]) -> st.SearchStrategy[Any]:
    """Nested lists of these lengths."""
    inner: st.SearchStrategy[Any] = st.floats(-10, 10)
    for length in reversed(shape):
        inner = st.lists(inner, min_size=length, max_size=length)
    return inner


@st.composite
def catalogued(draw: st.DrawFn) -> dict[str, Any]:
    """A data set of the catalogue."""
    row = DATASETS[draw(st.sampled_from(list(DATASETS)))]
    options = {
        "samples": st.integers(1, 500) if row.samples is not None else st.none(),
        "noise": st.floats(0, 2) if row.noise is not None else st.none(),
        "seed": SEEDS,
        "classes": st.sampled_from(row.class_counts) if row.class_counts else st.none(),
    }
    return {"dataset": row.name, **draw(st.fixed_dictionaries({}, optional=options))}


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """Rows of one's own."""
    count, features = draw(st.integers(2, 6)), draw(st.integers(1, 3))
    names = st.permutations([f"class {n % 3}" for n in range(count)])
    return {"x": draw(numbers((count, features))), "y": draw(numbers((count,)) | names)}


TEXTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"csv": st.just("a,b,kind\n1,2,x\n3,4,y\n"), "target": st.sampled_from(["kind", "a", 0, 2])},
    optional={"header": st.sampled_from([True, None])},
)


@st.composite
def networks(draw: st.DrawFn, loss: str) -> dict[str, Any]:
    """A network that fits the loss."""
    hidden = draw(st.lists(st.integers(1, 5), max_size=3))
    fitting = st.sampled_from([output for output in OUTPUTS if misfit(loss, output) is None])
    network: dict[str, Any] = {"hidden": hidden, "output": draw(fitting)}
    if draw(st.booleans()):
        network["activations"] = [*(draw(st.sampled_from(HIDDEN)) for _ in hidden), draw(fitting)]
    if draw(st.booleans()):
        shapes = list(zip([draw(st.integers(1, 3)), *hidden], [*hidden, draw(st.integers(1, 3))], strict=True))
        network["weights"] = [draw(numbers((size, inputs))) for inputs, size in shapes]
        network["biases"] = [draw(numbers((size,))) for _, size in shapes]
    optional = {
        "activation": st.sampled_from(HIDDEN),
        "initialization": st.sampled_from(list(INITIALIZATIONS)),
        "seed": SEEDS,
    }
    return {**network, **draw(st.fixed_dictionaries({}, optional=optional))}


def _number(option: Option) -> st.SearchStrategy[float]:
    if option.is_whole:
        return st.integers(1, 1000)
    return st.floats(0, 10, exclude_max=True) if option.below is None else st.floats(0, option.below, exclude_max=True)


@st.composite
def _of_table(draw: st.DrawFn, table: dict[str, tuple[Option, ...]]) -> dict[str, Any]:
    name = draw(st.sampled_from(list(table)))
    options = {option.name: _number(option) for option in table[name]}
    return {"name": name, **draw(st.fixed_dictionaries({}, optional=options))}


@st.composite
def specs(draw: st.DrawFn) -> dict[str, Any]:
    """A body of POST /runs."""
    loss = draw(st.sampled_from(list(LOSSES)))
    optional: dict[str, st.SearchStrategy[Any]] = {
        "test_fraction": st.floats(0, 1, exclude_max=True),
        "standardize": st.booleans(),
        "l1": NUMBERS,
        "l2": NUMBERS,
        "optimizer": _of_table({name: of_optimizer(name) for name in OPTIMIZERS}),
        "schedule": st.none() | _of_table({name: of_schedule(name) for name in SCHEDULES}),
        "batch_size": st.none() | st.integers(1, 2**53),
        "shuffle": st.booleans(),
        "epochs": st.integers(1, 1_000_000),
        "stop": st.fixed_dictionaries(
            {},
            optional={
                "loss": st.none() | NUMBERS,
                "accuracy": st.none() | st.floats(0, 1),
                "patience": st.none() | st.integers(1, 1000),
            },
        ),
        "faults": st.lists(st.sampled_from(list(FAULTS)), unique=True),
        "from": st.none() | st.fixed_dictionaries({"run": st.text("abc-_", min_size=1), "epoch": st.integers(0, 1_000_000)}),
    }
    data = draw(catalogued() | rows() | TEXTS)
    return {"data": data, "loss": loss, "network": draw(networks(loss)), **draw(st.fixed_dictionaries({}, optional=optional))}
