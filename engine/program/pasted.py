"""What is pasted along from the lecture and needs nothing here: its own Value, its drawing and plotting, torch.

Such statements are taken out before anything runs, each with a warning. So is what depends on them.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator

from engine.program.plotted import only_plotted
from engine.program.prompts import told
from engine.program.reading import looked_up
from engine.program.scopes import given_in

MISSING = {
    "matplotlib": "it needs matplotlib, which is not here.",
    "graphviz": "the page draws the graph.",
    "torch": "it needs torch, which is not here.",
}
"""Module that is not here → why a line that needs it is skipped."""

DRAWING = {"draw_dot": MISSING["graphviz"]}

UNUSED = "only skipped lines use it."

OWN_VALUE = "Value"

HOLDS_NO_IMPORT = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.expr)


def take_out(tree: ast.Module) -> list[str]:
    """Take those statements out of the tree, and return the warnings, in the order of the text."""
    skipping = _Skipping()
    before = list(tree.body)
    tree.body = skipping.kept(tree.body)
    if len(tree.body) < len(before):  # nothing can depend on what is not missing
        skipping.drop(tree, only_plotted(before, set(tree.body)))
        skipping.drop_unused(tree, before)
    return told(sorted(skipping.skipped))


class _Skipping:
    """Goes through statements in order and knows which names are missing at each."""

    def __init__(self) -> None:
        self.why: dict[str, str] = dict(DRAWING)
        """Name that is missing → why what needs it is skipped."""
        self.skipped: list[tuple[int, str]] = []

    def kept(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The statements that stay."""
        return [statement for statement in body if self._stays(statement)]

    def _stays(self, node: ast.stmt) -> bool:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            return self._import_stays(node)
        if isinstance(node, ast.ClassDef) and node.name == OWN_VALUE:
            self.skipped.append((node.lineno, "its class Value gives way to Gradwalk's own, which has the same names."))
            return False
        if isinstance(node, (ast.If, ast.For, ast.While)) and self._lacks(_head(node)) is None:
            if isinstance(node, ast.For):
                self._are_there(inner.id for inner in ast.walk(node.target) if isinstance(inner, ast.Name))
            self._keep_branches(node)
            return True
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and _trains(node) and self._only_plots(node):
            self._keep_lines(node)
            return True
        if isinstance(node, ast.With) and any(self._changes(each) for each in node.body):
            return True  # `with torch.no_grad():` around an update: to skip that without a word would change what is trained
        why = self._lacks(node)
        given = list(given_in([node]))
        if why is None:
            self._are_there(given)
            return True
        self.skipped.append((node.lineno, why))
        self.why.update(dict.fromkeys(given, why))
        return False

    def _changes(self, node: ast.stmt) -> bool:
        """Whether this could be carried out, and is more than an expression."""
        return not isinstance(node, ast.Expr) and self._lacks(node) is None

    def _import_stays(self, node: ast.Import | ast.ImportFrom) -> bool:
        missing = {alias: why for alias, why in _imported(node) if why}
        for alias, why in missing.items():
            self.why[alias.asname or _root(alias.name)] = why
        if missing:
            self.skipped.append((node.lineno, next(iter(missing.values()))))
        node.names = [alias for alias in node.names if alias not in missing]
        self._are_there(alias.asname or _root(alias.name) for alias in node.names)
        return bool(node.names)

    def _are_there(self, names: Iterable[str]) -> None:
        """Names that are given anew, by something that stays."""
        for name in names:
            self.why.pop(name, None)

    def _keep_branches(self, node: ast.If | ast.For | ast.While) -> None:
        """Skip lines of the blocks of a statement; a chain of elif is followed in a loop, for it may be a long one."""
        while True:
            node.body = self.kept(node.body) or [ast.copy_location(ast.Pass(), node.body[0])]
            below = node.orelse
            if len(below) != 1 or not isinstance(below[0], ast.If) or self._lacks(below[0].test) is not None:
                node.orelse = self.kept(below)
                return
            node = below[0]

    def _keep_lines(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        """Skip lines of a function, or of the methods of a class, in place of the whole: it runs backward()."""
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef):
                    self._keep_lines(method)
            return
        before = dict(self.why)  # what is missing in a function is its own
        node.body = self.kept(node.body) or [ast.copy_location(ast.Pass(), node.body[0])]
        self.why = before

    def _only_plots(self, node: ast.AST) -> bool:
        return set(self._missing(node)) == {MISSING["matplotlib"]}

    def _lacks(self, node: ast.AST) -> str | None:
        """Why this cannot be carried out, if a name that it uses is missing."""
        return next(self._missing(node), None)

    def _missing(self, node: ast.AST) -> Iterator[str]:
        yield from (self.why[name] for name in looked_up(node) if name in self.why)
        for inner in () if isinstance(node, HOLDS_NO_IMPORT) else ast.walk(node):
            if isinstance(inner, (ast.Import, ast.ImportFrom)):
                yield from (why for _, why in _imported(inner) if why)

    def drop(self, tree: ast.Module, unused: set[ast.stmt]) -> None:
        """Take out statements of the top level that only skipped ones use."""
        self.skipped += [(node.lineno, UNUSED) for node in tree.body if node in unused]
        tree.body = [node for node in tree.body if node not in unused]

    def drop_unused(self, tree: ast.Module, before: list[ast.stmt]) -> None:
        """Take out the functions that only skipped statements use, such as the lecture's `trace` for its `draw_dot`."""
        uses = {node: set(looked_up(node)) - {getattr(node, "name", None)} for node in before}
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        needed = Counter(name for node in tree.body for name in uses[node])
        staying = set(tree.body)
        idle = [name for node in before if node not in staying for name in uses[node]]
        while idle:
            function = functions.get(idle.pop())
            if function is None or function not in staying or needed[function.name]:
                continue
            staying.remove(function)
            self.skipped.append((function.lineno, UNUSED))
            needed.subtract(uses[function])
            idle += uses[function]
        tree.body = [node for node in tree.body if node in staying]


def _imported(node: ast.Import | ast.ImportFrom) -> list[tuple[ast.alias, str | None]]:
    """What an import line names, each with why it is missing; None where it is not."""
    if isinstance(node, ast.ImportFrom):
        why = MISSING.get(_root(node.module or "")) if not node.level else None
        return [(alias, why) for alias in node.names]
    return [(alias, MISSING.get(_root(alias.name))) for alias in node.names]


def _root(module: str) -> str:
    return module.split(".", 1)[0]


def _trains(node: ast.AST) -> bool:
    return any(isinstance(inner, ast.Attribute) and inner.attr == "backward" for inner in ast.walk(node))


def _head(node: ast.If | ast.For | ast.While) -> ast.expr:
    return node.iter if isinstance(node, ast.For) else node.test
