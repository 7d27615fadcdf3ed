"""def, lambda, class and return: how a program makes functions and classes of its own."""

from __future__ import annotations

import ast

from engine.program.interpreter import EXPRESSIONS, STATEMENTS, Interpreter, enter
from engine.program.own import LAMBDA, Class, Own
from engine.program.scopes import Scope


@enter(STATEMENTS, ast.FunctionDef)
def define(interpreter: Interpreter, node: ast.FunctionDef) -> None:
    interpreter.bind_own(node.name, function(interpreter, node, node.name), node)


@enter(EXPRESSIONS, ast.Lambda)
def anonymous(interpreter: Interpreter, node: ast.Lambda) -> Own:
    return function(interpreter, node, LAMBDA)


def function(interpreter: Interpreter, node: ast.FunctionDef | ast.Lambda, name: str) -> Own:
    """The function that a definition makes where it stands; its defaults are computed now, as in Python."""
    return Own(name, node, interpreter.scope.within(), [interpreter.evaluate(default) for default in node.args.defaults])


@enter(STATEMENTS, ast.Return)
def give_back(interpreter: Interpreter, node: ast.Return) -> str:
    interpreter.returned = None if node.value is None else interpreter.evaluate(node.value)
    return "return"


@enter(STATEMENTS, ast.ClassDef)
def define_class(interpreter: Interpreter, node: ast.ClassDef) -> None:
    around = interpreter.scope
    body = Scope(around, interpreter.own_names(node), of_class=True)
    interpreter.scope = body
    try:
        interpreter.execute(node.body)
    finally:
        interpreter.scope = around
    interpreter.bind_own(node.name, Class(node.name, body.names), node)
