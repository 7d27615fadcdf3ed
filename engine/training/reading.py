"""From JSON to a spec: what is not valid is said here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from engine.losses import LOSSES
from engine.optimizers import LEARNING_RATE, OPTIMIZERS
from engine.training.checks import LARGEST_SEED, text, whole
from engine.training.choices import FAULTS, HIDDEN, OUTPUTS, misfit
from engine.training.fields import Fields, Found
from engine.training.given_data import extent, read_data
from engine.training.initializations import INITIALIZATIONS
from engine.training.limits import LIMITS, TrainingLimits
from engine.training.options import Option, of_optimizer, of_schedule
from engine.training.own_numbers import read_numbers
from engine.training.schedules import SCHEDULES
from engine.training.shapes import Shape
from engine.training.spec import Catalogue, Network, Optimizer, Origin, Schedule, Spec, Stop

LONGEST_ID = 100
"""Characters of a run's id."""


def read_spec(given: Mapping[str, Any], limits: TrainingLimits = LIMITS) -> Spec:
    """Return the spec that `given`, the body of POST /runs, describes, defaults filled in. No data are made.

    Raises InvalidRequest, whose places name the fields, and LimitExceeded. Whether a CSV text can be read, and whether the
    network fits the data, is found by `prepared`.
    """
    found = Found()
    top = Fields(found, given, "", ["from" if each.name == "origin" else each.name for each in fields(Spec)])
    data = read_data(top, limits)
    network = _network(top)
    loss = top.choice("loss", Spec.loss, "loss", LOSSES)
    if why := misfit(loss, network.layer_activations[-1]):
        top.wrong("loss", why)
    epochs = top.integer("epochs", Spec.epochs, least=1)
    spec = Spec(
        data=data,
        network=network,
        loss=loss,
        epochs=epochs,
        test_fraction=top.number("test_fraction", Spec.test_fraction, least=0, below=1),
        standardize=top.boolean("standardize", Spec.standardize),
        l1=top.number("l1", Spec.l1, least=0),
        l2=top.number("l2", Spec.l2, least=0),
        optimizer=_optimizer(top),
        schedule=_schedule(top, epochs),
        batch_size=top.integer("batch_size", Spec.batch_size, least=1),
        shuffle=top.boolean("shuffle", Spec.shuffle),
        stop=_stop(top),
        faults=_faults(top),
        origin=_origin(top),
    )
    found.tell()
    _hold(spec, limits)
    return spec


def _network(top: Fields) -> Network:
    members = _inner(top, "network", [each.name for each in fields(Network)])
    weights, biases = read_numbers(members) or (None, None)
    hidden = tuple(map(int, members.items("hidden", Network.hidden, lambda x: whole(x, 1))))
    if weights is not None:
        sizes = tuple(len(layer) for layer in weights[:-1])
        if members.has("hidden") and sizes != hidden:
            members.wrong("weights", f"The hidden layers are {_written(hidden)}, and those of the weights {_written(sizes)}.")
        hidden = sizes
    return Network(
        hidden,
        members.choice("activation", Network.activation, "activation", HIDDEN),
        members.choice("output", Network.output, "output activation", OUTPUTS),
        members.choice("initialization", Network.initialization, "initialization", INITIALIZATIONS),
        members.integer("seed", Network.seed, most=LARGEST_SEED),
        _activations(members, len(hidden) + 1),
        weights,
        biases,
    )


def _activations(members: Fields, layers: int) -> tuple[str, ...] | None:
    given = members.items("activations", Network.activations, text)
    if given is None:
        return None
    if len(given) != layers:
        members.wrong("activations", f"There are {layers} layers, output included, and {len(given)} activations.")
        return None
    for name, known in [*((name, HIDDEN) for name in given[:-1]), (given[-1], OUTPUTS)]:
        if name not in known:
            members.found.unknown(members.field("activations"), "activation", name, known)
            return None
    return given


def _optimizer(top: Fields) -> Optimizer:
    name = _name(top, "optimizer", Optimizer.name, OPTIMIZERS)
    options = of_optimizer(name)
    members = _inner(top, "optimizer", ["name", LEARNING_RATE, *(option.name for option in options)])
    rate = members.number(LEARNING_RATE, Optimizer.learning_rate, least=0)
    return Optimizer(name, rate, {each.name: _option(members, each) for each in options if each.name in members.given})


def _schedule(top: Fields, epochs: int) -> Schedule | None:
    if not top.has("schedule"):
        return None
    name = _name(top, "schedule", None, SCHEDULES)
    options = of_schedule(name)
    members = _inner(top, "schedule", ["name", *(option.name for option in options)])
    read = {each.name: _option(members, each) for each in options}
    left = [each.name for each in options if each.is_of_run and each.name not in members.given]
    return Schedule(name, {**read, **dict.fromkeys(left, epochs)})


def _option(members: Fields, option: Option) -> float:
    if option.is_whole:
        return members.integer(option.name, int(option.default), option.low)
    return members.number(option.name, option.default, option.low, option.below)


def _stop(top: Fields) -> Stop:
    members = _inner(top, "stop", [each.name for each in fields(Stop)])
    return Stop(
        members.number("loss", Stop.loss),
        members.number("accuracy", Stop.accuracy, least=0, most=1),
        members.integer("patience", Stop.patience, least=1),
    )


def _faults(top: Fields) -> tuple[str, ...]:
    given = top.items("faults", Spec.faults, text)
    for name in given:
        if name not in FAULTS:
            top.found.unknown("faults", "fault", name, FAULTS)
            return ()
    if len(set(given)) < len(given):
        top.wrong("faults", "Each fault is named once.")
    return given


def _origin(top: Fields) -> Origin | None:
    if not top.has("from"):
        return None
    members = _inner(top, "from", [each.name for each in fields(Origin)])
    members.need("run", "The id of the run that is forked is needed.")
    members.need("epoch", "The epoch is needed at which the run is forked.")
    run, epoch = members.text("run", None, LONGEST_ID), members.integer("epoch", None)
    return Origin(run or "", epoch or 0)


def _inner(top: Fields, name: str, known: list[str]) -> Fields:
    return Fields(top.found, top.given.get(name, {}), top.field(name), known)


def _name(top: Fields, name: str, default: str | None, known: Mapping[str, object]) -> str:
    """Return the row of the table that an object names; which other members it has depends on it."""
    some = default or next(iter(known))
    given = top.given.get(name, {})
    if not isinstance(given, Mapping):
        return some  # that it is no object is said where its members are read
    members = Fields(top.found, given, top.field(name), given.keys())
    if default is None:
        members.need("name", f"One of {', '.join(known)} is needed.")
    return members.choice("name", some, name, known)


def _hold(spec: Spec, limits: TrainingLimits) -> None:
    """Raise LimitExceeded for what is known to be too much before the data are made."""
    limits.hold_layers(len(spec.network.hidden) + 1)
    limits.hold_epochs(spec.epochs)
    rows, features, outputs = extent(spec.data, spec.network.layer_activations[-1])
    limits.hold_rows(rows, features, "data.samples" if isinstance(spec.data, Catalogue) else "data")
    limits.hold_work(rows, Shape(features, (*spec.network.hidden, outputs)).count, spec.epochs)


def _written(sizes: tuple[int, ...]) -> str:
    return ", ".join(map(str, sizes)) or "none"
