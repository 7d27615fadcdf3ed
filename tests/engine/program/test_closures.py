"""Scopes: what a name means in a function, a lambda, a comprehension, and that every name can be given anew."""

from __future__ import annotations

import pytest

from engine.errors import UnknownName
from engine.program.library import known_names
from tests.engine.program.cpython import agree
from tests.engine.program.reading import nodes, printed, refused

END = "\nend = Value(1.0)\nend.backward()\n"

SOUND = [
    # what is around is looked up when the function runs
    "fs = [lambda: i for i in range(3)]\ngs = [lambda i=i: i for i in range(3)]\nprint([f() for f in fs], [g() for g in gs])",
    "fs = []\nfor i in range(3):\n    fs.append(lambda: i)\nprint([f() for f in fs])\ni = 7\nprint([f() for f in fs])",
    "def outer():\n    def inner(): return v\n    v = 3\n    return inner\nprint(outer()())",
    "def f(): return later\nlater = 4\nprint(f())\nlater = 5\nprint(f())",
    "def make():\n    n = [0]\n    def up():\n        n[0] += 1\n        return n[0]\n    return up\n"
    "u, v = make(), make()\nprint(u(), u(), v())",
    "def make(scale):\n    seen = []\n    def inner(x):\n        seen.append(x)\n"
    "        return x * scale + len(seen)\n    return inner\n"
    "a, b = make(2), make(10)\nprint(a(1), a(1), b(1))",
    "def f(x):\n    def g(y):\n        def h(z): return x, y, z\n        return h\n    return g\nprint(f(1)(2)(3))",
    "def f(n):\n    return [lambda k=n: k, lambda: n]\nprint([g() for g in f(1) + f(2)])",
    # an argument and what a function assigns are its own
    "x = 1\ndef f(x):\n    x = x + 1\n    return x\nprint(f(5), x)",
    "x = 1\ndef f():\n    x = 2\n    def g():\n        x = 3\n        return x\n    return g(), x\nprint(f(), x)",
    "def f():\n    for i, (a, b) in enumerate([(1, 2)]): pass\n    return i, a, b\ni = a = b = 0\nprint(f(), i, a, b)",
    # comprehensions have names of their own, and look up the first sequence around them
    "x = 7\nys = [x for x in [1, 2]]\nprint(x, ys, [x for x in ys if x > 1], [x for x in [x]])",
    "print([x for x in range(4) for x in range(x)], [[j for j in range(i)] for i in range(3)])",
    "def f(x): return [x + y for y in [x, x]], [x for x in [x + 1]], x\nprint(f(1))",
    "n = 3\nfs = [(lambda: n * k) for k in range(2)]\nn = 4\nprint([f() for f in fs])",
    "x = [1, 2]\nx = [y for y in x for x in [5]]\nprint(x)",
    "xs, i = [0, 0], 1\nprint([xs[1] for xs[i] in [1, 2]], xs)",
]


@pytest.mark.parametrize("program", SOUND)
def test_a_name_means_what_it_means_in_python(program: str) -> None:
    assert agree(program + END)


NOT_SET = [
    ("x = 1\ndef f():\n    y = x\n    x = 2\n    return y\nf()", "x", 3),
    ("def f(x):\n    if x: y = 1\n    return y\nf(1)\nf(0)", "y", 3),
    ("n = 1\ndef f():\n    n += 1\nf()", "n", 3),
    ("xs = [0]\ndef f():\n    xs += [1]\nf()", "xs", 3),
    ("x = 1\ndef f():\n    for x in []: pass\n    return x\nf()", "x", 4),
    ("math = 1\ndef f():\n    y = math\n    import math\nf()", "math", 3),
    ("x = 1\ndef f():\n    y = x\n    def x(): pass\nf()", "x", 3),
    ("x = 1\ndef f():\n    y = x\n    class x: pass\nf()", "x", 3),
    ("x = 1\ndef f():\n    x: int\n    return x\nf()", "x", 4),
    ("def outer():\n    def inner(): return v\n    r = inner()\n    v = 3\nouter()", "v", 2),
    ("y = [1]\n[x for x in [1] for y in y]", "y", 2),
]


@pytest.mark.parametrize(("program", "name", "line"), NOT_SET)
def test_a_name_of_the_functions_own_that_is_not_set_yet_is_not_taken_from_around(program: str, name: str, line: int) -> None:
    error, place = refused(program, UnknownName)
    assert error.detail.startswith(f"{name} is not set yet")
    assert (error.facts["name"], place.line) == (name, line)


@pytest.mark.parametrize("program", ["def f():\n    inner = 1\nf()\ninner", "[i for i in [1]]\ni", "(lambda k: k)(1)\nk",
                                     "class A:\n    n = 1\n    def f(self): return n\nA().f()"])  # fmt: skip
def test_a_name_is_gone_outside_of_its_scope(program: str) -> None:
    refused(program, UnknownName)


NAMES = sorted({*known_names(), "math", "random", "np"} - {"print", "Value"})


@pytest.mark.parametrize("name", NAMES)
def test_every_name_can_be_given_anew_at_the_top_level_and_in_a_function(name: str) -> None:
    assert printed(f"def f({name}): return {name} + 1\nprint(f(2))\n{name} = 5\nprint({name})") == "3\n5\n"
    assert printed(f"def {name}(): return 'mine'\nprint({name}())\nclass {name}: n = 3\nprint({name}.n)") == "mine\n3\n"
    assert (
        printed(f"def f():\n    {name} = [1, 2]\n    return {name}\nprint(f())\nfor {name} in [7]: print({name})")
        == "[1, 2]\n7\n"
    )


def test_print_and_value_can_be_given_anew_too() -> None:
    assert printed("say = print\ndef print(x): say('said', x)\nprint(3)") == "said 3\n"
    assert printed("print = 3\nx = print + 1") == ""
    assert nodes("make = Value\ndef Value(x): return make(x) * 2\na = Value(3.0)", "op", "value")[-1] == ("mul", 6.0)


def test_the_notebooks_own_network_and_loss_take_the_place_of_ours() -> None:
    program = (
        "def mse(p, t): return (p - t)**2 / 2\nclass Neuron:\n    def __call__(self, x): return x * 3\n"
        "n = Neuron()\nloss = mse(n(Value(1.0)), 1)"
    )
    made = " ".join(op for (op,) in nodes(program, "op"))
    assert made == "leaf constant mul constant sub constant pow constant div"


def test_a_function_of_the_table_can_be_given_anew_while_the_method_stays() -> None:
    assert printed("def tanh(x): return 7\nprint(tanh(0.0), Value(0.0).tanh())") == "7 Value(data=0.0)\n"
