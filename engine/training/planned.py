"""A spec's network as a plan for lanes, and where its numbers stand there. What was planned lately is kept."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.computing import plan_for_training
from engine.kernels.plan import Plan, Sample
from engine.training.choices import ADD_INSTEAD_OF_MULTIPLY, SIGMOID
from engine.training.prepared import Prepared
from engine.training.spec import Spec
from engine.training.text import sample_tape

Floats = NDArray[np.float64]
Key: TypeAlias = tuple[object, ...]

KEPT = 4
"""Plans that are kept."""


@dataclass(frozen=True, eq=False)
class Planned:
    """A plan of one sample's term. `nodes` are the parameters in the flat order; `order` says which of the columns x0, x1, …,
    y0, … each input of the plan takes. `decisive` are the rows of the outputs, and `pending` is what is still to be applied to
    them (see SampleTape); `outcomes` pairs them with the rows of their targets.
    """

    plan: Plan
    nodes: range
    order: tuple[int, ...]
    decisive: tuple[int, ...]
    pending: str | None
    outcomes: tuple[tuple[int, int], ...]
    is_compiled: bool

    def columns(self, prepared: Prepared) -> Floats:
        """Return the numbers of all rows [input, row] in the order of the plan's inputs."""
        features = prepared.x.shape[1]
        columns = np.empty((len(self.order), len(prepared.x)))
        for column, given in zip(columns, self.order, strict=True):
            column[:] = prepared.x[:, given] if given < features else prepared.targets[given - features]
        return columns


def cut(prepared: Prepared, planned: Planned) -> float:
    """Return the number above which an only output says that a sample is of the second class."""
    return 0.5 if prepared.activations[-1] == SIGMOID and planned.pending is None else 0.0


def planned(spec: Spec, prepared: Prepared, is_compiled: bool) -> Planned:
    """Return the plan for a spec's network and loss."""
    adds = ADD_INSTEAD_OF_MULTIPLY in spec.faults
    key = (prepared.shape, prepared.activations, spec.loss, adds, is_compiled)
    with _alone:
        found = _lately.pop(key, None)
    made = found or _made(spec, prepared, is_compiled)
    with _alone:
        _lately[key] = made
        while len(_lately) > KEPT:
            del _lately[next(iter(_lately))]
    return made


def _made(spec: Spec, prepared: Prepared, is_compiled: bool) -> Planned:
    told = sample_tape(prepared, spec, np.zeros(prepared.shape.count))
    tape, inputs = told.tape, (*told.inputs, *told.targets)
    plan = plan_for_training(Sample(tape.op, tape.operands, tape.value, tape.leads, tape.root, inputs), is_compiled)
    decisive = tuple(plan.row[node] for node in told.decisive)
    targets = tuple(plan.row[node] for node in told.targets)
    order = tuple(inputs.index(node) for node in plan.inputs)
    return Planned(
        plan, told.parameters, order, decisive, told.pending, tuple(zip(decisive, targets, strict=True)), is_compiled
    )


_lately: dict[Key, Planned] = {}
_alone = Lock()
