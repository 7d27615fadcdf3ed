from __future__ import annotations

import math
import operator
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from engine import Value, mse, record
from engine.origin import origin
from engine.value import apply
from tests.engine.cases import micrograd_readme


def ops(root: Value) -> list[str]:
    return [root.op, *[operand.op for operand in root.operands]]


def test_the_arithmetic_cells_of_the_notebook_print_what_they_print_there() -> None:
    a, b = Value(32), Value(2)
    d = a * b + a
    assert [repr(x) for x in (a, b, a + b, a * b, d)] == [f"Value(data={x})" for x in ("32.0", "2.0", "34.0", "64.0", "96.0")]
    d.backward()
    assert (d.grad, a.grad, b.grad) == (1.0, 3.0, 32.0)
    assert (repr(d.operands), d.op) == ("(Value(data=64.0), Value(data=32.0))", "add")
    a, b = Value(2.0), Value(4.0)
    assert [repr(a / b), repr(a - b)] == ["Value(data=0.5)", "Value(data=-2.0)"]
    assert [(2 * a).data, (2 - a).data, (2 / a).data, (2**a).data, Value(1000).tanh().data] == [4.0, 0.0, 1.0, 4.0, 1.0]


def test_micrograds_readme_prints_its_three_numbers() -> None:
    g = micrograd_readme()
    g.backward()
    a, b = record(g).nodes[:2]
    assert (f"{g.data:.4f}", f"{a.grad:.4f}", f"{b.grad:.4f}") == ("24.7041", "138.8338", "645.5773")


def test_an_operand_used_twice_stands_in_two_slots_and_is_handed_both_terms() -> None:
    x = Value(3.0)
    square = x * x
    assert square.operands == (x, x)
    square.backward()
    assert x.grad == 6.0
    a = Value(32.0)
    (a + a).backward()
    assert a.grad == 2.0


def test_a_second_backward_adds_at_the_leaves_and_starts_anew_within() -> None:
    x = Value(1.0)
    inner = x * 3
    root = inner * 2
    root.backward()
    root.backward()
    assert (x.grad, inner.grad, root.grad) == (12.0, 2.0, 1.0)
    x.zero_grad()
    root.backward()
    assert x.grad == 6.0


def test_a_root_that_is_a_leaf_has_gradient_one() -> None:
    a = Value(2.0)
    a.backward()
    assert a.grad == 1.0


SYMBOLS = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "div": operator.truediv, "pow": operator.pow}


@pytest.mark.parametrize(("op", "symbol"), SYMBOLS.items())
def test_a_number_on_either_side_becomes_a_constant_just_before_its_consumer(op: str, symbol: Callable[..., Value]) -> None:
    with origin.fresh(created := []):
        a = Value(2.0)
        right, left = symbol(a, 3), symbol(3, a)
    assert [node.op for node in created] == ["leaf", "constant", op, "constant", op]
    assert [x.op for x in right.operands] == ["leaf", "constant"]
    assert [x.op for x in left.operands] == ["constant", "leaf"]
    assert (right.data, left.data) == (symbol(2.0, 3.0), symbol(3.0, 2.0))


def test_a_constant_takes_no_gradient_and_brings_no_logarithm() -> None:
    a = Value(-2.0)
    cube = a**3
    cube.backward()
    assert (cube.data, a.grad, cube.operands[1].grad) == (-8.0, 12.0, 0.0)


def test_sum_starts_from_its_zero() -> None:
    total = sum([Value(1.0), Value(2.0)])
    assert isinstance(total, Value)
    first = total.operands[0]
    assert [first.op, first.operands[0].op, first.operands[0].data] == ["add", "constant", 0.0]


def test_subtraction_division_and_negation_are_one_node_each() -> None:
    a, b = Value(1.0), Value(2.0)
    assert [ops(a - b), ops(a / b), ops(-a), ops(abs(a))] == [
        ["sub", "leaf", "leaf"], ["div", "leaf", "leaf"], ["neg", "leaf"], ["abs", "leaf"],
    ]  # fmt: skip
    assert +a is a


def test_data_and_value_are_one_and_hold_floats() -> None:
    a = Value(True)
    a.value = 10**400
    assert (a.data, a.value) == (math.inf, math.inf)
    a.data = Fraction(1, 4)
    assert repr(a) == "Value(data=0.25)"


def test_equality_is_identity_and_order_is_that_of_the_data() -> None:
    a, b = Value(1.0), Value(1.0)
    assert a != b
    assert len({a, b}) == 2
    assert [a < 2, a <= b, a > b, a >= 1, *(x > a for x in (2, 1))] == [True, True, False, True, True, False]
    assert max([a, Value(3.0)]).data == 3.0


def test_numpys_numbers_meet_values_like_floats() -> None:
    a = Value(2.0)
    for made in (a * np.float64(3.0), np.float64(3.0) * a, a * np.float32(3.0), np.int64(3) * a):
        assert (type(made), made.data) == (Value, 6.0)


@pytest.mark.parametrize("other", ["2", None, [1.0], 1j])
def test_what_is_no_real_number_is_refused(other: object) -> None:
    with pytest.raises(TypeError):
        Value(other)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Value(1.0) + other  # type: ignore[operator]
    with pytest.raises(TypeError):
        other * Value(1.0)  # type: ignore[operator]


def test_an_operation_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KeyError):
        apply("frobnicate", 1.0)


def test_infinity_times_zero_is_an_honest_nan() -> None:
    a = Value(0.0)
    (a.sqrt() * 0).backward()
    assert math.isnan(a.grad)


def test_a_chain_of_200_000_operations_is_differentiated_recorded_and_freed() -> None:
    from engine import record, to_document

    x = Value(1.0)
    y = x
    for _ in range(200_000):
        y = y + x
    y.backward()
    assert x.grad == 200_001.0
    assert len(record(y)) == 200_001
    assert len(to_document(y)["nodes"]["op"]) == 200_001
    del y
    assert x.data == 1.0


def test_a_graph_is_freed_without_the_cycle_collector() -> None:
    import gc

    gc.collect()
    gc.disable()
    try:
        before = len([1 for thing in gc.get_objects() if type(thing) is Value])
        loss = mse([Value(1.0).tanh() for _ in range(10)], [0.0] * 10)
        loss.backward()
        del loss
        assert len([1 for thing in gc.get_objects() if type(thing) is Value]) == before
    finally:
        gc.enable()
