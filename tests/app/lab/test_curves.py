"""Curves, and numbers on their way."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lab.curves import COLUMNS, Curves
from app.lab.packing import nested_wire, one_wire, packed, unpacked, wire

NAN, INF = math.nan, math.inf


@given(st.lists(st.floats(width=64)))
def test_numbers_that_are_packed_come_out_bit_for_bit(numbers: list[float]) -> None:
    given = np.array(numbers, float)
    assert unpacked(packed(given)).tobytes() == given.tobytes()


def test_what_is_not_finite_has_a_name() -> None:
    numbers = [1.0, NAN, INF, -INF, 1e308, 1e308]
    assert wire(numbers) == [1.0, "NaN", "Infinity", "-Infinity", 1e308, 1e308]
    assert wire(numbers[4:]) == [1e308, 1e308]  # whose sum is not finite
    assert nested_wire([[[NAN], [1.0]], []]) == [[["NaN"], [1.0]], []]
    assert [one_wire(x) for x in (None, 0.5, INF)] == [None, 0.5, "Infinity"]


def rows(*tables: tuple[float, ...]) -> dict[str, list[float]]:
    return dict(zip(COLUMNS, map(list, zip(*tables, strict=True)), strict=True))


def test_rows_are_told_from_any_one_on() -> None:
    curves = Curves(rows((0, 3.0, 0.5, 4.0, 0.25)))
    curves.extend(rows((10, INF, 0.75, NAN, 0.5)))
    told = curves.wire(1)
    assert told == {"epoch": [10], "loss": ["Infinity"], "accuracy": [0.75], "test_loss": ["NaN"], "test_accuracy": [0.5]}
    assert curves.wire(2) == {name: [] for name in COLUMNS}
    assert (len(curves), curves.last_epoch, curves.last("accuracy")) == (2, 10, 0.75)


def test_what_there_is_not_is_null_and_not_nan() -> None:
    curves = Curves(rows((0, NAN, NAN, NAN, NAN), (1, 1.0, NAN, NAN, NAN)))
    nothing = [None, None]
    assert curves.wire() == {
        "epoch": [0, 1], "loss": ["NaN", 1.0], "accuracy": nothing, "test_loss": nothing, "test_accuracy": nothing,
    }  # fmt: skip
    assert (Curves().last("loss"), Curves().last_epoch) == (None, -1)


@pytest.mark.parametrize("start", range(4))
def test_parts_are_the_whole(start: int) -> None:
    curves = Curves(rows((0, 1.0, 0.5, NAN, NAN), (1, 2.0, 0.5, NAN, NAN), (2, 3.0, 0.5, NAN, NAN)))
    assert {name: column[start:] for name, column in curves.wire().items()} == curves.wire(start)
