"""What calling a program's own functions, classes, objects and methods does, and which groups that makes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from engine.origin import origin
from engine.program.calls import calling
from engine.program.closed import METHODS
from engine.program.interpreter import Interpreter
from engine.program.own import LAMBDA, Class, Instance, Method, Own, name_leaves
from engine.program.scopes import Scope
from engine.program.turns import NAME_LENGTH

FORWARD = "forward"
"""A method of this name is the object's call under another name, as in the notebook's Layer."""


@calling(Own)
def call_own(interpreter: Interpreter, x: Own, arguments: list[object], named: dict[str, object], node: ast.Call) -> object:
    """A function's call makes a group of its name, if it has one."""
    if x.name == LAMBDA:
        return run(interpreter, x, arguments, named, node)
    with origin.call(x.name.lower()[:NAME_LENGTH]):
        return run(interpreter, x, arguments, named, node)


@calling(Method)
def call_method(
    interpreter: Interpreter, x: Method, arguments: list[object], named: dict[str, object], node: ast.Call
) -> object:
    """A method's call makes a group; `forward`, where the object's own call hands over to it, is part of that."""
    if x.name == FORWARD and interpreter.inside is x.holder:
        return run(interpreter, x.function, arguments, named, node, x.holder)
    name = x.holder.kind.name if x.name == FORWARD else x.name
    with origin.call(name.lower()[:NAME_LENGTH]), inside(interpreter, None):
        return run(interpreter, x.function, arguments, named, node, x.holder)


@calling(Instance)
def call_instance(
    interpreter: Interpreter, x: Instance, arguments: list[object], named: dict[str, object], node: ast.Call
) -> object:
    body = x.kind.names.get("__call__")
    if not isinstance(body, Own):
        advice = f"Give {x.kind.name[:40]} a method __call__, or call one of its methods."
        return interpreter.fail(f"{x.kind.name[:40]} objects cannot be called", node, advice)
    with origin.call(x.kind.name.lower()[:NAME_LENGTH]), inside(interpreter, x):
        return run(interpreter, body, arguments, named, node, x)


@calling(Class)
def construct(
    interpreter: Interpreter, x: Class, arguments: list[object], named: dict[str, object], node: ast.Call
) -> Instance:
    """A new object. The leaves that its `__init__` makes are parameters, grouped like those of the built-in networks."""
    made = Instance(x)
    body = x.names.get("__init__")
    if not isinstance(body, Own):
        if arguments or named:
            interpreter.fail(f"{x.name[:40]} takes no arguments", node, "Give it a method __init__ that takes them.")
        return made
    with parameters(interpreter, x.name.lower()[:NAME_LENGTH]), inside(interpreter, None):
        run(interpreter, body, arguments, named, node, made)
        for name, given in made.names.items():  # lists that it filled after it had given them their name
            name_leaves(interpreter, name[: interpreter.limits.label_length], given, node)
    return made


@contextmanager
def parameters(interpreter: Interpreter, kind: str) -> Iterator[None]:
    """For the time of the `with`, new leaves are the parameters of an object of this kind; nothing else changes its group."""
    around, outer = origin.group, interpreter.parameters
    with origin.within(around if outer is None else outer), origin.parameters(kind):
        interpreter.parameters, origin.group = origin.group, around
        try:
            yield
        finally:
            interpreter.parameters = outer


@contextmanager
def inside(interpreter: Interpreter, x: Instance | None) -> Iterator[None]:
    """For the time of the `with`, the call that runs is this object's own, or no object's."""
    around, interpreter.inside = interpreter.inside, x
    try:
        yield
    finally:
        interpreter.inside = around


def run(
    interpreter: Interpreter,
    x: Own,
    arguments: Sequence[object],
    named: Mapping[str, object],
    node: ast.Call,
    holder: Instance | None = None,
) -> object:
    """Carry out a function's body with these arguments, in a scope of its own, and give what it returns.

    `holder`, the object whose method it is, comes before the arguments.
    """
    names = bound(interpreter, x, arguments, named, node, holder)
    interpreter.descend(node)
    around = interpreter.scope
    interpreter.scope = Scope(x.scope, interpreter.own_names(x.node), names)
    try:
        if isinstance(x.node, ast.Lambda):
            return interpreter.evaluate(x.node.body)
        signal = interpreter.execute(x.node.body)
        result, interpreter.returned = interpreter.returned, None
        return result if signal == "return" else None
    finally:
        interpreter.scope = around
        interpreter.ascend()


def bound(
    interpreter: Interpreter,
    x: Own,
    arguments: Sequence[object],
    named: Mapping[str, object],
    node: ast.Call,
    holder: Instance | None,
) -> dict[str, object]:
    """The names of a call's arguments. Raises ProgramError where one is missing, unknown, given twice or too much."""
    interpreter.step(node, len(x.node.args.args))
    names = [each.arg for each in x.node.args.args]
    name = holder.kind.name[:20] if holder is not None and x.name in METHODS else x.name[:20]
    given: dict[str, object] = {}
    asked = names
    if holder is not None:
        if not names:
            interpreter.fail(f"{name} has no argument for its object", node, "Write self as its first one.")
        given[names[0]] = holder
        asked = names[1:]
    takes = f"it takes {', '.join(asked)[:40]}" if asked else "it takes none"
    if len(arguments) > len(asked):
        plural = "" if len(arguments) == 1 else "s"
        interpreter.fail(f"{name} was given {len(arguments)} argument{plural}, and {takes}", node)
    given.update(zip(asked, arguments, strict=False))
    for each, argument in named.items():
        if each not in names:
            interpreter.fail(f"{name} takes no argument called {each[:20]}: {takes}", node)
        if each in given:
            interpreter.fail(f"{name} was given {each[:20]} twice", node)
        given[each] = argument
    defaults = dict(zip(names[len(names) - len(x.defaults) :], x.defaults, strict=True))
    missing = [each for each in names if each not in given and each not in defaults]
    if missing:
        interpreter.fail(f"{name} was not given {', '.join(missing)[:20]}: {takes}", node)
    return {**defaults, **given}
