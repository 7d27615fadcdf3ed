"""Our own engine: graphs built anew each step, the recorded tape, and the tape compiled."""

from __future__ import annotations

from benchmarks.engine.contenders.scalar import descent, sample_loss, total_loss
from benchmarks.engine.graphs import Graph
from benchmarks.engine.harness import Call
from benchmarks.engine.training import Trainer, Work
from engine import MLP, Tape, Value, exp, record, tanh


def eager(work: Work) -> Trainer:
    """Train by `Value` and `MLP`, a graph that is built anew each step."""
    return descent(work, network(work), loss_of)


def in_lanes(work: Work, steps: int = 1) -> Trainer:
    """Train by the compiled tape of one sample, all samples at once, `steps` steps a call."""
    features = work.sizes[0]
    inputs = [Value(0.0, label=f"x{i}") for i in range(features)]
    target = Value(0.0, label="y")
    term = sample_loss(work, network(work)(inputs), target, Value.relu)
    columns = {f"x{i}": [row[i] for row in work.inputs] for i in range(features)}
    reduction = "mean" if work.loss == "hinge" else "sum"
    batch = record(term).batch({**columns, "y": work.targets}, reduction)
    running = batch.trainer("sgd", learning_rate=work.learning_rate, l2=work.alpha)
    last = [0.0]

    def train() -> None:
        last[0] = running.step()

    def train_on() -> None:
        last[0] = float(running.run(steps)[-1])

    return Trainer(train if steps == 1 else train_on, lambda: last[0], lambda: running.parameters.tolist(), steps)


def plain_tape(graph: Graph) -> tuple[Call, Call]:
    """Return what computes the recorded graph anew in Python, forward and backward, and what tells its numbers."""
    tape, leaves = _recorded(graph)

    def run() -> None:
        tape.forward()
        tape.backward()

    return run, lambda: [tape.value[tape.root], *(tape.grad[leaf] for leaf in leaves)]


def replay(graph: Graph) -> tuple[Call, Call]:
    """Return what computes the recorded graph anew, compiled, and what tells its numbers."""
    tape, leaves = _recorded(graph)
    compiled = tape.compiled()

    def run() -> None:
        compiled.forward()
        compiled.backward()

    return run, lambda: [compiled.value[tape.root], *(compiled.grad[leaf] for leaf in leaves)]


def network(work: Work) -> MLP:
    """Return the work's network with its first parameters."""
    model = MLP(work.sizes[0], list(work.sizes[1:]), activation=work.activation, output=work.output, seed=0)
    for parameter, start in zip(model.parameters(), work.parameters, strict=True):
        parameter.data = start
    return model


def loss_of(work: Work, model: MLP) -> Value:
    """Return the loss of one step's graph, freshly built."""
    terms = [sample_loss(work, model(x), y, Value.relu) for x, y in zip(work.inputs, work.targets, strict=True)]
    return total_loss(work, terms, model.parameters())


def _recorded(graph: Graph) -> tuple[Tape, list[int]]:
    leaves = [Value(x) for x in graph.leaves]
    tape = record(graph.build(leaves, tanh, exp))
    return tape, [node for node, op in enumerate(tape.op) if op == "leaf"]
