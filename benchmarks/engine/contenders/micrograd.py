"""micrograd from PyPI, as its users have it: its own MLP, a graph that is built anew each step."""

from __future__ import annotations

import gc
import math
import sys

from micrograd.engine import Value
from micrograd.nn import MLP, Neuron

from benchmarks.engine.contenders.scalar import descent, sample_loss, total_loss
from benchmarks.engine.graphs import Graph
from benchmarks.engine.harness import Call
from benchmarks.engine.training import Trainer, Work

sys.setrecursionlimit(100_000)  # its backward pass is recursive


def trainer(work: Work) -> Trainer:
    """Train by `Value` and `MLP`."""
    return descent(work, network(work), loss_of)


def without_collector(work: Work) -> Trainer:
    """Train with the garbage collector off while a step is on; the harness collects what it leaves."""
    inner = trainer(work)

    def train() -> None:
        gc.disable()
        inner.train()
        gc.enable()

    return Trainer(train, inner.loss, inner.parameters)


def network(work: Work) -> MLP:
    """Return the work's network with its first parameters."""
    model = MLP(work.sizes[0], list(work.sizes[1:]))
    if work.activation == "tanh":  # which it lacks; the lecture's has it
        for neuron in (neuron for layer in model.layers for neuron in layer.neurons):
            neuron.__class__ = _TanhNeuron
    for parameter, start in zip(model.parameters(), work.parameters, strict=True):
        parameter.data = start
    return model


def loss_of(work: Work, model: MLP) -> Value:
    """Return the loss of one step's graph, freshly built."""
    terms = [sample_loss(work, model(x), y, Value.relu) for x, y in zip(work.inputs, work.targets, strict=True)]
    return total_loss(work, terms, model.parameters())


def replay(graph: Graph) -> tuple[Call, Call]:
    """Return what builds and differentiates the graph, and what tells the root's value and the leaves' gradients."""
    held: list[tuple[Value, list[Value]]] = []

    def run() -> None:
        held.clear()
        leaves = [Value(x) for x in graph.leaves]
        root = graph.build(leaves, _tanh, _exp)
        root.backward()
        held.append((root, leaves))

    return run, lambda: [held[0][0].data, *(leaf.grad for leaf in held[0][1])]


class _TanhNeuron(Neuron):
    def __call__(self, x: list[Value]) -> Value:
        return _tanh(sum((wi * xi for wi, xi in zip(self.w, x, strict=True)), self.b))


def _tanh(x: Value) -> Value:
    out = Value(math.tanh(x.data), (x,), "tanh")

    def backward() -> None:
        x.grad += (1 - out.data**2) * out.grad

    out._backward = backward
    return out


def _exp(x: Value) -> Value:
    out = Value(math.exp(x.data), (x,), "exp")

    def backward() -> None:
        x.grad += out.data * out.grad

    out._backward = backward
    return out
