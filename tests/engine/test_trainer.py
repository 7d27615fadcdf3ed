"""Training: steps, their losses, what is kept of them, and what runs beside them."""

from __future__ import annotations

import gc
import threading
import tracemalloc

import pytest

from engine import MLP, Value, record
from engine.batch import Batch
from engine.errors import InvalidRequest
from engine.optimizers import OPTIMIZERS
from engine.replay import PlainReplay
from engine.trainer import Trainer
from tests.engine.batched import columns_of, line, named, near, needs_kernels


def test_steps_in_one_call_are_steps_one_by_one(is_compiled: bool) -> None:
    batch = line(compiled=is_compiled)
    one, many = (batch.trainer("adam", learning_rate=0.1, batch_size=2) for _ in range(2))
    losses = [one.step() for _ in range(9)]
    assert [*many.run(4), *many.run(0), *many.run(5)] == losses
    assert many.parameters.tolist() == one.parameters.tolist()
    assert batch.parameters.tolist() == [2.0]


def test_a_learning_rate_may_change_between_steps(is_compiled: bool) -> None:
    trainer = line(compiled=is_compiled).trainer(learning_rate=0.1)
    assert trainer.learning_rate == 0.1
    trainer.step()
    trainer.learning_rate = 0.0
    before = trainer.parameters
    trainer.run(3)
    assert (trainer.learning_rate, trainer.parameters.tolist()) == (0.0, before.tolist())
    trainer.learning_rate = 0.1
    trainer.step()
    assert trainer.parameters[0] != before[0]


def test_trainers_of_one_batch_do_not_disturb_each_other(is_compiled: bool) -> None:
    batch = line(compiled=is_compiled)
    alone = batch.trainer("momentum", learning_rate=0.01).run(6).tolist()
    one, other = batch.trainer("momentum", learning_rate=0.01), batch.trainer("adam", learning_rate=0.3)
    losses = []
    for _ in range(6):
        losses.append(one.step())
        other.step()
        batch.backward()
    assert losses == alone


def test_what_was_trained_is_kept_in_the_batch_and_in_the_values(is_compiled: bool) -> None:
    net = MLP(2, [3, 1], seed=1)
    x = [Value(0.0, label="x0"), Value(0.0, label="x1")]
    batch = Batch(record(net(x) ** 2), named(columns_of(2, 9)), compiled=is_compiled)  # type: ignore[operator]
    trainer = batch.trainer(learning_rate=0.1)
    trainer.run(5)
    before = [value.data for value in net.parameters()]
    trainer.keep()
    after = [value.data for value in net.parameters()]
    assert before != after
    assert batch.parameters.tolist() == trainer.parameters.tolist()
    assert {id(batch.tape.nodes[node]): number for node, number in zip(batch.nodes, batch.parameters, strict=True)} == {
        id(value): value.data for value in net.parameters()
    }
    assert near(batch.train(1, learning_rate=0.0)[0], batch.forward())
    fresh = record(batch.tape.nodes[batch.tape.root])
    assert [batch.tape.value[node] for node in batch.nodes] == [fresh.value[node] for node in batch.nodes]
    assert batch.tape.value[batch.tape.root] == PlainReplay(batch.tape).forward()


@pytest.mark.parametrize("name", list(OPTIMIZERS))
@pytest.mark.parametrize("batch_size", [None, 2])
def test_what_stands_between_two_steps_is_all_that_the_next_ones_need(
    is_compiled: bool, name: str, batch_size: int | None
) -> None:
    def trainer() -> Trainer:
        return line(compiled=is_compiled).trainer(name, learning_rate=0.1, l2=0.01, batch_size=batch_size)

    one, other = trainer(), trainer()
    one.run(5)
    standing = one.standing
    assert (standing.steps, list(standing.state)) == (5, list(OPTIMIZERS[name].state))
    losses = one.run(4).tolist()
    other.standing = standing
    assert other.run(4).tolist() == losses
    assert other.parameters.tolist() == one.parameters.tolist() != standing.parameters.tolist()


def test_samples_are_taken_in_another_order_once_they_are_reordered(is_compiled: bool) -> None:
    x, y = [1.0, 2.0, 3.0], [1.0, 2.0, 4.0]
    trainer = line(compiled=is_compiled).trainer(learning_rate=0.0, batch_size=1)
    assert near(trainer.round(), [(2 * a - b) ** 2 for a, b in zip(x, y, strict=True)])
    trainer.reorder([2, 0, 1])
    assert near(trainer.round(), [(2 * x[nth] - y[nth]) ** 2 for nth in (2, 0, 1)])
    trainer.reorder([0, 1, 2])
    assert near(trainer.round(), [1.0, 4.0, 4.0])


@pytest.mark.parametrize("order", [[0, 1], [0, 1, 1], [1, 2, 3], [[0, 1, 2]]])
def test_an_order_holds_each_sample_once(order: list[int]) -> None:
    trainer = line(compiled=False).trainer(learning_rate=0.1)
    with pytest.raises(InvalidRequest, match="3 samples holds each number below that once"):
        trainer.reorder(order)


def test_training_takes_no_more_memory_as_it_goes_on(is_compiled: bool) -> None:
    trainer = line(compiled=is_compiled).trainer("adam", learning_rate=1e-3, batch_size=2)
    tracemalloc.start()
    try:
        for _ in range(1500):
            trainer.step()
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(500):
            trainer.step()
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - before < 4000
    finally:
        tracemalloc.stop()


def test_threads_train_batches_of_their_own(is_compiled: bool) -> None:
    alone = [line(compiled=is_compiled).train(300, learning_rate=rate).tolist() for rate in (0.01, 0.02, 0.03)]
    together: dict[int, list[float]] = {}

    def train(nth: int) -> None:
        together[nth] = line(compiled=is_compiled).train(300, learning_rate=(0.01, 0.02, 0.03)[nth]).tolist()

    threads = [threading.Thread(target=train, args=(nth,)) for nth in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[nth] for nth in range(3)] == alone


@needs_kernels
def test_the_kernel_lets_other_threads_run(compiled: object) -> None:
    from engine.kernels.cache import load

    assert load("lanes").train.targetoptions["nogil"]
