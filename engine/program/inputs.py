"""Numbers put in the place of a program's own: `inputs` of a request, by name."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from math import copysign

from engine.errors import Place, UnknownName
from engine.program.scopes import given_in


def override(tree: ast.Module, inputs: Mapping[str, float]) -> None:
    """Put each number in the place of the literal in its name's first assignment, `name = number` or
    `name = Value(number…)`, sign allowed; later assignments run as written. Raises UnknownName for any other name.
    """
    if not inputs:
        return
    holders = _holders(tree)
    for name, x in inputs.items():
        holder = holders.get(name)
        if holder is None:
            message = f"{name[:40]} is not a name whose first assignment is a number"
            known = sorted(each for each, found in holders.items() if found is not None)
            listed = ", ".join(each[:10] for each in known[:8]) if known else "none"
            raise UnknownName(
                f"{message}. Names that take an input: {listed}.",
                places=[Place(message, field=f"inputs.{name[:40]}")],
                name=name[:80],
                suggestion=None,
            )
        node, field, index = holder
        old = getattr(node, field) if index is None else getattr(node, field)[index]
        whole = isinstance(_literal(old), int) and float(x).is_integer() and copysign(1.0, x) == copysign(1.0, int(x))
        new = ast.copy_location(ast.Constant(int(x) if whole else float(x)), old)
        if index is None:
            setattr(node, field, new)
        else:
            getattr(node, field)[index] = new


Holder = tuple[ast.AST, str, int | None]


def _holders(tree: ast.Module) -> dict[str, Holder | None]:
    """Where the number of each name's first assignment is held: a node, its field, an index in it. None where there is none."""
    found: dict[str, Holder | None] = {}
    for statement in tree.body:
        if isinstance(statement, ast.AnnAssign) and statement.value is None:
            continue
        for name in given_in([statement]):
            found.setdefault(name, _holder(statement))
    return found


def _holder(statement: ast.stmt) -> Holder | None:
    if isinstance(statement, ast.Assign):
        plain = len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name)
    else:
        plain = isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
    if not plain or not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
        return None
    value = statement.value
    if _literal(value) is not None:
        return statement, "value", None
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "Value":
        return (value, "args", 0) if value.args and _literal(value.args[0]) is not None else None
    return None


def _literal(node: ast.AST) -> int | float | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.UAdd, ast.USub)):
        node = node.operand
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
        return node.value
    return None
