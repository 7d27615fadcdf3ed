"""Curves: exact numbers, in rows that continue one another, however they came."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import pytest

from app.store import COLUMNS, Progress, Store

EXACT = [0.1, -0.0, 5e-324, 1.7976931348623157e308, nan, inf, -inf]


def rows(*epochs: int) -> dict[str, list[float]]:
    """Rows in which each number tells its epoch and its column."""
    return {name: [epoch + place / 8 for epoch in epochs] for place, name in enumerate(COLUMNS)}


def add(store: Store, *pieces: tuple[int, ...]) -> str:
    run, _ = store.runs.add("owner", {}, server="me")
    for piece in pieces:
        assert store.runs.progress(run.id, "me", Progress(columns=rows(*piece)))
    return run.id


def test_numbers_come_back_bit_for_bit(store: Store) -> None:
    run, _ = store.runs.add("owner", {}, server="me")
    table: dict[str, Any] = dict.fromkeys(COLUMNS, EXACT) | {"epoch": list(range(len(EXACT)))}
    store.runs.progress(run.id, "me", Progress(columns=table))
    assert repr(store.runs.curves(run.id)["loss"]) == repr(EXACT)
    assert store.runs.curves(run.id)["epoch"] == list(range(len(EXACT)))


@pytest.mark.parametrize("start", range(8))
def test_rows_from_any_one_on(store: Store, start: int) -> None:
    name = add(store, (0, 10), (20,), (), (30, 40, 50))
    assert store.runs.curves(name, start) == rows(*(0, 10, 20, 30, 40, 50)[start:])


def test_rows_that_are_stored_are_passed_over(store: Store) -> None:
    name = add(store, (0, 1, 2), (1, 2), (2, 3))
    assert store.runs.curves(name) == rows(0, 1, 2, 3)
    run = store.runs.run(name)
    assert run is not None
    assert run.rows == 4


def test_a_run_that_has_ended_has_the_same_curve_in_one_piece(store: Store) -> None:
    name = add(store, (0, 1), (2,), (3, 4))
    store.runs.progress(name, "me", Progress(state="done", columns=rows(5)))
    assert store.runs.curves(name) == rows(0, 1, 2, 3, 4, 5)
    assert store.runs.curves(name, 4) == rows(4, 5)
    with store.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM curves").scalar() == 1


def test_a_run_that_there_is_not_has_none(store: Store) -> None:
    add(store, (0, 1))
    assert store.runs.curves("nothing") == rows()
