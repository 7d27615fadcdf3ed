"""The same text, carried out by Python itself with the engine, and by the program language."""

from __future__ import annotations

import io
import math
import random
from contextlib import redirect_stdout
from dataclasses import dataclass

import numpy as np
import pytest

import engine.program as language
from engine.errors import EngineError, LimitExceeded, ProgramError, UnknownName
from engine.functions import FUNCTIONS
from engine.origin import origin
from engine.program import Limits, run
from engine.program.interpreter import Interpreter
from engine.value import Value

ROOMY = Limits(seconds=60)

STOPS: dict[type[Exception], type[EngineError]] = {
    NameError: UnknownName, UnboundLocalError: UnknownName, AttributeError: UnknownName, TypeError: ProgramError,
    IndexError: ProgramError, AssertionError: ProgramError,
}  # fmt: skip
"""What Python raises → what the program is stopped with here."""


@dataclass(frozen=True)
class Ending:
    """What a program has put out until it ended or was stopped, and what has stopped it.

    `nodes` are operation, value and gradient of each node that was made, in order of creation.
    """

    output: str
    nodes: list[tuple[str, str, str]]
    stop: type[EngineError] | None


def in_cpython(program: str) -> Ending:
    """How the program ends in Python, both generators of random numbers at seed 0. Raises what is not among STOPS."""
    created: list[Value] = []
    before = random.getstate(), np.random.get_state()
    random.seed(0)
    np.random.seed(0)
    own = {name: function for name, function in FUNCTIONS.items() if name not in ("max", "min", "abs")}
    names = {"Value": Value, "math": math, "random": random, "np": np, **own}
    stop = None
    try:
        with origin.fresh(created), redirect_stdout(io.StringIO()) as output:
            exec(compile(program, "<program>", "exec"), names)
    except tuple(STOPS) as error:
        stop = STOPS[type(error)]
    finally:
        random.setstate(before[0])
        np.random.set_state(before[1])
    nodes = [(node.op, repr(node.data), repr(float(node.grad))) for node in created]  # `x.grad = 0` leaves an int there
    return Ending(output.getvalue(), nodes, stop)


def here(program: str, limits: Limits = ROOMY) -> Ending:
    """How the program ends in the program language, within its limits. Raises LimitExceeded."""
    made: list[Interpreter] = []

    def kept(*arguments: object, **options: object) -> Interpreter:
        made.append(Interpreter(*arguments, **options))  # type: ignore[arg-type]
        return made[-1]

    stop = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "Interpreter", kept)
        try:
            run(program, limits=limits)
        except LimitExceeded:
            raise
        except EngineError as error:
            stop = type(error)
    assert made[0].budget.steps <= limits.steps
    assert len(made[0].created) <= limits.nodes
    nodes = [(node.op, repr(node.data), repr(node.grad)) for node in made[0].created]
    return Ending("".join(made[0].output), nodes, stop)


def agree(program: str) -> str:
    """Hold a program that comes to its end against Python; return what it prints."""
    ours, theirs = here(program), in_cpython(program)
    assert theirs.stop is None
    assert ours == theirs
    return ours.output
