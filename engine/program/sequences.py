"""What can be gone through one by one."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from engine.program.interpreter import Interpreter
from engine.program.operators import called


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
