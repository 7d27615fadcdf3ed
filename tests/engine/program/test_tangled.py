"""Programs with tangled scopes come to the same end as in CPython, or to the same stop, and keep within their limits."""

from __future__ import annotations

import io
import math
import os
import random
import re
from contextlib import redirect_stdout
from dataclasses import asdict, replace

import pytest

import engine.program as language
from engine.errors import EngineError, LimitExceeded, ProgramError, UnknownName
from engine.functions import FUNCTIONS
from engine.origin import origin
from engine.program import Limits, Run, run
from engine.program.interpreter import Interpreter
from engine.value import Value
from tests.engine.program import sound, tangled

SEEDS = int(os.environ.get("FUZZ", "6000")) // 5
SHARES = 4
LIMITS = Limits(steps=30_000, nodes=3_000, output_bytes=20_000, list_length=2_000, seconds=60)

STOPS: dict[type[Exception], type[EngineError]] = {
    NameError: UnknownName, UnboundLocalError: UnknownName, TypeError: ProgramError, IndexError: ProgramError,
    AssertionError: ProgramError,
}  # fmt: skip
"""What Python raises → what the program is stopped with here."""

Ending = tuple[str, list[tuple[str, float, float]], type[Exception] | None]
"""What a program has put out, the nodes it has made, and what has stopped it."""


def in_cpython(program: str) -> Ending:
    created: list[Value] = []
    own = {name: function for name, function in FUNCTIONS.items() if name not in ("max", "min", "abs")}
    stop = None
    with origin.fresh(created), redirect_stdout(io.StringIO()) as output:
        try:
            exec(compile(program, "<tangled>", "exec"), {"Value": Value, "math": math, **own})
        except tuple(STOPS) as error:
            stop = STOPS[type(error)]
    return output.getvalue(), told(created), stop


def here(program: str, monkeypatch: pytest.MonkeyPatch) -> Ending:
    """The same in the program language. Raises LimitExceeded."""
    made: list[Interpreter] = []

    def kept(*arguments: object, **options: object) -> Interpreter:
        made.append(Interpreter(*arguments, **options))  # type: ignore[arg-type]
        return made[-1]

    stop = None
    with monkeypatch.context() as patch:
        patch.setattr(language, "Interpreter", kept)
        try:
            run(program, limits=LIMITS)
        except LimitExceeded:
            raise
        except EngineError as error:
            stop = type(error)
    assert made[0].budget.steps <= LIMITS.steps
    assert len(made[0].created) <= LIMITS.nodes
    return "".join(made[0].output), told(made[0].created), stop


def told(nodes: list[Value]) -> list[tuple[str, float, float]]:
    return [(node.op, node.data, float(node.grad)) for node in nodes]


@pytest.mark.parametrize("share", range(SHARES))
def test_a_tangled_program_ends_or_stops_as_it_does_in_cpython(share: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: dict[type[Exception] | None, int] = {}
    for seed in range(share, SEEDS, SHARES):
        program = tangled.program(seed)
        try:
            ours = here(program, monkeypatch)
        except LimitExceeded:
            continue  # Python has no limits: it might be at it for ever
        theirs = in_cpython(program)
        if re.search(r"\d{16}", theirs[0]):
            continue  # beyond 2**53 whole numbers are floats here
        assert repr(ours) == repr(theirs), (seed, program)
        ended[ours[2]] = ended.get(ours[2], 0) + 1
    assert ended[None] > SEEDS / SHARES / 2
    assert ended[UnknownName] > SEEDS / SHARES / 20  # names that are not set yet are a part of it


def narrowed(chance: random.Random) -> Limits:
    """Limits of which one or two may be too narrow for a program of some forty lines."""
    most = {"steps": 3_000, "nodes": 100, "output_bytes": 200, "list_length": 9, "depth": 12, "label_length": 1}
    names = chance.sample(list(most), 2)
    return replace(LIMITS, **{name: chance.randint(1, most[name]) for name in names})


def limited(program: str, limits: Limits) -> Run | LimitExceeded:
    try:
        return run(program, limits=limits)
    except LimitExceeded as error:
        return error


def test_within_narrower_limits_a_program_does_the_same_or_the_limit_is_named() -> None:
    stopped: dict[str, int] = {}
    for seed in range(SEEDS // 4):
        program = sound.program(seed)
        limits = narrowed(random.Random(seed))
        found = limited(program, limits)
        if isinstance(found, LimitExceeded):
            limit = str(found.facts["limit"])
            assert found.facts["value"] == asdict(limits)[limit], program
            assert found.facts.get("asked", math.inf) > found.facts["value"]  # type: ignore[operator]
            assert found.places or limit == "depth", found.detail
            stopped[limit] = stopped.get(limit, 0) + 1
            continue
        narrow, wide = found, run(program, limits=LIMITS)
        assert (narrow.output, narrow.warnings) == (wide.output, wide.warnings)
        assert [tape.grad for tape in narrow.passes] == [tape.grad for tape in wide.passes]
        assert len(narrow.output.encode()) <= limits.output_bytes
        assert max(len(tape) for tape in narrow.passes) <= limits.nodes
    assert stopped.keys() >= {"steps", "nodes", "output_bytes", "list_length", "depth"}
