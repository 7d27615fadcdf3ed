"""Rows of one's own: what they become, and where they are wrong."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.datasets import from_rows
from engine.errors import InvalidRequest, LimitExceeded
from engine.training.limits import TrainingLimits

X = [[0, 1.5], [2, -3], [1e-300, 7]]


def test_numbers_stay_as_they_are() -> None:
    data = from_rows(X, [3, 0.5, -0.0])
    assert data.x.tolist() == X
    assert data.y.tolist() == [3, 0.5, 0]
    assert (data.features, data.classes, data.task) == (("x0", "x1"), None, "regression")


@pytest.mark.parametrize(
    ("y", "task"),
    [([1, -1, 1], "binary"), ([0, 1, 1], "binary"), ([1, 1, 1], "binary"), ([0, 0, 0], "binary"), ([0, 1, -1], "regression"),
     ([0, 2, 1], "regression")]
)  # fmt: skip
def test_plain_numbers_are_two_classes_where_there_are_no_others(y: list[float], task: str) -> None:
    data = from_rows(X, y)
    assert (data.task, data.y.tolist()) == (task, y)


def test_two_names_are_minus_1_and_1_in_sorted_order() -> None:
    data = from_rows(X, ["no", "yes", "no"])
    assert (data.classes, data.y.tolist(), data.task) == (("no", "yes"), [-1, 1, -1], "binary")


def test_more_names_are_counted_from_0_in_sorted_order() -> None:
    data = from_rows(X, ["c", " a  a ", "b"])
    assert (data.classes, data.y.tolist(), data.task) == (("a a", "b", "c"), [2, 0, 1], "classes")


def test_arrays_and_tuples_are_rows_too() -> None:
    data = from_rows(tuple(map(tuple, X)), np.array([1.0, 2, 3]).tolist())
    assert data.x.shape == (3, 2)


WRONG: list[tuple[Any, Any, str, str]] = [
    ([], [], "data.x", "no rows"),
    (X, [1, 2], "data.y", "2 targets for 3 rows"),
    ([[], [], []], [1, 2, 3], "data.x.0", "at least one feature"),
    ([[1, 2], [3], [4, 5]], [1, 2, 3], "data.x.1", "has 1 numbers, and the first row 2"),
    ([[1, 2], [3, float("nan")]], [1, 2], "data.x.1.1", "finite"),
    ([[1, 2], [float("-inf"), 4]], [1, 2], "data.x.1.0", "finite"),
    ([[1, True]], [1], "data.x.0.1", "A number"),
    ([[1, "2"]], [1], "data.x.0.1", "A number"),
    ([[1, None]], [1], "data.x.0.1", "A number"),
    ([[10**400]], [1], "data.x.0.0", "2\\^53"),
    ([[-(2**53) - 1]], [1], "data.x.0.0", "2\\^53"),
    ("12", [1, 2], "data.x", "list"),
    (X, {"a": 1}, "data.y", "list"),
    ([1, 2, 3], [1, 2, 3], "data.x.0", "list of numbers"),
    ([[1], {"a": 2}], [1, 2], "data.x.1", "list of numbers"),
    ([[1], "2"], [1, 2], "data.x.1", "list of numbers"),
    (X, [1, float("inf"), 2], "data.y.1", "finite"),
    (X, [1, None, 2], "data.y.1", "A number"),
    (X, [1, False, 2], "data.y.1", "A number"),
    (X, ["a", 1, "b"], "data.y.1", "name of a class"),
    (X, ["a", " ", "b"], "data.y.1", "name of a class"),
    (X, ["a", "a", "a"], "data.y", "one class only"),
    (X, ["a", "b" * 81, "a"], "data.y", "81 characters"),
    ([[1]] * 101, [f"n{i}" for i in range(101)], "data.y", "101 different"),
]


@pytest.mark.parametrize(("x", "y", "field", "message"), WRONG)
def test_what_is_wrong_is_named_by_its_entry(x: Any, y: Any, field: str, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message) as caught:
        from_rows(x, y)
    assert [place.field for place in caught.value.places] == [field]


def test_a_hundred_classes_are_taken() -> None:
    data = from_rows([[1]] * 100, [f"n{i}" for i in range(100)])
    assert len(data.classes or ()) == 100


def test_limits_hold_for_rows_and_features() -> None:
    limits = TrainingLimits(rows=2, features=2)
    for x, limit in ((X, "rows"), ([[1, 2, 3]], "features")):
        with pytest.raises(LimitExceeded) as caught:
            from_rows(x, [1] * len(x), limits=limits)
        assert caught.value.facts["limit"] == limit
