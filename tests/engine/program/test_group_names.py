"""Names of groups where they would be in each other's way: loops and calls that are called alike, loops in constructors."""

from __future__ import annotations

from collections import Counter

import pytest

from engine.grouping import DEEPEST
from tests.engine.program.reading import document

A = "a = Value(1.5)\n"
NET = "class Net:\n    def __call__(self, x): return x * a + 1\nnet = Net()\n"


def paths(program: str, pass_: int | None = None) -> list[str]:
    """The groups of a pass, each once, in order of appearance."""
    return list(dict.fromkeys(document(program, pass_)["nodes"]["group"]))


SHOWN = [
    # a loop that makes nothing takes no name from the next one; one whose turns hold little, neither
    (f"{A}for x in [1, 2]: pass\nfor x in [1, 2]: a = a * x + 1 + x", ["", "x 0", "x 1"]),
    (f"{A}for x in [1, 2]: b = a + x\nfor x in [1, 2]: a = a * x + 1 + x", ["", "x 0", "x 1"]),
    # a loop that is called like a call, and a name that ends like a second loop's
    (f"{A}{NET}y = net(a)\nfor net in [net, net]: y = y + net(y) * 2",
     ["", "net 0", "net_2 0/net 1", "net_2 0", "net_2 1/net 2", "net_2 1"]),
    (f"{A}for x in range(2): a = a * 2 + 1 + x\nfor x in range(2): a = a * 2 + 1 + x\n"
    f"for x_2 in range(2): a = a * 2 + 1 + x_2",
     ["", "x 0", "x 1", "x_2 0", "x_2 1", "x_2_2 0", "x_2_2 1"]),
    # a loop in one that does not show
    (f"{A}for i in range(2): a = a * i + 1 + i\nfor k in range(1):\n    for i in range(2): a = a * i + 1 + i",
     ["", "i 0", "i 1", "i_2 0", "i_2 1"]),
    # what is left by break or return leaves its groups behind
    (f"{A}def f(x):\n    for i in range(9):\n        x = x * x + 1\n        if i == 1: return x * 2\ny = f(a) + 1\n"
    f"z = y * y",
     ["", "f 0/i 0", "f 0/i 1"]),
    (f"{A}for i in range(9):\n    a = a * a + 1 + a\n    if i == 1: break\nb = a * a", ["", "i 0", "i 1"]),
    # targets that are no plain names
    (f"{A}xs = [0]\nfor xs[0] in [1, 2]: a = a * 2 + 1 + a", ["", "turn 0", "turn 1"]),
    (f"{A}class P: pass\np = P()\nfor p.i in [1, 2]: a = a * 2 + 1 + a", ["", "turn 0", "turn 1"]),
    (f"{A}for I, Jay in [(1, 2), (3, 4)]: a = a * I + 1 + Jay", ["", "i_jay 0", "i_jay 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("program", "expected"), SHOWN)
def test_no_two_groups_are_called_alike(program: str, expected: list[str]) -> None:
    assert paths(program) == expected


def test_what_was_made_before_the_turn_of_a_pass_stands_beside_it_and_takes_no_name_from_it() -> None:
    program = (
        f"{A}def model(x): return (a * x + 1).tanh()\nfor x in [1, 2]: b = model(x) * 2 + 1\nfor k in range(3):\n"
        f"    loss = 0\n"
        "    for x in [1, 2]: loss = loss + model(x) - x\n    loss.backward()\n    seen = (model(5) + model(6)) * 2 + 1\n"
    )
    own = ["x 0/model 0", "x 0", "x 1/model 1", "x 1"]
    expected = [["x_2 0/model 2", "x_2 0", "x_2 1/model 3", "x_2 1"], ["k 0/model 2", "k 0", "k 0/model 3"],
                ["k 1/model 2", "k 1", "k 1/model 3"]]  # fmt: skip
    for number in range(3):
        found = set(paths(program, number)) - {""}
        assert found == {*own, *expected[number]}


def test_deep_calls_stand_in_the_last_group_that_is_shown() -> None:
    program = f"{A}def f(n, x): return x * x + 1 if n == 0 else f(n - 1, x) * x + n\ny = f(30, a)"
    assert Counter(path.count("/") + 1 for path in paths(program) if path) == dict.fromkeys(range(1, DEEPEST + 1), 1)
    down = f"{A}def down(n, x): return train(x) if n == 0 else down(n - 1, x)\ndef f(x): return x * x + 1\n"
    train = "def train(x):\n    for k in range(2):\n        y = f(f(x))\n        y.backward()\n"
    assert paths(f"{down}{train}down(9, a)") == ["", "f 0", "f 1"]
    assert paths(f"{down}{train}down(50, a)") == [""]


WEIGHT = "def weight(): return Value(random.random())\n"

PARAMETERS = [
    # neither loops nor functions are parts of what a constructor makes
    (f"{WEIGHT}class Neuron:\n    def __init__(self):\n        self.w = []\n        for i in range(2):\n"
    f"            self.w.append(weight())\n"
     "class Net:\n    def __init__(self):\n        self.rows = []\n        for i in range(2):\n            row = []\n"
     "            for j in range(2): row.append(Neuron())\n            self.rows.append(row)\nnet = Net()\n"
     "net.rows[1][0].w[1] * 2",
     {f"parameters/neuron {i}": 2 for i in range(4)} | {"": 2}),
    # an object without leaves takes no number, whatever it computes
    ("k = Value(2.0)\nclass Data:\n    def __init__(self): self.x = k * 2\nclass Net:\n"
    "    def __init__(self): self.w = Value(1.0)\n"
     "data, first = Data(), Net()\ndata, second = Data(), Net()\n", {"": 5, "parameters": 1, "parameters/network 1": 1}),
    # what a constructor computes stands in groups as anywhere
    ("class Net:\n    def __init__(self):\n        self.w = Value(2.0)\n        self.e = mse([self.w], [1])\n"
     "        self.y = self.out() + MLP(1, [1])([self.w])\n    def out(self): return self.w * self.w + 1\nnet = Net()\n",
     {"parameters": 1, "": 7, "out 0": 3, "parameters/mlp 0/layer 0/neuron 0": 2, "mlp 0/layer 0/neuron 0": 3}),
    # a leaf of a class's body, and one that is made later, are no parameters
    ("class Net:\n    k = Value(1.0)\n    def grow(self): self.w = Value(2.0)\nnet = Net()\nnet.grow()\n", {"": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("program", "expected"), PARAMETERS)
def test_only_leaves_are_parameters_and_only_objects_are_their_groups(program: str, expected: dict[str, int]) -> None:
    assert dict(Counter(document(program)["nodes"]["group"])) == expected


def test_a_constructor_that_trains_shows_its_passes_as_any_loop_does() -> None:
    program = (
        f"{NET}class Trainer:\n    def __init__(self, net):\n        self.a = Value(0.5)\n        for k in range(3):\n"
        "            y = net(net(self.a)) - 1\n            y.backward()\na = Value(2.0)\nTrainer(net)\n"
    )
    assert [paths(program, number) for number in range(3)] == [["", "parameters", "net 0", "net 1"]] * 3
