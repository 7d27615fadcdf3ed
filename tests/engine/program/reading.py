"""What a test reads from a program: what it printed, its graph, or how it was refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from engine.errors import EngineError, Place
from engine.program import Limits, run


def printed(program: str) -> str:
    """What a program writes; one that makes no Value of its own is given one."""
    return run(f"{program}\n_made = Value(0.0)").output


def document(
    program: str, pass_: int | None = None, inputs: Mapping[str, float] | None = None, limits: Limits | None = None
) -> dict[str, Any]:
    """The graph document of one pass of a program."""
    return run(program, inputs, limits).document(pass_)


def nodes(program: str, *columns: str, pass_: int | None = None) -> list[tuple[Any, ...]]:
    """The columns asked for, node by node; spans as the text they mark, lists as tuples."""
    found = document(program, pass_)["nodes"]
    lines = program.splitlines()

    def read(column: str, i: int) -> Any:
        entry = found[column][i]
        if column == "span" and entry is not None:
            line, start, end_line, end = entry
            marked = "\n".join(lines[line - 1 : end_line])
            return marked[start : len(marked) - len(lines[end_line - 1]) + end]
        return tuple(entry) if isinstance(entry, list) else entry

    return [tuple(read(column, i) for column in columns) for i in range(len(found["op"]))]


def refused(
    program: str, kind: type[EngineError], inputs: Mapping[str, float] | None = None, limits: Limits | None = None
) -> tuple[EngineError, Place]:
    """The error that stops a program, of exactly this class, and its first place."""
    with pytest.raises(EngineError) as caught:
        run(program, inputs, limits)
    assert type(caught.value) is kind, caught.value.detail
    return caught.value, caught.value.places[0] if caught.value.places else Place("")
