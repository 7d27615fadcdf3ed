"""Batches: every number of every sample, against the tape replayed sample by sample and against one graph of Values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from engine import Value, record
from engine.batch import Batch
from engine.errors import InvalidRequest, UnknownName, WrongLength
from engine.ops import OPS, ROWS
from engine.value import apply
from tests.engine.batched import Build, columns_of, line, named, near, needs_kernels, order_of, tape_of, whole

EXACT = {"add", "sub", "mul", "div", "neg", "abs", "relu", "leaky_relu", "max", "min", "sqrt"}
"""Operations whose every bit is the plain tape's, partials too."""

COUNTS = (1, 7, 8, 9, 100, 1000)


def exact(p: Sequence[Value], x: Sequence[Value]) -> Value:
    """Exact operations alone, with a constant, an operand twice, inputs used directly and a parameter outside sums."""
    a = p[0] * x[0] + p[1]
    b = (a * a - x[1] / (abs(p[2]) + 2.0)).relu() + apply("max", a, x[0])
    return b * b + apply("min", -a, p[1] * p[1]) - 3.0 * x[1]


def mixed(p: Sequence[Value], x: Sequence[Value]) -> Value:
    """A weight in two layers, a parameter of its own and functions of the C library's kind."""
    a = (p[0] * x[0] + p[1] * x[1] + p[2]).tanh()
    b = (p[0] * a + p[2]).sigmoid()
    return (b - x[1]) ** 2 + (p[1] * p[1]) * 0.01 + p[2].tanh() + apply("sin", a * x[0]) + (a + 2.0) ** x[1]


def unit(name: str) -> Build:
    """An operation with a parameter and an input in turn at its slots, and with one operand at all of them."""

    def build(p: Sequence[Value], x: Sequence[Value]) -> Value:
        arity = len(OPS[name].operands)
        return apply(name, *(x[0], p[0])[:arity]) + apply(name, *(p[0], x[0])[:arity]) + apply(name, *([x[0]] * arity))

    return build


def alike(mine: Any, theirs: Any) -> bool:
    return np.array_equal(mine, theirs, equal_nan=True)


def near_in_units(mine: float, theirs: float, apart: float) -> bool:
    return mine == theirs or abs(mine - theirs) <= apart or (math.isnan(mine) and math.isnan(theirs))


@pytest.mark.parametrize("samples", COUNTS)
def test_exact_operations_have_the_bits_of_the_tape_replayed_for_each_sample(is_compiled: bool, samples: int) -> None:
    tape, columns = tape_of(exact, [0.5, -0.25, 1.5], 2), columns_of(2, samples)
    batch = Batch(tape, named(columns), "sum", compiled=is_compiled)
    batch.backward()
    for sample in range(samples):
        tape.forward(named(columns[:, sample].tolist()))
        assert alike(batch.value[:, sample], tape.value)
        assert alike(batch.grad[:, sample], tape.backward())


@pytest.mark.parametrize("name", [row.name for row in ROWS])
def test_an_operation_is_within_4_units_in_the_last_place_of_the_tape(is_compiled: bool, name: str) -> None:
    units = 0 if name in EXACT else 4
    low, high = OPS[name].boxes[0][0]
    column = np.linspace(low, high, 21)[1:]
    tape = tape_of(unit(name), [(low + 2 * high) / 3], 1)
    batch = Batch(tape, {"x0": column}, "sum", compiled=is_compiled)
    batch.backward()
    for sample in range(len(column)):
        value, grad = batch.value[:, sample].tolist(), batch.grad[:, sample].tolist()
        handed = [0.0] * len(tape)
        handed[tape.root] = 1.0
        reached = [0.0] * len(tape)
        for node in reversed(range(len(tape))):
            if ins := tape.operands[node]:
                row = OPS[tape.op[node]]
                at = [value[i] for i in ins]
                plain = row.forward(*at)
                assert near_in_units(value[node], plain, units * math.ulp(plain))
                for i, partial in zip(ins, row.backward(value[node], *at), strict=True):
                    handed[i] += grad[node] * partial
                    reached[i] += abs(grad[node] * partial)
        for node, expected in enumerate(handed):
            assert near_in_units(grad[node], expected, 2 * units * math.ulp(reached[node]))


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("build", [exact, mixed])
@pytest.mark.parametrize("samples", [1, 9, 100])
def test_loss_and_gradients_are_those_of_one_graph_of_all_samples(
    is_compiled: bool, reduction: str, build: Build, samples: int
) -> None:
    at, columns = [0.5, -0.25, 1.5], columns_of(2, samples)
    tape = tape_of(build, at, 2)
    batch = Batch(tape, named(columns), reduction, compiled=is_compiled)
    gradients = batch.backward()
    theirs = whole(build, at, columns, reduction)
    assert near(batch.forward(), theirs.loss, 1e-13)
    assert near(gradients, [theirs.gradients[nth] for nth in order_of(tape, batch.nodes)], 1e-13)
    assert near(gradients, batch.grad[list(batch.nodes)].sum(axis=1), 1e-13)


def test_parameters_are_read_when_a_batch_is_computed(is_compiled: bool) -> None:
    columns = columns_of(2, 9)
    batch = Batch(tape_of(mixed, [0.5, -0.25, 1.5], 2), named(columns), compiled=is_compiled)
    batch.parameters[:] = [0.125, 0.75, -1.0]
    assert near(batch.forward(), whole(mixed, [0.125, 0.75, -1.0], columns, "mean").loss, 1e-13)


@pytest.mark.parametrize("at", [math.nan, math.inf])
def test_an_input_that_is_no_finite_number_reaches_the_loss_and_no_other_sample(is_compiled: bool, at: float) -> None:
    tape, columns = tape_of(exact, [0.5, -0.25, 1.5], 2), columns_of(2, 9)
    clean = Batch(tape, named(columns), "sum", compiled=is_compiled)
    clean.backward()
    columns[0, 4] = at
    batch = Batch(tape, named(columns), "sum", compiled=is_compiled)
    assert not math.isfinite(batch.forward())
    batch.backward()
    rest = [0, 1, 2, 3, 5, 6, 7, 8]
    assert alike(batch.grad[:, rest], clean.grad[:, rest])
    assert not np.isfinite(batch.value[tape.root, 4])


@pytest.mark.parametrize("samples", COUNTS)
def test_lanes_without_a_sample_are_at_no_pole(is_compiled: bool, samples: int) -> None:
    def build(p: Sequence[Value], x: Sequence[Value]) -> Value:
        return p[0] * x[0].log() + p[1] / x[0] + (p[2] * x[0]).sqrt()

    column = np.linspace(0.5, 3.0, samples)
    batch = Batch(tape_of(build, [1.0, 2.0, 3.0], 1), {"x0": column}, "sum", compiled=is_compiled)
    true = [np.log(column).sum(), (1 / column).sum(), (0.5 * np.sqrt(column / 3.0)).sum()]
    assert near(batch.backward(), true, 1e-13)


def test_a_leaf_alone_and_a_parameter_without_effect_are_in_order(is_compiled: bool) -> None:
    a, x = Value(2.0, label="a"), Value(1.0, label="x")
    batch = Batch(record(x + a * 0.0), {"x": [1.0, 2.0]}, compiled=is_compiled)
    assert (batch.forward(), batch.backward().tolist()) == (1.5, [0.0])
    of_input = Batch(record(x), {"x": [1.0, 2.0]}, compiled=is_compiled)
    assert (of_input.forward(), of_input.backward().tolist()) == (1.5, [])


WRONG_INPUTS: list[tuple[Any, type[Exception], str]] = [
    ({}, InvalidRequest, "at least one input"),
    ({"x": [], "y": []}, InvalidRequest, "at least one sample"),
    ({"x": [1.0, 2.0], "y": [1.0]}, WrongLength, "one has 1 and another 2"),
    ({"z": [1.0]}, UnknownName, "called 'z'"),
    ({99: [1.0]}, InvalidRequest, "Node 99 is not a leaf"),
    ({"x": [1.0], 1: [1.0]}, InvalidRequest, "the same leaf"),
    *(
        ({"x": column}, InvalidRequest, "list of numbers, one for each sample")
        for column in (["1"], "12", [None], [[1.0, 2.0], [3.0]], np.ones((3, 2)), 3.0, [1j], object())
    ),
]


@pytest.mark.parametrize(("inputs", "kind", "words"), WRONG_INPUTS)
def test_inputs_that_make_no_batch_are_refused_in_words(inputs: Any, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        Batch(line(compiled=False).tape, inputs, compiled=False)


@pytest.mark.parametrize("column", [range(3), (1, 2, 3), [True, False, True], np.ones((3, 1)), np.arange(3, dtype=np.uint8)])
def test_any_list_of_real_numbers_is_an_input(column: Any) -> None:
    batch = Batch(line(compiled=False).tape, {"x": column, "y": [0.0, 0.0, 0.0]}, compiled=False)
    assert near(batch.forward(), np.mean((2.0 * np.array(column, float)) ** 2))


def test_an_int_beyond_the_floats_is_infinite_as_everywhere() -> None:
    assert Batch(line(compiled=False).tape, {"x": [10**400], "y": [0.0]}, compiled=False).forward() == math.inf


def test_a_batch_keeps_its_own_copy_of_the_inputs() -> None:
    x = np.ones(3)
    batch = Batch(line(compiled=False).tape, {"x": x, "y": x}, compiled=False)
    x[:] = 5.0
    assert batch.forward() == 1.0
    assert batch.train(1, learning_rate=0.1).tolist() == [1.0]


WRONG_TRAINING: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"optimizer": "adm"}, UnknownName, "no optimizer 'adm'. There are sgd, "),
    ({"momentum": 0.9}, UnknownName, "sgd has no option 'momentum'. It has weight_decay"),
    ({"batch_size": 0}, InvalidRequest, "batch_size is 0"),
    ({"steps": -1}, InvalidRequest, "steps or none, not -1"),
    ({"learning_rate": "0.1"}, TypeError, "a number is needed here, not str"),
    ({"l2": None}, TypeError, "a number is needed here, not NoneType"),
    ({"weight_decay": "1"}, TypeError, "a number is needed here, not str"),
    ({"batch_size": 2.5}, TypeError, "float"),
]


@pytest.mark.parametrize(("given", "kind", "words"), WRONG_TRAINING)
def test_training_that_cannot_be_is_refused_in_words(
    is_compiled: bool, given: dict[str, Any], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        line(compiled=is_compiled).train(**{"steps": 1, "learning_rate": 0.1, **given})


def test_a_reduction_is_the_mean_or_the_sum() -> None:
    with pytest.raises(InvalidRequest, match="mean or the sum of its samples', not the 'men'"):
        line(reduction="men", compiled=False)


def test_a_learning_rate_that_is_no_number_shows_in_the_results(is_compiled: bool) -> None:
    batch = line(compiled=is_compiled)
    first, second = batch.train(2, learning_rate=math.nan).tolist()
    assert near(first, (1.0 + 4.0 + 4.0) / 3)
    assert math.isnan(second)
    assert math.isnan(batch.parameters[0])


def test_infinite_parameters_have_a_loss_and_gradients(is_compiled: bool) -> None:
    w, x = Value(math.inf, label="w"), Value(1.0, label="x")
    batch = Batch(record(w * x), {"x": [1.0, 2.0]}, compiled=is_compiled)
    assert (batch.forward(), batch.backward().tolist()) == (math.inf, [1.5])
    assert batch.train(1, learning_rate=0.1).tolist() == [math.inf]


def test_the_numbers_of_a_value_are_found_by_the_value_itself(is_compiled: bool) -> None:
    w, x = Value(3.0), Value(0.0, "x")
    product = w * x
    batch = Batch(record(product * product), {"x": [1.0, 2.0, -3.0]}, compiled=is_compiled)
    batch.forward()
    assert batch.of(product).tolist() == [3.0, 6.0, -9.0]
    assert batch.of(w).tolist() == [3.0, 3.0, 3.0]
    assert repr(batch).startswith("Batch(3 samples, 1 parameters, 4 nodes")
    with pytest.raises(InvalidRequest, match="not on the batch's tape"):
        batch.of(Value(1.0))


def test_a_lane_without_a_sample_hands_on_nothing_though_the_last_sample_stands_at_a_pole(is_compiled: bool) -> None:
    w, x = Value(1.0, "w"), Value(1.0, "x")
    batch = Batch(record((w * x).log()), {"x": [1.0, 2.0, 0.0]}, "sum", compiled=is_compiled)
    assert math.isnan(batch.backward()[0])  # 0 * inf, in the sample itself
    batch = Batch(record(w / x), {"x": [1.0, 2.0, 0.0]}, "sum", compiled=is_compiled)
    assert batch.backward().tolist() == [math.inf]


@needs_kernels
def test_a_batch_is_compiled_where_it_can_be(compiled: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert line().is_compiled
    monkeypatch.setenv("GRADWALK_KERNELS", "off")
    assert not line().is_compiled
