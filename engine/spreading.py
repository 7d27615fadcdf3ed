"""Rule text over several outputs, written out: `sum(…)`, `mean(…)` and `max(…)` of a loss become sums of their terms."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import reduce

OVER_ALL = ("sum", "mean", "max")


def numbered(name: str, count: int) -> list[str]:
    """Return the names of so many of a kind: the name alone for one, else each with its number from 0."""
    return [name] if count == 1 else [f"{name}{i}" for i in range(count)]


def spread(text: str, outputs: Sequence[str], targets: Sequence[str]) -> str:
    """Return rule text in `s` and `y` as text in outputs and targets of these names.

    What stands in `sum`, `mean` or `max` is repeated for each output; elsewhere `s` and `y` are the first.
    """
    pairs = [{"s": s, "y": y} for s, y in zip(outputs, targets, strict=True)]
    return ast.unparse(_Spread(pairs).visit(_read(text)))


class _Spread(ast.NodeTransformer):
    def __init__(self, pairs: Sequence[Mapping[str, str]]) -> None:
        self.pairs = pairs

    def visit_Call(self, node: ast.Call) -> ast.expr:
        assert isinstance(node.func, ast.Name)
        if node.func.id not in OVER_ALL:
            return ast.Call(node.func, [self.visit(each) for each in node.args], [])
        text = ast.unparse(node.args[0])
        each = [_Named(pair).visit(_read(text)) for pair in self.pairs]
        if node.func.id == "max":
            return ast.Call(node.func, each, [])
        total = reduce(lambda a, b: ast.BinOp(a, ast.Add(), b), each)
        return ast.BinOp(total, ast.Div(), ast.Constant(len(each))) if node.func.id == "mean" and len(each) > 1 else total

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return _Named(self.pairs[0]).visit_Name(node)


class _Named(ast.NodeTransformer):
    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)


def _read(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body
