"""What the exports that are programs share: a graph as statements, one a node, in a dialect of Python."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import ClassVar

from engine.exports.graph import Graph
from engine.exports.naming import comment, variables
from engine.exports.registry import Document
from engine.ops import CONSTANT, LEAF, OPS


class Dialect(ABC):
    """How a program spells what it does. An object writes one graph."""

    reserved: ClassVar[frozenset[str]] = frozenset()
    """Names that the program uses for itself; those of operations are reserved anyway."""

    does: ClassVar[str]
    """What the program is, as its first line says."""

    def __init__(self, document: Document) -> None:
        self.graph = Graph(document)
        self.names = variables(self.graph.label, self.graph.bound, {*OPS, *self.reserved})

    @abstractmethod
    def opening(self) -> Sequence[str]:
        """Return the imports, and each definition, as a block of lines. Asked for when all operations are spelled."""

    def leaf(self, number: str) -> str:
        """Return source for a new leaf."""
        return f"Value({number})"

    @abstractmethod
    def constant(self, number: str) -> str:
        """Return source for a constant that cannot stand as a bare number."""

    @abstractmethod
    def operation(self, i: int) -> str:
        """Return source for an operation."""

    def set_value(self, name: str, number: str) -> str:
        """Return the statement that gives a node a number of its own."""
        return f"{name}.data = {number}"

    def set_grad(self, name: str, number: str) -> str:
        """Return the statement that gives a leaf a gradient."""
        return f"{name}.grad = {number}"

    def backward(self, root: str) -> str:
        """Return the statement that runs the backward pass."""
        return f"{root}.backward()"

    def value_of(self, name: str) -> str:
        """Return source for a node's value as a float."""
        return f"{name}.data"

    def grad_of(self, name: str) -> str:
        """Return source for a leaf's gradient as a float."""
        return f"{name}.grad"

    def infix(self, i: int) -> str:
        """Return source for an operation by its operator; constants stand as bare numbers."""
        symbol = OPS[self.graph.op[i]].symbol
        operands = self._bare(i)
        return f"{symbol}{operands[0]}" if len(operands) == 1 else f" {symbol} ".join(operands)

    def call(self, i: int) -> str:
        """Return source for an operation as a call of a function that has its name."""
        return f"{self.graph.op[i]}({', '.join(self.whole(i))})"

    def whole(self, i: int) -> list[str]:
        """Return source for each operand of an operation; none is a bare number."""
        graph = self.graph
        return [self.constant(literal(graph.value[j])) if graph.op[j] == CONSTANT else self.names[j] for j in graph.operands[i]]

    def _bare(self, i: int) -> list[str]:
        graph = self.graph
        ins = graph.operands[i]
        if all(graph.op[j] == CONSTANT for j in ins):  # of numbers alone the operator would make a number
            return self.whole(i)
        return [_in_brackets(literal(graph.value[j])) if graph.op[j] == CONSTANT else self.names[j] for j in ins]


def written(dialect: Dialect) -> bytes:
    """Return the program: it makes the graph node by node and prints the root's value and every leaf's gradient."""
    made = list(_made(dialect))
    imports, *definitions = dialect.opening()
    first = [f'"""{dialect.does}"""', "", imports]
    for block in definitions:
        first += ["", "", block]
    lines = [*first, *([""] if definitions else []), "", *made, "", *_passed(dialect), "", *_printed(dialect), ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _made(dialect: Dialect) -> Iterator[str]:
    graph = dialect.graph
    used = {j for ins in graph.operands for j in ins}
    group = ""
    for i, (op, name) in enumerate(zip(graph.op, dialect.names, strict=True)):
        if op == CONSTANT and i in used and i != graph.root:
            continue
        if graph.group[i] != group:
            group = graph.group[i]
            yield ""
            if group:
                yield f"# {comment(group)}"
        number = literal(graph.value[i])
        made = dialect.leaf(number) if op == LEAF else dialect.constant(number) if op == CONSTANT else dialect.operation(i)
        label = graph.label[i]
        yield f"{name} = {made}  # {comment(label)}" if label not in ("", name) else f"{name} = {made}"
        if graph.own[i]:
            yield dialect.set_value(name, number) + "  # not what its operands make"


def _passed(dialect: Dialect) -> Iterator[str]:
    graph = dialect.graph
    for i in graph.leaves:
        if graph.grad_before[i] != 0:
            yield dialect.set_grad(dialect.names[i], literal(graph.grad_before[i])) + "  # from passes before"
    if graph.has_gradients():
        yield dialect.backward(dialect.names[graph.root])
    else:
        yield "# No leaf leads to the root: there is nothing to hand back."


def _printed(dialect: Dialect) -> Iterator[str]:
    graph = dialect.graph
    root = dialect.names[graph.root]
    yield f'print("{root} =", {dialect.value_of(root)})'
    for i in graph.leaves:
        yield f'print("{dialect.names[i]}.grad =", {dialect.grad_of(dialect.names[i])})'


def _in_brackets(number: str) -> str:
    return f"({number})" if number.startswith("-") else number


def literal(number: float) -> str:
    """Return a number as Python source; it is the same number to the last bit."""
    return repr(number) if isfinite(number) else f'float("{number}")'
