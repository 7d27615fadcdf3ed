from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import Value, record
from engine.errors import InvalidRequest, UnknownName
from engine.ops import CONSTANT, LEAF
from engine.tape import Tape, record_pass
from tests.engine.cases import GRAPHS

STEPS = st.lists(
    st.tuples(st.sampled_from(["+", "-", "*", "tanh", "sin", "sigmoid", "const"]), st.integers(0), st.integers(0)), max_size=30
)
LEAVES = st.lists(st.floats(-2, 2), min_size=1, max_size=4)


def grown(leaves: list[float], steps: list[tuple[str, int, int]]) -> list[Value]:
    """Build a random graph: each step takes earlier nodes, wherever they stand."""
    nodes = [Value(leaf) for leaf in leaves]
    for op, i, j in steps:
        a, b = nodes[i % len(nodes)], nodes[j % len(nodes)]
        made = {
            "+": lambda a=a, b=b: a + b,
            "-": lambda a=a, b=b: a - b,
            "*": lambda a=a, b=b: (a * b).tanh(),
            "const": lambda a=a: a * 0.5,
        }.get(op, lambda a=a, op=op: getattr(a, op)())
        nodes.append(made())
    return nodes


@given(leaves=LEAVES, steps=STEPS)
def test_operands_come_before_consumers_and_the_root_comes_last(leaves: list[float], steps: list[tuple[str, int, int]]) -> None:
    tape = record(grown(leaves, steps)[-1])
    assert tape.root == len(tape) - 1
    assert all(i < node for node, ins in enumerate(tape.operands) for i in ins)
    assert [node.order for node in tape.nodes] == sorted(node.order for node in tape.nodes)


@given(leaves=LEAVES, steps=STEPS)
def test_gradients_match_the_central_differences_of_a_replay(leaves: list[float], steps: list[tuple[str, int, int]]) -> None:
    tape = record(grown(leaves, steps)[-1])
    value = list(tape.value)
    assert tape.forward().value == value
    for leaf in [i for i, op in enumerate(tape.op) if op == LEAF]:
        x = tape.value[leaf]
        high, low = (tape.forward({leaf: x + h}).value[tape.root] for h in (1e-6, -1e-6))
        assert tape.forward({leaf: x}).grad[leaf] == pytest.approx((high - low) / 2e-6, rel=1e-4, abs=1e-6)


@given(leaves=LEAVES, steps=STEPS)
def test_a_gradient_is_the_sum_of_the_contributions_of_its_consumers(
    leaves: list[float], steps: list[tuple[str, int, int]]
) -> None:
    tape = record_pass((nodes := grown(leaves, steps))[len(nodes) // 2], nodes)
    handed = [0.0] * len(tape)
    handed[tape.root] = 1.0
    for ins, row in zip(tape.operands, tape.contributions(), strict=True):
        for i, contribution in zip(ins, row, strict=True):
            handed[i] += contribution
    assert handed == pytest.approx(tape.grad, rel=1e-9, abs=1e-12)
    assert all(tape.grad[i] == 0 for i, op in enumerate(tape.op) if op == CONSTANT or not tape.leads[i])


@pytest.mark.parametrize("name", GRAPHS)
def test_the_tape_before_backward_is_the_tape_after_it(name: str) -> None:
    root = GRAPHS[name]()
    before = record(root)
    root.backward()
    after = record(root)
    assert [node.grad for node in after.nodes] == after.grad == before.grad == before.backward()
    assert (before.value, before.partials, before.grad_before) == (after.value, after.partials, after.grad_before)


def test_the_record_of_a_pass_that_was_run_keeps_the_numbers_of_that_pass() -> None:
    a = Value(3.0)
    square = a * a
    square.backward()
    square.backward()
    a.data, a.grad = 10.0, 0.0
    tape = record(square)
    assert (tape.grad_before, tape.grad, tape.value, tape.partials[1]) == ([6.0, 0.0], [12.0, 1.0], [3.0, 9.0], [3.0, 3.0])


def test_a_replay_with_a_new_leaf_value_is_the_graph_built_from_it() -> None:
    a, b = Value(2.0, label="a"), Value(4.0)
    d = a * b + a
    tape = record(d, {"b": b, "d": d, "unrelated": Value(1.0), "seven": 7})
    assert (tape.value, tape.names, tape.label) == ([2.0, 4.0, 8.0, 10.0], {"b": 1, "d": 3}, ["a", "b", "", "d"])
    assert tape.grad == [5.0, 2.0, 1.0, 1.0]
    assert tape.forward({"a": 3, 1: 5.0}) is tape
    assert (tape.value, tape.grad, tape.partials[2]) == ([3.0, 5.0, 15.0, 18.0], [6.0, 3.0, 1.0, 1.0], [5.0, 3.0])
    assert (a.data, d.data, record(d).value) == (2.0, 10.0, [2.0, 4.0, 8.0, 10.0])


def test_a_replay_that_is_refused_sets_nothing() -> None:
    a = Value(2.0, label="a")
    tape = record((a * 3).tanh())
    value, grad = list(tape.value), list(tape.grad)
    with pytest.raises(UnknownName, match="'z'"):
        tape.forward({"a": 7.0, "z": 1.0})
    for node in (1, 3, 99, -1):
        with pytest.raises(InvalidRequest, match="not a leaf"):
            tape.forward({"a": 7.0, node: 1.0})
    assert (tape.value, tape.grad) == (value, grad)


def test_a_tape_is_trained_in_place() -> None:
    w = Value(5.0, label="w")
    tape = record((w - 3.0) ** 2)
    values = tape.value
    for _ in range(100):
        tape.forward({"w": tape.value[0] - 0.1 * tape.backward()[0]})
    assert tape.value is values
    assert tape.value[0] == pytest.approx(3.0)


def test_replays_do_not_reach_the_pass_that_the_root_keeps() -> None:
    a = Value(3.0)
    (square := a * a).backward()
    record(square).forward({0: 10.0}).backward()
    assert (record(square).value, record(square).grad, a.grad) == ([3.0, 9.0], [6.0, 1.0], 6.0)


def test_a_pass_holds_what_its_operands_allow_and_counts_the_rest() -> None:
    old = Value(1.0) * 2
    a = Value(3.0)
    root = a * a
    beside = a + 1
    from_old = old + 1
    after = from_old * a
    root.backward()
    tape = record_pass(root, [a, root, beside.operands[1], beside, from_old.operands[1], from_old, after])
    assert list(tape.nodes) == [a, root, beside.operands[1], beside, from_old.operands[1]]
    assert (tape.root, tape.left_out, tape.grad) == (1, 2, [6.0, 1.0, 0.0, 0.0, 0.0])
    assert tape.leads == [True, True, False, False, False]


def test_a_node_that_does_not_lead_to_the_root_hands_nothing_even_where_its_partial_is_infinite() -> None:
    a = Value(0.0)
    beside = a.sqrt()
    root = a + 1
    tape = record_pass(root, [a, beside, root])
    assert math.isinf(tape.partials[1][0])
    assert (tape.grad[0], tape.contributions()[1]) == (1.0, [0.0])


def test_partials_are_those_of_the_data_held_when_backward_runs() -> None:
    a, b = Value(2.0), Value(4.0)
    product = a * b
    a.data = 5.0
    product.backward()
    assert (product.data, b.grad, record(product).changed) == (8.0, 5.0, (0,))


def test_a_parameter_that_is_updated_between_passes_has_not_changed_after_use() -> None:
    w = Value(2.0)
    for _ in range(3):
        loss = w * w
        loss.backward()
        assert record(loss).changed == ()
        w.data -= 0.1 * w.grad


def test_labels_and_groups_are_read_when_they_are_asked_for() -> None:
    a = Value(1.0)
    tape: Tape = record(a * 2)
    a.label = "late"
    assert tape.label == ["late", "", ""]
