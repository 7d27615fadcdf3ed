"""Sheets: programs without a Value of their own, whose numbers become leaves, and serve as numbers all the same."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import ProgramError
from engine.program import run
from tests.engine.program.reading import document, nodes, refused

DESCENT = """\
w = 1
lr = 0.1
for i in range(10):
    loss = (w - 3)**2
    loss.backward()
    w.data -= lr * w.grad
    w.grad = 0
"""


def leaves(program: str) -> list[tuple[Any, ...]]:
    """Label and value of each leaf."""
    return [row[1:] for row in nodes(program, "op", "label", "value") if row[0] == "leaf"]


SHEETS: list[tuple[str, list[tuple[str, float]]]] = [
    # what a function, a method, a class or a comprehension gives is no leaf; what is computed is one
    ("def f(x):\n    k = 2\n    return x * k\na = 3\nb = f(a)", [("a", 3.0)]),
    ("class A:\n    k = 2\n    def __init__(self): self.w = 3\n    def __call__(self, x): return self.w * x * self.k\na = A()\n"
     "x = 4\ny = a(x)", [("x", 4.0)]),
    ("n = 2 + 3\ny = n * sum([k for k in range(2)])", [("n", 5.0)]),
    ("def f(x): return x * x\na = f(3)\nb = a * 2", [("a", 9.0)]),
    ("f = lambda x, k=2: x * k\na = 3\nb = f(a)", [("a", 3.0)]),
    # a name of a class is no call of it
    ("a: Value = 3\nb = a * 2", [("a", 3.0)]),
    # a leaf serves as a whole number, and any Value as a number and as a condition
    ("def power(x, n): return 1 if n == 0 else x * power(x, n - 1)\nx = 3\ny = power(x, 2)", [("x", 3.0)]),
    ("n = 2\ns = 0.5\ny = s * random.uniform(-n, n)\nfor i in range(n): y = y * 2", [("n", 2.0), ("s", 0.5)]),
    ("x = 2\non = 1\ny = x * 3 if on else x\nif not on: y = x", [("x", 2.0), ("on", 1.0)]),
    ("x = 2\nn = 2\ny = x\nwhile n:\n    y = y * x\n    n -= 1", [("x", 2.0), ("n", 2.0)]),
]  # fmt: skip


@pytest.mark.parametrize(("program", "expected"), SHEETS)
def test_a_number_that_the_top_level_gives_a_name_is_a_leaf_and_no_other(
    program: str, expected: list[tuple[str, float]]
) -> None:
    assert leaves(program) == expected


def test_a_sheet_goes_downhill_with_a_rate_that_is_a_leaf_itself() -> None:
    result = run(DESCENT)
    assert len(result.passes) == 10
    starts = [result.document(i)["nodes"]["value"][0] for i in range(3)]
    assert starts == pytest.approx([1.0, 1.4, 1.72])
    assert document(DESCENT, 1)["nodes"]["grad_before"][0] == 0.0


@pytest.mark.parametrize("program", [
    "ws = list(map(Value, [1.0, 2.0]))\nrate = 0.5\nloss = ws[0] * ws[1] * rate",
    "import engine\nws = list(map(engine.Value, [1.0, 2.0]))\nrate = 0.5\nloss = ws[0] * ws[1] * rate",
])  # fmt: skip
def test_a_program_that_hands_value_to_map_is_no_sheet(program: str) -> None:
    assert [op for (op,) in nodes(program, "op")] == ["leaf", "leaf", "mul", "constant", "mul"]


def test_where_value_is_written_a_value_is_no_number() -> None:
    refused("a = Value(1.0)\na.data = a * 2", ProgramError)
    refused("a = Value(1.0)\nb = a if a else 2", ProgramError)
    refused("a = Value(1.0)\nb = a * random.uniform(a, 2)", ProgramError)
