"""Rule text: the only reader of it. A rule is a short expression in the operands' names and `out`.

From one text come the Python function that computes it and the tree from which formulas are set.
Rules are our own text, from the op table; a user's text never gets here.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from engine import arithmetic

Tree: TypeAlias = "float | str | list[Tree]"
"""A number, a name, or a list whose first item says what is done with the rest (see `tree`)."""

OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "div", ast.Pow: "pow", ast.USub: "neg",
    ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge", ast.Eq: "eq", ast.NotEq: "ne",
    ast.And: "and", ast.Or: "or",
}  # fmt: skip

TOTAL: dict[type[ast.operator], str] = {ast.Div: "div", ast.Pow: "power"}


def function(texts: Sequence[str], names: Sequence[str]) -> Callable[..., tuple[float, ...]]:
    """Return a function of `names`, in that order, that gives the value of each text as a tuple."""
    return _compiled(ast.Tuple([_read(text) for text in texts], ast.Load()), names)


def scalar(text: str, names: Sequence[str]) -> Callable[..., float]:
    """Return a function of `names`, in that order, that gives the value of `text`."""
    return _compiled(_read(text), names)


def tree(text: str) -> Tree:
    """Return `text` as nested lists that any client can set as a formula.

    A number is a float, a name a string; else a list: `[operator, operand, …]` with an operator of OPERATORS,
    `["call", function, argument, …]`, or `["if", condition, then, otherwise]`.
    """
    return _tree(_read(text))


def made(source: str, name: str, given: Mapping[str, object]) -> Callable[..., Any]:
    """Return the function `name` that `source` defines, our own text around that of `code`; `given` are its globals."""
    scope: dict[str, Any] = {**SCOPE, **given}
    exec(compile(source, f"<{name}>", "exec"), scope)
    made: Callable[..., Any] = scope[name]
    return made


def code(text: str, spelled: Callable[[str], str], called: Callable[[str], str] = str) -> str:
    """Return Python source that computes what `scalar` computes.

    `spelled` says how a name of the rule is written there, `called` how a function of SCOPE is: by its name, if not
    otherwise.
    """
    return ast.unparse(_Spelled(spelled, called).visit(_Total().visit(_read(text))))


class _Total(ast.NodeTransformer):
    """Replaces `/`, `**` and the functions by the total ones, and ints by floats."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.visit(node.left), self.visit(node.right)
        if isinstance(node.op, ast.Pow) and isinstance(left, ast.Name) and ast.unparse(right) == "2.0":
            return ast.BinOp(left, ast.Mult(), left)  # a square needs no call: x * x has the same bits
        name = TOTAL.get(type(node.op))
        if name is None:
            return ast.BinOp(left, node.op, right)
        return ast.Call(ast.Name(name, ast.Load()), [left, right], [])

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        return ast.Call(ast.Name(f"{node.func.id}_", ast.Load()), [self.visit(a) for a in node.args], [])

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return ast.Constant(_float(node))


class _Spelled(ast.NodeTransformer):
    """Writes names and functions as another program has them."""

    def __init__(self, spelled: Callable[[str], str], called: Callable[[str], str]) -> None:
        self.spelled, self.called = spelled, called

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name(self.spelled(node.id), ast.Load())

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        return ast.Call(ast.Name(self.called(node.func.id), ast.Load()), [self.visit(each) for each in node.args], [])


SCOPE: dict[str, Callable[..., float]] = {
    "div": arithmetic.div,
    "power": arithmetic.power,
    **{f"{name}_": function for name, function in arithmetic.FUNCTIONS.items()},
}


def _float(node: ast.Constant) -> float:
    assert isinstance(node.value, int | float)
    return float(node.value)


def _read(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _compiled(body: ast.expr, names: Sequence[str]) -> Callable[..., Any]:
    arguments = ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])
    expression = ast.Expression(ast.Lambda(arguments, _Total().visit(body)))
    made: Callable[..., Any] = eval(
        compile(ast.fix_missing_locations(expression), "<rule>", "eval"), {"__builtins__": {}, **SCOPE}
    )
    return made


def _tree(node: ast.expr) -> Tree:
    match node:
        case ast.Constant():
            return _float(node)
        case ast.Name(id=name):
            return name
        case ast.UnaryOp(op=op, operand=operand):
            return [OPERATORS[type(op)], _tree(operand)]
        case ast.BinOp(left=left, op=op, right=right):
            return [OPERATORS[type(op)], _tree(left), _tree(right)]
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return [OPERATORS[type(op)], _tree(left), _tree(right)]
        case ast.BoolOp(op=op, values=values):
            return [OPERATORS[type(op)], *map(_tree, values)]
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return ["call", name, *map(_tree, arguments)]
        case ast.IfExp(test=test, body=body, orelse=otherwise):
            return ["if", _tree(test), _tree(body), _tree(otherwise)]
    raise ValueError(f"a rule may not contain {type(node).__name__}")
