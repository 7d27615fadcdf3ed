"""JAX, in float64: the step under jit, and as many of them as wanted in one compiled loop."""

from __future__ import annotations

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp

from benchmarks.engine.contenders.numpy import flat, layer_weights
from benchmarks.engine.training import Trainer, Work

jax.config.update("jax_enable_x64", True)

FUNCTIONS = {"relu": jax.nn.relu, "tanh": jnp.tanh, "linear": lambda z: z}


def one_step(work: Work) -> Trainer:
    """Train with one jitted step a call; the parameters are given away, so that they are updated in place."""
    return _trainer(work, 1)


def many_steps(work: Work, steps: int) -> Trainer:
    """Train with `steps` steps a call, in lax.fori_loop."""
    return _trainer(work, steps)


def _trainer(work: Work, steps: int) -> Trainer:
    state = [[(jnp.array(w), jnp.array(b)) for w, b in layer_weights(work)], jnp.zeros(())]
    x, y = jnp.array(work.inputs), jnp.array(work.targets)[:, None]
    value_and_grad = jax.value_and_grad(partial(_loss, work))

    def step(weights: Any) -> tuple[Any, Any]:
        loss, gradients = value_and_grad(weights, x, y)
        return jax.tree.map(lambda p, g: p - work.learning_rate * g, weights, gradients), loss

    def run(weights: Any, loss: Any) -> tuple[Any, Any]:
        if steps == 1:
            return step(weights)
        return jax.lax.fori_loop(0, steps, lambda _, now: step(now[0]), (weights, loss))

    call = jax.jit(run, donate_argnums=(0, 1))

    def train() -> None:
        state[:] = jax.block_until_ready(call(*state))

    return Trainer(train, lambda: float(state[1]), lambda: flat(state[0]), steps)


def _loss(work: Work, weights: Any, x: Any, y: Any) -> Any:
    h = x
    for layer, (w, b) in enumerate(weights):
        h = FUNCTIONS[work.activation if layer < len(weights) - 1 else work.output](h @ w + b)
    loss = jnp.mean(jax.nn.relu(1 - y * h)) if work.loss == "hinge" else jnp.sum((h - y) ** 2)
    if work.alpha:
        loss += work.alpha * sum(jnp.sum(w * w) + jnp.sum(b * b) for w, b in weights)
    return loss
