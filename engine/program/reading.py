"""Which names a piece of a program takes from around it, as Python's scopes have it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from engine.program.scopes import given_in

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class _Within:
    """The names of a scope, and the scope around it; None outside of all of them."""

    own: frozenset[str]
    outer: _Within | None
    of_class: bool = False


def looked_up(node: ast.AST) -> Iterator[str]:
    """The names that a statement or an expression reads and does not give itself in a scope of its own.

    A name comes as often as it is read.
    """
    stack: list[tuple[ast.AST, _Within | None]] = [(node, None)]
    while stack:
        each, within = stack.pop()
        if isinstance(each, ast.Name):
            if isinstance(each.ctx, ast.Load) and not _is_own(each.id, within):
                yield each.id
        elif isinstance(each, (ast.FunctionDef, ast.ClassDef, ast.Lambda, *COMPREHENSIONS)):
            outside, inside, own = _parts(each)
            scope = _Within(frozenset(own), within, isinstance(each, ast.ClassDef))
            stack += [(part, within) for part in outside]
            stack += [(part, scope) for part in inside]
        else:
            if isinstance(each, ast.AugAssign) and isinstance(each.target, ast.Name) and not _is_own(each.target.id, within):
                yield each.target.id
            stack += [(part, within) for part in ast.iter_child_nodes(each)]


def _is_own(name: str, within: _Within | None) -> bool:
    innermost = True
    while within is not None:
        if name in within.own and (innermost or not within.of_class):  # methods do not see the names of their class
            return True
        within, innermost = within.outer, False
    return False


def _parts(node: ast.AST) -> tuple[list[ast.expr], list[ast.AST], set[str]]:
    """What of a definition is evaluated around it, what within it, and the names that it gives there."""
    if isinstance(node, ast.ClassDef):
        return [*node.bases, *node.decorator_list], [*node.body], set(given_in(node.body))
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        own = {each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg)}
        defaults = [*node.args.defaults, *[each for each in node.args.kw_defaults if each is not None]]
        if isinstance(node, ast.Lambda):
            return defaults, [node.body], own
        return [*defaults, *node.decorator_list], [*node.body], own | set(given_in(node.body))
    assert isinstance(node, COMPREHENSIONS)
    first, *others = node.generators
    targets = [inner for each in node.generators for inner in ast.walk(each.target)]
    made = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
    own = {each.id for each in targets if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    return [first.iter], [first.target, *first.ifs, *others, *made], own
