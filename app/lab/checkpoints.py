"""Where a training stands, as it is stored: the network's shape on a line of JSON, then the engine's own bytes."""

from __future__ import annotations

from typing import Any

import orjson

from app.lab.packing import Floats, bytes_of
from engine.training.checkpoint import Checkpoint
from engine.training.limits import TrainingLimits
from engine.training.prepared import Prepared, prepared
from engine.training.reading import read_spec
from engine.training.shapes import Shape
from engine.training.spec import Spec
from engine.training.training import Training

END = b"\n"


def content_of(training: Training) -> bytes:
    """What `read` and `begin` read."""
    shape = training.data.shape
    return orjson.dumps([shape.features, shape.sizes]) + END + training.checkpoint().packed()


def parameters_in(content: bytes) -> tuple[int, Shape, Floats]:
    """The epoch, and the parameters with which it begins."""
    head, _, rest = content.partition(END)
    features, sizes = orjson.loads(head)
    checkpoint = Checkpoint.unpacked(rest)
    return checkpoint.epoch, Shape(features, tuple(sizes)), checkpoint.standing.parameters


def begin(request: dict[str, Any]) -> Training:
    """The training that a request tells of: `spec`, `changes`, whether `compiled`, `run_limits`, and the `checkpoint` to go on
    from, or None. Raises as `read_spec` and `prepared` do.
    """
    spec, data = given(request)
    changes, compiled = request["changes"], bool(request["compiled"])
    if request["checkpoint"] is None:
        return Training(spec, changes=changes, compiled=compiled, data=data)
    _, _, rest = bytes_of(request["checkpoint"]).partition(END)
    return Training.restored(spec, Checkpoint.unpacked(rest), changes, compiled=compiled, data=data)


def given(request: dict[str, Any]) -> tuple[Spec, Prepared]:
    """The spec of a request, and its data. Raises as `read_spec` and `prepared` do."""
    limits = TrainingLimits(**request["run_limits"])
    spec = read_spec(request["spec"], limits)
    return spec, prepared(spec, limits)
