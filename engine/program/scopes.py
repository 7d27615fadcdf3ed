"""Where names live: the top level, a call of the program's own functions, a comprehension."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

Definition = ast.FunctionDef | ast.ClassDef | ast.Lambda | ast.ListComp | ast.GeneratorExp
"""What has a scope of its own."""

NO_NAMES: frozenset[str] = frozenset()


class Scope:
    """The names of one scope, and the scope around it (None: this is the top level).

    `own` are the names that belong to it before they are given, as Python has it: what a function assigns anywhere is
    its own everywhere. `of_class` says that this is the body of a class, whose names its methods do not see.
    """

    __slots__ = ("names", "of_class", "outer", "own")

    def __init__(
        self,
        outer: Scope | None = None,
        own: frozenset[str] = NO_NAMES,
        names: dict[str, object] | None = None,
        *,
        of_class: bool = False,
    ) -> None:
        self.outer = outer
        self.own = own
        self.of_class = of_class
        self.names: dict[str, object] = {} if names is None else names

    def within(self) -> Scope:
        """The scope that functions and comprehensions see which are made in this one."""
        scope = self
        while scope.of_class and scope.outer is not None:
            scope = scope.outer
        return scope

    def visible(self) -> list[str]:
        """Every name that can be used here, the nearest scope's first."""
        found: dict[str, None] = {}
        scope: Scope | None = self
        while scope is not None:
            found.update(dict.fromkeys(scope.names))
            scope = scope.outer
        return list(found)


def given_in(body: Sequence[ast.stmt]) -> Iterator[str]:
    """The names that statements give in their own scope: not those of the functions, classes and comprehensions in them."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                yield node.id
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.split(".", 1)[0]
        elif not isinstance(node, (ast.Lambda, ast.ListComp, ast.GeneratorExp)):
            stack.extend(ast.iter_child_nodes(node))


def own_names(node: Definition) -> Iterator[str]:
    """The names that a definition gives in its own scope, besides its arguments."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield from given_in(node.body)
    elif not isinstance(node, ast.Lambda):
        for generator in node.generators:
            for inner in ast.walk(generator.target):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    yield inner.id
