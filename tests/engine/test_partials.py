"""The partials of a tape are those that the op table's rules give, bit for bit."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from engine.ops import CONSTANT, OPS, ROWS
from engine.partials import partials_of
from engine.tape import Tape
from tests.engine.agreement import same
from tests.engine.graphs import passes


@given(passes())
def test_each_row_is_what_its_rule_gives_and_a_constant_is_given_nothing(tape: Tape) -> None:
    assert len(tape.partials) == len(tape)
    for node, (row, ins) in enumerate(zip(tape.partials, tape.operands, strict=True)):
        rule = OPS[tape.op[node]].backward(tape.value[node], *[tape.value[i] for i in ins]) if ins else ()
        assert len(row) == len(ins)
        for partial, plain, i in zip(row, rule, ins, strict=True):
            assert same(partial, 0.0 if tape.op[i] == CONSTANT else plain)


def test_it_is_made_from_the_table() -> None:
    rows = [replace(row, partials=("3 * b", "out")) if row.name == "mul" else row for row in ROWS]
    of = (["leaf", "leaf", "mul"], [(), (), (0, 1)], [2.0, 5.0, 10.0])
    assert partials_of(rows)(*of) == [[], [], [15.0, 10.0]]
    assert partials_of(ROWS)(*of) == [[], [], [5.0, 2.0]]
