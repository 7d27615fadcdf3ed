"""What == says of lists: the same as Python, at any depth."""

from __future__ import annotations

import pytest

from engine.program import run
from tests.engine.program.cpython import agree

NEST = "x, y = [1], [{}]\nfor i in range({}):\n    x, y = [x], [y]\n"
AGREED = [
    *[
        f"{NEST.format(entry, depth)}print(x == y, x != y, (x, 1) == (y, 1))"
        for entry in (1, 2)
        for depth in (0, 1, 19, 20, 21, 99, 400)
    ],
    "x, y = [1, [2, (3, [4])]], [1, [2, (3, [4])]]\nprint(x == y, x == [1, [2, (3, 4)]], [x] == [y, y], [] == ())",
    "x = [0 / 1]\nx.append(x)\nprint(x == x, [x] == [x], x != x)",
    "x, y = [1], [1]\nfor i in range(16):\n    x, y = [x, x], [y, y]\nprint(x == y)",
    "print(range(10**12) == range(10**12), range(0, 4, 3) == range(0, 5, 3), [range(3)] == [range(4)], range(2) == [0, 1])",
    "print(['a', None, True] == ['a', None, 1], ['a'] == ['b'], 'a' == ['a'], (1,) == [1])",
]


@pytest.mark.parametrize("program", AGREED)
def test_lists_are_compared_as_in_python(program: str) -> None:
    assert agree(f"a = Value(1.0)\n{program}\na.backward()")


@pytest.mark.parametrize(("entry", "answer"), [("1", "True"), ("2", "False")])
def test_lists_nested_far_deeper_than_python_goes_are_compared(entry: str, answer: str) -> None:
    assert run(f"a = Value(1.0)\n{NEST.format(entry, 20_000)}print(x == y)").output == f"{answer}\n"


@pytest.mark.parametrize(("entry", "answer"), [("1", "True"), ("2", "False")])
def test_lists_that_hold_themselves_or_each_other_are_compared(entry: str, answer: str) -> None:
    made = f"a = Value(1.0)\nx, y = [1], [{entry}]\n"
    assert run(f"{made}x.append(x)\ny.append(y)\nprint(x == y)").output == f"{answer}\n"
    shared = f"{made}for i in range(60):\n    x, y = [x, x], [y, y]\n"
    assert run(f"{shared}print(x == y)").output == f"{answer}\n"


def test_values_in_lists_are_compared_by_their_data() -> None:
    assert (
        run("a, b = Value(1.0), Value(1.0)\nprint([a, [b]] == [b, [a]], [a] == [1.0], [a] == [2])").output
        == "True True False\n"
    )
