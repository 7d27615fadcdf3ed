"""Import lines: they bring what of a module stands here, and nothing else."""

from __future__ import annotations

import ast
from difflib import get_close_matches
from typing import NoReturn

from engine.errors import ForbiddenSyntax
from engine.program.interpreter import Interpreter, unsupported
from engine.program.namespaces import Namespace


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
    name = ("." * node.level) + (node.module or "")
    module = interpreter.modules.get(name)
    if module is None:
        missing(interpreter, name, node)
    for alias in node.names:
        if alias.name == "*":
            unsupported(interpreter, "import *", node, "Name what you need.")
        if alias.name not in module.names:
            interpreter.unknown(alias.name, node, list(module.names), f"{name[:40]} has no {alias.name[:40]} here")
        interpreter.scope.names[alias.asname or alias.name] = module.names[alias.name]


def missing(interpreter: Interpreter, name: str, node: ast.stmt) -> NoReturn:
    """Refuse a module that is not there; raises ForbiddenSyntax with those that are."""
    known = list(interpreter.modules)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    advice = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
    interpreter.fail(f"there is no module {name[:40]} here", node, advice, ForbiddenSyntax)
