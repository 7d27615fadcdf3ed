"""What stands after a dot: a closed table {(type, name): function}. Nothing else of an object can be reached."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from engine.errors import UnknownName
from engine.nn import MLP, Layer, Neuron
from engine.program.calls import Function
from engine.program.interpreter import Interpreter
from engine.program.limits import exceeded
from engine.program.namespaces import Namespace
from engine.program.operators import called, is_number, plain
from engine.program.sequences import lengthen
from engine.value import Value

Read = Callable[[Interpreter, Any, ast.AST], object]

ATTRIBUTES: dict[tuple[type, str], Read] = {
    (Value, "data"): lambda _, x, __: x.data,
    (Value, "value"): lambda _, x, __: x.data,
    (Value, "grad"): lambda _, x, __: x.grad,
    (Value, "label"): lambda _, x, __: x.label,
    (Neuron, "w"): lambda _, x, __: x.w,
    (Neuron, "b"): lambda _, x, __: x.b,
    (Layer, "neurons"): lambda _, x, __: x.neurons,
    (Layer, "nin"): lambda _, x, __: x.nin,
    (Layer, "nout"): lambda _, x, __: x.nout,
    (MLP, "layers"): lambda _, x, __: x.layers,
}


OPEN: dict[type, Read] = {}
"""Kind of thing whose attributes are its program's own → what reads one."""

SET: dict[type, Callable[[Interpreter, Any, ast.Attribute, object], None]] = {}
"""Kind of thing → what assigns an attribute of it."""


def reads(kind: type) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Return a decorator that enters what reads the attributes of a kind: a function of interpreter, object and node."""

    def enter(read: Callable[..., object]) -> Callable[..., object]:
        OPEN[kind] = read
        return read

    return enter


def sets(kind: type) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that enters what assigns them: a function of interpreter, object, node and what is given."""

    def enter(assign: Callable[..., None]) -> Callable[..., None]:
        SET[kind] = assign
        return assign

    return enter


def method(kind: type, name: str, takes: tuple[int, int]) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Enter a method into the table: a function of the interpreter, the object, the arguments and the call's node."""

    def enter(body: Callable[..., object]) -> Callable[..., object]:
        ATTRIBUTES[kind, name] = lambda _, x, __: Function(
            name, takes, lambda interpreter, arguments, named, node: body(interpreter, x, *arguments, node)
        )
        return body

    return enter


@method(Value, "backward", (0, 0))
def backward(interpreter: Interpreter, x: Value, node: ast.AST) -> None:
    interpreter.backward(x, node)


@method(Value, "zero_grad", (0, 0))
def zero_grad(interpreter: Interpreter, x: Value, node: ast.AST) -> None:
    x.zero_grad()


@method(Neuron, "parameters", (0, 0))
@method(Layer, "parameters", (0, 0))
@method(MLP, "parameters", (0, 0))
def parameters(interpreter: Interpreter, x: Any, node: ast.AST) -> list[Value]:
    found: list[Value] = x.parameters()
    interpreter.budget.length(len(found), interpreter.place(node, "a list too long"))
    interpreter.step(node, len(found))
    return found


@method(Neuron, "zero_grad", (0, 0))
@method(Layer, "zero_grad", (0, 0))
@method(MLP, "zero_grad", (0, 0))
def zero_grads(interpreter: Interpreter, x: Any, node: ast.AST) -> None:
    for parameter in x.parameters():
        parameter.zero_grad()
        interpreter.step(node)


@method(list, "append", (1, 1))
def append(interpreter: Interpreter, x: list[object], entry: object, node: ast.AST) -> None:
    interpreter.budget.length(len(x) + 1, interpreter.place(node, "a list too long"))
    x.append(entry)


@method(list, "extend", (1, 1))
def extend(interpreter: Interpreter, x: list[object], more: object, node: ast.AST) -> None:
    lengthen(interpreter, x, more, node)


ADVICE = {
    "_backward": "Call backward() on the last Value; it goes through all of them.",
    "_prev": "The page shows the operands of every node.",
    "_op": "The page shows the operation of every node.",
    "item": "Write .data.",
    "format": "Use an f-string.",
    "detach": "Write .data for the plain number.",
    "join": "Use print with sep=, or an f-string.",
    "pop": "Use a slice, xs[:-1].",
    "insert": "Join lists with +.",
    "shape": "Use len.",
}

OF_LIST = {
    "sort": "Write xs = sorted(xs).",
    "reverse": "Write xs = xs[::-1].",
    "copy": "Write xs[:].",
    "tolist": "It is a list already: leave it out.",
}

IN_MODULE = {
    "array": "Write lists of numbers: [[0, 1], [1, 0]].",
    "arange": "Write a list: [0.25 * i for i in range(20)].",
    "linspace": "Write a list: [0.25 * i for i in range(20)].",
    "zeros": "Write a list: [0.0 for _ in range(n)].",
    "ones": "Write a list: [1.0 for _ in range(n)].",
    "mean": "Write sum(xs) / len(xs).",
    "sum": "Write sum(xs).",
    "dot": "Write sum(x * y for x, y in zip(xs, ys)).",
    "permutation": "Write a list of indices, and random.shuffle it.",
    "isclose": "Write abs(a - b) < 1e-6.",
    "allclose": "Write abs(a - b) < 1e-6.",
    "pi": "Write math.pi.",
}
"""Name of a module that is not here → what to write instead."""


def attribute(interpreter: Interpreter, x: object, node: ast.Attribute) -> object:
    """What stands after the dot. Raises UnknownName with the nearest name that is there."""
    name = node.attr
    read = ATTRIBUTES.get((type(x), name))
    if read is not None:
        return read(interpreter, x, node)
    if type(x) in OPEN:
        return OPEN[type(x)](interpreter, x, node)
    if name in ADVICE:
        return interpreter.fail(f"{called(x)} has no {name} here", node, ADVICE[name])
    if is_number(x) and (Value, name) in ATTRIBUTES:
        advice = "It is a plain number: only a Value has one."
        interpreter.fail(f"{called(x)} has no {name}", node, advice, UnknownName, name=name, suggestion=None)
    known = [each for kind, each in ATTRIBUTES if kind is type(x)]
    advice = OF_LIST.get(name, "") if isinstance(x, list) else ""
    return interpreter.unknown(name, node, known, f"{called(x)} has no {name[:40]}", advice)


@reads(Namespace)
def in_module(interpreter: Interpreter, x: Namespace, node: ast.Attribute) -> object:
    name = node.attr
    if name in x.names:
        return x.names[name]
    advice = IN_MODULE.get(name) or (f"Write {name}(x)." if (Value, name) in ATTRIBUTES and name in interpreter.known else "")
    known = [] if advice else list(x.names)
    return interpreter.unknown(name, node, known, f"{x.name} has no {name[:40]} here", advice)


def set_attribute(interpreter: Interpreter, x: object, node: ast.Attribute, given: object) -> None:
    """Assign an attribute. Raises ProgramError for what has none that can be assigned."""
    if type(x) in SET:
        SET[type(x)](interpreter, x, node, given)
    else:
        interpreter.fail(f".{node.attr[:40]} of {called(x)} cannot be assigned", node)


@sets(Value)
def set_of_value(interpreter: Interpreter, x: Value, node: ast.Attribute, given: object) -> None:
    """`x.data = …`, `.value`, `.grad` and `.label`; nothing else of a Value can be assigned.

    On a sheet, where a number has become a leaf that nobody wrote, a Value serves as its number.
    """
    if node.attr in ("data", "value", "grad"):
        given = plain(given) if interpreter.sheet else given
        if isinstance(given, Value):
            interpreter.fail(f".{node.attr} takes a plain number, not a Value", node, "Write .data or .grad after it.")
        if not is_number(given):
            interpreter.fail(f".{node.attr} takes a number, not {called(given)}", node)
        if node.attr == "grad":
            x.grad = float(given)  # type: ignore[arg-type]
        else:
            x.data = float(given)  # type: ignore[arg-type]
    elif node.attr == "label" and isinstance(given, str):
        label_fits(interpreter, given, node)
        x.label = given
    else:
        interpreter.fail(f".{node.attr[:40]} of {called(x)} cannot be assigned", node)


def label_fits(interpreter: Interpreter, label: str, node: ast.AST) -> None:
    """Hold the length of a label against its limit."""
    limit = interpreter.limits.label_length
    if len(label) > limit:
        exceeded("characters in a label", "label_length", limit, len(label), interpreter.place(node, "a label too long"))
