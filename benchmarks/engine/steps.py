"""Training: one step with a graph built anew, one step of a graph built once, a thousand steps in one call."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.engine.agreement import check_trainer
from benchmarks.engine.harness import Missing
from benchmarks.engine.pace import Pace
from benchmarks.engine.section import Entry, Ready, Section, contender, timed
from benchmarks.engine.training import Trainer, Work, moons_work

OURS_EAGER = "Gradwalk, Value"
OURS = "Gradwalk, batch in lanes"
STEPS = 1000


def ready(name: str, make: Callable[..., Trainer], work: Work, agree_after: int, *args: object) -> Callable[[], Ready]:
    """Return what makes the trainer, lets it prove itself over some steps, and hands it over. Raises Disagreement."""
    from benchmarks.engine.contenders.numpy import expected

    def made() -> Ready:
        trainer = make(work, *args)
        steps = max(agree_after, trainer.steps)
        check_trainer(name, trainer, expected(work, steps))
        return Ready(trainer.train, trainer.steps)

    return made


def eager(pace: Pace) -> Section:
    """Time one step, its graph built anew."""
    work = moons_work()
    rows = [
        ("micrograd", contender("micrograd", "trainer"), 12.0),
        ("micrograd, garbage collector off", contender("micrograd", "without_collector"), None),
        ("PyTorch, a tensor for each scalar", contender("pytorch", "scalars"), None),
        (OURS_EAGER, contender("ours", "eager"), None),
    ]
    entries = [Entry(name, ready(name, make, work, 3), goal) for name, make, goal in rows]
    return timed("eager", "a step", OURS_EAGER, entries, min(pace.rounds, 5), pace.batch)


def one_a_call(pace: Pace) -> Section:
    """Time one step a call, the graph built and compiled before."""
    work = moons_work()
    straight = contender("straight_line", "trainer")
    rows = [
        ("PyTorch, nn.Linear and optim.SGD", contender("pytorch", "modules"), 40.0, ()),
        ("PyTorch, torch.compile", contender("pytorch", "compiled") if pace.slow else _left_out, 30.0, ()),
        ("PyTorch, lean", contender("pytorch", "lean"), 28.0, ()),
        ("CasADi, virtual machine", contender("casadi", "machine"), 50.0, ()),
        ("NumPy, by hand", contender("numpy", "by_hand"), 6.5, ()),
        ("CasADi, generated C", contender("casadi", "generated"), 4.5, ()),
        ("jax.jit", contender("jax", "one_step"), 6.5, ()),
        ("ddx, LLVM, batch of 100", contender("ddx", "compiled"), 7.5, ()),
        (OURS, contender("ours", "in_lanes"), None, ()),
        ("straight-line C, 4 lanes", straight, 0.9, (4, 1)),
        ("straight-line C, 8 lanes", straight, 0.9, (8, 1)),
        ("straight-line C, 8 lanes, -ffast-math", straight, None, (8, 1, "-ffast-math")),
    ]
    entries = [Entry(name, ready(name, make, work, 100, *args), goal) for name, make, goal, args in rows]
    return timed("step", "a step", OURS, entries, pace.rounds, pace.batch)


def many_a_call(pace: Pace) -> Section:
    """Time a thousand steps a call."""
    work = moons_work()
    straight = contender("straight_line", "trainer")
    rows = [
        ("jax, lax.fori_loop", contender("jax", "many_steps"), 1.6, (STEPS,)),
        (OURS, contender("ours", "in_lanes"), None, (STEPS,)),
        ("straight-line C, 4 lanes", straight, 0.9, (4, STEPS)),
        ("straight-line C, 8 lanes", straight, 0.9, (8, STEPS)),
        ("straight-line C, 8 lanes, -ffast-math", straight, None, (8, STEPS, "-ffast-math")),
    ]
    entries = [Entry(name, ready(name, make, work, STEPS, *args), goal) for name, make, goal, args in rows]
    return timed("loop", "a step", OURS, entries, pace.rounds, pace.batch)


def _left_out(work: Work) -> Trainer:
    raise Missing("takes long to compile: left out of a quick run")
