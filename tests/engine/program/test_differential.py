"""Sound programs do here what they do in CPython with the engine: the same output, the same nodes in the same order."""

from __future__ import annotations

import io
import math
import os
import random
from contextlib import redirect_stdout

import pytest

import engine.program as language
from engine.errors import LimitExceeded
from engine.functions import FUNCTIONS
from engine.origin import origin
from engine.program import Limits, run
from engine.program.interpreter import Interpreter
from engine.value import Value
from tests.engine.program import sound

SEEDS = int(os.environ.get("FUZZ", "6000")) // 3
SHARES = 8
ROOMY = Limits(seconds=60)


PARTS = (
    "def ", "class ", "lambda ", "for ", "while ", "else:", "break", "continue", "zip(", "enumerate(", "map(", "sorted(",
    "reversed(", ".append(", " if ", "return ", "self.", "random.uniform", ".backward()", "**2",
)  # fmt: skip


def in_cpython(program: str) -> tuple[str, list[Value]]:
    """What the program prints, and every node it makes, carried out by Python itself."""
    created: list[Value] = []
    names = {"Value": Value, "math": math, "random": random, **FUNCTIONS}
    with origin.fresh(created), redirect_stdout(io.StringIO()) as output:
        exec(compile(program, "<sound>", "exec"), names)
    return output.getvalue(), created


def here(program: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[Value]]:
    """The same, carried out by the program language."""
    made: list[Interpreter] = []

    def kept(*arguments: object, **options: object) -> Interpreter:
        made.append(Interpreter(*arguments, **options))  # type: ignore[arg-type]
        return made[-1]

    with monkeypatch.context() as patch:  # or else every run would be kept until the end
        patch.setattr(language, "Interpreter", kept)
        output = run(program, limits=ROOMY).output
    return output, made[-1].created


def told(nodes: list[Value]) -> list[tuple[str, str, str]]:
    return [(node.op, repr(node.data), repr(node.grad)) for node in nodes]


@pytest.mark.parametrize("share", range(SHARES))
def test_a_sound_program_does_what_it_does_in_cpython(share: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(share, SEEDS, SHARES):
        program = sound.program(seed)
        try:
            ours, our_nodes = here(program, monkeypatch)
        except LimitExceeded:
            continue  # Python has no limits: it would take all the memory there is
        theirs, their_nodes = in_cpython(program)
        assert ours == theirs, program
        assert told(our_nodes) == told(their_nodes), program


def test_the_programs_use_every_part_of_the_language() -> None:
    everything = "\n".join(map(sound.program, range(SEEDS)))
    for part in PARTS:
        assert part in everything
