"""Programs from a small grammar: they give a document or a problem, never anything else, and always the same one."""

from __future__ import annotations

import json
import os
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.exports import EXPORTS
from engine.program import Limits, run
from tests.engine.program import spoiled

SPOILED = int(os.environ.get("FUZZ", "6000"))
"""How many spoiled programs are run; with those of the other tests a run of the suite tries over 10,000 inputs."""
SHARES = 8

LIMITS = Limits(steps=20_000, nodes=3_000, output_bytes=4_000, list_length=1_000, depth=40, seconds=60)

GRAMMAR: dict[str, list[str]] = {
    # $symbol stands for one of its row; deep inside, an expression is an atom and a statement a line
    "program": [
        "a = 2\nb = 0.5\nc = a * b\nxs = [1, 2]\ni = 1\nnet = sum\n$block",
        "a = Value(2.0)\nb = a / 3\nc = b\nxs = [a, 3.0, b]\ni = 1\nnet = mse\n$block",
        "net = MLP(2, [2, 1])\na = net([1, 2])\nb, c = 3, Value(4)\nxs = [a, b]\ni = 0\n$block",
    ],
    "block": ["$statement", "$statement\n$statement", "$line\n$statement\n$line", "$line\n$line\n$line\n$line"],
    "statement": [
        "$line", "$line", "for $name in $list:\n$inner", "while $truth:\n$inner\n    break",
        "if $truth:\n$inner\nelse:\n$inner", "for i in range(3):\n$inner",
        "for i, b in enumerate($list):\n$inner\n    if i: continue",
    ],
    "line": [
        "$name = $number", "$name = $any", "c $sign= $number", "$number", "print($any, $any)", "$value.backward()",
        "xs = $list", "xs[i] $sign= $number", "xs[0] = $number", "a.data $sign= $plain", "a.grad = $plain",
        "b, c = $number, $any", "import math", "c.label = $text", "xs.append($number)", "xs += $list", "pass",
    ],
    "inner": ["$block"],
    "any": ["$number", "$number", "$list", "$text", "None", "math", "print", "($any, $any)", "xs[i]", "$any($any)"],
    "number": [
        "$atom", "$atom", "$value", "$plain", "($number $sign $number)", "($number $sign $number)", "(-$number)",
        "$function($number)", "$function($number)", "($number).tanh()", "($number).max($number)", "max($number, $number)",
        "sum($list)", "($number if $truth else $number)", "mse([$number], [$number])", "net([$number, $number])", "xs[i]",
    ],
    "value": ["a", "b", "c", "c", "a"],
    "plain": [
        "$digit", "$digit", "($plain $sign $plain)", "len($list)", "round($plain, 2)", "int($digit)", "float($plain)", "a.data",
        "c.grad", "math.sin($plain)", "math.pow($plain, $plain)", "random.uniform($plain, 1)", "np.random.randn()",
    ],
    "truth": [
        "$number < $number", "$any == $any", "$truth and $truth", "not $truth", "$plain", "$plain <= $number > 0", "$list",
    ],
    "list": [
        "xs", "xs", "[$number, $number]", "[]", "[$number for i in $list]", "[$number for b in $list if $truth]", "$list[i:]",
        "$list[::-1]", "range(3)", "range(i, 3)", "list(zip($list, $list))", "sorted($list)", "list(map($function, $list))",
        "list(reversed($list))", "($list + xs)", "list($list)",
    ],
    "text": ["'t'", "'é𝛼'", "f'{$name}'", "f'{$digit:.3f}'", "f'{$name!r:>9}'", "f'{xs}{1:5d}'", "f'{a.data:+.2e} {b=}'"],
    "name": ["a", "b", "c", "c"],
    "digit": ["0", "1", "2", "-3", "0.5", "1e308", "1e-308", "-0.0", "10**400", "9**9**9", "True", "(1/0)", "(0/0)"],
    "atom": ["a", "b", "c", "i", "$digit"],
    "sign": ["+", "-", "*", "/", "**", "+", "-", "*", "/", "//", "%"],
    "function": ["tanh", "exp", "log", "sqrt", "relu", "sigmoid", "softplus", "abs", "sin", "cos", "leaky_relu"],
}  # fmt: skip
FLAT = {"any": "atom", "number": "atom", "plain": "digit", "truth": "atom", "list": "name", "statement": "line", "text": "atom"}


def written(seed: int) -> str:
    """The program of a seed."""
    pick = random.Random(seed).choice

    def write(symbol: str, depth: int) -> str:
        row = pick(GRAMMAR[FLAT.get(symbol, symbol) if depth > 7 else symbol])
        text = re.sub(r"\$(\w+)", lambda found: write(found[1], depth + 1), row)
        return "    " + text.replace("\n", "\n    ") if symbol == "inner" else text

    return write("program", 0)


def outcome(program: str) -> bytes:
    """The document as it leaves, or the problem."""
    try:
        return EXPORTS["json"].write(run(program, limits=LIMITS).document())
    except EngineError as error:
        return repr((type(error), error.detail, error.places, error.facts)).encode()


@settings(max_examples=300)
@given(program=st.integers(0, 2**32).map(written))
def test_a_program_gives_a_document_or_a_problem_and_the_same_one_each_time(program: str) -> None:
    first = outcome(program)
    assert outcome(program) == first
    if first.startswith(b"{"):
        found = json.loads(first, parse_constant=lambda token: pytest.fail(token))
        size = len(found["nodes"]["op"])
        assert {len(column) for column in found["nodes"].values()} == {size}
        assert all(0 <= i < node for node, ins in enumerate(found["nodes"]["operands"]) for i in ins)
        assert all(0 <= node < size for node in [found["root"], *found["names"].values()])
        lines = program.splitlines()
        for line, column, end_line, end_column in filter(None, found["nodes"]["span"]):
            assert lines[line - 1][column:end_column].strip() or end_line > line


@settings(max_examples=300)
@given(program=st.text(alphabet="ab1+-*/=()[]{}<>.,:;'\"\\\n\t #_é𝛼\u2212\u212a\0fin for print", max_size=60))
def test_any_text_at_all_gives_a_document_or_a_problem(program: str) -> None:
    assert outcome(program)


@settings(max_examples=100)
@given(number=st.floats(), name=st.sampled_from(["a", "b"]))
def test_an_input_that_is_not_finite_is_a_number_like_any_other(number: float, name: str) -> None:
    found = run("a = 2.0\nb = 3\nc = (a * b + a / b) ** 2 + tanh(a)", {name: number}).document()
    assert EXPORTS["json"].write(found)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_spoiled_program_gives_a_document_or_a_problem(share: int) -> None:
    answered = 0
    for seed in range(share, SPOILED, SHARES):
        answered += outcome(spoiled.program(seed)).startswith(b"{")
    assert answered > SPOILED / SHARES / 5  # what dies at the first look tests nothing behind it
