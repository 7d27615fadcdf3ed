"""Every number of a compiled replay, against the plain rules and against the plain tape."""

from __future__ import annotations

import math
import sys
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings

from app.lessons import lessons
from engine import Value, record
from engine.kernels.cache import load
from engine.kernels.schedule import scheduled
from engine.ops import OPS
from engine.program import run
from engine.replay import CompiledReplay, Floats, PlainReplay
from engine.tape import Tape
from engine.value import apply
from tests.engine.agreement import CLOSE, bits, disagreements, done, far, held
from tests.engine.graphs import big, network, passes

pytest.importorskip("numba", reason="kernels need Numba")
pytestmark = pytest.mark.usefixtures("compiled")

EXACT = [OPS[name] for name in ("add", "sub", "mul", "div", "neg", "abs", "relu", "leaky_relu", "max", "min", "sqrt")]
"""Rules of + - * / and of what has one right answer to the last bit."""


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


class Wrong(PlainReplay):
    """A replay that tells one value and one gradient wrong, by a factor each."""

    node, of_value, of_grad = 0, 1.0, 1.0

    @property
    def value(self) -> Floats:
        value = super().value
        value[self.node] *= self.of_value
        return value

    @property
    def grad(self) -> Floats:
        grad = super().grad
        grad[0] *= self.of_grad
        return grad


@pytest.mark.parametrize("name", OPS)
def test_a_wrong_number_is_a_disagreement(name: str) -> None:
    leaves = [Value(1.25), Value(0.75)][: len(OPS[name].operands)]
    wrong = Wrong(record(apply(name, *leaves) * 1.0))
    wrong.node = len(leaves)
    assert disagreements(done(wrong)) == []
    wrong.of_grad = 1 + 3e-15
    assert [said.split()[:2] for said in disagreements(wrong)] == ([["gradient", "0"]] if wrong.grad[0] else [])
    wrong.of_value, wrong.of_grad = 1 + 3e-15, 1.0
    assert ["value", str(len(leaves))] in [said.split()[:2] for said in disagreements(wrong)]
