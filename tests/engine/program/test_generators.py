"""Entries that are made one at a time, and once: the order in which nodes are made is Python's."""

from __future__ import annotations

import pytest

from engine.errors import EngineError, LimitExceeded, ProgramError, UnknownName
from tests.engine.program.cpython import agree
from tests.engine.program.reading import nodes, printed, refused

AB = "a, b = Value(2.0), Value(3.0)\n"
END = "\nend = Value(1.0)\nend.backward()\n"

INTERLEAVED = [
    # sum takes an entry, adds it, takes the next one
    "s = sum(x * 2 for x in [a, b])",
    "s = sum((x * y for x, y in zip([a, b], [3, 4])), a)",
    "s = sum((x * 2 for x in [a, b]), start=b)",
    "s = sum([x * 2 for x in [a, b]])",
    "s = sum(map(lambda x: x * 2, [a, b]), b)",
    "s = sum(x * y for x in [a, b] for y in [a, b] if x.data < 3)",
    "s = sum([], a) + sum([2, 3], a)",
    # a loop, too
    "for y in (x * 2 for x in [a, b]):\n    z = y + 1",
    "for y in map(lambda x: x.tanh(), [a, b]): z = y + 1",
    "for i, y in enumerate(x * 2 for x in [a, b]): z = y + i",
    "for y in [x * 2 for x in [a, b]]: z = y + 1",
    # several that are taken in turn
    "for y, z in zip((x * 2 for x in [a, b]), map(lambda x: x * 3, [a, b])): w = y - z",
    "m = map(lambda x, y: x * y + 1, [a, b, a], [b, a])\nfor t, u in zip(m, (v * 2 for v in [a, b])): w = t - u\n"
    "print(list(m))",
    "g = (y + 1 for y in (x * 2 for x in [a, b]))\nz = a * b\ns = sum(g)",
    "def f(x):\n    y = x * x\n    return y + 1\ns = sum(f(x) for x in [a, b])\nt = sum(map(f, [a, b]))",
    "xs = list(x * 2 for x in [a, b]) + sorted((x * 3 for x in [b, a]), key=lambda v: v.data)",
    "u, v = (x * 2 for x in [a, b])\nw = u * v",
    "xs = [1]\nxs.extend(len(xs) for x in [1, 2])\nxs += (len(xs) * y for y in xs[:3])\nprint(xs)",
    "xs = []\nxs.extend(x * 2 for x in [a, b])\nxs += (x * 3 for x in [a, b])\nw = xs[0] * xs[3]",
    # zip stops at the shortest: what was taken before it found out is taken
    "g, h = (x * 2 for x in [a, b, a]), (x * 3 for x in [a])\nz = list(zip(g, h))\nprint(len(z), len(list(g)))",
    "g, h = (x * 2 for x in [a]), (x * 3 for x in [a, b, a])\nz = list(zip(g, h))\nprint(len(z), len(list(h)))",
    "g = (x * 2 for x in [a, b, a, b])\nprint(list(zip(g, g)))",
]


@pytest.mark.parametrize("program", INTERLEAVED)
def test_nodes_are_made_in_pythons_order(program: str) -> None:
    agree(AB + program + END)


SOUND = [
    "g = (x for x in [1, 2, 3])\nprint(list(g), list(g), sum(g))",
    "for lazy in [zip([1, 2], [3, 4]), map(abs, [-1, 2]), enumerate([5, 6], 1), reversed([1, 2])]:\n"
    "    print(list(lazy), list(lazy))",
    "g = (x for x in [1, 2, 3])\nfor x in g:\n    if x == 1: break\nprint(list(g))",
    "def f(): return (i * k for i in range(3))\nk = 2\ng = f()\nk = 5\nprint(list(g))",
    "n = 3\ng = (i * n for i in range(n))\nn = 10\nprint(list(g))",
    "xs = [1, 2]\ng = (x for x in xs)\nxs.append(3)\nprint(list(g))",
    "xs = [1, 2]\nfor x in xs:\n    if len(xs) < 5: xs.append(x)\nprint(xs)",
    "print(list(zip()), list(zip([1])), list(zip([1, 2], 'x' and [3], range(9))))",
    "print(list(map(lambda x, y, z: x + y * z, [1, 2], [3, 4, 5], (6, 7))), list(map(lambda x: x, [])))",
    "print(sum([1, 2], 3), sum([1, 2], start=3), sum([]), sum([[1], [2]], []), sum(((1,), (2,)), ()), sum([0.1, 0.2]))",
    "print(sorted([3, -1, 2], key=abs), sorted([3, 1, 2], reverse=True), sorted((1, 2), key=lambda x: -x), sorted([]))",
    "xs = [(1, 'b'), (0, 'a'), (1, 'a'), (0, 'b')]\n"
    "print(sorted(xs, key=lambda p: p[0]), sorted(xs, key=lambda p: p[0], reverse=True))",
    "print(list(enumerate(map(lambda v: v * 2, [1, 2]), 3)), list(enumerate([5], start=-1)))",
    "print(list(reversed(range(3))), list(reversed((1, 2))), max(i * i for i in range(4)), min(map(abs, [-3, 2])))",
    "g = (i for i in range(5))\na, b = zip([1, 2], g)\nprint(a, b, list(g))",
    "def f(n):\n    print('f', n)\n    return n\ng = (f(i) for i in range(f(3)) if f(i) != 1)\nprint('made')\nprint(list(g))",
    "m = map(1, [2])\nprint('not called yet')",
    "print([list(g) for g in [(i for i in range(n)) for n in range(3)]])",
    "if (x for x in []): print('a generator is true')",
]


@pytest.mark.parametrize("program", SOUND)
def test_lazy_entries_are_what_they_are_in_python(program: str) -> None:
    assert agree(program + END)


REFUSED: list[tuple[str, type[EngineError], str]] = [
    ("len(x for x in [1])", ProgramError, "a generator has no length"),
    ("len(map(abs, [1]))", ProgramError, "list(x)"),
    ("(x for x in [1])[0]", ProgramError, "a generator has no entries"),
    ("reversed(x for x in [1])", ProgramError, "cannot be gone through backwards"),
    ("zip([1], 3)", ProgramError, "a number cannot be gone through one by one"),
    ("list(map(1, [2]))", ProgramError, "a number cannot be called"),
    ("list(map(lambda x: x, [1], [2]))", ProgramError, "lambda was given 2 arguments"),
    ("a, b = zip([1], [2])", ProgramError, "2 names cannot take 1 entries"),
    ("(x for x in missing)", UnknownName, "missing is not defined"),
    ("ls = []\ng = (sum(ls[0]) for _ in [1])\nls.append(g)\nsum(g)", ProgramError, "needs its own next entry"),
    ("g = [1]\nfor i in range(200): g = map(abs, g)\nlist(g)", LimitExceeded, "nested calls"),
    ("list(i for i in range(200000))", LimitExceeded, "entries in a list"),
]


@pytest.mark.parametrize(("program", "kind", "said"), REFUSED)
def test_what_lazy_entries_cannot_do_is_said(program: str, kind: type[EngineError], said: str) -> None:
    assert said in refused(program, kind)[0].detail


def test_a_lazily_made_node_stands_where_it_is_written_and_each_sum_where_it_is_called() -> None:
    program = f"{AB}s = sum((x * 2 for x in [a, b]), a)"
    assert nodes(program, "op", "span")[2:] == [
        ("constant", "2"), ("mul", "x * 2"), ("add", "sum((x * 2 for x in [a, b]), a)"),
        ("constant", "2"), ("mul", "x * 2"), ("add", "sum((x * 2 for x in [a, b]), a)"),
    ]  # fmt: skip


def test_chains_of_lazy_entries_that_nobody_asks_for_do_no_harm() -> None:
    for made in ("map(abs, g)", "zip(g)", "(i for i in g)", "enumerate(g)"):
        assert printed(f"g = [1]\nfor i in range(20000): g = {made}\nprint('here')") == "here\n"
