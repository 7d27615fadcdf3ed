"""The lecture notebook's whole run: three samples, a hundred epochs, from a network to trained parameters."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.engine.agreement import check_trainer
from benchmarks.engine.pace import Pace
from benchmarks.engine.section import Entry, Ready, Section, contender, timed
from benchmarks.engine.training import Trainer, Work, notebook_work

EPOCHS = 100
OURS = "Gradwalk, with recording the tape"


def notebook(pace: Pace) -> Section:
    """Time the run. What compiles was compiled before, but for what its name says."""
    rows = [
        ("micrograd", _whole(contender("micrograd", "trainer"), 1)),
        ("PyTorch, nn.Linear and optim.SGD", _whole(contender("pytorch", "modules"), 1)),
        ("jax.jit, compiled before", _epochs(contender("jax", "one_step"), 1)),
        ("Gradwalk, Value", _whole(contender("ours", "eager"), 1)),
        (OURS, _whole(contender("ours", "in_lanes"), EPOCHS)),
        ("Gradwalk, recorded before", _epochs(contender("ours", "in_lanes"), EPOCHS)),
    ]
    entries = [Entry(name, _checked(name, make)) for name, make in rows]
    return timed("notebook", "a run", OURS, entries, pace.rounds, pace.batch)


Run = Callable[[Work], tuple[Callable[[], object], Trainer]]


def _whole(make: Callable[..., Trainer], steps: int) -> Run:
    """Make the network and train it, both in the time that is taken."""

    def prepare(work: Work) -> tuple[Callable[[], object], Trainer]:
        def run() -> None:
            _train(_made(make, work, steps))

        return run, _made(make, work, steps)

    return prepare


def _epochs(make: Callable[..., Trainer], steps: int) -> Run:
    def prepare(work: Work) -> tuple[Callable[[], object], Trainer]:
        trainer = _made(make, work, steps)
        return lambda: _train(trainer), _made(make, work, steps)

    return prepare


def _made(make: Callable[..., Trainer], work: Work, steps: int) -> Trainer:
    return make(work, steps) if steps > 1 else make(work)


def _train(trainer: Trainer) -> None:
    for _ in range(EPOCHS // trainer.steps):
        trainer.train()


def _checked(name: str, prepare: Run) -> Callable[[], Ready]:
    def made() -> Ready:
        from benchmarks.engine.contenders.numpy import expected

        work = notebook_work()
        run, same = prepare(work)
        check_trainer(name, same, expected(work, EPOCHS))
        return Ready(run)

    return made
