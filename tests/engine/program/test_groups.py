"""Groups of typical programs: what their functions, objects and loops compute, as the page opens it, pass by pass."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from engine import MLP, mse
from engine.document import to_document
from engine.origin import origin
from engine.program import run
from engine.tape import Tape
from tests.engine.program import sound
from tests.programs import LECTURE, NOTEBOOK, TRAINING

SCHEMA = json.loads((Path(__file__).parents[1] / "document.schema.json").read_text("utf-8"))
PATTERN = re.compile(SCHEMA["properties"]["nodes"]["properties"]["group"]["items"]["pattern"])


def boxes(tape: Tape) -> str:
    """The groups of a pass in order, each once, parameters aside; how many operations each holds itself, `.` for none."""
    held: dict[str, int] = {}
    for op, path in zip(tape.op, tape.group, strict=True):
        if not path.startswith("parameters"):
            held[path] = held.get(path, 0) + (op not in ("leaf", "constant"))
    return ", ".join(f"{path or '.'}: {number}" for path, number in held.items() if path or number)


NET = "net = Neuron(1)\nxs = [[1.0], [2.0], [3.0]]\nys = [1.0, 0.0, 1.0]\n"
UPDATE = "net.zero_grad(){0}loss.backward(){0}for p in net.parameters(): p.data -= 0.1 * p.grad\n"
IN_LOOP, IN_INNER = UPDATE.format("\n    "), UPDATE.format("\n        ")
W = "w = Value(1.0)\ndef model(x): return (w * x + 1).tanh()\n"
MODEL = """\
class Model:
    def __init__(self):
        self.w = [Value(0.1), Value(0.2)]
    def score(self, x):
        return sum(w * xi for w, xi in zip(self.w, x))
    def forward(self, x):
        return self.score(x).tanh()
    def __call__(self, x):
        return self.forward(x)
    def loss(self, x, y):
        return (self(x) - y)**2 + self.score(x)
    def train(self):
        for epoch in range(3):
            loss = self.loss([1, 2], 1)
            loss.backward()
m = Model()
"""
BATCH = "x_y 0/neuron 0: 3, x_y 0: 3, x_y 1/neuron 1: 3, x_y 1: 3, x_y 2/neuron 2: 3, x_y 2: 3"
STEPS = [
    # a batch in a loop; one sample after another; a sum in a comprehension; epochs in a function, steps in one of their own
    (f"{NET}for epoch in range(3):\n    loss = 0\n    for x, y in zip(xs, ys):\n        loss = loss + (net(x) - y)**2\n"
     f"    {IN_LOOP}", 3, BATCH),
    (f"{NET}for epoch in range(2):\n    for x, y in zip(xs, ys):\n        loss = (net(x) - y)**2\n        {IN_INNER}", 6,
     "neuron 0: 3, .: 2"),
    (f"{NET}for epoch in range(3):\n    loss = sum((net(x) - y)**2 for x, y in zip(xs, ys))\n    {IN_LOOP}", 3,
     "neuron 0: 3, .: 9, neuron 1: 3, neuron 2: 3"),
    (f"{NET}def train(epochs):\n  for epoch in range(epochs):\n    loss = mse([net(x) for x in xs], ys)\n    {IN_LOOP}train(3)",
     3, "neuron 0: 3, neuron 1: 3, neuron 2: 3, .: 9"),
    (f"{NET}def loss_of(): return mse([net(x) for x in xs], ys)\ndef step():\n    loss = loss_of()\n    {IN_LOOP}"
     "def train():\n    for epoch in range(3): step()\ntrain()",
     3, "loss_of 0/neuron 0: 3, loss_of 0/neuron 1: 3, loss_of 0/neuron 2: 3, loss_of 0: 9"),
    # least squares; backward() in a function that is handed the loss
    ("w = Value(0.0); b = Value(0.0)\nfor step in range(3):\n    loss = Value(0.0)\n    for x in [1.0, 2.0]:\n"
     "        error = w * x + b - 2 * x\n        loss = loss + error**2\n    loss.backward()\n    w.grad = b.grad = 0\n",
     3, "x 0: 5, x 1: 5"),
    (f"{W}def update(loss):\n    total = loss + w * w * 0.1\n    total.backward()\n    w.data -= 0.1 * w.grad\n    w.grad = 0\n"
     "for k in range(3):\n    loss = model(2.0) + model(1.0)\n    update(loss)\n", 3, ".: 4, model 0: 3, model 1: 3"),
    # methods: an object's call and its forward are one, any other method is a group of its own, from inside, too
    (f"{MODEL}m.train()\nlast = m.loss([1, 2], 1)\nlast.backward()", 4,
     "loss 0/model 0/score 0: 4, loss 0/model 0: 1, loss 0: 3, loss 0/score 0: 4"),
    # the same model, step by step without a loop: each pass counts its calls from 0
    (f"{W}a = model(1.0)\na.backward()\nb = model(2.0)\nb.backward()\nc = model(3.0)\nc.backward()", 3, "model 0: 3"),
]  # fmt: skip


@pytest.mark.parametrize(("program", "passes", "expected"), STEPS)
def test_every_pass_of_a_training_loop_shows_the_same_groups(program: str, passes: int, expected: str) -> None:
    tapes = run(program).passes
    assert [boxes(tape) for tape in tapes] == [expected] * passes
    assert [tape.group for tape in tapes] == [tapes[0].group] * passes


@pytest.mark.parametrize("program", [NOTEBOOK, LECTURE, TRAINING], ids=["notebook", "lecture", "training"])
def test_the_passes_of_a_published_loop_show_the_very_same_groups(program: str) -> None:
    tapes = run(program).passes
    assert len({boxes(tape) for tape in tapes}) == 1
    assert {tuple(tape.group) for tape in tapes[2:]} == {tuple(tapes[-1].group)}


A = "a = Value(2.0)\nb = a\n"
PATHS = [
    # loops: one after another, one in another, of one operation a turn, while
    (f"{A}for i in range(2): b = b * a + 1 - a\nfor i in range(2): b = b * a - 2 + a\n", "i 0: 3, i 1: 3, i_2 0: 3, i_2 1: 3"),
    (f"{A}for i in range(2):\n    for j in range(2):\n        b = b * a + 1 - a\n    b = b + i\n",
     "i 0/j 0: 3, i 0/j 1: 3, i 0: 1, i 1/j 0: 3, i 1/j 1: 3, i 1: 1"),
    (f"{A}for i in range(2):\n    for j in range(1):\n        b = b * a + 1 - a\n", "i 0: 3, i 1: 3"),
    (f"{A}for i in range(5): b = b * a\n", ".: 5"),
    (f"{A}while b.data < 50: b = b * a + 1 - a\n", "while 0: 3, while 1: 3, while 2: 3, while 3: 3, while 4: 3, while 5: 3"),
    (f"{A}for [i, (x, y)] in [[0, (1, 2)], [1, (3, 4)]]: b = b * x + y - i\n", "i_x_y 0: 3, i_x_y 1: 3"),
    (f"{A}for i in range(3):\n    if i == 1: continue\n    b = b * a + 1 - a\n", "i 0: 3, i 2: 3"),
    # what a loop goes through is made in no turn of it
    (f"{A}for x in (a * k + 1 for k in range(2)): b = b * x + 1 - a\nb = b + 1\n", ".: 5, x 0: 3, x 1: 3"),
    # a cell unrolled in time
    ("w = Value(0.5); u = Value(0.8); h = Value(0.0)\nfor x in [1.0, -1.0]: h = (w * x + u * h).tanh()\nloss = (h - 1)**2",
     ".: 2, x 0: 4, x 1: 4"),
    # calls: of one operation, of leaves only, of lambdas with a name and without, in one another, of a class's function
    (f"{A}def f(x): return x * 2\nb = f(f(a))\n", ".: 2"),
    (f"{A}def f(): return [Value(1.0), Value(2.0)]\nb = f()[0] * f()[1]\n", ".: 1"),
    (f"{A}f = lambda x: x * 2 + 1\nb = f(f(a))\n", "f 0: 2, f 1: 2"),
    (f"{A}b = sum(map(lambda x: x * 2 + 1, [a, a]))\n", ".: 6"),
    (f"{A}def f(x): return x * 2 + 1\ndef g(x): return f(x) + f(x)\nb = g(f(g(a)))\n",
     "g 0/f 0: 2, g 0/f 1: 2, g 0: 1, f 0: 2, g 1/f 0: 2, g 1/f 1: 2, g 1: 1"),
    (f"{A}def f(x, n): return x if n == 0 else f(x * n + 1, n - 1) * a\nb = f(a, 2)", "f 0: 3, f 0/f 0: 3"),
    (f"{A}class Kind:\n    def twice(self, x): return x * 2 * 2\nk = Kind()\nb = Kind.twice(k, k.twice(a))\n",
     "twice 0: 2, twice 1: 2"),
    (f"{A}def f(x): return x * 2 + 1\nprint(f(3.0))\nb = f(a)\n", "f 0: 2"),
    (f"{A}class Kind:\n    def forward(self, x): return x * 2 * 2\n    def twice(self, x): return self.forward(x) + 1\n"
     "k = Kind()\nb = k.forward(k.twice(a))\n", "twice 0/kind 0: 2, twice 0: 1, kind 0: 2"),
    # names of any length and case
    (f"{A}def LossOfAllTheRowsAndAllTheColumns(x): return x * 2 + 1\nb = LossOfAllTheRowsAndAllTheColumns(a)\n",
     "lossofalltherowsandallth 0: 2"),
]  # fmt: skip


@pytest.mark.parametrize(("program", "expected"), PATHS)
def test_calls_and_turns_are_groups_where_they_hold_enough(program: str, expected: str) -> None:
    assert boxes(run(program).passes[-1]) == expected


NEURON = "class Neuron:\n    def __init__(self): self.w = [Value(1.0)]\n    def __call__(self, x): return self.w[0] * x\n"
LAYER = "class Layer:\n    def __init__(self): self.neurons = [Neuron(), Neuron()]\n"
PARAMETERS = [
    (f"{NEURON}n = Neuron()\nb = n(2) * 3", ["parameters"]),
    (f"{NEURON}{LAYER}l = Layer()\nb = l.neurons[1](2) * 3", ["parameters/neuron 1"]),
    (f"{NEURON}{LAYER}class MLP:\n    def __init__(self): self.layers = [Layer(), Layer()]\nm = MLP()\nk = MLP()\n"
     "b = sum(l.neurons[1](2) for l in m.layers + k.layers)",
     [*(f"parameters/layer {i}/neuron 1" for i in (0, 1)), *(f"parameters/mlp 1/layer {i}/neuron 1" for i in (0, 1))]),
    # a lone layer after the first network; an object without a leaf takes no number
    (f"{NEURON}{LAYER}class Empty:\n    def __init__(self): self.n = 3\nn = Neuron()\ne = Empty()\nl = Layer()\n"
     "b = n(2) * l.neurons[0](3)", ["parameters", "parameters/network 1/neuron 0"]),
    # built-in networks among own objects
    ("class Head:\n    def __init__(self):\n        self.net = MLP(1, [1])\n        self.k = Value(1.0)\nh = Head()\n"
     "b = h.net([2]) * h.k", ["parameters/mlp 0/layer 0/neuron 0", "parameters"]),
    # leaves made by a method or a function that the constructor calls; not those made later
    ("def draw(): return Value(random.gauss(0, 1))\nclass Kind:\n    def __init__(self):\n        self.fill()\n"
     "    def fill(self): self.w = [draw(), draw()]\nk = Kind()\nk.fill()\nl = Kind()\nb = k.w[0] * l.w[1]",
     ["", "parameters/network 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("program", "expected"), PARAMETERS)
def test_leaves_that_a_constructor_makes_are_grouped_like_those_of_the_built_in_networks(
    program: str, expected: list[str]
) -> None:
    root = run(program).passes[-1]
    found = [root.group[node] for node in range(len(root)) if root.op[node] == "leaf" and root.leads[node]]
    assert list(dict.fromkeys(found)) == expected


def test_operations_that_a_constructor_makes_are_no_parameters() -> None:
    kind = "class Kind:\n    def __init__(self, k):\n        self.w = Value(2.0)\n        self.s = self.w * k + 1\n"
    tape = run(f"{kind}b = Kind(3).s * 2").passes[-1]
    assert tape.group == ["parameters", *[""] * 6]


def test_own_networks_are_grouped_as_the_built_in_one() -> None:
    own_classes, rest = LECTURE.split("n = MLP(3, [4, 4, 1])\n")
    assert "class MLP" in own_classes
    built_in = f"n = MLP(3, [4, 4, 1])\n{rest}"
    own, theirs = (run(program).passes[-1] for program in (LECTURE, built_in))
    made = [{path for op, path in zip(tape.op, tape.group, strict=True) if op != "constant"} for tape in (own, theirs)]
    assert made[0] == made[1]


def test_in_the_library_calls_count_from_0_whatever_was_called_before() -> None:
    with origin.fresh():
        net = MLP(2, [2, 1], seed=1)
        for _ in range(3):
            loss = mse([net([1.0, 2.0]), net([2.0, 1.0])], [1.0, 0.0])  # type: ignore[list-item]
    tops = {path.split("/")[0] for path in to_document(loss)["nodes"]["group"]}
    assert tops == {"", "parameters", "mlp 0", "mlp 1"}


@pytest.mark.parametrize("seed", range(0, 2000, 40))
def test_paths_of_any_program_follow_the_pattern_and_are_few_parts_deep(seed: int) -> None:
    for tape in run(sound.program(seed)).passes:
        assert all(PATTERN.fullmatch(path) for path in tape.group)
        assert max(path.count("/") for path in tape.group) < 10
