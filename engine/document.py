"""The graph document: one pass as columns, for the API, the page, and exports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.tape import Tape, record
from engine.value import Value

FORMAT = "gradwalk.graph"
VERSION = 1

Document = dict[str, Any]


def to_document(
    source: Value | Tape,
    *,
    names: Mapping[str, object] | None = None,
    program: str = "",
    pass_: int = 0,
    passes: int = 1,
    output: str = "",
    warnings: Sequence[str] = (),
) -> Document:
    """The graph document of a pass; numbers stay floats, NaN and infinity included (exports write them for JSON).

    A Value is recorded first; see `record` for what its `grad_before` is. Position in each list under "nodes" = node id =
    topological position; `operands` and `partials` are by slot.
    """
    tape = source if isinstance(source, Tape) else record(source, names)
    if not any(tape.partials):
        tape.backward()
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": program,
        "pass": pass_,
        "passes": passes,
        "root": tape.root,
        "nodes": {
            "op": tape.op,
            "label": tape.label,
            "operands": tape.operands,
            "value": tape.value,
            "grad": tape.grad,
            "grad_before": tape.grad_before,
            "partials": tape.partials,
            "group": tape.group,
            "span": tape.span,
        },
        "names": tape.names,
        "output": output,
        "warnings": [*warnings, *pass_warnings(tape)],
    }


def pass_warnings(tape: Tape) -> list[str]:
    """What a reader should know of this pass: nodes that it could not hold, leaves that changed after their use."""
    found = []
    if tape.left_out:
        many = "1 node is" if tape.left_out == 1 else f"{tape.left_out} nodes are"
        found.append(f"{many} left out: built in this pass from nodes of an earlier one")
    changed = [tape.label[i] or f"v{i}" for i in tape.changed()]
    if changed:
        listed = ", ".join(changed[:5]) + (f" and {len(changed) - 5} more" if len(changed) > 5 else "")
        found.append(f"data changed after a node had used it: {listed}; gradients take the data held at backward()")
    return found
