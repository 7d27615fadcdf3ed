"""The training of one run in a worker: so many epochs as fit into a slice of time, then word of them.

A message has `epochs_done`; `columns`: the curve's new rows, packed column by column; `checkpoints`: [epoch, content] of those
to keep, and `latest`, from which training goes on should the process die; `parameters` as they are now, where they are few;
`heard`: the number of the last command that was obeyed, and the `changes` of the learning rate that commands made. Of the last
message `ended` is true, and `state` says what the run is in then, with its `final` and a `reason`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import Any, TypeAlias

import numpy as np

from app.lab.checkpoints import begin
from app.lab.curves import COLUMNS
from app.lab.keeping import Keeping
from app.lab.packing import nested_wire, one_wire, packed
from app.lab.states import DIVERGED, DONE, OVER, PAUSED, QUEUED, RUNNING, STOPPED, State
from engine.training import training as engines
from engine.training.training import Training

Inbox: TypeAlias = "SimpleQueue[dict[str, Any]]"

PACE = 0.05
"""Seconds of a slice: at most 20 messages a second."""
FEW = 5_000
"""Parameters that are sent with each message."""

STATE_OF: dict[str | None, State] = {None: RUNNING, engines.DONE: DONE, engines.STOPPED: STOPPED, engines.DIVERGED: DIVERGED}


STATES: dict[str, State] = {"pause": PAUSED, "stop": STOPPED, "yield": QUEUED}
"""What a run is in after a command that ends its training here."""


def train(request: dict[str, Any], inbox: Inbox, tell: Callable[[dict[str, Any]], None]) -> None:
    """Train until the run ends or a command ends it."""
    training = begin(request)
    keeping = Keeping(training)
    heard, state = 0, RUNNING
    while state == RUNNING:
        columns, checkpoints = _slice(training, keeping)
        state = STATE_OF[training.ended]
        changes: list[dict[str, Any]] = []
        for command in _commands(inbox):
            if state != RUNNING:
                break  # whoever has sent it will see that the run has ended
            heard = command["number"]
            if command["do"] == "learning_rate":
                epoch = training.change(command["learning_rate"])
                changes.append({"epoch": epoch, "learning_rate": command["learning_rate"]})
            else:
                state = STATES[command["do"]]
        ended = state != RUNNING
        tell(
            {
                "epochs_done": training.epochs_done,
                "columns": columns,
                "checkpoints": checkpoints,
                "latest": keeping.latest() if ended or keeping.latest_is_due() else None,
                "parameters": parameters(training) if training.data.shape.count <= FEW else None,
                "heard": heard,
                "changes": changes,
                "ended": ended,
                "state": state,
                "final": final(training) if state in OVER else None,
                "reason": training.reason,
            }
        )


def _slice(training: Training, keeping: Keeping) -> tuple[str, list[list[Any]]]:
    """Train for a while: the curve's new rows, and the checkpoints on the way."""
    ends = time.monotonic() + PACE
    parts, checkpoints = [np.empty((len(COLUMNS), 0))], []
    while training.ended is None and (left := ends - time.monotonic()) > 0:
        checkpoints += keeping.take()
        columns = training.advance(keeping.until_next(), left)
        parts.append(np.array([getattr(columns, name) for name in COLUMNS], float))
    return packed(np.concatenate(parts, axis=1).ravel()), checkpoints


def _commands(inbox: Inbox) -> Iterator[dict[str, Any]]:
    """What has come since the last look."""
    while True:
        try:
            yield inbox.get_nowait()
        except Empty:
            return


def parameters(training: Training) -> dict[str, Any]:
    """The parameters at the start of the next epoch, as JSON has them."""
    weights, biases = training.data.shape.nested(training.parameters)
    return {"epoch": training.epochs_done, "weights": nested_wire(weights), "biases": nested_wire(biases)}


def final(training: Training) -> dict[str, Any]:
    """What a run ended with, as JSON has it."""
    told = training.final()
    nested = {name: nested_wire(told.pop(name)) for name in ("weights", "biases")}
    return {**{name: one_wire(number) for name, number in told.items()}, **nested}
