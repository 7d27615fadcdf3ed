"""What people bring along runs unchanged: micrograd's README, and the notebook from which Gradwalk grew."""

from __future__ import annotations

import pytest

from engine.program import run
from tests.programs import MICROGRAD

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
