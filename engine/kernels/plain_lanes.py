"""A plan carried out by NumPy: what serves where there are no kernels, and the truth that they are held against."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import rules
from engine.kernels.forms import FORMS, form_code
from engine.kernels.lanes import FEWEST, tiled
from engine.kernels.lanes_source import CUT, FORWARD, PARAMETER, RATES, TRAIN
from engine.kernels.plan import Plan
from engine.kernels.text import straight
from engine.optimizers import LEARNING_RATE, ROWS, STATE, Optimizer

Floats = NDArray[np.float64]

HELD = 1 << 26
"""Bytes of rows that are held at a time at most, if they are not those of FEWEST samples."""

SCOPE: dict[str, Callable[..., Any]] = {
    "select": np.where,
    "power": np.power,
    "abs_": np.abs,
    "cos_": np.cos,
    "exp_": np.exp,
    "log_": np.log,
    "log1p_": np.log1p,
    "max_": np.maximum,
    "min_": np.minimum,
    "sin_": np.sin,
    "sqrt_": np.sqrt,
    "tanh_": np.tanh,
}


def _function(text: str, names: tuple[str, ...]) -> Callable[..., Any]:
    """Return kernel text as a function of whole rows. It is our own text, from the op table and that of optimisers."""
    return rules.made(f"def rows({', '.join(names)}):\n    return {text}", "rows", SCOPE)


@cache
def _value(code: int) -> Callable[..., Any]:
    """Return a form's value as a function of its operands."""
    return _function(FORMS[code].value(), FORMS[code].operands)


@cache
def _partial(code: int, slot: int) -> Callable[..., Any]:
    """Return a form's partial to a slot as a function of its value and operands."""
    return _function(FORMS[code].partial(slot), ("out", *FORMS[code].operands))


@cache
def _rule(text: str, names: tuple[str, ...]) -> Callable[..., Any]:
    """Return an optimiser's rule as a function of these names."""
    return _function(straight(text), names)


def operation(name: str) -> Callable[..., Any]:
    """Return an operation of the op table as a function of arrays."""
    return _value(form_code(name, None))


def stepped(
    row: Optimizer, rates: Floats, t: int, parameters: Floats, gradients: Floats, state: Mapping[str, Floats]
) -> dict[str, Any]:
    """Return every name of an optimiser's rule after its step number `t`: `p`, the state, what is computed once, and others.

    `rates` are those of lanes_source.py. Nothing is changed in place.
    """
    names: dict[str, Any] = dict(zip(row.options, rates[len(RATES) : CUT].tolist(), strict=False))
    names |= {LEARNING_RATE: float(rates[0]), "t": float(t), "p": parameters, "g": gradients, **state}
    for name, rule in (*row.once, *row.step):
        names[name] = _rule(rule, tuple(names))(*names.values())
    return names


class PlainLanes:
    """An unfused plan over samples, in the shape of Lanes: rows of a batch's samples, or of so many as memory bears."""

    def __init__(
        self,
        plan: Plan,
        samples: Floats,
        shares: Floats,
        batches: Sequence[int],
        is_whole: bool = False,
        outcomes: Sequence[tuple[int, int]] = (),
        order: NDArray[np.intp] | None = None,
    ) -> None:
        self.plan = plan
        self.optimizer = 0
        self.done = 0
        self.right = 0
        self.shares = shares
        self.outcomes = np.array(outcomes, np.intp).reshape(-1, 2)
        most = batches[-1] if is_whole else max(FEWEST, HELD // (16 * max(plan.rows, 1)))
        self.tiles, self.batches = tiled([0, *batches], most)
        self.parameters = np.zeros(len(plan.parameters))
        self.gradients = np.zeros(len(plan.parameters))
        self.rates = np.zeros(CUT + 1)
        self.state = np.zeros((STATE, len(plan.parameters)))
        width = max(end - start for start, end in self.tiles)
        self.value = np.zeros((plan.rows, width))
        self.grad = np.zeros((plan.rows, width))
        self.lay(samples, order)
        for row, constant in plan.constants.items():
            self.value[row] = constant

    def lay(self, samples: Floats, order: NDArray[np.intp] | None = None) -> None:
        """Put samples in order: `samples[:, order[nth]]` is the nth, or `samples[:, nth]` without an order."""
        self.samples = samples.copy() if order is None else samples[:, order]

    def steps(self, losses: Floats, reach: int) -> Callable[[], None]:
        """Return what does a step for each place of `losses`, as far as `reach` says; see lanes_source.py."""

        def run() -> None:
            with np.errstate(all="ignore"):
                for step in range(losses.size):
                    losses[step] = self._step(reach)

        return run

    def _step(self, reach: int) -> float:
        loss = 0.0
        self.right = 0
        self.gradients[:] = 0.0
        for start, end in self.tiles[slice(*self.batches[self.done % len(self.batches)])]:
            value, grad, shares = self.value[:, : end - start], self.grad[:, : end - start], self.shares[start:end]
            value[: len(self.plan.inputs)] = self.samples[:, start:end]
            self._forward(value)
            counted = shares != 0
            loss += float((value[self.plan.root][counted] * shares[counted]).sum())
            if len(self.outcomes):
                self.right += int((self._is_right(value) & counted).sum())
            if reach != FORWARD:
                self._backward(value, grad, shares)
        if self.rates[1] != 0 or self.rates[2] != 0:  # 0 times an infinite parameter is NaN
            p = self.parameters
            loss += float(self.rates[1] * np.abs(p).sum() + self.rates[2] * (p * p).sum())
            self.gradients += self.rates[1] * np.sign(p) + 2.0 * self.rates[2] * p
        if reach == TRAIN:
            self.done += 1
            self._update()
        return loss

    def _is_right(self, value: Floats) -> NDArray[np.bool_]:
        outputs, targets = value[self.outcomes[:, 0]], value[self.outcomes[:, 1]]
        if len(outputs) == 1:
            is_right: NDArray[np.bool_] = (outputs[0] > self.rates[CUT]) == (targets[0] > 0)
        else:
            is_right = np.equal(outputs.argmax(axis=0), targets.argmax(axis=0))
        return is_right

    def _forward(self, value: Floats) -> None:
        for made in self.plan.instructions:
            if made.form == PARAMETER:
                value[made.row] = self.parameters[made.weights]
                continue
            value[made.row] = _value(made.form)(*(value[row] for row in made.operands))

    def _backward(self, value: Floats, grad: Floats, shares: Floats) -> None:
        grad[:] = 0.0
        grad[self.plan.root] = shares
        for made in reversed(self.plan.instructions):
            if made.form == PARAMETER:
                self.gradients[made.weights] += grad[made.row].sum()
                continue
            for slot in made.slots:
                partial = _partial(made.form, slot)(value[made.row], *(value[row] for row in made.operands))
                grad[made.operands[slot]] += grad[made.row] * partial

    def _update(self) -> None:
        row = ROWS[self.optimizer]
        state = dict(zip(row.state, self.state, strict=False))
        names = stepped(row, self.rates, self.done, self.parameters, self.gradients, state)
        self.parameters[:] = names["p"]
        for name, kept in state.items():
            kept[:] = names[name]
