"""CasADi: the whole step as one function, run by its virtual machine, or as the C that it generates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import casadi
import numpy as np

from benchmarks.engine.contenders.compiler import compiled
from benchmarks.engine.contenders.scalar import output_of, sample_loss, total_loss
from benchmarks.engine.graphs import Graph
from benchmarks.engine.harness import Call
from benchmarks.engine.training import Trainer, Work

FUNCTIONS = {"relu": lambda z: casadi.fmax(z, 0), "tanh": casadi.tanh}


def machine(work: Work) -> Trainer:
    """Train by the virtual machine, over the graph of all scalar operations."""
    parameters = casadi.SX.sym("p", len(work.parameters))
    each = casadi.vertsplit(parameters)
    terms = [
        sample_loss(work, output_of(work, each, x, FUNCTIONS), y, FUNCTIONS["relu"])
        for x, y in zip(work.inputs, work.targets, strict=True)
    ]
    loss = total_loss(work, terms, each)
    update = parameters - work.learning_rate * casadi.gradient(loss, parameters)
    return _trainer(work, casadi.Function("step", [parameters], [update, loss]))


def generated(work: Work) -> Trainer:
    """Train by its C, compiled by gcc: one sample's graph as a function, mapped over the samples.

    All samples' operations in one function would be some hundred thousand lines, and no faster.
    """
    step = _mapped(work)
    code = casadi.CodeGenerator("step")
    code.add(step)
    external = casadi.external("step", str(compiled(code.dump())))
    return _trainer(work, external)


def replay(graph: Graph) -> tuple[Call, Call]:
    """Return what computes the graph's value and gradient in the virtual machine, and what tells them."""
    leaves = casadi.SX.sym("x", len(graph.leaves))
    root = graph.build(casadi.vertsplit(leaves), casadi.tanh, casadi.exp)
    function = casadi.Function("graph", [leaves], [root, casadi.gradient(root, leaves)])
    value, gradient = np.zeros(1), np.zeros(len(graph.leaves))
    run = _bound(function, np.array(graph.leaves), gradient, value, order=(1, 0))
    return run, lambda: [*value, *gradient]


def _mapped(work: Work) -> casadi.Function:
    scalars = casadi.SX.sym("p", len(work.parameters))
    x, y = casadi.SX.sym("x", work.sizes[0]), casadi.SX.sym("y")
    score = output_of(work, casadi.vertsplit(scalars), casadi.vertsplit(x), FUNCTIONS)
    term = total_loss(work, [sample_loss(work, score, y, FUNCTIONS["relu"])], [0.0])
    sample = casadi.Function("sample", [scalars, x, y], [casadi.gradient(term, scalars), term])
    parameters = casadi.MX.sym("p", len(work.parameters))
    inputs, targets = casadi.DM(work.inputs).T, casadi.DM(work.targets).T
    gradients, terms = sample.map(work.samples)(parameters, inputs, targets)
    loss = casadi.sum2(terms) + work.alpha * casadi.sumsqr(parameters)
    update = parameters - work.learning_rate * (casadi.sum2(gradients) + 2 * work.alpha * parameters)
    return casadi.Function("step", [parameters], [update, loss])


def _trainer(work: Work, step: casadi.Function) -> Trainer:
    parameters, updated, loss = np.array(work.parameters), np.zeros(len(work.parameters)), np.zeros(1)
    run = _bound(step, parameters, updated, loss)

    def train() -> None:
        run()
        parameters[:] = updated

    return Trainer(train, lambda: float(loss[0]), parameters.tolist)


def _bound(
    function: casadi.Function, given: np.ndarray, vector: np.ndarray, number: np.ndarray, order: tuple[int, int] = (0, 1)
) -> Callable[[], Any]:
    """Return the function over these arrays' memory, which spares the conversion of arguments at each call."""
    buffer, run = function.buffer()
    buffer.set_arg(0, memoryview(given))
    buffer.set_res(order[0], memoryview(vector))
    buffer.set_res(order[1], memoryview(number))
    run.held = (function, buffer, given, vector, number)  # it has only their addresses
    return run
