"""How each kind of statement is carried out."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from engine.origin import origin
from engine.program.attributes import attribute, set_attribute
from engine.program.imports import bring, bring_from
from engine.program.interpreter import STATEMENTS, Interpreter, enter, refuse
from engine.program.numbers import whole
from engine.program.operators import binary, called, is_number, truth
from engine.program.own import Own
from engine.program.sequences import items, lengthen, through
from engine.program.turns import Turns, kind_of
from engine.value import Value

Bind = Callable[[str, object, ast.AST], None]


@enter(STATEMENTS, ast.Expr)
def bare(interpreter: Interpreter, node: ast.Expr) -> None:
    interpreter.last_bare = interpreter.evaluate(node.value)


@enter(STATEMENTS, ast.Assign)
def assignment(interpreter: Interpreter, node: ast.Assign) -> None:
    x = interpreter.evaluate(node.value)
    if isinstance(node.value, ast.Lambda) and isinstance(node.targets[0], ast.Name) and isinstance(x, Own):
        x.name = node.targets[0].id
    for target in node.targets:
        x = leaves_for(interpreter, target, x, node)
        assign(interpreter, target, x)


@enter(STATEMENTS, ast.AnnAssign)
def annotated(interpreter: Interpreter, node: ast.AnnAssign) -> None:
    if node.value is not None:
        x = interpreter.evaluate(node.value)
        assign(interpreter, node.target, leaves_for(interpreter, node.target, x, node))


def leaves_for(interpreter: Interpreter, target: ast.expr, x: object, node: ast.AST) -> object:
    """On a sheet, a plain number becomes a leaf where a name takes it, also in `a, b = 2, 4`; anything else stays as it is."""
    if not interpreter.sheet or interpreter.scope is not interpreter.top or isinstance(target, ast.Attribute):
        return x
    if isinstance(target, (ast.Tuple, ast.List)) and isinstance(x, (list, tuple)) and len(x) == len(target.elts):
        return tuple([leaves_for(interpreter, each, part, node) for each, part in zip(target.elts, x, strict=True)])
    if not is_number(x) or isinstance(x, bool):
        return x
    interpreter.expect_nodes(1, node)
    origin.span = interpreter.source.span(node)
    return Value(x)  # type: ignore[arg-type]


@enter(STATEMENTS, ast.AugAssign)
def augmented(interpreter: Interpreter, node: ast.AugAssign) -> None:
    target = node.target
    holder: Any = None
    if isinstance(target, ast.Name):
        before = interpreter.look_up(target)
    elif isinstance(target, ast.Attribute):
        holder = interpreter.evaluate(target.value)
        before = attribute(interpreter, holder, target)
    else:
        holder = entry_of(interpreter, target)
        before = holder[0][holder[1]]
    x = interpreter.evaluate(node.value)
    if isinstance(before, list) and isinstance(node.op, ast.Add):
        lengthen(interpreter, before, x, node)
        result: object = before
    else:
        result = binary(interpreter, node.op, before, x, (target, node.value), node)
    if isinstance(target, ast.Name):
        interpreter.bind(target.id, result, target)
    elif isinstance(target, ast.Attribute):
        set_attribute(interpreter, holder, target, result)
    else:
        held, index = holder
        held[index] = result


def assign(interpreter: Interpreter, target: ast.expr, x: object, bind: Bind | None = None) -> None:
    """Bind a target: a name, names in a tuple, an entry of a list, an attribute; `bind` gives the names."""
    if isinstance(target, ast.Name):
        (bind or interpreter.bind)(target.id, x, target)
    elif isinstance(target, (ast.Tuple, ast.List)):
        interpreter.step(target, len(target.elts))
        parts = items(interpreter, x, target)
        if len(parts) != len(target.elts):
            interpreter.fail(f"{len(target.elts)} names cannot take {len(parts)} entries", target)
        for each, part in zip(target.elts, parts, strict=True):
            assign(interpreter, each, part, bind)
    elif isinstance(target, ast.Subscript):
        held, index = entry_of(interpreter, target)
        held[index] = x
    elif isinstance(target, ast.Attribute):
        set_attribute(interpreter, interpreter.evaluate(target.value), target, x)
    else:
        refuse(interpreter, target)


def entry_of(interpreter: Interpreter, target: ast.Subscript) -> tuple[list[object], int]:
    """The list and the index of an entry that is assigned, `xs[i] = x`."""
    held = interpreter.evaluate(target.value)
    if not isinstance(held, list):
        interpreter.fail(f"an entry of {called(held)} cannot be assigned", target, "Only lists can be changed.")
    if isinstance(target.slice, ast.Slice):
        interpreter.fail("a slice cannot be assigned", target, "Assign entry by entry.")
    index = whole(interpreter, interpreter.evaluate(target.slice), target.slice)
    if not -len(held) <= index < len(held):
        interpreter.fail(f"index {index} is out of range: the list has {len(held)} entries, counted from 0", target)
    return held, index


@enter(STATEMENTS, ast.If)
def condition(interpreter: Interpreter, node: ast.If) -> str | None:
    while True:
        if truth(interpreter, interpreter.evaluate(node.test), node.test):
            return interpreter.execute(node.body)
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            interpreter.step(node)
            continue
        return interpreter.execute(node.orelse)


@enter(STATEMENTS, ast.For)
def for_loop(interpreter: Interpreter, node: ast.For) -> str | None:
    entries_of = through(interpreter, interpreter.evaluate(node.iter), node.iter)
    with Turns(kind_of(node.target)) as turns:
        for entry in turns.each(entries_of):
            interpreter.step(node)
            assign(interpreter, node.target, entry, interpreter.bind_turn)
            signal = interpreter.execute(node.body)
            if signal == "break":
                return None
            if signal == "return":
                return signal
    return interpreter.execute(node.orelse)


@enter(STATEMENTS, ast.While)
def while_loop(interpreter: Interpreter, node: ast.While) -> str | None:
    holds = iter(lambda: truth(interpreter, interpreter.evaluate(node.test), node.test), False)
    with Turns("while") as turns:
        for _ in turns.each(holds):
            interpreter.step(node)
            signal = interpreter.execute(node.body)
            if signal == "break":
                return None
            if signal == "return":
                return signal
    return interpreter.execute(node.orelse)


@enter(STATEMENTS, ast.Break)
def leave(interpreter: Interpreter, node: ast.Break) -> str:
    return "break"


@enter(STATEMENTS, ast.Continue)
def go_on(interpreter: Interpreter, node: ast.Continue) -> str:
    return "continue"


@enter(STATEMENTS, ast.Pass)
def nothing(interpreter: Interpreter, node: ast.Pass) -> None:
    """A block that does nothing."""


@enter(STATEMENTS, ast.Assert)
def assertion(interpreter: Interpreter, node: ast.Assert) -> None:
    if not truth(interpreter, interpreter.evaluate(node.test), node.test):
        said: Any = interpreter.evaluate(node.msg) if node.msg is not None else ""
        text = f": {said[:80]}" if isinstance(said, str) and said else ""
        interpreter.fail(f"what is asserted does not hold{text}", node)


@enter(STATEMENTS, ast.Import)
def import_modules(interpreter: Interpreter, node: ast.Import) -> None:
    for alias in node.names:
        bring(interpreter, alias.name, alias.asname, node)


@enter(STATEMENTS, ast.ImportFrom)
def import_names(interpreter: Interpreter, node: ast.ImportFrom) -> None:
    bring_from(interpreter, node)
