"""A sample's loss, and the same loss over many samples built of Values: what batches are held against."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from engine import Tape, Value, record
from engine.batch import Batch
from engine.kernels.folder import available
from engine.kernels.plan import Sample

Build = Callable[[Sequence[Value], Sequence[Value]], Value]
"""A sample's loss, of parameters and inputs."""

needs_kernels = pytest.mark.skipif(not available(), reason="kernels need Numba")


@dataclass(frozen=True)
class Whole:
    """A batch built of Values: its loss, and the gradient to each parameter."""

    loss: float
    gradients: list[float]


def tape_of(build: Build, parameters: Sequence[float], inputs: int) -> Tape:
    """Return the tape of one sample, with parameters p0, p1, … and inputs x0, x1, …, which are 1."""
    p = [Value(number, label=f"p{nth}") for nth, number in enumerate(parameters)]
    x = [Value(1.0, label=f"x{nth}") for nth in range(inputs)]
    return record(build(p, x))


def named(columns: Any) -> dict[str | int, Any]:
    """Return columns [input, sample] by the names that `tape_of` gives."""
    return {f"x{nth}": column for nth, column in enumerate(columns)}


def whole(build: Build, parameters: Sequence[float], columns: Any, reduction: str) -> Whole:
    """Return the loss of all samples and its gradients, in one graph."""
    p = [Value(number) for number in parameters]
    losses = [build(p, [Value(number) for number in sample]) for sample in np.transpose(columns).tolist()]
    total = sum(losses[1:], losses[0])
    loss = total * (1 / len(losses)) if reduction == "mean" else total
    loss.backward()
    return Whole(loss.data, [value.grad for value in p])


def order_of(tape: Tape, nodes: Sequence[int]) -> list[int]:
    """Return the number n of each parameter p_n among nodes."""
    return [int(tape.label[node][1:]) for node in nodes]


def sample_of(tape: Tape) -> Sample:
    """Return a tape of `tape_of` as plans take it."""
    inputs = tuple(node for node, label in enumerate(tape.label) if label.startswith("x"))
    return Sample(tape.op, tape.operands, tape.value, tape.leads, tape.root, inputs)


def columns_of(inputs: int, samples: int) -> Any:
    """Return columns [input, sample] of numbers between -1 and 1, none like another."""
    return np.sin(np.arange(1.0, inputs * samples + 1)).reshape(inputs, samples)


def near(mine: Any, theirs: Any, relative: float = 1e-12) -> bool:
    """Whether numbers agree, relative to the largest."""
    mine, theirs = np.asarray(mine), np.asarray(theirs)
    return bool(np.abs(mine - theirs).max() <= relative * np.abs(theirs).max(initial=math.ulp(0.0)))


def line(**options: Any) -> Batch:
    """Return a batch of three samples of a line through 0, whose only parameter is 2."""
    w, x, y = Value(2.0, label="w"), Value(1.0, label="x"), Value(0.0, label="y")
    return Batch(record((w * x - y) ** 2), {"x": [1.0, 2.0, 3.0], "y": [1.0, 2.0, 4.0]}, **options)
