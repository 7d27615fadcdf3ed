from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given

from engine import Value, record
from engine.ops import CONSTANT, LEAF, ROWS
from engine.sweep import BACKWARD, COLUMNS, VALUES, chain_rule, sweep
from engine.tape import Tape
from tests.engine.agreement import bits
from tests.engine.graphs import roots


def handed_by_rules(tape: Tape) -> list[float]:
    """The chain rule said otherwise: the rules of the table as functions, operand by operand."""
    grad = list(tape.grad_before)
    if tape.op[tape.root] != CONSTANT:
        grad[tape.root] += 1.0
    for node in range(tape.root, -1, -1):
        ins = tape.operands[node]
        if ins:
            partials = BACKWARD[tape.op[node]](tape.value[node], *[tape.value[i] for i in ins])
            for i, partial in zip(ins, partials, strict=True):
                if tape.op[i] != CONSTANT:
                    grad[i] += grad[node] * partial
    return grad


@given(root=roots())
def test_values_columns_and_rules_hand_out_the_same_gradients_bit_for_bit(root: Value) -> None:
    tape = record(root)
    root.backward()
    assert bits([node.grad for node in tape.nodes]) == bits(tape.grad) == bits(handed_by_rules(tape))
    assert bits(record(root).grad) == bits(tape.grad)


def test_what_consumers_hand_over_is_added_newest_consumer_first_and_slot_by_slot() -> None:
    x = Value(0.1)
    first, second = x * 0.2, x * 0.3
    root = first + second + x * x
    x.grad = 0.7
    root.backward()
    assert x.grad == 0.7 + 0.1 + 0.1 + 0.3 + 0.2
    assert x.grad != 0.7 + 0.2 + 0.3 + 0.1 + 0.1, "another order shows in the last digit"


def test_a_node_that_stands_in_two_slots_is_handed_the_first_slots_term_first() -> None:
    x = Value(0.3)
    x.grad = 0.7
    power = x**x
    power.backward()
    base, exponent = record(power).partials[1]
    assert x.grad == 0.7 + base + exponent
    assert x.grad != 0.7 + exponent + base, "another order shows in the last digit"


@pytest.mark.parametrize("spelling", [COLUMNS, VALUES])
def test_a_sweep_made_from_a_wrong_rule_hands_out_the_wrong_number(spelling: object) -> None:
    from dataclasses import replace

    rows = [replace(row, partials=("1.001 * out",)) if row.name == "exp" else row for row in ROWS]
    wrong: Callable[..., None] = chain_rule(rows, spelling)  # type: ignore[arg-type]
    a = Value(0.0)
    root = a.exp()
    grad = [0.0, 1.0]
    if spelling is COLUMNS:
        wrong([1], [LEAF, "exp"], [(), (0,)], [0.0, 1.0], grad)
    else:
        root.grad = 1.0
        wrong([root])
        grad[0] = a.grad
    assert grad[0] == 1.001


def test_a_sweep_over_columns_leaves_out_what_does_not_lead_to_the_root() -> None:
    op, operands, value = [LEAF, "sqrt", "mul", "exp"], [(), (0,), (0, 0), (1,)], [0.0, 0.0, 0.0, 1.0]
    assert sweep(op, operands, value, [0.0] * 4, 2) == [0.0, 0.0, 1.0, 0.0]
    assert sweep(op, operands, value, [2.0, 0.0, 0.0, 0.0], 3) == [math.inf, 1.0, 0.0, 1.0]
