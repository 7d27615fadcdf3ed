"""What graph a program makes: operations, numbers, names, labels, groups, and the text that each node stands for."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from engine.program import run
from tests.engine.program.reading import document, nodes

GRAPHS: list[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]] = [
    # a sheet's leaf is marked by its assignment, a constant by its literal, and comes just before its consumer
    ("a = 2\nb = a*3 + a", ("op", "label", "value", "grad", "span"), [
        ("leaf", "a", 2.0, 4.0, "a = 2"), ("constant", "", 3.0, 0.0, "3"), ("mul", "", 6.0, 1.0, "a*3"),
        ("add", "b", 8.0, 1.0, "a*3 + a"),
    ]),
    ("a = Value(2.0, label='w')\nb = (2 - a) / 4", ("op", "label", "operands", "partials", "span"), [
        ("leaf", "w", (), (), "Value(2.0, label='w')"), ("constant", "", (), (), "2"),
        ("sub", "", (1, 0), (0.0, -1.0), "2 - a"), ("constant", "", (), (), "4"),
        ("div", "b", (2, 3), (0.25, 0.0), "(2 - a) / 4"),
    ]),
    ("a = Value(-2.0)\nb = a**3", ("op", "value", "grad", "partials"), [
        ("leaf", -2.0, 12.0, ()), ("constant", 3.0, 0.0, ()), ("pow", -8.0, 1.0, (12.0, 0.0)),
    ]),
    ("a = Value(3.0)\ns = a + a", ("op", "operands", "grad"), [("leaf", (), 2.0), ("add", (0, 0), 1.0)]),
    # an augmented assignment is marked as a statement
    ("a = Value(3.0)\na += 2", ("op", "label", "span"), [
        ("leaf", "a", "Value(3.0)"), ("constant", "", "2"), ("add", "a", "a += 2"),
    ]),
    # a number that a name holds becomes a constant where it is used, each time anew
    ("a = Value(3.0)\nk = 2\nb = k*a + k*a", ("op", "span"), [
        ("leaf", "Value(3.0)"), ("constant", "k"), ("mul", "k*a"), ("constant", "k"), ("mul", "k*a"), ("add", "k*a + k*a"),
    ]),
    ("a = Value(3.0)\nb = -2 * -a", ("op", "span"), [
        ("leaf", "Value(3.0)"), ("neg", "-a"), ("constant", "-2"), ("mul", "-2 * -a"),
    ]),
    # sum begins with its 0
    ("a = Value(1.0)\nb = sum([a, a, 2])", ("op", "operands", "value", "span"), [
        ("leaf", (), 1.0, "Value(1.0)"), ("constant", (), 0.0, "sum([a, a, 2])"), ("add", (1, 0), 1.0, "sum([a, a, 2])"),
        ("add", (2, 0), 2.0, "sum([a, a, 2])"), ("constant", (), 2.0, "sum([a, a, 2])"), ("add", (3, 4), 4.0, "sum([a, a, 2])"),
    ]),
    ("a = Value(1.0)\nb = sum((x for x in [a]), a)", ("op", "operands"), [("leaf", ()), ("add", (0, 0))]),
    # functions and methods of the table
    ("a = Value(1.0)\nb = max(a, 2).tanh()", ("op", "span"), [
        ("leaf", "Value(1.0)"), ("constant", "2"), ("max", "max(a, 2)"), ("tanh", "max(a, 2).tanh()"),
    ]),
    ("a = Value(1.0)\nb = a.max(2)\nc = min(3, a, b)", ("op", "operands", "span"), [
        ("leaf", (), "Value(1.0)"), ("constant", (), "2"), ("max", (0, 1), "a.max(2)"), ("constant", (), "3"),
        ("min", (3, 0), "min(3, a, b)"), ("min", (4, 2), "min(3, a, b)"),
    ]),
    ("a = Value(1.0)\nx = 2\nb = x.max(a)", ("op", "operands", "span"), [
        ("leaf", (), "Value(1.0)"), ("constant", (), "x.max"), ("max", (1, 0), "x.max(a)"),
    ]),
    ("a = Value(4.0)\nb = [f(a) for f in [exp, log]]\nc = b[0] * b[1]", ("op", "span"), [
        ("leaf", "Value(4.0)"), ("exp", "f(a)"), ("log", "f(a)"), ("mul", "b[0] * b[1]"),
    ]),
    # a label is the first name; a loop gives one, too, but is no root; a comprehension gives none
    ("a = Value(1.0)\nb = a\nxs = [Value(2.0), Value(3.0)]\ns = sum([x * b for x in xs])\nfor p in xs:\n    c = p\nz = s",
     ("op", "label"), [
        ("leaf", "a"), ("leaf", "p"), ("leaf", "p"), ("mul", ""), ("mul", ""), ("constant", ""), ("add", ""), ("add", "s"),
    ]),
    ("a, b = Value(1.0), Value(2.0)\na = a * b", ("op", "label"), [("leaf", "a"), ("leaf", "b"), ("mul", "a")]),
    # sheets
    ("a, b = 2, 4\nc = a * b", ("op", "label", "span"), [
        ("leaf", "a", "a, b = 2, 4"), ("leaf", "b", "a, b = 2, 4"), ("mul", "c", "a * b"),
    ]),
    ("a = b = 3\nc = a * b", ("op", "label", "operands"), [("leaf", "a", ()), ("mul", "c", (0, 0))]),
    ("a: float = 3\nt = (1, 2)\nc = a * t[1]", ("op", "value", "span"), [
        ("leaf", 3.0, "a: float = 3"), ("constant", 2.0, "t[1]"), ("mul", 6.0, "a * t[1]"),
    ]),
    ("n = 3\nxs = [5, 6, 7, 8]\nx = xs[n]\nfor i in range(n):\n    x = x * 2\n", ("op", "value"), [
        ("leaf", 3.0), ("leaf", 8.0), ("constant", 2.0), ("mul", 16.0), ("constant", 2.0), ("mul", 32.0),
        ("constant", 2.0), ("mul", 64.0),
    ]),
    ("a = 2\nif a > 1:\n    b = 3\nelse:\n    b = 4\nc = a * b", ("op", "label", "value", "grad"), [
        ("leaf", "a", 2.0, 3.0), ("leaf", "b", 3.0, 2.0), ("mul", "c", 6.0, 1.0),
    ]),
    ("a = 2\nflag = True\nname = 'x'\nb = a * a\nb.backward()\na.data = 5\na.grad = 0", ("op", "grad"), [
        ("leaf", 4.0), ("mul", 1.0),
    ]),
    ("a = 2 + 3\nb = tanh(a)", ("op", "value"), [("leaf", 5.0), ("tanh", 0.9999092042625951)]),
    ("x = 1.0\nx += 1\ny = x * x", ("op", "label", "span"), [
        ("leaf", "x", "x = 1.0"), ("constant", "", "1"), ("add", "x", "x += 1"), ("mul", "y", "x * x"),
    ]),
    # spans are in characters: beyond the BMP, in several lines, behind a sign U+2212, in an f-string
    ("a = Value(2.0); s = '𝛼é'; b = a*a # 𝛼", ("span",), [("Value(2.0)",), ("a*a",)]),
    ("a = Value(−2.0); b = a − 1; s = '−é'; c = a*b", ("span",), [
        ("Value(−2.0)",), ("1",), ("a − 1",), ("a*b",),
    ]),
    ("a = Value(2.0)\nb = (a +\n     a*a)", ("span",), [("Value(2.0)",), ("a*a",), ("a +\n     a*a",)]),
    ("a = Value(2.0)\nprint(f'𝛼 {a*a} {a}')", ("span",), [("Value(2.0)",), ("a*a",)]),
]  # fmt: skip


@pytest.mark.parametrize(("program", "columns", "expected"), GRAPHS)
def test_a_program_makes_this_graph(program: str, columns: tuple[str, ...], expected: list[tuple[Any, ...]]) -> None:
    assert nodes(program, *columns) == expected


def test_the_contracts_example_gives_the_contracts_document() -> None:
    assert document("a = 2\nb = 4\nd = a*b + a") == {
        "format": "gradwalk.graph", "version": 1, "program": "a = 2\nb = 4\nd = a*b + a",
        "pass": 0, "passes": 1, "root": 3,
        "nodes": {
            "op": ["leaf", "leaf", "mul", "add"], "label": ["a", "b", "", "d"], "operands": [[], [], [0, 1], [2, 0]],
            "value": [2.0, 4.0, 8.0, 10.0], "grad": [5.0, 2.0, 1.0, 1.0], "grad_before": [0.0, 0.0, 0.0, 0.0],
            "partials": [[], [], [4.0, 2.0], [1.0, 1.0]], "group": ["", "", "", ""],
            "span": [[1, 0, 1, 5], [2, 0, 2, 5], [3, 4, 3, 7], [3, 4, 3, 11]],
        },
        "names": {"a": 0, "b": 1, "d": 3}, "output": "", "warnings": [],
    }  # fmt: skip


def test_a_networks_nodes_stand_in_groups_and_are_marked_by_the_calls() -> None:
    program = (
        "net = MLP(2, [2, 1])\nother = MLP(2, [1])\nx = [1.0, 2.0]\ny = net(x) + net(x)\nloss = mse([y, other(x)], [1, 0])"
    )
    found = nodes(program, "group", "span", "op")
    groups = list(dict.fromkeys(group for group, _, _ in found))
    assert groups == [
        "parameters/layer 0/neuron 0", "parameters/layer 0/neuron 1", "parameters/layer 1/neuron 0",
        "parameters/mlp 1/layer 0/neuron 0",
        "mlp 0", "mlp 0/layer 0/neuron 0", "mlp 0/layer 0/neuron 1", "mlp 0/layer 1/neuron 0",
        "mlp 1", "mlp 1/layer 0/neuron 0", "mlp 1/layer 0/neuron 1", "mlp 1/layer 1/neuron 0",
        "", "mlp 2", "mlp 2/layer 0/neuron 0",
    ]  # fmt: skip
    spans = {group.split("/")[0]: span for group, span, _ in found if group.startswith("mlp")}
    assert spans == {"mlp 0": "net(x)", "mlp 1": "net(x)", "mlp 2": "other(x)"}
    assert {span for group, span, _ in found if group.startswith("parameters/layer")} == {"MLP(2, [2, 1])"}
    assert [span for group, span, op in found if op == "pow"] == ["mse([y, other(x)], [1, 0])"] * 2
    assert sum(op == "constant" and group == "mlp 0" for group, _, op in found) == 2


def test_a_network_from_micrograd_is_rectified_and_linear_at_the_end_and_ours_is_tanh() -> None:
    lines = "net = MLP(2, [2, 1])\ny = net([1.0, 2.0])"
    assert [op for (op,) in nodes(lines, "op") if op in ("tanh", "relu")] == ["tanh"] * 3
    assert [op for (op,) in nodes(f"from micrograd.nn import MLP\n{lines}", "op") if op in ("tanh", "relu")] == ["relu"] * 2
    chosen = "net = MLP(1, [1, 1], activation='sigmoid', output='linear')\nn = Neuron(1, activation='relu')\ny = net([n([1])])"
    assert [op for (op,) in nodes(chosen, "op") if op in ("sigmoid", "relu", "tanh")] == ["relu", "sigmoid"]


def test_the_parts_of_a_network_can_be_reached_and_changed() -> None:
    program = (
        "net = MLP(2, [3, 1])\nprint(len(net.layers), net.layers[0].nin, net.layers[0].nout, len(net.layers[0].neurons))\n"
        "n, last = net.layers[0].neurons[1], net.layers[1]\n"
        "print(len(n.w), len(n.parameters()), len(last.parameters()), len(net.parameters()))\n"
        "n.w[0].data = 5\nn.b.grad += 2\nprint(n.w[0], n.b.grad)\nnet.zero_grad()\nprint(n.b.grad, n.b.label)\n"
        "y = net([1, 2])"
    )
    assert run(program).output == "2 2 3 3\n2 3 4 13\nValue(data=5.0) 2.0\n0.0 b\n"


def test_random_numbers_are_those_of_python_and_numpy_from_seed_0_or_the_one_that_is_set() -> None:
    python = random.Random(0)
    expected = [python.random(), python.uniform(-1, 1), python.gauss(0, 1), python.gauss(), python.choice([3, 5, 7])]
    calls = "random.random(), random.uniform(-1, 1), random.gauss(0, 1), random.gauss(), random.choice([3, 5, 7])"
    assert run(f"print({calls})\na = Value(0.0)").output.split() == [str(x) for x in expected]
    python.seed(42)
    assert run("random.seed(42)\nprint(random.gauss(1, 2))\na = Value(0.0)").output.split() == [str(python.gauss(1, 2))]
    theirs = np.random.RandomState(0)
    program = "n = Neuron(2)\nx = np.random.randn()\nprint(n.w, n.b, x)\nnp.random.seed(7)\nprint(np.random.randn())"
    w = [theirs.randn() for _ in range(4)]
    assert run(program).output == (
        f"[Value(data={w[0]}), Value(data={w[1]})] Value(data={w[2]}) {w[3]}\n{np.random.RandomState(7).randn()}\n"
    )


def test_numpys_and_pythons_own_generators_are_left_alone() -> None:
    np.random.seed(3)
    random.seed(3)
    before = np.random.get_state()[1].tolist(), random.getstate()  # type: ignore[index, union-attr]
    run("np.random.seed(1)\nrandom.seed(1)\nnet = MLP(3, [3, 1])\ny = net([random.random(), np.random.randn(), 1.0])")
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before  # type: ignore[index, union-attr]
