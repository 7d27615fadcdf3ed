"""ddx (ddx-ad on PyPI): one sample's loss as a graph, compiled by LLVM, at a batch of points that are the samples."""

from __future__ import annotations

import ddx
import numpy as np

from benchmarks.engine.contenders.scalar import output_of, sample_loss
from benchmarks.engine.harness import Missing
from benchmarks.engine.training import Trainer, Work


def compiled(work: Work) -> Trainer:
    """Train by the batch's Jacobian; the sums over samples, the penalty and the update are NumPy's."""
    if not ddx.has_jit:
        raise Missing("this build of ddx has no compiler")
    # not ddx.max, which gives half of the gradient to each side at a tie
    functions = {"relu": lambda z: ddx.select(z > 0.0, z, 0.0 * z), "tanh": ddx.tanh}

    def sample() -> ddx.Expression:
        parameters = [ddx.var(f"p{k}") for k in range(len(work.parameters))]
        inputs = [ddx.param(f"x{i}") for i in range(work.sizes[0])]
        score = output_of(work, parameters, inputs, functions)
        return sample_loss(work, score, ddx.param("y"), functions["relu"])

    equation = ddx.equation(sample).compile(points=work.samples)
    count = len(work.parameters)
    points = np.empty((len(equation.inputs), work.samples))
    points[:count] = np.array(work.parameters)[:, None]
    points[count:-1] = np.array(work.inputs).T
    points[-1] = work.targets
    call = equation.buffer(points, want=ddx.Want.JACOBIAN)
    parameters = np.array(work.parameters)
    share = 1.0 / work.samples if work.loss == "hinge" else 1.0
    shares = np.full(work.samples, share)
    keep = 1 - 2 * work.learning_rate * work.alpha
    at, value, jacobian = call.x, call.value, call.jacobian
    last = [0.0]

    def train() -> None:
        call()
        last[0] = value @ shares + work.alpha * (parameters @ parameters)
        parameters.__imul__(keep)
        parameters.__isub__(jacobian @ (work.learning_rate * shares))
        at[:count] = parameters[:, None]

    return Trainer(train, lambda: float(last[0]), parameters.tolist)
