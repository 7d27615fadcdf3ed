"""The weights and biases that a spec brings along: read, and held to one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from engine.training.checks import finite, listed
from engine.training.fields import Fields
from engine.training.spec import Biases, Weights

Numbers: TypeAlias = tuple[Weights, Biases]


def read_numbers(members: Fields) -> Numbers | None:
    """Return a network's weights and biases, or None where none are given or something is wrong with them.

    Each layer has a bias a neuron, and a weight a neuron and input; its inputs are the neurons of the layer before it.
    How many inputs the first layer should have is not known here.
    """
    given = {name: members.given.get(name) for name in ("weights", "biases")}
    if given["weights"] is None and given["biases"] is None:
        return None
    for name, value in given.items():
        message = "Weights and biases are given together, or neither." if value is None else _nested(value, name)
        if message:
            members.wrong(name, message)
            return None
    weights: Weights = tuple(tuple(tuple(map(float, neuron)) for neuron in layer) for layer in given["weights"])  # type: ignore[union-attr]
    biases: Biases = tuple(tuple(map(float, layer)) for layer in given["biases"])  # type: ignore[union-attr]
    if misfit := _misfit(weights, biases):
        members.wrong(*misfit)
        return None
    return weights, biases


DEPTH = {"weights": 3, "biases": 2}
"""Lists inside one another."""


def _nested(value: object, where: str) -> str | None:
    """What is wrong with the lists, without looking at how long they are."""
    level: list[tuple[str, Any]] = [(where, value)]
    for _ in range(DEPTH[where]):
        for name, each in level:
            if message := listed(each):
                return f"{name}: {message}"
        level = [(f"{name}[{n}]", below) for name, each in level for n, below in enumerate(each)]
    return next((f"{name}: {message}" for name, each in level if (message := finite(each))), None)


def _misfit(weights: Weights, biases: Biases) -> tuple[str, str] | None:
    """The field and what is wrong with the lengths."""
    if not weights or not all(weights):
        return "weights", "There is at least one layer, and at least one neuron in each."
    if _lengths(weights) != _lengths(biases):
        return "biases", f"The weights have {_lengths(weights)} neurons in their layers, and the biases {_lengths(biases)}."
    inputs = len(weights[0][0])
    for n, layer in enumerate(weights):
        for m, neuron in enumerate(layer):
            if len(neuron) != inputs:
                return "weights", f"weights[{n}][{m}] has to have {inputs} numbers, one an input, and has {len(neuron)}."
        inputs = len(layer)
    return None


def _lengths(layers: Sequence[Sequence[object]]) -> list[int]:
    return [len(layer) for layer in layers]
