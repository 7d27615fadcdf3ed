"""What is computed for a plot alone: `xs = np.arange(-5, 5, 0.25)` and `ys = f(xs)`, where only skipped lines use them."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from engine.program.reading import looked_up
from engine.program.refusals import INSTEAD

NUMPY = "numpy"
HERE = "random"
"""What of NumPy stands here; arrays and their functions do not."""


def only_plotted(before: Sequence[ast.stmt], staying: set[ast.stmt]) -> set[ast.stmt]:
    """Return the assignments of the top level that cannot be carried out here, and need not be.

    `before` are the statements in the order of the text, `staying` those of them that are not skipped. An assignment is
    found if it needs something of NumPy that is not here, or a name of another such assignment, and if skipped
    statements use its names, and no other ones do before each is given anew.
    """
    lacking = _lacking(before, staying)
    if not lacking:
        return set()
    used_by_definitions = {
        name
        for node in before
        if node in staying and isinstance(node, (ast.FunctionDef, ast.ClassDef))
        for name in looked_up(node)
    }
    kept: set[str] = set(used_by_definitions)
    """Names that are used further down, up to where they are given anew, by what stays …"""
    idle: set[str] = set()
    """… and by what is skipped."""
    found: set[ast.stmt] = set()
    for node in reversed(before):
        given = _given(node)
        if node in lacking and given & idle and not given & kept:
            found.add(node)
        stays = node in staying and node not in found
        if stays:
            kept -= given - used_by_definitions
        idle -= given
        (kept if stays else idle).update(looked_up(node))
    return found


def _lacking(before: Sequence[ast.stmt], staying: set[ast.stmt]) -> set[ast.stmt]:
    """The assignments to names that need what is not here, or what another one of these gives."""
    arrays = {"np"}
    names: set[str] = set()
    found: set[ast.stmt] = set()
    for node in before:
        if isinstance(node, ast.Import):
            arrays.update(alias.asname or alias.name for alias in node.names if alias.name == NUMPY)
        given = _given(node)
        if (
            given
            and node in staying
            and (names.intersection(looked_up(node)) or any(_is_lacking(each, arrays) for each in ast.walk(node)))
        ):
            found.add(node)
            names |= given
        else:
            names -= given
    return found


def _is_lacking(node: ast.AST, arrays: set[str]) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr != HERE and isinstance(node.value, ast.Name) and node.value.id in arrays
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in INSTEAD


def _given(node: ast.stmt) -> set[str]:
    """The names that a plain assignment gives; none where it does more, or where this is another statement."""
    if not isinstance(node, ast.Assign):
        return set()
    targets = [each for target in node.targets for each in (target.elts if isinstance(target, ast.Tuple) else [target])]
    names = {each.id for each in targets if isinstance(each, ast.Name)}
    return names if all(isinstance(each, ast.Name) for each in targets) else set()
