"""What + - * / ** and comparisons do: with Values they make nodes, with plain numbers they never raise, lists join."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from engine import arithmetic
from engine.nn import MLP, Layer, Neuron
from engine.ops import ROWS
from engine.program.interpreter import Interpreter, refuse
from engine.value import Value

LARGEST = 2**53
"""Whole numbers up to here are exact; one beyond becomes the nearest float."""

Number = int | float

SIGN: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.FloorDiv: "//", ast.Mod: "%",
}  # fmt: skip
NODE_OF: dict[type[ast.AST], str] = {
    kind: row.name for kind, sign in SIGN.items() for row in ROWS if row.symbol == sign and len(row.operands) == 2
}
"""The operator that makes a node of an operation; the others are for plain numbers."""
COMPARISONS: dict[type[ast.AST], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}  # fmt: skip
CALLED: dict[type, str] = {
    bool: "a number", int: "a number", float: "a number", str: "text", list: "a list", tuple: "a tuple", range: "a range",
    type(None): "None", Value: "a Value", Neuron: "a Neuron", Layer: "a Layer", MLP: "an MLP",
}  # fmt: skip
"""What people call each kind of thing that a program can hold; a module that defines another kind enters it."""


def is_number(x: object) -> bool:
    """Whether `x` is a plain number (True and False are)."""
    return isinstance(x, (int, float))


def bounded(x: Number) -> Number:
    """The number itself; a whole number beyond 2**53 as the nearest float."""
    return x if isinstance(x, float) or -LARGEST <= x <= LARGEST else arithmetic.number(x)


def _power(a: Number, b: Number) -> Number:
    result = arithmetic.power(float(a), float(b))
    whole = isinstance(a, int) and isinstance(b, int) and b >= 0 and abs(result) <= LARGEST
    return int(a) ** int(b) if whole else result


def _floor_divide(a: Number, b: Number) -> Number:
    return a // b if b != 0 else arithmetic.div(float(a), float(b))


def _remainder(a: Number, b: Number) -> Number:
    return a % b if b != 0 else arithmetic.NAN


PLAIN: dict[type[ast.AST], Callable[[Any, Any], Number]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda a, b: arithmetic.div(float(a), float(b)),
    ast.Pow: _power,
    ast.FloorDiv: _floor_divide,
    ast.Mod: _remainder,
}


def binary(
    interpreter: Interpreter, op: ast.operator, a: object, b: object, places: tuple[ast.AST, ast.AST], node: ast.AST
) -> object:
    """The result of `a op b`; `places` are where the operands stand, `node` the whole."""
    kind = type(op)
    if a.__class__ is Value and b.__class__ is Value and kind in NODE_OF:  # most of them, in a program that makes many
        return interpreter.apply(NODE_OF[kind], (a, b), places, node)
    if isinstance(a, Value) or isinstance(b, Value):
        if (isinstance(a, Value) or is_number(a)) and (isinstance(b, Value) or is_number(b)):
            if kind in NODE_OF:
                return interpreter.apply(NODE_OF[kind], (a, b), places, node)
            sign = SIGN.get(kind)
            if sign is not None:
                interpreter.fail(f"{sign} has no derivative and takes plain numbers", node, "Write .data after a Value.")
    elif is_number(a) and is_number(b) and kind in PLAIN:
        return bounded(PLAIN[kind](a, b))
    elif kind is ast.Add and isinstance(a, (list, tuple)) and isinstance(b, type(a)):
        interpreter.budget.length(len(a) + len(b), interpreter.place(node, "a list too long"))
        interpreter.step(node, len(a) + len(b))
        return type(a)([*a, *b])
    if kind not in SIGN:
        refuse(interpreter, op, node)
    return interpreter.fail(f"{SIGN[kind]} does not work between {called(a)} and {called(b)}", node, _instead(kind, a, b))


def _instead(kind: type[ast.operator], a: object, b: object) -> str:
    """What to write in place of an operation that does not work between these two."""
    has_text, has_list = (isinstance(a, kind_of) or isinstance(b, kind_of) for kind_of in (str, list))
    if kind is ast.Mult and (is_number(a) or is_number(b)) and (has_text or has_list):
        return "Write the text out in full." if has_text else "Repeat an entry in a loop: [0.0 for _ in range(n)]."
    if isinstance(a, str) and isinstance(b, str):
        return 'Join texts with an f-string: f"{a}{b}".'
    if has_text:
        return 'Put numbers into text with an f-string: f"loss {loss.data:.4f}".'
    return "Compute entry by entry, in a loop or a comprehension." if has_list else ""


def called(x: object) -> str:
    """What people call this kind of thing."""
    return CALLED[type(x)]


def compare(interpreter: Interpreter, op: ast.cmpop, a: object, b: object, node: ast.AST) -> bool:
    """The truth of `a op b`; Values compare by their data."""
    kind = type(op)
    if kind is ast.Eq:
        return equal(interpreter, a, b, node)
    if kind is ast.NotEq:
        return not equal(interpreter, a, b, node)
    if kind not in COMPARISONS:
        refuse(interpreter, op, node)
    a, b = plain(a), plain(b)
    if is_number(a) and is_number(b):
        return COMPARISONS[kind](a, b)
    return interpreter.fail(f"{called(a)} and {called(b)} cannot be put in order", node, "Compare numbers.")


def equal(interpreter: Interpreter, a: object, b: object, node: ast.AST) -> bool:
    """Whether two values are equal: Values by their data, lists entry by entry, which costs their length.

    Lists within lists are compared to any depth, in a loop. A pair that was met is not compared again: lists may hold
    themselves, or one another many times.
    """
    pairs: list[tuple[object, object]] = [(a, b)]
    met: set[tuple[int, int]] = set()
    while pairs:
        a, b = pairs.pop()
        if isinstance(a, (list, tuple)) and type(a) is type(b):
            assert isinstance(b, (list, tuple))
            if a is b or (id(a), id(b)) in met:
                continue
            met.add((id(a), id(b)))
            if len(a) != len(b):
                return False
            interpreter.step(node, len(a))
            pairs.extend(zip(reversed(a), reversed(b), strict=True))
        elif not _alike(plain(a), plain(b)):
            return False
    return True


def _alike(a: object, b: object) -> bool:
    if (is_number(a) and is_number(b)) or (isinstance(a, (str, range)) and type(a) is type(b)):
        return bool(a == b)
    return a is b


def plain(x: object) -> object:
    """The number that a Value holds; anything else as it is."""
    return x.data if isinstance(x, Value) else x


def truth(interpreter: Interpreter, x: object, node: ast.AST) -> bool:
    """Whether a condition holds; on a sheet, whose numbers are Values that nobody wrote, they hold as numbers do."""
    if isinstance(x, Value):
        if interpreter.sheet:
            return x.data != 0
        return interpreter.fail("a Value is neither true nor false", node, "Compare it: a > 0, or a.data != 0.")
    return bool(x)
