"""The closed list: what may stand in a program at all. The whole tree is held against it before anything runs."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from engine.errors import ForbiddenSyntax, SyntaxProblem
from engine.program.interpreter import EXPRESSIONS, STATEMENTS, Interpreter, enter, refuse

PARTS: frozenset[type[ast.AST]] = frozenset({
    ast.Module, ast.Load, ast.Store, ast.alias, ast.comprehension, ast.keyword, ast.Slice,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.UAdd, ast.USub,
    ast.And, ast.Or, ast.Not, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE,
})  # fmt: skip
"""Node classes that are parts of expressions and statements, and that are read by those."""

LOOPS = (ast.For, ast.While)

Check = Callable[[Interpreter, Any, ast.AST], None]
CHECKS: dict[type[ast.AST], Check] = {}
"""What must hold, besides its class, for a node of these kinds: a function of the interpreter, the node and its place."""


def check(interpreter: Interpreter) -> None:
    """Go through the whole tree in the order of the text. Raises ForbiddenSyntax for what is not on the list."""
    allowed = PARTS | EXPRESSIONS.keys() | STATEMENTS.keys()
    tree: ast.AST = interpreter.source.tree
    stack: list[tuple[ast.AST, ast.AST, bool]] = [(tree, tree, False)]
    while stack:
        node, at, looped = stack.pop()
        if hasattr(node, "lineno"):
            at = node
        if type(node) not in allowed:
            refuse(interpreter, node, at)
        if isinstance(node, (ast.Break, ast.Continue)) and not looped:
            word = type(node).__name__.lower()
            interpreter.fail(f"{word} stands outside of a loop", node, kind=SyntaxProblem)
        if type(node) in CHECKS:
            CHECKS[type(node)](interpreter, node, at)
        turns = set(node.body) if isinstance(node, LOOPS) else set()
        below = [(each, at, looped or each in turns) for each in ast.iter_child_nodes(node)]
        stack.extend(reversed(below))


@enter(CHECKS, ast.Name, ast.Attribute, ast.keyword, ast.alias)
def plain_name(interpreter: Interpreter, node: ast.AST, at: ast.AST) -> None:
    """A name is ASCII, also after Python has normalised it, and reaches nothing behind the values."""
    for field in ("id", "attr", "arg", "name", "asname"):
        name = getattr(node, field, "")
        if not name:
            continue
        if not name.isascii():
            interpreter.fail("a name is written in plain letters, a to z", at, kind=ForbiddenSyntax)
        if name.startswith("__") and name.endswith("__") and name.strip("_"):
            interpreter.fail(
                f"{name[:40]} is not part of the program language",
                at,
                "Use what a value offers: .data, .grad, .label, backward().",
                ForbiddenSyntax,
            )
    if isinstance(node, ast.keyword) and node.arg is None:
        interpreter.fail("** is not part of the program language", at, "Write the arguments one by one.", ForbiddenSyntax)


LITERALS = {bytes: "b''", complex: "a complex number", type(...): "..."}


@enter(CHECKS, ast.Constant)
def plain_literal(interpreter: Interpreter, node: ast.Constant, at: ast.AST) -> None:
    """A literal is a number, True, False, None, or a text that can be written out."""
    if type(node.value) in LITERALS:
        what = LITERALS[type(node.value)]
        advice = "Write a plain number, or a text in quotes."
        interpreter.fail(f"{what} is not part of the program language", at, advice, ForbiddenSyntax)
    if isinstance(node.value, str) and any(char == "\0" or "\ud800" <= char <= "\udfff" for char in node.value):
        interpreter.fail("a text holds a character that cannot be written out", at, "Leave it out.", ForbiddenSyntax)


@enter(CHECKS, ast.AnnAssign)
def plain_annotation(interpreter: Interpreter, node: ast.AnnAssign, at: ast.AST) -> None:
    """An annotation is ignored, and so it is None or a name."""
    kept = node.annotation
    if not isinstance(kept, ast.Name) and not (isinstance(kept, ast.Constant) and kept.value is None):
        advice = "Leave the annotation out, or write a plain name."
        interpreter.fail("this annotation is not part of the program language", kept, advice, ForbiddenSyntax)


@enter(CHECKS, ast.comprehension)
def plain_comprehension(interpreter: Interpreter, node: ast.comprehension, at: ast.AST) -> None:
    if node.is_async:
        interpreter.fail("async is not part of the program language", at, "Use a plain for.", ForbiddenSyntax)
