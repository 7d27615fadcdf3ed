"""A tape replayed: traced once, computed again and again with new numbers at its leaves, compiled where that can be had."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray

from engine.arithmetic import number
from engine.ops import LEAF
from engine.tape import Tape

Floats = NDArray[np.float64]


class Replay(ABC):
    """The numbers of a tape's operations, apart from the tape, which stays as it is.

    `leaves` holds the ids of its leaves, ascending. Gradients are those of one pass, from the tape's `grad_before`.
    Kernels give the bits of the plain tape for + - * / and square roots; other functions differ by 4 units in the last place
    at most, each on its own operands.
    """

    is_compiled: bool
    """Whether this is machine code; else the plain tape computes."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.leaves: tuple[int, ...] = tuple(node for node, op in enumerate(tape.op) if op == LEAF)

    @abstractmethod
    def forward(self, values: Mapping[str | int, SupportsFloat] | None = None) -> float:
        """Set the leaves named by id or name, compute every operation anew, and return the root's value.

        Raises UnknownName for a name that is not on the tape, InvalidRequest for a node that is no leaf; nothing is set then.
        """

    @abstractmethod
    def backward(self) -> Floats:
        """Compute the gradients for the values now held; return those of `leaves`, in that order."""

    @property
    @abstractmethod
    def value(self) -> Floats:
        """The value of each node by id."""

    @property
    @abstractmethod
    def grad(self) -> Floats:
        """The gradient of each node by id, as the last backward() left it; before one, 0."""


class PlainReplay(Replay):
    """The plain tape in the shape of a Replay."""

    is_compiled = False

    def __init__(self, tape: Tape) -> None:
        super().__init__(tape)
        self._copy = replace(tape, value=list(tape.value))
        self._grad = [0.0] * len(tape)

    def forward(self, values: Mapping[str | int, SupportsFloat] | None = None) -> float:
        return self._copy.forward(values).value[self._copy.root]

    def backward(self) -> Floats:
        self._grad = self._copy.backward()
        return np.array([self._grad[leaf] for leaf in self.leaves], np.float64)

    @property
    def value(self) -> Floats:
        return np.array(self._copy.value, np.float64)

    @property
    def grad(self) -> Floats:
        return np.array(self._grad, np.float64)


class CompiledReplay(Replay):
    """The kernels of runs_source.py with a schedule and its numbers. Calls release the interpreter's lock."""

    is_compiled = True

    def __init__(self, tape: Tape) -> None:
        """Raises KernelsAbsent where kernels cannot be had."""
        from engine.kernels.cache import load, machine_code
        from engine.kernels.runs_source import GATHERED, SLOTS
        from engine.kernels.schedule import scheduled

        super().__init__(tape)
        kernels = load("runs")
        schedule = scheduled(tape.op, tape.operands, tape.value, tape.leads, kernels.arrange)
        self._place = schedule.place
        count, size = len(tape), schedule.size
        self._numbers = np.zeros(count + size + schedule.inputs + SLOTS * GATHERED)
        self._value = self._numbers[:count]
        self._value[self._place] = tape.value
        self._grad = self._numbers[count : 2 * count]
        before = np.zeros(count)
        before[self._place] = tape.grad_before
        self._numbers[count + size :][: schedule.inputs] = before[: schedule.inputs]
        self._leaf_grad = self._grad[: schedule.leaves]
        self._root = int(self._place[tape.root])
        arguments = (schedule.table(self._root), schedule.columns(), self._numbers)
        self._forward = partial(machine_code(kernels.forward), *arguments)
        self._backward = partial(machine_code(kernels.backward), *arguments)

    def forward(self, values: Mapping[str | int, SupportsFloat] | None = None) -> float:
        if values:
            for place, given in [(self._place[self.tape.leaf(leaf)], number(given)) for leaf, given in values.items()]:
                self._value[place] = given
        self._forward()
        return self._value.item(self._root)

    def backward(self) -> Floats:
        self._backward()
        return self._leaf_grad.copy()

    @property
    def value(self) -> Floats:
        value: Floats = self._value[self._place]
        return value

    @property
    def grad(self) -> Floats:
        grad: Floats = self._grad[self._place]
        return grad


def replayed(tape: Tape) -> Replay:
    """Return a tape's replay, compiled where kernels can be had; the first time on a machine waits until they are."""
    from engine.kernels.child import ready

    return CompiledReplay(tape) if ready(wait=True) else PlainReplay(tape)
