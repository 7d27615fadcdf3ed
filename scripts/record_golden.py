"""Record what PyTorch computes for each operation, for named graphs and in training, into tests/engine/golden.json.

The tests compare the engine with this record, so that they have an independent truth without PyTorch;
where PyTorch is installed they also compare the record with it. Run: `python -m scripts.record_golden`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from engine import Tape, record
from engine.document import spoken
from engine.ops import CONSTANT, ROWS
from tests.engine import trainings
from tests.engine.cases import GRAPHS, SPECIAL
from tests.engine.trainings import TRAININGS, Training

GOLDEN = Path(__file__).parents[1] / "tests" / "engine" / "golden.json"
POINTS = 6

THEIRS: dict[str, Callable[..., torch.Tensor]] = {
    "leaky_relu": functional.leaky_relu,
    "max": torch.maximum,
    "min": torch.minimum,
    "softplus": functional.softplus,
}
"""PyTorch's operation for each of ours that has another name or place there."""

OPTIMIZERS: dict[str, Callable[..., torch.optim.Optimizer]] = {
    "sgd": torch.optim.SGD,
    "momentum": partial(torch.optim.SGD, momentum=0.9),
    "nesterov": partial(torch.optim.SGD, momentum=0.9, nesterov=True),
    "rmsprop": torch.optim.RMSprop,
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
}
"""PyTorch's optimiser for each of ours, with its own defaults."""


def theirs(op: str) -> Callable[..., torch.Tensor]:
    """Return PyTorch's operation for one of the table's."""
    return THEIRS.get(op) or getattr(torch, op)


def operation(op: str, at: tuple[float, ...]) -> dict[str, Any]:
    """Return the value and the partials of one operation at a point."""
    operands = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in at]
    out = theirs(op)(*operands)
    grads = torch.autograd.grad(out, operands, allow_unused=True)
    partials = [0.0 if grad is None else grad.item() for grad in grads]
    return {"op": op, "at": numbers(at), "value": numbers([out.item()])[0], "partials": numbers(partials)}


def graph(tape: Tape) -> dict[str, Any]:
    """Return the value of a tape's root and the gradient of every leaf, by id, computed by PyTorch alone."""
    nodes: list[torch.Tensor] = []
    for op, operands, value in zip(tape.op, tape.operands, tape.value, strict=True):
        if operands:
            nodes.append(theirs(op)(*[nodes[i] for i in operands]))
        else:
            nodes.append(torch.tensor(value, dtype=torch.float64, requires_grad=op != CONSTANT))
    nodes[tape.root].backward()
    grads = {str(i): node.grad.item() for i, node in enumerate(nodes) if node.is_leaf and node.grad is not None}
    return {"value": nodes[tape.root].item(), "grads": grads}


def trained(training: Training) -> dict[str, Any]:
    """Return each step's loss before its update, and the parameters after the last, computed by PyTorch alone."""
    p = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in trainings.START]
    columns = torch.tensor(trainings.COLUMNS, dtype=torch.float64)
    options: dict[str, Any] = {{"epsilon": "eps"}.get(name, name): number for name, number in training.options.items()}
    if "beta1" in options:
        options["betas"] = options.pop("beta1"), options.pop("beta2")
    optimizer = OPTIMIZERS[training.optimizer](p, lr=training.learning_rate, **options)
    batches = columns.split(training.batch_size or trainings.SAMPLES, dim=1)
    losses = []
    for step in range(trainings.STEPS):
        optimizer.zero_grad()
        loss = trainings.loss(p, batches[step % len(batches)]).mean()
        loss = loss + training.l1 * sum(x.abs() for x in p) + training.l2 * sum(x**2 for x in p)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
    return {"losses": losses, "parameters": [x.item() for x in p]}


def numbers(row: Any) -> list[float | str]:
    """Return the numbers with the non-finite ones as strings, as JSON needs them."""
    return [x if abs(x) < float("inf") else spoken(x) for x in row]


def recorded() -> dict[str, Any]:
    """Return everything that the file holds."""
    stream = random.Random(0)
    points = [
        (row.name, tuple(round(stream.uniform(low, high), 3) for low, high in box))
        for row in ROWS
        for box in row.boxes
        for _ in range(POINTS)
    ]
    return {
        "operations": [operation(op, at) for op, at in [*points, *SPECIAL]],
        "graphs": {name: graph(record(build())) for name, build in GRAPHS.items()},
        "trainings": {training.name: trained(training) for training in TRAININGS},
    }


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(recorded(), indent=1, allow_nan=False) + "\n")
    print(f"recorded {GOLDEN.name} from PyTorch {torch.__version__}")
