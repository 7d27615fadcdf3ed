from __future__ import annotations

import pytest

from engine import MLP, Value
from engine.errors import WrongLength
from engine.origin import origin


def test_a_new_node_records_the_group_and_the_span_around_it() -> None:
    with origin.fresh(), origin.call("net"), origin.at((1, 0, 1, 5)):
        a = Value(1.0)
        with origin.call("layer"), origin.at((2, 0, 2, 5)):
            b = a * 2
        c = a + b
    assert [(x.group, x.span) for x in (a, b, c)] == [
        ("net 0", (1, 0, 1, 5)), ("net 0/layer 0", (2, 0, 2, 5)), ("net 0", (1, 0, 1, 5)),
    ]  # fmt: skip


def test_calls_are_counted_from_zero_within_the_group_around_them() -> None:
    groups = []
    with origin.fresh():
        for _ in range(2):
            with origin.call("net"):
                for _ in range(2):
                    with origin.call("layer"):
                        groups.append(Value(0.0).group)
    assert groups == ["net 0/layer 0", "net 0/layer 1", "net 1/layer 0", "net 1/layer 1"]


def test_a_fresh_origin_starts_at_zero_and_gives_everything_back_even_after_an_error() -> None:
    outer: list[Value] = []
    with origin.fresh(outer), origin.call("outer"):
        MLP(1, [1], seed=0)
        inner: list[Value] = []
        with pytest.raises(WrongLength), origin.fresh(inner, normal=lambda: 0.5):
            (net := MLP(1, [1]))([1.0, 2.0])
        after = Value(1.0)
    assert [(p.group, p.data) for p in net.parameters()] == [("parameters/layer 0/neuron 0", 0.5)] * 2
    assert (inner, len(outer), after.group) == (net.parameters(), 3, "outer 0")
