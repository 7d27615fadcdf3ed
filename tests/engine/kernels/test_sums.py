"""Which sums of products are found on a tape."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pytest

from engine import Value
from engine.kernels.sums import order_of_inputs, sums
from engine.value import constant
from tests.engine.batched import sample_of, tape_of

P = Sequence[Value]
Term = Callable[[P, P], Value]

WHOLE: dict[str, Term] = {
    "as a neuron has it": lambda w, x: w[0] * x[0] + w[1] * x[1] + w[2],
    "bias first": lambda w, x: w[2] + w[0] * x[0] + w[1] * x[1],
    "bias in the middle": lambda w, x: w[0] * x[0] + w[2] + w[1] * x[1],
    "input times weight": lambda w, x: x[0] * w[0] + x[1] * w[1] + w[2],
    "Python's sum, from 0": lambda w, x: sum([w[0] * x[0], w[1] * x[1]]) + w[2],  # type: ignore[operator, return-value]
    "to the right": lambda w, x: w[0] * x[0] + (w[1] * x[1] + w[2]),
    "as a tree": lambda w, x: (w[0] * x[0] + constant(-0.0)) + (w[1] * x[1] + w[2]),
}
"""The sum w0 x0 + w1 x1 + w2 in other orders."""

LEFT: dict[str, Term] = {
    "no product": lambda w, x: w[0] + w[1],
    "no parameter": lambda w, x: x[0] * x[1] + x[0],
    "two parameters multiplied": lambda w, x: w[0] * w[1] + w[2],
    "a parameter multiplied by itself": lambda w, x: w[0] * w[0] + w[1],
    "a parameter used twice": lambda w, x: w[0] * x[0] + w[0] * x[1],
    "a weight as its own bias": lambda w, x: w[0] * x[0] + w[0],
    "two parameters added": lambda w, x: w[0] * x[0] + (w[1] + w[2]).tanh(),
    "a number added": lambda w, x: w[0] * x[0] + 1.0,
    "an input added": lambda w, x: w[0] * x[0] + x[1],
    "a quotient": lambda w, x: w[0] / x[0] + w[1],
}


def names(term: Term) -> list[tuple[str, str, str]]:
    """Return weights, inputs and bias of each sum that is found, by name."""
    tape = tape_of(lambda p, x: term(p, x).tanh(), [0.5, 0.25, 0.125, 1.0], 3)
    sample = sample_of(tape)
    made = [each for _, each in sorted(sums(sample, sample.parameters())[0].items())]
    label = tape.label
    return [
        (
            " ".join(label[node] for node in each.weights),
            " ".join(label[node] or tape.op[node] for node in each.inputs),
            "" if each.bias is None else label[each.bias],
        )
        for each in made
    ]


@pytest.mark.parametrize("name", WHOLE)
def test_a_sum_is_found_in_whatever_order_it_is_written(name: str) -> None:
    assert names(WHOLE[name]) == [("p0 p1", "x0 x1", "p2")]


@pytest.mark.parametrize("name", LEFT)
def test_what_is_no_sum_of_products_is_left_as_it_is(name: str) -> None:
    assert names(LEFT[name]) == []


def test_an_input_may_be_anything_that_is_no_parameter() -> None:
    assert names(lambda w, x: w[0] * x[0].exp() + w[1] * constant(3.0)) == [("p0 p1", "exp constant", "")]


def test_an_input_may_come_twice() -> None:
    assert names(lambda w, x: w[0] * x[0] + w[1] * x[0]) == [("p0 p1", "x0 x0", "")]


def test_a_second_bias_is_added_behind_the_sum() -> None:
    assert names(lambda w, x: w[0] * x[0] + w[1] + w[2]) == [("p0", "x0", "p1")]


def test_what_fits_no_sum_is_added_to_the_sum_inside() -> None:
    assert names(lambda w, x: x[2] + (w[0] * x[0] + w[1] * x[1])) == [("p0 p1", "x0 x1", "")]


def test_a_product_that_is_used_elsewhere_too_is_no_part_of_a_sum() -> None:
    def term(w: P, x: P) -> Value:
        product = w[0] * x[0]
        return product + w[1] + product.tanh()

    assert names(term) == []


def test_a_sum_that_is_used_elsewhere_too_ends_there() -> None:
    def term(w: P, x: P) -> Value:
        inner = w[0] * x[0] + w[1]
        return (inner + w[2] * x[1]) * inner

    assert names(term) == [("p0", "x0", "p1")]


def test_of_two_sums_that_share_a_weight_the_later_is_found() -> None:
    assert names(lambda w, x: (w[0] * x[0] + w[1]).tanh() * (w[0] * x[1] + w[2])) == [("p0", "x1", "p2")]


def test_the_nodes_within_a_sum_are_told_without_its_end() -> None:
    tape = tape_of(lambda w, x: (w[0] * x[0] + w[1] * x[1] + w[2]).tanh(), [0.5, 0.25, 0.125], 2)
    sample = sample_of(tape)
    made, within = sums(sample, sample.parameters())
    assert [tape.op[node] for node in sorted(within)] == ["mul", "mul", "add"]
    assert [tape.op[node] for node in made] == ["add"]
    assert tape.operands[tape.root] == (*made,)


def test_inputs_of_a_sum_come_side_by_side() -> None:
    def build(w: P, x: P) -> Value:
        return (w[0] * x[2] + w[1] * x[0] + w[2]).tanh() - x[1]

    tape = tape_of(build, [0.5, 0.25, 0.125], 3)
    sample = sample_of(tape)
    order = order_of_inputs(sample, sums(sample, sample.parameters())[0])
    assert [tape.label[node] for node in order] == ["x2", "x0", "x1"]


CHAINS: dict[str, Callable[[Value, Value, P, Value], Value]] = {
    "at its start": lambda total, product, w, x: total + product,
    "throughout": lambda total, product, w, x: total + (product + w[0]),
    "a weight for all": lambda total, product, w, x: total + w[0] * x,
}
"""A link of a long chain of additions that is no sum: because of what it starts with, has again and again, or uses twice."""


@pytest.mark.parametrize("name", CHAINS)
def test_a_long_chain_that_is_no_sum_is_looked_at_as_often_as_it_is_long(name: str) -> None:
    looked = 0

    class Counted(list[str]):
        def __getitem__(self, node: int) -> str:  # type: ignore[override]
            nonlocal looked
            looked += 1
            return super().__getitem__(node)

    def build(w: P, x: P) -> Value:
        total = w[0] * x[0] if name == "a weight for all" else w[0].tanh()
        for weight in w[1:]:
            total = CHAINS[name](total, weight * x[0], w, x[0])
        return total

    counts = []
    for length in (200, 400):
        tape = tape_of(build, [math.sin(nth) for nth in range(length)], 1)
        tape.op = Counted(tape.op)
        looked = 0
        sample = sample_of(tape)
        sums(sample, sample.parameters())
        counts.append(looked)
    assert counts[1] < 3 * counts[0]
