"""Questions about a run that a worker answers: an epoch that was not kept, the graph of a pass, the surface, the data."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
import orjson

from app.lab.checkpoints import begin, given
from app.lab.packing import nested_wire, wire
from app.lab.trained import final, parameters
from engine.errors import InvalidRequest, Place
from engine.exports import WRITERS
from engine.kernels.child import ready
from engine.program import Limits
from engine.program.limits import exceeded, out_of_time
from engine.training.evaluation import Evaluation
from engine.training.passes import pass_document
from engine.training.prepared import Prepared
from engine.training.reading import read_spec
from engine.training.training import Training

WARM = {"data": {"dataset": "xor", "samples": 20}, "network": {"hidden": [2]}, "epochs": 2}


def warm() -> None:
    """Do once what the first run and the first question would wait for."""
    training = Training(read_spec(WARM), compiled=ready(wait=False))
    training.advance()
    training.final()


def reached(request: dict[str, Any]) -> Training:
    """The training at the start of the request's `epoch`, within its `seconds`. Raises LimitExceeded, InvalidRequest."""
    seconds, epoch = float(request["seconds"]), request["epoch"]
    began = time.monotonic()
    training = begin(request)
    while training.epochs_done < epoch and training.ended is None:
        if (left := began + seconds - time.monotonic()) <= 0:
            raise out_of_time(seconds, seconds, Place("too many epochs to go through once more", field="epoch"))
        training.advance(epoch - training.epochs_done, left)
    if training.epochs_done != epoch:
        message = f"The run ends before epoch {training.epochs_done + 1}; there is no {epoch}."
        raise InvalidRequest(message, places=[Place(message, field="epoch")])
    return training


def epoch(request: dict[str, Any]) -> bytes:
    """The parameters with which an epoch begins, `final` ones where that is asked for."""
    training = reached(request)
    return orjson.dumps(final(training) if request.get("final") else parameters(training))


def graph(request: dict[str, Any]) -> bytes:
    """The graph document of a sample of an epoch, or of one of its batches, in the request's `format`."""
    limits = Limits(**request["limits"])
    sample = request["sample"]
    moment = reached(request).moment(request["epoch"], sample=sample, batch=request["batch"])
    document = pass_document(moment, sample=sample, run=request["run"], limits=limits)
    content = WRITERS[request["format"]].write(document)
    if len(content) > limits.document_bytes:
        exceeded("bytes of an answer", "document_bytes", limits.document_bytes, len(content))
    return content


def surface(request: dict[str, Any]) -> bytes:
    """What the network says over a grid of the first two features; the others are those of a row, or the train part's means."""
    training = reached(request)
    data, size = training.data, request["size"]
    rest = _rest(data, request["sample"])
    sides = [_side(data.x[:, feature], size) for feature in range(min(2, data.x.shape[1]))]
    columns = [column.ravel() for column in np.meshgrid(*sides, indexing="ij")]
    x = np.tile(rest, (len(columns[0]), 1))
    x[:, : len(columns)] = np.stack(columns, axis=1)
    outputs = Evaluation(training.spec, data, compiled=request["compiled"]).outputs(training.parameters, x)
    y = outputs[0] if len(outputs) == 1 else outputs.argmax(axis=0).astype(float)
    answer: dict[str, Any] = {"epoch": request["epoch"]} | {f"x{i}": wire(each.tolist()) for i, each in enumerate(columns)}
    answer["y"] = wire(y.tolist())
    if len(outputs) > 1:
        answer["outputs"] = nested_wire(outputs.tolist())
    return orjson.dumps(answer)


def _rest(data: Prepared, sample: int | None) -> Any:
    if sample is None:
        return data.x[~data.test].mean(axis=0)
    if not 0 <= sample < len(data.x):
        message = f"The data have {len(data.x)} rows, counted from 0; {sample} is none of them."
        raise InvalidRequest(message, places=[Place(message, field="sample")])
    return data.x[sample]


def _side(column: Any, size: int) -> Any:
    """Numbers from the least to the greatest, and a tenth beyond both."""
    low, high = float(column.min()), float(column.max())
    margin = 0.1 * (high - low) or 1.0
    return np.linspace(low - margin, high + margin, size)


def samples(request: dict[str, Any]) -> bytes:
    """All rows of the data, in order, as the network is given them."""
    _, data = given(request)
    listed = {name: None if (x := getattr(data, name)) is None else x.tolist() for name in ("means", "deviations")}
    return orjson.dumps(
        {
            "features": data.features,
            "x": data.x.T.tolist(),
            "y": data.y.tolist(),
            "test": data.test.tolist(),
            "classes": data.classes,
            "task": data.task,
            "outputs": data.shape.outputs,
            "activations": data.activations,
            "targets": data.targets.tolist(),
            **listed,
        }
    )


def check(request: dict[str, Any]) -> bytes:
    """The whole spec, if it can be trained: the data are made, and held against network and loss."""
    spec, _ = given(request)
    return orjson.dumps(spec.wire())


ANSWERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    each.__name__: each for each in (epoch, graph, surface, samples, check)
}
