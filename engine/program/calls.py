"""What can be called: the functions of the language, methods, and networks."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from engine.nn import MLP, Layer, Neuron
from engine.origin import origin
from engine.program.interpreter import Interpreter
from engine.program.operators import CALLED, called, is_number
from engine.value import Value

Body = Callable[[Interpreter, list[object], dict[str, object], ast.Call], object]


@dataclass(frozen=True, slots=True)
class Function:
    """Something a program can call: how many arguments it takes (from, to), the names it knows, and what it does."""

    name: str
    takes: tuple[int, int]
    body: Body
    named: tuple[str, ...] = ()


CALLED[Function] = "a function"

Calling = Callable[[Interpreter, Any, list[object], dict[str, object], ast.Call], object]
CALLS: dict[type, Calling] = {}
"""Kind of thing → what calling one does."""


def calling(*kinds: type) -> Callable[[Calling], Calling]:
    """Return a decorator that enters what calling these kinds does."""

    def enter(run: Calling) -> Calling:
        CALLS.update(dict.fromkeys(kinds, run))
        return run

    return enter


def call(interpreter: Interpreter, x: object, arguments: list[object], named: dict[str, object], node: ast.Call) -> object:
    """The result of calling `x`. Raises ProgramError for what cannot be called, or not like this."""
    run = CALLS.get(type(x))
    if run is None:
        return interpreter.fail(f"{called(x)} cannot be called", node)
    return run(interpreter, x, arguments, named, node)


@calling(Function)
def call_function(
    interpreter: Interpreter, x: Function, arguments: list[object], named: dict[str, object], node: ast.Call
) -> object:
    least, most = x.takes
    if not least <= len(arguments) <= most:
        takes = f"{least}" if least == most else f"{least} to {most}" if most < 100 else f"{least} or more"
        plural = "" if takes == "1" else "s"
        interpreter.fail(f"{x.name} takes {takes} argument{plural}, and was given {len(arguments)}", node)
    for name in named:
        if name not in x.named:
            interpreter.fail(f"{x.name} takes no argument called {name[:40]}", node)
    return x.body(interpreter, arguments, named, node)


@calling(Neuron, Layer, MLP)
def call_network(
    interpreter: Interpreter, x: Neuron | Layer | MLP, arguments: list[object], named: dict[str, object], node: ast.Call
) -> object:
    if len(arguments) != 1 or named:
        interpreter.fail(f"{called(x)} is called with one list of inputs", node)
    return answer(interpreter, x, arguments[0], node)


def places(arguments: Sequence[object], node: ast.Call) -> Sequence[ast.AST]:
    """Where each argument stands; the call's own place where it was made by another function, as in map(tanh, xs)."""
    return node.args if len(node.args) == len(arguments) else [node] * len(arguments)


def answer(interpreter: Interpreter, network: Neuron | Layer | MLP, x: object, node: ast.Call) -> object:
    """What a network answers to a list of inputs; its nodes carry the call's place."""
    if not isinstance(x, (list, tuple)):
        interpreter.fail(f"inputs are a list of numbers, not {called(x)}", node)
    for entry in x:
        if not isinstance(entry, Value) and not is_number(entry):
            interpreter.fail(f"inputs are numbers, not {called(entry)}", node)
    interpreter.expect_nodes(len(x) + sum(2 * len(each.w) + 1 for each in neurons(network)), node)
    origin.span = interpreter.source.span(node)
    return network(x)


def neurons(network: Neuron | Layer | MLP) -> list[Neuron]:
    """The neurons of a network, layer by layer."""
    if isinstance(network, Neuron):
        return [network]
    layers = [network] if isinstance(network, Layer) else network.layers
    return [neuron for layer in layers for neuron in layer.neurons]
