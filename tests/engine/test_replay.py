"""Replays: every number of a compiled one against the plain rules, and what both kinds have in common."""

from __future__ import annotations

import math
import random
import sys
import threading
from functools import cache
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given, settings

from app.lessons import lessons
from engine import MLP, Value, mse, record
from engine.errors import InvalidRequest, KernelsAbsent, UnknownName
from engine.kernels.cache import load
from engine.kernels.schedule import scheduled
from engine.ops import OPS, ROWS
from engine.origin import origin
from engine.program import run
from engine.replay import CompiledReplay, PlainReplay, Replay
from engine.tape import Tape, record_pass
from engine.value import apply
from tests.engine.agreement import bits, disagreements
from tests.engine.graphs import big, passes

pytest.importorskip("numba", reason="kernels need Numba")
pytestmark = pytest.mark.usefixtures("compiled")

EXACT = [OPS[name] for name in ("add", "sub", "mul", "div", "neg", "abs", "relu", "leaky_relu", "max", "min", "sqrt")]
"""Rules of + - * / and of what has one right answer to the last bit."""

CLOSE = 1e-12
"""How far numbers of whole programs may be from those of the plain tape, measured by the largest of their kind."""

KINDS = pytest.mark.parametrize("kind", [PlainReplay, CompiledReplay])
Kind: TypeAlias = type[PlainReplay] | type[CompiledReplay]


def done(replay: Replay, values: dict[str | int, float] | None = None) -> Replay:
    """A replay that has gone forward and back."""
    replay.forward(values)
    replay.backward()
    return replay


def held(replay: Replay) -> list[str]:
    return bits([*replay.value, *replay.grad])


def far(mine: object, theirs: object) -> float:
    """How far numbers are apart at most, measured by the largest; infinite unless the same ones are NaN or infinite."""
    a, b = np.atleast_1d(np.asarray(mine, np.float64)), np.atleast_1d(np.asarray(theirs, np.float64))
    finite = np.isfinite(b)
    if not np.array_equal(a[~finite], b[~finite], equal_nan=True):
        return math.inf
    largest = np.abs(b[finite]).max(initial=0.0)
    apart = np.abs(a[finite] - b[finite]).max(initial=0.0)
    return float(apart / largest) if largest else float(apart)


def late() -> Tape:
    """A leaf whose newest consumers have the longest ways to go: kernels come to them last on the way back."""
    x, total = Value(1.0), Value(0.0)
    for number, (name, factor) in enumerate({"abs": 1e16, "relu": 1.0, "leaky_relu": -1e16, "sqrt": 6.0}.items()):
        way = apply(name, x)
        for _ in range(3 * number):
            way = way.abs()
        total = total + way * factor
    return record(total)


@cache
def programs(name: str) -> tuple[Tape, ...]:
    return run(lessons()[name].program.strip("\n")).passes


@cache
def network(seed: int) -> Tape:
    """The loss of a network of random shape over a few samples."""
    draw = random.Random(seed)
    with origin.fresh():
        net = MLP(2, [*(draw.randint(1, 16) for _ in range(draw.randint(1, 3))), 1], seed=seed)
        out = [net([draw.uniform(-2, 2), draw.uniform(-2, 2)]) for _ in range(draw.randint(1, 12))]
        return record(mse(out, [draw.choice([-1.0, 1.0]) for _ in out]))  # type: ignore[arg-type]


@settings(max_examples=600)
@given(tape=passes(EXACT))
def test_exact_operations_have_the_bits_of_the_plain_tape(tape: Tape) -> None:
    assert held(done(CompiledReplay(tape))) == held(done(PlainReplay(tape)))


@settings(max_examples=1000)
@given(tape=passes())
def test_any_operation_is_within_4_units_of_the_plain_rule_on_its_own_operands(tape: Tape) -> None:
    assert disagreements(done(CompiledReplay(tape))) == []


@settings(max_examples=50)
@given(tape=passes())
def test_the_plain_tape_agrees_with_the_rules_to_the_bit(tape: Tape) -> None:
    replay = done(PlainReplay(tape))
    tape.forward()
    assert disagreements(replay) == []
    assert held(replay) == bits([*tape.value, *tape.backward()])


@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_operations_agree_node_by_node(seed: int) -> None:
    tape = big(4000, seed)
    replay = done(CompiledReplay(tape))
    assert disagreements(replay) == []
    assert np.isfinite(replay.grad).mean() > 0.9, "else little has been looked at"


def test_twenty_thousand_exact_operations_have_the_bits_of_the_plain_tape() -> None:
    tape = big(20_000, 1, [row for row in EXACT if row.name != "sqrt"])
    assert held(done(CompiledReplay(tape))) == held(done(PlainReplay(tape)))


def test_sums_are_made_in_the_order_of_the_walk_where_it_shows() -> None:
    tape = late()
    schedule = scheduled(tape.op, tape.operands, tape.value, tape.leads, load("runs").arrange)
    handed = {node: row[0] for node, row in enumerate(tape.contributions()) if 0 in tape.operands[node]}
    assert tape.grad[0] == sum(handed[node] for node in sorted(handed, reverse=True))
    assert tape.grad[0] != sum(handed[node] for node in sorted(handed, key=lambda node: -schedule.place[node]))
    assert held(done(CompiledReplay(tape))) == held(done(PlainReplay(tape)))


def test_a_leaf_that_had_accumulated_minus_0_and_is_handed_minus_0_holds_minus_0() -> None:
    x, deep = Value(1.0), Value(-2.0)
    x.grad = -0.0
    for _ in range(3):
        deep = deep.tanh()
    first, second = x * deep, -x
    for _ in range(6):
        second = second.abs()
    assert bits([done(CompiledReplay(record((first - second) * 0.0))).grad[0]]) == bits([-0.0])


@pytest.mark.parametrize("seed", range(12))
def test_networks_have_losses_and_gradients_of_the_plain_tape(seed: int) -> None:
    mine, theirs = done(CompiledReplay(network(seed))), done(PlainReplay(network(seed)))
    assert disagreements(mine) == []
    assert max(far(mine.value, theirs.value), far(mine.grad, theirs.grad), far(mine.backward(), theirs.backward())) < CLOSE


@pytest.mark.parametrize("name", list(lessons()))
def test_every_pass_of_a_lesson_has_the_numbers_of_the_plain_tape(name: str) -> None:
    assert programs(name)
    for tape in programs(name):
        mine, theirs = CompiledReplay(tape), PlainReplay(tape)
        assert held(mine) == bits([*tape.value, *[0.0] * len(tape)])
        assert far(mine.backward(), theirs.backward()) < CLOSE
        assert far(mine.forward(), theirs.forward()) < CLOSE
        assert far(mine.backward(), theirs.backward()) < CLOSE
        assert max(far(mine.value, theirs.value), far(mine.grad, theirs.grad)) < CLOSE
        assert disagreements(mine) == []


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


@pytest.mark.parametrize("exponent", [2.0, 3.0, 1.0, 0.0, -0.0, 0.5, -1.0, math.inf, -math.inf, math.nan])
@pytest.mark.parametrize("base", [0.0, -0.0, 1.5, -1.5, math.inf, -math.inf, math.nan, 1e160, 5e-324])
def test_a_constant_exponent_gives_what_the_power_gives(base: float, exponent: float) -> None:
    assert disagreements(done(CompiledReplay(record(Value(base) ** exponent)))) == []


@pytest.mark.parametrize("base", [math.cbrt(sys.float_info.max), 2.0 ** (-1075 / 3)] if hasattr(math, "cbrt") else [])
def test_a_cube_becomes_infinite_or_0_where_the_power_does(base: float) -> None:
    total, leaves = Value(0.0), [Value(math.nextafter(base, base * 2))]
    for direction in (0.0, math.inf):
        x = base
        for _ in range(50):
            leaves.append(Value(x))
            x = math.nextafter(x, direction)
    for leaf in leaves:
        total = total + leaf**3
    assert disagreements(done(CompiledReplay(record(total)))) == []


def test_a_wrong_number_is_a_disagreement() -> None:
    class Wrong(PlainReplay):
        node, factor = 0, 1.0

        @property
        def value(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
            value = super().value
            value[self.node] *= self.factor
            return value  # type: ignore[return-value]

    for row in ROWS:
        leaves = [Value(1.25), Value(0.75)][: len(row.operands)]
        wrong = Wrong(record(apply(row.name, *leaves) * 1.0))
        assert disagreements(done(wrong)) == []
        wrong.node, wrong.factor = len(leaves), 1 + 2e-15
        assert any(said.startswith(f"value {len(leaves)} ") for said in disagreements(wrong)), row.name


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
    columns = list(replay._in if direction == "forward" else replay._back)
    columns[0] = np.tile(columns[0], (20_000, 1))  # the same work over and over: a long call
    kernel = replay._forward if direction == "forward" else replay._backward
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
        kernel(*columns)
        after = count
    finally:
        sys.setswitchinterval(usual)
        ended.set()
        other.join()
    assert after > before
