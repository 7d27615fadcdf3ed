"""The op table as forms and handings, each with a code."""

from __future__ import annotations

import math

import pytest

from engine.kernels.forms import (
    FORMS,
    HANDINGS,
    NOTHING,
    PARTIALS,
    UNROLLED,
    Handing,
    form_code,
    handing_code,
    partial_code,
)
from engine.ops import OPS


def test_every_operation_has_a_form_and_so_has_every_constant_that_saves_a_call() -> None:
    assert {form.op.name for form in FORMS if form.last is None} == set(OPS)
    assert {(form.op.name, form.last) for form in FORMS if form.last is not None} == set(UNROLLED)
    assert len(set(FORMS)) == len(FORMS)


@pytest.mark.parametrize(
    ("op", "last", "expected"),
    [("pow", 2.0, 2.0), ("pow", 3.0, 3.0), ("pow", None, None), ("pow", 0.5, None), ("pow", -2.0, None),
     ("pow", math.inf, None), ("pow", math.nan, None), ("mul", 2.0, None), ("tanh", None, None)],
)  # fmt: skip
def test_a_constant_has_a_form_of_its_own_only_where_the_table_says_so(
    op: str, last: float | None, expected: float | None
) -> None:
    form = FORMS[form_code(op, last)]
    assert (form.op, form.last) == (OPS[op], expected)
    assert form.operands == OPS[op].operands[: len(OPS[op].operands) - (expected is not None)]


def test_every_choice_of_slots_has_a_code_and_none_has_none() -> None:
    for number, form in enumerate(FORMS):
        chosen = [handing for handing in HANDINGS if handing.form == form]
        assert len(chosen) == len(set(chosen)) == 2 ** len(form.operands) - 1
        for handing in chosen:
            assert HANDINGS[handing_code(number, handing.slots)] == handing
        assert handing_code(number, ()) == NOTHING


def test_a_slot_that_holds_the_constant_falls_away() -> None:
    square = form_code("pow", 2.0)
    assert HANDINGS[handing_code(square, (0, 1))] == Handing(FORMS[square], (0,))
    assert handing_code(square, (1,)) == NOTHING


def test_partials_are_shared_by_what_has_the_same() -> None:
    assert len(set(PARTIALS)) == len(PARTIALS)
    for number, form in enumerate(FORMS):
        for slot in range(len(form.operands)):
            assert PARTIALS[partial_code(number, slot)] == form.partial(slot)
    add, sub = form_code("add", None), form_code("sub", None)
    assert partial_code(add, 0) == partial_code(add, 1) == partial_code(sub, 0) != partial_code(sub, 1)
