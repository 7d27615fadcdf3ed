"""A crowd of hostile programs is stopped, each with a named limit and in time, and the next request is none the worse."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from app import Settings, create_app
from app.pool import GRACE
from scripts.serving import serving
from tests.engine.program.test_bombs import BOMBS, WIDE

SECONDS = 1.5
SHARP = Settings(database_url="sqlite://", workers=2, seconds=SECONDS, memory_bytes=1 << 28, work_seconds=10_000)
ENDLESS: dict[str, str] = {
    # within the limits of the server's settings these end by the clock, by memory or by their steps: any of them will do
    "a loop": "while True:\n    pass",
    "passes": "a = sum([Value(1.0) for i in range(9_000)])\nwhile True:\n    a.backward()",
    "nodes": "a = Value(1.0)\nwhile True:\n    a = a.tanh() * 2 + 1",
    "lists": "xs = []\nwhile True:\n    xs.append(list(range(90_000)))",
    "texts": "s = 'é'\nxs = []\nwhile True:\n    s = f'{s}{s}'[:30_000]\n    xs.append(f'{s}')",
    "objects": "class A:\n    pass\nxs = []\nwhile True:\n    t = A()\n    t.x = [t]\n    xs = [xs, t]",
    "closures": "def make(f):\n    return lambda: f\nf = 1\nwhile True:\n    f = make(f)",
    "deep brackets": "a = " + "(" * 10_000 + "1" + ")" * 10_000,
    "a sum of 30,000 terms": "a = 1\nb = " + "+".join(["a"] * 30_000),
    "minus signs": "a = " + "-" * 50_000 + "1",
    "labels": "s = '" + "\\x01" * 200 + "'\nxs = [Value(i, label=s) for i in range(60_000)]\na = sum(xs)",
}


def posted(client: httpx.Client, program: str) -> tuple[httpx.Response, float]:
    begun = time.monotonic()
    return client.post("/api/v1/graphs", json={"program": program}), time.monotonic() - begun


def test_a_crowd_of_bombs_is_stopped_and_the_next_request_is_none_the_worse(
    problem_of: Callable[[httpx.Response], dict[str, Any]],
) -> None:
    harmless = "def f(x):\n    return x * 2 + 1\na = Value(1.5)\nb = f(a)\nprint(random.random(), np.random.randn())"
    bombs = {**ENDLESS, **{name: program for name, (_, program) in list(BOMBS.items())[::4]}, **dict(list(WIDE.items())[::3])}
    with serving(create_app(SHARP)) as base, httpx.Client(base_url=base, timeout=60) as client:
        before, _ = posted(client, harmless)
        assert before.status_code == 200
        with ThreadPoolExecutor(8) as crowd:
            found = dict(zip(bombs, crowd.map(lambda program: posted(client, program), bombs.values()), strict=True))
        for name, (answer, _) in found.items():
            problem = problem_of(answer)
            assert problem["type"] == "/problems/limit-exceeded", (name, problem)
            assert problem["limit"] in {*SHARP.limits.__dataclass_fields__, "memory_bytes"}, (name, problem)
            assert f"{problem['value']:,}" in problem["detail"] or problem["limit"] in ("depth", "seconds"), (name, problem)
        for i in range(10):
            answer, took = posted(client, harmless + " " * i)
            assert answer.json()["nodes"] == before.json()["nodes"]
            assert answer.json()["output"] == before.json()["output"]
            assert took < SECONDS + GRACE


@pytest.mark.parametrize("name", ["a loop", "passes", "nodes", "lists", "objects"])
def test_a_program_without_an_end_is_answered_in_its_time(name: str) -> None:
    with serving(create_app(SHARP)) as base, httpx.Client(base_url=base, timeout=60) as client:
        posted(client, "a = 1")  # the processes have started
        answer, took = posted(client, ENDLESS[name])
        assert answer.json()["type"] == "/problems/limit-exceeded"
        assert took < SECONDS + GRACE + 3
