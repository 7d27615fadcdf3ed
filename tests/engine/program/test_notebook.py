"""What people bring along runs unchanged: micrograd's README, the notebook from which Gradwalk grew, the lecture."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import tanh

import pytest

from engine.program import Run, run
from tests.engine.program.cpython import ROOMY, agree
from tests.programs import DRAWING, LECTURE, MICROGRAD, NOTEBOOK, OWN_VALUE

CELLS = [
    (
        "a = Value(32)\nb = Value(2)\nprint(a, b)\nprint(a+b)\nprint(a*b)\nd = a*b + a\nprint(d)\n\nd.backward()\n\n"
        "print(d.grad, a.grad, b.grad)",
        "Value(data=32.0) Value(data=2.0)\nValue(data=34.0)\nValue(data=64.0)\nValue(data=96.0)\n1.0 3.0 32.0\n",
    ),
    (
        "# Bug fixed\na = Value(32)\ns = a + a\ns.backward()\nprint(s.grad, a.grad)",
        "1.0 2.0\n",
    ),
    (
        "a = Value(2.0)\nb = Value(4.0)\nprint(a/b)\na-b",
        "Value(data=0.5)\nValue(data=-2.0)\n",
    ),
]


def test_micrograds_readme_runs_unchanged_and_prints_its_three_numbers() -> None:
    result = run(MICROGRAD)
    assert result.output == "24.7041\n138.8338\n645.5773\n"
    found = result.document()
    assert found["root"] == len(found["nodes"]["op"]) - 1 == 34
    assert found["nodes"]["span"][-1] == [14, 0, 14, 13]


@pytest.mark.parametrize(("cell", "output"), CELLS)
def test_a_cell_of_the_notebook_prints_its_numbers_with_the_parenthesis_closed(cell: str, output: str) -> None:
    assert run(cell).output == output


def test_a_network_trains_as_in_the_notebook_and_every_epoch_is_a_pass() -> None:
    program = """
xs = [[2.0, 3.0], [1.0, 2.0], [3.0, 2.0]]
target = [1.0, 0.0, 1.0]
mlp = MLP(2, [3, 4, 1])
lr = 0.01
for i in range(20):
    pred = [mlp(xs[i]) for i in range(3)]
    loss = mse(pred, target)
    for p in mlp.parameters():
        p.grad = .0

    loss.backward()
    for p in mlp.parameters():
        p.value -= lr * p.grad
    print(f"Epoch: {i} -> Loss: {loss.value}")
"""
    result = run(program)
    losses = [float(line.split()[-1]) for line in result.output.splitlines()]
    assert losses == sorted(losses, reverse=True)
    assert (len(losses), len(result.passes)) == (20, 20)
    for pass_, loss in enumerate(losses):
        found = result.document(pass_)
        assert found["nodes"]["value"][found["root"]] == loss
        assert set(found["nodes"]["grad_before"]) == {0.0}


LOSSES = [
    0.8495386963346085, 0.8416987366473648, 0.8331752616815645, 0.8238924426108042, 0.8137653515488731, 0.802699091415806,
    0.7905879938301942, 0.7773149798241458, 0.762751225081122, 0.7467563352528163, 0.7291793210071186, 0.7098607683136523,
    0.6886367240401775, 0.6653449477552339, 0.6398342882837845, 0.6119779714141635, 0.5816914386411618, 0.5489549190971685,
    0.5138399855054666, 0.4765378136824522, 0.43738477325846337, 0.3968787229565336, 0.35567789153038315,
    0.3145748777526356, 0.2744423718862616, 0.2361547589966109,
]  # fmt: skip
"""What the notebook prints for its epochs from 0 on."""

Loss = Callable[[Sequence[float]], float]


def plain_loss(
    sizes: Sequence[int], join: Callable[[float, float], float], xs: Sequence[Sequence[float]], ys: Sequence[float]
) -> Loss:
    """The loss of a network as a function of its parameters, in plain numbers: no graph, no Value."""

    def loss(parameters: Sequence[float]) -> float:
        total = 0.0
        for row, y in zip(xs, ys, strict=True):
            left, x = iter(parameters), list(row)
            for nin, nout in pairwise(sizes):
                neurons = [([next(left) for _ in range(nin)], next(left)) for _ in range(nout)]
                x = [tanh(sum(map(join, w, x)) + b) for w, b in neurons]
            total += (x[0] - y) ** 2
        return total

    return loss


NOTEBOOK_LOSS = plain_loss(
    (2, 3, 4, 1), operator.add, [[2.0, 3.0, 1.0, 15.0], [1.0, 2.0, 3.0, 4.0], [3.0, 2.0, 1.0, 0.0]], [1.0, 0.0, 1.0]
)
LECTURE_LOSS = plain_loss(
    (3, 4, 4, 1),
    operator.mul,
    [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]],
    [1.0, -1.0, -1.0, 1.0],
)


@pytest.fixture(scope="module")
def notebook() -> Run:
    return run(NOTEBOOK, limits=ROOMY)


@pytest.fixture(scope="module")
def lecture() -> Run:
    return run(LECTURE, limits=ROOMY)


def test_the_notebook_prints_its_numbers_with_its_own_neurons(notebook: Run) -> None:
    lines = notebook.output.splitlines()
    before, gradient, *epochs, after = lines
    assert float(before) == pytest.approx(0.8567627474284216, rel=1e-12)
    assert float(gradient) == pytest.approx(0.003600700850319558, rel=1e-12)
    assert [line.split(" -> ")[0] for line in epochs] == [f"Epoch: {i}" for i in range(100)]
    assert [float(line.split()[-1]) for line in epochs[: len(LOSSES)]] == pytest.approx(LOSSES, rel=1e-12)
    assert float(after) == pytest.approx(0.004835307346619926, rel=1e-12)


def test_the_notebooks_loop_is_a_hundred_passes_after_the_one_by_hand(notebook: Run) -> None:
    printed = [float(line.split()[-1]) for line in notebook.output.splitlines()]
    documents = [notebook.document(i) for i in range(101)]
    assert len(notebook.passes) == 101
    roots = [found["nodes"]["value"][found["root"]] for found in documents]
    assert roots == [printed[0], *printed[2:-1]] == documents[0]["root_values"]
    assert roots == sorted(roots, reverse=True)
    assert {found["nodes"]["label"][found["root"]] for found in documents} == {"loss"}
    update = documents[1]["nodes"]["value"][4]  # mlp.layers[0].neurons[1].w[1] after the step by hand
    assert update == pytest.approx(-1.681663622110897, rel=1e-12)
    assert documents[57]["nodes"]["label"][:3] == ["w[0]", "w[1]", "b"]


def test_the_lectures_loop_is_twenty_passes(lecture: Run) -> None:
    printed = [float(line.split()[1]) for line in lecture.output.splitlines()]
    assert printed == sorted(printed, reverse=True)
    assert [tape.value[tape.root] for tape in lecture.passes] == printed
    assert (len(printed), printed[0] > 1, printed[-1] < 0.1) == (20, True, True)


@pytest.mark.parametrize(("which", "size", "loss"), [("notebook", 30, NOTEBOOK_LOSS), ("lecture", 41, LECTURE_LOSS)])
@pytest.mark.parametrize("pass_", [0, 1, 11, -1])
def test_every_gradient_of_a_pass_is_the_slope_of_its_loss(
    which: str, size: int, loss: Loss, pass_: int, request: pytest.FixtureRequest
) -> None:
    """`loss` is computed in plain numbers: no graph takes part in it."""
    tape = request.getfixturevalue(which).passes[pass_]
    assert tape.op[: size + 1].count("leaf") == size
    at = tape.value[:size]
    assert loss(at) == pytest.approx(tape.value[tape.root], rel=1e-12)
    for i in range(0, size, 3):
        up, down = ([*at[:i], at[i] + change, *at[i + 1 :]] for change in (1e-5, -1e-5))
        slope = (loss(up) - loss(down)) / 2e-5
        assert tape.grad[i] == pytest.approx(slope, rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("program", [NOTEBOOK, LECTURE], ids=["notebook", "lecture"])
def test_both_do_what_they_do_in_python_with_the_engine(program: str) -> None:
    assert agree(program)


TORCH = """\
import torch
x = torch.Tensor([2.0]).double(); x.requires_grad = True
o = torch.tanh(x)
print(o.data.item())
"""


def cells(*texts: str) -> str:
    """The texts as cells of a notebook, each below its prompt."""
    return "\n".join(f"In [{i + 1}]:\n{text}\n" for i, text in enumerate(texts))


@pytest.mark.parametrize("program", [NOTEBOOK, LECTURE], ids=["notebook", "lecture"])
def test_what_is_pasted_along_is_skipped_with_a_warning_each_and_changes_no_number(program: str) -> None:
    plots = "import math\nimport numpy as np\nimport matplotlib.pyplot as plt\n%matplotlib inline"
    pasted = cells(plots, OWN_VALUE, DRAWING, program, "plt.plot([1.0, 2.0])\ndraw_dot(loss)", TORCH)
    plain, result = run(program, limits=ROOMY), run(pasted, limits=ROOMY)
    assert result.output == plain.output
    assert [(tape.op, tape.value, tape.grad, tape.group) for tape in result.passes] == [
        (tape.op, tape.value, tape.grad, tape.group) for tape in plain.passes
    ]
    lines = pasted.splitlines()
    said = {
        "%matplotlib inline": "%matplotlib inline is a command of the notebook",
        "import matplotlib.pyplot as plt": "it needs matplotlib",
        "class Value:": "its class Value gives way to Gradwalk's own",
        "from graphviz import Digraph": "the page draws the graph",
        "def trace(root):": "only skipped lines use it",
        "def draw_dot(root):": "the page draws the graph",
        "plt.plot([1.0, 2.0])": "it needs matplotlib",
        "draw_dot(loss)": "the page draws the graph",
        "import torch": "it needs torch",
        "x = torch.Tensor([2.0]).double(); x.requires_grad = True": "it needs torch",
        "o = torch.tanh(x)": "it needs torch",
        "print(o.data.item())": "it needs torch",
    }
    for line, why in said.items():
        start = f"Line {lines.index(line) + 1} was skipped: {why}"
        assert any(warning.startswith(start) for warning in result.warnings), (start, result.warnings)
    assert result.warnings[1:2] == ("6 prompts were skipped, the first on line 1.",)
    moved = {tape.span[node][0] - plain.passes[0].span[node][0] for tape in result.passes[:1] for node in range(len(tape))}
    assert moved == {lines.index(program.splitlines()[0])}
    assert len(result.warnings) == len(said) + 2  # the prompts, and `x.requires_grad = True` behind the semicolon
