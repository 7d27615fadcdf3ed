"""What a program computes and prints, one row for each thing that the language has."""

from __future__ import annotations

import math

import pytest

from engine.program import run
from tests.engine.program.reading import document, printed

PRINTS = [
    # data
    ("print(1, 2.5, True, False, None, 'text')", "1 2.5 True False None text\n"),
    ("print([1, 'a', [2.0]], (1,), (1, 2), [], ())", "[1, 'a', [2.0]] (1,) (1, 2) [] ()\n"),
    ("print(1_000, 0x10, 1e3, .5, 1e400)", "1000 16 1000.0 0.5 inf\n"),
    ("print(2**53, 2**53 + 1, 9**9**9, 10**400, -10**400)", "9007199254740992 9007199254740992.0 inf inf -inf\n"),
    ("print(9007199254740993)", "9007199254740992.0\n"),
    ("xs = [1]\nxs.append(xs)\nprint(xs)", "[1, [...]]\n"),
    # plain arithmetic
    ("print(7 + 2, 7 - 2, 7 * 2, 7 / 2, 7 // 2, 7 % 2, 7 ** 2, -7, +7)", "9 5 14 3.5 3 1 49 -7 7\n"),
    ("print(-7 // 2, -7 % 2, 7.5 % 2, 2 ** -1, 2 ** 0.5)", "-4 1 1.5 0.5 1.4142135623730951\n"),
    ("print(1 / 0, -1 / 0, 0 / 0, 1 // 0, 1 % 0, 1.0 / -0.0)", "inf -inf nan inf nan -inf\n"),
    ("print((-8) ** (1 / 3), 0 ** 0, 0 ** -1, (-2) ** 3)", "nan 1 inf -8\n"),
    ("print(log(-1), log(0), sqrt(-1), exp(710), tanh(1000), sigmoid(-1000))", "nan -inf nan inf 1.0 0.0\n"),
    ("print(mse([1e308], [-1e308]), mse([1, 2], [0, 0]), 1e308 * 10, 1e308 + 1e308, 2.0 ** 5000)", "inf 5.0 inf inf inf\n"),
    ("print(True + True, -True, 3 * True)", "2 -1 3\n"),
    ("print(2 + 3 * 4 ** 2 / 2 - 1, (2 + 3) * 4)", "25.0 20\n"),
    ("print([1] + [2, 3], (1,) + (2,))", "[1, 2, 3] (1, 2)\n"),
    # comparisons and conditions
    ("print(1 < 2, 2 <= 2, 1 > 2, 2 >= 3, 1 == 1.0, 1 != 2)", "True True False False True True\n"),
    ("print(1 < 2 < 3, 1 < 3 < 2, 0/0 == 0/0)", "True False False\n"),
    ("print('a' == 'a', 'a' == 1, None == None, [1, (2,)] == [1, (2,)], [1] == (1,))", "True False True True False\n"),
    ("print([1, 2] == [1, 3], [1] == [1, 2], range(2) == range(2), [1] != [2])", "False False True True\n"),
    ("print(1 and 2, 0 and 2, 0 or 3, 1 or 3, not 0, not [1])", "2 0 3 1 True False\n"),
    ("print('yes' if 2 > 1 else 'no', 'yes' if 0 else 'no' if 0 else 'last')", "yes last\n"),
    ("a = Value(1.0)\nb = Value(1.0)\nprint(a == b, a != b, a < 2, a >= b, 2 > a)", "True False True True True\n"),
    # assignment
    ("a = b = 3\nprint(a, b)", "3 3\n"),
    ("a, b = 1, 2\na, b = b, a\nprint(a, b)", "2 1\n"),
    ("(a, [b, c]), d = (1, [2, 3]), 4\nprint(a, b, c, d)", "1 2 3 4\n"),
    ("xs = [1, 2, 3]\nxs[0] = 9\nxs[-1] = 7\nxs[1] += 5\nprint(xs)", "[9, 7, 7]\n"),
    ("a, xs = 1, [0]\nxs[0], a = a, 5\nprint(xs, a)", "[1] 5\n"),
    ("a = 10\na += 1\na -= 2\na *= 3\na /= 2\na **= 2\na //= 2\na %= 50\nprint(a)", "41.0\n"),
    ("xs = [1]\nys = xs\nxs += [2]\nprint(ys)", "[1, 2]\n"),
    ("a: float = 1.5\nb: None = 2\nc: float\nprint(a, b)", "1.5 2\n"),
    ("x = Value(2.0)\nx.data = 3\nx.grad = 1.5\nx.data += 1\nx.grad *= 2\nx.label = 'w'\nprint(x, x.value, x.grad, x.label)",
     "Value(data=4.0) 4.0 3.0 w\n"),
    ("a = 1; b = 2; print(a + b)", "3\n"),
    ("print = 5\nsum = print + 1\nf = abs\nf(f(-1))\nlen([1])", ""),
    ("random.seed(1)\nxs = [0, 0, 0, 0]\nfor i in range(9):\n    xs[random.choice(range(4))] += 1\nprint(sum(xs))", "9\n"),
    # statements
    ("if 0:\n    print(1)\nelif 1:\n    print(2)\nelse:\n    print(3)", "2\n"),
    ("for i in range(3):\n    if i == 1:\n        continue\n    print(i)\nelse:\n    print('end')", "0\n2\nend\n"),
    ("for i in range(9):\n    if i == 2:\n        break\nelse:\n    print('end')\nprint(i)", "2\n"),
    ("for i, (a, b) in enumerate([(1, 2), (3, 4)]):\n    print(i, a + b)", "0 3\n1 7\n"),
    ("i = 0\nwhile i < 3:\n    i += 1\nelse:\n    print('end', i)", "end 3\n"),
    ("while True:\n    for i in range(5):\n        if i: break\n    break\nprint(i)", "1\n"),
    ("assert 1 < 2, 'fine'\npass\nprint('on')", "on\n"),
    ('"""A docstring."""\n\'another\'\nprint(1)', "1\n"),
    # lists
    ("xs = [5, 6, 7, 8]\nprint(xs[0], xs[-1], xs[1:3], xs[::-1], xs[:-1], (1, 2)[1], 'text'[1:3], range(9)[2])",
     "5 8 [6, 7] [8, 7, 6, 5] [5, 6, 7] 2 ex 2\n"),
    ("xs = [1]\nxs.append(2)\nxs.extend([3, 4])\nxs.extend(range(2))\nprint(xs)", "[1, 2, 3, 4, 0, 1]\n"),
    ("print([x * y for x in range(3) if x for y in [1, 10] if y != 5])", "[1, 10, 2, 20]\n"),
    ("x = 7\nys = [x for x in [1, 2]]\nprint(x, ys, [x for x in ys])", "7 [1, 2] [1, 2]\n"),
    ("print(sum(i for i in range(4)), [(i, j) for i, j in zip([1], [2])], list(i * i for i in range(3)))",
     "6 [(1, 2)] [0, 1, 4]\n"),
    # functions
    ("print(list(range(3)), list(range(1, 4)), list(range(5, 0, -2)), range(3), len(range(10**12)))",
     "[0, 1, 2] [1, 2, 3] [5, 3, 1] range(0, 3) 1000000000000\n"),
    ("print(list(zip([1, 2, 3], (4, 5))), list(enumerate('ab'[0:0] and [] or [7, 8], 1)), list(enumerate([7], start=5)))",
     "[(1, 4), (2, 5)] [(1, 7), (2, 8)] [(5, 7)]\n"),
    ("print(sum([1, 2]), sum([1, 2], 10), sum([[1], [2]], []), sum([], start=4), min(3, 1, 2), max([1, 3]), min([2]))",
     "3 13 [1, 2] 4 1 3 2\n"),
    ("print(abs(-2), abs(-2.5), len([1, 2]), len('four'), round(2.567, 2), round(2.5), round(-0.4), round(1/0))",
     "2 2.5 2 4 2.57 2 0 inf\n"),
    ("print(float(2), float('1e3'), float(' 2.5 '), float('nan'), float(), int(2.9), int(-2.9), int(True), int(1e300))",
     "2.0 1000.0 2.5 nan 0.0 2 -2 1 1e+300\n"),
    ("print(sorted([3, 1, 2]), sorted((1, 2), reverse=True), list(reversed([1, 2])), list((1, 2)), list())",
     "[1, 2, 3] [2, 1] [2, 1] [1, 2] []\n"),
    ("print(list(map(abs, [-1, 2])), list(map(tanh, [0.0])), list(map(range, [2])), list(map([].append, [1])))",
     "[1, 2] [0.0] [range(0, 2)] [None]\n"),
    ("print(relu(-1), relu(2), leaky_relu(-1), max(2, 1), min(2, 1), sin(0), cos(0), softplus(0))",
     "0.0 2.0 -0.01 2 1 0.0 1.0 0.6931471805599453\n"),
    ("x = 0.0\nprint(x.tanh(), (2).relu(), x.max(3), (4.0).sqrt())", "0.0 2.0 3.0 2.0\n"),
    # text
    ("print('a', 'b', sep='-', end='!')\nprint()\nprint(1, sep='')\nprint(1, 2, sep=None, end=None)", "a-b!\n1\n1 2\n"),
    ("x = 3.14159\nprint(f'{x:.2f} {x:8.3f}|{x:<8.1f}|{x:+.1e} {7:03d} {0.25:.0%} {1000:,} {\"s\":>3}')",
     "3.14    3.142|3.1     |+3.1e+00 007 25% 1,000   s\n"),
    ("n = 2\nprint(f'{{{n}}} {n!r} {\"a\"!r} {\"a\"!s} {n=} {3.14159:.{n}f}')", "{2} 2 'a' a n=2 3.14\n"),
    ("print(f'{[1, 2]} {None} {True:d} é', 'a' 'b')", "[1, 2] None 1 é ab\n"),
    ("a = Value(2.0, label='w')\nprint(a, [a], (a,), f'{a} {a.data:.1f} {a.label}')",
     "Value(data=2.0) [Value(data=2.0)] (Value(data=2.0),) Value(data=2.0) 2.0 w\n"),
    ("print(Value(1000).tanh(), Value(1e400), Value(0) / 0, Value(-8) ** (1/3))",
     "Value(data=1.0) Value(data=inf) Value(data=nan) Value(data=nan)\n"),
    ("print(tanh, math, MLP(1, [1]))", "<tanh> <math> <MLP>\n"),
    # Values
    ("a = Value(2)\nprint(2 * a, 2 - a, 2 / a, 2 ** a, -a, +a, abs(-a), a ** a)",
     "Value(data=4.0) Value(data=0.0) Value(data=1.0) Value(data=4.0) Value(data=-2.0) Value(data=2.0) Value(data=2.0) "
     "Value(data=4.0)\n"),
    ("a = Value(2.0)\nb = a.relu().tanh()\nprint(b.data == tanh(a).data, max(a, 3), min(a, 3), max([a, a, 1]))",
     "True Value(data=3.0) Value(data=2.0) Value(data=2.0)\n"),
    ("a = Value(3.0)\n(a * a).backward()\nprint(a.grad)\na.zero_grad()\nprint(a.grad)", "6.0\n0.0\n"),
    ("print(round(1.5, -10**9), round(-55, -10**9), round(1e-320, 310), round(1.5, 10**9))", "0.0 0 0.0 1.5\n"),
    ("a = Value(2.7)\nprint(int(a), float(a), round(a, 1), sorted([a, 1]))", "2 2.7 2.7 [1, Value(data=2.7)]\n"),
    # comments, signs and line ends
    ("print(5 − 2)  # a minus − from a web page", "3\n"),
    ("a = 5\nprint(f'{a − 2} − é')", "3 − é\n"),
    ("x = 1\r\nprint(x)\r\n", "1\n"),
]  # fmt: skip


@pytest.mark.parametrize(("program", "output"), PRINTS)
def test_a_program_prints_what_python_or_the_contract_says(program: str, output: str) -> None:
    assert printed(program) == output


@pytest.mark.parametrize(
    ("program", "output"),
    [
        ("a = Value(2.0)\na * 3", "Value(data=6.0)\n"),
        ("a = Value(2.0)\na.grad", "0.0\n"),
        ("a = Value(2.0)\n[a, 'x']", "[Value(data=2.0), 'x']\n"),
        ("a = 2\nb = 4\na * b", "Value(data=8.0)\n"),
        ("a = Value(2.0)\nprint(a)", "Value(data=2.0)\n"),
        ("a = Value(2.0)\na * 3\nb = 1", ""),
        ("a = Value(2.0)\n'a docstring'", ""),
    ],
)
def test_a_bare_last_expression_is_answered_as_in_a_notebook(program: str, output: str) -> None:
    assert run(program).output == output


IMPORTS = [
    ("import math", "math.sqrt(4)"),
    ("import math as m", "m.pi"),
    ("from math import pi, tanh as t", "t(pi)"),
    ("import random\nimport numpy as np", "np.random.randn()"),
    ("import numpy", "numpy.random.randn()"),
    ("from numpy import random", "random.randn()"),
    ("from engine import Value, MLP, mse, tanh", "tanh(Value(1.0))"),
    ("from micrograd.engine import Value", "Value(1.0)"),
    ("from micrograd.nn import MLP, Layer, Neuron", "MLP(1, [1])([1.0])"),
    ("import micrograd.engine, micrograd.nn", "micrograd.engine.Value(1.0) + micrograd.nn.Neuron(1)([1.0])"),
    ("import engine", "engine.Value(2.0)"),
    ("", "math.e + random.random() + np.random.randn()"),
]


@pytest.mark.parametrize(("lines", "expression"), IMPORTS)
def test_an_import_line_brings_what_stands_here(lines: str, expression: str) -> None:
    assert run(f"{lines}\nmade = Value(1.0)\nprint({expression})").output


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("sinh(-1000)", -math.inf), ("cosh(-1000)", math.inf), ("expm1(1000)", math.inf), ("exp2(5000)", math.inf),
        ("asin(2)", math.nan), ("acosh(0)", math.nan), ("log2(0)", -math.inf), ("log10(-1)", math.nan),
        ("floor(2.7)", 2), ("ceil(2.2)", 3), ("trunc(-2.7)", -2), ("floor(1/0)", math.inf), ("floor(1e300)", 1e300),
        ("hypot(3, 4)", 5.0), ("atan2(1, 0)", math.pi / 2), ("pow(0, 0)", 1.0), ("fmod(1, 0)", math.nan),
        ("gamma(0)", math.nan), ("tan(1/0)", math.nan),
        ("fabs(-1)", 1.0), ("isnan(0/0) + 1", 2), ("cbrt(-8)", -2.0), ("log1p(-1)", -math.inf),
        ("copysign(1, -2)", -1.0), ("degrees(1)", math.degrees(1)), ("tau", math.tau), ("sqrt(-1)", math.nan),
        ("sin(1e400)", math.nan),
    ],
)  # fmt: skip
def test_a_function_of_math_never_raises(expression: str, value: float) -> None:
    found = document(f"a = Value(math.{expression})")["nodes"]["value"]
    assert found == pytest.approx([value], nan_ok=True)
