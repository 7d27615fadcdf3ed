"""Functions, classes, closures and generators that would hurt a server end at a limit that the problem names, in time."""

from __future__ import annotations

import time

import pytest

from engine.errors import LimitExceeded, UnknownName
from engine.program import Limits, run
from tests.engine.program.reading import document, refused

V = "a = Value(1.0)\n"
MAKE = f"{V}def make(before):\n    return lambda: before()\nf = lambda: 1\n"
THING = f"{V}class Thing:\n    pass\nx = 0\n"

BOMBS: dict[str, tuple[str, str]] = {
    # a name for each: the limit that ends it, and the program
    "a function that calls itself": ("depth", f"{V}def f(x):\n    return f(x)\nf(1)"),
    "two that call each other": ("depth", f"{V}def f(x):\n    return g(x)\ndef g(x):\n    return f(x)\nf(1)"),
    "a lambda": ("depth", f"{V}f = lambda: f()\nf()"),
    "deep brackets in each call": ("depth", f"{V}def f(x):\n    return {'(1 + ' * 90}f(x){')' * 90}\nf(1)"),
    "deep calls in each call": ("depth", f"{V}def f(x):\n    return {'abs(' * 90}f(x){')' * 90}\nf(1)"),
    "deep blocks in each call": (
        "depth",
        f"{V}def f():\n" + "".join(" " * i + "while 1:\n" for i in range(1, 91)) + " " * 91 + "f()\nf()",
    ),
    "every operator in each call": (
        "depth",
        f"{V}def f():\n    return {'(1 and 1 < 1 + 1*-1**(' * 45}f(){'))' * 45}\nf()",
    ),
    "many clauses in each call": ("depth", f"{V}def f():\n    return [f() {'for i in [1] ' * 90}]\nf()"),
    "comprehensions in each call": ("depth", f"{V}def f():\n    return {'[' * 45}f(){' for i in [1]]' * 45}\nf()"),
    "map": ("depth", f"{V}def f(x):\n    return list(map(f, [x]))\nf(1)"),
    "the key of sorted": ("depth", f"{V}def f(x):\n    return sorted([x], key=f)\nf(1)"),
    "a generator": ("depth", f"{V}def f(x):\n    return sum(f(x) for i in [1])\nf(1)"),
    "the head of a loop": ("depth", f"{V}def f():\n    while f():\n        pass\nf()"),
    "an f-string": ("depth", f"{V}def f():\n    return f'{{f()}}'\nf()"),
    "the format of one": ("depth", f"{V}def f():\n    return f'{{1:{{f()}}}}'\nf()"),
    "a default": ("depth", f"{V}def f():\n    def g(x=f()):\n        pass\nf()"),
    "a target": ("depth", f"{V}xs = [0]\ndef f():\n    xs[f()] = 1\nf()"),
    "the body of a class": ("depth", f"{V}def f():\n    class A:\n        x = f()\nf()"),
    "__init__": ("depth", f"{V}class A:\n    def __init__(self):\n        self.x = A()\nA()"),
    "__call__": ("depth", f"{V}class A:\n    def __call__(self):\n        return self()\nA()()"),
    "a chain of closures": ("depth", f"{MAKE}for i in range(10_000):\n    f = make(f)\nf()"),
    "generators in generators": ("depth", f"{V}g = [1]\nfor i in range(10_000):\n    g = (x for x in g)\nsum(g)"),
    "map in map": ("depth", f"{V}g = [1]\nfor i in range(10_000):\n    g = map(tanh, g)\nlist(g)"),
    "zip in zip": ("depth", f"{V}g = [1]\nfor i in range(10_000):\n    g = zip(g)\nfor x in g:\n    pass"),
    "enumerate in enumerate": ("depth", f"{V}g = [1]\nfor i in range(10_000):\n    g = enumerate(g)\nmax(g)"),
    "a call without an end": ("steps", f"{V}def f():\n    while True:\n        pass\nf()"),
    "functions made for ever": ("steps", f"{V}while True:\n    f = lambda x=1, y=2: x"),
    "classes made for ever": ("steps", f"{V}while True:\n    class A:\n        x = 1"),
    "objects made for ever": ("steps", f"{V}class A:\n    def __init__(self):\n        self.x = 1\nwhile True:\n    A()"),
    "calls that fan out": ("steps", f"{V}def f(n):\n    return n if n < 1 else f(n - 1) + f(n - 1)\nf(60)"),
    "a generator of many clauses": ("steps", f"{V}x = sum(1 {'for i in range(60) ' * 5})"),
    "an endless map": ("steps", f"{V}for x in map(abs, range(10**15)):\n    pass"),
    "an endless zip": ("steps", f"{V}for x in zip(range(10**15), enumerate(range(10**15))):\n    pass"),
    "passes of a leaf": ("steps", f"{V}while True:\n    a.backward()"),
    "a list of a generator": ("list_length", f"{V}xs = list(i for i in range(10**15))"),
    "a list that grows as it is read": ("list_length", f"{V}xs = [1]\nfor x in xs:\n    xs.append(x)"),
    "a list that is made longer by itself": ("list_length", f"{V}xs = [1]\nxs.extend(x for x in xs)"),
    "a list that is added to by itself": ("list_length", f"{V}xs = [1]\nxs += map(abs, xs)"),
    "a list in an object": ("list_length", f"{THING}t = Thing()\nt.xs = [1]\nwhile True:\n    t.xs += t.xs"),
    "a list as a default": ("list_length", f"{V}def f(xs=[1]):\n    xs.extend(xs)\nwhile True:\n    f()"),
    "nodes of a function": ("nodes", f"{V}def f(x):\n    return x * 2 + 1\nwhile True:\n    a = f(a)"),
    "output of a function": ("output_bytes", f"{V}def f():\n    print('some output')\n    f2()\nf2 = f\nf()"),
    "a long name that is put out": ("output_bytes", f"{V}def {'f' * 20_000}():\n    pass\nprint({('f' * 20_000 + ', ') * 2})"),
}  # fmt: skip
SMALL = Limits(steps=200_000, nodes=30_000, list_length=20_000, output_bytes=1_000, seconds=60)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_of_definitions_ends_at_a_limit_that_the_problem_names(name: str) -> None:
    limit, program = BOMBS[name]
    begun = time.process_time()
    error, _ = refused(program, LimitExceeded, limits=SMALL)
    assert time.process_time() - begun < 5
    assert error.facts["limit"] == limit
    assert error.facts["value"] == getattr(SMALL, limit)


WIDE: dict[str, str] = {
    # what one step must not do much of, for ever
    "names in a tuple": f"xs = [0 for i in range(9_000)]\n{V}while True:\n    {'x, ' * 9_000} = xs",
    "a tuple of a loop": f"{V}while True:\n    for {'x, ' * 9_000} in []:\n        pass",
    "arguments": f"{V}def f({', '.join(f'x{i}=0' for i in range(4_000))}):\n    pass\nwhile True:\n    f()",
    "wide rows of zip": f"{V}xs = [1, 2, 3]\nwhile True:\n    list(zip({'xs, ' * 100}))",
    "wide rows of map": f"{V}xs = [1, 2, 3]\nwhile True:\n    list(map(max, {'xs, ' * 99}))",
    "names at a pass": "".join(f"x{i} = Value({i})\n" for i in range(3_000)) + "while True:\n    x1.backward()",
    "a list that an object is given": f"{V}class A:\n    def __init__(self, xs):\n        while True:\n            self.x = xs"
    "\nA([Value(1.0) for i in range(9_000)])",
    "texts": f"{V}s = '{'x' * 9_000}'\nwhile True:\n    t = f'{{s}}{{s!r}}{{s[1:]}}'",
    "a list as text": f"{V}xs = [[] for i in range(9_000)]\nwhile True:\n    t = f'{{xs}}'",
    "a text as a number": f"{V}s = '{'1' * 60_000}'\nwhile True:\n    float(s)",
    "a new seed": f"{V}while True:\n    np.random.seed(1)\n    np.random.randn()",
    "equal lists": f"{V}xs, ys = list(range(9_000)), list(range(9_000))\nwhile True:\n    xs == ys",
    "names that are looked up": f"{V}f = {'lambda: ' * 95}a\nwhile True:\n    g = f\n" + "    g = g()\n" * 95,
}


@pytest.mark.parametrize("name", WIDE)
def test_a_step_is_little_work(name: str) -> None:
    begun = time.process_time()
    error, _ = refused(WIDE[name], LimitExceeded, limits=Limits(steps=100_000, list_length=10_000, seconds=60))
    assert error.facts["limit"] == "steps"
    assert time.process_time() - begun < 3


DEEP: dict[str, str] = {
    # what hangs together in a long chain, and has to be let go link by link
    "closures": f"{MAKE}for i in range(50_000):\n    f = make(f)",
    "objects": f"{THING}for i in range(50_000):\n    t = Thing()\n    t.next = x\n    x = t",
    "methods": f"{V}class A:\n    def m(self):\n        pass\nx = 0\nfor i in range(40_000):\n    t = A()\n    t.x, x = x, t.m",
    "methods of lists": f"{V}xs = []\nfor i in range(50_000):\n    xs = [xs.append]",
    "defaults": f"{V}f = 0\nfor i in range(50_000):\n    f = lambda x=f: x",
    "tuples": f"{V}t = ()\nfor i in range(99_000):\n    t = (t,)\nprint(t, t == (t,), t == t)",
    "generators": f"{V}g = [1]\nfor i in range(30_000):\n    g = (x for x in g)",
    "generators that began": f"{V}g = 1\nfor i in range(10_000):\n    g = (x for x in [g, 1])\n    for y in g:\n        break",
    "maps": f"{V}g = [1]\nfor i in range(30_000):\n    g = map(tanh, g)",
    "zips": f"{V}g = [1]\nfor i in range(50_000):\n    g = zip(g, g)",
    "classes": f"{V}x = 0\nfor i in range(30_000):\n    class A:\n        before = x\n    x = A",
}


@pytest.mark.parametrize("name", DEEP)
def test_a_long_chain_is_made_and_let_go(name: str) -> None:
    assert document(DEEP[name], limits=Limits(seconds=60))["nodes"]["op"] == ["leaf"]


def test_a_list_that_holds_itself_is_put_out_and_compared() -> None:
    program = f"{V}x, y = [1], [1]\nx.append(x)\ny.append(y)\nprint(x)\nprint(x == y, [x] == [y])\nt = (x, x)\nprint(t)"
    assert run(program).output.startswith("[1, [...]]\n")


def test_a_chain_of_elif_may_be_long() -> None:
    program = "a = 1\nif 0:\n    pass\n" + "elif 0:\n    pass\n" * 3_600
    assert document(f"{program}else:\n    b = a * 3")["nodes"]["op"] == ["leaf", "constant", "mul"]


def test_after_a_bomb_the_next_program_runs_as_if_nothing_had_been() -> None:
    after = document(f"{V}def f(x):\n    return x * 2 + 1\nb = f(a)")
    for name in ("a function that calls itself", "generators in generators", "__init__", "nodes of a function"):
        refused(BOMBS[name][1], LimitExceeded, limits=SMALL)
        assert document(f"{V}def f(x):\n    return x * 2 + 1\nb = f(a)") == after


def test_a_near_name_is_looked_for_in_little_time() -> None:
    names = [("ab" * (i % 95) + "ba" * 95)[:180] + f"{i:03}".translate({48 + d: 97 + d for d in range(10)}) for i in range(320)]
    begun = time.process_time()
    refused("".join(f"{name} = 1\n" for name in names) + f"x = {'ba' * 95}", UnknownName)
    refused("".join(f"a{i} = 1;" for i in range(6_000)) + "\nx = b99", UnknownName)
    assert time.process_time() - begun < 3


def test_a_label_is_cut_before_it_is_numbered() -> None:
    program = f"class A:\n    def __init__(self, xs):\n        self.{'x' * 40_000} = xs\nA([Value(i) for i in range(20_000)])"
    begun = time.process_time()
    assert {len(label) for label in document(program)["nodes"]["label"]} == {200}
    assert time.process_time() - begun < 4


def test_of_many_commands_that_are_skipped_some_are_told_and_the_others_counted() -> None:
    warnings = run("%time\n" * 9_000 + V).warnings
    assert (len(warnings), warnings[-1]) == (21, "So were 8980 more lines.")
