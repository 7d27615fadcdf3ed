"""Derived from the op table: a new row brings its own checks, one for each operand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.ops import OPS, ROWS, Op
from engine.value import Value, apply
from tests.engine.cases import SPECIAL

SLOTS = [pytest.param(op, slot, id=f"{op.name}-d{name}") for op in ROWS for slot, name in enumerate(op.operands)]
BY_OP = pytest.mark.parametrize("op", [pytest.param(op, id=op.name) for op in ROWS])
NUMBERS = st.floats(allow_nan=True, allow_infinity=True)


def central_difference(op: Op, slot: int, at: list[float]) -> float:
    step = 1e-6 * max(1.0, abs(at[slot]))
    high, low = list(at), list(at)
    high[slot] += step
    low[slot] -= step
    return (op.forward(*high) - op.forward(*low)) / (high[slot] - low[slot])


def agrees(op: Op, slot: int, at: list[float]) -> bool:
    """Whether the rule's partial is the slope of the rule's value."""
    ours = op.backward(op.forward(*at), *at)[slot]
    return ours == pytest.approx(central_difference(op, slot, at), rel=1e-5, abs=1e-7)


def points(op: Op) -> st.SearchStrategy[list[float]]:
    boxes = [st.tuples(*[st.floats(low, high) for low, high in box]) for box in op.boxes]
    return st.one_of(boxes).map(list)


@pytest.mark.parametrize(("op", "slot"), SLOTS)
@given(data=st.data())
def test_each_partial_matches_the_central_difference(op: Op, slot: int, data: st.DataObject) -> None:
    assert agrees(op, slot, data.draw(points(op)))


@pytest.mark.parametrize(("op", "slot"), SLOTS)
def test_a_rule_that_is_off_by_one_in_a_thousand_is_caught(op: Op, slot: int) -> None:
    partials = list(op.partials)
    partials[slot] = f"1.001 * ({partials[slot]})"
    wrong = replace(op, partials=tuple(partials))
    middles = [[(low + high) / 2 + 0.3 for low, high in box] for box in op.boxes]
    assert all(agrees(op, slot, at) for at in middles)
    assert not all(agrees(wrong, slot, at) for at in middles)


@BY_OP
@given(data=st.data())
def test_no_number_makes_an_operation_or_its_rule_raise(op: Op, data: st.DataObject) -> None:
    at = [data.draw(NUMBERS) for _ in op.operands]
    out = op.forward(*at)
    assert all(type(x) is float for x in (out, *op.backward(out, *at)))


@BY_OP
def test_a_nan_that_goes_in_comes_out(op: Op) -> None:
    for slot in range(len(op.operands)):
        at = [1.5] * len(op.operands)
        at[slot] = math.nan
        assert math.isnan(op.forward(*at))


@BY_OP
@given(data=st.data())
def test_the_textbook_formula_gives_the_value_of_the_rule(op: Op, data: st.DataObject) -> None:
    at = data.draw(points(op))
    textbook = replace(op, value=op.formula or op.value)
    assert textbook.forward(*at) == pytest.approx(op.forward(*at), rel=1e-9)


@BY_OP
def test_an_operation_is_described_with_a_partial_for_each_operand(op: Op) -> None:
    row = op.describe()
    assert row["arity"] == len(op.operands) == len(op.partials)
    assert row["group"] in ("arith", "power", "activ", "loss")
    assert row["domain"]
    assert all(len(box) == len(op.operands) for box in op.boxes)


@pytest.mark.parametrize("op", [pytest.param(op, id=op.name) for op in ROWS if not op.symbol])
def test_a_function_of_the_table_is_a_method_and_a_function_of_values_and_of_numbers(op: Op) -> None:
    at = [(low + high) / 2 + 0.3 for low, high in op.boxes[0]]
    first, *others = map(Value, at)
    function = getattr(engine, op.name)
    made = [getattr(first, op.name)(*others), function(first, *others), apply(op.name, first, *others)]
    assert [(node.op, node.data) for node in made] == [(op.name, function(*at))] * 3
    assert type(function(*at)) is float
    with pytest.raises(TypeError, match=op.name):
        function()
    with pytest.raises(TypeError, match=rf"Value\.{op.name}\(\)"):
        getattr(first, op.name)(1, 2)
    assert getattr(Value, op.name).__doc__ == f"Return {op.formula or op.value} as a Value."


@pytest.mark.parametrize(
    ("op", "at", "value", "partials"),
    [
        ("tanh", (1000.0,), 1.0, (0.0,)),
        ("tanh", (-1000.0,), -1.0, (0.0,)),
        ("sigmoid", (1000.0,), 1.0, (0.0,)),
        ("sigmoid", (-1000.0,), 0.0, (0.0,)),
        ("exp", (710.0,), math.inf, (math.inf,)),
        ("log", (0.0,), -math.inf, (math.inf,)),
        ("log", (-1.0,), math.nan, (-1.0,)),
        ("sqrt", (-1.0,), math.nan, (math.nan,)),
        ("div", (1.0, 0.0), math.inf, (math.inf, -math.inf)),
        ("div", (1.0, -0.0), -math.inf, (-math.inf, -math.inf)),
        ("div", (0.0, 0.0), math.nan, (math.inf, math.nan)),
        ("pow", (-8.0, 1 / 3), math.nan, (math.nan, math.nan)),
        ("pow", (-2.0, 3.0), -8.0, (12.0, math.nan)),
        ("pow", (0.0, 0.0), 1.0, (0.0, 0.0)),
        ("pow", (-3.0, 0.0), 1.0, (0.0, math.nan)),
        ("pow", (0.0, 2.0), 0.0, (0.0, 0.0)),
        ("pow", (0.0, -1.0), math.inf, (-math.inf, -math.inf)),
        ("pow", (-10.0, 401.0), -math.inf, (math.inf, math.nan)),
        ("relu", (0.0,), 0.0, (0.0,)),
        ("leaky_relu", (-2.0,), -0.02, (0.01,)),
        ("abs", (0.0,), 0.0, (0.0,)),
        ("max", (2.0, 2.0), 2.0, (0.5, 0.5)),
        ("min", (2.0, 2.0), 2.0, (0.5, 0.5)),
        ("softplus", (1000.0,), 1000.0, (1.0,)),
        ("softplus", (-1000.0,), 0.0, (0.0,)),
        ("sin", (math.inf,), math.nan, (math.nan,)),
    ],
)
def test_a_special_point_keeps_its_convention(
    op: str, at: tuple[float, ...], value: float, partials: tuple[float, ...]
) -> None:
    out = OPS[op].forward(*at)
    assert out == pytest.approx(value, nan_ok=True, rel=1e-15)
    assert OPS[op].backward(out, *at) == pytest.approx(partials, nan_ok=True, rel=1e-15)


def test_every_stated_kink_is_among_the_special_points() -> None:
    assert {op.name for op in ROWS if op.kink} <= {op for op, _ in SPECIAL}
