"""What is pasted along from the lecture and the notebook is skipped, each with a warning at its line."""

from __future__ import annotations

import pytest

from engine.errors import ForbiddenSyntax, ProgramError, UnknownName
from engine.program import run
from tests.engine.program.reading import nodes, printed, refused
from tests.programs import DRAWING, OWN_VALUE

AB = "a = Value(2.0)\nb = a * 3\n"
TORCH, PLOT, DRAW = "it needs torch, which is not here.", "it needs matplotlib, which is not here.", "the page draws the graph."
UNUSED = "only skipped lines use it."
VALUE = "its class Value gives way to Gradwalk's own, which has the same names."


def skipped(*lines: tuple[int, str]) -> list[str]:
    return [f"Line {line} was skipped: {why}" for line, why in lines]


PASTED: list[tuple[str, list[str], str]] = [
    (f"{OWN_VALUE}{AB}print(b)", skipped((1, VALUE)), "Value(data=6.0)\n"),
    (f"{AB}{DRAWING}draw_dot(b)\nprint(b)", skipped((3, DRAW), (5, "only skipped lines use it."), (16, DRAW), (22, DRAW)),
     "Value(data=6.0)\n"),
    (f"{AB}draw_dot(b)", skipped((3, DRAW)), ""),
    (f"from graphviz import Digraph\ndef near(x): return [x, x]\ndef far(x): return near(x)\n"
     f"def draw_dot(x): return Digraph(far(x))\n{AB}print(near(b))",
     skipped((1, DRAW), (3, "only skipped lines use it."), (4, DRAW)), "[Value(data=6.0), Value(data=6.0)]\n"),
    (f"{AB}dot = draw_dot(b)\ndot.render('x')\nif 1:\n    draw_dot(a)\n"
    f"print(1)", skipped((3, DRAW), (4, DRAW), (6, DRAW)), "1\n"),
    (f"import matplotlib.pyplot as plt, math\n{AB}plt.plot([1])\n"
    f"print(math.pi > 3)", skipped((1, PLOT), (4, PLOT)), "True\n"),
    (f"from matplotlib import pyplot\n{AB}if 1:\n    pyplot.show()\nelse:\n    c = 1\n"
    f"print(b)", skipped((1, PLOT), (5, PLOT)),
     "Value(data=6.0)\n"),
    (f"import torch\n{AB}x = torch.Tensor([2.0]); x.requires_grad = True\ny = torch.tanh(x)\nprint(y.item())\nx = 3\n"
    f"print(x)",
     skipped((1, TORCH), (4, TORCH), (4, TORCH), (5, TORCH), (6, TORCH)), "3\n"),
    (f"import torch\nclass Net(torch.nn.Module):\n    pass\nnet = Net()\n"
    f"{AB}print(b)", skipped((1, TORCH), (2, TORCH), (4, TORCH)),
     "Value(data=6.0)\n"),
    (f"import torch\ndef test():\n    x = torch.tensor(2.0)\n    b.backward()\n    assert x.grad == a.grad\n"
    f"{AB}test()\nprint(a.grad)",
     skipped((1, TORCH), (2, TORCH), (8, TORCH)), "0.0\n"),
    (f"def plot(xs):\n    import matplotlib.pyplot as plt\n    plt.plot(xs)\n{AB}plot([1])\n"
    f"print(b)", skipped((1, PLOT), (6, PLOT)),
     "Value(data=6.0)\n"),
    # a function that runs backward() is kept, and so is a class; only the lines that plot are skipped
    (f"import matplotlib.pyplot as plt; fig = 5\n"
     f"{AB}def train(n):\n    seen = []\n    fig = plt.figure()\n    for i in range(n):\n"
     "        loss = a * a\n        loss.backward()\n        seen.append(loss.data)\n        plt.plot(seen)\n"
     "    fig.show()\n"
     "    return seen\n"
     "print(train(2), fig)", skipped((1, PLOT), (6, PLOT), (11, PLOT), (12, PLOT)), "[4.0, 4.0] 5\n"),
    (f"{AB}class Trainer:\n    def fit(self):\n        b.backward()\n        self.plot()\n    def plot(self):\n"
     "        import matplotlib.pyplot as plt\n        plt.plot([b.data])\nTrainer().fit()\nprint(a.grad)",
     skipped((8, PLOT), (9, PLOT)), "3.0\n"),
    # commands, prompts and output
    (f"%matplotlib inline\n!pip install numpy\n{AB}print(b)",
     skipped((1, "%matplotlib inline is a command of the notebook, not of Python."),
             (2, "!pip install numpy is a command of the notebook, not of Python.")), "Value(data=6.0)\n"),
    ("In [1]:\na = Value(2.0)\n\nIn [2]:\nb = a * 3\nb\n\nOut[2]:\nValue(data=6.0)\n",
     ["2 prompts were skipped, the first on line 1.", "2 lines of output were skipped, the first on line 8."],
     "Value(data=6.0)\n"),
    ("a = Value(2.0)\nb = [a, a * 3]\nprint(b)\n\n[Value(data=2.0,\n Value(data=6.0]",
     ["2 lines of output were skipped, the first on line 5."], "[Value(data=2.0), Value(data=6.0)]\n"),
    (">>> a = Value(2.0)\n>>> for i in range(2):\n...     a = a * 3\n...\n>>> print(a)\nValue(data=18.0)\n",
     ["5 prompts were skipped, the first on line 1.", "1 line of output was skipped, on line 6."], "Value(data=18.0)\n"),
    ("    >>> a = Value(2.0)\n    >>> for i in range(2):\n    ...     a = a * 3\n    >>> a\n    Value(data=18.0)\n",
     ["4 prompts were skipped, the first on line 1.", "1 line of output was skipped, on line 5."], "Value(data=18.0)\n"),
    (">>> a = Value(2.0)\n>>> print('all', 'well')\nall well\n\nand more\n>>> a = a * 3\n",
     ["3 prompts were skipped, the first on line 1.", "2 lines of output were skipped, the first on line 3."], "all well\n"),
    ("In [5]: a = Value(2.0)\n   ...: b = a * 3\nIn [6]: b\nOut[6]: Value(data=6.0)\n",
     ["3 prompts were skipped, the first on line 1.", "1 line of output was skipped, on line 4."], "Value(data=6.0)\n"),
    ("In [7]: %time x = 1\nIn [8]: a = Value(2.0)\n",
     ["Line 1 was skipped: %time x = 1 is a command of the notebook, not of Python.",
      "2 prompts were skipped, the first on line 1."], ""),
    # what looks like it and is none of it
    ("x = 7 \\\n% 4\nprint(x, '''\n%time\nIn [3]:\n''')\na = (5\n    % 3)\nb = Value(1.0)", [], "3 \n%time\nIn [3]:\n\n"),
    ("a = Value(2.0)\n"
     "print(\"\"\"\n>>> hi\"\"\", 1)\nx = \"\"\"\n% a\"\"\"; y = 2\nprint(y, \"\"\"\nOut[1]:\nIn [2]: \"\"\", y)",
     [], "\n>>> hi 1\n2 \nOut[1]:\nIn [2]:  2\n"),
    ("from torch import tanh\nfrom math import tanh, pi as plt\nimport matplotlib.pyplot as axes\n"
     f"for axes in [7]:\n    print(axes)\n{AB}print(tanh(0.0), plt > 3)", skipped((1, TORCH), (3, PLOT)), "7\n0.0 True\n"),
    # what is computed for a plot alone, up to where its names are given anew
    (f"import matplotlib.pyplot as plt\nimport numpy as np\ndef f(x): return 3 * x**2\n"
     f"xs = np.arange(-5, 5, 0.25)\nys = f(xs)\n"
     f"plt.plot(xs, ys)\n{AB}xs = [1, 2]\nprint(sum(xs))",
     skipped((1, PLOT), (3, UNUSED), (4, UNUSED), (5, UNUSED), (6, PLOT)), "3\n"),
    (f"import matplotlib.pyplot as plt, numpy\n{AB}seen = [b.data]\nxs, n = numpy.array(seen), len(seen)\nplt.plot(xs)\n"
     f"print([xs for xs in [1]])", skipped((1, PLOT), (5, UNUSED), (6, PLOT)), "[1]\n"),
    (f"{AB}seen = set()\ndraw_dot(seen)\ndraw_dot(b)", skipped((3, UNUSED), (4, DRAW), (5, DRAW)), ""),
    # a name of torch's is another one in a function, a method or a comprehension
    (f"import torch\nn = torch.ones(1)\n{AB}class Layer:\n    def __init__(self, neurons):\n        self.neurons = neurons\n"
     "    def __call__(self, x):\n        return [n * x for n in self.neurons]\nf = lambda n: n\n"
     "print(Layer([a, b])(f(2)))", skipped((1, TORCH), (2, TORCH)), "[Value(data=4.0), Value(data=12.0)]\n"),
    (f"import torch\nn = torch.ones(1)\n{AB}f = lambda x=n: x\nn += 1\nprint(b)",
     skipped((1, TORCH), (2, TORCH), (5, TORCH), (6, TORCH)), "Value(data=6.0)\n"),
    (f"import torch\n{AB}with torch.no_grad():\n    print(torch.ones(1))\nprint(b)", skipped((1, TORCH), (4, TORCH)),
     "Value(data=6.0)\n"),
    (f"{AB}for k in range(2):\n    print(k, 0.5)\n\n0 0.5\n1 1.25e-05\n",
     ["2 lines of output were skipped, the first on line 6."], "0 0.5\n1 0.5\n"),
    (f"{AB}x = 1 \\\n-2\ny = [1,\n2\n-3]\n-1 -2\nprint(x, y)", [], "-1 [1, -1]\n"),
    (f"def draw_dot(x):\n    return x * 2\n{AB}c = draw_dot(b)\nprint(c)", [], "Value(data=12.0)\n"),
    (f"{AB}Out = [1]\nprint(Out[0])", [], "1\n"),
]  # fmt: skip


@pytest.mark.parametrize(("program", "warnings", "output"), PASTED)
def test_what_is_pasted_along_is_skipped_with_a_warning_at_its_line(program: str, warnings: list[str], output: str) -> None:
    result = run(program)
    assert result.output == output
    assert sorted(result.warnings) == sorted(warnings)


def test_a_node_stands_where_the_pasted_text_has_it() -> None:
    program = "In [1]:\nimport torch\na = Value(2.0)\n\nIn [2]: b = a * 3\n   ...: c = b + a\n"
    assert nodes(program, "label", "span") == [
        ("a", "Value(2.0)"), ("", "3"), ("b", "a * 3"), ("c", "b + a"),
    ]  # fmt: skip
    error, place = refused(">>> a = Value(2.0)\n>>> b = a + missing", UnknownName)
    assert (place.line, place.column, "line 2, column 13" in error.detail) == (2, 12, True)


def test_of_many_lines_that_are_skipped_some_are_told_and_the_others_counted() -> None:
    warnings = run("import torch\n" + "torch.manual_seed(0)\n" * 50 + AB).warnings
    assert len(warnings) == 21
    assert warnings[-1] == "So were 31 more lines."


def test_a_programs_own_backward_is_refused_with_what_to_call() -> None:
    error, place = refused(f"{AB}b._backward()", ProgramError)
    assert "Call backward() on the last Value" in error.detail
    assert place.line == 3


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("xs = np.arange(3)\nplt.plot(xs)\nprint(xs)", "np has no arange here (line 4, column 6)"),
        ("xs = np.arange(3)\nplt.plot(xs)\nys = [f() for i in range(2)]", "np has no arange"),
        ("xs = np.arange(3)\nplt.plot(xs)\nys = [x for x in xs]\nxs = 3", "np has no arange"),
        ("xs = np.arange(3)\nxs[0] = 1\nplt.plot(xs)", "np has no arange"),
        ("xs = np.arange(3)", "np has no arange"),
    ],
)
def test_an_array_that_is_used_besides_is_refused(program: str, words: str) -> None:
    head = f"import matplotlib.pyplot as plt; {AB.splitlines()[0]}\ndef f(): return xs\n\n"
    head = head if "f()" in program else head.replace("return xs", "return 1")
    error, _ = refused(head + program, UnknownName)
    assert words in error.detail


def test_an_update_within_no_grad_is_not_skipped_without_a_word() -> None:
    program = f"import torch\n{AB}b.backward()\nwith torch.no_grad():\n    a.data -= 0.1 * a.grad\n"
    error, place = refused(program, ForbiddenSyntax)
    assert "with is not part" in error.detail
    assert place.line == 5


@pytest.mark.parametrize("line", ["import pandas", "from os import path", "from matplotlib2 import x", "from . import torch",
                                  "import numpy.linalg"])  # fmt: skip
def test_any_other_module_is_refused(line: str) -> None:
    refused(f"{line}\n{AB}", ForbiddenSyntax)


def test_a_text_of_which_nothing_is_left_makes_no_value() -> None:
    refused("import torch\nx = torch.ones(3)\n", ProgramError)
    assert printed(f"import torch\n{OWN_VALUE}") == ""
