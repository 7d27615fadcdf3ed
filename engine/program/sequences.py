"""What can be gone through one by one: lists, tuples, ranges, and entries that are made when they are asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from engine.program.interpreter import Interpreter
from engine.program.operators import CALLED, called


class Lazy:
    """Entries that are made one at a time, and once: a generator expression, map, zip, enumerate, reversed.

    The order in which nodes are made is Python's: an entry's nodes stand just before those of what takes it.
    """

    __slots__ = ("cost", "entries", "name", "running")

    def __init__(self, name: str, entries: Iterator[object], cost: int = 1) -> None:
        self.name = name
        self.entries = entries
        self.cost = cost
        self.running = False

    def through(self, interpreter: Interpreter, node: ast.AST) -> Iterator[object]:
        """The entries that are left, each of which costs `cost` steps. Lazy entries over lazy entries nest like calls."""
        while True:
            if self.running:
                interpreter.fail(f"this {self.name} needs its own next entry", node)
            scope = interpreter.scope
            interpreter.descend(node)
            self.running = True
            try:
                entry = next(self.entries)
            except StopIteration:
                return
            finally:
                self.running = False
                interpreter.scope = scope
                interpreter.ascend()
            interpreter.step(node, self.cost)
            yield entry


CALLED[Lazy] = "a generator"


def items(interpreter: Interpreter, x: object, node: ast.AST) -> Sequence[object]:
    """The entries of a list, a tuple or a range, or all that lazy ones give. Raises ProgramError for anything else."""
    if isinstance(x, (list, tuple, range)):
        return x
    if isinstance(x, Lazy):
        return entries(interpreter, x, node)
    return interpreter.fail(f"{called(x)} cannot be gone through one by one", node, "Use a list or range(n).")


def through(interpreter: Interpreter, x: object, node: ast.AST) -> Iterator[object]:
    """The entries one by one, as a loop takes them. Raises ProgramError for what has none."""
    return x.through(interpreter, node) if isinstance(x, Lazy) else iter(items(interpreter, x, node))


def taken(interpreter: Interpreter, x: object, node: ast.AST) -> Iterator[object]:
    """The entries one by one, paid for before the first where their number is known."""
    if isinstance(x, Lazy):
        return x.through(interpreter, node)
    return iter(entries(interpreter, x, node))


def entries(interpreter: Interpreter, x: object, node: ast.AST) -> list[object]:
    """The entries as a list of their own; costs its length, which is held against the limit before it is made."""
    most = interpreter.limits.list_length
    if isinstance(x, Lazy):
        found: list[object] = []
        for entry in x.through(interpreter, node):
            found.append(entry)
            if len(found) > most:
                interpreter.budget.length(len(found), interpreter.place(node, "a list too long"))
        return found
    held = items(interpreter, x, node)
    interpreter.budget.length(len(held), interpreter.place(node, "a list too long"))
    interpreter.step(node, len(held))
    return list(held)


def lengthen(interpreter: Interpreter, x: list[object], more: object, node: ast.AST) -> None:
    """Put entries at the end of a list. Lazy ones are put there one by one, for what makes them may look at the list."""
    if isinstance(more, Lazy):
        for entry in more.through(interpreter, node):
            interpreter.budget.length(len(x) + 1, interpreter.place(node, "a list too long"))
            x.append(entry)
        return
    added = entries(interpreter, more, node)
    interpreter.budget.length(len(x) + len(added), interpreter.place(node, "a list too long"))
    x.extend(added)
