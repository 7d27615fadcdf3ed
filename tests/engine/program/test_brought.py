"""What people bring from the lecture, from micrograd and from NumPy, and what stands here for it."""

from __future__ import annotations

import pytest

from engine.errors import EngineError, ForbiddenSyntax, ProgramError, UnknownName
from engine.program import run
from tests.engine.program.cpython import agree
from tests.engine.program.reading import nodes, refused

V = "a = Value(2.0)\n"

AGREED = [
    "random.seed(7)\nxs = list(range(9))\nrandom.shuffle(xs)\nprint(xs, random.random())",
    "random.seed(7)\nprint(random.sample(range(9), 4), random.sample([a.data, 1], 2), random.sample([], 0))",
    "random.seed(7)\nprint([random.randint(-2, 3) for i in range(20)], random.randint(4, 4), random.random())",
    "np.random.seed(7)\nprint(np.random.uniform(-1, 1), np.random.uniform(), np.random.uniform(3), np.random.rand())",
    "np.random.seed(7)\nprint(np.random.normal(), np.random.normal(2), np.random.normal(-1, 0.1), np.random.randn())",
    "outs = [a, a * 3, a * 2]\nprint(max(range(3), key=lambda i: outs[i].data), min(outs, key=lambda x: -x.data).data)",
    "print(max(1, -3, 2, key=abs), min([(1, 'b'), (1, 'a')], key=lambda p: p[0]), max([2, 1], key=None))",
    "print(max([(1, 'b'), (1, 'a')], key=lambda p: p[0]))",
    "print(max([0.5, 1.0, 1.0], key=lambda x: x // 1), max([1, 2, 3], key=lambda x: float('nan')))",
    "print(1, end=' ', flush=True)\nprint(2, flush=False)",
    "a = Value(data=2.0)\nb = Value(data=3.0, label='b')\nc = a * b\nc.backward()\nprint(a.grad)",
]


@pytest.mark.parametrize("program", AGREED)
def test_what_is_brought_does_here_what_it_does_in_python(program: str) -> None:
    assert agree(f"a = Value(2.0)\n{program}\na.backward()")


@pytest.mark.parametrize(
    "lines", ["from micrograd import nn", "from micrograd import engine, nn", "import micrograd\nnn = micrograd.nn"]
)
def test_micrograds_modules_are_brought_as_a_whole(lines: str) -> None:
    assert nodes(f"{lines}\nn = nn.Neuron(1, nonlin=False)\ny = n([Value(2.0)])", "op")[-1] == ("add",)
    assert nodes(f"{lines}\nn = nn.Neuron(1, nonlin=True)\ny = n([Value(2.0)])", "op")[-1] == ("relu",)


def test_only_micrograds_own_neuron_knows_nonlin() -> None:
    error, _ = refused("n = Neuron(1, nonlin=False)", ProgramError)
    assert "Neuron takes no argument called nonlin" in error.detail


def test_the_whole_lecture_in_the_order_of_its_cells_trains_after_its_torch_cell() -> None:
    from tests.programs import DRAWING, LECTURE, OWN_VALUE

    first = "import math\nimport numpy as np\nimport matplotlib.pyplot as plt\n%matplotlib inline\n"
    slope = "def f(x):\n  return 3*x**2 - 4*x + 5\nxs = np.arange(-5, 5, 0.25)\nys = f(xs)\nplt.plot(xs, ys)\n"
    torch = "import torch\nx = torch.Tensor([2.0])\nb = torch.Tensor([6.88])\nn = x + b\no = torch.tanh(n)\no.backward()\n"
    alone = run(LECTURE)
    whole = run(first + slope + OWN_VALUE + DRAWING + torch + LECTURE)
    assert whole.output == alone.output
    assert len(whole.passes) == len(alone.passes)


ADVISED: list[tuple[str, type[EngineError], tuple[str, ...]]] = [
    (f"{V}b = '-' * 40", ProgramError, ("* does not work between text and a number", "Write the text out")),
    (f"{V}b = [0.0] * 3", ProgramError, ("[0.0 for _ in range(n)]",)),
    (f"{V}b = 'x' + 'y'", ProgramError, ("Join texts with an f-string",)),
    (f"{V}b = Value(2.0, 'b')", ProgramError, ("Value takes 1 argument, and was given 2", 'label="a"')),
    (f"{V}b = Value(2.0, data=1)", ProgramError, ("Value takes 1 argument, and was given 2",)),
    (f"{V}b = max(['a', 'b'], key=lambda x: x)", ProgramError, ("max puts numbers and Values in order, not text", "key=")),
    (f"{V}b = sorted([(2, 1), (1, 2)])", ProgramError, ("not a tuple", "key=lambda x: x[0]")),
    (f"{V}xs = [2, 1]\nxs.sort()", UnknownName, ("a list has no sort", "xs = sorted(xs)")),
    (f"{V}b = np.array([1.0])", UnknownName, ("np has no array here", "Write lists of numbers")),
    (f"{V}b = np.tanh(a)", UnknownName, ("np has no tanh here", "Write tanh(x)")),
    (f"{V}b = np.mean([1.0])", UnknownName, ("sum(xs) / len(xs)",)),
    (f"{V}assert math.isclose(a.data, 2.0)", UnknownName, ("abs(a - b) < 1e-6",)),
    (f"{V}random.shuffle((1, 2))", ProgramError, ("shuffle takes a list, not a tuple", "list(x)")),
    (f"{V}random.sample([1], 2)", ProgramError, ("from 0 to 1 entries of these, not 2",)),
    (f"{V}random.sample([1], -1)", ProgramError, ("not -1",)),
    (f"{V}random.randint(2, 1)", ProgramError, ("cannot be the larger one",)),
    ("if __name__ == '__main__':\n    a = Value(1.0)", ForbiddenSyntax, ("__name__ is not part", "leave the condition out")),
    ("class A:\n    def __init__(self):\n        super().__init__()", ForbiddenSyntax, ("__init__ is not part", "a base here")),
    ("class A:\n    def f(self):\n        super()\nA().f()", UnknownName, ("super is not there",)),
    ("class A:\n    @property\n    def n(self): return 1", ForbiddenSyntax, ("a decorator", "call the method")),
    ("class A:\n    @staticmethod\n    def f(x): return x", ForbiddenSyntax, ("a decorator", "outside of the class")),
    ("class Scalar:\n    def __init__(self, x): pass\n    def __repr__(self): return ''\n    def __add__(self, other): pass",
     ForbiddenSyntax, ("a class with arithmetic of its own, Scalar,", "Call the class Value")),
    (f"{V}topo, seen = [], []\ndef build(v):\n    if v not in seen:\n        for child in v._prev:\n            build(child)",
     ForbiddenSyntax, ("a walk through _prev is not part of the program language (line 3", "backward() goes through")),
    (f"{V}xs = [1]\nb = [*xs, a]", ForbiddenSyntax, ("* is not part", "lists are joined with +")),
    # a module that is missing is told before what else is wrong
    ("from sklearn.datasets import make_moons\nb = None is None", ForbiddenSyntax, ("no module sklearn.datasets", "as lists")),
    ("from tqdm import tqdm\nb = {}", ForbiddenSyntax, ("no module tqdm", "range(n)")),
    ("b = {}\nimport os", ForbiddenSyntax, ("a dictionary is not part",)),
    ("import os", ForbiddenSyntax, ("There are engine, micrograd",)),
    ("b\u00a0= 1", ForbiddenSyntax, ("U+00A0", "type a plain one")),
    ("b = \u201ca\u201d", ForbiddenSyntax, ("Type plain quotes",)),
    ("b = 2 \u00d7 3", ForbiddenSyntax, ("A product is written *",)),
]  # fmt: skip


@pytest.mark.parametrize(("program", "kind", "words"), ADVISED)
def test_a_refusal_says_what_to_write_instead(program: str, kind: type[EngineError], words: tuple[str, ...]) -> None:
    error, place = refused(program, kind)
    for each in words:
        assert each.lower() in error.detail.lower()
    assert place.line
    assert len(error.detail) < 400


def test_a_module_that_no_line_reached_brings_is_not_missed() -> None:
    assert run(f"{V}def f():\n    import os\nif 0: import os\nprint(a)").output == "Value(data=2.0)\n"
