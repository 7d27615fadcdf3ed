"""The op table's functions by name, as `tanh(x)`: of Values they give a Value, of plain numbers a float."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.arithmetic import number
from engine.ops import FUNCTION_ROWS, Op
from engine.value import Operand, Value, apply


def _function(op: Op) -> Callable[..., Any]:
    """Return the op as a function. It raises TypeError for a wrong number of arguments, or for what is not a number."""
    name, arity, rule = op.name, len(op.operands), op.forward

    def function(*operands: Operand) -> Value | float:
        if len(operands) != arity:
            raise TypeError(f"{name}() takes {arity} argument{'s' if arity > 1 else ''}, and {len(operands)} were given")
        if any(isinstance(operand, Value) for operand in operands):
            return apply(name, *operands)
        return rule(*map(number, operands))  # type: ignore[arg-type]

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"Return {op.formula or op.value}, of Values as a Value, of plain numbers as a float."
    return function


FUNCTIONS: dict[str, Callable[..., Any]] = {row.name: _function(row) for row in FUNCTION_ROWS}
