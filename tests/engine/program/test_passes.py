"""Passes: which graphs a program is kept with, what numbers they hold, and what a reader is warned of."""

from __future__ import annotations

import pytest

from engine.errors import UnknownName
from engine.program import run
from tests.engine.program.reading import document, nodes, refused

ROOTS = [
    ("a = Value(2.0)\nb = a * 3\nc = a + 1\nc.backward()\nb.backward()", "b"),
    ("a = Value(2.0)\nb = a * 3\nc = a + 1\nb", "b"),
    ("a = Value(2.0)\nb = a * 3\nc = a + 1", "c"),
    ("a = Value(2.0)\nb = a * 3\nc = a + 1\nprint(c)", "c"),
    ("a = Value(2.0)\nb = a * 3\nb + 1\nc = 1", "b"),
    ("a = Value(2.0)\nb = a\nfor i in range(3):\n    b = b * a\nn = 5", "b"),
    ("a = Value(2.0)\nb = a * 3\nfor p in [a]:\n    print(p)", "b"),
    ("xs = [Value(2.0)]\nys = [xs[0] * 3]\nzs = [1]", ""),
    ("a = Value(2.0)\nb = a * 3\ndef f():\n    c = a * 5\n    return c\nf()\nn = 1", "b"),
    ("a = 3", "a"),
    ("a = Value(2.0)\nif a > 1:\n    b = a * 3", "b"),
]


@pytest.mark.parametrize(("program", "label"), ROOTS)
def test_the_root_is_where_backward_ran_or_the_last_expression_or_the_last_value_that_was_given_a_name(
    program: str, label: str
) -> None:
    found = document(program)
    assert found["nodes"]["label"][found["root"]] == label
    assert found["nodes"]["grad"][found["root"]] == 1.0


def test_a_program_whose_values_have_no_names_ends_at_its_last_operation() -> None:
    assert nodes("xs = [Value(2.0)]\nys = [xs[0] * 3, xs[0] * 4]", "op", "value")[-1] == ("mul", 8.0)
    assert nodes("xs = [Value(2.0), Value(3.0)]", "value", "grad") == [(2.0, 0.0), (3.0, 1.0)]


def test_each_backward_is_a_pass_with_the_graph_and_the_numbers_as_they_stood_then() -> None:
    turn = "    loss = (w * 2) ** 2\n    loss.backward()\n    w.data -= 0.01 * w.grad\n"
    result = run(f"w = Value(1.0)\nfor i in range(3):\n{turn}print(w)")
    found = [result.document(i) for i in range(3)]
    assert [each["pass"] for each in found] == [0, 1, 2]
    assert [each["passes"] for each in found] == [3, 3, 3]
    w = [(each["nodes"]["value"][0], each["nodes"]["grad_before"][0], each["nodes"]["grad"][0]) for each in found]
    assert w == [(1.0, 0.0, 8.0), pytest.approx((0.92, 8.0, 15.36)), pytest.approx((0.7664, 15.36, 21.4912))]
    assert [len(each["nodes"]["op"]) for each in found] == [5, 5, 5]
    assert {each["output"] for each in found} == {"Value(data=0.5514880000000001)\n"}
    assert result.document() == found[2]


def test_inner_nodes_begin_each_pass_at_zero_and_leaves_go_on() -> None:
    program = "x = Value(1.0)\nm = x * 3\ny = m * 2\ny.backward()\ny.backward()"
    assert nodes(program, "op", "grad_before", "grad") == [
        ("leaf", 6.0, 12.0), ("constant", 0.0, 0.0), ("mul", 0.0, 2.0), ("constant", 0.0, 0.0), ("mul", 0.0, 1.0),
    ]  # fmt: skip


def test_zero_grad_between_passes_shows_in_grad_before() -> None:
    program = "x = Value(3.0)\ny = x * x\ny.backward()\nx.zero_grad()\ny.backward()"
    assert [nodes(program, "grad_before", "grad", pass_=i)[0] for i in (0, 1)] == [(0.0, 6.0), (0.0, 6.0)]
    net = "net = MLP(1, [1])\ny = net([1.0])\ny.backward()\nnet.zero_grad()\ny.backward()"
    assert nodes(net, "grad", pass_=0) == nodes(net, "grad", pass_=1)
    assert set(nodes(net, "grad_before", pass_=1)) == {(0.0,)}


def test_a_gradient_that_the_program_sets_is_what_stood_before_the_pass() -> None:
    assert nodes("x = Value(3.0)\nx.grad = 10\ny = x * x\ny.backward()", "grad_before", "grad")[0] == (10.0, 16.0)


def test_names_are_those_bound_when_backward_ran_and_labels_the_first_ones_ever_given() -> None:
    program = "a = Value(2.0)\nb = a\nc = a * b\nc.backward()\na = Value(5.0)\nd = a * c\nd.backward()\nc = 1"
    first, second = document(program, 0), document(program, 1)
    assert first["names"] == {"a": 0, "b": 0, "c": 1}
    assert first["nodes"]["label"] == ["a", "c"]
    assert second["names"] == {"a": 2, "b": 0, "c": 1, "d": 3}
    assert second["nodes"]["label"] == ["a", "c", "a", "d"]
    assert document("a = 2\nb = 3\nother = 4\nc = a * b\nc.backward()")["names"] == {"a": 0, "b": 1, "other": 2, "c": 3}


def test_a_pass_holds_what_was_built_since_the_one_before_and_counts_what_is_left_out() -> None:
    program = (
        "a = Value(2.0)\nold = a * 3\nfirst = a * a\nfirst.backward()\n"
        "b = Value(5.0)\nbeside = b + 1\nlost = old + b\nlost = lost * 2\nroot = a * b\nroot.backward()"
    )
    assert [label for (label,) in nodes(program, "label", pass_=0)] == ["a", "", "old", "first"]
    second = document(program, 1)
    assert second["nodes"]["label"] == ["a", "b", "", "beside", "", "root"]
    assert second["nodes"]["op"] == ["leaf", "leaf", "constant", "add", "constant", "mul"]
    assert second["warnings"] == ["2 nodes were left out: built in this pass, but from values that do not lead to its root."]
    assert [second["nodes"]["grad"][i] for i in (0, 1, 3, 5)] == [9.0, 2.0, 0.0, 1.0]


def test_a_leaf_whose_data_changed_after_its_use_is_named_where_it_stands() -> None:
    program = "x = 1\nprint(x); a = Value(2.0)\nb = a * a\na.data = 5\nb.backward()"
    found = document(program)
    assert found["warnings"][0].startswith("a, line 2, column 15, was changed after it had been used")
    assert (found["nodes"]["value"], found["nodes"]["partials"][1]) == ([5.0, 4.0], [5.0, 5.0])
    unchanged = "a = Value(2.0)\nb = a * a\nb.backward()\na.data = 5"
    assert document(unchanged)["warnings"] == []


def test_the_first_number_that_is_not_finite_is_named() -> None:
    (warning,) = document("a = Value(-4.0)\nr = log(a)\ny = r * 3")["warnings"]
    assert warning == "r, line 2, column 5, is NaN: the first value that is not a finite number."
    (warning,) = document("z = 0\ny = sqrt(z)")["warnings"]
    assert warning == "The gradient of z, line 1, column 1, is Infinity: the first gradient that is not a finite number."


INPUTS = [
    ("a = 2\nb = a * 3", {"a": 5}, [5.0, 3.0, 15.0]),
    ("a = Value(2.0)\nb = a * 3", {"a": -0.5}, [-0.5, 3.0, -1.5]),
    ("a = Value(-2.0, label='w')\nb = a * 3", {"a": 0.5}, [0.5, 3.0, 1.5]),
    ("a = -2\na += 1\nb = a * 3", {"a": 4}, [4.0, 1.0, 5.0, 3.0, 15.0]),
    ("a: float = 2\nb = a * 3", {"a": 4}, [4.0, 3.0, 12.0]),
    ("a: float\na = 2\nb = a * 3", {"a": 4}, [4.0, 3.0, 12.0]),
    ("ys = [a for a in [1]]\na = 2\nb = a * 3", {"a": 4}, [4.0, 3.0, 12.0]),
    ("n = 2\nb = Value(1.0)\nfor i in range(n):\n    b = b * 2", {"n": 3.0}, [1.0, 2.0, 2.0, 2.0, 4.0, 2.0, 8.0]),
    ("a = 2\nb = a / 0", {"a": float("inf")}, [float("inf"), 0.0, float("inf")]),
    ("a = 2\nb = a * 3", {"a": 1e300}, [1e300, 3.0, 3e300]),
]


@pytest.mark.parametrize(("program", "inputs", "values"), INPUTS)
def test_an_input_stands_in_for_the_number_of_a_names_first_assignment(
    program: str, inputs: dict[str, float], values: list[float]
) -> None:
    found = document(program, inputs=inputs)
    assert found["nodes"]["value"] == values
    assert found["program"] == program
    assert found["nodes"]["span"][:2] == document(program)["nodes"]["span"][:2]


@pytest.mark.parametrize(
    "program",
    ["b = 1", "a = 1 + 1", "a, b = 1, 2", "a = b = 1", "for a in [1]: pass\na = 2", "a = Value(x)", "a = tanh(1)", "a = True",
     "a = 'x'", "import math as a", "if 1:\n    a = 2\na = 3", "a += 1"],
)  # fmt: skip
def test_any_other_name_takes_no_input(program: str) -> None:
    refused(program, UnknownName, {"a": 3.0})
