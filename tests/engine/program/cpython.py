"""The same text, carried out by Python itself with the engine, and by the program language."""

from __future__ import annotations

import io
import math
import random
from contextlib import redirect_stdout

import numpy as np
import pytest

import engine.program as language
from engine.functions import FUNCTIONS
from engine.origin import origin
from engine.program import Limits, run
from engine.program.interpreter import Interpreter
from engine.value import Value

ROOMY = Limits(seconds=60)

Told = list[tuple[str, str, str]]
"""Operation, value and gradient of each node that was made, in order of creation."""


def in_cpython(program: str) -> tuple[str, Told]:
    """What the program prints and makes in Python, both generators of random numbers at seed 0."""
    created: list[Value] = []
    before = random.getstate(), np.random.get_state()
    random.seed(0)
    np.random.seed(0)
    own = {name: function for name, function in FUNCTIONS.items() if name not in ("max", "min", "abs")}
    names = {"Value": Value, "math": math, "random": random, "np": np, **own}
    try:
        with origin.fresh(created), redirect_stdout(io.StringIO()) as output:
            exec(compile(program, "<program>", "exec"), names)
    finally:
        random.setstate(before[0])
        np.random.set_state(before[1])
    return output.getvalue(), told(created)


def here(program: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Told]:
    """The same, carried out by the program language."""
    made: list[Interpreter] = []

    def kept(*arguments: object, **options: object) -> Interpreter:
        made.append(Interpreter(*arguments, **options))  # type: ignore[arg-type]
        return made[-1]

    with monkeypatch.context() as patch:
        patch.setattr(language, "Interpreter", kept)
        output = run(program, limits=ROOMY).output
    return output, told(made[-1].created)


def told(nodes: list[Value]) -> Told:
    return [(node.op, repr(node.data), repr(node.grad)) for node in nodes]


def agree(program: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Hold a program against Python, which has to make all of its passes; return what it prints."""
    theirs, their_nodes = in_cpython(program)
    ours, our_nodes = here(program, monkeypatch)
    assert ours == theirs
    assert our_nodes == their_nodes
    return ours
