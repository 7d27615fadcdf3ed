"""Names mean here what they mean in CPython, scope by scope, and where Python stops at one, so do we."""

from __future__ import annotations

from engine.errors import EngineError, UnknownName
from tests.engine.program import scoped
from tests.engine.program.cpython import here, in_cpython

SEEDS = 300


def test_scopes_are_pythons() -> None:
    ended: dict[type[EngineError] | None, int] = {None: 0, UnknownName: 0}
    for seed in range(SEEDS):
        program = f"{scoped.program(seed)}end = Value(0.0)\nend.backward()\n"
        ours = here(program)
        assert ours == in_cpython(program), program
        ended[ours.stop] += 1  # nothing else may stop them
    assert min(ended.values()) > SEEDS / 10, ended
