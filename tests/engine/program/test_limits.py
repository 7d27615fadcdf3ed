"""What would hurt a server ends at a limit that the problem names, and what only looks large is done."""

from __future__ import annotations

import sys
import time

import pytest

from engine.errors import EngineError, LimitExceeded, SyntaxProblem, UnknownName
from engine.program import Limits, run
from engine.program.interpreter import Interpreter
from tests.engine.program.reading import document, refused

GROW = "xs = [0 for i in range(300)]\nys = [xs for i in range(300)]\nzs = [ys for i in range(300)]\n"
TEXT = "s = 'x'\nfor i in range(15):\n    s = f'{s}{s}'\n"

BOMBS: dict[str, tuple[str, str]] = {
    # a name for each: the limit that ends it, and the program
    "source": ("source_bytes", "# " + "é" * 40_000),
    "brackets": ("depth", "a = " + "(" * 10_000 + "1" + ")" * 10_000),
    "brackets, unclosed": ("depth", "a = " + "[" * 60_000),
    "brackets in an f-string": ("depth", "a = f'{" + "(" * 300 + "1" + ")" * 300 + "}'"),
    "lists in lists": ("depth", "a = " + "[" * 101 + "]" * 101),
    "calls in calls": ("depth", "a = " + "abs(" * 101 + "1" + ")" * 101),
    "2,000 minus signs": ("depth", "a = " + "-" * 2_000 + "1"),
    "50,000 minus signs": ("depth", "a = " + "-" * 50_000 + "1"),
    "not": ("depth", "a = " + "not " * 10_000 + "1"),
    "powers": ("depth", "a = 1\nb = " + "**".join(["a"] * 300)),
    "lambdas": ("depth", "a = " + "lambda: " * 8_000 + "1"),
    "a sum of 30,000 terms": ("depth", "a = 1\nb = " + "+".join(["a"] * 30_000)),
    "attributes": ("depth", "a = 1\nb = a" + ".x" * 30_000),
    "blocks": ("depth", "".join(" " * i + "if 1:\n" for i in range(150)) + " " * 150 + "a = 1"),
    "clauses": ("depth", "a = [1 " + "for i in [1] " * 3_000 + "]"),
    "steps": ("steps", "while True:\n    pass"),
    "steps of a loop": ("steps", "for i in range(10**12):\n    pass"),
    "steps of loops": ("steps", "x = [0 " + "for i in range(60) if i < 0 or 1 " * 6 + " if 0]"),
    "a slice of a range": ("list_length", "x = range(10**15)[5:10**14]"),
    "a comparison": ("steps", GROW + "ys = [x for x in zs]\nwhile True:\n    ys == zs"),
    "texts": ("steps", TEXT + "ys = [f'{s}{i}' for i in range(100000)]"),
    "zero_grad": ("steps", "net = MLP(100, [100])\nwhile True:\n    net.zero_grad()"),
    "backward": ("steps", "a = sum([Value(1.0) for i in range(15000)])\nwhile True:\n    a.backward()"),
    "zip": ("steps", "xs = [i for i in range(15000)]\nwhile True:\n    ys = zip(xs, xs, xs)"),
    "a list that grows": ("list_length", "xs = []\nwhile True:\n    xs.append(1)"),
    "a list that doubles": ("list_length", "xs = [1]\nwhile True:\n    xs = xs + xs"),
    "a list that extends": ("list_length", "xs = [1]\nwhile True:\n    xs.extend(xs)"),
    "a list that is added to": ("list_length", "xs = [1]\nwhile True:\n    xs += xs"),
    "a comprehension": ("list_length", "xs = [0 for i in range(10**9)]"),
    "a range as a list": ("list_length", "xs = list(range(10**9))"),
    "a sum of a range": ("list_length", "x = sum(range(10**12))"),
    "the sizes of a network": ("list_length", "net = MLP(1, range(10**9))"),
    "a network": ("nodes", "net = MLP(10**9, [10**9])"),
    "a layer": ("nodes", "net = Layer(1000, 1000)"),
    "calls of a network": ("nodes", "net = MLP(50, [50, 50, 1])\nx = [i for i in range(50)]\nwhile True:\n    y = net(x)"),
    "nodes": ("nodes", "a = Value(1.0)\nfor i in range(10):\n    b = sum([a for j in range(15000)])"),
    "output": ("output_bytes", "while True:\n    print('some output')"),
    "output in bytes": ("output_bytes", TEXT + "print(f'é{s}', s)"),
    "one text": ("output_bytes", TEXT + "t = f'{s}{s}{s}'"),
    "a text put out often": ("output_bytes", TEXT + "print(" + "s, " * 20_000 + ")"),
    "a list put out": ("output_bytes", GROW + "print(zs)"),
    "a list as a text": ("output_bytes", GROW + "t = f'{zs}'"),
    "a list as an answer": ("output_bytes", "a = 1\n" + GROW + "zs"),
    "a label": ("label_length", f"a = Value(1.0, label='{'x' * 201}')"),
    "a label that is set": ("label_length", f"a = Value(1.0)\na.label = '{'x' * 201}'"),
}  # fmt: skip
SMALL = Limits(steps=200_000, nodes=60_000, list_length=20_000)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_at_a_limit_that_the_problem_names(name: str) -> None:
    limit, program = BOMBS[name]
    begun = time.process_time()
    error, _ = refused(program, LimitExceeded, limits=SMALL)
    assert time.process_time() - begun < 5
    assert error.facts["limit"] == limit
    assert f"{error.facts['value']:,}" in error.detail
    assert error.facts["value"] == getattr(SMALL, limit)


@pytest.mark.parametrize(
    "program",
    ["while True:\n    pass", "a = Value(1.0)\nwhile True:\n    a.data += 1", "xs = [1]\nwhile True:\n    xs == xs"],
)
def test_a_program_without_an_end_is_ended_by_the_clock(program: str) -> None:
    limits = Limits(steps=10**15, seconds=0.2)
    begun, used = time.monotonic(), time.process_time()
    error, place = refused(program, LimitExceeded, limits=limits)
    assert time.monotonic() - begun >= 0.2
    assert time.process_time() - used < 2
    assert error.facts["limit"] == "seconds"
    assert error.detail.startswith("The limit is 0.2 seconds")
    assert place.line is not None


LARGE = [
    ("a = 1\nb = " + " + ".join(["a"] * 3_000), 3_000),
    ("a = Value(1.0)\nb = a" + ".relu()" * 3_000, 3_001),
    ("a = Value(1.0)\nb = sum([a for i in range(99_999)])", 100_001),
    ("a = Value(1.0)\nfor i in range(50_000):\n    a = a * a", 50_001),
    ("a = 1\nb = " + "1 if 0 else " * 2_000 + "2", 2),
    ("a = 1\nif 0:\n    pass\n" + "elif 0:\n    pass\n" * 500, 1),
    ("a = 1\nb = a" + " < 2" * 5_000, 1),
    ("a = " + "(" * 99 + "1" + ")" * 99, 1),
    ("".join(" " * i + "if 1:\n" for i in range(90)) + " " * 90 + "a = 1", 1),
    ("a = 1; " * 5_000 + "# 𝛼", 5_000),
    ("a = 9**9**9\nb = 10**400 - 10**400\nc = a * b", 3),
    ("xs = []\nfor i in range(5000):\n    xs = [xs]\nprint(xs, xs == [xs])\na = 1", 1),
]


@pytest.mark.parametrize(("program", "size"), LARGE)
def test_what_is_only_long_or_large_is_done(program: str, size: int) -> None:
    assert len(document(program)["nodes"]["op"]) == size


@pytest.mark.parametrize("unit", ["'\\", "'", '"', "'''", "f'{", "f'''{", "\\'''", "f'{{", "#", "''\n", "é'", "f'{x}"])
def test_a_text_full_of_quotes_is_read_in_no_time(unit: str) -> None:
    begun = time.process_time()
    with pytest.raises(EngineError):
        run(unit * (60_000 // len(unit.encode())))
    assert time.process_time() - begun < 3


def test_many_inputs_are_looked_up_in_no_time() -> None:
    program = "".join(f"a{i} = {i}\n" for i in range(4_000))
    begun = time.process_time()
    assert len(document(program, inputs={f"a{i}": 1.0 for i in range(4_000)})["nodes"]["op"]) == 4_000
    refused(program, UnknownName, {"b": 1.0})
    assert time.process_time() - begun < 8


def test_a_limit_is_reached_exactly() -> None:
    program = "print('four')\na = Value(1.0)\nb = a * 2"
    assert run(program, limits=Limits(nodes=3, output_bytes=5)).output == "four\n"
    for limits, limit in [(Limits(nodes=2), "nodes"), (Limits(output_bytes=4), "output_bytes")]:
        error, _ = refused(program, LimitExceeded, limits=limits)
        assert (error.facts["limit"], error.facts["asked"]) == (limit, error.facts["value"] + 1)
    steps = next(n for n in range(1, 100) if _runs(program, Limits(steps=n)))
    assert 10 < steps < 20
    assert not _runs(program, Limits(steps=steps - 1))


def _runs(program: str, limits: Limits) -> bool:
    try:
        run(program, limits=limits)
    except LimitExceeded:
        return False
    return True


def test_memory_that_runs_out_is_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Interpreter, "execute", out_of_memory)
    error, _ = refused("a = 1", LimitExceeded)
    assert error.facts["limit"] == "memory"


def test_the_recursion_limit_of_the_process_is_given_back() -> None:
    before = sys.getrecursionlimit()
    run("a = 1")
    refused("a = (", SyntaxProblem)
    assert sys.getrecursionlimit() == before
