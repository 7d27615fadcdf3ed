"""Gradwalk's engine: scalar automatic differentiation whose every step can be shown.

Besides the names below, each function of the op table is here: `engine.tanh(x)`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from engine.document import to_document
from engine.errors import EngineError
from engine.functions import FUNCTIONS
from engine.losses import LOSSES, cross_entropy, hinge, mse, sse
from engine.nn import MLP, Layer, Neuron
from engine.optimizers import OPTIMIZERS
from engine.saving import draw_dot, save
from engine.tape import Tape, record
from engine.value import Value

__all__ = [
    "DATASETS",
    "LOSSES",
    "MLP",
    "OPTIMIZERS",
    "EngineError",
    "Layer",
    "Neuron",
    "Tape",
    "Value",
    "cross_entropy",
    "dataset",
    "draw_dot",
    "hinge",
    "mse",
    "record",
    "save",
    "sse",
    "to_document",
    "train",
]

globals().update(FUNCTIONS)

LATER = {"DATASETS": "engine.datasets", "dataset": "engine.datasets", "train": "engine.training.train"}
"""What is fetched when it is first asked for, since `import engine` shall not wait for NumPy."""


def __getattr__(name: str) -> Any:
    if name in LATER:
        found = globals()[name] = getattr(import_module(LATER[name]), name)
        return found
    raise AttributeError(f"module 'engine' has no attribute {name!r}")
