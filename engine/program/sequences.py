"""What can be gone through one by one, and what counts as a whole number."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from engine.ops import LEAF
from engine.program.interpreter import Interpreter
from engine.program.operators import called
from engine.value import Value


def items(interpreter: Interpreter, x: object, node: ast.AST) -> Sequence[object]:
    """The entries of a list, a tuple or a range. Raises ProgramError for anything else."""
    if isinstance(x, (list, tuple, range)):
        return x
    return interpreter.fail(f"{called(x)} cannot be gone through one by one", node, "Use a list or range(n).")


def entries(interpreter: Interpreter, x: object, node: ast.AST) -> list[object]:
    """The entries as a list of their own; costs its length, which is held against the limit before it is made."""
    found = items(interpreter, x, node)
    interpreter.budget.length(len(found), interpreter.place(node, "a list too long"))
    interpreter.step(node, len(found))
    return list(found)


def whole(interpreter: Interpreter, x: object, node: ast.AST) -> int:
    """`x` as a whole number; on a sheet a leaf that holds one serves as that. Raises ProgramError for anything else."""
    if isinstance(x, int):
        return int(x)
    if isinstance(x, Value) and interpreter.sheet and x.op == LEAF and x.data.is_integer():
        return int(x.data)
    advice = {Value: "Write int(a.data) for a Value a.", float: "Write int(x), or // in place of /."}.get(type(x), "")
    what = str(x) if isinstance(x, float) else called(x)
    return interpreter.fail(f"a whole number is needed here, not {what}", node, advice)
