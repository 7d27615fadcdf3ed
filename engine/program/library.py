"""The library's names in a program, Value, Neuron, Layer, MLP and mse, and with them every name that a program begins with."""

from __future__ import annotations

import ast
from itertools import pairwise
from typing import Any

from engine.losses import mse
from engine.nn import ACTIVATIONS, MLP, Layer, Neuron, check_sizes
from engine.ops import FUNCTION_ROWS
from engine.origin import origin
from engine.program.attributes import label_fits
from engine.program.builtins import LANGUAGE, builtin
from engine.program.calls import Function
from engine.program.interpreter import Interpreter
from engine.program.numbers import number, whole
from engine.program.operations import function
from engine.program.operators import called, is_number, truth
from engine.program.sequences import entries
from engine.value import Value


@builtin("Value", (0, 100), "data", "label")
def make_value(interpreter: Interpreter, arguments: list[object], named: dict[str, object], node: ast.Call) -> Value:
    given = [*arguments, named["data"]] if "data" in named else arguments
    if len(given) != 1:
        interpreter.fail(
            f"Value takes 1 argument, and was given {len(given)}", node, 'A label is named: Value(2.0, label="a").'
        )
    label = named.get("label", "")
    if not isinstance(label, str):
        interpreter.fail("a label is a text", node, 'Write label="a".')
    label_fits(interpreter, label, node)
    interpreter.expect_nodes(1, node)
    data = number(interpreter, given[0], node)
    with interpreter.making_leaves(node):
        return Value(data, label=label)


@builtin("mse", (2, 2))
def squared_error(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> object:
    pred, target = (entries(interpreter, x, node) for x in arguments)
    for x in [*pred, *target]:
        if not isinstance(x, Value) and not is_number(x):
            interpreter.fail(f"mse compares numbers and Values, not {called(x)}", node)
    interpreter.expect_nodes(5 * len(pred), node)
    origin.span = interpreter.source.span(node)
    return mse(pred, target)  # type: ignore[arg-type]


def network(kind: type[Neuron] | type[Layer] | type[MLP], activation: str = "tanh", output: str | None = None) -> Function:
    """The constructor of a network, which draws from the program's own stream."""

    def make(interpreter: Interpreter, arguments: list[object], named: dict[str, object], node: ast.Call) -> object:
        options: dict[str, Any] = {"activation": activation}
        if kind is MLP and output is not None:
            options["output"] = output
        for option, given in named.items():
            if option == "nonlin":  # of micrograd's Neuron
                options["activation"] = activation if truth(interpreter, given, node) else "linear"
                continue
            if given not in ACTIVATIONS:
                interpreter.fail(f"{option} is one of {', '.join(ACTIVATIONS)}", node)
            options[option] = given
        sizes = [whole(interpreter, x, node) for x in arguments[: 1 if kind is MLP else 2]]
        if kind is MLP:
            sizes += [whole(interpreter, x, node) for x in entries(interpreter, arguments[1], node)]
        sizes = [*sizes, 1] if kind is Neuron else sizes
        check_sizes(sizes)
        interpreter.expect_nodes(sum((a + 1) * b for a, b in pairwise(sizes)), node)
        with interpreter.making_leaves(node):
            if kind is MLP:
                return MLP(sizes[0], sizes[1:], **options)
            return Layer(sizes[0], sizes[1], **options) if kind is Layer else Neuron(sizes[0], **options)

    least = 1 if kind is Neuron else 2
    named = ["activation"]
    if kind is MLP:
        named.append("output")
    elif output is not None:
        named.append("nonlin")
    return Function(kind.__name__, (least, least), make, tuple(named))


def known_names() -> dict[str, object]:
    """Every name a program begins with, but for the modules."""
    table = {row.name: function(row) for row in FUNCTION_ROWS}
    networks = {kind.__name__: network(kind) for kind in (Neuron, Layer, MLP)}
    return {**table, **LANGUAGE, **networks}
