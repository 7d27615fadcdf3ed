"""Names mean here what they mean in CPython, scope by scope, and where Python stops at one, so do we."""

from __future__ import annotations

import io
from contextlib import redirect_stdout

import pytest

import engine.program as language
from engine.errors import UnknownName
from engine.program import Limits, run
from engine.program.interpreter import Interpreter
from tests.engine.program import scoped

SEEDS = 300
ROOMY = Limits(seconds=60)


def in_cpython(program: str) -> tuple[str, bool]:
    """What it prints until it ends or stops, and whether it stopped at a name."""
    with redirect_stdout(io.StringIO()) as output:
        try:
            exec(compile(program, "<scoped>", "exec"), {})
        except (NameError, AttributeError):  # UnboundLocalError is a NameError
            return output.getvalue(), True
    return output.getvalue(), False


def test_scopes_are_pythons(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Interpreter] = []

    def kept(*arguments: object, **options: object) -> Interpreter:
        made.append(Interpreter(*arguments, **options))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(language, "Interpreter", kept)
    ended = {True: 0, False: 0}
    for seed in range(SEEDS):
        program = scoped.program(seed)
        stops = False
        try:
            run(f"{program}end = Value(0.0)\n", limits=ROOMY)
        except UnknownName:
            stops = True
        assert ("".join(made[-1].output), stops) == in_cpython(program), program
        made.clear()
        ended[stops] += 1
    assert min(ended.values()) > SEEDS / 10, ended
