from __future__ import annotations

import gc
import sys
import threading
import tracemalloc
from collections.abc import Iterator

import pytest

from engine import MLP, Value, mse, record
from engine.backward import under


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Leave all freeing to the counts of references."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def living() -> int:
    """How many Values there are."""
    return len([1 for thing in gc.get_objects() if type(thing) is Value])


def test_operations_come_newest_first_and_each_node_once_however_often_it_is_used() -> None:
    a, b = Value(1.0), Value(2.0)
    total = a + b
    product = total * a
    root = product * product - total
    assert under(root) == ([root, root.operands[0], product, total], [a, b])


@pytest.mark.usefixtures("uncollected")
def test_a_chain_of_a_million_operations_is_freed_when_its_last_name_goes() -> None:
    before = living()
    w, b = Value(0.5), Value(0.25)
    x = Value(1.0)
    for _ in range(500_000):
        x = x * w
        x = x + b
    x.backward()
    assert living() == before + 1_000_003
    assert b.grad == pytest.approx(2.0)
    del x
    assert living() == before + 2


@pytest.mark.usefixtures("uncollected")
def test_a_loop_that_trains_holds_no_more_after_many_steps_than_after_few() -> None:
    net = MLP(2, [3, 1], seed=0)
    held = []
    tracemalloc.start()
    try:
        for step in range(120):
            loss = mse([net([2.0, 3.0]), net([1.0, -1.0])], [1.0, -1.0])  # type: ignore[list-item]
            net.zero_grad()
            loss.backward()
            for parameter in net.parameters():
                parameter.data -= 0.01 * parameter.grad
            if step in (20, 119):
                held.append((living(), len(gc.get_objects()), tracemalloc.get_traced_memory()[0]))
    finally:
        tracemalloc.stop()
    assert held[0][0] == held[1][0]
    assert held[1][1] - held[0][1] < 100
    assert held[1][2] - held[0][2] < 50_000


def test_a_graph_that_is_differentiated_again_and_again_does_not_grow() -> None:
    root = mse([Value(1.0).tanh() for _ in range(100)], [0.0] * 100)
    tracemalloc.start()
    try:
        root.backward()
        once = tracemalloc.get_traced_memory()[0]
        for _ in range(20):
            root.backward()
        assert tracemalloc.get_traced_memory()[0] < once + 50_000
    finally:
        tracemalloc.stop()


def test_a_pass_that_is_interrupted_leaves_the_leaves_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    a = Value(2.0)
    root = a * a * 3
    root.backward()

    def interrupted(order: list[Value]) -> None:
        order[-1].operands[0].grad += 5.0
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.backward.sweep_values", interrupted)
    with pytest.raises(KeyboardInterrupt):
        root.backward()
    assert (a.grad, record(root).grad_before[0]) == (12.0, 0.0)
    monkeypatch.undo()
    root.backward()
    assert a.grad == 24.0


def test_a_gradient_that_was_set_to_an_int_or_to_numpys_number_is_a_float_after_the_pass() -> None:
    import numpy as np

    a, b = Value(2.0), Value(3.0)
    a.grad, b.grad = 1, np.float32(0.5)  # type: ignore[assignment]
    (a * b).backward()
    assert [type(x.grad) for x in (a, b)] == [float, float]
    assert (a.grad, b.grad) == (4.0, 2.5)


def test_two_graphs_that_share_nodes_each_get_their_own_pass() -> None:
    a = Value(2.0)
    shared = a * a
    one, other = shared + 1, shared * 3
    one.backward()
    other.backward()
    assert (a.grad, shared.grad) == (4.0 + 12.0, 3.0)
    assert (record(one).grad[1], record(other).grad[1]) == (1.0, 3.0)


def test_what_was_changed_is_found_among_nodes_made_before_and_after_it() -> None:
    a, b = Value(2.0), Value(3.0)
    product = a * b
    a.data = 5.0
    later = product * a
    later.backward()
    assert record(later).changed == (0,)
    product.data = 1.0
    later.backward()
    assert record(later).changed == (0, 2)
    fresh = b * 2
    fresh.backward()
    assert record(fresh).changed == ()


def test_threads_that_build_and_differentiate_graphs_of_their_own_do_not_mix() -> None:
    found: list[float] = []

    def build(start: float) -> None:
        for _ in range(30):
            x = Value(start)
            y = x
            for _ in range(200):
                y = y * 1.0 + x
            y.backward()
            found.append(x.grad)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=build, args=(start,)) for start in (1.0, 2.0, 3.0)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert found == [201.0] * 90
