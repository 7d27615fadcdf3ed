"""Replays: what the plain and the compiled kind have in common, and threads that run them."""

from __future__ import annotations

import math
import sys
import threading
from typing import TypeAlias

import numpy as np
import pytest

from engine import Value, record
from engine.errors import InvalidRequest, KernelsAbsent, UnknownName
from engine.kernels.runs_source import TABLE
from engine.replay import CompiledReplay, PlainReplay
from engine.tape import record_pass
from tests.engine.agreement import CLOSE, bits, done, far, held
from tests.engine.graphs import big, network

pytest.importorskip("numba", reason="kernels need Numba")
pytestmark = pytest.mark.usefixtures("compiled")

KINDS = pytest.mark.parametrize("kind", [PlainReplay, CompiledReplay])
Kind: TypeAlias = type[PlainReplay] | type[CompiledReplay]


@KINDS
def test_a_replay_computes_for_new_leaves_what_a_graph_of_them_holds(kind: Kind) -> None:
    a, b = Value(2.0, label="a"), Value(4.0)
    tape = record(a * b + a, {"b": b})
    replay = kind(tape)
    assert replay.is_compiled == (kind is CompiledReplay)
    assert (replay.leaves, replay.value.tolist(), replay.grad.tolist()) == ((0, 1), [2.0, 4.0, 8.0, 10.0], [0.0] * 4)
    assert replay.forward() == 10.0
    assert isinstance(replay.forward({"a": 3, 1: True}), float)
    assert replay.forward({"b": 5, 0: 3.0}) == 18.0
    assert replay.forward() == 18.0
    assert replay.backward().tolist() == [6.0, 3.0]
    assert (replay.value.tolist(), replay.grad.tolist()) == ([3.0, 5.0, 15.0, 18.0], [6.0, 3.0, 1.0, 1.0])


@KINDS
def test_gradients_are_those_of_one_pass_however_often_it_is_run(kind: Kind) -> None:
    x = Value(3.0)
    x.grad = 10.0
    replay = kind(record(x * x))
    assert [replay.backward().tolist() for _ in range(3)] == [[16.0]] * 3
    replay.forward({0: 5.0})
    assert replay.backward().tolist() == [20.0]
    replay.forward({0: 3.0})
    assert replay.backward().tolist() == [16.0]


@KINDS
def test_a_replay_leaves_the_tape_and_what_it_gave_as_they_are(kind: Kind) -> None:
    tape = network(0)
    before = list(tape.value), tape.backward(), [node.data for node in tape.nodes]
    replay = kind(tape)
    value, grad, given = replay.value, replay.grad, replay.backward()
    first = bits([*value, *grad, *given])
    done(replay, dict.fromkeys(replay.leaves, 0.25))
    assert (tape.value, tape.grad, [node.data for node in tape.nodes]) == before
    assert bits([*value, *grad, *given]) == first
    value[:] = grad[:] = given[:] = math.nan
    assert not np.isnan([*replay.value, *replay.grad]).any()


@KINDS
def test_a_replay_that_is_refused_sets_nothing(kind: Kind) -> None:
    a = Value(2.0, label="a")
    replay = done(kind(record((a * 3).tanh())))
    before = held(replay)
    for wrong, error in [("z", UnknownName), ("", UnknownName), (1, InvalidRequest), (3, InvalidRequest), (-1, InvalidRequest),
                         (99, InvalidRequest)]:  # fmt: skip
        with pytest.raises(error):
            replay.forward({"a": 7.0, wrong: 1.0})  # type: ignore[dict-item]
    with pytest.raises(TypeError, match="a number is needed"):
        replay.forward({"a": 7.0, 0: "8"})  # type: ignore[dict-item]
    assert held(replay) == before
    assert replay.forward() == math.tanh(6.0)


@KINDS
def test_a_root_may_be_a_leaf_or_a_constant_alone(kind: Kind) -> None:
    leaf = Value(2.0)
    leaf.grad = 0.5
    replay = kind(record(leaf))
    assert (replay.forward({0: 3.0}), replay.backward().tolist(), replay.grad.tolist()) == (3.0, [1.5], [1.5])
    constant = (leaf * 4.0).operands[1]
    replay = kind(record(constant))
    assert (replay.forward(), replay.backward().tolist(), replay.grad.tolist()) == (4.0, [], [0.0])


@KINDS
def test_what_does_not_lead_to_the_root_is_computed_and_hands_nothing(kind: Kind) -> None:
    a = Value(4.0)
    root = a * 2
    beside = root.sqrt()
    replay = kind(record_pass(root, [a, root.operands[1], root, beside]))
    assert replay.forward({0: 0.0}) == 0.0
    assert (replay.value.tolist(), replay.backward().tolist(), replay.grad.tolist()) == (
        [0.0, 2.0, 0.0, 0.0],
        [2.0],
        [2.0, 0.0, 1.0, 0.0],
    )


def test_a_tape_is_compiled_where_kernels_can_be_had_and_else_serves_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    tape = network(1)
    compiled = tape.compiled()
    monkeypatch.setenv("GRADWALK_KERNELS", "off")
    plain = tape.compiled()
    assert (type(compiled), type(plain)) == (CompiledReplay, PlainReplay)
    assert far(done(compiled).grad, done(plain).grad) < CLOSE
    with pytest.raises(KernelsAbsent):
        CompiledReplay(tape)


def test_two_replays_of_one_tape_do_not_disturb_each_other() -> None:
    tape = network(2)
    first, second = CompiledReplay(tape), CompiledReplay(tape)
    before = held(done(first))
    done(second, dict.fromkeys(second.leaves, 0.5))
    assert held(first) == before != held(second)
    assert held(done(first)) == before


def test_threads_may_run_replays_of_their_own_at_once() -> None:
    tape = big(2000, 5)
    points = [0.25, -0.5, 1.5, -1.0]
    alone = [held(done(CompiledReplay(tape), dict.fromkeys(range(20), x))) for x in points]
    found: list[list[list[str]]] = [[] for _ in points]
    together = threading.Barrier(len(points))

    def work(number: int) -> None:
        replay = CompiledReplay(tape)
        together.wait()
        for _ in range(20):
            replay.forward(dict.fromkeys(range(20), points[number]))
            replay.backward()
        found[number] = [held(replay)]

    threads = [threading.Thread(target=work, args=[number]) for number in range(len(points))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[each] for each in alone]


@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_another_thread_goes_on_while_a_kernel_runs(direction: str) -> None:
    """Python is told not to switch threads by itself: another one gets its turn in the call, or not before it ends."""
    replay = CompiledReplay(big(2000, 5))
    bound = replay._forward if direction == "forward" else replay._backward
    kernel, (table, columns, numbers) = bound.func, bound.args
    begin, end = (table[TABLE.index(name)] for name in ("runs", "gathers"))
    longer = np.concatenate((table[:begin], np.tile(table[begin:end], 5_000), table[end:]))  # the same work over and over
    longer[[TABLE.index("gathers"), TABLE.index("after_gathers")]] += len(longer) - len(table)
    count, ended = 0, threading.Event()

    def work() -> None:
        nonlocal count
        while not ended.wait(0.001):
            count += 1

    usual = sys.getswitchinterval()
    other = threading.Thread(target=work)
    try:
        sys.setswitchinterval(1000)
        other.start()
        before = count
        kernel(longer, columns, numbers)
        after = count
    finally:
        sys.setswitchinterval(usual)
        ended.set()
        other.join()
    assert after > before
