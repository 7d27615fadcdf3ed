"""The closed list: what may stand in a program at all. The whole tree is held against it before anything runs."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from engine.errors import ForbiddenSyntax, SyntaxProblem
from engine.program.interpreter import EXPRESSIONS, STATEMENTS, Interpreter, enter, refuse, unsupported
from engine.program.refusals import DECORATOR, DUNDER

PARTS: frozenset[type[ast.AST]] = frozenset({
    ast.Module, ast.Load, ast.Store, ast.alias, ast.arguments, ast.arg, ast.comprehension, ast.keyword, ast.Slice,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.UAdd, ast.USub,
    ast.And, ast.Or, ast.Not, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE,
})  # fmt: skip
"""Node classes that are parts of expressions and statements, and that are read by those."""

LOOPS = (ast.For, ast.While)

METHODS = ("__init__", "__call__")
"""The names of Python's own that a method can have."""

ARITHMETIC = {"__add__", "__mul__", "__pow__"}
"""A class with one of these is a Value under another name."""

Check = Callable[[Interpreter, Any, ast.AST], None]
CHECKS: dict[type[ast.AST], Check] = {}
"""What must hold, besides its class, for a node of these kinds: a function of the interpreter, the node and its place."""


def check(interpreter: Interpreter) -> None:
    """Go through the whole tree in the order of the text. Raises ForbiddenSyntax for what is not on the list."""
    allowed = PARTS | EXPRESSIONS.keys() | STATEMENTS.keys()
    tree: ast.AST = interpreter.source.tree
    stack: list[tuple[ast.AST, ast.AST, bool, bool]] = [(tree, tree, False, False)]
    while stack:
        node, at, looped, defined = stack.pop()
        if hasattr(node, "lineno"):
            at = node
        if type(node) not in allowed:
            refuse(interpreter, node, at)
        if isinstance(node, (ast.Break, ast.Continue)) and not looped:
            word = type(node).__name__.lower()
            interpreter.fail(f"{word} stands outside of a loop", node, kind=SyntaxProblem)
        if type(node) in CHECKS:
            CHECKS[type(node)](interpreter, node, at)
        if isinstance(node, ast.Return) and not defined:
            interpreter.fail("return stands outside of a function", node, kind=SyntaxProblem)
        turns = set(node.body) if isinstance(node, LOOPS) else set()
        looped = looped and not isinstance(node, (ast.FunctionDef, ast.ClassDef))
        defined = isinstance(node, ast.FunctionDef) or (defined and not isinstance(node, ast.ClassDef))
        below = [(each, at, looped or each in turns, defined) for each in ast.iter_child_nodes(node)]
        stack.extend(reversed(below))


def is_dunder(name: str) -> bool:
    """Whether Python keeps this name for itself, like `__class__`."""
    return name.startswith("__") and name.endswith("__") and bool(name.strip("_"))


@enter(CHECKS, ast.Name, ast.Attribute, ast.keyword, ast.alias, ast.arg)
def plain_name(interpreter: Interpreter, node: ast.AST, at: ast.AST) -> None:
    """A name is ASCII, also after Python has normalised it, and reaches nothing behind the values."""
    for field in ("id", "attr", "arg", "name", "asname"):
        name = getattr(node, field, "")
        if not name:
            continue
        plain_letters(interpreter, name, at)
        if is_dunder(name):
            advice = DUNDER.get(name, "Use what a value offers: .data, .grad, .label, backward().")
            unsupported(interpreter, name[:40], at, advice)
    if isinstance(node, ast.keyword) and node.arg is None:
        unsupported(interpreter, "**", at, "Write the arguments one by one.")


def plain_letters(interpreter: Interpreter, name: str, at: ast.AST) -> None:
    """A name is ASCII, also after Python has normalised it."""
    if not name.isascii():
        interpreter.fail("a name is written in plain letters, a to z", at, kind=ForbiddenSyntax)


@enter(CHECKS, ast.Call)
def plain_call(interpreter: Interpreter, node: ast.Call, at: ast.AST) -> None:
    """An argument is named once, which `ast.parse` leaves to the compiler."""
    names: set[str] = set()
    for keyword in node.keywords:
        if keyword.arg is not None and keyword.arg in names:
            interpreter.fail(f"the argument {keyword.arg[:40]} is given twice", keyword, kind=SyntaxProblem)
        names.add(keyword.arg or "")


LITERALS = {bytes: "b''", complex: "a complex number", type(...): "..."}


@enter(CHECKS, ast.Constant)
def plain_literal(interpreter: Interpreter, node: ast.Constant, at: ast.AST) -> None:
    """A literal is a number, True, False, None, or a text that can be written out."""
    if type(node.value) in LITERALS:
        what = LITERALS[type(node.value)]
        unsupported(interpreter, what, at, "Write a plain number, or a text in quotes.")
    if isinstance(node.value, str) and any(char == "\0" or "\ud800" <= char <= "\udfff" for char in node.value):
        interpreter.fail("a text holds a character that cannot be written out", at, "Leave it out.", ForbiddenSyntax)


@enter(CHECKS, ast.FunctionDef)
def plain_function(interpreter: Interpreter, node: ast.FunctionDef, at: ast.AST) -> None:
    """A function has a plain name and no decorator; a method may be `__init__` or `__call__`."""
    plain_letters(interpreter, node.name, at)
    refuse_more(interpreter, node)
    if is_dunder(node.name) and node.name not in METHODS:
        advice = "In a class, __init__ and __call__ can be defined, and Value has all of arithmetic already."
        unsupported(interpreter, f"a function called {node.name[:40]}", at, advice)
    plain_annotation(interpreter, node.returns)
    if _sorts(node):
        advice = "Leave it out: backward() goes through all operands, and the page shows them."
        unsupported(interpreter, "a walk through _prev", at, advice)


def _sorts(node: ast.FunctionDef) -> bool:
    """Whether it goes through operands and asks which it has met, as the lecture's `build_topo` does."""
    inner = [*ast.walk(node)]
    reads = any(isinstance(each, ast.Attribute) and each.attr == "_prev" for each in inner)
    return reads and any(isinstance(each, (ast.In, ast.NotIn)) for each in inner)


@enter(CHECKS, ast.ClassDef)
def plain_class(interpreter: Interpreter, node: ast.ClassDef, at: ast.AST) -> None:
    """A class has no base and no decorator; in it stand methods, assignments and bare expressions."""
    plain_letters(interpreter, node.name, at)
    if node.bases or node.keywords:
        advice = "Leave it out, and write the methods that are needed into the class."
        unsupported(interpreter, f"a base of the class {node.name[:40]}", [*node.bases, *node.keywords][0], advice)
    refuse_more(interpreter, node)
    if is_dunder(node.name):
        unsupported(interpreter, f"a class called {node.name[:40]}", at, "Give it another name.")
    if any(isinstance(method, ast.FunctionDef) and method.name in ARITHMETIC for method in node.body):
        advice = "Value has all of arithmetic already. Call the class Value, and Gradwalk's own takes its place."
        unsupported(interpreter, f"a class with arithmetic of its own, {node.name[:40]},", at, advice)
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef):
            continue
        if not isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Pass, ast.Expr)):
            unsupported(interpreter, "this statement in a class", statement, "Write it into a method.")


def refuse_more(interpreter: Interpreter, node: ast.FunctionDef | ast.ClassDef) -> None:
    """Refuse decorators and type parameters."""
    for decorator in node.decorator_list:
        name = next((each.id for each in ast.walk(decorator) if isinstance(each, ast.Name)), "")
        unsupported(interpreter, "a decorator", decorator, DECORATOR.get(name, "Leave it out."))
    for parameter in getattr(node, "type_params", ()):
        unsupported(interpreter, "a type parameter", parameter, "Leave it out: a program needs no types.")


@enter(CHECKS, ast.arguments)
def plain_arguments(interpreter: Interpreter, node: ast.arguments, at: ast.AST) -> None:
    """Arguments are names, some with a default."""
    starred = node.vararg or node.kwarg
    if starred or node.kwonlyargs or node.posonlyargs:
        what = "**" if node.kwarg and not node.vararg else "/" if node.posonlyargs else "*"
        unsupported(interpreter, f"{what} among arguments", starred or at, "Write the arguments one by one.")
    names: set[str] = set()
    for each in node.args:
        plain_annotation(interpreter, each.annotation)
        if each.arg in names:
            interpreter.fail(f"two arguments are called {each.arg[:40]}", each, kind=SyntaxProblem)
        names.add(each.arg)


@enter(CHECKS, ast.AnnAssign)
def plain_annotated(interpreter: Interpreter, node: ast.AnnAssign, at: ast.AST) -> None:
    plain_annotation(interpreter, node.annotation)


def plain_annotation(interpreter: Interpreter, kept: ast.expr | None) -> None:
    """An annotation is ignored, and so it is None or a name."""
    if kept is not None and not isinstance(kept, ast.Name) and not (isinstance(kept, ast.Constant) and kept.value is None):
        unsupported(interpreter, "this annotation", kept, "Leave the annotation out, or write a plain name.")


@enter(CHECKS, ast.comprehension)
def plain_comprehension(interpreter: Interpreter, node: ast.comprehension, at: ast.AST) -> None:
    if node.is_async:
        unsupported(interpreter, "async", at, "Use a plain for.")
