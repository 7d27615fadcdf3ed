"""Programs with tangled scopes come to the same end as in CPython, or to the same stop, and keep within their limits."""

from __future__ import annotations

import math
import os
import random
import re
from dataclasses import asdict, replace

import pytest

from engine.errors import EngineError, LimitExceeded, UnknownName
from engine.program import Limits, Run, run
from tests.engine.program import sound, tangled
from tests.engine.program.cpython import here, in_cpython

SEEDS = int(os.environ.get("FUZZ", "6000")) // 5
SHARES = 4
LIMITS = Limits(steps=30_000, nodes=3_000, output_bytes=20_000, list_length=2_000, seconds=60)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_tangled_program_ends_or_stops_as_it_does_in_cpython(share: int) -> None:
    ended: dict[type[EngineError] | None, int] = {}
    for seed in range(share, SEEDS, SHARES):
        program = tangled.program(seed)
        try:
            ours = here(program, LIMITS)
        except LimitExceeded:
            continue  # Python has no limits: it might be at it for ever
        theirs = in_cpython(program)
        if re.search(r"\d{16}", theirs.output):
            continue  # beyond 2**53 whole numbers are floats here
        assert ours == theirs, (seed, program)
        ended[ours.stop] = ended.get(ours.stop, 0) + 1
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
