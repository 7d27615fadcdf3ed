"""Schedules: what is side by side, what comes before what, and in which order sums are made."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from engine import Value, record
from engine.kernels.forms import FORMS, HANDINGS, NOTHING
from engine.ops import CONSTANT, LEAF
from engine.tape import Tape
from tests.engine.graphs import big, passes

pytest.importorskip("numba", reason="kernels need Numba")
pytestmark = pytest.mark.usefixtures("compiled")

from engine.kernels.cache import load  # noqa: E402  (these need Numba)
from engine.kernels.schedule import Schedule, scheduled  # noqa: E402


def schedule_of(tape: Tape) -> Schedule:
    return scheduled(tape.op, tape.operands, tape.value, tape.leads, load("runs").arrange)


def check_order(tape: Tape, schedule: Schedule) -> None:
    """Places are one for each node: leaves, constants, then runs without gaps, whose operands all stand before them."""
    place = schedule.place.tolist()
    assert sorted(place) == list(range(len(tape)))
    inputs = [[place[node] for node, op in enumerate(tape.op) if op == kind] for kind in (LEAF, CONSTANT)]
    assert inputs == [list(range(schedule.leaves)), list(range(schedule.leaves, schedule.inputs))]
    at = schedule.inputs
    node_at = {where: node for node, where in enumerate(place)}
    for form, handing, start, end in schedule.runs.tolist():
        assert at == start < end
        at = end
        nodes = [node_at[where] for where in range(start, end)]
        assert nodes == sorted(nodes), "in order of creation"
        for node, where in zip(nodes, range(start, end), strict=True):
            ins = tape.operands[node]
            assert all(place[i] < start for i in ins)
            assert [int(column[where]) for column in schedule.operands[: len(ins)]] == [place[i] for i in ins]
            check_kind(tape, node, form, handing)
    assert at == len(tape)


def check_kind(tape: Tape, node: int, form: int, handing: int) -> None:
    """A node's form is its operation's, with the exponent that its constant holds; it hands on to what takes a gradient."""
    ins = tape.operands[node]
    assert FORMS[form].op.name == tape.op[node]
    last = tape.value[ins[-1]] if tape.op[ins[-1]] == CONSTANT else None
    assert FORMS[form].last == (last if tape.op[node] == "pow" and last in (2.0, 3.0) else None)
    taking = tuple(slot for slot, i in enumerate(ins) if tape.op[i] != CONSTANT)
    if tape.leads[node] and taking:
        assert (HANDINGS[handing].form, HANDINGS[handing].slots) == (FORMS[form], taking)
    else:
        assert handing == NOTHING


def check_sums(tape: Tape, schedule: Schedule) -> int:
    """Carry the backward pass out with the names of contributions for numbers; return how many sums went by cells.

    What a node has been handed when its own turn comes is all of it, in the order of the walk; but for the first two of a
    sum that starts from 0, whose order does not matter.
    """
    node_at = {int(where): node for node, where in enumerate(schedule.place)}
    sums: list[list[tuple[int, int]]] = [[] for _ in range(schedule.size)]
    gathers = schedule.gathers.tolist()
    assert [row[0] for row in gathers] == sorted({row[0] for row in gathers})
    starts = [0, *schedule.runs[:, 2].tolist()]
    for run in range(len(starts) - 1, -1, -1):
        while gathers and gathers[-1][0] >= starts[run]:
            where, begin, end = gathers.pop()
            assert sums[where] == []
            assert all(len(sums[cell]) == 1 for cell in range(begin, end))
            sums[where] = [name for cell in range(begin, end) for name in sums[cell]]
        if run:
            _, handing, start, end = schedule.runs[run - 1].tolist()
            for where in range(end - 1, start - 1, -1):
                for slot in HANDINGS[handing].slots if handing != NOTHING else ():
                    sums[int(schedule.targets[slot][where])].append((node_at[where], slot))
    assert gathers == []
    walk: list[list[tuple[int, int]]] = [[] for _ in range(len(tape))]
    for node in range(tape.root, -1, -1):
        for slot, i in enumerate(tape.operands[node]):
            if tape.leads[node] and tape.op[i] != CONSTANT:
                walk[i].append((node, slot))
    for node, expected in enumerate(walk):
        made = sums[schedule.place[node]]
        if schedule.place[node] >= schedule.inputs:
            made, expected = sorted(made[:2]) + made[2:], sorted(expected[:2]) + expected[2:]
        assert made == expected
    return len(schedule.gathers)


@settings(max_examples=300)
@given(tape=passes())
def test_operands_come_before_consumers_and_sums_are_in_the_order_of_the_walk(tape: Tape) -> None:
    schedule = schedule_of(tape)
    check_order(tape, schedule)
    check_sums(tape, schedule)


def test_so_it_is_among_thousands_whose_sums_would_get_out_of_order() -> None:
    tape = big(3000, 3)
    schedule = schedule_of(tape)
    check_order(tape, schedule)
    assert check_sums(tape, schedule) > 100


def test_what_is_alike_and_ready_is_one_run() -> None:
    leaves = [Value(float(i)) for i in range(100)]
    squares = [leaf**2 for leaf in leaves]
    cubes = [leaf**3 for leaf in leaves]
    total = Value(0.0)
    for square, cube in zip(squares, cubes, strict=True):
        total = total + square * cube
    sizes = [end - start for _, _, start, end in schedule_of(record(total)).runs.tolist()]
    assert sizes[:3] == [100, 100, 100]
    assert sizes[3:] == [1] * 100
