"""The op table's functions in a program: `tanh(x)` and `x.tanh()`, on Values and on plain numbers."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from engine.functions import FUNCTIONS
from engine.ops import FUNCTION_ROWS, Op
from engine.program.attributes import ATTRIBUTES, Read
from engine.program.calls import Function, places
from engine.program.interpreter import Interpreter
from engine.program.operators import called, is_number, plain
from engine.value import Value


def operate(
    interpreter: Interpreter, name: str, operands: Sequence[object], at: Sequence[ast.AST], node: ast.AST
) -> Value | float:
    """The result of a function of the op table: a Value if any operand is one.

    `at` are the places of the operands. Raises ProgramError for what is neither a Value nor a number.
    """
    for x in operands:
        if not is_number(plain(x)):
            interpreter.fail(f"{name} takes Values and numbers, not {called(x)}", node)
    if any(isinstance(x, Value) for x in operands):
        return interpreter.apply(name, operands, at, node)
    result: float = FUNCTIONS[name](*operands)
    return result


def function(row: Op) -> Function:
    """The function of a row, as `tanh(x)`."""

    def run(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> object:
        return operate(interpreter, row.name, arguments, places(arguments, node), node)

    arity = len(row.operands)
    return Function(row.name, (arity, arity), run)


def method(row: Op) -> Read:
    """The method of a row, as `x.tanh()`."""

    def read(_: Interpreter, x: object, __: ast.AST) -> Function:
        def run(interpreter: Interpreter, arguments: list[object], _: dict[str, object], node: ast.Call) -> object:
            return operate(interpreter, row.name, [x, *arguments], (node.func, *places(arguments, node)), node)

        more = len(row.operands) - 1
        return Function(row.name, (more, more), run)

    return read


for _row in FUNCTION_ROWS:
    for _kind in (Value, float, int):
        ATTRIBUTES[_kind, _row.name] = method(_row)
