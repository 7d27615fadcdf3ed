"""What counts as a number, and what as a whole one."""

from __future__ import annotations

import ast

from engine.ops import LEAF
from engine.program.interpreter import Interpreter
from engine.program.operators import called, is_number
from engine.value import Value


def number(interpreter: Interpreter, x: object, node: ast.AST) -> int | float:
    """`x` as a plain number; on a sheet a Value serves as that. Raises ProgramError for anything else."""
    if isinstance(x, Value) and interpreter.sheet:
        return x.data
    if not is_number(x):
        interpreter.fail(f"a number is needed here, not {called(x)}", node)
    return x  # type: ignore[return-value]


def whole(interpreter: Interpreter, x: object, node: ast.AST) -> int:
    """`x` as a whole number; on a sheet a leaf that holds one serves as that. Raises ProgramError for anything else."""
    if isinstance(x, int):
        return int(x)
    if isinstance(x, Value) and interpreter.sheet and x.op == LEAF and x.data.is_integer():
        return int(x.data)
    advice = {Value: "Write int(a.data) for a Value a.", float: "Write int(x), or // in place of /."}.get(type(x), "")
    what = str(x) if isinstance(x, float) else called(x)
    return interpreter.fail(f"a whole number is needed here, not {what}", node, advice)
