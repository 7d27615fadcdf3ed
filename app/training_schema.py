"""The JSON schema of a training run's spec, made of the tables and defaults that `engine.training.reading` reads by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engine.datasets import DATASETS
from engine.datasets.table import LARGEST_NOISE
from engine.losses import LOSSES
from engine.optimizers import LEARNING_RATE, OPTIMIZERS
from engine.training.checks import LARGEST_INTEGER, LARGEST_SEED
from engine.training.choices import FAULTS, HIDDEN, OUTPUTS
from engine.training.initializations import INITIALIZATIONS
from engine.training.limits import LIMITS, TrainingLimits
from engine.training.options import Option, of_optimizer, of_schedule
from engine.training.reading import LONGEST_ID, read_spec
from engine.training.schedules import SCHEDULES
from engine.training.spec import Catalogue, Spec

Schema = dict[str, Any]

EXAMPLE: Schema = {"data": {"dataset": "moons"}}
"""The least that a run has to be told."""

BOOLEAN: Schema = {"type": "boolean"}
SEED: Schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_SEED}
TEXT: Schema = {"type": "string", "minLength": 1}
NUMBERS: Schema = {"type": "array", "items": {"type": "number"}}


def spec_schema(limits: TrainingLimits = LIMITS) -> Schema:
    """Return the schema of the body of POST /runs, every default in it; it refers to nothing outside itself."""
    defaults = Spec(Catalogue("")).wire()
    members = {
        "data": _data(limits),
        "test_fraction": {"type": "number", "minimum": 0, "exclusiveMaximum": 1,
                          "description": "Of the rows, rounded down; drawn by data.seed, else network.seed."},
        "standardize": {**BOOLEAN, "description": "Give each feature mean 0 and deviation 1 over the train part."},
        "network": _network(defaults["network"], limits),
        "loss": _one_of(LOSSES),
        "l1": {**_number(0), "description": "Adds l1 Σ|p| over all parameters."},
        "l2": {**_number(0), "description": "Adds l2 Σp² over all parameters."},
        "optimizer": {"oneOf": [_optimizer(name, defaults["optimizer"]) for name in OPTIMIZERS]},
        "schedule": {"oneOf": [{"type": "null"}, *map(_schedule, SCHEDULES)]},
        "batch_size": {**_or_null(_integer(1)), "description": "Null: the full batch."},
        "shuffle": {**BOOLEAN, "default": Spec.shuffle, "description": "Draw a new order of the rows for each epoch."},
        "epochs": _integer(1, limits.epochs),
        "stop": _object(
            {"loss": _or_null(_number()), "accuracy": _or_null(_number(0, 1)), "patience": _or_null(_integer(1))},
            defaults["stop"],
            description="When the run ends before its last epoch: at a loss, at an accuracy, or after so many epochs without a "
            "lower loss of the test part.",
        ),
        "faults": {"type": "array", "items": _one_of(FAULTS), "uniqueItems": True,
                   "description": "Mistakes made on purpose, to see what they do."},
        "from": {"oneOf": [
            {"type": "null"},
            _object({"run": {**TEXT, "maxLength": LONGEST_ID}, "epoch": _integer(0)}, {}, ("run", "epoch")),
        ], "description": "The run and the epoch that this one is a fork of."},
    }  # fmt: skip
    del defaults["data"]
    schema = _object(members, defaults, ("data",), "A training run; the same spec gives the same numbers.")
    return {**schema, "title": "TrainingSpec", "examples": [read_spec(EXAMPLE).wire()]}


def _data(limits: TrainingLimits) -> Schema:
    counts = [count for row in DATASETS.values() for count in row.class_counts]
    choices = {
        "dataset": _one_of(DATASETS),
        "samples": _or_null(_integer(1, limits.rows)),
        "noise": _or_null(_number(0, LARGEST_NOISE)),
        "seed": {**SEED, "default": Catalogue.seed},
        "classes": _or_null(_integer(min(counts), max(counts))),
    }
    said = "A data set of the catalogue; samples, noise and classes, where the set has them, are its own if null or left out."
    catalogue = _object(choices, {}, ("dataset",), said)
    x = {
        "type": "array",
        "items": {**NUMBERS, "minItems": 1, "maxItems": limits.features},
        "minItems": 1,
        "maxItems": limits.rows,
    }
    y = {"oneOf": [{**NUMBERS, "minItems": 1}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
    rows = _object({"x": x, "y": y}, {}, ("x", "y"), "Rows of one's own, with numbers or the names of classes in y.")
    text = {
        "csv": TEXT,
        "target": {"oneOf": [TEXT, _integer(0)], "description": "Name or number of a column."},
        "header": {"type": ["boolean", "null"], "default": None, "description": "Null: found."},
    }
    return {"oneOf": [catalogue, rows, _object(text, {}, ("csv", "target"), "A table of one's own as CSV text.")]}


def _network(defaults: Schema, limits: TrainingLimits) -> Schema:
    layers = limits.layers
    members = {
        "hidden": {**_array(_integer(1), 0, layers - 1), "description": "Neurons of each hidden layer."},
        "activation": {**_one_of(HIDDEN), "description": "Of the hidden layers."},
        "output": {**_one_of(OUTPUTS), "description": "The activation of the last layer."},
        "initialization": _one_of(INITIALIZATIONS),
        "seed": SEED,
        "activations": {
            **_or_null(_array(_one_of((*HIDDEN, *OUTPUTS)), 1, layers)),
            "description": "One a layer, output included, in the place of activation and output.",
        },
        "weights": {
            **_or_null(_array(_array(NUMBERS, 1), 1, layers)),
            "description": "In the place of drawn ones, together with biases: per layer, per neuron, per input.",
        },
        "biases": {
            **_or_null(_array(NUMBERS, 1, layers)),
            "description": "Per layer, per neuron.",
        },
    }  # fmt: skip
    return _object(members, defaults)


def _optimizer(name: str, defaults: Schema) -> Schema:
    is_default = name == defaults["name"]
    members = {"name": {"const": name}, LEARNING_RATE: {**_number(0), "default": defaults[LEARNING_RATE]}}
    own = {"name": name} if is_default else {}
    return _object({**members, **_options(of_optimizer(name))}, own, () if is_default else ("name",))


def _schedule(name: str) -> Schema:
    members = {"name": {"const": name}, **_options(of_schedule(name))}
    return _object(members, {}, ("name",), SCHEDULES[name].description)


def _options(options: Iterable[Option]) -> Schema:
    """The options with their defaults."""
    return {
        each.name: {
            **(_integer(each.low) if each.is_whole else _number(each.low)),
            **({} if each.below is None else {"exclusiveMaximum": each.below}),
            **({"description": "Left out: the run's epochs."} if each.is_of_run else {"default": each.default}),
        }
        for each in options
    }


def _object(members: Schema, defaults: Schema, required: tuple[str, ...] = (), description: str = "") -> Schema:
    properties = {name: {**each, "default": defaults[name]} if name in defaults else each for name, each in members.items()}
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {
        **schema,
        **({"required": list(required)} if required else {}),
        **({"description": description} if description else {}),
    }


def _integer(least: int, most: int = LARGEST_INTEGER) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _number(least: float | None = None, most: float | None = None) -> Schema:
    bounds = {"minimum": least, "maximum": most}
    return {"type": "number", **{name: bound for name, bound in bounds.items() if bound is not None}}


def _array(items: Schema, least: int, most: int | None = None) -> Schema:
    return {"type": "array", "items": items, "minItems": least, **({} if most is None else {"maxItems": most})}


def _or_null(schema: Schema) -> Schema:
    """The schema, or null, which is the default."""
    return {**schema, "type": [schema["type"], "null"], "default": None}


def _one_of(names: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(dict.fromkeys(names))}
