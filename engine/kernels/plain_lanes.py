"""A plan carried out by NumPy: what serves where there are no kernels, and the truth that they are held against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine import rules
from engine.kernels.forms import FORMS
from engine.kernels.lanes_source import FORWARD, PARAMETER, RATES, TRAIN
from engine.kernels.plan import Plan
from engine.kernels.text import straight
from engine.optimizers import OPTIONS, ROWS, STATE

Floats = NDArray[np.float64]

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


class PlainLanes:
    """An unfused plan over samples, in the shape of Lanes: rows of all samples, batch by batch."""

    def __init__(self, plan: Plan, samples: Floats, shares: Floats, batches: Sequence[int]) -> None:
        self.plan = plan
        self.optimizer = 0
        self.done = 0
        self.shares = shares
        self.batches = list(zip([0, *batches], batches, strict=False))
        self.parameters = np.zeros(len(plan.parameters))
        self.gradients = np.zeros(len(plan.parameters))
        self.rates = np.zeros(len(RATES) + OPTIONS)
        self.state = np.zeros((STATE, len(plan.parameters)))
        self.value = np.zeros((plan.rows, samples.shape[1]))
        self.grad = np.zeros((plan.rows, samples.shape[1]))
        self.value[: len(plan.inputs)] = samples
        for row, constant in plan.constants.items():
            self.value[row] = constant

    def steps(self, losses: Floats, reach: int) -> Callable[[], None]:
        """Return what does a step for each place of `losses`, as far as `reach` says; see lanes_source.py."""

        def run() -> None:
            with np.errstate(all="ignore"):
                for step in range(losses.size):
                    losses[step] = self._step(reach)

        return run

    def _step(self, reach: int) -> float:
        start, end = self.batches[self.done % len(self.batches)]
        value, grad, shares = self.value[:, start:end], self.grad[:, start:end], self.shares[start:end]
        self._forward(value)
        counted = shares != 0
        loss = float(value[self.plan.root][counted] @ shares[counted])
        if reach == FORWARD:
            return loss
        self._backward(value, grad, shares)
        if self.rates[1] != 0 or self.rates[2] != 0:  # 0 times an infinite parameter is NaN
            p = self.parameters
            loss += float(self.rates[1] * np.abs(p).sum() + self.rates[2] * (p * p).sum())
            self.gradients += self.rates[1] * np.sign(p) + 2.0 * self.rates[2] * p
        if reach == TRAIN:
            self.done += 1
            self._update()
        return loss

    def _forward(self, value: Floats) -> None:
        for made in self.plan.instructions:
            if made.form == PARAMETER:
                value[made.row] = self.parameters[made.weights]
                continue
            value[made.row] = _value(made.form)(*(value[row] for row in made.operands))

    def _backward(self, value: Floats, grad: Floats, shares: Floats) -> None:
        grad[:] = 0.0
        self.gradients[:] = 0.0
        grad[self.plan.root] = shares
        for made in reversed(self.plan.instructions):
            if made.form == PARAMETER:
                self.gradients[made.weights] += grad[made.row].sum()
                continue
            for slot in made.slots:
                partial = _partial(made.form, slot)(value[made.row], *(value[row] for row in made.operands))
                grad[made.operands[slot]] += grad[made.row] * partial

    def _update(self) -> None:
        rates = self.rates
        row = ROWS[self.optimizer]
        names: dict[str, Any] = dict(zip(row.options, rates[len(RATES) :].tolist(), strict=False))
        names |= {"learning_rate": float(rates[0]), "t": float(self.done), "p": self.parameters, "g": self.gradients}
        names |= dict(zip(row.state, self.state, strict=False))
        for name, rule in (*row.once, *row.step):
            names[name] = _rule(rule, tuple(names))(*names.values())
        self.parameters[:] = names["p"]
        for kept, name in zip(self.state, row.state, strict=False):
            kept[:] = names[name]
