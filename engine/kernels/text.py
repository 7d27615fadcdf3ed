"""Rule text as kernels need it: without branches, and with what is known put in."""

from __future__ import annotations

import ast
from collections.abc import Callable

from engine.rules import SCOPE, code, scalar

FUNCTIONS = f"from engine.kernels.vmath import {', '.join(sorted({*SCOPE, 'select'}))}"
"""The statement that brings what kernel text may call."""


def straight(rule: str, spelled: Callable[[str], str] = str, given: dict[str, float] | None = None) -> str:
    """Return rule text as kernel text, without branches; the names in `given` are those numbers from the start."""
    tree = ast.parse(code(rule, str, str), mode="eval").body
    made: ast.expr = _Straight(given or {}, spelled).visit(tree)
    return ast.unparse(ast.fix_missing_locations(made))


def names_in(text: str) -> set[str]:
    """Return the names of variables, not of functions, in kernel text."""
    tree = ast.parse(text, mode="eval")
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node not in called}


def calls_in(text: str) -> set[str]:
    """Return the names of the functions that kernel text calls."""
    return {
        node.func.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


class _Straight(ast.NodeTransformer):
    """Puts constants in, computes what is then known, and makes choices selections: both sides are computed.

    Powers of 1, 2 and 3 become products.
    """

    def __init__(self, given: dict[str, float], spelled: Callable[[str], str]) -> None:
        self.given, self.spelled = given, spelled

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.given:
            return ast.Constant(self.given[node.id])
        return ast.Name(self.spelled(node.id), ast.Load())

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        made = ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))
        return _computed(made, made.left, made.right)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        made = ast.Compare(self.visit(node.left), node.ops, [self.visit(each) for each in node.comparators])
        return _computed(made, made.left, *made.comparators)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        parts: list[ast.expr] = [self.visit(each) for each in node.values]
        joined = parts[0]
        for part in parts[1:]:
            joined = ast.BinOp(joined, ast.BitAnd() if isinstance(node.op, ast.And) else ast.BitOr(), part)
        return joined

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        test = self.visit(node.test)
        if isinstance(test, ast.Constant):
            return self.visit(node.body if test.value else node.orelse)  # type: ignore[no-any-return]
        return ast.Call(ast.Name("select", ast.Load()), [test, self.visit(node.body), self.visit(node.orelse)], [])

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        arguments = [self.visit(each) for each in node.args]
        if node.func.id == "div":
            return ast.BinOp(arguments[0], ast.Div(), arguments[1])
        if node.func.id == "power" and (product := _product(*arguments)):
            return product
        return ast.Call(node.func, arguments, [])


def _computed(made: ast.expr, *parts: ast.expr) -> ast.expr:
    if not all(isinstance(part, ast.Constant) for part in parts):
        return made
    return ast.Constant(scalar(ast.unparse(made), ())())


def _product(base: ast.expr, exponent: ast.expr) -> ast.expr | None:
    if not (isinstance(exponent, ast.Constant) and isinstance(exponent.value, float) and exponent.value in (1.0, 2.0, 3.0)):
        return None
    product = base
    for _ in range(int(exponent.value) - 1):
        product = ast.BinOp(product, ast.Mult(), base)
    return product
