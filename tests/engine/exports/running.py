"""Exported programs, run: what they print, as numbers."""

from __future__ import annotations

import contextlib
import io
from typing import Any

from engine.exports import EXPORTS
from engine.ops import LEAF


def printed(form: str, document: dict[str, Any]) -> tuple[float, list[float]]:
    """Run a document's program; return the root's value and the gradients of the leaves, in order."""
    source = EXPORTS[form].write(document).decode()
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, f"<{form}>", "exec"), {"__name__": "__main__"})
    first, *others = [float(line.rsplit(" ", 1)[1]) for line in out.getvalue().splitlines()]
    return first, others


def held(document: dict[str, Any]) -> tuple[float, list[float]]:
    """Return the same numbers as the document has them."""
    nodes = document["nodes"]
    leaves = [i for i, op in enumerate(nodes["op"]) if op == LEAF]
    return nodes["value"][document["root"]], [nodes["grad"][i] for i in leaves]
