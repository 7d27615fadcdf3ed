"""The graph document: what a tape holds, as one dict in columns, position = node id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from math import isfinite
from typing import Any

from engine.ops import OPS
from engine.tape import Tape, record
from engine.value import Value

FORMAT = "gradwalk.graph"
VERSION = 1

NAMED = 5
"""So many nodes of one kind of warning are named, and the others counted."""


def to_document(
    source: Value | Tape,
    *,
    program: str = "",
    pass_: int = 0,
    passes: int = 1,
    output: str = "",
    warnings: Sequence[str] = (),
    names: Mapping[str, object] | None = None,
    root_values: Sequence[float] | None = None,
) -> dict[str, Any]:
    """Return the graph document of a tape, or of all that leads to a Value (see `record`, also for `names`).

    Numbers are floats, NaN and the infinities among them: an export writes those as its format can. The caller's
    warnings come first, then the tape's own. `root_values`, the root's
    value in each pass, stands only in a document of several.
    """
    tape = record(source, names) if isinstance(source, Value) else source
    several = {} if root_values is None else {"root_values": list(root_values)}
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": program,
        "pass": pass_,
        "passes": passes,
        "root": tape.root,
        "nodes": {
            "op": list(tape.op),
            "label": list(tape.label),
            "operands": list(map(list, tape.operands)),
            "value": list(tape.value),
            "grad": list(tape.grad),
            "grad_before": list(tape.grad_before),
            "partials": tape.partials,
            "group": list(tape.group),
            "span": _spans(tape),
        },
        "names": dict(tape.names),
        **several,
        "output": output,
        "warnings": [*warnings, *_warnings(tape)],
    }


def _spans(tape: Tape) -> list[list[int] | None]:
    """Equal ones are one list: a call may make thousands of nodes."""
    found = {span: None if span is None else list(span) for span in dict.fromkeys(tape.span)}
    return list(map(found.__getitem__, tape.span))


def _warnings(tape: Tape) -> list[str]:
    found = []
    if tape.left_out:
        nodes = "1 node was" if tape.left_out == 1 else f"{tape.left_out} nodes were"
        found.append(f"{nodes} left out: built in this pass, but from values that do not lead to its root.")
    changed = tape.changed
    found += [_changed(tape, node) for node in changed[:NAMED]]
    if len(changed) > NAMED:
        found.append(f"The same holds for {len(changed) - NAMED} more nodes.")
    found += _not_finite(tape)
    return found


def _changed(tape: Tape, node: int) -> str:
    if tape.operands[node]:
        return f"{_called(tape, node)} was given a number of its own, in place of what its operands make."
    return (
        f"{_called(tape, node)} was changed after it had been used: what was computed from it keeps its value, "
        "and the partials are those of the new number."
    )


def _not_finite(tape: Tape) -> list[str]:
    """Name the first value that is not finite, else the first gradient: where the trouble began."""
    if not isfinite(sum(tape.value)):
        for node, value in enumerate(tape.value):
            if not isfinite(value):
                return [f"{_called(tape, node)} is {spoken(value)}: the first value that is not a finite number."]
    if not isfinite(sum(chain(tape.grad, tape.grad_before))):
        for node in range(len(tape) - 1, -1, -1):
            if tape.leads[node] and not isfinite(tape.grad[node]):
                return [
                    f"The gradient of {_called(tape, node)} is {spoken(tape.grad[node])}: "
                    "the first gradient that is not a finite number."
                ]
    return []


def spoken(number: float) -> str:
    """Return the name of a number that is not finite, as JSON strings and warnings have it."""
    if number != number:
        return "NaN"
    return "Infinity" if number > 0 else "-Infinity"


def _called(tape: Tape, node: int) -> str:
    name = tape.label[node]
    if not name:
        op = OPS.get(tape.op[node])
        name = f"node {node} ({op.symbol or op.name if op else tape.op[node]})"
    span = tape.span[node]
    return f"{name}, line {span[0]}, column {span[1] + 1}," if span else name
