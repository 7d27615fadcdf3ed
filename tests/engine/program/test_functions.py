"""def and lambda: arguments, defaults, return, recursion, and what a function's nodes are called and where they stand."""

from __future__ import annotations

import pytest

from engine.errors import EngineError, ForbiddenSyntax, LimitExceeded, ProgramError, SyntaxProblem, UnknownName
from engine.program.library import known_names
from tests.engine.program.cpython import agree
from tests.engine.program.reading import document, nodes, printed, refused

END = "\nend = Value(1.0)\nend.backward()\n"

SOUND = [
    # arguments
    "def f(a, b=2, c=3):\n    return [a, b, c]\nprint(f(1), f(1, 5), f(1, c=5), f(c=1, a=2), f(1, 2, 3))",
    "def f(a: float, b: None = 3) -> None:\n    'A docstring.'\n    return a + b\nprint(f(1), f(b=1, a=5))",
    # defaults are computed once, where the definition stands
    "def f(a, seen=[]):\n    seen.append(a)\n    return seen\nprint(f(1), f(2), f(3, [9]), f(4))",
    "x = 3\ndef f(x=x, y=lambda: x):\n    return x, y()\nx = 4\nprint(f(), f(9))",
    "def told(n):\n    print('default', n)\n    return n\ndef f(a=told(1), b=told(2)):\n    return a + b\nprint(f(), f(5))",
    # return
    "def f():\n    return\ndef g():\n    pass\nprint(f(), g())",
    "def f(): return 5\ndef g(): f()\ndef h(): return f() + (g() == None)\nprint(g(), h())",
    "def f(xs):\n    for i, x in enumerate(xs):\n        while True:\n            if x > 2:\n"
    "                return i\n            break\n"
    "    else:\n        return 'none'\nprint(f([1, 3, 5]), f([]), f([1]))",
    "def f(n):\n    while n:\n        n -= 1\n        if n == 2: continue\n        if n == 1: break\n    else:\n"
    "        return 'else'\n"
    "    return n\nprint(f(5), f(1))",
    "def f(x):\n    if x: return 'yes'; print('never')\n    return 'no'\nprint(f(1), f(0))",
    # recursion
    "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint(fib(12))",
    "def even(n): return True if n == 0 else odd(n - 1)\ndef odd(n): return False if n == 0 else even(n - 1)\n"
    "print(even(10), odd(7))",
    "def f(x): return x if x.data > 10 else f(x * 2)\na = Value(1.0)\nb = f(a)\nb.backward()\nprint(b, a.grad)",
    # order of evaluation
    "def f(i):\n    print('f', i)\n    return i\nxs = [0, 1, 2]\nxs[f(0)] = f(1)\nxs[f(1)] += f(2)\n"
    "print(xs, f(1) < f(2) < f(0) < f(5))",
    "def f(i):\n    print('f', i)\n    return i\ndef g(a, b=0, c=0):\n    return a - b\n"
    "print(g(f(1), c=f(2), b=f(3)), -f(2) ** f(3))",
    # the last operand of and, or is not tested
    "a = Value(2.0)\nprint(None or a, 1 and a, 0 or [] or a, 0 and a, 1 or a)",
    # a function is a value
    "def twice(f): return lambda x: f(f(x))\nprint(twice(lambda x: x * 3)(2), [f(2) for f in [twice(abs), round, float]])",
    "def f(f): return f\nprint(f(3), f == f, f != print)",
    "if 1 > 0:\n    def f(): return 1\nelse:\n    def f(): return 2\nfor i in range(3):\n    def g(): return i\n"
    "print(f(), g())",
    "def f(xs):\n    xs += [1]\n    xs[0] = 7\n    xs = [3]\na = [0]\nf(a)\nprint(a)",
    "assert 1 < 2\ndef f(x):\n    assert x > 0, 'positive'\n    return x\nprint(f(1)); print(f(2))",
    # imports in functions are the function's own
    "def f():\n    import math\n    from math import pi as p\n    import random as r\n    r.seed(4)\n"
    "    return math.cos(p) + r.random()\nprint(f())",
    # random numbers drawn in functions
    "def w(n): return [Value(random.uniform(-1, 1)) for _ in range(n)]\nxs = w(3) + [Value(random.gauss(0, 1))]\n"
    "random.seed(3)\nprint(xs, random.random(), random.choice([4, 5, 6]), random.gauss(1, 2))",
    "def w(): return float(np.random.randn())\nprint([w() for _ in range(3)])\nnp.random.seed(5)\nprint(w())",
]


@pytest.mark.parametrize("program", SOUND)
def test_a_function_does_what_it_does_in_python(program: str) -> None:
    assert agree(program + END)


REFUSED: list[tuple[str, type[EngineError], str]] = [
    ("def f(a, b): return a\nf(1)", ProgramError, "f was not given b: it takes a, b"),
    ("def f(a): return a\nf(1, 2)", ProgramError, "f was given 2 arguments, and it takes a"),
    ("def f(): pass\nf(1)", ProgramError, "f was given 1 argument, and it takes none"),
    ("def f(a): return a\nf(1, a=2)", ProgramError, "f was given a twice"),
    ("def f(a): return a\nf(b=2)", ProgramError, "f takes no argument called b"),
    ("(lambda a: a)()", ProgramError, "lambda was not given a"),
    ("def f(x):\n    assert x > 0, 'too small'\nf(-1)", ProgramError, "what is asserted does not hold: too small"),
    ("def f(a, a): pass", SyntaxProblem, "two arguments are called a"),
    ("def f(a): return a\nf(a=1, a=2)", SyntaxProblem, "the argument a is given twice"),
    ("print(1, sep='', sep='')", SyntaxProblem, "the argument sep is given twice"),
    ("return 3", SyntaxProblem, "return stands outside of a function"),
    ("def f():\n    break", SyntaxProblem, "break stands outside of a loop"),
    ("for i in [1]:\n    def f():\n        continue", SyntaxProblem, "continue stands outside of a loop"),
    ("def f(*a): pass", ForbiddenSyntax, "* among arguments"),
    ("def f(**a): pass", ForbiddenSyntax, "** among arguments"),
    ("def f(*, a): pass", ForbiddenSyntax, "* among arguments"),
    ("def f(a, /): pass", ForbiddenSyntax, "/ among arguments"),
    ("print(*[1])", ForbiddenSyntax, "* is not part"),
    ("f(**a)", ForbiddenSyntax, "** is not part"),
    ("def f():\n    yield 1", ForbiddenSyntax, "yield is not part"),
    ("def f():\n    global a", ForbiddenSyntax, "global is not part"),
    ("@f\ndef g(): pass", ForbiddenSyntax, "a decorator is not part"),
    ("def f(a: list[int]): pass", ForbiddenSyntax, "this annotation is not part"),
    ("def f() -> 'x': pass", ForbiddenSyntax, "this annotation is not part"),
    ("def __getattr__(a): pass", ForbiddenSyntax, "a function called __getattr__"),
    ("def f(x): return undefinedd\nundefined = 1\nf(1)", UnknownName, "Did you mean undefined, from line 2?"),
    ("def f(): return g()\nf()\ndef g(): return 1", UnknownName, "g is not defined"),
    ("def f(): pass\nf.x = 1", ProgramError, ".x of a function cannot be assigned"),
]


@pytest.mark.parametrize(("program", "kind", "said"), REFUSED)
def test_what_a_function_cannot_do_is_said_where_it_stands(program: str, kind: type[EngineError], said: str) -> None:
    error, place = refused(program, kind)
    assert said in error.detail
    assert place.line is not None


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("from micrograd.engine import Value", "Value(2.0)"),
        ("from micrograd.nn import MLP", "MLP(1, [1, 1])([1.0])"),
        ("import micrograd.nn", "micrograd.nn.Neuron(1)([1.0])"),
        ("from engine import Layer as L, tanh", "tanh(L(1, 1)([1.0]))"),
        ("import engine as e", "e.mse([e.Value(1.0)], [3.0])"),
        ("import numpy as n", "Value(n.random.randn())"),
    ],
)
def test_an_import_line_in_a_function_brings_names_for_the_function_alone(line: str, made: str) -> None:
    program = f"def f():\n    {line}\n    return {made}\na = f()\nb = a * Value(2.0)"
    assert nodes(program, "op")[-1] == ("mul",)
    name = line.split()[-1].split(".")[0]
    if name not in known_names():
        refused(f"{program}\n{name}", UnknownName)


DOWN = "def f(n): return 1 if n < 1 else 1 + f(n - 1)\n"


def test_calls_nest_to_the_depth_and_no_further() -> None:
    assert printed(f"{DOWN}print(f(98))") == "99\n"
    assert printed(f"{DOWN}print(f(99))") == "100\n"
    error, place = refused(f"{DOWN}print(f(100))", LimitExceeded)
    assert (error.facts["limit"], error.facts["value"], error.facts["asked"], place.line) == ("depth", 100, 101, 1)
    forever = "def even(n): return odd(n)\ndef odd(n): return even(n)\neven(1)"
    assert refused(forever, LimitExceeded)[0].facts["limit"] == "depth"
    assert refused("f = lambda: f()\nf()", LimitExceeded)[0].facts["limit"] == "depth"


def test_a_functions_nodes_are_marked_in_its_body_and_labelled_by_their_first_name() -> None:
    program = "def f(x, k=3):\n    y = x * k\n    z = y\n    return z + 1\na = Value(2.0)\nb = f(a)\nc = f(b)"
    assert nodes(program, "op", "label", "span") == [
        ("leaf", "a", "Value(2.0)"), ("constant", "", "k"), ("mul", "y", "x * k"), ("constant", "", "1"),
        ("add", "b", "z + 1"), ("constant", "", "k"), ("mul", "y", "x * k"), ("constant", "", "1"), ("add", "c", "z + 1"),
    ]  # fmt: skip
    assert document(program)["names"] == {"a": 0, "b": 4, "c": 8}


def test_on_a_sheet_what_a_function_assigns_makes_no_leaf() -> None:
    program = "a = 3\ndef f(x):\n    k = 2\n    return x * k\nb = f(a)"
    assert nodes(program, "op", "label", "span") == [
        ("leaf", "a", "a = 3"), ("constant", "", "k"), ("mul", "b", "x * k"),
    ]  # fmt: skip


def test_an_input_stands_in_for_the_top_levels_number_and_not_for_a_functions_of_the_same_name() -> None:
    program = "def f(x):\n    a = 10\n    return x * a\na = Value(2.0)\nb = f(a)"
    assert document(program, inputs={"a": 5.0})["nodes"]["value"] == [5.0, 10.0, 50.0]
    refused("def f():\n    a = 1\n    return a\nb = Value(2.0)", UnknownName, {"a": 5.0})
    refused("def b(): return 1\nb = 2", UnknownName, {"b": 5.0})


def test_a_pass_can_be_run_in_a_function_and_names_stay_those_of_the_top_level() -> None:
    program = (
        "w = Value(1.0)\ndef step(rate):\n    loss = (w - 3)**2\n    loss.backward()\n"
        "    w.data -= rate * w.grad\n    return loss\nstep(0.1)\nlast = step(0.1)"
    )
    first, second = document(program, 0), document(program, 1)
    assert (first["names"], second["names"], first["passes"]) == ({"w": 0}, {"w": 0}, 2)
    assert [found["nodes"]["label"][found["root"]] for found in (first, second)] == ["loss", "loss"]
