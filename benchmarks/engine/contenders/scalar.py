"""The work written with scalars, for every library whose scalars have operators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import add
from typing import Any

from benchmarks.engine.training import Trainer, Work

Function = Callable[[Any], Any]


def output_of(work: Work, parameters: Sequence[Any], sample: Sequence[Any], functions: dict[str, Function]) -> Any:
    """Return the network's output for one sample, by `functions` of the activations' names."""
    values, at = list(sample), 0
    for layer, (nin, nout) in enumerate(work.layers):
        kind = work.activation if layer < len(work.layers) - 1 else work.output
        outputs = []
        for _ in range(nout):
            total = parameters[at + nin]
            for i in range(nin):
                total = total + parameters[at + i] * values[i]
            at += nin + 1
            outputs.append(total if kind == "linear" else functions[kind](total))
        values = outputs
    return values[0]


def sample_loss(work: Work, score: Any, target: Any, relu: Function | None) -> Any:
    """Return one sample's term, before the mean is taken. `relu` is needed for the hinge only."""
    if work.loss == "hinge":
        assert relu is not None
        return relu(score * -target + 1.0)
    return (score - target) ** 2


def total_loss(work: Work, terms: Sequence[Any], parameters: Sequence[Any]) -> Any:
    """Return the loss of all samples and parameters."""
    loss = reduce(add, terms)
    if work.loss == "hinge":
        loss = loss * (1.0 / work.samples)
    if work.alpha:
        loss = loss + reduce(add, [p * p for p in parameters]) * work.alpha
    return loss


def descent(work: Work, model: Any, loss_of: Callable[[Work, Any], Any]) -> Trainer:
    """Return what trains a model of scalars step by step, its graph built anew in each by `loss_of`."""
    parameters = model.parameters()
    last = [0.0]

    def train() -> None:
        loss = loss_of(work, model)
        model.zero_grad()
        loss.backward()
        for parameter in parameters:
            parameter.data -= work.learning_rate * parameter.grad
        last[0] = loss.data

    return Trainer(train, lambda: last[0], lambda: [p.data for p in parameters])
