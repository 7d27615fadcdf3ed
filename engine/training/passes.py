"""The graph document of a training's step: one sample's term, or the loss of a whole batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine import program
from engine.errors import InvalidRequest, Place
from engine.ops import LEAF
from engine.optimizers import LEARNING_RATE, optimizer
from engine.program import Limits
from engine.program.limits import exceeded
from engine.training.choices import OVERWRITE_GRADIENTS
from engine.training.moment import Moment
from engine.training.pass_text import SAMPLE, batch_listing, sample_listing

UNBOUNDED = 1 << 60
"""Of a text that we write ourselves: nodes and seconds bound it."""


def pass_document(
    moment: Moment, *, sample: int | None = None, run: str | None = None, limits: Limits | None = None
) -> dict[str, Any]:
    """Return the graph document of the sample of this row, or of the whole batch for None.

    Parameters are as at the start of the batch. A sample's root is its term as it enters the batch's loss, so that the
    gradients of all samples of a batch add up to those of its data; l1 and l2 stand in the whole batch alone. `update` tells
    the step of each parameter, from the gradient that the optimiser was given. Raises InvalidRequest for a row that is not in
    the batch, LimitExceeded for more nodes or seconds than `limits` have.
    """
    limits = limits or Limits()
    _check(moment, sample, limits)
    listing = batch_listing(moment, run) if sample is None else sample_listing(moment, sample, run)
    bounds = replace(limits, source_bytes=UNBOUNDED, steps=UNBOUNDED, list_length=UNBOUNDED)
    document = program.run(listing.text, limits=bounds).document()
    _group(document["nodes"], listing.parts)
    document["warnings"] += _warnings(moment)
    document["update"] = list(_update(moment))
    document["training"] = {
        "optimizer": moment.spec.optimizer.name,
        "loss": moment.spec.loss,
        "epoch": moment.epoch,
        "sample": sample,
        "batch": moment.batch,
        "run": run,
        "faults": list(moment.spec.faults),
    }
    return document


def _check(moment: Moment, sample: int | None, limits: Limits) -> None:
    """Raise before anything is made: a sample takes two operations for each weight, at least."""
    if sample is not None and sample not in moment.rows:
        raise InvalidRequest.of(SAMPLE, f"Row {sample} is not in batch {moment.batch} of epoch {moment.epoch}.")
    shape = moment.prepared.shape
    weights = shape.count - sum(shape.sizes)
    samples = len(moment.rows) if sample is None else 1
    least = shape.count + samples * (shape.features + 2 * weights)
    if least > limits.nodes:
        advice = "a smaller batch_size, or one sample, has fewer" if samples > 1 else "a smaller network has fewer"
        exceeded("nodes", "nodes", limits.nodes, least, Place(advice, field="batch" if sample is None else SAMPLE))


def _group(nodes: dict[str, Any], parts: list[str]) -> None:
    """Put each node into the group of its line; a function's lines belong to the sample for which it was called last.

    The leaves that are made in such a call are the sample's inputs, and are called so.
    """
    groups, labels, ops = nodes["group"], nodes["label"], nodes["op"]
    current, inputs = "", 0
    for node, span in enumerate(nodes["span"]):
        part = parts[span[0] - 1]
        head, _, rest = part.partition("/")
        if head == SAMPLE:
            groups[node] = f"{current}/{rest}" if rest else current
            inputs = 0
            continue
        groups[node] = part
        if head.startswith(SAMPLE):
            current = head
            if ops[node] == LEAF and not labels[node]:
                labels[node] = f"x{inputs}"
                inputs += 1


def _warnings(moment: Moment) -> list[str]:
    if OVERWRITE_GRADIENTS not in moment.spec.faults:
        return []
    return [
        "This run was trained with = in place of +=: of all contributions to a gradient in the whole batch, the optimizer was "
        "given the last one. The gradients here are the true ones; Overwrite (=) walks the pass as it was trained."
    ]


def _update(moment: Moment) -> Iterator[dict[str, Any]]:
    """Give a row for each parameter. Parameters are the first nodes that a program makes, in the flat order."""
    settings = moment.spec.optimizer
    row = optimizer(settings.name)
    options = dict(zip(row.options, row.settings(settings.options), strict=True))
    shared = {LEARNING_RATE: moment.learning_rate, **options, **moment.once, "t": float(moment.step)}
    columns = {}
    for name in row.state:
        columns[f"{name}_before"] = moment.state_before[name].tolist()
        columns[name] = moment.state_after[name].tolist()
    numbers = zip(moment.parameters.tolist(), moment.after.tolist(), moment.gradient.tolist(), strict=True)
    for node, (before, after, gradient) in enumerate(numbers):
        own = {name: column[node] for name, column in columns.items()}
        yield {"node": node, "before": before, "after": after, "gradient": gradient, "terms": {**shared, **own}}
