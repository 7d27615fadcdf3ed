"""Import lines: they bring what of a module stands here, and nothing else."""

from __future__ import annotations

import ast
from difflib import get_close_matches
from typing import NoReturn

from engine.errors import ForbiddenSyntax
from engine.program.closed import CHECKS
from engine.program.interpreter import Interpreter, enter, unsupported
from engine.program.namespaces import Namespace

INSTEAD = {
    "sklearn": "Write the data into the program as lists: xs = [[0.5, 1.0], ...] and ys = [1, -1, ...].",
    "pandas": "Write the data into the program as lists: xs = [[0.5, 1.0], ...] and ys = [1, -1, ...].",
    "tqdm": "Write range(n) itself.",
    "typing": "Leave it out: a program needs no types.",
    "__future__": "Leave it out: it is not needed.",
    "IPython": "Leave it out: the page shows the graph.",
}
"""Module that is not here → what to write instead; for any other, those that are here."""


def bring(interpreter: Interpreter, name: str, as_name: str | None, node: ast.stmt) -> None:
    """`import math`, `import numpy as np`."""
    module = interpreter.modules.get(name)
    if module is None:
        missing(interpreter, name, node)
    if as_name is None and "." in name:
        name, inner = name.split(".", 1)
        package = interpreter.scope.names.get(name)
        held = package.names if isinstance(package, Namespace) else {}
        module = Namespace(name, {**held, inner: module})
    interpreter.scope.names[as_name or name] = module


def bring_from(interpreter: Interpreter, node: ast.ImportFrom) -> None:
    """`from micrograd.engine import Value`."""
    name = _module(node)
    module = interpreter.modules.get(name)
    if module is None:
        missing(interpreter, name, node)
    for alias in node.names:
        if alias.name == "*":
            unsupported(interpreter, "import *", node, "Name what you need.")
        if alias.name not in module.names:
            interpreter.unknown(alias.name, node, list(module.names), f"{name[:40]} has no {alias.name[:40]} here")
        interpreter.scope.names[alias.asname or alias.name] = module.names[alias.name]


@enter(CHECKS, ast.Import, ast.ImportFrom)
def present(interpreter: Interpreter, node: ast.Import | ast.ImportFrom, at: ast.AST) -> None:
    """A module that is not there is told before anything else is, for without it the rest may be in vain.

    That holds for lines at the margin, which are always carried out.
    """
    if node.col_offset == 0:
        names = [_module(node)] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        for name in names:
            if name not in interpreter.modules and name.isascii():
                missing(interpreter, name, node)


def _module(node: ast.ImportFrom) -> str:
    return ("." * node.level) + (node.module or "")


def missing(interpreter: Interpreter, name: str, node: ast.stmt) -> NoReturn:
    """Refuse a module that is not there; raises ForbiddenSyntax with those that are."""
    known = list(interpreter.modules)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    there = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
    advice = INSTEAD.get(name.split(".", 1)[0], there)
    interpreter.fail(f"there is no module {name[:40]} here", node, advice, ForbiddenSyntax)
