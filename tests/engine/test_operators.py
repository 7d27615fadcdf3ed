from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import Value
from engine.operators import operator
from engine.ops import OPS, ROWS, SLOTS, Op
from engine.origin import origin
from engine.sweep import VALUES, chain_rule
from engine.value import OPERATORS, apply, constant

NUMBERS = st.one_of(st.floats(), st.sampled_from([0.0, -0.0, 1.0, -1.0, 709.0, -745.0]))


@pytest.mark.parametrize("op", ROWS, ids=lambda op: op.name)
@given(data=st.data())
def test_an_operator_computes_what_its_rule_computes(op: Op, data: st.DataObject) -> None:
    operands = [data.draw(NUMBERS) for _ in op.operands]
    assert OPERATORS[op.name](*map(Value, operands)).data.hex() == op.forward(*operands).hex()


@pytest.mark.parametrize("op", ROWS, ids=lambda op: op.name)
def test_an_operator_records_its_operands_its_place_and_its_turn(op: Op) -> None:
    with origin.fresh(created := []), origin.call("net"), origin.at((1, 0, 1, 5)):
        operands = [Value(0.5) for _ in op.operands]
        node = OPERATORS[op.name](*operands)
    assert created == [*operands, node]
    assert (node.op, node.operands, node.grad, node.label) == (op.name, tuple(operands), 0.0, "")
    assert (node.group, node.span) == ("net 0", (1, 0, 1, 5))
    assert node.order == operands[-1].order + 1


@pytest.mark.parametrize("op", ROWS, ids=lambda op: op.name)
def test_a_wrong_number_of_operands_is_refused_by_the_name_of_the_operator(op: Op) -> None:
    with pytest.raises(TypeError, match=rf"Value\.\w*{'truediv' if op.name == 'div' else op.name}\w*\(\)"):
        apply(op.name, *[1.0] * (len(op.operands) + 1))


def test_an_operator_tells_its_formula() -> None:
    assert Value.__mul__.__doc__ == "Return a * b as a Value."
    assert Value(1.0).relu.__doc__ == f"Return {OPS['relu'].formula} as a Value."


def test_a_value_of_a_class_of_the_users_own_is_no_number() -> None:
    class Mine(Value):
        __slots__ = ()

    a, mine = Value(2.0), Mine(3.0)
    assert [(a * mine).operands, (mine * a).operands] == [(a, mine), (mine, a)]


def test_a_row_with_three_operands_needs_a_slot_more_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Op("fma", ("a", "b", "c"), "a * b + c", ("b", "a", "1"))
    slots = (*SLOTS, "_c")
    monkeypatch.setattr("engine.operators.SLOTS", slots)
    monkeypatch.setattr("engine.sweep.SLOTS", slots)

    class Wide(Value):
        __slots__ = ("_c",)

    a, b, c = (Wide(x) for x in (2.0, 3.0, 4.0))
    node = operator(row, Wide, constant)(a, b, c)
    node.grad = 10.0
    chain_rule((*ROWS, replace(row)), VALUES)([node])
    assert (node.data, a.grad, b.grad, c.grad) == (10.0, 30.0, 20.0, 10.0)
    assert math.isclose(node.order, c.order + 1)
